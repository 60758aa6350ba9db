import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { countOfChains, details, lightChain, openCase, openShipped } from './support/app.ts';
import { useBrowser, visit } from './support/browser.ts';
import { caseText, delivery, party, THREE_PARTIES } from './support/caseText.ts';

useBrowser();

/** Parties with random names: so many that what is read of them again is not held in memory, packed or not. */
function manyParties(): object[] {
  let state = 7;
  const word = (): string => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state.toString(36);
  };
  return Array.from({ length: 12_000 }, (_, at) =>
    party(`p${at}`, 'company', Array.from({ length: 6 }, word).join(' '), 'KZ'),
  );
}

const CONTENT = caseText(
  'Large',
  ...THREE_PARTIES,
  ...manyParties(),
  delivery('a', 'maker', 'trader', '2023-01', '854231'),
  delivery('b', 'trader', 'plant', '2023-02', '854231'),
);

/** How many texts are stored in the private file system of the app. */
function storedTexts(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('throughline-open', { create: true });
    let count = 0;
    for await (const name of folder.keys()) if (name !== '') count++;
    return count;
  });
}

test.each([
  ['large.jsonl', Buffer.from(CONTENT), 0],
  ['large.jsonl.gz', gzipSync(CONTENT), 1],
])('%s: chains and hops are read from the text, which is let go with the case', async (name, content, stored) => {
  expect(content.length).toBeGreaterThan(256 * 1024);
  const { page, done } = await visit();
  await openCase(page, 'Large', { name, content });
  expect(await countOfChains(page).textContent()).toBe('1 chain, all found');
  await lightChain(page);
  const hops = await details(page).locator('.hop-card .strong').allTextContents();
  expect(hops).toEqual(['Alder Chips → Birch Trade', 'Birch Trade → Cedar Plant']);
  expect(await storedTexts(page)).toBe(stored);
  await openShipped(page, 'Tutorial');
  await expect.poll(() => storedTexts(page)).toBe(0);
  await done();
});
