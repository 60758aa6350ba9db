import { expect, test } from 'vitest';
import { caseTitle, chainRows, chooseFiles, countOfChains, details, settled } from './support/app.ts';
import { useBrowser, visit } from './support/browser.ts';
import { sharedData } from '../support/sharedData.ts';

useBrowser();

const OWN = [
  { id: 'payer', schema: 'Company', properties: { name: ['Alder Works'], country: ['de'] } },
  { id: 'payee', schema: 'Organization', properties: { name: ['Birch Party'] } },
  {
    id: 'paid',
    schema: 'Payment',
    properties: { payer: ['payer'], beneficiary: ['payee'], date: ['2011-12-29'], amountEur: ['100000'] },
  },
];

test('a file of donations opens as payments: money is followed, each with its amount', async () => {
  const content =
    sharedData('ftm/parteispenden.entities.ftm.json') ?? OWN.map((entity) => JSON.stringify(entity)).join('\n');
  const { page, done } = await visit();
  await chooseFiles(page, { name: 'donations.ftm.json', content });
  await caseTitle(page).filter({ hasNotText: 'Tutorial' }).waitFor();
  await settled(page);
  expect(await page.getByRole('button', { name: 'Money' }).getAttribute('aria-pressed')).toBe('true');
  expect(await page.locator('.stage-status').textContent()).toMatch(/^Payments are recorded, no deliveries\./);
  expect(await countOfChains(page).textContent()).toMatch(/^[1-9]\d* chains?/);
  await chainRows(page).first().click();
  await details(page).locator('.hop-card').first().click();
  await details(page).getByRole('heading', { name: 'Hop 1 of 1' }).waitFor();
  expect(await details(page).textContent()).toMatch(/pays.*EUR [\d,]+/);
  await done();
});
