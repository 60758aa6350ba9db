import { expect, test } from 'vitest';
import { countOfChains, details, lightChain, openCase } from './support/app.ts';
import { useBrowser, visit } from './support/browser.ts';
import { caseText, delivery, party, THREE_PARTIES } from './support/caseText.ts';

useBrowser();

test('a chain of maker, distributor, trader and end-user begins at the maker', async () => {
  const { page, done } = await visit();
  const content = caseText(
    'From the maker',
    ...THREE_PARTIES,
    party('distributor', 'distributor', 'Dogwood Parts', 'DE'),
    delivery('a', 'maker', 'distributor', '2023-01', '854231'),
    delivery('b', 'distributor', 'trader', '2023-02', '854231'),
    delivery('c', 'trader', 'plant', '2023-03', '854231'),
  );
  await openCase(page, 'From the maker', { name: 'maker.jsonl', content });
  expect(await countOfChains(page).textContent()).toBe('1 chain, all found');
  await lightChain(page);
  const hops = await details(page).locator('.hop-card .strong').allTextContents();
  expect(hops).toEqual(['Alder Chips → Dogwood Parts', 'Dogwood Parts → Birch Trade', 'Birch Trade → Cedar Plant']);
  await done();
});

test('no chain of the case before is ever shown under the name of the next', async () => {
  const { page, done } = await visit();
  await page.evaluate(() => {
    const seen = new Set<string>();
    Reflect.set(window, 'seen', seen);
    new MutationObserver(() => {
      const title = document.querySelector('.case-title')?.textContent ?? '';
      if (title.startsWith('Next')) seen.add(document.querySelector('.chains-head h2')?.textContent ?? '');
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  const content = caseText('Next', ...THREE_PARTIES, delivery('a', 'maker', 'plant', '2023-01'));
  await openCase(page, 'Next', { name: 'next.jsonl', content });
  const seen = await page.evaluate(() => {
    const all: Set<string> = Reflect.get(window, 'seen');
    return [...all];
  });
  expect(seen.filter((text) => /\d/.test(text) && !/\b1 chain\b/.test(text))).toEqual([]);
  expect(seen.some((text) => text.startsWith('1 chain'))).toBe(true);
  await done();
});
