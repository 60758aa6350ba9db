import type { LinkRow } from '../measure/link.ts';
import { runChild } from './runChild.ts';
import { number, table, type Section } from './table.ts';

const RUNS = 50;
const MOST_MS = 10;
/** Characters at most, by view; the third has no hold of its own. */
const MOST_CHARACTERS = [900, 1_400, Infinity];

/** Links of the two views of the design. */
export async function linkSection(say: (text: string) => void): Promise<Section> {
  say('link');
  const rows = await runChild<readonly LinkRow[]>('links', { runs: RUNS });
  const markdown = table(
    ['View', 'Characters', 'Encode', 'Decode', 'First encode', 'First decode'],
    rows.map((row) => [
      row.view,
      String(row.characters),
      ...[row.encodeMs, row.decodeMs, row.coldEncodeMs, row.coldDecodeMs].map((ms) => `${number(ms)} ms`),
    ]),
  );
  const figures = rows.map((row, at) => {
    const most = MOST_CHARACTERS[at] ?? Infinity;
    const slowest = Math.max(row.encodeMs, row.decodeMs);
    return {
      what: `link of a view, ${row.view}`,
      hold: `encode and decode at most 10 ms${most === Infinity ? '' : `, at most ${most} characters`}`,
      measured: `${number(slowest)} ms, ${row.characters} characters`,
      met: slowest <= MOST_MS && row.characters <= most,
    };
  });
  return { figures, markdown };
}
