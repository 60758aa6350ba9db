import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import {
  caseTitle,
  chainRows,
  copyLink,
  countOfChains,
  details,
  dragMark,
  eventually,
  fragmentOf,
  notices,
  openCase,
  openShipped,
  places,
  settled,
} from './support/app.ts';
import { useBrowser, visit } from './support/browser.ts';
import { caseText, delivery, party, THREE_PARTIES } from './support/caseText.ts';

useBrowser();

const ELSEWHERE = { viewport: { width: 1366, height: 768 } } as const;

/** Where the canvas looks: the point in its middle, and its zoom. */
async function camera(page: Page): Promise<{ x: number; y: number; zoom: number }> {
  return page.locator('.canvas-graph').evaluate((container) => {
    const { cy } = Reflect.get(container, '_cyreg');
    const zoom: number = cy.zoom();
    const pan: { x: number; y: number } = cy.pan();
    const middle = (side: number, at: number): number => Math.round((side / 2 - at) / zoom);
    return { x: middle(cy.width(), pan.x), y: middle(cy.height(), pan.y), zoom: Math.round(zoom * 1000) / 1000 };
  });
}

test('the link opens in a fresh profile as the same chains, places, selection and camera', async () => {
  const sender = await visit('', { viewport: { width: 1500, height: 900 } });
  await settled(sender.page);
  await dragMark(sender.page, 'Lori Microtech', -70, 30);
  await chainRows(sender.page).nth(1).click();
  await details(sender.page).locator('.hop-card').nth(1).click();
  await sender.page.getByRole('button', { name: 'Zoom in' }).click();
  const hop = await details(sender.page).locator('h3.title').textContent();
  const link = await copyLink(sender.page);
  expect(fragmentOf(link).length).toBeLessThan(900);

  const reader = await visit(fragmentOf(link), ELSEWHERE);
  await settled(reader.page);
  await details(reader.page)
    .getByRole('heading', { name: /^Hop 2 of/ })
    .waitFor();
  expect(await details(reader.page).locator('h3.title').textContent()).toBe(hop);
  expect(await countOfChains(reader.page).textContent()).toBe(await countOfChains(sender.page).textContent());
  expect(await chainRows(reader.page).first().textContent()).toBe(await chainRows(sender.page).first().textContent());
  expect(await chainRows(reader.page).nth(1).getAttribute('aria-selected')).toBe('true');
  expect(await places(reader.page)).toEqual(await places(sender.page));
  expect(await camera(reader.page)).toEqual(await camera(sender.page));
  expect(await notices(reader.page).count()).toBe(0);
  expect(fragmentOf(await copyLink(reader.page))).toBe(fragmentOf(link));
  await sender.done();
  await reader.done();
});

test('the address alone is the link: reloading shows the same view', async () => {
  const { page, done } = await visit();
  await settled(page);
  await chainRows(page).nth(2).click();
  await page.getByRole('button', { name: 'Table' }).click();
  const written = fragmentOf(await copyLink(page));
  await expect.poll(() => page.evaluate(() => window.location.hash), eventually).toBe(written);
  await page.reload();
  await page.locator('.chain-table').waitFor();
  await settled(page);
  expect(await chainRows(page).nth(2).getAttribute('aria-selected')).toBe('true');
  expect(await page.evaluate(() => window.location.hash)).toBe(written);
  await done();
});

test('the link of another case that comes with the app opens that case', async () => {
  const sender = await visit();
  await openShipped(sender.page, 'Corridors');
  await chainRows(sender.page).nth(1).click();
  const link = await copyLink(sender.page);
  const reader = await visit(fragmentOf(link), ELSEWHERE);
  await caseTitle(reader.page).filter({ hasText: 'Corridors' }).waitFor();
  await settled(reader.page);
  expect(await chainRows(reader.page).nth(1).getAttribute('aria-selected')).toBe('true');
  expect(await notices(reader.page).count()).toBe(0);
  await sender.done();
  await reader.done();
});

test('a link pasted over the open page shows its view, and one undo brings back the one before', async () => {
  const sender = await visit();
  await settled(sender.page);
  await sender.page.getByLabel('Order of the list').selectOption('latest');
  const link = await copyLink(sender.page);
  await sender.done();
  const { page, done } = await visit();
  await settled(page);
  await page.evaluate((hash) => (window.location.hash = hash), fragmentOf(link));
  await expect.poll(() => page.getByLabel('Order of the list').inputValue(), eventually).toBe('latest');
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(await page.getByLabel('Order of the list').inputValue()).toBe('shortest');
  await done();
});

test('on changed data the banner gives both counts and the parties found', async () => {
  const second = [
    party('other', 'trader', 'Dogwood Trade', 'KG'),
    delivery('c', 'maker', 'other', '2023-01', '854231'),
    delivery('d', 'other', 'plant', '2023-02', '854231'),
  ];
  const first = [
    ...THREE_PARTIES,
    delivery('a', 'maker', 'trader', '2023-01', '854231'),
    delivery('b', 'trader', 'plant', '2023-02', '854231'),
  ];
  const sender = await visit();
  await openCase(sender.page, 'Changing', { name: 'all.jsonl', content: caseText('Changing', ...first, ...second) });
  expect(await countOfChains(sender.page).textContent()).toBe('2 chains, all found');
  await chainRows(sender.page).filter({ hasText: 'Dogwood Trade' }).click();
  const link = await copyLink(sender.page);

  const reader = await visit(fragmentOf(link), ELSEWHERE);
  await notices(reader.page).filter({ hasText: '“Changing”, which is not open' }).waitFor();
  await openCase(reader.page, 'Changing', { name: 'fewer.jsonl', content: caseText('Changing', ...first) });
  const banner = notices(reader.page).filter({ hasText: 'Not what the sender saw' });
  await banner.waitFor();
  expect(await banner.textContent()).toContain('sender saw 2 chains, 4 entities; here 1, 3');
  expect(await banner.textContent()).toMatch(/\d of \d named entities found/);
  await sender.done();
  await reader.done();
});
