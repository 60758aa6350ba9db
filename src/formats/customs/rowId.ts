import type { RelationInBytes } from '../../model/byteRecords.ts';
import { hashWords } from '../../model/ids.ts';
import { wordsOf } from '../../model/wordView.ts';

/** No line has a number of more digits. */
const MOST_DIGITS = 12;
const ZERO = 48;
const NINE = 57;

/** The ids of the rows of one file, "file:line", as bytes. */
export class RowId {
  private readonly bytes: Uint8Array;
  private readonly words: DataView;
  private readonly prefix: number;
  private line = -1;
  private end = 0;

  constructor(fileName: string) {
    const prefix = new TextEncoder().encode(`${fileName}:`);
    this.bytes = new Uint8Array(prefix.length + MOST_DIGITS);
    this.bytes.set(prefix);
    this.words = wordsOf(this.bytes);
    this.prefix = prefix.length;
  }

  /** Gives a relation the id of the row on a line. */
  give(relation: RelationInBytes, line: number): void {
    const { bytes, words } = this;
    const last = bytes[this.end - 1] ?? NINE;
    // Mostly the next line: no more than its last digit is another.
    if (line === this.line + 1 && last < NINE) bytes[this.end - 1] = last + 1;
    else this.write(line);
    this.line = line;
    relation.texts.clear();
    relation.texts.add(bytes, 0, this.end);
    hashWords(words, 0, this.end, relation.idHash);
    relation.isIdHashed = true;
    // No two rows of a file stand on one line.
    relation.isIdNew = true;
  }

  private write(line: number): void {
    const { bytes, prefix } = this;
    this.end = prefix + 1;
    for (let power = 10; power <= line; power *= 10) this.end++;
    let rest = line;
    for (let at = this.end - 1; at >= prefix; at--) {
      const tens = Math.floor(rest / 10);
      bytes[at] = ZERO + rest - tens * 10;
      rest = tens;
    }
  }
}
