import { hashInto } from '../../model/ids.ts';

/** Where a row stands. */
export interface RowPlace {
  readonly file: string;
  readonly line: number;
}

/** The first place of each row read so far, of one file or of several, by a hash of what the row says. */
export type RowIndex = Map<string, RowPlace>;

/** Stands before a number, which no text does; and what parts the parts. */
const NUMBER = 0xff;
const PART = 0x1f;
const FIRST_BYTES = 4096;
const encoder = new TextEncoder();

/**
 * What one row after the other says, part by part, to know it again. Two rows say the same when their parts are the same
 * texts and numbers in the same order; a row is known by 64 bits, so two different ones are taken for copies about once
 * in 2^64 pairs.
 */
export class RowKey {
  private bytes = new Uint8Array(FIRST_BYTES);
  private view = new DataView(this.bytes.buffer);
  private length = 0;
  private readonly hash = new Int32Array(2);
  /** Whether every part so far is missing. */
  empty = true;

  /** Begins a new row. */
  begin(): void {
    this.length = 0;
    this.empty = true;
  }

  /** The next part is a text. */
  text(part: string): void {
    this.makeRoom(part.length * 3 + 1);
    this.length += encoder.encodeInto(part, this.bytes.subarray(this.length)).written;
    this.bytes[this.length++] = PART;
    this.empty = false;
  }

  /** The next part is a number: one number may be written "12.50" in one file and "12,5" in another. */
  number(part: number): void {
    this.makeRoom(10);
    this.bytes[this.length++] = NUMBER;
    this.view.setFloat64(this.length, part);
    this.length += 8;
    this.bytes[this.length++] = PART;
    this.empty = false;
  }

  /** The next part is missing. */
  missing(): void {
    this.makeRoom(1);
    this.bytes[this.length++] = PART;
  }

  /** The first row that said the same; `undefined` for a new one, which is remembered as standing on this line. */
  seenBefore(index: RowIndex, file: string, line: number): RowPlace | undefined {
    hashInto(this.bytes, 0, this.length, this.hash);
    const high = this.hash[0] ?? 0;
    const low = this.hash[1] ?? 0;
    const key = String.fromCharCode(high >>> 16, high & 0xffff, low >>> 16, low & 0xffff);
    const first = index.get(key);
    if (first === undefined) index.set(key, { file, line });
    return first;
  }

  private makeRoom(bytes: number): void {
    if (this.length + bytes <= this.bytes.length) return;
    const bigger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + bytes));
    bigger.set(this.bytes);
    this.bytes = bigger;
    this.view = new DataView(bigger.buffer);
  }
}
