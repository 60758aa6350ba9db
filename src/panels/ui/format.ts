import type { Grade, HopBrief } from '../../model/brief.ts';
import type { Value } from '../../model/records.ts';
import type { Count } from '../../model/result.ts';

const NUMBER = new Intl.NumberFormat('en-GB');

/** 12345 → "12,345". */
export function number(value: number): string {
  return NUMBER.format(value);
}

const SHORT = new Intl.NumberFormat('en-GB', { notation: 'compact', maximumSignificantDigits: 3 });

/** 9999 → "9,999", 12345 → "12.3K": for places that have no room for more. */
export function shortNumber(value: number): string {
  return (value < 10_000 ? NUMBER : SHORT).format(value);
}

/** "12 chains", "1 chain", "at least 12 chains". */
export function counted({ count, complete }: Count, one: string, many: string): string {
  return `${complete ? '' : 'at least '}${number(count)} ${count === 1 ? one : many}`;
}

/** "3 entities", "1 entity". */
export function plural(count: number, one: string, many: string): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}

/** "USD 412,000", with "a month" for a rate. */
export function money({ currency, amount, per }: Value): string {
  return `${currency} ${NUMBER.format(amount)}${per === undefined ? '' : ` a ${per}`}`;
}

/** Source and information grade as one word: "B2", "B–" when the information is not graded, "no source" without any. */
export function gradeText(grade: Grade | undefined): string {
  if (!grade) return 'no source';
  if (grade.source === undefined && grade.information === undefined) return 'ungraded';
  return `${grade.source ?? '–'}${grade.information ?? '–'}`;
}

/** The values of a hop: sums by currency, then rates one by one, then how many have none. */
export function hopMoney(hop: HopBrief): string {
  const known = [...hop.values.map((value) => money(value)), ...hop.rates.map((value) => money(value))];
  if (known.length === 0) return 'not recorded';
  return hop.valueMissing === 0 ? known.join(' + ') : `${known.join(' + ')} (${number(hop.valueMissing)} without)`;
}

/** 1536 → "1.5 KB". */
export function fileSize(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}
