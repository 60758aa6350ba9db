import type { Page } from 'playwright-core';
import { Heaps, residentOf, type HeapOfPage, type Resident } from './memory.ts';
import { mainThreadSeen, watchMainThread, type MainThread } from './mainThread.ts';
import { chooseFile, traced, withApp, type RunningApp } from './app.ts';

/** A file of the disk, and the names of two parties of it that a planted flow joins. */
export interface OpenLargeInput {
  readonly path: string;
  readonly from: string;
  readonly to: string;
  /** Typed into the search letter by letter. */
  readonly typed: readonly string[];
}

/** Times in milliseconds. */
export interface OpenLargeOutput {
  readonly chromium: string;
  readonly openMs: number;
  /** Until the first trace of the case was answered and counted. */
  readonly firstAnswerMs: number;
  readonly main: MainThread;
  /** Different lines of progress that were seen, and some of them. */
  readonly progressLines: number;
  readonly progressSamples: readonly string[];
  readonly resident: Resident;
  readonly heaps: HeapOfPage;
  /** From the click on Cancel until the notice was gone, and until the worker answered a search again. */
  readonly cancelMs: number;
  readonly answersAgainMs: number;
  readonly keptCase: boolean;
  /** From the click that sets the second end until chains are listed, and until they are counted. */
  readonly traceMs: number;
  readonly countedMs: number;
  readonly chains: string;
  /** From each key until the list of hits stands for it. */
  readonly keys: readonly { readonly text: string; readonly ms: readonly number[] }[];
}

/** Opens a large file in the built app as a person does. */
export function measureOpenLarge(input: OpenLargeInput): Promise<OpenLargeOutput> {
  return withApp(async (app) => {
    const cancelled = await cancelOpening(app.page, input.path);
    const opened = await open(app, input.path);
    const keys = [];
    for (const text of input.typed) keys.push({ text, ms: await typed(app.page, text) });
    const trace = await tracePicked(app.page, input);
    const resident = await residentOf(app.browser);
    const heaps = await (await Heaps.of(app.page)).look();
    return { chromium: app.browser.version(), ...cancelled, ...opened, keys, ...trace, resident, heaps };
  });
}

type Cancelled = Pick<OpenLargeOutput, 'cancelMs' | 'answersAgainMs' | 'keptCase'>;

async function cancelOpening(page: Page, path: string): Promise<Cancelled> {
  const title = await page.locator('.case-title').textContent();
  await chooseFile(page, path);
  await page.waitForFunction(() => (document.querySelector('progress')?.position ?? -1) > 0.1);
  const cancelMs = await page.evaluate(async () => {
    const start = performance.now();
    document.querySelector<HTMLButtonElement>('.notice.progress button')?.click();
    while (document.querySelector('.notice.progress') !== null) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return performance.now() - start;
  });
  const [answersAgainMs = Number.NaN] = await typed(page, 'a');
  return { cancelMs, answersAgainMs, keptCase: (await page.locator('.case-title').textContent()) === title };
}

type Opened = Pick<OpenLargeOutput, 'openMs' | 'firstAnswerMs' | 'main' | 'progressLines' | 'progressSamples'>;

async function open({ page }: RunningApp, path: string): Promise<Opened> {
  await watchMainThread(page);
  const lines = new Set<string>();
  const start = performance.now();
  await chooseFile(page, path);
  await page.locator('.notice.progress').waitFor();
  for (;;) {
    const line = await page.evaluate(() => document.querySelector('.notice.progress span')?.textContent);
    if (line === undefined || line === null) break;
    lines.add(line);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const openMs = performance.now() - start;
  await traced(page);
  const firstAnswerMs = performance.now() - start;
  const all = [...lines];
  const progressSamples = [0.1, 0.5, 0.9].map((share) => all[Math.floor(all.length * share)] ?? '');
  return { openMs, firstAnswerMs, main: await mainThreadSeen(page), progressLines: all.length, progressSamples };
}

/** A key that asks nothing, such as a space at the end, is waited for so long. */
const NO_QUESTION_MS = 1_000;

/** Types a text; each time runs from the key to the frame after the worker's answer, NaN where nothing was asked. */
async function typed(page: Page, text: string): Promise<readonly number[]> {
  await page.getByRole('combobox', { name: /Search/ }).fill('');
  const times: number[] = [];
  for (const letter of text) times.push(await page.evaluate(pressKey, { letter, most: NO_QUESTION_MS }));
  return times;
}

async function pressKey({ letter, most }: { readonly letter: string; readonly most: number }): Promise<number> {
  const worker: EventTarget = Reflect.get(window, 'benchWorker');
  const answered = new Promise<void>((resolve) => {
    worker.addEventListener('message', () => requestAnimationFrame(() => resolve()), { once: true });
  });
  const start = performance.now();
  document.execCommand('insertText', false, letter);
  const asked = await Promise.race([
    answered.then(() => true),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), most)),
  ]);
  return asked ? performance.now() - start : Number.NaN;
}

type Traced = Pick<OpenLargeOutput, 'traceMs' | 'countedMs' | 'chains'>;

async function tracePicked(page: Page, { from, to }: OpenLargeInput): Promise<Traced> {
  await choose(page, from);
  await page.getByRole('button', { name: 'Trace from here' }).click();
  await traced(page);
  await choose(page, to);
  const traceMs = await page.evaluate(async () => {
    const buttons = [...document.querySelectorAll('button')];
    const button = buttons.find(({ textContent }) => textContent === 'Trace to here');
    const worker: EventTarget = Reflect.get(window, 'benchWorker');
    const listed = new Promise<void>((resolve) => {
      worker.addEventListener('message', (event) => {
        const value: unknown = Reflect.get(Reflect.get(event, 'data'), 'value');
        const answer: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'answer') : undefined;
        if (typeof answer === 'object') requestAnimationFrame(() => setTimeout(resolve));
      });
    });
    const start = performance.now();
    Reflect.set(window, 'benchStart', start);
    button?.click();
    await listed;
    return performance.now() - start;
  });
  await traced(page);
  const countedMs = await page.evaluate(() => performance.now() - Number(Reflect.get(window, 'benchStart')));
  return { traceMs, countedMs, chains: (await page.locator('.chains-head h2').textContent()) ?? '' };
}

async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: /Search/ }).fill(name);
  // Not by its text: a sole trader is shown by a letter, as persons are. The parties found before may show for a while.
  await page.waitForTimeout(1_500);
  await page.locator('.search-results [role=option]:not([aria-disabled])').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('complementary', { name: 'Details' }).getByRole('button', { name: 'Trace to here' }).waitFor();
}
