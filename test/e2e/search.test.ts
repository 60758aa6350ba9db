import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { details, openCase, settled } from './support/app.ts';
import { useBrowser, visit } from './support/browser.ts';
import { caseText, party } from './support/caseText.ts';

useBrowser();

const NAMES = caseText(
  'Spellings',
  party('z1', 'person', 'Захаров', 'RU'),
  party('z2', 'company', 'ООО «ЗАХАРОВ и партнёры»', 'RU'),
  party('z3', 'company', 'Zaharov Trading', 'KZ'),
  party('z4', 'company', 'Alder Works', 'DE', { aliases: ['ZAKHAROV WORKS'] }),
  party('n', 'company', 'Birch Trade', 'KZ', { identifiers: [{ scheme: 'inn', value: '7707083893' }] }),
  party('r', 'company', 'Pattern (a+)+$ Ltd', 'CY'),
);

async function found(page: Page, text: string): Promise<readonly string[]> {
  await page.getByRole('combobox', { name: /Search/ }).fill(text);
  // The list stands for what was typed once it says so or holds it.
  await page.waitForFunction(() => document.querySelector('.search-results li') !== null);
  const options = page.locator('.search-results [role=option]:not([aria-disabled])');
  return (await options.locator('.strong').allTextContents()).toSorted();
}

test('“zakharov” finds the spellings of Захаров, and the other way round; a person is found and not named', async () => {
  const { page, done } = await visit();
  await openCase(page, 'Spellings', { name: 'names.jsonl', content: NAMES });
  for (const text of ['zakharov', 'захаров', 'ЗАХАРОВ']) {
    await expect
      .poll(() => found(page, text), { timeout: 5000 })
      .toEqual(expect.arrayContaining(['Person A', 'ООО «ЗАХАРОВ и партнёры»', 'Alder Works']));
  }
  await done();
});

test('an identifier finds its party, with the number that was met', async () => {
  const { page, done } = await visit();
  await openCase(page, 'Spellings', { name: 'names.jsonl', content: NAMES });
  await expect.poll(() => found(page, '7707083893')).toEqual(['Birch Trade']);
  expect(await page.locator('.search-results .hit-text').textContent()).toContain('7707083893');
  await done();
});

test('a pattern is searched for letter by letter', async () => {
  const { page, done } = await visit();
  await openCase(page, 'Spellings', { name: 'names.jsonl', content: NAMES });
  await expect.poll(() => found(page, '(a+)+$')).toContain('Pattern (a+)+$ Ltd');
  await page.getByRole('combobox', { name: /Search/ }).fill(`${'ab'.repeat(5000)}!`);
  await page.getByText('No party has this in a name, alias or number.').waitFor();
  await done();
});

test('search works by keyboard: slash, arrows, Enter, Escape', async () => {
  const { page, done } = await visit();
  await settled(page);
  await page.keyboard.press('/');
  await page.keyboard.type('trade');
  const box = page.getByRole('combobox', { name: /Search/ });
  const options = page.locator('.search-results [role=option]:not([aria-disabled])');
  await options.nth(1).waitFor();
  await page.keyboard.press('ArrowDown');
  const active = await box.getAttribute('aria-activedescendant');
  expect(active).toBe(await options.nth(1).getAttribute('id'));
  const name = (await options.nth(1).locator('.strong bdi').textContent()) ?? '';
  await page.keyboard.press('Enter');
  await details(page).getByRole('heading', { name }).waitFor();
  expect(await box.getAttribute('aria-expanded')).toBe('false');
  // Another search in the same box: "trade" less its last letter finds as much again.
  await page.keyboard.press('Backspace');
  await options.first().waitFor();
  await page.keyboard.press('Escape');
  expect(await options.count()).toBe(0);
  await done();
});
