import type { DateSpan } from './records.ts';

/** Whole days since 1 January 1970, the unit of every date computation. */
export type Day = number;

/** The bounds that stand for "no bound": far outside every date a record can carry (about ±2.9 million years). */
export const OPEN_START: Day = -(2 ** 30);
export const OPEN_END: Day = 2 ** 30;

/** A closed interval of days. Unknown dates span everything and are marked `known: false`. */
export interface DayInterval {
  readonly from: Day;
  readonly to: Day;
  readonly known: boolean;
}

/** Any day at all, because nothing is recorded. */
const UNKNOWN_DATES: DayInterval = { from: OPEN_START, to: OPEN_END, known: false };

const MS_PER_DAY = 86_400_000;
const DATE_TEXT = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/**
 * The days that a date text covers: "2023" the year, "2023-01" the month, "2023-01-09" the day. A time of day after
 * the date is ignored. `undefined` for anything else, for days that do not exist and for years before 1000.
 */
export function parseDateText(text: string): { readonly from: Day; readonly to: Day } | undefined {
  const match = DATE_TEXT.exec(text.length > 10 && (text[10] === 'T' || text[10] === ' ') ? text.slice(0, 10) : text);
  if (!match) return undefined;
  const year = Number(match[1]);
  if (year < 1000) return undefined;
  if (match[2] === undefined) return { from: day(year, 0, 1), to: day(year + 1, 0, 1) - 1 };
  const month = Number(match[2]) - 1;
  if (month < 0 || month > 11) return undefined;
  if (match[3] === undefined) return { from: day(year, month, 1), to: day(year, month + 1, 1) - 1 };
  const date = Number(match[3]);
  const result = day(year, month, date);
  if (date < 1 || new Date(result * MS_PER_DAY).getUTCMonth() !== month) return undefined;
  return { from: result, to: result };
}

/**
 * The interval of a record's dates (design, section 3): a missing bound is open; no date, an unreadable one, or a
 * start after the end is unknown. The reader has already reported the latter two.
 */
export function intervalOf(span: DateSpan | undefined): DayInterval {
  if (span === undefined) return UNKNOWN_DATES;
  const from = span.from === undefined ? undefined : parseDateText(span.from);
  const to = span.to === undefined ? undefined : parseDateText(span.to);
  if ((span.from !== undefined && !from) || (span.to !== undefined && !to)) return UNKNOWN_DATES;
  if (!from && !to) return UNKNOWN_DATES;
  const interval = { from: from?.from ?? OPEN_START, to: to?.to ?? OPEN_END, known: true };
  return interval.from > interval.to ? UNKNOWN_DATES : interval;
}

/** A day as date text of full precision, for example 19312 → "2022-11-16". */
export function dayText(value: Day): string {
  return new Date(value * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The day of a year, a month (0–11, may overflow) and a date. */
function day(year: number, month: number, date: number): Day {
  return Math.round(Date.UTC(year, month, date) / MS_PER_DAY);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A date text for people, without widening its precision: "2023", "Jan 2023", "9 Jan 2023". */
export function showDate(text: string): string {
  const match = DATE_TEXT.exec(text.slice(0, 10));
  if (!match) return text;
  const month = match[2] === undefined ? '' : (MONTHS[Number(match[2]) - 1] ?? match[2]);
  if (match[3] === undefined) return [month, match[1]].filter((part) => part !== '').join(' ');
  return `${Number(match[3])} ${month} ${match[1]}`;
}

/** A span for people: "Jan 2023", "2019 – 2022", "from Mar 2022", "until 2024", "undated". */
export function showSpan(span: DateSpan | undefined): string {
  if (span?.from === undefined && span?.to === undefined) return 'undated';
  if (span.from === undefined) return `until ${showDate(span.to ?? '')}`;
  if (span.to === undefined) return `from ${showDate(span.from)}`;
  return span.from === span.to ? showDate(span.from) : `${showDate(span.from)} – ${showDate(span.to)}`;
}
