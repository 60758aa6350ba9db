import { expect, test } from 'vitest';
import { workbookOf, zipOf } from '../support/archive.ts';
import { encodeAs } from '../support/encodeAs.ts';
import { fixture } from '../support/sharedData.ts';
import { chooseFiles, marks, notices, openTables } from './support/app.ts';
import { useBrowser, visit } from './support/browser.ts';

useBrowser();

const sheet = new TextDecoder().decode(fixture('invented-declarations.csv'));

test('a Russian sheet in windows-1251, an archive and a workbook open under the policy', async () => {
  const { page, done } = await visit();
  await openTables(page, 'sheet.csv', 'RU', { name: 'sheet.csv', content: encodeAs(sheet, 'windows-1251') });
  const labels = (await marks(page)).map(({ label }) => label);
  expect(labels.join(' ')).toContain('ВЫМЫСЕЛ');
  const rows = sheet
    .trim()
    .split('\n')
    .map((line) => line.split(';'));
  const book = workbookOf({ Лист: rows });
  await openTables(page, 'book.xlsx/Лист', 'RU', { name: 'book.xlsx', content: book });
  expect((await marks(page)).map(({ label }) => label).toSorted()).toEqual(labels.toSorted());
  expect(labels.length).toBeGreaterThan(3);
  await openTables(page, 'all.zip/d.csv', 'RU', {
    name: 'all.zip',
    content: zipOf({ 'd.csv': encodeAs(sheet, 'koi8-r'), 'again.xlsx': book }),
  });
  await chooseFiles(page, { name: 'cut.xlsx', content: book.subarray(0, 500) });
  await notices(page).filter({ hasText: 'cut.xlsx: The archive is cut' }).waitFor();
  await done();
});
