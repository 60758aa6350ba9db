import { expect, test } from 'vitest';
import { chainRows, countOfChains, openCase } from './support/app.ts';
import { useBrowser, visit } from './support/browser.ts';
import { caseText, delivery, THREE_PARTIES } from './support/caseText.ts';

useBrowser();

const MONTHS = Array.from({ length: 12 }, (_, month) => `2023-${String(month + 1).padStart(2, '0')}`);

test.each([
  ['could be in order', ['2023-03'], ['2023-03']],
  ['in order', ['2023-02'], ['2023-03']],
  ['dates do not discriminate', MONTHS, MONTHS],
])('a chain is labelled “%s”', async (label, first, second) => {
  const { page, done } = await visit();
  const content = caseText(
    label,
    ...THREE_PARTIES,
    ...first.map((month) => delivery(`a${month}`, 'maker', 'trader', month)),
    ...second.map((month) => delivery(`b${month}`, 'trader', 'plant', month)),
  );
  await openCase(page, label, { name: 'order.jsonl', content });
  expect(await countOfChains(page).textContent()).toBe('1 chain, all found');
  expect(await chainRows(page).first().locator('.chain-route').textContent()).toMatch(new RegExp(`· ${label}$`));
  await done();
});

test('a delivery before the one it should follow gives a near miss that names both dates', async () => {
  const { page, done } = await visit();
  const content = caseText(
    'Out of order',
    ...THREE_PARTIES,
    delivery('a', 'maker', 'trader', '2023-03'),
    delivery('b', 'trader', 'plant', '2023-02'),
  );
  await openCase(page, 'Out of order', { name: 'order.jsonl', content });
  expect(await countOfChains(page).textContent()).toBe('0 chains');
  const misses = page.locator('.near-misses');
  await misses.getByText('Near misses').click();
  expect(await misses.textContent()).toContain('1 by dates');
  const miss = misses.locator('.near-miss');
  expect(await miss.textContent()).toContain('Alder Chips → Birch Trade → Cedar Plant');
  expect(await miss.textContent()).toMatch(/Feb 2023.*Mar 2023|Mar 2023.*Feb 2023/);
  await page.getByRole('button', { name: '1 chain if dates may be out of order' }).click();
  await countOfChains(page).filter({ hasText: '1 chain, all found' }).waitFor();
  await done();
});
