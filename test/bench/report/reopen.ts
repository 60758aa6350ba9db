import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchFile } from '../generate/files.ts';
import { Network, type Recipe } from '../generate/network.ts';
import { entityId } from '../generate/records.ts';
import type { OpenOutput } from '../measure/open.ts';
import type { KeepOutput, ReopenOutput } from '../measure/reopen.ts';
import { median } from '../measure/timing.ts';
import { runChild } from './runChild.ts';
import { megabytes, number, table, type Section } from './table.ts';

const RUNS = 5;
/** Opening the largest case takes minutes. */
const LARGE = 1_000_000;
/** Hold of the design: a tenth of opening. */
const MOST_RATIO = 0.1;

/** Reopening a kept case until a trace can be answered, against opening the file it came from. */
export async function reopenSection(recipes: readonly Recipe[], say: (text: string) => void): Promise<Section> {
  const rows = [];
  for (const recipe of recipes) {
    say(`reopen: ${recipe.entities} entities`);
    rows.push({ entities: recipe.entities, ...(await reopenRow(recipe)) });
  }
  const markdown = table(
    ['Entities', 'Kept', 'Keeping', 'Open + trace', 'Reopen + trace', 'Ratio', 'of it trace', 'Peak RSS'],
    rows.map((row) => [
      row.entities.toLocaleString('en'),
      megabytes(row.bytes),
      `${number(row.keepMs)} ms`,
      `${number(row.openMs)} ms`,
      `${number(row.ms)} ms`,
      number(row.ms / row.openMs),
      `${number(row.traceMs)} ms`,
      megabytes(row.peak),
    ]),
  );
  return {
    figures: rows.map((row) => ({
      what: `reopen ${row.entities.toLocaleString('en')} entities from local storage`,
      hold: 'at most a tenth of opening',
      measured: `${number(row.ms / row.openMs)}× (${number(row.ms)} ms against ${number(row.openMs)} ms)`,
      met: row.ms / row.openMs <= MOST_RATIO,
    })),
    markdown: `${markdown}\n\nThe case is kept on the disk with the code that keeps it in a browser; columns and text of a FollowTheMoney file.`,
  };
}

async function reopenRow(recipe: Recipe) {
  const { path } = await runChild<BenchFile>('generate', { recipe, format: 'ftm', gzip: false });
  const planted = new Network(recipe).planted('rest');
  const ends = { from: entityId(planted.from), to: entityId(planted.to) };
  const root = mkdtempSync(join(tmpdir(), 'throughline-kept-'));
  try {
    const { folder, bytes, ms: keepMs } = await runChild<KeepOutput>('keep', { path, root });
    const opened: OpenOutput[] = [];
    const reopened: ReopenOutput[] = [];
    for (let run = 0; run < RUNS; run++) {
      if (run === 0 || recipe.entities < LARGE) opened.push(await runChild<OpenOutput>('open', { path, ...ends }));
      reopened.push(await runChild<ReopenOutput>('reopen', { root, folder, ...ends }));
    }
    for (const { rows, chains, hasRecords } of reopened) {
      if (rows !== opened[0]?.rows || chains !== opened[0].chains || !hasRecords) {
        throw new Error(`${path}: the case that was reopened is another one.`);
      }
    }
    return {
      bytes,
      keepMs,
      openMs: median(opened.map(({ ms }) => ms)),
      ms: median(reopened.map(({ ms }) => ms)),
      traceMs: median(reopened.map(({ traceMs }) => traceMs)),
      peak: Math.max(...reopened.map(({ peak }) => peak)),
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
