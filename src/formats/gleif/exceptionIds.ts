import { HashTable } from '../../model/hashTable.ts';
import { hashText } from '../../model/ids.ts';

/** Ids for the parents that exceptions leave open: child and category, counted where they repeat. */
export class ExceptionIds {
  private readonly known = new HashTable();
  /** How often an id has come, by its position, where that was more than once. */
  private readonly counts = new Map<number, number>();
  private readonly hash = new Int32Array(2);

  /** Takes an id by its hash (`hashInto`); false, with nothing changed, when it came before. */
  take(high: number, low: number): boolean {
    if (this.known.findHash(high, low) >= 0) return false;
    this.known.internHash(high, low);
    return true;
  }

  /** The next id for a text: the text itself when it comes for the first time. */
  next(id: string): string {
    hashText(id, this.hash);
    const high = this.hash[0] ?? 0;
    const low = this.hash[1] ?? 0;
    if (this.take(high, low)) return id;
    const position = this.known.findHash(high, low);
    const count = (this.counts.get(position) ?? 1) + 1;
    this.counts.set(position, count);
    return `${id}#${count}`;
  }
}
