import { grown } from './grown.ts';

/** The table doubles when it is fuller than this. */
const FULL = 0.75;
/** Room at first: many tables, such as those of a row that is read again, never hold more. */
const FEW = 16;

/**
 * Numbers 64-bit hashes in the order they first come, as an open-addressing table in typed arrays: a Map of a million
 * strings would take several times the memory. Two things with one hash are taken for the same (chance about 2^-64 a
 * pair).
 */
export class HashTable {
  /** Position and low half of the hash side by side, so that looking at a slot costs one read of memory. */
  protected slots: Int32Array = new Int32Array(FEW * 4).fill(-1);
  protected high: Int32Array = new Int32Array(FEW);
  count = 0;
  /** The low halves of the last hashes, which were numbered but have no slot yet. */
  private waiting = new Int32Array(FEW);
  private waitingCount = 0;

  /**
   * Where the table is first looked at for a hash, read ahead: memory that several hashes will need is then fetched at
   * the same time and not one after the other.
   */
  touch(low: number): number {
    return this.slots[(low << 1) & (this.slots.length - 1)] ?? -1;
  }

  /** The position of a hash, or −1. */
  findHash(high: number, low: number): number {
    this.settle();
    return this.findSettled(high, low);
  }

  /** The same among the hashes that do not wait for their slots. */
  findSettled(high: number, low: number): number {
    return this.slots[this.slotOf(high, low)] ?? -1;
  }

  /** The position of a hash, the next free one when it is new. */
  internHash(high: number, low: number): number {
    this.settle();
    const slot = this.slotOf(high, low);
    const found = this.slots[slot] ?? -1;
    if (found >= 0) return found;
    const position = this.number(high);
    this.slots[slot] = position;
    this.slots[slot + 1] = low;
    if (this.count > (this.slots.length / 2) * FULL) this.rehash(this.slots.length * 2);
    return position;
  }

  /**
   * The next free position, for a hash that is known to be new. It gets its slot together with others when one is
   * looked for: memory that is written in one go is fetched several times as fast as between other work.
   */
  appendHash(high: number, low: number): number {
    if (this.waitingCount === this.waiting.length) this.waiting = grown(this.waiting);
    this.waiting[this.waitingCount++] = low;
    return this.number(high);
  }

  /** Gives the hashes that wait their slots. */
  settle(): void {
    if (this.waitingCount === 0) return;
    let { length } = this.slots;
    while (this.count > (length / 2) * FULL) length *= 2;
    if (length > this.slots.length) this.rehash(length);
    const first = this.count - this.waitingCount;
    for (let at = 0; at < this.waitingCount; at++) this.put(first + at, this.waiting[at] ?? 0);
    this.waitingCount = 0;
    if (this.waiting.length > FEW) this.waiting = new Int32Array(FEW);
  }

  private number(high: number): number {
    const position = this.count++;
    if (position === this.high.length) this.high = grown(this.high);
    this.high[position] = high;
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

  private rehash(length: number): void {
    const old = this.slots;
    this.slots = new Int32Array(length).fill(-1);
    for (let at = 0; at < old.length; at += 2) {
      const position = old[at] ?? -1;
      if (position >= 0) this.put(position, old[at + 1] ?? 0);
    }
  }

  /** Enters a position whose hash is in no slot. */
  private put(position: number, low: number): void {
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = (low << 1) & mask;
    while ((slots[slot] ?? -1) >= 0) slot = (slot + 2) & mask;
    slots[slot] = position;
    slots[slot + 1] = low;
  }
}
