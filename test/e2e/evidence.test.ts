import { expect, test } from 'vitest';
import { chainRows, countOfChains, details, eventually, lightChain, openCase, settled } from './support/app.ts';
import { useBrowser, visit } from './support/browser.ts';
import { caseText, party } from './support/caseText.ts';

useBrowser();

test('dropping inferred claims and keeping official ones are one click each, with how many chains survive', async () => {
  const { page, done } = await visit();
  await settled(page);
  const claims = page.getByRole('group', { name: 'Claims' });
  await claims.getByRole('button', { name: 'All 13' }).click();
  await settled(page);
  expect(await countOfChains(page).textContent()).toBe('13 chains, all found');
  await claims.getByRole('button', { name: 'No inferred 12' }).click();
  await settled(page);
  expect(await countOfChains(page).textContent()).toBe('12 chains, all found');
  await claims.getByRole('button', { name: 'Official 0' }).click();
  await settled(page);
  expect(await countOfChains(page).textContent()).toBe('0 chains');
  await done();
});

test('a filter by priority goods lists and draws only chains that move them, can be undone, and says so', async () => {
  const { page, done } = await visit();
  await settled(page);
  await page.getByLabel('Priority goods').selectOption('Tier 1 · 6');
  await settled(page);
  expect(await chainRows(page).count()).toBe(6);
  expect(await page.locator('.chains-head').textContent()).toContain('6 of 12 chains: tier 1 only');
  expect(await page.locator('.stage-status').textContent()).toContain('6 of 12 chains: tier 1 only, 6 drawn');
  expect(await page.getByRole('img', { name: /^Graph\. 6 of 12 chains/ }).count()).toBe(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await settled(page);
  expect(await page.locator('.stage-status').textContent()).toContain('12 of 12 chains drawn');
  await done();
});

test('a hop tells what was declared, where the goods come from and who was listed when', async () => {
  const { page, done } = await visit();
  await settled(page);
  await lightChain(page, 0);
  await page.getByRole('note', { name: 'Legend' }).getByText('declared, not where the goods went').waitFor();
  await page.getByRole('note', { name: 'Legend' }).getByText('weakest hop').waitFor();
  expect(await details(page).locator('.hop-card').nth(2).textContent()).toMatch(/Trans-shipped.*declared for KZ/);
  await details(page).locator('.hop-card').nth(2).click();
  const panel = details(page);
  await panel.getByText('Declared for Kazakhstan (KZ), went to Vektor Import OOO (RU).').waitFor();
  await panel.getByText('Trans-shipped: present').waitFor();
  await panel.getByText('Coalition brand, made elsewhere: absent').waitFor();
  await panel.getByText('listed by EU Council on 24 Jun 2024, 527 days after this delivery.').waitFor();
  expect(await panel.textContent()).toContain('Silk Clearing Bank: none found');
  await done();
});

test('a hop of hundreds of relations is summed up by month and listed in an order of choice', async () => {
  const shipments = Array.from({ length: 300 }, (_, index) => ({
    record: 'relation',
    id: `s${index}`,
    kind: 'ships',
    from: 'maker',
    to: 'plant',
    dates: {
      from: `2023-${String((index % 12) + 1).padStart(2, '0')}-05`,
      to: `2023-${String((index % 12) + 1).padStart(2, '0')}-05`,
    },
    goods: { hs: ['854231'] },
    value: { amount: 1000 + index, currency: 'USD' },
  }));
  const { page, done } = await visit();
  await openCase(page, 'Many', {
    name: 'many.jsonl',
    content: caseText(
      'Many',
      party('maker', 'manufacturer', 'Alder Chips', 'US'),
      party('plant', 'end_user', 'Cedar Plant', 'RU'),
      ...shipments,
    ),
  });
  await lightChain(page, 0);
  await details(page).locator('.hop-card').first().click();
  const panel = details(page);
  await panel.getByRole('heading', { name: 'All 300 relations of this hop' }).waitFor();
  await panel.getByRole('img', { name: 'Relations by month, Jan 2023 to Dec 2023, at most 25 in a month' }).waitFor();
  expect(await panel.textContent()).toContain('Without a source300');
  await panel.getByRole('button', { name: 'Show more: 25 of 300' }).click();
  await panel.getByRole('button', { name: 'Show more: 100 of 300' }).waitFor();
  await panel.getByLabel('Listed').selectOption('largest amount first');
  await expect.poll(() => panel.locator('.card').first().textContent(), eventually).toContain('USD 1,299');
  await panel.getByLabel('Listed').selectOption('oldest first');
  await expect.poll(() => panel.locator('.card').first().textContent(), eventually).toContain('5 Jan 2023');
  await done();
});

test('the citation of the whole view lists every chain with numbered sources, dates and caveat', async () => {
  const { page, done } = await visit();
  await settled(page);
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('button', { name: 'Copy citation of the view' }).click();
  await page.getByRole('button', { name: 'Citation copied' }).waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text.match(/^Chain \d+: /gm)).toHaveLength(12);
  expect(text).toMatch(/^1\.1 Northwind Semicond\. \(US\) ships to Elbe Components GmbH \(DE\).*\[1\]/m);
  expect(text).toContain('12 of 12 chains listed');
  expect(text).toContain('Priority list of 23 Feb 2024.');
  expect(text).toContain('data as of 22 Nov 2026');
  expect(text).toContain('It is not a finding about any party');
  await done();
});
