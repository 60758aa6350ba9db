import { hashInto } from '../../model/ids.ts';
import type { TableField } from './fields.ts';
import type { RowIndex, RowPlace } from './rowIndex.ts';

/** Fields that say that two rows are one: what was sent, by whom, to whom, when, and under which number. */
const TELLING = [
  'sender.name',
  'sender.id',
  'receiver.name',
  'receiver.id',
  'date',
  'hs',
  'goods',
  'quantity',
  'unit',
  'gross',
  'net',
  'value',
  'declaration',
  'billOfLading',
  'container',
  'item',
  'brand',
  'maker.name',
] as const;

const NUMBERS: ReadonlySet<string> = new Set(['quantity', 'gross', 'net', 'value']);

/** A column that says, with others, which row it is; `at` is −1 where the table has none. */
export interface TellingColumn {
  readonly at: number;
  readonly isNumber: boolean;
}

/** The columns of a table by which a row is known; `places` are those of its fields. */
export function tellingColumns(places: ReadonlyMap<TableField, readonly number[]>): readonly TellingColumn[] {
  return TELLING.map((field) => ({ at: places.get(field)?.[0] ?? -1, isNumber: NUMBERS.has(field) }));
}

/** Stands before a number, which no text does; and what parts the parts. */
const NUMBER = 0xff;
const PART = 0x1f;
const FIRST_BYTES = 4096;
const encoder = new TextEncoder();

/**
 * What one row after the other says, part by part, to know it again. Two rows say the same when their parts are the same
 * texts and numbers in the same order.
 */
export class RowKey {
  private said = new Uint8Array(FIRST_BYTES);
  private view = new DataView(this.said.buffer);
  private length = 0;
  private readonly hash = new Int32Array(2);
  /** Whether every part so far is missing. */
  private empty = true;

  /** Begins a new row. */
  begin(): void {
    this.length = 0;
    this.empty = true;
  }

  /** The next part is a text. */
  text(part: string): void {
    this.makeRoom(part.length * 3 + 1);
    this.length += encoder.encodeInto(part, this.said.subarray(this.length)).written;
    this.said[this.length++] = PART;
    this.empty = false;
  }

  /** The next part is a number: one number may be written "12.50" in one file and "12,5" in another. */
  number(part: number): void {
    this.makeRoom(10);
    this.said[this.length++] = NUMBER;
    this.view.setFloat64(this.length, part);
    this.length += 8;
    this.said[this.length++] = PART;
    this.empty = false;
  }

  /** The next part is missing. */
  missing(): void {
    this.makeRoom(1);
    this.said[this.length++] = PART;
  }

  /** The same for a part that is UTF-8 already. */
  bytes(part: Uint8Array, start: number, end: number): void {
    this.makeRoom(end - start + 1);
    const { said } = this;
    let to = this.length;
    for (let at = start; at < end; at++) said[to++] = part[at] ?? 0;
    said[to++] = PART;
    this.length = to;
    this.empty = false;
  }

  /** The first row that said the same; `undefined` for a new one, and for one that says nothing. */
  seenBefore(index: RowIndex): RowPlace | undefined {
    if (this.empty) return undefined;
    hashInto(this.said, 0, this.length, this.hash);
    return index.find(this.hash[0] ?? 0, this.hash[1] ?? 0);
  }

  /** Remembers a row that was not seen before. */
  remember(index: RowIndex, file: string, line: number): void {
    if (!this.empty) index.add(this.hash[0] ?? 0, this.hash[1] ?? 0, file, line);
  }

  private makeRoom(bytes: number): void {
    if (this.length + bytes <= this.said.length) return;
    const bigger = new Uint8Array(Math.max(this.said.length * 2, this.length + bytes));
    bigger.set(this.said);
    this.said = bigger;
    this.view = new DataView(bigger.buffer);
  }
}
