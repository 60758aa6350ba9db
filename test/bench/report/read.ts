import { FORMATS, type BenchFile } from '../generate/files.ts';
import type { BenchRegister } from '../generate/register.ts';
import { SEPARATORS, type BenchTable } from '../generate/tables.ts';
import type { FloorInput, FloorOutput } from '../measure/floor.ts';
import type { ReadOutput } from '../measure/read.ts';
import { median } from '../measure/timing.ts';
import { runChild } from './runChild.ts';
import { megabytes, number, table, type Figure, type Section } from './table.ts';

const RUNS = 5;
/** Reading may take so many times as long as the bare floor. */
const MOST_RATIO = 2;
/** Entities of the case whose lines come to some 100 MB, and of one whose parties each stand in many rows of a table. */
const ENTITIES = 100_000;
const FEW_ENTITIES = 10_000;

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

const TABLES: readonly { readonly table: BenchTable; readonly what: string; readonly entities: number }[] = [
  { table: 'customs', what: 'table of shipments, Russian headers, parties that recur', entities: FEW_ENTITIES },
  { table: 'customs', what: 'table of shipments, a new party in every second row', entities: ENTITIES },
  { table: 'edges', what: 'table of edges', entities: ENTITIES },
  { table: 'nodes', what: 'table of nodes', entities: ENTITIES },
  { table: 'payments', what: 'table of payments between names', entities: ENTITIES },
  { table: 'leaks', what: 'Offshore Leaks parties, quoted cells', entities: ENTITIES },
  { table: 'leakEdges', what: 'Offshore Leaks edges', entities: ENTITIES },
  { table: 'simple', what: 'OpenSanctions simple table', entities: ENTITIES },
  { table: 'gleif', what: 'GLEIF level 1, 57 columns', entities: ENTITIES },
];

const REGISTERS: readonly { readonly register: BenchRegister; readonly what: string }[] = [
  { register: 'psc', what: 'UK register of control' },
  { register: 'bods', what: 'BODS statements, every tenth an update' },
];
const NAMES = {
  ftm: 'FollowTheMoney lines',
  case: 'case file',
} as const;

/** Reading 100 MB of each of the usual formats, against splitting and parsing the same lines and keeping nothing. */
export async function readSection(seed: number, say: (text: string) => void): Promise<Section> {
  const recipe = { seed, entities: ENTITIES, zipf: 0.6 };
  const rows: ReadRow[] = [];
  for (const { table: one, what, entities } of TABLES) {
    say(`read: ${what}`);
    const file = await runChild<BenchFile>('table', { recipe: { ...recipe, entities }, table: one });
    rows.push(await readRow(what, file, { path: file.path, parsing: 'cells', separator: SEPARATORS[one] }));
  }
  for (const format of FORMATS) {
    say(`read: ${NAMES[format]}`);
    const file = await runChild<BenchFile>('generate', { recipe, format, gzip: false });
    rows.push(await readRow(NAMES[format], file, { path: file.path, parsing: 'json' }));
  }
  for (const { register, what } of REGISTERS) {
    say(`read: ${what}`);
    const file = await runChild<BenchFile>('register', { recipe, register });
    rows.push(await readRow(what, file, { path: file.path, parsing: 'json' }));
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
