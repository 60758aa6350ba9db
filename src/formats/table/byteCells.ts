import type { ByteTexts } from '../../model/byteRecords.ts';
import { hashWords } from '../../model/ids.ts';
import { LastWords, skipLetters } from '../../model/wordView.ts';
import { utf8Length } from '../utf8Length.ts';

const QUOTE = 34;
const BACKSLASH = 92;
const CAPITAL_N = 78;
const MOST_CELLS = 4096;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** What stands in a cell, as far as its bytes tell without a text. */
export const CellSort = {
  /** Nothing: it has no byte. */
  empty: 0,
  /** A text with nothing to trim. */
  plain: 1,
  /** Anything else, which may be blank or a word for nothing. */
  odd: 2,
} as const;

/** The cells of a row that is one line, as bytes: filled anew for each row. */
export class ByteCells {
  bytes: Uint8Array = new Uint8Array(0);
  count = 0;
  /** Cell i is `bytes[starts[i] … ends[i])`, without the quotes around it. */
  readonly starts = new Int32Array(MOST_CELLS);
  readonly ends = new Int32Array(MOST_CELLS);
  /** The hash of each cell (`hashInto`), once `hash` has been called for it. */
  readonly high = new Int32Array(MOST_CELLS);
  readonly low = new Int32Array(MOST_CELLS);
  /** The number of the row for which each cell was hashed. */
  private readonly hashed = new Int32Array(MOST_CELLS);
  private row = 0;
  private readonly pair = new Int32Array(2);
  private readonly source = new LastWords();
  /** The bytes as words. */
  words = this.source.of(this.bytes);

  /**
   * Parts the line in `bytes[start … end)` at the delimiter. False for lines that take more care: a quoted cell with a
   * quote in it or text behind it or no end, bytes that are not UTF-8, very many cells.
   */
  take(bytes: Uint8Array, start: number, end: number, delimiter: string): boolean {
    const parting = delimiter.charCodeAt(0);
    const { starts, ends } = this;
    const words = this.source.of(bytes);
    this.words = words;
    this.bytes = bytes;
    this.row++;
    let count = 0;
    let at = start;
    for (;;) {
      if (count === MOST_CELLS) return false;
      const quoted = at < end && bytes[at] === QUOTE;
      if (quoted) at++;
      const stop = quoted ? QUOTE : parting;
      starts[count] = at;
      while ((at = skipLetters(words, at, end, stop)) < end) {
        const byte = bytes[at] ?? 0;
        if (byte === stop) break;
        if (byte < 0x80) at++;
        else {
          const length = utf8Length(bytes, at, end);
          if (length === 0) return false;
          at += length;
        }
      }
      ends[count++] = at;
      if (quoted) {
        if (at === end) return false;
        at++;
        if (at < end && bytes[at] !== parting) return false;
      }
      if (at >= end) break;
      at++;
    }
    this.count = count;
    return true;
  }

  /** What stands in a cell; `\N` and NULL are odd. A cell that the row does not have is empty. */
  sort(cell: number): number {
    if (cell < 0 || cell >= this.count) return CellSort.empty;
    const { bytes } = this;
    const start = this.starts[cell] ?? 0;
    const end = this.ends[cell] ?? 0;
    if (start === end) return CellSort.empty;
    const first = bytes[start] ?? 0;
    if (!isSolidStart(bytes, start) || !isSolidEnd(bytes, end)) return CellSort.odd;
    const isNothing = end - start === 2 ? first === BACKSLASH : end - start === 4 && first === CAPITAL_N;
    return isNothing ? CellSort.odd : CellSort.plain;
  }

  /** Hashes a cell, which is done once for all that want to know it again. */
  hash(cell: number): void {
    if (this.hashed[cell] === this.row) return;
    this.hashed[cell] = this.row;
    hashWords(this.words, this.starts[cell] ?? 0, this.ends[cell] ?? 0, this.pair);
    this.high[cell] = this.pair[0] ?? 0;
    this.low[cell] = this.pair[1] ?? 0;
  }

  /** Adds the text of a cell to some. */
  addTo(texts: ByteTexts, cell: number): void {
    texts.add(this.bytes, this.starts[cell] ?? 0, this.ends[cell] ?? 0);
  }

  /** The text of a cell. */
  text(cell: number): string {
    return decoder.decode(this.bytes.subarray(this.starts[cell] ?? 0, this.ends[cell] ?? 0));
  }
}

/** Whether a text begins with nothing that would be trimmed; some that does is not found to. */
function isSolidStart(bytes: Uint8Array, start: number): boolean {
  const first = bytes[start] ?? 0;
  if (first < 0x80) return isVisible(first);
  return isSolidPair(first, bytes[start + 1] ?? 0) || isQuote(first, bytes[start + 1] ?? 0, bytes[start + 2] ?? 0);
}

/** The same for its end. */
function isSolidEnd(bytes: Uint8Array, end: number): boolean {
  const last = bytes[end - 1] ?? 0;
  if (last < 0x80) return isVisible(last);
  return isSolidPair(bytes[end - 2] ?? 0, last) || isQuote(bytes[end - 3] ?? 0, bytes[end - 2] ?? 0, last);
}

function isVisible(byte: number): boolean {
  return byte > 0x20 && byte < 0x7f;
}

/** U+00A1 to U+07FF: signs, Latin, Greek and Cyrillic letters and others, none of which is a blank. */
function isSolidPair(first: number, second: number): boolean {
  return (first >= 0xc3 && first <= 0xdf) || (first === 0xc2 && second > 0xa0);
}

/** U+2010 to U+2027: dashes, quotes and dots. */
function isQuote(first: number, second: number, third: number): boolean {
  return first === 0xe2 && second === 0x80 && third >= 0x90 && third <= 0xa7;
}
