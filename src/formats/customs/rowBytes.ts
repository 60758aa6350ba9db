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

/** `cellText` for the cells of one row after the other as bytes; what is asked twice of a row is found once. */
export class RowBytes {
  cells = new ByteCells();
  private row = 0;
  /** For which row it was found what each cell says, and what; the same for its number. */
  private readonly saidFor: Int32Array;
  private readonly saidThen: Uint8Array;
  private readonly numberFor: Int32Array;
  private readonly numberThen: Float64Array;
  private readonly decimal: DecimalSign;

  /** Rows of so many cells. */
  constructor(width: number, decimal: DecimalSign) {
    this.saidFor = new Int32Array(width);
    this.saidThen = new Uint8Array(width);
    this.numberFor = new Int32Array(width);
    this.numberThen = new Float64Array(width);
    this.decimal = decimal;
  }

  /** The next row is at hand. */
  begin(cells: ByteCells): void {
    this.cells = cells;
    this.row++;
  }

  /** What a cell says. */
  said(cell: number): number {
    if (this.saidFor[cell] === this.row) return this.saidThen[cell] ?? 0;
    const said = this.look(cell);
    this.saidFor[cell] = this.row;
    this.saidThen[cell] = said;
    return said;
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

  private look(cell: number): number {
    const { cells } = this;
    const sort = cells.sort(cell);
    if (sort !== CellSort.plain) return sort === CellSort.empty ? Said.nothing : Said.odd;
    return mayBeNothing(cells, cell) && cellText(cells.text(cell)) === undefined ? Said.nothing : Said.text;
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

/** Of a letter beyond ASCII the second byte tells it from others. */
function lead(byte: number): number {
  return byte < 0x80 ? 0 : 1;
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
