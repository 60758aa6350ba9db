import { FORMATS, type BenchFile, type BenchFormat } from '../generate/files.ts';
import { Network, type Recipe } from '../generate/network.ts';
import { entityId } from '../generate/records.ts';
import type { FloorOutput } from '../measure/floor.ts';
import type { OpenOutput } from '../measure/open.ts';
import { median } from '../measure/timing.ts';
import { runChild } from './runChild.ts';
import { megabytes, number, table, type Figure, type Section } from './table.ts';

/** Runs of the largest case, which takes minutes; the smaller ones have five. */
const LARGE_RUNS = 1;
const RUNS = 5;
const LARGE = 1_000_000;
/** Holds of the design: times the floor, and bytes. */
const MOST_RATIO = 2;
const MOST_PEAK = 1e9;

interface OpenRow {
  readonly entities: number;
  readonly format: BenchFormat;
  readonly gzip: boolean;
  readonly bytes: number;
  readonly runs: number;
  readonly ms: number;
  readonly floorMs: number;
  readonly traceMs: number;
  readonly peak: number;
  readonly floorPeak: number;
  readonly after: number;
  readonly chains: number;
}

/** Opening every file until a trace can be answered, against decoding and JSON.parse of the same lines. */
export async function openSection(recipes: readonly Recipe[], say: (text: string) => void): Promise<Section> {
  const rows: OpenRow[] = [];
  for (const recipe of recipes) {
    for (const format of FORMATS) {
      for (const gzip of [false, true]) {
        say(`open: ${recipe.entities} entities, ${format}${gzip ? ', gzip' : ''}`);
        rows.push(await openRow(recipe, format, gzip));
      }
    }
  }
  const head = [
    'Entities',
    'File',
    'Bytes',
    'Runs',
    'Open + trace',
    'Floor',
    'Ratio',
    'of it trace',
    'Peak RSS',
    'Floor peak',
    'RSS after',
  ];
  const markdown = table(
    head,
    rows.map((row) => [
      row.entities.toLocaleString('en'),
      nameOf(row),
      megabytes(row.bytes),
      String(row.runs),
      `${number(row.ms)} ms`,
      `${number(row.floorMs)} ms`,
      `${number(row.ms / row.floorMs)}×`,
      `${number(row.traceMs)} ms`,
      megabytes(row.peak),
      megabytes(row.floorPeak),
      megabytes(row.after),
    ]),
  );
  const notes =
    'Floor: read in pieces of 256 KiB, inflate (DecompressionStream, where gzip), decode, JSON.parse of each line, keep ' +
    'nothing. Each run is a fresh process; peak is its largest resident size, the runtime included.';
  return {
    figures: [...rows.filter((row) => row.entities === LARGE).flatMap(largeFigures), ...growth(rows)],
    markdown: `${markdown}\n\n${notes}`,
  };
}

async function openRow(recipe: Recipe, format: BenchFormat, gzip: boolean): Promise<OpenRow> {
  const file = await runChild<BenchFile>('generate', { recipe, format, gzip });
  const ends = new Network(recipe).planted('rest');
  const runs = recipe.entities >= LARGE ? LARGE_RUNS : RUNS;
  const ours: OpenOutput[] = [];
  const floors: FloorOutput[] = [];
  for (let run = 0; run < runs; run++) {
    floors.push(await runChild<FloorOutput>('floor', { path: file.path, parsing: 'json' }));
    ours.push(
      await runChild<OpenOutput>('open', { path: file.path, from: entityId(ends.from), to: entityId(ends.to) }),
    );
  }
  const [first] = ours;
  const lines = recipe.entities + recipe.entities * 3;
  if (first?.rows !== lines || first.chains === 0) {
    throw new Error(`${file.path}: ${first?.rows} of ${lines} records and ${first?.chains} chains were read.`);
  }
  return {
    entities: recipe.entities,
    format,
    gzip,
    bytes: file.bytes,
    runs,
    ms: median(ours.map(({ ms }) => ms)),
    floorMs: median(floors.map(({ ms }) => ms)),
    traceMs: median(ours.map(({ traceMs }) => traceMs)),
    peak: Math.max(...ours.map(({ peak }) => peak)),
    floorPeak: Math.max(...floors.map(({ peak }) => peak)),
    after: median(ours.map(({ after }) => after)),
    chains: first.chains,
  };
}

function largeFigures(row: OpenRow): readonly Figure[] {
  const ratio = row.ms / row.floorMs;
  return [
    {
      what: `open 1,000,000 entities, ${nameOf(row)}`,
      hold: 'at most 2× decoding and JSON.parse',
      measured: `${number(ratio)}× (${number(row.ms)} ms against ${number(row.floorMs)} ms)`,
      met: ratio <= MOST_RATIO,
    },
    {
      what: `memory while opening it, ${nameOf(row)}`,
      hold: 'peak at most 1 GB',
      measured: `${megabytes(row.peak)} (floor ${megabytes(row.floorPeak)})`,
      met: row.peak <= MOST_PEAK,
    },
  ];
}

/** Opening grows with the records: a record of the largest case costs at most a quarter more than one of the next. */
function growth(rows: readonly OpenRow[]): readonly Figure[] {
  return FORMATS.flatMap((format) => {
    const plain = rows.filter((row) => row.format === format && !row.gzip);
    const [last, before] = plain.toReversed();
    if (last === undefined || before === undefined) return [];
    const each = plain.map((row) => `${number((row.ms * 1_000) / (row.entities * 4))} µs`);
    return [
      {
        what: `opening as the case grows, ${nameOf(last)}`,
        hold: 'linear',
        measured: `a record costs ${each.join(', ')} at ${plain.map((row) => row.entities.toLocaleString('en')).join(', ')} entities`,
        met: last.ms / last.entities <= (before.ms / before.entities) * 1.25,
      },
    ];
  });
}

function nameOf({ format, gzip }: OpenRow): string {
  return `${format === 'ftm' ? 'FollowTheMoney' : 'case file'}${gzip ? ', gzip' : ''}`;
}
