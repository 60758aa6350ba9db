import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { chainRows, countOfChains, details, eventually, settled } from './support/app.ts';
import { useBrowser, visit } from './support/browser.ts';

useBrowser();

/** What has the focus: its accessible words. */
async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });
}

/** Presses Tab until the focus is on something with these words, as a person without a mouse does. */
async function tabTo(page: Page, words: string | RegExp, key = 'Tab'): Promise<void> {
  const met: string[] = [];
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press(key);
    const now = await focused(page);
    if (typeof words === 'string' ? now === words : words.test(now)) return;
    met.push(now.slice(0, 30));
  }
  throw new Error(`Tab never reached ${words}; it met ${met.join(' | ')}.`);
}

test('by keyboard alone: search, set both ends, walk the chain, open a hop and its source, share', async () => {
  const { page, done } = await visit();
  await settled(page);
  const before = await countOfChains(page).textContent();

  await page.keyboard.press('/');
  await page.keyboard.type('northwind semi');
  await page.locator('.search-results [role=option]').first().waitFor();
  await page.keyboard.press('Enter');
  await details(page).getByRole('heading', { name: 'Northwind Semicond.' }).waitFor();
  await tabTo(page, 'Trace from here');
  await page.keyboard.press('Enter');
  await expect.poll(() => countOfChains(page).textContent(), eventually).not.toBe(before);

  await page.keyboard.press('/');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('plant no. 12');
  await page.locator('.search-results [role=option]').filter({ hasText: 'Plant No. 12' }).first().waitFor();
  await page.keyboard.press('Enter');
  await details(page).getByRole('heading', { name: 'Plant No. 12' }).waitFor();
  await tabTo(page, 'Trace to here');
  await page.keyboard.press('Enter');
  await settled(page);
  expect(await chainRows(page).count()).toBeGreaterThan(0);

  await tabTo(page, 'Chains found', 'Shift+Tab');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => chainRows(page).first().getAttribute('aria-selected'), eventually).toBe('true');
  await page.keyboard.press('Enter');
  await details(page)
    .getByRole('heading', { name: /^Hop \d of/ })
    .waitFor();
  const hop = await details(page).locator('h2').first().textContent();
  await tabTo(page, /^(Previous|Next) hop$/);
  await page.keyboard.press('Enter');
  await expect.poll(() => details(page).locator('h2').first().textContent(), eventually).not.toBe(hop);
  await tabTo(page, /\.example ↗$/);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toMatch(/^https:\/\//);

  await tabTo(page, 'Share link', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Share this view' }).waitFor();
  await tabTo(page, 'Copy link');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('#1.');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog').count(), eventually).toBe(0);
  expect(await focused(page)).toBe('Share link');
  await done();
});

test('the table is walked by keyboard and opens hops and parties', async () => {
  const { page, done } = await visit();
  await settled(page);
  await tabTo(page, 'Table');
  await page.keyboard.press('Enter');
  await page.locator('.chain-table tbody button').first().waitFor();
  await tabTo(page, /^1\/\d$/);
  await page.keyboard.press('Enter');
  await details(page)
    .getByRole('heading', { name: /^Hop 1 of/ })
    .waitFor();
  await tabTo(page, 'Elbe Components GmbH');
  await page.keyboard.press('Space');
  await details(page).getByRole('heading', { name: 'Elbe Components GmbH' }).waitFor();
  expect(await page.getByRole('button', { name: 'Table' }).getAttribute('aria-pressed')).toBe('true');
  await done();
});

test('everything that takes the focus shows that it has it', async () => {
  const { page, done } = await visit();
  await settled(page);
  const plain: string[] = [];
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    const bare = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return undefined;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      const shown = (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
      return shown ? undefined : (element.getAttribute('aria-label') ?? element.textContent ?? element.tagName);
    });
    if (bare !== undefined) plain.push(bare);
  }
  expect(plain).toEqual([]);
  await done();
});
