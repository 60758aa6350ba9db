import type { BrowserTasks } from '../browser/child.ts';
import type { DrawnOutput } from '../browser/drawn.ts';
import type { LeavingOutput } from '../browser/leaving.ts';
import type { OpenLargeOutput } from '../browser/openLarge.ts';
import type { BenchFile } from '../generate/files.ts';
import { Network, type Recipe } from '../generate/network.ts';
import { entityRecord } from '../generate/records.ts';
import { jsonOf, runChild } from './runChild.ts';
import { megabytes, number, table, type Figure, type Section } from './table.ts';

/** Holds of the design and of what was asked: milliseconds and bytes. */
const LONGEST_TASK = 200;
const MOST_MEMORY = 1.5e9;
const MOST_CANCEL = 200;
const MOST_TRACE = 1_000;
const MOST_RENDER = 1;
const MOST_LIGHT = 5;
const MOST_GROWTH = 2e6;
const RUNS = 21;
const TIMES = 100;

/** The built app in Chromium: a large file, a crowded canvas, and a case left again and again. */
export async function browserSection(recipe: Recipe, say: (text: string) => void): Promise<Section> {
  say('browser: 2,000 elements drawn');
  const drawn = await inBrowser<DrawnOutput>('drawn', { runs: RUNS });
  say(`browser: ${TIMES} times open and close`);
  const leaving = await inBrowser<LeavingOutput>('leaving', { times: TIMES });
  say(`browser: ${recipe.entities} entities`);
  const file = await runChild<BenchFile>('generate', { recipe, format: 'ftm', gzip: false });
  const network = new Network(recipe);
  const ends = network.planted('rest');
  const large = await inBrowser<OpenLargeOutput>('large', {
    path: file.path,
    from: entityRecord(network, ends.from).name,
    to: entityRecord(network, ends.to).name,
    typed: ['Вектор Прибор', 'vektor pribor', 'Электроника 4711'],
  });
  const figures = [...largeFigures(large, recipe), ...drawnFigures(drawn), leavingFigure(leaving)];
  return { figures, markdown: `${largeText(large, file)}\n\n${leavingText(leaving)}` };
}

function inBrowser<T>(task: keyof BrowserTasks, input: BrowserTasks[typeof task]): Promise<T> {
  return jsonOf<T>([process.env['BENCH_BROWSER'] ?? '', task, JSON.stringify(input)]);
}

function largeFigures(large: OpenLargeOutput, { entities }: Recipe): readonly Figure[] {
  const what = `in Chromium, ${entities.toLocaleString('en')} entities, FollowTheMoney`;
  const { main, resident, cancelMs, traceMs, keptCase } = large;
  return [
    {
      what: `${what}: main thread while opening`,
      hold: 'no task over 200 ms',
      measured: `longest task ${number(main.longestTask)} ms, longest time between frames ${number(main.longestGap)} ms`,
      met: main.longestTask <= LONGEST_TASK,
    },
    {
      what: `${what}: memory of page and worker`,
      hold: 'at most 1.5 GB',
      measured: `peak ${megabytes(resident.peak)} resident, browser included`,
      met: resident.peak <= MOST_MEMORY,
    },
    {
      what: `${what}: cancel`,
      hold: 'within 200 ms, the case before kept',
      measured: `${number(cancelMs)} ms, ${keptCase ? 'kept' : 'NOT KEPT'}`,
      met: cancelMs <= MOST_CANCEL && keptCase,
    },
    {
      what: `${what}: trace between picked ends`,
      hold: 'well under a second',
      measured: `${number(traceMs)} ms from the click to the list (${large.chains})`,
      met: traceMs < MOST_TRACE,
    },
  ];
}

function drawnFigures(drawn: DrawnOutput): readonly Figure[] {
  const drawing = `${drawn.elements.toLocaleString('en')} elements drawn`;
  return [
    {
      what: `an app re-render, ${drawing}`,
      hold: 'under 1 ms of script',
      measured: `${number(drawn.renderMs)} ms`,
      met: drawn.renderMs < MOST_RENDER,
    },
    {
      what: `lighting a chain, ${drawing}`,
      hold: 'under 5 ms of script',
      measured:
        `${number(drawn.lightMs)} ms, ${number(drawn.lightAllMs)} ms with panel and painting ` +
        `(bare cytoscape, the same classes: ${number(drawn.bareMs)} ms and ${number(drawn.bareAllMs)} ms)`,
      met: drawn.lightMs < MOST_LIGHT,
    },
  ];
}

function leavingFigure({ times, before, after }: LeavingOutput): Figure {
  const page = after.page - before.page;
  const worker = after.worker - before.worker;
  return {
    what: `leaving: ${times} times open and close`,
    hold: 'at most 2 MB more heap, no listeners or nodes left',
    measured:
      `page ${signed(page)}, worker ${signed(worker)}, ${after.listeners - before.listeners} listeners, ` +
      `${after.nodes - before.nodes} nodes more`,
    met: page + worker <= MOST_GROWTH && after.listeners <= before.listeners && after.nodes <= before.nodes,
  };
}

function signed(bytes: number): string {
  return `${bytes < 0 ? '−' : '+'}${megabytes(Math.abs(bytes))}`;
}

function largeText(large: OpenLargeOutput, file: BenchFile): string {
  const { main, resident, heaps } = large;
  const rows: readonly (readonly [string, string])[] = [
    ['file', megabytes(file.bytes)],
    ['opened after', `${number(large.openMs)} ms`],
    ['first trace of the case answered and counted after', `${number(large.firstAnswerMs)} ms`],
    ['different lines of progress seen', String(large.progressLines)],
    ['such as', large.progressSamples.join('; ')],
    ['long tasks (over 50 ms) of the main thread', `${main.longTasks}, the longest ${number(main.longestTask)} ms`],
    ['longest time between two frames', `${number(main.longestGap)} ms`],
    ['resident memory of page and worker, peak', megabytes(resident.peak)],
    ['… at the end, and of it not shared with files', `${megabytes(resident.now)}, ${megabytes(resident.own)}`],
    [
      'heap of the page, heap and buffers of the worker, at the end',
      `${megabytes(heaps.page)}, ${megabytes(heaps.worker)}`,
    ],
    [
      'cancelling at a tenth of the file',
      `${number(large.cancelMs)} ms; the next search was answered in ${number(large.answersAgainMs)} ms`,
    ],
    ['trace between two picked parties', `${number(large.traceMs)} ms, counted after ${number(large.countedMs)} ms`],
    ...large.keys.map(({ text, ms }): readonly [string, string] => [
      `search “${text}”, each key, ms`,
      ms.map((one) => one.toFixed(0)).join(' '),
    ]),
  ];
  return `Chromium ${large.chromium}, headless, 1440 × 900; one run.\n\n${table(['What', 'Measured'], rows)}`;
}

function leavingText({ times, before, after }: LeavingOutput): string {
  return `Opening one shipped case and leaving it for another, ${times} times in all, after ten times there and back to warm up; garbage collected:\n\n${table(
    ['', 'Heap of the page', 'Heap and buffers of the worker', 'Nodes', 'Listeners'],
    [
      ['before', megabytes(before.page), megabytes(before.worker), String(before.nodes), String(before.listeners)],
      ['after', megabytes(after.page), megabytes(after.worker), String(after.nodes), String(after.listeners)],
    ],
  )}`;
}
