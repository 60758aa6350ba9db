/** Whether a word stands at a place of a line that ends at `end`; both are UTF-16 codes. */
export function standsAt(line: Uint16Array, at: number, end: number, word: Uint16Array): boolean {
  if (at + word.length > end) return false;
  for (let i = 0; i < word.length; i++) if (line[at + i] !== word[i]) return false;
  return true;
}

/** The first place of a word in a line from `start` to `end`, or −1. */
export function placeOf(line: Uint16Array, start: number, end: number, word: Uint16Array): number {
  const first = word[0];
  for (let at = start, last = end - word.length; at <= last; at++) {
    if (line[at] === first && standsAt(line, at, end, word)) return at;
  }
  return -1;
}
