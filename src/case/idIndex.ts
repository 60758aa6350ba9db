import { hashBytes } from '../model/ids.ts';
import { grown } from './lists.ts';

const encoder = new TextEncoder();

/** From ids to positions. */
export interface IdLookup {
  /** The position of an id, or −1. */
  find(id: string): number;
}

/**
 * From ids to positions, as an open-addressing table of 64-bit hashes in typed arrays: a Map of a million strings
 * would take several times the memory of the ids. Two ids with one hash are taken for the same (chance about 2^-64 a
 * pair); nothing in a case can choose that.
 */
export class IdIndex implements IdLookup {
  private slots = new Int32Array(1024).fill(-1);
  private high = new Uint32Array(512);
  private low = new Uint32Array(512);
  private scratch = new Uint8Array(256);
  count = 0;

  /** The position of an id, or −1. */
  find(id: string): number {
    const end = this.encode(id);
    const { high, low } = hashBytes(this.scratch, 0, end);
    return this.slots[this.slotOf(high, low)] ?? -1;
  }

  /** The position of an id, which becomes the next free one when the id is new. */
  intern(id: string): number {
    const end = this.encode(id);
    const { high, low } = hashBytes(this.scratch, 0, end);
    const slot = this.slotOf(high, low);
    const found = this.slots[slot] ?? -1;
    if (found >= 0) return found;
    const position = this.count++;
    if (position === this.high.length) {
      this.high = grown(this.high);
      this.low = grown(this.low);
    }
    this.high[position] = high;
    this.low[position] = low;
    this.slots[slot] = position;
    if (this.count * 2 > this.slots.length) this.rehash();
    return position;
  }

  private encode(id: string): number {
    while (id.length * 3 > this.scratch.length) this.scratch = grown(this.scratch);
    return encoder.encodeInto(id, this.scratch).written;
  }

  private slotOf(high: number, low: number): number {
    const mask = this.slots.length - 1;
    let slot = low & mask;
    for (;;) {
      const position = this.slots[slot] ?? -1;
      if (position < 0 || (this.low[position] === low && this.high[position] === high)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(-1);
    for (let position = 0; position < this.count; position++) {
      this.slots[this.slotOf(this.high[position] ?? 0, this.low[position] ?? 0)] = position;
    }
  }
}
