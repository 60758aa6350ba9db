import type { Recipe } from '../generate/network.ts';
import type { SearchOutput } from '../measure/search.ts';
import { runChild } from './runChild.ts';
import { megabytes, number, table, type Section } from './table.ts';

const RUNS = 5;
const MOST_MS = 30;

/** Typing into the search of a large case. */
export async function searchSection(recipe: Recipe, say: (text: string) => void): Promise<Section> {
  say(`search: ${recipe.entities} names`);
  const found = await runChild<SearchOutput>('search', { recipe, runs: RUNS });
  const later = found.rows.flatMap(({ keys }) => keys.slice(1));
  const slowest = Math.max(...later);
  const rows = found.rows.map(({ text, keys, hits }) => [
    text,
    `${number(keys[0] ?? Number.NaN)} ms`,
    `${number(Math.max(...keys.slice(1)))} ms`,
    keys.map((ms) => ms.toFixed(1)).join(' '),
    hits.toLocaleString('en'),
  ]);
  const markdown =
    `${found.names.toLocaleString('en')} names (${megabytes(found.nameBytes)}); the index was built in ` +
    `${number(found.buildMs)} ms, its longest slice ${number(found.longestSliceMs)} ms, and holds ` +
    `${megabytes(found.indexBytes)}. Medians of ${RUNS} runs a key.\n\n` +
    table(['Typed', 'First key', 'Slowest later key', 'Each key, ms', 'Hits of the whole'], rows);
  return {
    figures: [
      {
        what: `search among ${found.names.toLocaleString('en')} names`,
        hold: 'at most 30 ms each keystroke after the first',
        measured: `slowest ${number(slowest)} ms`,
        met: slowest <= MOST_MS,
      },
      {
        what: 'index of names',
        hold: 'no larger than the names',
        measured: `${megabytes(found.indexBytes)} against ${megabytes(found.nameBytes)}`,
        met: found.indexBytes <= found.nameBytes,
      },
    ],
    markdown,
  };
}
