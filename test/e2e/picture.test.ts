import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { chainRows, details, dragMark, eventually, places, settled } from './support/app.ts';
import { useBrowser, visit } from './support/browser.ts';

useBrowser();

async function save(page: Page, button: string): Promise<{ bytes: Buffer; name: string; status: string }> {
  const dialog = page.getByRole('dialog', { name: 'Export' });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: button }).click(),
  ]);
  const bytes = await readFile(await download.path());
  await dialog.getByRole('status').first().filter({ hasText: 'Saved' }).waitFor();
  return {
    bytes,
    name: download.suggestedFilename(),
    status: (await dialog.getByRole('status').first().textContent()) ?? '',
  };
}

/** Decodes a picture in the browser: its size, and how many colours a grid of samples meets. */
async function decoded(page: Page, bytes: Buffer): Promise<{ width: number; height: number; colours: number }> {
  return page.evaluate(async (base64) => {
    const data = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([data], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(400, 400);
    const pen = canvas.getContext('2d');
    pen?.drawImage(bitmap, 0, 0, 400, 400);
    const pixels = new Uint32Array(pen?.getImageData(0, 0, 400, 400).data.buffer ?? new ArrayBuffer(0));
    return { width: bitmap.width, height: bitmap.height, colours: new Set(pixels).size };
  }, bytes.toString('base64'));
}

/** The words of a picture, in drawing order. */
function textOf(svg: string): string {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)]
    .map(([, words = '']) => words.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'))
    .join(' ');
}

test.each(['1×', '8×'])('a PNG at %s is whole, not blank, and of the size that is said', async (scale) => {
  const { page, done } = await visit();
  await settled(page);
  await chainRows(page).first().click();
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByLabel('Size').selectOption(scale);
  const { bytes, name, status } = await save(page, 'Save PNG');
  expect(name).toBe('tutorial-all-names-invented.png');
  const picture = await decoded(page, bytes);
  expect(status).toContain(`${picture.width.toLocaleString('en-GB')} × ${picture.height.toLocaleString('en-GB')}`);
  expect(picture.colours).toBeGreaterThan(50);
  expect(picture.width).toBeGreaterThan(scale === '1×' ? 850 : 6_800);
  await done();
});

test('an SVG carries title, dates, numbered sources, legend and caveat as text', async () => {
  const { page, done } = await visit();
  await settled(page);
  await chainRows(page).first().click();
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByLabel('Title on the picture').fill('Chips for <Plant> No. 12');
  await page.getByLabel('Handling').selectOption('TLP:AMBER');
  const { bytes, name } = await save(page, 'Save SVG');
  expect(name).toBe('chips-for-plant-no-12.svg');
  const svg = bytes.toString();
  expect(svg).not.toMatch(/<(style|script|foreignObject)/i);
  expect(svg).toContain('<title>Chips for &lt;Plant&gt; No. 12</title>');
  const text = textOf(svg);
  for (const part of [
    'Chips for <Plant> No. 12',
    'data as of 22 Nov 2026',
    'priority list of',
    'SOURCES',
    '[1]',
    'Customs declarations extract 2022',
    'supplier',
    'end-user',
    'listed by an authority',
    'TLP:AMBER',
    'This picture shows what the loaded records say',
    'claims left out',
  ]) {
    expect(text).toContain(part);
  }
  await done();
});

test('a PNG dropped on the app in a fresh profile opens as the same view', async () => {
  const maker = await visit();
  await settled(maker.page);
  await dragMark(maker.page, 'Lori Microtech', -50, 20);
  await chainRows(maker.page).nth(1).click();
  await maker.page.getByRole('button', { name: 'Export' }).click();
  const { bytes } = await save(maker.page, 'Save PNG');
  await maker.page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();

  const { page, done } = await visit();
  await settled(page);
  await page.evaluate((base64) => {
    const data = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([data], 'view.png', { type: 'image/png' }));
    for (const type of ['dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
  }, bytes.toString('base64'));
  await expect.poll(() => chainRows(page).nth(1).getAttribute('aria-selected'), eventually).toBe('true');
  await expect.poll(() => places(page), eventually).toEqual(await places(maker.page));
  await details(page)
    .getByRole('heading', { name: /^Chain 2/ })
    .waitFor();
  await maker.done();
  await done();
});

test('a PNG saved without its view holds none', async () => {
  const { page, done } = await visit();
  await settled(page);
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByLabel(/Put the view into the picture/).uncheck();
  const { bytes } = await save(page, 'Save PNG');
  const written = await page.evaluate(() => window.location.hash);
  expect(written.length).toBeGreaterThan(20);
  expect(bytes.includes('#1.')).toBe(false);
  await done();
});
