import type { Lists, ListArray } from '../lists.ts';
import { TextColumn, TextColumnBuilder, type OwnedTexts } from '../textColumn.ts';

/** Two columns of texts as one. */
export function joinTexts(first: TextColumn, second: TextColumn): TextColumn {
  if (second.count === 0) return first;
  const head = first.starts[first.count] ?? 0;
  const tail = second.starts[second.count] ?? 0;
  const bytes = new Uint8Array(head + tail);
  bytes.set(first.bytes.subarray(0, head));
  bytes.set(second.bytes.subarray(0, tail), head);
  const starts = new Uint32Array(first.count + second.count + 1);
  starts.set(first.starts.subarray(0, first.count + 1));
  for (let index = 1; index <= second.count; index++) {
    starts[first.count + index] = head + (second.starts[index] ?? 0);
  }
  return new TextColumn(bytes, starts);
}

/** Texts whose owners are changed by `ownerOf`, with further ones appended as owner and text. */
export function joinOwned(
  { texts, owners }: OwnedTexts,
  ownerOf: (owner: number) => number,
  more: readonly (readonly [number, string])[],
): OwnedTexts {
  const builder = new TextColumnBuilder();
  for (const [, text] of more) builder.add(text);
  return {
    texts: joinTexts(texts, builder.view()),
    owners: joinArrays(
      owners.map(ownerOf),
      Int32Array.from(more, ([owner]) => owner),
      (length) => new Int32Array(length),
    ),
  };
}

/** Lists for `count` owners in which some owners have other items; an owner beyond the first lists has none of its own. */
export function replacedLists<T extends ListArray>(
  lists: Lists<T>,
  count: number,
  replaced: ReadonlyMap<number, readonly number[]>,
  make: (length: number) => T,
): Lists<T> {
  const known = lists.starts.length - 1;
  const starts = new Uint32Array(count + 1);
  const lengthOf = (owner: number): number =>
    replaced.get(owner)?.length ?? (owner < known ? (lists.starts[owner + 1] ?? 0) - (lists.starts[owner] ?? 0) : 0);
  for (let owner = 0; owner < count; owner++) starts[owner + 1] = (starts[owner] ?? 0) + lengthOf(owner);
  const items = make(starts[count] ?? 0);
  // Untouched owners are copied in one go between those that are replaced.
  let from = 0;
  const copyTo = (end: number): void => {
    if (from < Math.min(end, known)) {
      items.set(lists.items.subarray(lists.starts[from] ?? 0, lists.starts[Math.min(end, known)] ?? 0), starts[from]);
    }
    from = end + 1;
  };
  for (const owner of [...replaced.keys()].sort((a, b) => a - b)) {
    copyTo(owner);
    items.set(replaced.get(owner) ?? [], starts[owner]);
  }
  copyTo(count);
  return { starts, items };
}

/** One array after another, in an array made by `make`. */
export function joinArrays<T extends Int32Array | Uint8Array | Uint16Array | Float64Array>(
  first: T,
  second: T,
  make: (length: number) => T,
): T {
  const joined = make(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}
