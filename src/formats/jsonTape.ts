import { utf8Length } from './utf8Length.ts';

/** What a token of the tape is. A key is a text that stands before its value. */
export const Token = {
  object: 1,
  list: 2,
  text: 3,
  number: 4,
  true: 5,
  false: 6,
  null: 7,
} as const;

/** Deeper values are left to the careful reader. */
const MAX_DEPTH = 12;

const QUOTE = 34;
const BACKSLASH = 92;
const COMMA = 44;
const COLON = 58;

/** Bytes that stand for themselves within a JSON text. */
const PLAIN = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 32 && byte < 128 && byte !== QUOTE && byte !== BACKSLASH ? 1 : 0,
);

/** What follows a backslash in JSON, but for `\u`. */
const ESCAPES: ReadonlyMap<number, number> = new Map(
  ['"', '\\', '/', 'b', 'f', 'n', 'r', 't'].map((letter, at) => [
    letter.charCodeAt(0),
    '"\\/\b\f\n\r\t'.charCodeAt(at),
  ]),
);

/**
 * One JSON value as a list of tokens, straight from bytes and without an object for any of them. Made once and filled
 * anew for each line. What it takes is JSON in valid UTF-8; it may refuse what is valid but unusual, and whoever asks
 * then reads the line the careful way.
 */
export class JsonTape {
  count = 0;
  /** `Token` of each token, in the order of the text: a container, then all that is in it. */
  kinds = new Uint8Array(64);
  /** First byte of a text or number. */
  starts = new Int32Array(64);
  /** End of a text or number; of a container the position of the token after it. */
  ends = new Int32Array(64);
  /** Of a container the place behind its last byte. */
  closes = new Int32Array(64);
  /** Where the bytes of each token are: the line's own, or unescaped. */
  private escaped = new Uint8Array(64);
  private bytes: Uint8Array = new Uint8Array(0);
  private end = 0;
  private spare = new Uint8Array(256);
  private spareUsed = 0;

  /** Takes the JSON value in `bytes[start … end)`; false when it is none or an unusual one. */
  scan(bytes: Uint8Array, start: number, end: number): boolean {
    this.bytes = bytes;
    this.end = end;
    this.count = 0;
    this.spareUsed = 0;
    const at = this.value(start, 0);
    return at >= 0 && this.blank(at) === end;
  }

  /** The position after a token and all that is in it. */
  next(token: number): number {
    return (this.kinds[token] ?? 0) <= Token.list ? (this.ends[token] ?? 0) : token + 1;
  }

  /** The bytes in which a text or number stands, from `starts` to `ends`. */
  bytesOf(token: number): Uint8Array {
    return this.escaped[token] === 1 ? this.spare : this.bytes;
  }

  /** What the texts with escapes say, one behind the other; `bytesOf` has the places of each. */
  unescaped(): Uint8Array {
    return this.spare.subarray(0, this.spareUsed);
  }

  /** Whether some bytes are those in which `unescaped` stands. */
  isUnescaped(bytes: Uint8Array): boolean {
    return bytes === this.spare;
  }

  private blank(from: number): number {
    let at = from;
    for (let byte = this.bytes[at]; byte === 32 || byte === 9 || byte === 13; byte = this.bytes[at]) {
      if (at >= this.end) break;
      at++;
    }
    return at;
  }

  private push(kind: number, start: number, end: number): void {
    const at = this.count++;
    if (at === this.kinds.length) this.grow();
    this.kinds[at] = kind;
    this.starts[at] = start;
    this.ends[at] = end;
    this.escaped[at] = 0;
  }

  private grow(): void {
    const room = this.kinds.length * 2;
    const { kinds, starts, ends, closes, escaped } = this;
    this.kinds = new Uint8Array(room);
    this.starts = new Int32Array(room);
    this.ends = new Int32Array(room);
    this.closes = new Int32Array(room);
    this.escaped = new Uint8Array(room);
    this.kinds.set(kinds);
    this.starts.set(starts);
    this.ends.set(ends);
    this.closes.set(closes);
    this.escaped.set(escaped);
  }

  /** Takes a value and gives the place after it; −1 when there is none. */
  private value(from: number, depth: number): number {
    const at = this.blank(from);
    if (at >= this.end) return -1;
    const byte = this.bytes[at] ?? 0;
    if (byte === QUOTE) return this.text(at + 1);
    if (byte === 123) return this.container(at, depth, Token.object, 125);
    if (byte === 91) return this.container(at, depth, Token.list, 93);
    if (byte === 116) return this.word(at, Token.true, 'true');
    if (byte === 102) return this.word(at, Token.false, 'false');
    if (byte === 110) return this.word(at, Token.null, 'null');
    return this.number(at);
  }

  private container(start: number, depth: number, kind: number, close: number): number {
    if (depth === MAX_DEPTH) return -1;
    const token = this.count;
    this.push(kind, start, 0);
    let at = this.blank(start + 1);
    if (this.bytes[at] === close && at < this.end) {
      this.ends[token] = this.count;
      this.closes[token] = at + 1;
      return at + 1;
    }
    for (;;) {
      if (kind === Token.object) {
        at = this.blank(at);
        if (this.bytes[at] !== QUOTE) return -1;
        at = this.text(at + 1);
        if (at < 0) return -1;
        at = this.blank(at);
        if (this.bytes[at] !== COLON || at >= this.end) return -1;
        at++;
      }
      at = this.value(at, depth + 1);
      if (at < 0) return -1;
      at = this.blank(at);
      if (at >= this.end) return -1;
      const byte = this.bytes[at++];
      if (byte === COMMA) continue;
      if (byte !== close) return -1;
      this.ends[token] = this.count;
      this.closes[token] = at;
      return at;
    }
  }

  private text(start: number): number {
    const { bytes, end } = this;
    let at = start;
    while (at < end) {
      const byte = bytes[at] ?? 0;
      if (PLAIN[byte] === 1) at++;
      else if (byte === QUOTE) {
        this.push(Token.text, start, at);
        return at + 1;
      } else if (byte === BACKSLASH) return this.escapedText(start, at);
      else {
        const length = utf8Length(bytes, at, end);
        if (length === 0) return -1;
        at += length;
      }
    }
    return -1;
  }

  /** A text with a backslash at `first` is written out among the spare bytes, where it is never longer. */
  private escapedText(start: number, first: number): number {
    const { bytes, end } = this;
    this.makeRoom(end - start);
    const spare = this.spare;
    const begin = this.spareUsed;
    spare.set(bytes.subarray(start, first), begin);
    let to = begin + first - start;
    let at = first;
    while (at < end) {
      const byte = bytes[at] ?? 0;
      if (byte === QUOTE) {
        this.push(Token.text, begin, to);
        this.escaped[this.count - 1] = 1;
        this.spareUsed = to;
        return at + 1;
      }
      if (byte === BACKSLASH) {
        const plain = ESCAPES.get(bytes[at + 1] ?? 0);
        if (plain !== undefined && at + 1 < end) {
          spare[to++] = plain;
          at += 2;
          continue;
        }
        const point = codePoint(bytes, at, end);
        if (point < 0) return -1;
        to = putCodePoint(spare, to, point);
        at += point > 0xffff ? 12 : 6;
      } else {
        const length = PLAIN[byte] === 1 ? 1 : utf8Length(bytes, at, end);
        if (length === 0) return -1;
        for (let i = 0; i < length; i++) spare[to++] = bytes[at + i] ?? 0;
        at += length;
      }
    }
    return -1;
  }

  /** Texts taken before stand in the old bytes, so those are copied. */
  private makeRoom(more: number): void {
    if (this.spareUsed + more <= this.spare.length) return;
    const old = this.spare;
    this.spare = new Uint8Array(Math.max(old.length * 2, this.spareUsed + more));
    this.spare.set(old);
  }

  private word(start: number, kind: number, word: string): number {
    if (start + word.length > this.end) return -1;
    for (let i = 1; i < word.length; i++) if (this.bytes[start + i] !== word.charCodeAt(i)) return -1;
    this.push(kind, start, start + word.length);
    return start + word.length;
  }

  private number(start: number): number {
    const { bytes, end } = this;
    let at = start;
    if (bytes[at] === 45) at++;
    const first = at;
    at = digits(bytes, at, end);
    if (at === first || (bytes[first] === 48 && at > first + 1)) return -1;
    if (bytes[at] === 46 && at < end) {
      const fraction = at + 1;
      at = digits(bytes, fraction, end);
      if (at === fraction) return -1;
    }
    if (at < end && (bytes[at] === 101 || bytes[at] === 69)) {
      at++;
      if (bytes[at] === 43 || bytes[at] === 45) at++;
      const exponent = at;
      at = digits(bytes, exponent, end);
      if (at === exponent) return -1;
    }
    if (at > end) return -1;
    this.push(Token.number, start, at);
    return at;
  }
}

function digits(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && (bytes[at] ?? 0) >= 48 && (bytes[at] ?? 0) <= 57) at++;
  return at;
}

/** The character of `\uXXXX`, or of two of them that are a pair of surrogates; −1 for anything else. */
function codePoint(bytes: Uint8Array, at: number, end: number): number {
  const unit = hexUnit(bytes, at, end);
  if (unit < 0xd800 || unit > 0xdfff) return unit;
  const low = hexUnit(bytes, at + 6, end);
  if (unit > 0xdbff || low < 0xdc00 || low > 0xdfff) return -1;
  return 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
}

function hexUnit(bytes: Uint8Array, at: number, end: number): number {
  if (at + 6 > end || bytes[at] !== BACKSLASH || bytes[at + 1] !== 117) return -1;
  let unit = 0;
  for (let i = 2; i < 6; i++) {
    const byte = bytes[at + i] ?? 0;
    const lower = byte | 32;
    const digit = byte >= 48 && byte <= 57 ? byte - 48 : lower >= 97 && lower <= 102 ? lower - 87 : -1;
    if (digit < 0) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

function putCodePoint(bytes: Uint8Array, to: number, point: number): number {
  let at = to;
  if (point < 0x80) bytes[at++] = point;
  else {
    if (point < 0x800) bytes[at++] = 0xc0 | (point >> 6);
    else {
      if (point < 0x10000) bytes[at++] = 0xe0 | (point >> 12);
      else {
        bytes[at++] = 0xf0 | (point >> 18);
        bytes[at++] = 0x80 | ((point >> 12) & 63);
      }
      bytes[at++] = 0x80 | ((point >> 6) & 63);
    }
    bytes[at++] = 0x80 | (point & 63);
  }
  return at;
}
