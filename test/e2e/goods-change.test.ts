import { expect, test } from 'vitest';
import { chainRows, countOfChains, details, lightChain, openCase } from './support/app.ts';
import { useBrowser, visit } from './support/browser.ts';
import { caseText, delivery, THREE_PARTIES } from './support/caseText.ts';

useBrowser();

const CHIPS_TO_MODULES = caseText(
  'Chips to modules',
  ...THREE_PARTIES,
  delivery('a', 'maker', 'trader', '2023-01', '854231'),
  delivery('b', 'trader', 'plant', '2023-02', '852691'),
);

test('with goods preferred the chain is shown and says at which hop goods change', async () => {
  const { page, done } = await visit();
  await openCase(page, 'Chips to modules', { name: 'goods.jsonl', content: CHIPS_TO_MODULES });
  expect(await countOfChains(page).textContent()).toBe('1 chain, all found');
  await lightChain(page);
  expect(await chainRows(page).first().textContent()).toContain('goods change at hop 2');
  expect(await details(page).textContent()).toContain('change at hop 2');
  await done();
});

test('with goods required there is none; the answer offers the one there is if goods may change', async () => {
  const { page, done } = await visit();
  await openCase(page, 'Chips to modules', { name: 'goods.jsonl', content: CHIPS_TO_MODULES });
  await page.getByLabel('Same goods to').selectOption('HS-4, required');
  await countOfChains(page).filter({ hasText: '0 chains' }).waitFor();
  await page.locator('.near-misses').getByText('Near misses').click();
  expect(await page.locator('.near-miss').textContent()).toMatch(/8526.*8542|8542.*8526/);
  const offer = page.getByRole('button', { name: '1 chain if goods may change' });
  await offer.click();
  await countOfChains(page).filter({ hasText: '1 chain, all found' }).waitFor();
  expect(await chainRows(page).first().textContent()).toContain('goods change at hop 2');
  await page.getByRole('button', { name: 'Undo' }).click();
  await offer.waitFor();
  await done();
});
