import { FORMATS, type BenchFile } from '../generate/files.ts';
import { SEPARATORS, TABLES } from '../generate/tables.ts';
import type { FloorInput, FloorOutput } from '../measure/floor.ts';
import type { ReadOutput } from '../measure/read.ts';
import { median } from '../measure/timing.ts';
import { runChild } from './runChild.ts';
import { megabytes, number, table, type Figure, type Section } from './table.ts';

const RUNS = 5;
/** Reading may take so many times as long as the bare floor. */
const MOST_RATIO = 2;
/** Entities of the case whose lines come to some 100 MB. */
const ENTITIES = 100_000;

interface ReadRow {
  readonly what: string;
  readonly file: BenchFile;
  readonly read: ReadOutput;
  readonly ms: number;
  readonly floorMs: number;
  /** Parting cells by `split` alone, which no quoted cell survives; tables only. */
  readonly splitMs: number | undefined;
  readonly rows: number;
}

const NAMES = {
  customs: 'table of shipments, Russian headers',
  edges: 'table of edges',
  leaks: 'Offshore Leaks parties, quoted cells',
  ftm: 'FollowTheMoney lines',
  case: 'case file',
} as const;

/** Reading 100 MB of each of the usual formats, against splitting and parsing the same lines and keeping nothing. */
export async function readSection(seed: number, say: (text: string) => void): Promise<Section> {
  const recipe = { seed, entities: ENTITIES, zipf: 0.6 };
  const rows: ReadRow[] = [];
  for (const one of TABLES) {
    say(`read: ${NAMES[one]}`);
    const file = await runChild<BenchFile>('table', { recipe, table: one });
    rows.push(await readRow(NAMES[one], file, { path: file.path, parsing: 'cells', separator: SEPARATORS[one] }));
  }
  for (const format of FORMATS) {
    say(`read: ${NAMES[format]}`);
    const file = await runChild<BenchFile>('generate', { recipe, format, gzip: false });
    rows.push(await readRow(NAMES[format], file, { path: file.path, parsing: 'json' }));
  }
  const markdown = table(
    [
      'File',
      'Taken for',
      'Bytes',
      'Rows',
      'Entities',
      'Relations',
      'Issues',
      'Read',
      'Floor',
      'Ratio',
      'Split alone',
      'Peak RSS',
    ],
    rows.map(({ what, file, read, ms, floorMs, splitMs, rows: lines }) => [
      what,
      read.format,
      megabytes(file.bytes),
      lines.toLocaleString('en'),
      read.entities.toLocaleString('en'),
      read.relations.toLocaleString('en'),
      read.issues.toLocaleString('en'),
      `${number(ms)} ms`,
      `${number(floorMs)} ms`,
      `${number(ms / floorMs)}×`,
      splitMs === undefined ? '' : `${number(splitMs)} ms`,
      megabytes(read.peak),
    ]),
  );
  const notes =
    `Medians of ${RUNS} runs, each in a fresh process, floor and reader in turn. Floor: read in pieces of 256 KiB, ` +
    'decode, split, and parse by papaparse (tables) or JSON.parse (lines), keep nothing. “Split alone” parts the lines ' +
    'of a table at its separators without a look at quotes.';
  return { figures: rows.map(readFigure), markdown: `${markdown}\n\n${notes}` };
}

async function readRow(what: string, file: BenchFile, floor: FloorInput): Promise<ReadRow> {
  const reads: ReadOutput[] = [];
  const floors: FloorOutput[] = [];
  const splits: FloorOutput[] = [];
  for (let run = 0; run < RUNS; run++) {
    floors.push(await runChild<FloorOutput>('floor', floor));
    reads.push(await runChild<ReadOutput>('read', { path: file.path }));
    if (floor.parsing === 'cells') splits.push(await runChild<FloorOutput>('floor', { ...floor, parsing: 'split' }));
  }
  const [read] = reads;
  const [first] = floors;
  if (read === undefined || first === undefined || read.entities + read.relations < first.rows - 3) {
    throw new Error(
      `${file.path}: ${read?.entities} entities and ${read?.relations} relations of ${first?.rows} rows.`,
    );
  }
  return {
    what,
    file,
    read: { ...read, peak: Math.max(...reads.map(({ peak }) => peak)) },
    ms: median(reads.map(({ ms }) => ms)),
    floorMs: median(floors.map(({ ms }) => ms)),
    splitMs: splits.length === 0 ? undefined : median(splits.map(({ ms }) => ms)),
    rows: first.rows,
  };
}

function readFigure({ what, file, ms, floorMs }: ReadRow): Figure {
  const ratio = ms / floorMs;
  return {
    what: `read ${megabytes(file.bytes)}, ${what}`,
    hold: 'at least half the speed of splitting and parsing bare',
    measured: `${number(ratio)}× the time (${number(ms)} ms against ${number(floorMs)} ms)`,
    met: ratio <= MOST_RATIO,
  };
}
