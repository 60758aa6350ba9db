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

/** Bytes after the common prefix that one number holds exactly. */
const KEY_BYTES = 6;

/**
 * Sorts items in place by the code points of the ids that `indexOf` finds them in a column. Compares numbers made of
 * the first bytes in which ids differ, and bytes only where those are equal.
 */
export function sortById(ids: TextColumn, items: number[] | Int32Array, indexOf: (item: number) => number): void {
  if (items.length < 2) return;
  const { bytes, starts } = ids;
  const shared = sharedBytes(ids, items, indexOf);
  const keys = new Float64Array(items.length);
  const own = Int32Array.from(items);
  for (let i = 0; i < own.length; i++) {
    const index = indexOf(own[i] ?? 0);
    const start = (starts[index] ?? 0) + shared;
    const end = starts[index + 1] ?? 0;
    let key = 0;
    for (let at = start; at < start + KEY_BYTES; at++) key = key * 256 + (at < end ? (bytes[at] ?? 0) : 0);
    keys[i] = key;
  }
  const order = new Int32Array(own.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  order.sort(
    (a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || compareIdsAt(ids, indexOf(own[a] ?? 0), indexOf(own[b] ?? 0)),
  );
  for (let i = 0; i < order.length; i++) items[i] = own[order[i] ?? 0] ?? 0;
}

/** How many bytes all ids begin with alike. */
function sharedBytes(
  { bytes, starts }: TextColumn,
  items: ArrayLike<number>,
  indexOf: (item: number) => number,
): number {
  const first = indexOf(items[0] ?? 0);
  const start = starts[first] ?? 0;
  let shared = (starts[first + 1] ?? 0) - start;
  for (let i = 1; i < items.length && shared > 0; i++) {
    const index = indexOf(items[i] ?? 0);
    const other = starts[index] ?? 0;
    shared = Math.min(shared, (starts[index + 1] ?? 0) - other);
    let same = 0;
    while (same < shared && bytes[start + same] === bytes[other + same]) same++;
    shared = same;
  }
  return shared;
}
