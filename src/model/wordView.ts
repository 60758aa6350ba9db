/** A view of bytes by which four at a time are read and written, several times as fast as one by one. */
export function wordsOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/**
 * Gives `wordsOf` for bytes that are mostly one of the two that came last, such as the line at hand and what was put
 * together from it: making a view costs as much as copying a short text.
 */
export class LastWords {
  private first: Uint8Array = new Uint8Array(0);
  private firstWords = wordsOf(this.first);
  private second = this.first;
  private secondWords = this.firstWords;
  private isFirstOlder = true;

  of(bytes: Uint8Array): DataView {
    if (bytes === this.first) return this.firstWords;
    if (bytes === this.second) return this.secondWords;
    this.isFirstOlder = !this.isFirstOlder;
    if (this.isFirstOlder) {
      this.second = bytes;
      return (this.secondWords = wordsOf(bytes));
    }
    this.first = bytes;
    return (this.firstWords = wordsOf(bytes));
  }
}

/** Copies `from[start … end)` to the place `to`, and gives the end of the copy; for short texts. */
export function copyWords(from: DataView, start: number, end: number, into: DataView, to: number): number {
  let at = start;
  let place = to;
  for (; at + 4 <= end; at += 4, place += 4) into.setInt32(place, from.getInt32(at, true), true);
  for (; at < end; at++, place++) into.setUint8(place, from.getUint8(at));
  return place;
}

/** One in each of four bytes, and the top bit of each. */
const ONES = 0x01010101;
const TOPS = 0x80808080 | 0;

/** What tells two letters of two bytes each that stand in a word, U+0400 to U+05FF: Cyrillic, Armenian, Hebrew. */
const PAIR_BITS = 0xc0f8c0f8 | 0;
const PAIR = 0x80d080d0 | 0;

/**
 * Goes on from `start` over ASCII that is not `byte` and over pairs of Cyrillic letters, all of which is valid UTF-8: to
 * the first place that needs a closer look, to `end`, or to one of the last three places before that.
 */
export function skipLetters(words: DataView, start: number, end: number, byte: number): number {
  const sought = Math.imul(byte, ONES);
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const word = words.getInt32(at, true);
    if ((word & PAIR_BITS) === PAIR) continue;
    const other = word ^ sought;
    // The lowest bit that is set stands in the first byte that is sought; those above it may be wrong.
    const found = (((other - ONES) & ~other) | word) & TOPS;
    if (found !== 0) return at + ((31 - Math.clz32(found & -found)) >> 3);
  }
  return at;
}
