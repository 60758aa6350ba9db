import { hashText, joinHash } from '../../model/ids.ts';
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

/** A column that says, with others, which row it is. */
export interface TellingColumn {
  /** The number of its field among those that do. */
  readonly part: number;
  /** Its place in the table. */
  readonly at: number;
  readonly isNumber: boolean;
}

/** The columns of a table by which a row is known; `places` are those of its fields. */
export function tellingColumns(places: ReadonlyMap<TableField, readonly number[]>): readonly TellingColumn[] {
  return TELLING.flatMap((field, part) => {
    const at = places.get(field)?.[0];
    return at === undefined ? [] : [{ part, at, isNumber: NUMBERS.has(field) }];
  });
}

/** Tells the halves of a number from the hash of a text, and one part from another. */
const NUMBER = 0x4e756d62;
const PART = 0x9e3779b1;

/**
 * What one row after the other says, part by part, to know it again. Two rows say the same when the same parts are the
 * same texts and numbers; the parts come in one order, and those that are missing do not come.
 */
export class RowKey {
  private readonly hash = new Int32Array(2);
  private readonly pair = new Int32Array(2);
  private readonly float = new Float64Array(1);
  private readonly halves = new Int32Array(this.float.buffer);
  private readonly touched = new Int32Array(1);
  /** Whether every part so far is missing. */
  private empty = true;

  /** Begins a new row. */
  begin(): void {
    this.hash[0] = 0;
    this.hash[1] = 0;
    this.empty = true;
  }

  /** A part is a text. */
  text(part: number, text: string): void {
    hashText(text, this.pair);
    this.hashed(part, this.pair[0] ?? 0, this.pair[1] ?? 0);
  }

  /** A part is a text with this hash (`hashInto`). */
  hashed(part: number, high: number, low: number): void {
    joinHash(this.hash, high ^ Math.imul(part + 1, PART), low);
    this.empty = false;
  }

  /** A part is a number: one number may be written "12.50" in one file and "12,5" in another. */
  number(part: number, value: number): void {
    this.float[0] = value;
    this.hashed(part, (this.halves[0] ?? 0) ^ NUMBER, this.halves[1] ?? 0);
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
