import { HashTable } from '../../model/hashTable.ts';
import type { ByteCells } from './byteCells.ts';

/** So many texts are remembered: what stands in more is not the same few words over and over. */
const MOST = 50_000;
/** Bytes that make one number, and those of it that so many bytes are. */
const SHORT = 4;
const BYTES = [0, 0xff, 0xffff, 0xffffff, -1];

/** What is made of the texts of a column in which the same few stand in most rows: made once for each. */
export class CellMemo<T> {
  private readonly known = new HashTable();
  private readonly made: T[] = [];
  private readonly make: (text: string) => T;

  constructor(make: (text: string) => T) {
    this.make = make;
  }

  /** What was made of the text of a cell. */
  of(cells: ByteCells, cell: number): T {
    const start = cells.starts[cell] ?? 0;
    const length = (cells.ends[cell] ?? 0) - start;
    let high: number;
    let low: number;
    if (length <= SHORT && start + SHORT <= cells.bytes.length) {
      // Codes of countries and units are told apart by their bytes, which is less work than a hash.
      high = length;
      low = cells.words.getInt32(start, true) & (BYTES[length] ?? 0);
    } else {
      cells.hash(cell);
      high = cells.high[cell] ?? 0;
      low = cells.low[cell] ?? 0;
    }
    const position = this.known.findHash(high, low);
    return this.made[position] ?? this.fresh(position, high, low, cells.text(cell));
  }

  private fresh(position: number, high: number, low: number, text: string): T {
    const fresh = this.make(text);
    if (position < 0 && this.made.length < MOST) this.made[this.known.internHash(high, low)] = fresh;
    return fresh;
  }
}
