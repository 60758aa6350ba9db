import { expect, test } from 'vitest';
import { chainRows, details, eventually, lightChain, markOf, marks, settled } from './support/app.ts';
import { useBrowser, visit } from './support/browser.ts';

useBrowser();

/** The tier of the priority list that a text gives. */
function tierIn(text: string | null): string | undefined {
  return /(?:tier |T)(\d(?:\.[AB])?)/.exec(text ?? '')?.[1];
}

test('choosing a chain lights its parties and dims the rest; choosing it again puts it out', async () => {
  const { page, done } = await visit();
  await settled(page);
  const row = chainRows(page).first();
  await lightChain(page);
  expect(await row.getAttribute('aria-selected')).toBe('true');
  const names = await details(page).locator('.hop-list .strong bdi').allTextContents();
  const onChain = new Set(names);
  await expect
    .poll(async () => (await marks(page)).filter(({ opacity }) => opacity === 1).map(({ label }) => label), eventually)
    .toEqual(expect.arrayContaining([...onChain]));
  expect((await marks(page)).filter(({ opacity }) => opacity < 1).length).toBeGreaterThan(3);
  await row.click();
  await expect.poll(async () => (await marks(page)).every(({ opacity }) => opacity === 1), eventually).toBe(true);
  await done();
});

test('every hop of a chain opens with facts, claim and graded sources, one after the other', async () => {
  const { page, done } = await visit();
  await settled(page);
  await lightChain(page);
  const panel = details(page);
  const hops = panel.locator('.hop-card');
  const count = await hops.count();
  expect(count).toBeGreaterThan(2);
  await hops.first().click();
  for (let hop = 1; hop <= count; hop++) {
    await panel.getByRole('heading', { name: `Hop ${hop} of ${count}` }).waitFor();
    const facts = await panel.locator('dl.facts dt').allTextContents();
    expect(facts).toEqual(expect.arrayContaining(['Goods', 'Served by']));
    expect(await panel.locator('.tag').first().textContent()).toMatch(
      /^(documented|official|convicted|charged|reported)$/,
    );
    const card = panel.locator('.card', { has: page.locator('.grade') }).first();
    await card.waitFor();
    expect(await card.locator('.grade').textContent()).toMatch(/^[A-F–][1-6–]$/);
    if (hop < count) await panel.getByRole('button', { name: 'Next hop' }).click();
  }
  expect(await panel.getByRole('button', { name: 'Next hop' }).isDisabled()).toBe(true);
  await panel.getByRole('button', { name: 'Previous hop' }).click();
  await panel.getByRole('heading', { name: `Hop ${count - 1} of ${count}` }).waitFor();
  const source = panel.getByRole('link').first();
  expect(await source.getAttribute('rel')).toBe('noreferrer noopener');
  expect(await source.getAttribute('href')).toMatch(/^https:/);
  await done();
});

test('a party opens from the title of a hop and from its mark, with what authorities did', async () => {
  const { page, done } = await visit();
  await settled(page);
  await lightChain(page);
  const panel = details(page);
  await panel.locator('.hop-card').first().click();
  await panel.locator('h3.title button').last().click();
  await panel.getByRole('heading', { name: /Acts of authorities/ }).waitFor();
  const listed = await markOf(page, 'Ala-Tau Trade LLP');
  await page.mouse.click(listed.pageX, listed.pageY);
  await panel.getByRole('heading', { name: 'Ala-Tau Trade LLP' }).waitFor();
  await panel.getByRole('img', { name: 'Listed by an authority' }).waitFor();
  expect(await panel.locator('.card').first().textContent()).toMatch(/^listed by .+ on \d/);
  await done();
});

test('a line on the canvas opens its hop, the ground lets go of it', async () => {
  const { page, done } = await visit();
  await settled(page);
  const [from, to] = [await markOf(page, 'Northwind Semicond.'), await markOf(page, 'Elbe Components GmbH')];
  await page.mouse.click((from.pageX + to.pageX) / 2, (from.pageY + to.pageY) / 2);
  await details(page)
    .getByRole('heading', { name: /Northwind Semicond\. → Elbe Components GmbH/ })
    .waitFor();
  const ground = await page.locator('.canvas').boundingBox();
  if (!ground) throw new Error('The canvas has no box.');
  await page.mouse.click(ground.x + 8, ground.y + ground.height - 8);
  await details(page).getByText('Choose a chain on the left to light it.').waitFor();
  expect(await details(page).locator('h3.title').count()).toBe(0);
  await done();
});

test('the arrow keys walk the list of chains, Enter opens the weakest hop', async () => {
  const { page, done } = await visit();
  await settled(page);
  const list = page.getByRole('listbox', { name: 'Chains found' });
  await list.focus();
  for (const [key, position] of [
    ['ArrowDown', '1'],
    ['ArrowDown', '2'],
    ['ArrowUp', '1'],
    ['End', await chainRows(page).first().getAttribute('aria-setsize')],
    ['Home', '1'],
  ] as const) {
    await page.keyboard.press(key);
    const chosen = page.locator('[role=option][aria-selected=true]');
    await expect.poll(() => chosen.getAttribute('aria-posinset'), eventually).toBe(position);
    expect(await list.getAttribute('aria-activedescendant')).toBe(await chosen.getAttribute('id'));
  }
  const weakest = (await chainRows(page).first().locator('.grade').textContent())?.match(/hop (\d+)/)?.[1];
  await page.keyboard.press('Enter');
  await details(page)
    .getByRole('heading', { name: new RegExp(`^Hop ${weakest} of`) })
    .waitFor();
  await done();
});

test('the tier of a hop is the same in the list of hops, in its panel and in the table', async () => {
  const { page, done } = await visit();
  await settled(page);
  await lightChain(page, 1);
  const panel = details(page);
  const count = await panel.locator('.hop-card').count();
  const listed = (await panel.locator('.hop-card').allTextContents()).map(tierIn);
  expect(listed.some((tier) => tier !== undefined)).toBe(true);
  await page.getByRole('button', { name: 'Table' }).click();
  const table = page.locator('.chain-table');
  const first = table.locator('tr').filter({ has: page.locator('.strong', { hasText: /^2$/ }) });
  await first.waitFor();
  const top = Number(await first.getAttribute('data-index'));
  await first.getByRole('button', { name: `1/${count}` }).click();
  for (let hop = 1; hop <= count; hop++) {
    await panel.getByRole('heading', { name: `Hop ${hop} of ${count}` }).waitFor();
    const inPanel = tierIn(await panel.locator('dl.facts').first().textContent());
    const row = table.locator(`tr[data-index="${top + hop - 1}"]`);
    const inTable = tierIn(await row.locator('td').nth(6).textContent());
    expect([inPanel, inTable]).toEqual([listed[hop - 1], listed[hop - 1]]);
    if (hop < count) await panel.getByRole('button', { name: 'Next hop' }).click();
  }
  await done();
});
