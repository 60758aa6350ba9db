import { HashCounts } from '../model/hashCounts.ts';
import { hashWords } from '../model/ids.ts';
import { copyWords, LastWords, wordsOf } from '../model/wordView.ts';
import type { ByteTexts, RelationInBytes } from '../model/byteRecords.ts';

const encoder = new TextEncoder();
const NO_BYTES = new Uint8Array(0);
const GREATER = 62;
const HASH = 35;
const ZERO = 48;
const NINE = 57;

/** Ids for relations of one file that have none: by file and ends, counted where they repeat. */
export class EdgeIds {
  /** How often each stem has come. */
  private readonly stems = new HashCounts();
  private readonly hash = new Int32Array(2);
  private readonly fileName: string;
  private readonly prefix: Uint8Array;
  /** The prefix, and behind it the ends at hand. */
  private scratch: Uint8Array;
  private words: DataView;
  private readonly source = new LastWords();

  constructor(fileName: string) {
    this.fileName = fileName;
    this.prefix = encoder.encode(`${fileName}:`);
    this.scratch = this.prefix;
    this.words = wordsOf(this.prefix);
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
    if (count > 1) {
      this.scratch[end++] = HASH;
      for (const digit of String(count)) this.scratch[end++] = digit.charCodeAt(0);
    }
    hashWords(this.words, 0, end, relation.idHash);
    relation.isIdHashed = true;
    relation.isIdNew = !hasCount(texts, 2);
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
      this.words = wordsOf(this.scratch);
    }
    return length;
  }

  private copy(texts: ByteTexts, index: number, at: number): number {
    const from = this.source.of(texts.bytes[index] ?? NO_BYTES);
    return copyWords(from, texts.starts[index] ?? 0, texts.ends[index] ?? 0, this.words, at);
  }

  /** The prefix is that of every stem. */
  private countStem(end: number): number {
    hashWords(this.words, this.prefix.length, end, this.hash);
    return this.stems.add(this.hash[0] ?? 0, this.hash[1] ?? 0);
  }
}

/** Whether the text that an id ends with looks like one with a count: what is before it may be the id of another. */
export function hasCount(texts: ByteTexts, index: number): boolean {
  const bytes = texts.bytes[index] ?? NO_BYTES;
  const start = texts.starts[index] ?? 0;
  let at = (texts.ends[index] ?? 0) - 1;
  while (at > start && (bytes[at] ?? 0) >= ZERO && (bytes[at] ?? 0) <= NINE) at--;
  return bytes[at] === HASH;
}
