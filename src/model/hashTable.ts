import { grown } from './grown.ts';

/** The table doubles when it is fuller than this. */
const FULL = 0.75;

/**
 * Numbers 64-bit hashes in the order they first come, as an open-addressing table in typed arrays: a Map of a million
 * strings would take several times the memory. Two things with one hash are taken for the same (chance about 2^-64 a
 * pair).
 */
export class HashTable {
  /** Position and low half of the hash side by side, so that looking at a slot costs one read of memory. */
  protected slots: Int32Array = new Int32Array(2048).fill(-1);
  protected high: Int32Array = new Int32Array(512);
  count = 0;

  /**
   * Where the table is first looked at for a hash, read ahead: memory that several hashes will need is then fetched at
   * the same time and not one after the other.
   */
  touch(low: number): number {
    return this.slots[(low << 1) & (this.slots.length - 1)] ?? -1;
  }

  /** The position of a hash, or −1. */
  findHash(high: number, low: number): number {
    return this.slots[this.slotOf(high, low)] ?? -1;
  }

  /** The position of a hash, the next free one when it is new. */
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
