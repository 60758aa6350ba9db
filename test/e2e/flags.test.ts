import { readFile } from 'node:fs/promises';
import type { Core } from 'cytoscape';
import { expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { copyLink, details, eventually, fragmentOf, lightChain, openCase, settled } from './support/app.ts';
import { useBrowser, visit } from './support/browser.ts';
import { caseText, delivery, THREE_PARTIES } from './support/caseText.ts';

useBrowser();

/** The labels of the marks, and the ends of the lines, that a lit flag puts a halo around. */
async function haloed(page: Page): Promise<{ readonly marks: readonly string[]; readonly lines: readonly string[] }> {
  return page.locator('.canvas-graph').evaluate((container) => {
    const { cy }: { cy: Core } = Reflect.get(container, '_cyreg');
    const lit = cy.elements('.pointed');
    return {
      marks: lit.nodes().map((node) => String(node.data('label'))),
      lines: lit.edges().map((edge) => `${String(edge.data('from'))} ${String(edge.data('to'))}`),
    };
  });
}

function indicators(page: Page): Locator {
  return details(page).getByRole('region', { name: 'Indicators' });
}

function flagsPane(page: Page): Locator {
  return page.getByRole('region', { name: 'Flags' });
}

/** The card of the rule about goods that passed through Ala-Tau, 11 days apart. */
function passThrough(page: Page): Locator {
  return indicators(page).locator('.flag-card').filter({ hasText: 'The same goods in and out' }).first();
}

async function openAlaTau(page: Page): Promise<void> {
  await settled(page);
  await lightChain(page, 0);
  await details(page).locator('.hop-card').nth(2).click();
  await details(page).locator('h3.title button').first().click();
  await details(page).getByRole('heading', { name: 'Ala-Tau Trade LLP' }).waitFor();
  await passThrough(page).waitFor();
}

test('a hop shows its indicators with the arithmetic, and a click lights what one rests on', async () => {
  const { page, done } = await visit();
  await settled(page);
  await lightChain(page, 0);
  await details(page).locator('.hop-card').nth(2).click();
  const heading = indicators(page).getByRole('heading', {
    name: /^Indicators · \d+ present, \d+ cannot tell, \d+ absent$/,
  });
  await heading.waitFor();
  const card = passThrough(page);
  expect(await card.innerText()).toContain('11 days');
  await card.getByRole('button', { name: /The same goods in and out/ }).click();
  await expect
    .poll(async () => (await haloed(page)).lines.toSorted(), eventually)
    .toEqual(['alatau vektor', 'elbe alatau']);
  expect((await haloed(page)).marks).toContain('Ala-Tau Trade LLP');
  await card.getByRole('button', { name: 'Elbe Components GmbH → Ala-Tau Trade LLP' }).first().click();
  await details(page).getByRole('heading', { name: 'Hop 2 of 4' }).waitFor();
  expect((await haloed(page)).lines).toHaveLength(2);
  await page.keyboard.press('Escape');
  await expect.poll(() => haloed(page), eventually).toEqual({ marks: [], lines: [] });
  await done();
});

test('an indicator that rests on what is not drawn says so and brings it onto the graph', async () => {
  const { page, done } = await visit();
  await openAlaTau(page);
  await page.getByRole('button', { name: 'Flags', exact: true }).click();
  await page.getByRole('button', { name: 'Whole case' }).click();
  const pane = flagsPane(page);
  await pane.getByRole('combobox', { name: 'Indicator' }).selectOption('founded-after-invasion');
  await pane.getByRole('button', { name: 'Zhetysu Gamma LLP' }).click();
  await details(page).getByRole('heading', { name: 'Zhetysu Gamma LLP' }).waitFor();
  const row = pane.locator('tr[aria-current]');
  await row.getByText(/not drawn/).waitFor();
  await row.getByRole('button', { name: 'Show' }).click();
  await expect.poll(async () => (await haloed(page)).marks, eventually).toContain('Zhetysu Gamma LLP');
  await done();
});

test('the whole case is listed by rule and outcome, filtered, sorted and saved', async () => {
  const { page, done } = await visit();
  await settled(page);
  await page.getByRole('button', { name: 'Flags', exact: true }).click();
  const pane = flagsPane(page);
  await pane.getByText(/Of the 29 parties drawn/).waitFor();
  await pane.getByRole('button', { name: 'Whole case' }).click();
  const count = pane.getByRole('button', { name: /^Trade many times that before 24 Feb 2022: \d+ cannot tell$/ });
  await count.waitFor();
  const unknown = Number(await count.innerText());
  expect(unknown).toBeGreaterThan(0);
  await pane.getByText(/open for want of data, not absent/).waitFor();
  await count.click();
  await pane.getByText(new RegExp(`^${unknown} of [\\d,]+ flags$`)).waitFor();
  const list = pane.getByRole('table', { name: 'Flags' });
  await expect.poll(() => list.getAttribute('aria-rowcount'), eventually).toBe(String(unknown + 1));
  expect(await list.getByText('present', { exact: true }).count()).toBe(0);
  const name = await list.locator('tbody .link').first().innerText();
  await pane.getByRole('searchbox').fill(name.toUpperCase());
  await expect.poll(async () => Number(await list.getAttribute('aria-rowcount')), eventually).toBeLessThan(unknown);
  expect(await list.locator('tbody .link').first().innerText()).toBe(name);
  await pane.getByRole('searchbox').fill('nobody of this name');
  await pane.getByText('No flag passes this filter.').waitFor();
  await pane.getByRole('button', { name: 'Show all' }).click();
  await list.getByRole('button', { name: 'About' }).click();
  const first = await list.locator('tbody .link').first().innerText();
  await list.getByRole('button', { name: 'About' }).click();
  await expect.poll(() => list.locator('tbody .link').first().innerText(), eventually).not.toBe(first);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    pane.getByRole('button', { name: 'Save as CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/-flags\.csv$/);
  const text = await readFile(await download.path(), 'utf8');
  expect(text).toMatch(/^\uFEFF"rule","indicator","outcome"/);
  const flags = Number(/^[\d,]+/.exec(await pane.getByText(/^[\d,]+ flags$/).innerText())?.[0].replace(',', ''));
  expect(flags).toBeGreaterThan(unknown);
  expect(text.trimEnd().split('\r\n')).toHaveLength(flags + 1);
  await done();
});

test('a threshold changes an outcome, is said to differ, and is undone', async () => {
  const { page, done } = await visit();
  await openAlaTau(page);
  await indicators(page).getByRole('button', { name: 'Thresholds and country lists' }).click();
  const dialog = page.getByRole('dialog', { name: 'Thresholds and country lists' });
  await dialog.getByText('Everything is at its default.').waitFor();
  await dialog.getByRole('spinbutton', { name: 'Out after in, at most' }).fill('10');
  await dialog.getByText('1 setting differs from the default.').waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await indicators(page).getByText('1 differs from the default').waitFor();
  await indicators(page)
    .getByText(/^Absent/)
    .click();
  await expect.poll(() => passThrough(page).getAttribute('class'), eventually).toContain('absent');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => passThrough(page).getAttribute('class'), eventually).toContain('present');
  expect(await indicators(page).getByText('from the default').count()).toBe(0);
  await done();
});

test('a country list is edited, read by the rules, and put back', async () => {
  const { page, done } = await visit();
  await openAlaTau(page);
  await indicators(page).getByText('in KZ, a diversion-risk country').waitFor();
  await indicators(page).getByRole('button', { name: 'Thresholds and country lists' }).click();
  const dialog = page.getByRole('dialog', { name: 'Thresholds and country lists' });
  const list = dialog.getByRole('region', { name: 'Diversion-risk countries' });
  await list.getByRole('checkbox', { name: /Kazakhstan/ }).uncheck();
  await list.getByLabel('Add by ISO code').fill('my');
  await list.getByText('Malaysia').waitFor();
  await list.getByRole('button', { name: 'Add', exact: true }).click();
  expect(await list.getByRole('checkbox', { name: /Malaysia/ }).isChecked()).toBe(true);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => indicators(page).getByText('in KZ, a diversion-risk country').count(), eventually).toBe(0);
  await indicators(page).getByRole('button', { name: 'Thresholds and country lists' }).click();
  await dialog.getByRole('button', { name: 'All back to default' }).click();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await indicators(page).getByText('in KZ, a diversion-risk country').waitFor();
  await done();
});

test('a flag is cleared with a reason that travels by link, stays visible and can be taken back', async () => {
  const { page, done } = await visit();
  await openAlaTau(page);
  const before = await indicators(page).locator('h3').innerText();
  await passThrough(page)
    .getByRole('button', { name: /The same goods in and out/ })
    .click();
  await passThrough(page).getByRole('button', { name: 'Clear with a reason' }).click();
  expect(await passThrough(page).getByRole('button', { name: 'Clear', exact: true }).isDisabled()).toBe(true);
  await passThrough(page)
    .getByLabel(/Why it is cleared/)
    .fill('Bonded stock, <b>see</b> the warehouse receipt');
  await passThrough(page).getByRole('button', { name: 'Clear', exact: true }).click();
  await indicators(page).locator('h3 s').filter({ hasText: '1 cleared' }).waitFor();
  const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');
  await expect.poll(focused, eventually).toMatch(/^The same goods in and out/);
  await settled(page);
  const address = fragmentOf(await copyLink(page));
  const other = await visit(address);
  await indicators(other.page).locator('h3 s').filter({ hasText: '1 cleared' }).waitFor();
  await indicators(other.page)
    .getByText(/^Cleared · 1/)
    .click();
  await passThrough(other.page).getByText('Cleared: Bonded stock, <b>see</b> the warehouse receipt').waitFor();
  await passThrough(other.page)
    .getByRole('button', { name: /The same goods in and out/ })
    .click();
  await passThrough(other.page).getByRole('button', { name: 'Take back' }).click();
  await expect.poll(() => indicators(other.page).locator('h3').innerText(), eventually).toBe(before);
  await other.done();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => indicators(page).locator('h3').innerText(), eventually).toBe(before);
  await done();
});

test('records without dates do not look free of flags: what cannot be told is counted, with what would tell', async () => {
  const { page, done } = await visit();
  const bare = caseText(
    'Undated',
    ...THREE_PARTIES,
    delivery('one', 'maker', 'trader', undefined, '854231'),
    delivery('two', 'trader', 'plant', undefined, '854231'),
  );
  await openCase(page, 'Undated', { name: 'undated.jsonl', content: bare });
  await page.getByRole('button', { name: 'Flags', exact: true }).click();
  const pane = flagsPane(page);
  await pane.getByText(/open for want of data, not absent/).waitFor();
  const founding = pane.getByRole('row', { name: /^Founded after 24 Feb 2022/ }).first();
  expect(await founding.innerText()).toContain('a founding date (1)');
  await done();
});
