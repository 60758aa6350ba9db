import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseTitle, chainRows, countOfChains, details, notices, settled } from './support/app.ts';
import { useBrowser, visit } from './support/browser.ts';

useBrowser();

const BYTES = 90_000_000;
let folder = '';
let large = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-'));
  large = join(folder, 'large.jsonl');
  const file = await open(large, 'w');
  await file.write('{"record":"case","version":1,"title":"Large"}\n');
  for (let written = 0, id = 0; written < BYTES;) {
    const lines = Array.from(
      { length: 20_000 },
      () => `{"record":"entity","id":"e${id++}","kind":"company","name":"Company number ${id}","countries":["KZ"]}\n`,
    ).join('');
    await file.write(lines);
    written += lines.length;
  }
  await file.close();
});

afterAll(() => rm(folder, { recursive: true }));

test('a long read shows how far it is and can be cancelled; the case before stays whole', async () => {
  const { page, done } = await visit();
  await settled(page);
  await chainRows(page).nth(1).click();
  const before = await countOfChains(page).textContent();
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.locator('input[type=file]').setInputFiles(large);
  const progress = page.locator('.notice.progress');
  await progress.filter({ hasText: /MB of 9\d\.\d MB/ }).waitFor();
  // The page answers while the file is read.
  await details(page).locator('.hop-card').first().click();
  await progress.getByRole('button', { name: 'Cancel' }).click();
  await progress.waitFor({ state: 'detached' });
  await caseTitle(page).filter({ hasText: 'Tutorial' }).waitFor();
  expect(await countOfChains(page).textContent()).toBe(before);
  await details(page).locator('.card .grade').first().waitFor();
  await page.getByLabel('Hops, at most').fill('4');
  await expect.poll(() => countOfChains(page).textContent()).not.toBe(before);
  await settled(page);
  expect(await notices(page).count()).toBe(0);
  await done();
});
