const encoder = new TextEncoder();

/** A closed set of words that is asked with bytes. */
export class ByteWords {
  private readonly words: readonly Uint8Array[];
  private readonly slots: Int16Array;
  private readonly longest: number;

  /** Words without repeats; `find` gives their positions. */
  constructor(words: readonly string[]) {
    this.words = words.map((word) => encoder.encode(word));
    this.longest = Math.max(...this.words.map(({ length }) => length));
    this.slots = new Int16Array(2 ** Math.ceil(Math.log2(words.length * 4 + 1))).fill(-1);
    this.words.forEach((word, position) => {
      let slot = this.slotOf(word, 0, word.length);
      while ((this.slots[slot] ?? -1) >= 0) slot = (slot + 1) & (this.slots.length - 1);
      this.slots[slot] = position;
    });
  }

  /** The position of the word in `bytes[start … end)`, or −1. */
  find(bytes: Uint8Array, start: number, end: number): number {
    if (end - start > this.longest) return -1;
    let slot = this.slotOf(bytes, start, end);
    for (;;) {
      const position = this.slots[slot] ?? -1;
      if (position < 0 || this.isWord(position, bytes, start, end)) return position;
      slot = (slot + 1) & (this.slots.length - 1);
    }
  }

  /** Length and three bytes tell most words apart; the others stand in the next slot. */
  private slotOf(bytes: Uint8Array, start: number, end: number): number {
    if (start === end) return 0;
    const first = bytes[start] ?? 0;
    const middle = bytes[(start + end) >> 1] ?? 0;
    const last = bytes[end - 1] ?? 0;
    const hash = (end - start) * 4_051 + first * 613 + middle * 97 + last * 29;
    return (hash ^ (hash >> 7)) & (this.slots.length - 1);
  }

  private isWord(position: number, bytes: Uint8Array, start: number, end: number): boolean {
    const word = this.words[position];
    if (word === undefined || word.length !== end - start) return false;
    for (let i = 0; i < word.length; i++) if (word[i] !== bytes[start + i]) return false;
    return true;
  }
}
