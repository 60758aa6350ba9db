import { expect, test } from 'vitest';
import {
  caseTitle,
  chainRows,
  chooseFiles,
  countOfChains,
  details,
  lightChain,
  settled,
  type TestFile,
} from './support/app.ts';
import { useBrowser, visit } from './support/browser.ts';
import { sharedData } from '../support/sharedData.ts';
import type { Page } from 'playwright-core';

useBrowser();

/** Two people and a firm that own shares of another, as FollowTheMoney; the names of the shared sample. */
const OWN = [
  { id: 'p1', schema: 'Company', properties: { name: ['Alder Holding'] } },
  { id: 'p2', schema: 'Company', properties: { name: ['Birch Holding'] } },
  { id: 'c', schema: 'Company', properties: { name: ['Cedar Works'] } },
  { id: 'o1', schema: 'Ownership', properties: { owner: ['p1'], asset: ['c'], percentage: ['60'] } },
  { id: 'o2', schema: 'Ownership', properties: { owner: ['p2'], asset: ['c'], percentage: ['40'] } },
];

interface Sample {
  readonly file: TestFile;
  /** Two owners of one firm, and the firm. */
  readonly parties: readonly [string, string, string];
}

function sample(): Sample {
  const shared = sharedData('ftm/watchlist-synthetic.ftm.jsonl');
  if (!shared) {
    const content = OWN.map((entity) => JSON.stringify(entity)).join('\n');
    return { file: { name: 'own.ftm.json', content }, parties: ['Alder Holding', 'Birch Holding', 'Cedar Works'] };
  }
  const entities: typeof OWN = new TextDecoder()
    .decode(shared)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const owned = entities.filter(({ schema }) => schema === 'Ownership');
  const first = owned[0];
  const second = owned.find((one) => one !== first && one.properties.asset?.[0] === first?.properties.asset?.[0]);
  const name = (id: string | undefined): string => {
    const found = entities.find((entity) => entity.id === id)?.properties.name?.[0];
    if (found === undefined) throw new Error(`The sample has no name for ${id}.`);
    return found;
  };
  return {
    file: { name: 'watchlist-synthetic.ftm.jsonl', content: shared },
    parties: [
      name(first?.properties.owner?.[0]),
      name(second?.properties.owner?.[0]),
      name(first?.properties.asset?.[0]),
    ],
  };
}

async function opened(page: Page, file: TestFile): Promise<void> {
  await chooseFiles(page, file);
  await caseTitle(page).filter({ hasNotText: 'Tutorial' }).waitFor();
}

async function pick(page: Page, name: string, action: string): Promise<void> {
  const search = page.getByRole('combobox', { name: /Search/ });
  await search.fill(name);
  await page.locator('.search-results [role=option]').filter({ hasText: name }).first().click();
  await details(page).getByRole('heading', { name, exact: true }).waitFor();
  await details(page).getByRole('button', { name: action }).click();
}

test('a file of owners claims no chain and asks whose owners are wanted', async () => {
  const { file } = sample();
  const { page, done } = await visit();
  await opened(page, file);
  await page
    .getByText(/^No trade is recorded\. Who owns or controls .+\?/)
    .first()
    .waitFor();
  expect(await countOfChains(page).count()).toBe(0);
  expect(await chainRows(page).count()).toBe(0);
  await page.locator('.legend').waitFor();
  await done();
});

test('two parties that were picked give one connection with its hops', async () => {
  const { file, parties } = sample();
  const [first, second, firm] = parties;
  const { page, done } = await visit();
  await opened(page, file);
  // The owners are persons: they are picked by name here.
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByLabel('Natural persons by name').check();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await pick(page, first, 'Trace from here');
  await pick(page, second, 'Trace to here');
  await countOfChains(page).filter({ hasText: '1 connection, all found' }).waitFor();
  await settled(page);
  await lightChain(page);
  const hops = details(page).locator('.hop-card');
  expect(await hops.locator('.strong').allTextContents()).toEqual([`${first} → ${firm}`, `${firm} → ${second}`]);
  expect(await hops.filter({ hasText: 'association' }).count()).toBe(2);
  await hops.first().click();
  await details(page).getByRole('heading', { name: 'Hop 1 of 2' }).waitFor();
  expect(await details(page).textContent()).toContain('owns');
  await done();
});
