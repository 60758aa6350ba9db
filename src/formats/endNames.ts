import { HashTable } from '../model/hashTable.ts';

/** The parties of one file that its rows name as ends, by the hashes of their names. */
export class EndNames {
  private readonly table = new HashTable();

  /** Whether a name (its `hashInto`) is met for the first time; the next time it is not. */
  isNew(high: number, low: number): boolean {
    const { count } = this.table;
    return this.table.internHash(high, low) === count;
  }
}
