import { expect, test } from 'vitest';
import { caseTitle, chainRows, countOfChains, details, marks, settled } from './support/app.ts';
import { useBrowser, visit } from './support/browser.ts';

useBrowser();

test('the first visit shows the tutorial, a finished trace and one line on what to do next', async () => {
  const { page, done } = await visit('', { viewport: { width: 1280, height: 720 } });
  await settled(page);
  expect(await caseTitle(page).textContent()).toContain('Tutorial (all names invented) · data as of 22 Nov 2026');
  expect(await countOfChains(page).textContent()).toMatch(/^\d+ chains, all found$/);
  expect(await chainRows(page).count()).toBeGreaterThan(2);
  const line = page.locator('.stage-status');
  expect(await line.textContent()).toMatch(
    /^Starting from manufacturers .+ Ending at end-users .+ Choose one on the left/,
  );
  await details(page).getByText('All names invented. Every firm').waitFor();
  expect((await marks(page)).length).toBeGreaterThan(10);
  await done();
});

test('nothing overlaps at 1280 × 720 and the page does not scroll sideways', async () => {
  const { page, done } = await visit('', { viewport: { width: 1280, height: 720 } });
  await settled(page);
  const selectors = [
    '.head',
    '.trace-panel',
    '.chains',
    '.stage-bar',
    '.stage',
    '.stage-foot .legend',
    '.stage-foot [role=group]',
    '.timeline',
    '.right',
  ];
  const boxes = await page.evaluate(
    (wanted) =>
      wanted.map((selector) => {
        const box = document.querySelector(selector)?.getBoundingClientRect();
        return { selector, left: box?.left, right: box?.right, top: box?.top, bottom: box?.bottom };
      }),
    selectors,
  );
  const overlaps: string[] = [];
  for (const [index, a] of boxes.entries()) {
    if (a.left === undefined || a.right === undefined || a.top === undefined || a.bottom === undefined) {
      overlaps.push(`${a.selector} is not there`);
      continue;
    }
    if (a.left < 0 || a.right > 1280 || a.top < 0 || a.bottom > 720) overlaps.push(`${a.selector} leaves the window`);
    for (const b of boxes.slice(index + 1)) {
      const across = Math.min(a.right, b.right ?? 0) - Math.max(a.left, b.left ?? 0);
      const down = Math.min(a.bottom, b.bottom ?? 0) - Math.max(a.top, b.top ?? 0);
      if (across > 0.5 && down > 0.5) overlaps.push(`${a.selector} over ${b.selector}`);
    }
  }
  expect(overlaps).toEqual([]);
  expect(
    await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]),
  ).toEqual([1280, 720]);
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll('.head button, .segmented button, .stage-foot button')]
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .map((element) => element.textContent),
  );
  expect(cut).toEqual(cut.filter((text) => text?.startsWith('Tutorial')));
  await done();
});

test('every mark of the first visit stands within the canvas, apart from the others', async () => {
  const { page, done } = await visit('', { viewport: { width: 1280, height: 720 } });
  await settled(page);
  const box = await page.locator('.canvas').boundingBox();
  if (!box) throw new Error('The canvas has no box.');
  const drawn = await marks(page);
  for (const mark of drawn) {
    expect(mark.pageX).toBeGreaterThan(box.x);
    expect(mark.pageX).toBeLessThan(box.x + box.width);
    expect(mark.pageY).toBeGreaterThan(box.y);
    expect(mark.pageY).toBeLessThan(box.y + box.height);
  }
  for (const [index, a] of drawn.entries()) {
    for (const b of drawn.slice(index + 1)) {
      expect(Math.hypot(a.x - b.x, a.y - b.y), `${a.label} and ${b.label}`).toBeGreaterThan(38);
    }
  }
  await done();
});

test('page and worker run under the policy: evaluation and a foreign request are refused in both', async () => {
  const { page, faults } = await visit();
  await settled(page);
  const headers = (await page.request.get(page.url())).headers();
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  const workers = page.workers();
  expect(workers).toHaveLength(1);
  // The script of the worker itself is sent with the policy: a policy of the page alone would not cover it.
  const script = await page.request.get(workers[0]?.url() ?? '');
  expect(script.headers()['content-security-policy']).toContain("default-src 'none'");
  const refused = await workers[0]?.evaluate(async () => {
    const outside = await fetch('https://elsewhere.example/').then(
      () => 'sent',
      () => 'refused',
    );
    return outside;
  });
  expect(refused).toBe('refused');
  expect(faults.filter((fault) => fault.startsWith('request'))).toEqual([]);
  await page.context().close();
});
