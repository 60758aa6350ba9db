import { forEachRow } from '../csvRows.ts';
import type { InputFile } from '../reader.ts';
import { cellText } from './cells.ts';
import { placeColumns, type TableMapping } from './mapping.ts';
import { splitParties, type Split } from './split.ts';
import { silentSink } from '../silentSink.ts';

/** A cell that names several parties, what is proposed, and how often it stands in the table. */
export interface SplitProposal {
  readonly split: Split;
  readonly side: 'sender' | 'receiver';
  readonly count: number;
  /** The row where it stands first. */
  readonly line: number;
  /** Whether the reading splits it: a likely one that is not refused, or an unsure one that is accepted. */
  readonly applied: boolean;
}

/** Whether a split is made, by its confidence and by what was said of the cell. */
export function isApplied(split: Split, splits: TableMapping['splits']): boolean {
  if (splits.refused.includes(split.text)) return false;
  return split.confidence === 'likely' || splits.accepted.includes(split.text);
}

/** Every cell of senders and receivers that names several parties, the most frequent first, for confirmation. */
export async function listSplits(file: InputFile, mapping: TableMapping): Promise<readonly SplitProposal[]> {
  const found = new Map<string, { split: Split; side: 'sender' | 'receiver'; count: number; line: number }>();
  let sides: readonly (readonly [number, 'sender' | 'receiver'])[] | undefined;
  await forEachRow(
    file.chunks,
    silentSink,
    (cells, line) => {
      if (sides === undefined) {
        const placed = placeColumns(mapping, cells);
        if (placed === undefined) return;
        sides = [...placed].flatMap(([at, field]) => {
          const side = field === 'sender.name' ? 'sender' : field === 'receiver.name' ? 'receiver' : undefined;
          return side === undefined ? [] : [[at, side] as const];
        });
        return;
      }
      for (const [at, side] of sides) {
        const text = cellText(cells[at]);
        if (text === undefined) continue;
        const key = `${side}:${text}`;
        const known = found.get(key);
        if (known !== undefined) known.count++;
        else {
          const split = splitParties(text);
          if (split !== undefined) found.set(key, { split, side, count: 1, line });
        }
      }
    },
    mapping.separator,
  );
  return [...found.values()]
    .map((entry) => ({ ...entry, applied: isApplied(entry.split, mapping.splits) }))
    .sort((a, b) => b.count - a.count || a.line - b.line);
}
