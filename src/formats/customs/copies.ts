import { hashBytes } from '../../model/ids.ts';

/** Where a row stands. */
export interface RowPlace {
  readonly file: string;
  readonly line: number;
}

/** The first place of each row read so far, of one file or of several, by a hash of what the row says. */
export type RowIndex = Map<string, RowPlace>;

const encoder = new TextEncoder();

/**
 * The first row that said the same; `undefined` for a new one, which is remembered. A row is known again by 64 bits, so
 * two different ones are taken for copies about once in 2^64 pairs.
 */
export function seenBefore(index: RowIndex, parts: readonly string[], place: RowPlace): RowPlace | undefined {
  const { high, low } = hashBytes(encoder.encode(parts.join('\u001f')));
  const key = String.fromCharCode(high >>> 16, high & 0xffff, low >>> 16, low & 0xffff);
  const first = index.get(key);
  if (first === undefined) index.set(key, place);
  return first;
}
