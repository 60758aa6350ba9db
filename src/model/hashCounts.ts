/** The table doubles when it is fuller than this. */
const FULL = 0.75;

/** How often each 64-bit hash has come. */
export class HashCounts {
  /** Low half of the hash and its count side by side; a count of 0 is a free slot. */
  private slots = new Int32Array(2048);
  private high = new Int32Array(1024);
  private count = 0;

  /** A hash has come: for the how-manieth time. */
  add(high: number, low: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = (low << 1) & mask;
    for (let times = slots[slot + 1] ?? 0; times > 0; times = slots[slot + 1] ?? 0) {
      if (slots[slot] === low && this.high[slot >> 1] === high) return (slots[slot + 1] = times + 1);
      slot = (slot + 2) & mask;
    }
    slots[slot] = low;
    slots[slot + 1] = 1;
    this.high[slot >> 1] = high;
    if (++this.count > this.high.length * FULL) this.rehash();
    return 1;
  }

  private rehash(): void {
    const { slots: old, high } = this;
    this.slots = new Int32Array(old.length * 2);
    this.high = new Int32Array(high.length * 2);
    const mask = this.slots.length - 1;
    for (let at = 0; at < old.length; at += 2) {
      if (old[at + 1] === 0) continue;
      let slot = ((old[at] ?? 0) << 1) & mask;
      while ((this.slots[slot + 1] ?? 0) > 0) slot = (slot + 2) & mask;
      this.slots[slot] = old[at] ?? 0;
      this.slots[slot + 1] = old[at + 1] ?? 0;
      this.high[slot >> 1] = high[at >> 1] ?? 0;
    }
  }
}
