import { plainAmount } from '../byteValues.ts';
import { ByteCells, CellSort } from '../table/byteCells.ts';
import { cellText, MISSING_WORDS, parseNumber, type DecimalSign } from './cells.ts';

/** How many bytes the longest word for nothing has. */
const LONGEST_MISSING = Math.max(...[...MISSING_WORDS].map((word) => word.length * 2));

/** A cell of the row at hand. */
export const Said = {
  /** It says nothing. */
  nothing: 0,
  /** It is a text with nothing to trim. */
  text: 1,
  /** It has to be trimmed. */
  odd: 2,
} as const;

/** `cellText` for the cells of one row after the other as bytes. */
export class RowBytes {
  cells = new ByteCells();
  private row = 0;
  /** What each cell says. */
  private readonly sayings: Uint8Array;
  /** For which row the number of each was found, and the number. */
  private readonly numberFor: Int32Array;
  private readonly numberThen: Float64Array;
  private readonly decimal: DecimalSign;

  /** Rows of so many cells. */
  constructor(width: number, decimal: DecimalSign) {
    this.sayings = new Uint8Array(width);
    this.numberFor = new Int32Array(width);
    this.numberThen = new Float64Array(width);
    this.decimal = decimal;
  }

  /** The next row is at hand; it has a cell for every column. */
  begin(cells: ByteCells): void {
    const { sayings } = this;
    const { bytes, starts, ends } = cells;
    this.cells = cells;
    this.row++;
    for (let cell = 0; cell < sayings.length; cell++) {
      const start = starts[cell] ?? 0;
      const end = ends[cell] ?? 0;
      const first = bytes[start] ?? 0;
      const last = bytes[end - 1] ?? 0;
      const begins = START[first] === TELLING || (START[first] === SOLID && end - start > LONGEST_MISSING);
      const isText = begins && ((last > BLANK && last < DELETE) || isPair(bytes[end - 2] ?? 0));
      sayings[cell] = start === end ? Said.nothing : isText ? Said.text : look(cells, cell);
    }
  }

  /** What a cell says. */
  said(cell: number): number {
    return this.sayings[cell] ?? 0;
  }

  /** The first of some cells that says anything; −1 where none does, −2 where one of them has to be trimmed. */
  first(places: readonly number[]): number {
    for (let at = 0; at < places.length; at++) {
      const cell = places[at] ?? -1;
      const said = this.said(cell);
      if (said !== Said.nothing) return said === Said.odd ? -2 : cell;
    }
    return -1;
  }

  /** The number in a cell that is a text; NaN when it is none. */
  number(cell: number): number {
    if (this.numberFor[cell] === this.row) return this.numberThen[cell] ?? Number.NaN;
    const number = this.parse(cell);
    this.numberFor[cell] = this.row;
    this.numberThen[cell] = number;
    return number;
  }

  private parse(cell: number): number {
    const { bytes, starts, ends } = this.cells;
    const start = starts[cell] ?? 0;
    const end = ends[cell] ?? 0;
    if (this.decimal === '.' || isWhole(bytes, start, end)) {
      const plain = plainAmount(bytes, start, end);
      if (!Number.isNaN(plain)) return plain;
    }
    return parseNumber(this.cells.text(cell), this.decimal) ?? Number.NaN;
  }
}

/** What stands on either side of the characters of ASCII that are seen. */
const BLANK = 0x20;
const DELETE = 0x7f;

/** A byte that a word for nothing begins with, or that begins a letter of another alphabet: nothing to trim. */
const SOLID = 1;
/** A byte that a text begins with, and no word for nothing. */
const TELLING = 2;
const START = startsOf(MISSING_WORDS);

function startsOf(words: ReadonlySet<string>): Uint8Array {
  const starts = Uint8Array.from({ length: 256 }, (_, byte) =>
    byte > BLANK && byte < DELETE ? TELLING : isPair(byte) ? SOLID : 0,
  );
  for (const word of words) {
    for (const letter of [word.charAt(0), word.charAt(0).toUpperCase()]) {
      const unit = letter.charCodeAt(0);
      if (unit < 0x80) starts[unit] = SOLID;
    }
  }
  return starts;
}

/** Whether a byte begins one of the characters of two bytes of which `CellSort` knows that none is a blank. */
function isPair(byte: number): boolean {
  return byte >= 0xc3 && byte <= 0xdf;
}

function look(cells: ByteCells, cell: number): number {
  const sort = cells.sort(cell);
  if (sort !== CellSort.plain) return sort === CellSort.empty ? Said.nothing : Said.odd;
  return mayBeNothing(cells, cell) && cellText(cells.text(cell)) === undefined ? Said.nothing : Said.text;
}

function isWhole(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if ((bytes[at] ?? 0) === 46) return false;
  return true;
}

/** Length, first and last byte of every word for nothing, in capitals or not; other cells need not be looked at further. */
const MARKS = marksOf(MISSING_WORDS);

function mayBeNothing({ bytes, starts, ends }: ByteCells, cell: number): boolean {
  const start = starts[cell] ?? 0;
  const end = ends[cell] ?? 0;
  if (end - start > LONGEST_MISSING) return false;
  return MARKS[markOf(end - start, bytes[start + lead(bytes[start] ?? 0)] ?? 0, bytes[end - 1] ?? 0)] === 1;
}

/** Of a character beyond ASCII its last byte tells it from others. */
function lead(byte: number): number {
  return byte < 0x80 ? 0 : byte < 0xe0 ? 1 : 2;
}

function markOf(length: number, first: number, last: number): number {
  return (length * 1_021 + first * 31 + last) & 0x3fff;
}

function marksOf(words: ReadonlySet<string>): Uint8Array {
  const marks = new Uint8Array(0x4000);
  const encoder = new TextEncoder();
  for (const word of words) {
    if (word === '') continue;
    const firsts = spellings(word.charAt(0));
    const lasts = spellings(word.charAt(word.length - 1));
    const { length } = encoder.encode(word);
    for (const first of firsts) {
      for (const last of lasts) marks[markOf(length, first.at(-1) ?? 0, last.at(-1) ?? 0)] = 1;
    }
  }
  return marks;

  function spellings(letter: string): readonly Uint8Array[] {
    const letters = letter === 'е' ? ['е', 'Е', 'ё', 'Ё'] : [letter, letter.toUpperCase()];
    return letters.map((one) => encoder.encode(one));
  }
}
