import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { encodeAs } from '../support/encodeAs.ts';
import { fixture } from '../support/sharedData.ts';
import {
  caseTitle,
  chainRows,
  chooseFiles,
  details,
  eventually,
  markOf,
  marks,
  notices,
  openCase,
  settled,
  type TestFile,
} from './support/app.ts';
import { useBrowser, visit } from './support/browser.ts';
import { listFile } from './support/listFile.ts';
import { caseText, delivery, party, THREE_PARTIES } from './support/caseText.ts';

useBrowser();

const HEADER =
  'Номер декларации;Дата регистрации;Наименование отправителя;Страна отправителя;ИНН получателя;Наименование получателя;' +
  'Код ТН ВЭД;Описание товара;Вес нетто, кг;Статистическая стоимость, USD';
const ROWS = [
  '10702020/150323/0000001;15.03.2023;INVENTA CO LTD;КИТАЙ;7700000001;ООО ВЫМЫСЕЛ;8542319010;Микросхемы;11,25;45 120,50',
  '10702020/170323/0000002;17.03.2023;INVENTA CO LTD;КИТАЙ;7700000002;ООО НЕБЫЛИЦА;8542399010;Микросхемы;2,75;9 000',
  '10702020/180323/0000003;18.03.2023;HAYAL LTD STI;ТУРЦИЯ;7700000001;ООО ВЫМЫСЕЛ;8471300000;Ноутбуки;90,5;20 000,00',
];

/** A sheet with Russian names of columns in windows-1251. */
function sheet(...rows: readonly string[]): TestFile {
  return { name: 'sheet.csv', content: encodeAs([HEADER, ...rows].join('\r\n'), 'windows-1251') };
}

function opening(page: Page) {
  return page.getByRole('dialog');
}

async function go(page: Page): Promise<void> {
  await opening(page).locator('.dialog-foot').getByRole('button', { name: 'Open', exact: true }).click();
}

async function whatWasRead(page: Page): Promise<string> {
  const read = page.getByRole('region', { name: 'What was read' });
  if (!(await read.isVisible())) await caseTitle(page).click();
  await read.waitFor();
  return (await read.innerText()).replace(/\s+/g, ' ');
}

test('a Russian-header sheet in windows-1251: guessed, asked what it records, and its totals are the file’s', async () => {
  const { page, done } = await visit();
  await chooseFiles(page, sheet(...ROWS));
  const dialog = opening(page);
  await dialog.getByText('Letters are read as').waitFor();
  expect(await dialog.getByRole('radio', { name: /^windows-1251/ }).isChecked()).toBe(true);
  expect(await dialog.getByRole('radio', { name: /^KOI8-R/ }).isChecked()).toBe(false);
  expect(await dialog.getByLabel('What Наименование отправителя holds').inputValue()).toBe('sender.name');
  expect(await dialog.getByLabel('What ИНН получателя holds').inputValue()).toBe('receiver.id');
  const question = dialog.getByRole('group', { name: 'What do these rows record?' });
  for (const answer of await question.getByRole('radio').all()) expect(await answer.isChecked()).toBe(false);
  const open = dialog.locator('.dialog-foot').getByRole('button', { name: 'Open', exact: true });
  expect(await open.isDisabled()).toBe(true);
  await question.getByLabel('Imports into', { exact: true }).check();
  expect(await open.isDisabled()).toBe(true);
  await question.getByLabel('Imports into which country').selectOption('RU');
  await open.click();
  await caseTitle(page).filter({ hasText: 'sheet.csv' }).waitFor();
  await settled(page);
  expect(await page.locator('.stage-status').textContent()).toContain('One step is recorded.');
  const text = await whatWasRead(page);
  expect(text).toContain('letters read as windows-1251');
  expect(text).toContain('Value, USD 74,120.5 74,120.5');
  expect(text).toContain('Net, kg 104.5 104.5');
  expect(text).toContain('Rows, relations 3 3');
  const names = (await marks(page)).map(({ label }) => label).toSorted();
  expect(names).toEqual(['HAYAL LTD STI', 'INVENTA CO LTD', 'ООО ВЫМЫСЕЛ', 'ООО НЕБЫЛИЦА']);
  await markOf(page, 'ООО ВЫМЫСЕЛ');
  await done();
});

test('a cell “by order of … through …” gives its parties, drawn as acting for each other, and no invented shipment', async () => {
  const { page, done } = await visit();
  const cell = 'INVENTA CO BY ORDER OF FICTIVA LTD HONG KONG THROUGH HAYAL LLC';
  const row = ROWS[0]?.replace('INVENTA CO LTD', cell) ?? '';
  await chooseFiles(page, sheet(row, ROWS[2] ?? ''));
  const dialog = opening(page);
  const split = dialog.locator('.split');
  await split.waitFor();
  expect(await split.locator('.mono').textContent()).toBe(cell);
  expect(await split.locator('.chip').allTextContents()).toEqual([
    'FICTIVA LTD, Hong Kong',
    'INVENTA CO',
    'HAYAL LLC',
    'receiver of the row',
  ]);
  expect(await split.locator('.split-acts').count()).toBe(2);
  expect(await split.locator('.split-ships').count()).toBe(1);
  await dialog.getByLabel('Imports into which country').selectOption('RU');
  await go(page);
  await caseTitle(page).filter({ hasText: 'sheet.csv' }).waitFor();
  await settled(page);
  const text = await whatWasRead(page);
  expect(text).toContain('Value, USD 65,120.5 65,120.5');
  expect(text).toContain('2 supplies, 2 ships to');
  await done();
});

test('a split that is refused stays one party', async () => {
  const { page, done } = await visit();
  const row = ROWS[0]?.replace('INVENTA CO LTD', 'INVENTA CO BY ORDER OF FICTIVA LTD') ?? '';
  await chooseFiles(page, sheet(row));
  const dialog = opening(page);
  await dialog.locator('.split').getByRole('button', { name: 'No' }).click();
  await dialog.getByLabel('Imports into which country').selectOption('RU');
  await go(page);
  await caseTitle(page).filter({ hasText: 'sheet.csv' }).waitFor();
  await settled(page);
  const labels = (await marks(page)).map(({ label }) => label);
  expect(labels.some((label) => label.startsWith('INVENTA CO BY ORDER'))).toBe(true);
  expect(await whatWasRead(page)).not.toContain('supplies');
  await done();
});

test('repeated rows are left out only after a yes', async () => {
  const { page, done } = await visit();
  await chooseFiles(page, sheet(ROWS[0] ?? '', ROWS[0] ?? '', ROWS[1] ?? ''));
  const dialog = opening(page);
  const yes = dialog.getByRole('checkbox', { name: 'Yes, leave out 1 repeated row' });
  await yes.waitFor();
  expect(await yes.isChecked()).toBe(false);
  await yes.check();
  await dialog.getByLabel('Imports into which country').selectOption('RU');
  await go(page);
  await caseTitle(page).filter({ hasText: 'sheet.csv' }).waitFor();
  const text = await whatWasRead(page);
  expect(text).toContain('Rows, relations 3 2');
  expect(text).toContain('Totals differ');
  await done();
});

test('another encoding and another format can be chosen', async () => {
  const { page, done } = await visit();
  await chooseFiles(page, sheet(...ROWS));
  const dialog = opening(page);
  await dialog.getByRole('radio', { name: /^KOI8-R/ }).check();
  await expect.poll(() => dialog.getByLabel(/^What .* holds$/).count(), eventually).toBeGreaterThan(0);
  await expect.poll(() => dialog.getByLabel('What Наименование отправителя holds').count(), eventually).toBe(0);
  await dialog.getByRole('radio', { name: /^windows-1251/ }).check();
  await dialog.getByLabel('What Наименование отправителя holds').waitFor();
  await dialog.getByLabel('Taken for').selectOption({ label: 'Table of nodes or edges (CSV)' });
  await dialog.getByText('because you chose it').waitFor();
  expect(await dialog.getByRole('group', { name: 'What do these rows record?' }).count()).toBe(0);
  await go(page);
  await caseTitle(page).filter({ hasText: 'sheet.csv' }).waitFor();
  expect(await whatWasRead(page)).toContain('read as Table of nodes or edges (CSV): chosen');
  await done();
});

test('a mapping is kept under its name and offered for the next file with the same columns', async () => {
  const { page, done } = await visit();
  await chooseFiles(page, sheet(...ROWS));
  const dialog = opening(page);
  await dialog.getByLabel('What Описание товара holds').selectOption('brand');
  await dialog.getByLabel('Name of the mapping').fill('Invented declarations');
  await dialog.getByRole('button', { name: 'Keep in this browser' }).click();
  await dialog.getByText('Kept as “Invented declarations”.').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Save as file' }).click(),
  ]);
  const file = JSON.parse(readFileSync(await download.path(), 'utf8'));
  expect(file).toMatchObject({ version: 1, name: 'Invented declarations', records: 'other' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await chooseFiles(page, sheet(ROWS[2] ?? ''));
  await dialog.getByText('fits these columns').waitFor();
  expect(await dialog.getByLabel('What Описание товара holds').inputValue()).toBe('goods');
  await dialog.getByRole('button', { name: 'Use it' }).click();
  expect(await dialog.getByLabel('What Описание товара holds').inputValue()).toBe('brand');
  for (const answer of await dialog.getByRole('group', { name: 'What do these rows record?' }).getByRole('radio').all())
    expect(await answer.isChecked()).toBe(false);
  await done();
});

test('what is said of one table can be said of others with the same columns, also of one with the same name', async () => {
  const { page, done } = await visit();
  await chooseFiles(page, sheet(ROWS[0] ?? ''), sheet(ROWS[1] ?? ''), sheet(ROWS[2] ?? ''));
  const files = opening(page).getByRole('list', { name: 'Files' }).getByRole('button');
  await files.first().waitFor();
  expect(await files.locator('.file-name').allTextContents()).toEqual(['sheet.csv', 'sheet (2).csv', 'sheet (3).csv']);
  expect(await files.getByText('to be said: what its rows record').count()).toBe(3);
  await opening(page).getByLabel('Imports into which country').selectOption('RU');
  await opening(page).getByRole('button', { name: 'Say the same of them' }).click();
  expect(await files.getByText('to be said').count()).toBe(0);
  await go(page);
  await caseTitle(page).filter({ hasText: 'sheet (3).csv' }).waitFor();
  await settled(page);
  expect(await whatWasRead(page)).toContain('Relations 3 3 ships to');
  expect((await marks(page)).map(({ label }) => label)).toContain('ООО НЕБЫЛИЦА');
  await done();
});

test('a table of which nothing is known is read by what is said of its columns', async () => {
  const { page, done } = await visit();
  const content = 'Alpha;Beta;Gamma;Delta\nInventa Ltd;Fictiva LLC;854231;x\nInventa Ltd;Hayal LLC;854239;y\n';
  await chooseFiles(page, { name: 'unknown.txt', content });
  const dialog = opening(page);
  await dialog.getByText('none of its column names is known').waitFor();
  await dialog.getByRole('radio', { name: 'Something else, or both' }).check();
  await dialog.getByText('which columns name the parties').waitFor();
  await dialog.getByLabel('What Alpha holds').selectOption({ label: 'Sender: name' });
  await dialog.getByLabel('What Beta holds').selectOption({ label: 'Receiver: name' });
  await dialog.getByLabel('What Gamma holds').selectOption({ label: 'HS code' });
  await go(page);
  await caseTitle(page).filter({ hasText: 'unknown.txt' }).waitFor();
  const text = await whatWasRead(page);
  expect(text).toContain('Entities 3');
  expect(text).toContain('Relations 2 2 ships to');
  expect(text).toContain('of 2 relations with an HS code');
  await done();
});

test('the ways in by keyboard alone: answer, open', async () => {
  const { page, done } = await visit();
  await chooseFiles(page, sheet(...ROWS));
  const imports = opening(page).getByRole('radio', { name: 'Imports into', exact: true });
  await imports.waitFor();
  const reach = async (wanted: ReturnType<typeof opening>): Promise<void> => {
    for (let presses = 0; presses < 80; presses++) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('The control is not reached by Tab.');
  };
  await reach(imports);
  await page.keyboard.press('Space');
  await reach(opening(page).getByLabel('Imports into which country'));
  await page.keyboard.type('Russia');
  await reach(opening(page).locator('.dialog-foot').getByRole('button', { name: 'Open', exact: true }));
  await page.keyboard.press('Enter');
  await caseTitle(page).filter({ hasText: 'sheet.csv' }).waitFor();
  expect(await whatWasRead(page)).toContain('read as Table of shipments');
  await done();
});

const MORE = caseText(
  'More',
  THREE_PARTIES[1],
  party('bank', 'bank', 'Dill Bank', 'AM'),
  delivery('b', 'trader', 'plant', '2023-02', '854231'),
  delivery('c', 'bank', 'nobody', '2023-02'),
);

test('files are added to the open case after a look at what is new, joined and dangling; cancel keeps the case', async () => {
  const { page, done } = await visit();
  const first = caseText(
    'First',
    THREE_PARTIES[0],
    THREE_PARTIES[1],
    delivery('a', 'maker', 'trader', '2023-01', '854231'),
  );
  await openCase(page, 'First', { name: 'first.jsonl', content: first });
  const add = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Add files to the open case …' }).click(),
    ]);
    await chooser.setFiles({ name: 'more.jsonl', mimeType: 'x', buffer: Buffer.from(MORE) });
    await opening(page).getByRole('button', { name: 'Compare and add' }).click();
    await opening(page).getByText('Compared by id').waitFor();
  };
  await add();
  const cells = (name: string) => opening(page).getByRole('row', { name }).getByRole('cell').allTextContents();
  expect(await cells('New')).toEqual(['1', '2']);
  expect(await cells('Joined')).toEqual(['1', '0']);
  expect(await cells('Dangling')).toEqual(['2', '–']);
  await opening(page).getByRole('button', { name: 'Close' }).click();
  expect(await whatWasRead(page)).not.toContain('more.jsonl');
  await add();
  await opening(page).getByRole('button', { name: 'Add to the case' }).click();
  await opening(page).waitFor({ state: 'detached' });
  await settled(page);
  const text = await whatWasRead(page);
  expect(text).toContain('first.jsonl');
  expect(text).toContain('more.jsonl');
  expect(text).toContain('Relations 3');
  expect(await caseTitle(page).textContent()).toContain('First');
  await done();
});

test('a list is attached instead of added: only what is confirmed comes in, and undo takes it out', async () => {
  const { page, done } = await visit();
  const content = caseText(
    'Traders',
    ...THREE_PARTIES,
    delivery('a', 'maker', 'trader', '2023-01', '854231'),
    delivery('b', 'trader', 'plant', '2023-02', '854231'),
  );
  await openCase(page, 'Traders', { name: 'traders.jsonl', content });
  await chooseFiles(
    page,
    listFile([
      ['e1', 'Birch Trade', 'KZ'],
      ['e2', 'Cedar Plant', 'RU'],
      ['e3', 'Alder Chips', 'US'],
      ['e4', 'Nobody Here', 'DE'],
    ]),
  );
  const dialog = opening(page);
  await dialog.getByRole('button', { name: 'Attach as a list', pressed: true }).waitFor();
  await dialog.getByRole('button', { name: 'Look for matches' }).click();
  await dialog.getByText('Is this the same party?').waitFor();
  expect(await dialog.getByText('An equal name is a possible match, never an identification').count()).toBe(1);
  const said: (string | null)[] = [];
  for (const key of ['n', 's', 'y']) {
    said.push(await dialog.getByRole('region', { name: 'In the case' }).locator('.title').textContent());
    await page.keyboard.press(key);
  }
  expect(said.map(String).toSorted()).toEqual(['Alder Chips', 'Birch Trade', 'Cedar Plant']);
  await dialog.getByText('All 3 are looked at').waitFor();
  await dialog.getByLabel(/List as of/).fill('2024-05-31');
  await dialog.getByRole('button', { name: 'Attach 1 match' }).click();
  await dialog.waitFor({ state: 'detached' });
  await notices(page).filter({ hasText: '1 act attached' }).waitFor();
  await expect.poll(() => whatWasRead(page), eventually).toContain('Listed (§) 1');
  await page.getByRole('button', { name: 'Table' }).click();
  await page
    .locator('.chain-table tbody')
    .getByRole('button', { name: said[2] ?? '' })
    .first()
    .click();
  await details(page).getByText('listed by').first().waitFor();
  expect(await details(page).getByText('confirmed by the analyst').textContent()).toContain('as of 31 May 2024');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => whatWasRead(page), eventually).toContain('Listed (§) 0');
  await done();
});

test('every issue can be seen by type and saved as a table that no spreadsheet runs', async () => {
  const { page, done } = await visit();
  const broken = Array.from({ length: 150 }, (_, index) => `{"record":"entity","id":"x${index}","kind":"=cmd|x"`);
  const content = `${caseText('Broken', ...THREE_PARTIES, delivery('a', 'maker', 'plant', '2023-01'))}${broken.join('\n')}\n`;
  await openCase(page, 'Broken', { name: 'broken.jsonl', content });
  await whatWasRead(page);
  await page.getByRole('button', { name: 'See all …' }).click();
  const dialog = page.getByRole('dialog', { name: /^Issues/ });
  await expect.poll(() => dialog.locator('.issue-table tbody tr').count(), eventually).toBe(150);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Save as CSV' }).click(),
  ]);
  const csv = readFileSync(await download.path(), 'utf8');
  expect(csv.trim().split('\r\n')).toHaveLength(151);
  expect(csv).toContain('"unreadable-line","Line could not be read","broken.jsonl","6"');
  await done();
});

test('files dropped on a case of one’s own are looked through, and one that cannot be read is left out', async () => {
  const { page, done } = await visit();
  const content = caseText('Own', ...THREE_PARTIES, delivery('a', 'maker', 'plant', '2023-01'));
  await openCase(page, 'Own', { name: 'own.jsonl', content });
  await page.evaluate(
    ([ftm, own]) => {
      const data = new DataTransfer();
      data.items.add(new File([ftm ?? ''], 'people.ftm.json'));
      data.items.add(new File([new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])], 'photo.jpg'));
      data.items.add(new File([own ?? ''], 'more.jsonl'));
      document.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    [new TextDecoder().decode(fixture('invented.ftm.json')), MORE],
  );
  const files = opening(page).getByRole('list', { name: 'Files' });
  await files.waitFor();
  expect(await files.getByRole('button', { name: 'photo.jpg' }).textContent()).toContain('left out');
  expect(await files.getByRole('button', { name: 'people.ftm.json' }).textContent()).toContain('FollowTheMoney');
  await files.getByRole('button', { name: 'more.jsonl' }).click();
  await opening(page).getByRole('button', { name: 'Leave it out' }).click();
  await opening(page).getByRole('button', { name: 'Start another case' }).click();
  await go(page);
  await caseTitle(page).filter({ hasText: 'people.ftm.json' }).waitFor();
  const text = await whatWasRead(page);
  expect(text).not.toContain('photo.jpg');
  expect(text).not.toContain('more.jsonl');
  expect(await chainRows(page).count()).toBeGreaterThanOrEqual(0);
  await done();
});
