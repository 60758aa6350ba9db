import { expect, test } from 'vitest';
import {
  caseTitle,
  chainRows,
  chooseFiles,
  countOfChains,
  details,
  marks,
  notices,
  openCase,
  settled,
  type TestFile,
} from './support/app.ts';
import { fixture } from '../support/sharedData.ts';
import { useBrowser, visit } from './support/browser.ts';
import { caseText, delivery, party } from './support/caseText.ts';

useBrowser();

const MARKUP = '<img src=x onerror="window.hit=1">';

test('markup in names, aliases and sources is text everywhere', async () => {
  const { page, done } = await visit();
  const content = caseText(
    `${MARKUP} case`,
    { record: 'source', id: 'S', title: `${MARKUP} source`, url: 'JaVa\tscript:window.hit=1' },
    party('maker', 'manufacturer', `${MARKUP} maker`, 'US', { aliases: ['<script>window.hit=1</script>'] }),
    party('a"], node', 'trader', `${MARKUP} trader`, 'KZ'),
    party('constructor', 'end_user', `${MARKUP} plant`, 'RU'),
    delivery('a', 'maker', 'a"], node', '2023-01', '854231'),
    { ...delivery('b', 'a"], node', 'constructor', '2023-02', '854231'), evidence: [{ source: 'S' }] },
  );
  await openCase(page, `${MARKUP} case`, { name: `${MARKUP}.jsonl`, content });
  expect(await countOfChains(page).textContent()).toBe('1 chain, all found');
  const labels = (await marks(page)).map(({ label }) => label);
  expect(labels).toHaveLength(3);
  // The canvas cuts long names; the cut keeps the markup as it is written.
  for (const label of labels) expect(label.slice(0, 30)).toBe(MARKUP.slice(0, 30));
  await chainRows(page).first().click();
  expect(await chainRows(page).first().textContent()).toContain(`via ${MARKUP} trader`);
  await details(page).locator('.hop-card').nth(1).click();
  await details(page).getByText(`${MARKUP} source`).waitFor();
  expect(await details(page).getByRole('link').count()).toBe(0);
  await details(page).locator('h3.title button').first().click();
  await details(page)
    .getByRole('heading', { name: `${MARKUP} trader` })
    .waitFor();
  await page.getByRole('button', { name: 'Table' }).click();
  await page
    .locator('.chain-table')
    .getByRole('button', { name: `${MARKUP} maker` })
    .waitFor();
  await page.getByRole('button', { name: 'Routes' }).click();
  await page.getByRole('combobox', { name: /Search/ }).fill('onerror');
  await page
    .locator('.search-results [role=option]')
    .filter({ hasText: `${MARKUP} maker` })
    .waitFor();
  expect(await page.locator('img, script:not([src])').count()).toBe(0);
  expect(await page.evaluate(() => Reflect.get(window, 'hit'))).toBeUndefined();
  await done();
});

test('a name of a million characters is shortened on the screen', async () => {
  const { page, done } = await visit();
  const long = `Alder ${'x'.repeat(1_000_000)}`;
  const content = caseText(
    'Long name',
    party('maker', 'manufacturer', long, 'US'),
    party('plant', 'end_user', 'Cedar Plant', 'RU'),
    delivery('a', 'maker', 'plant', '2023-01'),
  );
  await openCase(page, 'Long name', { name: 'long.jsonl', content });
  await chainRows(page).first().click();
  expect(((await chainRows(page).first().textContent()) ?? '').length).toBeLessThan(500);
  await page.getByRole('button', { name: 'Table' }).click();
  await page.locator('.chain-table tbody tr').first().waitFor();
  expect(((await page.locator('.chain-table').textContent()) ?? '').length).toBeLessThan(1_500);
  await done();
});

test('a file cut in the middle opens with what is whole, and the cut is counted', async () => {
  const { page, done } = await visit();
  const whole = caseText(
    'Cut file',
    party('maker', 'manufacturer', 'Alder Chips', 'US'),
    party('plant', 'end_user', 'Cedar Plant', 'RU'),
    delivery('a', 'maker', 'plant', '2023-01'),
    party('lost', 'trader', 'Birch Trade', 'KZ'),
  );
  await openCase(page, 'Cut file', { name: 'cut.jsonl', content: whole.slice(0, -30) });
  expect(await countOfChains(page).textContent()).toBe('1 chain, all found');
  const read = page.getByRole('region', { name: 'What was read' });
  if (!(await read.isVisible())) await caseTitle(page).click();
  await read.getByText(/^Issues · 1$/).waitFor();
  const issue = read.locator('details');
  await issue.locator('summary').click();
  expect(await issue.textContent()).toMatch(/cut\.jsonl, line 5/);
  await done();
});

const JPEG = new Uint8Array(5_000).map((_, index) => [0xff, 0xd8, 0xff, 0xe0][index] ?? (index * 7919) % 256);
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

test.each<[string, TestFile, string]>([
  ['a photo', { name: 'photo.jpg', content: JPEG }, 'photo.jpg: This is a JPEG photo, not data.'],
  ['a photo with the name of a case', { name: 'case.jsonl', content: JPEG }, 'case.jsonl: This is a JPEG photo'],
  ['a picture without a view', { name: 'dot.png', content: PNG }, 'dot.png: This is a PNG picture that holds no view.'],
  ['an empty file', { name: 'empty.csv', content: '' }, 'empty.csv: The file or the archive is empty.'],
  ['a page', { name: 'page.html', content: '<!doctype html><p>hello</p>' }, 'in no format that can be opened'],
  [
    'a cut archive',
    { name: 'case.jsonl.gz', content: new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2]) },
    'case.jsonl.gz: ',
  ],
])('%s gets one clear line and the open case stays', async (_, file, answer) => {
  const { page, done } = await visit();
  await settled(page);
  await chainRows(page).nth(1).click();
  await chooseFiles(page, file);
  const notice = notices(page);
  await notice.filter({ hasText: answer }).waitFor();
  expect(await notice.count()).toBe(1);
  await caseTitle(page).filter({ hasText: 'Tutorial' }).waitFor();
  expect(await chainRows(page).nth(1).getAttribute('aria-selected')).toBe('true');
  await details(page).locator('.hop-card').first().click();
  await details(page).locator('.card .grade').first().waitFor();
  await done();
});

/** A file of the fixtures, under its own name. */
function fixtureFile(name: string): TestFile {
  return { name, content: fixture(name) };
}

test('several files open as one case', async () => {
  const { page, done } = await visit();
  await chooseFiles(page, fixtureFile('nodes.csv'), fixtureFile('edges.csv'));
  await caseTitle(page).filter({ hasNotText: 'Tutorial' }).waitFor();
  const read = page.getByRole('region', { name: 'What was read' });
  if (!(await read.isVisible())) await caseTitle(page).click();
  await read.waitFor();
  const text = (await read.textContent()) ?? '';
  expect(text).toContain('nodes.csv');
  expect(text).toContain('edges.csv');
  expect(text).toContain('0 only referred to');
  await done();
});
