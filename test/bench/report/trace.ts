import type { Recipe } from '../generate/network.ts';
import type { TraceRow } from '../measure/trace.ts';
import { runChild } from './runChild.ts';
import { number, table, type Figure, type Section } from './table.ts';

const RUNS = 7;
/** Holds of the design: milliseconds, or microseconds a relation. */
const MOST_MS = 50;
const MOST_EACH = 1.5;
const MOST_CUT = 500;
const MOST_FIRST = 1_000;
const MOST_ALL = 3_000;
const MOST_GROWTH = 2;
/** Numbers of relevant relations that are taken for 40,000. */
const ABOUT_40K = { least: 25_000, most: 55_000 } as const;

interface Asked extends TraceRow {
  readonly recipe: Recipe;
}

/** The standard question at several sizes, and where its chains can be cut. */
export async function traceSection(recipes: readonly Recipe[], say: (text: string) => void): Promise<Section> {
  const rows: Asked[] = [];
  for (const recipe of recipes) {
    say(`trace: ${recipe.entities} entities, Zipf ${recipe.zipf}`);
    const answers = await runChild<readonly TraceRow[]>('traces', { recipe, runs: RUNS, rule: true });
    rows.push(...answers.map((answer) => ({ ...answer, recipe })));
  }
  const traces = table(
    [
      'Entities',
      'Zipf',
      'Ends',
      'Relevant relations',
      'First chain',
      'All k',
      'of it relevant graph',
      'A relation',
      'Counting alone',
      'Counted',
    ],
    rows.map((row) => [
      row.recipe.entities.toLocaleString('en'),
      String(row.recipe.zipf),
      `${row.from} × ${row.to}${row.market === 'rule' ? ' (rules, whole case)' : ''}`,
      row.relevant.toLocaleString('en'),
      `${number(row.firstMs)} ms`,
      `${number(row.rankedMs)} ms (k ${row.chains})`,
      `${number(row.walkMs)} ms`,
      `${number(eachOf(row))} µs`,
      `${number(row.countMs)} ms`,
      `${row.countComplete ? '' : 'at least '}${row.counted.toLocaleString('en')}`,
    ]),
  );
  const cuts = table(
    ['Entities', 'Zipf', 'Relevant relations', 'Runs', 'Minimum cut', 'Members', 'Gates', 'Found'],
    rows.map((row) => [
      row.recipe.entities.toLocaleString('en'),
      String(row.recipe.zipf),
      row.relevant.toLocaleString('en'),
      String(row.cutRuns),
      `${number(row.cutMs)} ms`,
      row.cutSize === null ? 'none: direct relation' : String(row.cutSize),
      `${number(row.gatesMs)} ms`,
      String(row.gates),
    ]),
  );
  const markdown =
    `6 hops, k 50, order and goods on; medians of ${RUNS} runs after one to warm up; counting once, up to the usual ` +
    `limit, and not part of the other columns.\n\n${traces}\n\nOn the same relevant graphs, once collected:\n\n${cuts}`;
  return { figures: [...traceFigures(rows), ...growthFigures(rows)], markdown };
}

function traceFigures(rows: readonly Asked[]): readonly Figure[] {
  return rows.flatMap((row) => {
    const where = `${row.relevant.toLocaleString('en')} relevant, case of ${row.recipe.entities.toLocaleString('en')}, Zipf ${row.recipe.zipf}`;
    const measured = `${number(row.rankedMs)} ms, ${number(eachOf(row))} µs a relation`;
    if (row.market === 'rule') {
      if (row.recipe.entities < 1_000_000) return [];
      return [
        {
          what: `trace by rules over the whole case, ${where}`,
          hold: 'first chain in 1 s, all k in 3 s',
          measured: `first ${number(row.firstMs)} ms, all ${number(row.rankedMs)} ms`,
          met: row.firstMs <= MOST_FIRST && row.rankedMs <= MOST_ALL,
        },
      ];
    }
    const figures: Figure[] = [];
    if (row.relevant >= ABOUT_40K.least && row.relevant <= ABOUT_40K.most) {
      figures.push(
        { what: `trace 20 × 50, ${where}`, hold: 'at most 50 ms at 40,000', measured, met: row.rankedMs <= MOST_MS },
        {
          what: `minimum cut and gates, ${where}`,
          hold: 'at most 500 ms at 40,000',
          measured: `${number(row.cutMs)} ms and ${number(row.gatesMs)} ms`,
          met: row.cutMs + row.gatesMs <= MOST_CUT,
        },
      );
    }
    if (row.relevant >= ABOUT_40K.least) {
      const hold = 'at most 1.5 µs a relation, 40,000 to 1M';
      figures.push({ what: `trace 20 × 50, ${where}`, hold, measured, met: eachOf(row) <= MOST_EACH });
    }
    return figures;
  });
}

function growthFigures(rows: readonly Asked[]): readonly Figure[] {
  return (['small', 'middle'] as const).flatMap((market) => {
    const same = rows.filter((row) => row.market === market && row.recipe.zipf === rows[0]?.recipe.zipf);
    if (same.length < 2) return [];
    const times = same.map((row) => row.rankedMs);
    const most = Math.max(...times) / Math.min(...times);
    return [
      {
        what: `trace of equal relevant size as the case grows (${same.map((row) => row.relevant.toLocaleString('en')).join(', ')} relevant)`,
        hold: 'within 2×',
        measured: `${same.map((row) => `${number(row.rankedMs)} ms`).join(', ')} at ${same.map((row) => row.recipe.entities.toLocaleString('en')).join(', ')} entities: ${number(most)}×`,
        met: most <= MOST_GROWTH,
      },
    ];
  });
}

function eachOf(row: TraceRow): number {
  return (row.rankedMs * 1_000) / row.relevant;
}
