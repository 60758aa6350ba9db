import { expect, test } from 'vitest';
import { chainRows, details, openShipped } from './support/app.ts';
import { useBrowser, visit } from './support/browser.ts';

useBrowser();

test('every hop of the corridors is said to be a collective statement', async () => {
  const { page, done } = await visit();
  await openShipped(page, 'Corridors');
  await page.getByRole('button', { name: 'Table' }).click();
  const rows = page.locator('.chain-table tbody tr').filter({ has: page.locator('td button') });
  await rows.nth(5).waitFor();
  expect(await rows.filter({ hasText: 'collective' }).count()).toBe(await rows.count());
  await rows.first().getByRole('button', { name: '1/' }).click();
  await details(page).getByText('collective', { exact: true }).waitFor();
  await done();
});

test('values a month are shown one by one and never added up', async () => {
  const { page, done } = await visit();
  await openShipped(page, 'Corridors');
  await chainRows(page).filter({ hasText: 'via Russian importers' }).first().click();
  await details(page).locator('.hop-card').first().click();
  const panel = details(page);
  await panel.getByRole('heading', { name: /Chinese makers of dual-use goods → Russian importers/ }).waitFor();
  const text = (await panel.textContent()) ?? '';
  expect(text).toContain('USD 300,000,000 a month');
  expect(text).toContain('USD 600,000,000 a month');
  await page.getByRole('button', { name: 'Table' }).click();
  const table = (await page.locator('.chain-table').textContent()) ?? '';
  expect(table).toContain('a month');
  for (const words of [text, table]) expect(words).not.toMatch(/900,000,000|USD [\d,]+(?! a month)(?=[^\d,]|$)/);
  await done();
});
