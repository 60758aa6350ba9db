const halves = new Uint32Array(2);

/**
 * A 64-bit hash of bytes as two unsigned halves: two murmur3-style lanes over 4-byte words. Not a secret; two
 * different inputs collide with a chance of about 2^-64.
 */
export function hashBytes(
  bytes: Uint8Array,
  start = 0,
  end = bytes.length,
): { readonly high: number; readonly low: number } {
  hashInto(bytes, start, end, halves);
  return { high: halves[0] ?? 0, low: halves[1] ?? 0 };
}

/** The same hash written into the first two places of an array, high half first, where it is made millions of times. */
export function hashInto(bytes: Uint8Array, start: number, end: number, into: Uint32Array | Int32Array): void {
  let a = 0x9747b28c ^ (end - start);
  let b = 0x3c6ef372;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const word =
      (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
    a = mix(a, word, 0xcc9e2d51, 15);
    b = mix(b, word ^ a, 0x1b873593, 13);
  }
  let tail = 0;
  for (let shift = 0; at < end; at++, shift += 8) tail |= (bytes[at] ?? 0) << shift;
  endInto(a, b, tail, into);
}

/** `hashInto` for bytes that are seen as words, which takes three quarters of the time. */
export function hashWords(words: DataView, start: number, end: number, into: Uint32Array | Int32Array): void {
  let a = 0x9747b28c ^ (end - start);
  let b = 0x3c6ef372;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const word = words.getInt32(at, true);
    a = mix(a, word, 0xcc9e2d51, 15);
    b = mix(b, word ^ a, 0x1b873593, 13);
  }
  let tail = 0;
  for (let shift = 0; at < end; at++, shift += 8) tail |= words.getUint8(at) << shift;
  endInto(a, b, tail, into);
}

/** Joins the next hash of a list to the one in `into`, which is that of the hashes before it; the order counts. */
export function joinHash(into: Int32Array, high: number, low: number): void {
  const a = mix(into[0] ?? 0, high, 0xcc9e2d51, 15);
  into[0] = a;
  into[1] = mix(into[1] ?? 0, low ^ a, 0x1b873593, 13);
}

const encoder = new TextEncoder();

let scratch = new Uint8Array(1024);

/** `hashInto` for a text. */
export function hashText(text: string, into: Int32Array): void {
  // A UTF-16 unit never needs more than three bytes of UTF-8.
  if (text.length * 3 > scratch.length) scratch = new Uint8Array(text.length * 3);
  hashInto(scratch, 0, encoder.encodeInto(text, scratch).written, into);
}

/** The 48-bit hash by which a link names an entity: a safe integer. */
export function hashId(id: string): number {
  const { high, low } = hashBytes(encoder.encode(id));
  return (high & 0xffff) * 2 ** 32 + low;
}

/** A 32-bit digest of a list of texts; the order counts. */
export function digestTexts(texts: readonly string[]): number {
  return hashBytes(encoder.encode(texts.join('\n'))).low;
}

/** Code-point order of two ids, the same in every locale; `<` alone would compare UTF-16 units. */
export function byCodePoint(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  for (let i = 0; i < end; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points above every other unit. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

function mix(hash: number, word: number, factor: number, turn: number): number {
  let k = Math.imul(word, factor);
  k = (k << turn) | (k >>> (32 - turn));
  k = Math.imul(k, 0x1b873593);
  const turned = hash ^ k;
  return (Math.imul((turned << 13) | (turned >>> 19), 5) + 0xe6546b64) | 0;
}

/** Takes the bytes behind the last whole word into both lanes, and writes their ends. */
function endInto(a: number, b: number, tail: number, into: Uint32Array | Int32Array): void {
  const first = finish(mix(a, tail, 0x85ebca6b, 15) ^ b);
  into[0] = first;
  into[1] = finish(mix(b, tail ^ first, 0xc2b2ae35, 13));
}

function finish(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}
