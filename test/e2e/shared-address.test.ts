import { expect, test } from 'vitest';
import { countOfChains, details, lightChain, openCase } from './support/app.ts';
import { useBrowser, visit } from './support/browser.ts';
import { caseText, delivery, party, THREE_PARTIES } from './support/caseText.ts';

useBrowser();

test('a shared address is no chain of goods, only a connection marked as association', async () => {
  const { page, done } = await visit();
  const content = caseText(
    'One address',
    ...THREE_PARTIES,
    party('twin', 'trader', 'Dogwood Trade', 'KZ'),
    delivery('a', 'maker', 'trader', '2023-01', '854231'),
    {
      record: 'relation',
      id: 'address',
      kind: 'same_address',
      from: 'twin',
      to: 'trader',
      claim: { status: 'official', scope: 'this' },
    },
    delivery('b', 'twin', 'plant', '2023-02', '854231'),
  );
  await openCase(page, 'One address', { name: 'address.jsonl', content });
  // No recorded trade leads from the maker to the end-user, so the case suggests another end.
  await page.getByRole('button', { name: 'To: change' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End-users in RU' }).click();
  await countOfChains(page).filter({ hasText: '0 chains' }).waitFor();
  await page.getByRole('button', { name: '+ Control' }).click();
  await countOfChains(page).filter({ hasText: '1 connection, all found' }).waitFor();
  await lightChain(page);
  const hops = await details(page).locator('.hop-card').allTextContents();
  expect(hops.map((text) => text.includes('association'))).toEqual([false, true, false]);
  await page.getByRole('button', { name: 'Table' }).click();
  const rows = page.locator('.chain-table tbody tr');
  await rows.nth(2).waitFor();
  expect(await rows.filter({ hasText: 'association' }).count()).toBe(1);
  await page.getByRole('button', { name: 'Graph', exact: true }).click();
  await page.locator('.legend').filter({ hasText: 'association' }).waitFor();
  await done();
});
