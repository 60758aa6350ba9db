import { grown } from '../model/grown.ts';
import { HashTable } from '../model/hashTable.ts';
import { hashInto } from '../model/ids.ts';
import { encodeAt } from './textColumn.ts';

/** From ids to positions. */
export interface IdLookup {
  /** The position of an id, or −1. */
  find(id: string): number;
}

/** From ids to positions, by the hashes of the ids; nothing in a case can choose that two ids have one hash. */
export class IdIndex extends HashTable implements IdLookup {
  private scratch = new Uint8Array(256);
  private readonly hash = new Int32Array(2);
  /** The id that `hash` is of: an id is often looked for and then entered. */
  private hashed: string | undefined;

  /** An index from the arrays of one that was stored; it is only to be asked. */
  static from(slots: Int32Array, high: Int32Array): IdIndex {
    const index = new IdIndex();
    index.slots = slots;
    index.high = high;
    index.count = high.length;
    return index;
  }

  /** Its arrays, to be stored. */
  get arrays(): { readonly slots: Int32Array; readonly high: Int32Array } {
    this.settle();
    return { slots: this.slots, high: this.high.subarray(0, this.count) };
  }

  /** The position of an id, or −1. */
  find(id: string): number {
    this.hashId(id);
    return this.findHash(this.hash[0] ?? 0, this.hash[1] ?? 0);
  }

  /** The position of an id, which becomes the next free one when the id is new. */
  intern(id: string): number {
    this.hashId(id);
    return this.internHash(this.hash[0] ?? 0, this.hash[1] ?? 0);
  }

  private hashId(id: string): void {
    if (id === this.hashed) return;
    while (id.length * 3 > this.scratch.length) this.scratch = grown(this.scratch);
    hashInto(this.scratch, 0, encodeAt(id, this.scratch, 0), this.hash);
    this.hashed = id;
  }
}
