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

/** Items grouped by owner with a counting sort; the order within an owner is kept. */
export function groupByOwner<T extends ListArray>(
  ownerCount: number,
  owners: Int32Array,
  values: Int32Array | Uint32Array,
  make: (length: number) => T,
): Lists<T> {
  const starts = new Uint32Array(ownerCount + 1);
  for (const owner of owners) starts[owner + 1] = (starts[owner + 1] ?? 0) + 1;
  for (let i = 0; i < ownerCount; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
  const next = starts.slice(0, ownerCount);
  const items = make(owners.length);
  for (let i = 0; i < owners.length; i++) {
    const owner = owners[i] ?? 0;
    const at = next[owner] ?? 0;
    items[at] = values[i] ?? 0;
    next[owner] = at + 1;
  }
  return { starts, items };
}

/** The items of one list, as a view into the column. */
export function listAt<T extends ListArray>(lists: Lists<T>, index: number): T;
export function listAt(lists: Lists<ListArray>, index: number): ListArray {
  return lists.items.subarray(lists.starts[index] ?? 0, lists.starts[index + 1] ?? 0);
}

/** A copy with twice the room. */
export function grown(array: Int32Array): Int32Array<ArrayBuffer>;
export function grown(array: Uint32Array): Uint32Array<ArrayBuffer>;
export function grown(array: Uint8Array): Uint8Array<ArrayBuffer>;
export function grown(array: Float64Array): Float64Array<ArrayBuffer>;
export function grown(
  array: Int32Array | Uint32Array | Uint8Array | Float64Array,
): Int32Array | Uint32Array | Uint8Array | Float64Array {
  const bigger =
    array instanceof Int32Array
      ? new Int32Array(array.length * 2)
      : array instanceof Uint32Array
        ? new Uint32Array(array.length * 2)
        : array instanceof Float64Array
          ? new Float64Array(array.length * 2)
          : new Uint8Array(array.length * 2);
  bigger.set(array);
  return bigger;
}
