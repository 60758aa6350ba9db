import { hashInto } from '../model/ids.ts';
import { grown } from './lists.ts';
import { encodeAt } from './textColumn.ts';

/** From ids to positions. */
export interface IdLookup {
  /** The position of an id, or −1. */
  find(id: string): number;
}

/** The table doubles when it is fuller than this. */
const FULL = 0.75;

/**
 * From ids to positions, as an open-addressing table of 64-bit hashes in typed arrays: a Map of a million strings
 * would take several times the memory of the ids. Two ids with one hash are taken for the same (chance about 2^-64 a
 * pair); nothing in a case can choose that.
 */
export class IdIndex implements IdLookup {
  /** Position and low half of the hash side by side, so that looking at a slot costs one read of memory. */
  private slots: Int32Array = new Int32Array(2048).fill(-1);
  private high: Int32Array = new Int32Array(512);
  private scratch = new Uint8Array(256);
  private readonly hash = new Int32Array(2);
  /** The id that `hash` is of: an id is often looked for and then entered. */
  private hashed: string | undefined;
  count = 0;

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
    return { slots: this.slots, high: this.high.subarray(0, this.count) };
  }

  /** The position of an id, or −1. */
  find(id: string): number {
    this.hashId(id);
    return this.slots[this.slotOf(this.hash[0] ?? 0, this.hash[1] ?? 0)] ?? -1;
  }

  /** The position of an id, which becomes the next free one when the id is new. */
  intern(id: string): number {
    this.hashId(id);
    return this.internHash(this.hash[0] ?? 0, this.hash[1] ?? 0);
  }

  /** The same for an id that is UTF-8 already. */
  internBytes(bytes: Uint8Array, start: number, end: number): number {
    this.hashed = undefined;
    hashInto(bytes, start, end, this.hash);
    return this.internHash(this.hash[0] ?? 0, this.hash[1] ?? 0);
  }

  /**
   * Where the table is first looked at for a hash, read ahead: memory that several ids will need is then fetched at the
   * same time and not one after the other.
   */
  touch(low: number): number {
    return this.slots[(low << 1) & (this.slots.length - 1)] ?? -1;
  }

  /** The position of an id by its hash, the next free one when it is new. */
  internHash(high: number, low: number): number {
    const slot = this.slotOf(high, low);
    const found = this.slots[slot] ?? -1;
    if (found >= 0) return found;
    const position = this.count++;
    if (position === this.high.length) this.high = grown(this.high);
    this.high[position] = high;
    this.slots[slot] = position;
    this.slots[slot + 1] = low;
    if (this.count > (this.slots.length / 2) * FULL) this.rehash();
    return position;
  }

  private hashId(id: string): void {
    if (id === this.hashed) return;
    while (id.length * 3 > this.scratch.length) this.scratch = grown(this.scratch);
    hashInto(this.scratch, 0, encodeAt(id, this.scratch, 0), this.hash);
    this.hashed = id;
  }

  /** Where a hash stands or would stand. */
  private slotOf(high: number, low: number): number {
    const mask = this.slots.length - 1;
    let slot = (low << 1) & mask;
    for (;;) {
      const position = this.slots[slot] ?? -1;
      if (position < 0 || (this.slots[slot + 1] === low && this.high[position] === high)) return slot;
      slot = (slot + 2) & mask;
    }
  }

  private rehash(): void {
    const old = this.slots;
    this.slots = new Int32Array(old.length * 2).fill(-1);
    const mask = this.slots.length - 1;
    for (let at = 0; at < old.length; at += 2) {
      const position = old[at] ?? -1;
      if (position < 0) continue;
      const low = old[at + 1] ?? 0;
      let slot = (low << 1) & mask;
      while ((this.slots[slot] ?? -1) >= 0) slot = (slot + 2) & mask;
      this.slots[slot] = position;
      this.slots[slot + 1] = low;
    }
  }
}
