import { grown } from '../model/grown.ts';

/** The typed arrays a list column may use. */
export type ListArray = Uint16Array | Uint32Array | Int32Array;

/** Many short lists in one array: the items of list i are `items[starts[i] … starts[i + 1])`. */
export interface Lists<T extends ListArray> {
  readonly starts: Uint32Array;
  readonly items: T;
}

/** Pairs (owner, item) appended in any order, grouped by owner at the end without losing their order. */
export class PairBuilder {
  private owners = new Int32Array(1024);
  private values = new Int32Array(1024);
  private size = 0;

  add(owner: number, value: number): void {
    if (this.size === this.owners.length) {
      this.owners = grown(this.owners);
      this.values = grown(this.values);
    }
    this.owners[this.size] = owner;
    this.values[this.size] = value;
    this.size++;
  }

  /** The pairs grouped by owner 0 … ownerCount − 1; `make` allocates the item array. */
  group<T extends ListArray>(ownerCount: number, make: (length: number) => T): Lists<T> {
    return groupByOwner(ownerCount, this.owners.subarray(0, this.size), this.values.subarray(0, this.size), make);
  }
}

/** Lists that come one after the other, each item by item and then closed. */
export class ListsBuilder {
  private starts = new Uint32Array(256);
  private items = new Int32Array(256);
  private size = 0;
  private count = 0;

  /** Appends an item to the list that is open. */
  add(item: number): void {
    if (this.size === this.items.length) this.items = grown(this.items);
    this.items[this.size++] = item;
  }

  /** Whether the open list holds an item. */
  has(item: number): boolean {
    for (let at = this.starts[this.count] ?? 0; at < this.size; at++) if (this.items[at] === item) return true;
    return false;
  }

  /** Closes the open list and begins the next. */
  close(): void {
    this.count++;
    if (this.count === this.starts.length) this.starts = grown(this.starts);
    this.starts[this.count] = this.size;
  }

  /** All closed lists. */
  finish(): Lists<Int32Array> {
    return { starts: this.starts.subarray(0, this.count + 1), items: this.items.subarray(0, this.size) };
  }
}

/**
 * Items grouped by owner with a counting sort; the order within an owner is kept. Without `values` an item is its own
 * position among the owners.
 */
export function groupByOwner<T extends ListArray>(
  ownerCount: number,
  owners: Int32Array,
  values: Int32Array | undefined,
  make: (length: number) => T,
): Lists<T> {
  const starts = new Uint32Array(ownerCount + 1);
  // Counted one place further on, so that the places move to where they belong while the items are put down.
  for (let i = 0; i < owners.length; i++) {
    const after = (owners[i] ?? 0) + 2;
    if (after <= ownerCount) starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let i = 0; i < ownerCount; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
  const items = make(owners.length);
  for (let i = 0; i < owners.length; i++) {
    const owner = (owners[i] ?? 0) + 1;
    const at = starts[owner] ?? 0;
    items[at] = values === undefined ? i : (values[i] ?? 0);
    starts[owner] = at + 1;
  }
  return { starts, items };
}

/** The same lists with each item once, where it stood first; the arrays given are used up. */
export function withoutRepeats<T extends ListArray>(lists: Lists<T>): Lists<T>;
export function withoutRepeats({ starts, items }: Lists<ListArray>): Lists<ListArray> {
  let kept = 0;
  let begin = 0;
  for (let list = 0; list + 1 < starts.length; list++) {
    const end = starts[list + 1] ?? 0;
    const first = kept;
    for (let at = begin; at < end; at++) {
      const item = items[at] ?? 0;
      if (kept === first || !items.subarray(first, kept).includes(item)) items[kept++] = item;
    }
    starts[list + 1] = kept;
    begin = end;
  }
  return { starts, items: items.subarray(0, kept) };
}

/** The items of one list, as a view into the column. */
export function listAt<T extends ListArray>(lists: Lists<T>, index: number): T;
export function listAt(lists: Lists<ListArray>, index: number): ListArray {
  return lists.items.subarray(lists.starts[index] ?? 0, lists.starts[index + 1] ?? 0);
}
