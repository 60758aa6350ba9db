import { hashInto, hashText, joinHash } from '../../model/ids.ts';
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

/** Stands before the halves of a number, and for a missing part: the hash of no bytes. */
const NUMBER = 0x4e756d62;
const MISSING = new Int32Array(2);
hashInto(new Uint8Array(0), 0, 0, MISSING);

/**
 * What one row after the other says, part by part, to know it again. Two rows say the same when their parts are the same
 * texts and numbers in the same order.
 */
export class RowKey {
  private readonly hash = new Int32Array(2);
  private readonly part = new Int32Array(2);
  private readonly float = new Float64Array(1);
  private readonly halves = new Int32Array(this.float.buffer);
  private readonly touched = new Int32Array(1);
  /** Whether every part so far is missing. */
  private empty = true;

  /** Begins a new row. */
  begin(): void {
    this.hash.fill(0);
    this.empty = true;
  }

  /** The next part is a text. */
  text(part: string): void {
    hashText(part, this.part);
    this.hashed(this.part[0] ?? 0, this.part[1] ?? 0);
  }

  /** The next part is a text with this hash (`hashInto`). */
  hashed(high: number, low: number): void {
    joinHash(this.hash, high, low);
    this.empty = false;
  }

  /** The next part is a number: one number may be written "12.50" in one file and "12,5" in another. */
  number(part: number): void {
    this.float[0] = part;
    joinHash(this.hash, NUMBER, NUMBER);
    this.hashed(this.halves[0] ?? 0, this.halves[1] ?? 0);
  }

  /** The next part is missing. */
  missing(): void {
    joinHash(this.hash, MISSING[0] ?? 0, MISSING[1] ?? 0);
  }

  /** Looks ahead at where the row would stand in an index. */
  look(index: RowIndex): void {
    this.touched[0] = index.touch(this.hash[1] ?? 0);
  }

  /** The first row that said the same; `undefined` for a new one, and for one that says nothing. */
  seenBefore(index: RowIndex): RowPlace | undefined {
    return this.empty ? undefined : index.find(this.hash[0] ?? 0, this.hash[1] ?? 0);
  }

  /** Remembers a row that was not seen before. */
  remember(index: RowIndex, file: string, line: number): void {
    if (!this.empty) index.add(this.hash[0] ?? 0, this.hash[1] ?? 0, file, line);
  }
}
