import type { RelationRecord } from '../../model/records.ts';

/** An amount and the measure it is in: "pieces", "kg", "USD". */
export interface Measured {
  readonly amount: number;
  readonly measure: string;
}

/** What was moved, where number and unit are recorded; units are compared in small letters. */
export function quantityOf({ goods }: RelationRecord): Measured | undefined {
  const { quantity, unit } = goods ?? {};
  if (quantity === undefined || unit === undefined || !(quantity > 0)) return undefined;
  return { amount: quantity, measure: unit.trim().toLowerCase() };
}

/** What it was worth; a rate per period is no amount. */
export function valueOf({ value }: RelationRecord): Measured | undefined {
  if (value === undefined || value.per !== undefined || !(value.amount > 0)) return undefined;
  return { amount: value.amount, measure: value.currency };
}

/** The words for goods in a form to compare; `undefined` where there are none. */
export function goodsWords({ goods }: RelationRecord): string | undefined {
  const words = goods?.text?.trim().toLowerCase().replace(/\s+/g, ' ');
  return words === '' ? undefined : words;
}
