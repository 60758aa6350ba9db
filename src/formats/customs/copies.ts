/** Where a row stands. */
export interface RowPlace {
  readonly file: string;
  readonly line: number;
}

/** The first place of each row read so far, of one file or of several, by a hash of what the row says. */
export type RowIndex = Map<string, RowPlace>;

/**
 * The first row that said the same; `undefined` for a new one, which is remembered. A row is known again by 64 bits, so
 * two different ones are taken for copies about once in 2^64 pairs.
 */
export function seenBefore(index: RowIndex, parts: readonly string[], place: RowPlace): RowPlace | undefined {
  const key = hashText(parts.join('\u001f'));
  const first = index.get(key);
  if (first === undefined) index.set(key, place);
  return first;
}

/** 64 bits of a text as four characters: two multiplicative hashes over its UTF-16 units, mixed at the end. */
function hashText(text: string): string {
  let a = 0x9747b28c;
  let b = 0x3c6ef372;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 0x85ebca6b);
    a = (a << 13) | (a >>> 19);
    b = Math.imul(b ^ (unit + at), 0xc2b2ae35);
    b = (b << 15) | (b >>> 17);
  }
  a = Math.imul(a ^ (b >>> 16), 0x1b873593);
  b = Math.imul(b ^ (a >>> 13), 0xcc9e2d51);
  a ^= b >>> 15;
  return String.fromCharCode(a >>> 16, a & 0xffff, b >>> 16, b & 0xffff);
}
