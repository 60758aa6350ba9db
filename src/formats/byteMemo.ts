import { HashTable } from '../model/hashTable.ts';
import { hashInto } from '../model/ids.ts';

/** So many texts are remembered: what stands in more is not the same few words over and over. */
const MOST = 50_000;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** What is made of texts in bytes of which the same few come over and over: made once for each. */
export class ByteMemo<T> {
  private readonly known = new HashTable();
  private readonly made: T[] = [];
  private readonly hash = new Int32Array(2);
  private readonly make: (text: string) => T;

  constructor(make: (text: string) => T) {
    this.make = make;
  }

  /** What was made of the text in `bytes[start … end)`. */
  of(bytes: Uint8Array, start: number, end: number): T {
    hashInto(bytes, start, end, this.hash);
    const high = this.hash[0] ?? 0;
    const low = this.hash[1] ?? 0;
    const made = this.made[this.known.findHash(high, low)];
    if (made !== undefined) return made;
    const fresh = this.make(decoder.decode(bytes.subarray(start, end)));
    if (this.made.length < MOST) this.made[this.known.internHash(high, low)] = fresh;
    return fresh;
  }
}
