import { expect, inject, test } from 'vitest';
import type { Page } from 'playwright-core';
import { encodeAs } from '../support/encodeAs.ts';
import {
  caseTitle,
  chainRows,
  countOfChains,
  details,
  eventually,
  lightChain,
  notices,
  openCase,
  openShipped,
  openTables,
  settled,
} from './support/app.ts';
import { useBrowser, visit } from './support/browser.ts';
import { caseText, delivery, THREE_PARTIES } from './support/caseText.ts';

useBrowser();

const CASE = {
  name: 'kept.jsonl',
  content: caseText(
    'Kept case',
    ...THREE_PARTIES,
    delivery('r1', 'maker', 'trader', '2023-01', '854231'),
    delivery('r2', 'trader', 'plant', '2023-02', '854231'),
  ),
};
const KEPT_LINE = /^Kept in this browser, [\d.]+ [KM]B$/;

/** Waits until the open case is kept; the line that says so is in the panel about what was read. */
async function isKept(page: Page): Promise<void> {
  const read = page.getByRole('region', { name: 'What was read' });
  if (!(await read.isVisible())) await caseTitle(page).click();
  await read.getByText(KEPT_LINE).waitFor();
}

/** Everything the origin stores, by name. */
async function storedHere(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    const folders: string[] = [];
    for await (const name of (await navigator.storage.getDirectory()).keys()) folders.push(name);
    const databases = (await indexedDB.databases()).map(({ name }) => name);
    return { folders, databases, keys: Object.keys(localStorage), session: Object.keys(sessionStorage) };
  });
}

const NOTHING = { folders: [], databases: [], keys: [], session: [] };

async function casesDialog(page: Page) {
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  return page.getByRole('region', { name: 'Kept in this browser' });
}

test('a first visit that is only looked at stores nothing', async () => {
  const { page, done } = await visit();
  await settled(page);
  await page.waitForTimeout(1_500);
  expect(await storedHere(page)).toEqual(NOTHING);
  await done();
});

test('a case of one’s own comes back with its view after a reload, and in a new tab', async () => {
  const { page, done } = await visit();
  await openCase(page, 'Kept case', CASE);
  await isKept(page);
  await page.getByLabel('Hops, at most').fill('4');
  await settled(page);
  await lightChain(page);
  // The address is written four times a second.
  await page.waitForTimeout(300);
  await page.reload();
  await caseTitle(page).filter({ hasText: 'Kept case' }).waitFor();
  await settled(page);
  expect(await countOfChains(page).textContent()).toBe('1 chain, all found');
  expect(await page.getByLabel('Hops, at most').inputValue()).toBe('4');
  expect(await chainRows(page).first().getAttribute('aria-selected')).toBe('true');
  await details(page).locator('.hop-card').first().click();
  await details(page).getByText('documented').first().waitFor();
  // Without a link: what is stored says it all.
  await page.getByLabel('Hops, at most').fill('5');
  await settled(page);
  await page.close();
  const next = await page.context().newPage();
  await next.goto(inject('address'));
  await caseTitle(next).filter({ hasText: 'Kept case' }).waitFor();
  await settled(next);
  expect(await next.getByLabel('Hops, at most').inputValue()).toBe('5');
  expect(await notices(next).count()).toBe(0);
  await done();
});

/** A table so large that its rows are read again when a person opens one, in an encoding that is no UTF-8. */
function largeTable(): Buffer {
  const head = 'Отправитель;Страна отправителя;Получатель;Страна получателя;Код ТН ВЭД;Описание товара;Дата';
  const fillers = Array.from(
    { length: 4_000 },
    (_, at) => `Завод ${at};CN;Склад ${at};KZ;8708;ЗАПАСНЫЕ ЧАСТИ, ПАРТИЯ ${at};2022-03-01`,
  );
  const lines = [
    head,
    ...fillers.slice(0, 2_000),
    'Альфа Чипс;CN;Бета Трейд;KZ;854231;МИКРОСХЕМЫ ИНТЕГРАЛЬНЫЕ;2023-01-10',
    'Бета Трейд;KZ;Гамма Прибор;RU;854231;МИКРОСХЕМЫ ПРОЦЕССОРНЫЕ;2023-02-11',
    ...fillers.slice(2_000),
  ];
  return Buffer.from(encodeAs(lines.join('\n'), 'windows-1251'));
}

test('the rows of a large table are read from its text, also when the case was kept', async () => {
  const { page, done } = await visit();
  const content = largeTable();
  expect(content.length).toBeGreaterThan(256 * 1024);
  await openTables(page, 'table.csv', 'RU', { name: 'table.csv', content });
  const showsRow = async (): Promise<void> => {
    await lightChain(page);
    await details(page).locator('.hop-card').last().click();
    await details(page).getByText('row 2003').first().waitFor();
    await details(page).getByText('МИКРОСХЕМЫ ПРОЦЕССОРНЫЕ').first().waitFor();
  };
  await showsRow();
  await isKept(page);
  await page.goto('about:blank');
  await page.goto(inject('address'));
  await caseTitle(page).filter({ hasText: 'table.csv' }).waitFor();
  await settled(page);
  await showsRow();
  await done();
});

test('the view of a case that comes with the app is kept without the case', async () => {
  const { page, done } = await visit();
  await settled(page);
  await page.getByLabel('Hops, at most').fill('4');
  await settled(page);
  await expect.poll(() => storedHere(page), eventually).toMatchObject({ databases: ['throughline'], folders: [] });
  await page.goto('about:blank');
  await page.goto(inject('address'));
  await settled(page);
  await caseTitle(page).filter({ hasText: 'Tutorial' }).waitFor();
  expect(await page.getByLabel('Hops, at most').inputValue()).toBe('4');
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(await page.getByLabel('Hops, at most').inputValue()).toBe('6');
  await done();
});

test('kept cases are listed, opened, forgotten one by one and all at once', async () => {
  const { page, done } = await visit();
  await openCase(page, 'Kept case', CASE);
  await isKept(page);
  await openCase(page, 'Other case', { name: 'other.jsonl', content: CASE.content.replace('Kept case', 'Other case') });
  await isKept(page);
  const list = await casesDialog(page);
  await list.getByText('2 cases, ').waitFor();
  expect(await list.getByRole('listitem').count()).toBe(2);
  expect(await list.getByRole('button', { name: 'Open Other case' }).isDisabled()).toBe(true);
  await list.getByRole('button', { name: 'Open Kept case' }).click();
  await caseTitle(page).filter({ hasText: 'Kept case' }).waitFor();
  await settled(page);
  expect(await countOfChains(page).textContent()).toBe('1 chain, all found');
  await casesDialog(page);
  await list.getByRole('button', { name: 'Forget Other case' }).click();
  await list.getByText('1 case, ').waitFor();
  await list.getByRole('button', { name: 'Forget everything …' }).click();
  await list.getByRole('button', { name: 'Keep', exact: true }).click();
  expect(await list.getByRole('listitem').count()).toBe(1);
  await list.getByRole('button', { name: 'Forget everything …' }).click();
  await list.getByRole('button', { name: 'Forget everything', exact: true }).click();
  await list.getByText('Cases you open stay here').waitFor();
  expect(await storedHere(page)).toEqual(NOTHING);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  // What is still open is not kept again behind the user's back.
  await page.getByLabel('Hops, at most').fill('4');
  await page.waitForTimeout(1_500);
  expect(await storedHere(page)).toEqual(NOTHING);
  await done();
});

test.each(['?ephemeral', ''])('an ephemeral session stores nothing (%s)', async (path) => {
  const { page, done } = await visit(path);
  await settled(page);
  const expected = { ...NOTHING, keys: path === '' ? ['throughline-ephemeral'] : [] };
  if (path === '') {
    const list = await casesDialog(page);
    await list.getByLabel('Ephemeral: store nothing').click();
    await list.getByText('Nothing is stored').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  }
  await openCase(page, 'Kept case', CASE);
  await page.getByLabel('Hops, at most').fill('4');
  await openShipped(page, 'Public record');
  await page.waitForTimeout(1_500);
  expect(await storedHere(page)).toEqual(expected);
  await page.goto('about:blank');
  await page.goto(new URL(path, inject('address')).href);
  await settled(page);
  await caseTitle(page).filter({ hasText: 'Tutorial' }).waitFor();
  expect(await storedHere(page)).toEqual(expected);
  await done();
});

test('the second tab with a case is told, and takes over only when asked', async () => {
  const { page, done } = await visit();
  await openCase(page, 'Kept case', CASE);
  await isKept(page);
  await page.getByLabel('Hops, at most').fill('4');
  await settled(page);
  await page.waitForTimeout(1_500);
  const second = await page.context().newPage();
  await second.goto(inject('address'));
  await notices(second).filter({ hasText: 'open in another tab too' }).waitFor();
  await settled(second);
  await second.getByLabel('Hops, at most').fill('3');
  await second.waitForTimeout(1_500);
  const third = await page.context().newPage();
  await third.goto(inject('address'));
  await settled(third);
  expect(await third.getByLabel('Hops, at most').inputValue()).toBe('4');
  await third.close();
  await second.getByRole('button', { name: 'Keep it here instead' }).click();
  await notices(page).filter({ hasText: 'open in another tab too' }).waitFor();
  const context = page.context();
  await second.close();
  await page.close();
  const fourth = await context.newPage();
  await fourth.goto(inject('address'));
  await settled(fourth);
  expect(await fourth.getByLabel('Hops, at most').inputValue()).toBe('3');
  await done();
});

/** Makes the browser refuse to store anything. */
async function refuse(page: Page, how: 'refused' | 'full'): Promise<void> {
  await page.addInitScript((way) => {
    const error = new DOMException('Refused.', way === 'full' ? 'QuotaExceededError' : 'SecurityError');
    const refused = (): never => {
      throw error;
    };
    Object.defineProperty(IDBFactory.prototype, 'open', { value: refused });
    Object.defineProperty(Storage.prototype, 'setItem', { value: refused });
  }, how);
}

test.each([
  ['refused', 'it does not allow storing here'],
  ['full', 'there is no room left'],
] as const)('where storage is %s, a banner says so and offers to save; the app works', async (how, reason) => {
  const { page, done } = await visit();
  await refuse(page, how);
  await page.reload();
  await openCase(page, 'Kept case', CASE);
  const banner = notices(page).filter({ hasText: '“Kept case” and its view are not kept in this browser' });
  await banner.waitFor();
  expect(await banner.textContent()).toContain(reason);
  for (const [name, file] of [
    ['Save view file', 'kept-case-view.json'],
    ['Save case file', 'kept-case.jsonl'],
  ] as const) {
    const [download] = await Promise.all([page.waitForEvent('download'), banner.getByRole('button', { name }).click()]);
    expect(download.suggestedFilename()).toBe(file);
  }
  await lightChain(page);
  await page.getByLabel('Hops, at most').fill('4');
  await settled(page);
  expect(await countOfChains(page).textContent()).toBe('1 chain, all found');
  await banner.waitFor();
  await done();
});

test('a worker that breaks is started again with the case and the view', async () => {
  const { page, done } = await visit('', { settled: false });
  await page.addInitScript(() => {
    const { Worker } = window;
    window.Worker = class extends Worker {
      constructor(address: string | URL, options?: WorkerOptions) {
        super(address, options);
        Reflect.set(window, 'lastWorker', this);
      }
    };
  });
  await page.reload();
  await openCase(page, 'Kept case', CASE);
  await isKept(page);
  await lightChain(page);
  const breakDown = (): Promise<unknown> =>
    page.evaluate(() => Reflect.get(window, 'lastWorker').dispatchEvent(new Event('error')));
  await breakDown();
  await notices(page).filter({ hasText: 'It was started again' }).waitFor();
  expect(await chainRows(page).first().getAttribute('aria-selected')).toBe('true');
  await page.getByLabel('Hops, at most').fill('4');
  await settled(page);
  expect(await countOfChains(page).textContent()).toBe('1 chain, all found');
  await lightChain(page);
  await details(page).locator('.hop-card').first().click();
  await details(page).getByText('documented').first().waitFor();
  for (let round = 0; round < 3; round++) {
    await breakDown();
    await page.waitForTimeout(300);
  }
  await notices(page).filter({ hasText: 'could not be started again' }).waitFor();
  expect(await chainRows(page).count()).toBe(1);
  await done();
});

test('a part of the app that is gone after a new version leaves the rest, and offers a reload', async () => {
  const { page, faults, done } = await visit();
  await settled(page);
  await page.getByLabel('Hops, at most').fill('4');
  await page.route(/ShareDialog.*\.js/, (route) => route.fulfill({ status: 404, body: 'gone' }));
  await page.getByRole('button', { name: 'Share link' }).click();
  const banner = notices(page).filter({ hasText: 'could not be loaded' });
  await banner.waitFor();
  expect(await chainRows(page).count()).toBeGreaterThan(0);
  await page.unroute(/ShareDialog.*\.js/);
  // The address is written four times a second.
  await page.waitForTimeout(300);
  await banner.getByRole('button', { name: 'Reload' }).click();
  await settled(page);
  expect(await page.getByLabel('Hops, at most').inputValue()).toBe('4');
  await page.getByRole('button', { name: 'Share link' }).click();
  await page.getByRole('dialog', { name: 'Share this view' }).waitFor();
  // The browser itself reports what could not be fetched.
  expect(faults.filter((fault) => !/404|Failed to fetch|dynamically imported|MIME/.test(fault))).toEqual([]);
  faults.length = 0;
  await done();
});
