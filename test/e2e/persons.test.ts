import { expect, test } from 'vitest';
import { chainRows, copyLink, details, eventually, lightChain, marks, openCase, settled } from './support/app.ts';
import { useBrowser, visit } from './support/browser.ts';
import { caseText, delivery, party } from './support/caseText.ts';

useBrowser();

/** An invented person and an invented sole trader on the way of invented goods. */
const CASE = {
  name: 'persons.jsonl',
  content: caseText(
    'Invented persons',
    party('maker', 'manufacturer', 'Alder Chips', 'US'),
    party('man', 'person', 'Zorblatt Quux', 'KZ', { founded: '1970-01-02', address: 'Nowhere Lane 1', note: 'Quux.' }),
    party('sole', 'trader', 'ИП Выдуманный', 'KG'),
    party('plant', 'end_user', 'Cedar Plant', 'RU'),
    delivery('r1', 'maker', 'man', '2023-01'),
    delivery('r2', 'man', 'sole', '2023-02'),
    delivery('r3', 'sole', 'plant', '2023-03'),
  ),
};
const NAMES = /Zorblatt|Quux|Выдуманный|1970|Nowhere/;

test('persons whom no act names are hidden on the screen, in exports and links until they are asked for', async () => {
  const { page, done } = await visit();
  await openCase(page, 'Invented persons', CASE);
  await lightChain(page, 0);
  expect(await page.locator('body').innerText()).not.toMatch(NAMES);
  expect((await marks(page)).map(({ label }) => label)).toEqual(expect.arrayContaining(['Person A', 'Sole trader C']));
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await page.getByRole('table').waitFor();
  expect(await page.locator('body').innerText()).not.toMatch(NAMES);

  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('button', { name: 'Copy citation of the view' }).click();
  await page.getByRole('button', { name: 'Citation copied' }).waitFor();
  const citation = await page.evaluate(() => navigator.clipboard.readText());
  expect(citation).toContain('Person A (KZ) ships to Sole trader C (KG)');
  expect(citation).not.toMatch(NAMES);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save chains as CSV' }).click();
  const stream = await (await saved).createReadStream();
  const csv = Buffer.concat(await stream.toArray()).toString('utf8');
  expect(csv).toContain('Person A');
  expect(csv).not.toMatch(NAMES);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();

  await page.getByRole('button', { name: 'Person A' }).first().click();
  const panel = details(page);
  await panel.getByText('Held back: date of birth, address, note.').waitFor();
  await panel.getByRole('button', { name: 'Show personal details' }).click();
  await panel.getByText('Nowhere Lane 1').waitFor();
  expect(await panel.innerText()).toContain('Person A');
  await panel.getByRole('button', { name: 'Hide personal details' }).click();
  await panel.getByText('Nowhere Lane 1').waitFor({ state: 'detached' });

  await panel.getByRole('button', { name: 'Show names of persons' }).click();
  await panel.getByRole('heading', { name: 'Zorblatt Quux' }).waitFor();
  await expect.poll(() => chainRows(page).first().textContent(), eventually).toContain('Zorblatt Quux');
  expect(await panel.innerText()).not.toMatch(/1970|Nowhere/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await panel.getByRole('heading', { name: 'Person A' }).waitFor();
  await done();
});

test('a link made with the names of persons shows them, and one made without does not', async () => {
  const { page, done } = await visit();
  await openCase(page, 'Invented persons', CASE);
  const hidden = await copyLink(page);
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByLabel('Natural persons by name').check();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => chainRows(page).first().textContent(), eventually).toContain('Zorblatt');
  const named = await copyLink(page);
  expect(named).not.toBe(hidden);
  // The address follows a moment later; pasting what it says already would change nothing.
  await expect.poll(() => page.evaluate(() => window.location.hash), eventually).not.toBe(new URL(hidden).hash);
  for (const [link, word] of [
    [hidden, 'Person A'],
    [named, 'Zorblatt'],
  ] as const) {
    await page.evaluate((fragment) => window.location.assign(fragment), new URL(link).hash);
    await settled(page);
    await expect.poll(() => chainRows(page).first().textContent(), eventually).toContain(word);
  }
  await done();
});
