import { grown } from '../../model/grown.ts';
import { HashTable } from '../../model/hashTable.ts';

/** Where a row stands. */
export interface RowPlace {
  readonly file: string;
  readonly line: number;
}

/**
 * The first place of each row read so far, of one file or of several, by a 64-bit hash of what the row says: two
 * different ones are taken for copies about once in 2^64 pairs.
 */
export class RowIndex {
  private readonly rows = new HashTable();
  private lines = new Int32Array(16);
  private readonly files: string[] = [];
  /** How many rows had been read when each file began. */
  private readonly firstRows: number[] = [];

  /** Looks ahead at where a hash would stand (`HashTable.touch`). */
  touch(low: number): number {
    return this.rows.touch(low);
  }

  /** The first row of this hash; `undefined` for a new one. */
  find(high: number, low: number): RowPlace | undefined {
    const row = this.rows.findHash(high, low);
    if (row < 0) return undefined;
    const file = this.files[this.firstRows.findLastIndex((first) => first <= row)];
    return file === undefined ? undefined : { file, line: this.lines[row] ?? 0 };
  }

  /** Remembers a new row. */
  add(high: number, low: number, file: string, line: number): void {
    if (file !== this.files.at(-1)) {
      this.files.push(file);
      this.firstRows.push(this.rows.count);
    }
    const row = this.rows.internHash(high, low);
    if (row === this.lines.length) this.lines = grown(this.lines);
    this.lines[row] = line;
  }
}
