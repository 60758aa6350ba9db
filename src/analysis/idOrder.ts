import type { TextColumn } from '../case/textColumn.ts';

/** Code-point order of two ids of a column without decoding them: UTF-8 bytes sort as code points do. */
export function compareIdsAt(ids: TextColumn, a: number, b: number): number {
  const { bytes, starts } = ids;
  let x = starts[a] ?? 0;
  let y = starts[b] ?? 0;
  const xEnd = starts[a + 1] ?? 0;
  const yEnd = starts[b + 1] ?? 0;
  while (x < xEnd && y < yEnd) {
    const difference = (bytes[x++] ?? 0) - (bytes[y++] ?? 0);
    if (difference !== 0) return difference;
  }
  return xEnd - x - (yEnd - y);
}
