import { HashTable } from '../../model/hashTable.ts';
import { CellSort, type ByteCells } from './byteCells.ts';

const SEMICOLON = 59;
const BAR = 124;

/** Sources that the cells of a column name, by their hashes: only the careful reader can cite one that is new. */
export class CitedCells {
  private readonly known = new HashTable();

  /**
   * Whether the careful reader has cited the one source that a cell names. To be asked last: what it has not cited it
   * will, as nothing else is in the way of the row.
   */
  isKnown(cells: ByteCells, cell: number): boolean {
    cells.hash(cell);
    const { count } = this.known;
    return this.known.internHash(cells.high[cell] ?? 0, cells.low[cell] ?? 0) < count;
  }
}

/** Whether a cell is a plain text that names one thing, with nothing in it that parts a list. */
export function isSingle(cells: ByteCells, cell: number): boolean {
  if (cells.sort(cell) !== CellSort.plain) return false;
  for (let at = cells.starts[cell] ?? 0; at < (cells.ends[cell] ?? 0); at++) {
    if (cells.bytes[at] === SEMICOLON || cells.bytes[at] === BAR) return false;
  }
  return true;
}
