import { grown } from '../model/grown.ts';
import { HashTable } from '../model/hashTable.ts';
import { hashInto } from '../model/ids.ts';
import type { ByteTexts, RelationInBytes } from '../model/byteRecords.ts';

const encoder = new TextEncoder();
const NO_BYTES = new Uint8Array(0);
const GREATER = 62;
const HASH = 35;

/** Ids for relations of one file that have none: by file and ends, counted where they repeat. */
export class EdgeIds {
  private readonly stems = new HashTable();
  /** How often each stem has come. */
  private counts = new Int32Array(256);
  private readonly hash = new Int32Array(2);
  private readonly fileName: string;
  private readonly prefix: Uint8Array;
  /** The prefix, and behind it the ends at hand. */
  private scratch: Uint8Array;

  constructor(fileName: string) {
    this.fileName = fileName;
    this.prefix = encoder.encode(`${fileName}:`);
    this.scratch = this.prefix;
  }

  /** The next id for these ends: the same in every opening of the file. */
  next(from: string, to: string): string {
    const ends = encoder.encode(`${from}>${to}`);
    const start = this.makeRoom(ends.length);
    this.scratch.set(ends, start);
    const count = this.countStem(start + ends.length);
    const stem = `${this.fileName}:${from}>${to}`;
    return count === 1 ? stem : `${stem}#${count}`;
  }

  /** Gives a relation whose ends are known its id; good until the next call. */
  name(relation: RelationInBytes): void {
    const { texts } = relation;
    const { starts, ends } = texts;
    const room = (ends[1] ?? 0) - (starts[1] ?? 0) + (ends[2] ?? 0) - (starts[2] ?? 0);
    let end = this.copy(texts, 1, this.makeRoom(room + 12));
    this.scratch[end++] = GREATER;
    end = this.copy(texts, 2, end);
    const count = this.countStem(end);
    if (count === 1) {
      relation.idHash[0] = this.hash[0] ?? 0;
      relation.idHash[1] = this.hash[1] ?? 0;
      relation.isIdHashed = true;
    } else {
      this.scratch[end++] = HASH;
      for (const digit of String(count)) this.scratch[end++] = digit.charCodeAt(0);
    }
    texts.bytes[0] = this.scratch;
    starts[0] = 0;
    ends[0] = end;
  }

  /** Makes room for so many bytes behind the prefix, and gives its end. */
  private makeRoom(bytes: number): number {
    const { length } = this.prefix;
    if (length + bytes > this.scratch.length) {
      this.scratch = new Uint8Array((length + bytes) * 2);
      this.scratch.set(this.prefix);
    }
    return length;
  }

  private copy(texts: ByteTexts, index: number, at: number): number {
    const { scratch } = this;
    const bytes = texts.bytes[index] ?? NO_BYTES;
    const end = texts.ends[index] ?? 0;
    let to = at;
    for (let from = texts.starts[index] ?? 0; from < end; from++) scratch[to++] = bytes[from] ?? 0;
    return to;
  }

  private countStem(end: number): number {
    hashInto(this.scratch, 0, end, this.hash);
    const position = this.stems.internHash(this.hash[0] ?? 0, this.hash[1] ?? 0);
    if (position === this.counts.length) this.counts = grown(this.counts);
    return (this.counts[position] = (this.counts[position] ?? 0) + 1);
  }
}
