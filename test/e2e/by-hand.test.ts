import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import {
  chainRows,
  copyLink,
  countOfChains,
  details,
  eventually,
  fragmentOf,
  openCase,
  settled,
} from './support/app.ts';
import { useBrowser, visit } from './support/browser.ts';
import { caseText, delivery, party, THREE_PARTIES } from './support/caseText.ts';

useBrowser();

/** A trader twice under two names: no chain leads through both of them; one leads past them. */
const SPLIT = caseText(
  'Two spellings',
  ...THREE_PARTIES,
  party('trader-2', 'trader', 'BIRCH TRADE TOO', 'KZ'),
  delivery('r1', 'maker', 'trader', '2023-01'),
  delivery('r2', 'trader-2', 'plant', '2023-02'),
  party('trader-3', 'trader', 'Elder Lines', 'AE'),
  delivery('r3', 'maker', 'trader-3', '2023-01'),
  delivery('r4', 'trader-3', 'plant', '2023-02'),
);

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Add by hand' });

async function pick(page: Page, label: string, name: string): Promise<void> {
  await dialog(page).getByLabel(`${label}: find by name or number`).fill(name);
  await dialog(page).getByRole('button', { name }).first().click();
}

async function addRelation(page: Page, from: string, to: string, month: string): Promise<void> {
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await dialog(page).getByRole('button', { name: 'Relation' }).click();
  await pick(page, 'From', from);
  await pick(page, 'To', to);
  await dialog(page).getByLabel('Date, or first day').fill(month);
  await dialog(page).getByRole('button', { name: 'Add', exact: true }).click();
  await dialog(page).waitFor({ state: 'detached' });
}

test('a party and relations added by hand make a chain that travels in the link and is undone', async () => {
  const { page, done } = await visit();
  await openCase(page, 'Two spellings', { name: 'split.jsonl', content: SPLIT });
  expect(await chainRows(page).count()).toBe(1);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await dialog(page).getByRole('button', { name: 'Add', exact: true }).click();
  expect(await dialog(page).getByRole('alert').allTextContents()).toEqual(['A name is needed.', 'A source is needed.']);
  await dialog(page).getByLabel('Name', { exact: true }).fill('Dogwood Relay');
  await dialog(page).getByLabel('Countries').fill('kg');
  await dialog(page).getByLabel('Title').fill('Interview note');
  await dialog(page).getByRole('button', { name: 'Add', exact: true }).click();
  await dialog(page).waitFor({ state: 'detached' });
  await addRelation(page, 'Birch Trade', 'Dogwood Relay', '2023-02');
  await addRelation(page, 'Dogwood Relay', 'Cedar Plant', '2023-03');
  await expect.poll(() => chainRows(page).count(), eventually).toBe(2);
  await chainRows(page).filter({ hasText: 'Dogwood Relay' }).click();
  await details(page)
    .getByRole('button', { name: /Dogwood Relay → Cedar Plant/ })
    .click();
  await details(page).getByText('added by hand').waitFor();
  await details(page).getByText('Interview note').waitFor();

  await settled(page);
  const link = fragmentOf(await copyLink(page));
  const reader = await visit(link, { settled: false });
  await openCase(reader.page, 'Two spellings', { name: 'split.jsonl', content: SPLIT });
  await expect.poll(() => chainRows(reader.page).count(), eventually).toBe(2);
  await chainRows(reader.page).filter({ hasText: 'Dogwood Relay' }).waitFor();
  await reader.done();

  await page.keyboard.press('Escape');
  for (let step = 0; step < 2; step++) await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => countOfChains(page).textContent(), eventually).toContain('1 chain');
  await done();
});

test('two records taken for one party join their chains, and come apart again', async () => {
  const { page, done } = await visit();
  await openCase(page, 'Two spellings', { name: 'split.jsonl', content: SPLIT });
  await page.getByLabel('Search names and numbers').fill('Birch');
  await page.getByRole('option', { name: /^Birch Trade/ }).click();
  await details(page).getByText('Same party under other records').click();
  await details(page).getByLabel('Another record of this party: find by name or number').fill('BIRCH TRADE TOO');
  await details(page).getByRole('button', { name: 'BIRCH TRADE TOO' }).click();
  await details(page).getByRole('button', { name: 'Yes, one party' }).click();
  await expect.poll(() => chainRows(page).count(), eventually).toBe(2);
  await details(page).getByText('BIRCH TRADE TOO').first().waitFor();
  await details(page).getByRole('button', { name: 'Take apart' }).click();
  await expect.poll(() => countOfChains(page).textContent(), eventually).toContain('1 chain');
  await done();
});

test('two records that share a number are suggested as one party with the reason, joined by a click, and undone', async () => {
  const { page, done } = await visit();
  await settled(page);
  const suggestions = details(page).getByRole('region', { name: 'Possibly one party' });
  const first = suggestions.locator('.card').first();
  await first.getByText(/both have/).waitFor();
  expect(await suggestions.locator('.card').count()).toBe(2);
  await first.getByRole('button', { name: 'One party' }).click();
  await expect.poll(() => suggestions.locator('.card').count(), eventually).toBe(1);
  await details(page).getByRole('button', { name: 'Take apart' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => suggestions.locator('.card').count(), eventually).toBe(2);
  await done();
});

test('owners are added up, and listed ones together by both rules', async () => {
  const { page, done } = await visit();
  await settled(page);
  await page.getByLabel('Search names and numbers').fill('Kamastan');
  await page.getByRole('option', { name: /^Kamastan/ }).click();
  const owners = details(page).getByRole('region', { name: 'Ownership' });
  await owners
    .getByText(/listed owners hold 55 % together, reached/)
    .first()
    .waitFor();
  expect(await owners.getByText(/listed owners hold 55 % together, reached/).count()).toBe(2);
  await done();
});
