import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { browserSection } from './report/browser.ts';
import { linkSection } from './report/link.ts';
import { openSection } from './report/open.ts';
import { peerSection } from './report/peer.ts';
import { readSection } from './report/read.ts';
import { reopenSection } from './report/reopen.ts';
import { searchSection } from './report/search.ts';
import { figureRow, table, type Section } from './report/table.ts';
import { traceSection } from './report/trace.ts';

const SEED = 1;

const HELP = `npm run bench -- [--quick] [--only NAME] [--help]

Measures Throughline against its floors and peers and writes test/bench/RESULTS.md.

  --quick      cases of 10,000 and 100,000 entities only; RESULTS-quick.md instead of RESULTS.md
  --only NAME  one part only, printed and not written; NAME is open, reopen, read, trace, peer, search, link or
               browser
  --help       this text

Parts: open (files until a trace can be answered, and memory), reopen (the same from what was kept), trace (the standard question at several sizes, with
minimum cut and gates), read (100 MB in each of the usual formats of exports), peer (the same question to graphology), search (names), link (encode and decode), browser
(the built app in a headless Chromium; CHROMIUM names another than that of the system).
Cases are generated from a seed and kept in the folder throughline-bench of the temporary folder, 4 GB in all; the
largest need 4 GB of memory. One measurement runs at a time. The whole takes about 25 minutes, --quick about 6.`;

const values = options();
if (values.help === true) {
  console.log(HELP);
  process.exit(0);
}

const quick = values.quick === true;
const sizes = quick ? [10_000, 100_000] : [10_000, 100_000, 1_000_000];
const largest = sizes.at(-1) ?? 0;
const recipes = sizes.map((entities) => ({ seed: SEED, entities, zipf: 0.6 }));
const say = (text: string): void => console.error(`… ${text}`);

const PARTS: Readonly<Record<string, { readonly title: string; readonly run: () => Promise<Section> }>> = {
  link: { title: 'Links', run: () => linkSection(say) },
  search: { title: 'Search', run: () => searchSection({ seed: SEED, entities: largest, zipf: 0.6 }, say) },
  trace: {
    title: 'Traces, minimum cut and gates',
    run: () => traceSection([...recipes, { seed: SEED, entities: largest, zipf: 0.8 }], say),
  },
  read: { title: 'Reading tables and JSON lines', run: () => readSection(SEED, say) },
  reopen: { title: 'Reopening', run: () => reopenSection(recipes, say) },
  peer: {
    title: 'Against graphology and its simple paths',
    run: () => peerSection(quick ? [500, 1_000] : [500, 1_000, 10_000], SEED, say),
  },
  open: { title: 'Opening', run: () => openSection(recipes, say) },
  browser: {
    title: 'In the browser',
    run: () => browserSection({ seed: SEED, entities: largest, zipf: 0.6 }, say),
  },
};

const { only } = values;
if (only !== undefined && !Object.hasOwn(PARTS, only)) {
  console.error(`There is no part “${only}”: ${Object.keys(PARTS).join(', ')}.`);
  process.exit(2);
}

const done: { readonly title: string; readonly section: Section; readonly load: readonly number[] }[] = [];
for (const [name, { title, run }] of Object.entries(PARTS)) {
  if (only !== undefined && name !== only) continue;
  const before = busy();
  const section = await run();
  done.push({ title, section, load: [before, busy()] });
  if (only === undefined) writeFileSync(quick ? 'RESULTS-quick.md' : 'RESULTS.md', report());
}
console.log(report());

function options(): { readonly quick?: boolean; readonly only?: string; readonly help?: boolean } {
  try {
    return parseArgs({
      options: { quick: { type: 'boolean' }, only: { type: 'string' }, help: { type: 'boolean' } },
    }).values;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(2);
  }
}

function report(): string {
  const figures = done.flatMap(({ section }) => section.figures);
  const summary = table(['What', 'Hold', 'Measured', 'Answer'], figures.map(figureRow));
  const parts = done.map(
    ({ title, section, load }) =>
      `## ${title}\n\nLoad of the machine before and after: ${load.map((one) => one.toFixed(1)).join(' and ')}.\n\n${section.markdown}`,
  );
  return `# Bench\n\n${setting()}\n\n${summary}\n\n${parts.join('\n\n')}\n`;
}

/** How many processes want a core, over the last minute: with more than there are cores, times grow and ratios hold. */
function busy(): number {
  return loadavg()[0] ?? Number.NaN;
}

function setting(): string {
  const [cpu] = cpus();
  const state = git(['status', '--porcelain', '--', 'src']) === '' ? '' : ' with uncommitted changes in src';
  return [
    `${new Date().toISOString().slice(0, 10)}, commit ${git(['rev-parse', '--short', 'HEAD'])}${state}, seed ${SEED}.`,
    `${cpu?.model ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ` +
      `Node ${process.versions.node}, V8 ${process.versions.v8}, graphology 0.26.0, graphology-simple-path 0.2.0.`,
    'Written by `npm run bench`. Times are medians.',
  ].join('\n');
}

function git(args: readonly string[]): string {
  return execFileSync('git', args, { encoding: 'utf8' }).trim();
}
