import type { TextColumn } from '../../case/textColumn.ts';
import { bySound, LOOK_ALIKES, plain, type Romanise } from './fold.ts';
import { foldSounds, isPlainSound } from './soundFolder.ts';

/** Code points folded by table: Latin with its accents, and Cyrillic as it is written today. */
const LATIN_END = 0x250;
const CYRILLIC_START = 0x400;
const TABLE_END = 0x460;
/** Entries of the table: a code point that leaves nothing behind, and one that only the whole text can fold. */
const GONE = 0;
const OUTSIDE = 0xffff;

const SPACE = 0x20;
const isCyrillic = (code: number): boolean => code >= CYRILLIC_START && code < TABLE_END;

/**
 * Folds texts of a column as `plain` and `bySound` do, without making strings where every letter is Latin or Cyrillic:
 * what is looked at is then folded anew at each search, and no folded text is kept. Holds one line at a time.
 */
export class LineFolder {
  /** UTF-16 codes of the line as written. */
  written = new Uint16Array(256);
  writtenLength = 0;
  /** Codes of the line by sound: small letters, digits and spaces. */
  sound = new Uint16Array(2048);
  soundLength = 0;
  /** Whether the line had to be folded as a string, which takes some 20 times as long. */
  isSlow = false;
  /** Whether the line as written has letters and digits of ASCII alone. */
  isAscii = false;
  /** Whether no letter of the line is one that may sound like a digit: they are ASCII and Cyrillic alone. */
  keepsDigits = false;
  /** Whether the part folded by sound is known to sound as it is written. */
  private isPlain = false;
  private readonly table: Uint16Array;
  private readonly lookAlikes = new Uint16Array(128);
  /** What the romaniser makes of each code point of the table, as codes. */
  private readonly roman: readonly Uint16Array[];

  constructor(private readonly romanise: Romanise) {
    this.table = Uint16Array.from({ length: TABLE_END }, (_, point) => foldedPoint(point));
    this.roman = Array.from({ length: TABLE_END }, (_, point) => romanCodes(point, romanise));
    for (const [latin, cyrillic] of LOOK_ALIKES) this.lookAlikes[latin.charCodeAt(0)] = cyrillic.charCodeAt(0);
  }

  /** Takes up a text, in both spellings. */
  fold(texts: TextColumn, index: number): void {
    this.foldWritten(texts, index);
    this.foldSound(0, this.writtenLength);
  }

  /** Takes up a text as written alone. */
  foldWritten(texts: TextColumn, index: number): void {
    const { bytes, starts } = texts;
    const start = starts[index] ?? 0;
    const end = starts[index + 1] ?? 0;
    this.makeRoom(end - start);
    this.isSlow = !this.foldByTable(bytes, start, end);
    if (!this.isSlow) return;
    this.isAscii = false;
    this.keepsDigits = false;
    const text = plain(texts.get(index));
    this.makeRoom(text.length);
    this.writtenLength = text.length;
    for (let at = 0; at < text.length; at++) this.written[at] = text.charCodeAt(at);
  }

  /** Folds a part of the line as written, which consists of whole words, by sound. */
  foldSound(start: number, end: number): void {
    const { written, sound } = this;
    if (this.isSlow) {
      this.isPlain = false;
      this.foldString(textOf(written.subarray(start, end)));
      return;
    }
    this.isPlain = this.isAscii && isPlainSound(written, start, end);
    for (let at = start; at < end; at++) sound[at - start] = written[at] ?? 0;
    const length = this.isAscii ? end - start : this.romanised(start, end);
    this.soundLength = this.isPlain ? length : foldSounds(sound, length);
  }

  private foldString(written: string): void {
    const text = bySound(written, this.romanise);
    this.makeRoom(text.length);
    this.soundLength = text.length;
    for (let at = 0; at < text.length; at++) this.sound[at] = text.charCodeAt(at);
  }

  /** Whether the two spellings of the line are the same. */
  soundsAsWritten(): boolean {
    if (this.isPlain) return true;
    if (this.writtenLength !== this.soundLength) return false;
    for (let at = 0; at < this.soundLength; at++) if (this.written[at] !== this.sound[at]) return false;
    return true;
  }

  private makeRoom(length: number): void {
    if (length > this.written.length) this.written = new Uint16Array(length * 2);
    if (length * 8 > this.sound.length) this.sound = new Uint16Array(length * 16);
  }

  private foldByTable(bytes: Uint8Array, start: number, end: number): boolean {
    const { table, written } = this;
    let size = 0;
    let gap = false;
    let top = 0;
    let odd = false;
    for (let at = start; at < end; at++) {
      let point = bytes[at] ?? 0;
      if (point >= 0x80) {
        if (point >= 0xe0) return false;
        point = ((point & 0x1f) << 6) | ((bytes[++at] ?? 0) & 0x3f);
        if (point >= TABLE_END) return false;
      }
      const folded = table[point] ?? OUTSIDE;
      if (folded === OUTSIDE) return false;
      if (folded === GONE) continue;
      if (folded === SPACE) {
        gap = size > 0;
        continue;
      }
      if (gap) written[size++] = SPACE;
      gap = false;
      written[size++] = folded;
      if (folded > top) top = folded;
      if (folded >= 0x80 && folded < CYRILLIC_START) odd = true;
    }
    this.writtenLength = size;
    this.isAscii = top < 0x80;
    this.keepsDigits = !odd;
    return true;
  }

  /** Writes a part of the line in Latin letters; look-alikes in a Cyrillic word are taken for the letters they stand for. */
  private romanised(start: number, end: number): number {
    const { written, sound, roman, lookAlikes } = this;
    let size = 0;
    let gap = false;
    let wordEnd = -1;
    let cyrillic = false;
    for (let at = start; at < end; at++) {
      if (at > wordEnd) {
        cyrillic = false;
        for (wordEnd = at; wordEnd < end && written[wordEnd] !== SPACE; wordEnd++) {
          if (isCyrillic(written[wordEnd] ?? 0)) cyrillic = true;
        }
      }
      const own = written[at] ?? 0;
      const meant = cyrillic && own < 0x80 ? (lookAlikes[own] ?? 0) || own : own;
      for (const letter of roman[meant] ?? []) {
        if (letter === SPACE) {
          gap = size > 0;
          continue;
        }
        if (gap) sound[size++] = SPACE;
        gap = false;
        sound[size++] = letter;
      }
    }
    return size;
  }
}

/** Codes turned into text at once; more arguments than some ten thousand are too many for a call. */
const CODES_AT_ONCE = 4096;

function textOf(codes: Uint16Array): string {
  let text = '';
  for (let start = 0; start < codes.length; start += CODES_AT_ONCE) {
    text += String.fromCharCode(...codes.subarray(start, start + CODES_AT_ONCE));
  }
  return text;
}

/** What `plain` makes of a code point within a text. */
function foldedPoint(point: number): number {
  if (point >= LATIN_END && point < CYRILLIC_START) return OUTSIDE;
  // Between letters, so that nothing is trimmed.
  const folded = plain(`a${String.fromCharCode(point)}a`);
  const middle = folded.slice(1, -1);
  if (middle.length > 1) return OUTSIDE;
  return middle === '' ? GONE : middle.charCodeAt(0);
}

/** What `bySound` makes of a folded letter before it looks at spellings. */
function romanCodes(point: number, romanise: Romanise): Uint16Array {
  const letter = String.fromCharCode(point);
  if (point < 0x80) return Uint16Array.of(point);
  const text = romanise(letter)
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/[^a-z0-9]+/g, ' ');
  return Uint16Array.from(text, (one) => one.charCodeAt(0));
}
