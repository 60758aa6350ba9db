import { HashTable } from '../../model/hashTable.ts';
import type { ByteCells } from './byteCells.ts';

/** So many texts are remembered: what stands in more is not the same few words over and over. */
const MOST = 50_000;

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
    cells.hash(cell);
    const high = cells.high[cell] ?? 0;
    const low = cells.low[cell] ?? 0;
    const position = this.known.findHash(high, low);
    const made = this.made[position];
    if (made !== undefined) return made;
    const fresh = this.make(cells.text(cell));
    if (position < 0 && this.made.length < MOST) this.made[this.known.internHash(high, low)] = fresh;
    return fresh;
  }
}
