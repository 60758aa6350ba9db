import { parseDateText } from '../../model/dates.ts';

/** Whether 03/04/2020 is the third of April or the fourth of March. */
export type DateOrder = 'day first' | 'month first';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NUMBERS = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/;
const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/;
const DAY_MONTH = /^(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]{3,9})\.?,?\s+(\d{4})$/;
const MONTH_DAY = /^([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/;

/**
 * The date text of a date as lists write it: "2014-09-12", "12.9.2014", "9 August 2025", "Aug 2025", "August 9, 2025",
 * "1994", with the precision it has: a day or month of 00 is unknown. `undefined` for anything else and for days
 * that do not exist.
 */
export function listDate(text: string, order: DateOrder = 'day first'): string | undefined {
  const date = written(text.trim(), order);
  return date !== undefined && parseDateText(date) !== undefined ? date : undefined;
}

/** A date from a year, a month and a day that may be missing or 0. */
export function dateOfParts(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): string | undefined {
  if (year === undefined || !/^\d{4}$/.test(year)) return undefined;
  const parts = [year];
  for (const part of [month, day]) {
    if (part === undefined || !/^\d{1,2}$/.test(part) || Number(part) === 0) break;
    parts.push(part.padStart(2, '0'));
  }
  const date = parts.join('-');
  return parseDateText(date) === undefined ? undefined : date;
}

function written(text: string, order: DateOrder): string | undefined {
  const iso = ISO.exec(text);
  if (iso) return iso[1];
  const numbers = NUMBERS.exec(text);
  if (numbers) {
    const [, a, b, year] = numbers;
    return order === 'day first' ? dateOfParts(year, b, a) : dateOfParts(year, a, b);
  }
  const words = DAY_MONTH.exec(text);
  if (words) return ofMonth(words[3], words[2], words[1]);
  const american = MONTH_DAY.exec(text);
  if (american) return ofMonth(american[3], american[1], american[2]);
  return /^\d{4}(-\d{2})?$/.test(text) ? text : undefined;
}

function ofMonth(year: string | undefined, word: string | undefined, day: string | undefined): string | undefined {
  const month = MONTHS.indexOf((word ?? '').slice(0, 3).toLowerCase()) + 1;
  return month === 0 ? undefined : dateOfParts(year, String(month), day);
}
