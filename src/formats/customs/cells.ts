import { parseDateText } from '../../model/dates.ts';

/** Words that say that a cell says nothing, folded. */
export const MISSING_WORDS: ReadonlySet<string> = new Set([
  '',
  '-',
  '--',
  '—',
  '–',
  '.',
  '?',
  '0',
  'null',
  'nil',
  'none',
  'na',
  'n/a',
  '#n/a',
  'nan',
  '\\n',
  'absent',
  'missing',
  'unknown',
  'not available',
  'not indicated',
  'not specified',
  'not applicable',
  'not declared',
  'no data',
  'отсутствует',
  'отсутсвует',
  'нет',
  'нет данных',
  'не указано',
  'не указан',
  'не установлен',
  'не определен',
  'без марки',
  'неизвестен',
  'неизвестно',
]);

/** The units that a word for nothing begins with, in both cases: few cells need to be looked at further. */
const MISSING_STARTS: ReadonlySet<number> = new Set(
  [...MISSING_WORDS].flatMap((word) => (word === '' ? [] : [word.charCodeAt(0), word.toUpperCase().charCodeAt(0)])),
);
const LONGEST_MISSING = 20;

/** The text of a cell; `undefined` when it holds nothing or a word for nothing, such as NULL, 0 or ОТСУТСТВУЕТ. */
export function cellText(cell: string | undefined): string | undefined {
  if (cell === undefined) return undefined;
  const text = isTrimmed(cell) ? cell : cell.trim();
  if (text === '') return undefined;
  if (text.length >= LONGEST_MISSING || !MISSING_STARTS.has(text.charCodeAt(0))) return text;
  return MISSING_WORDS.has(text.toLowerCase().replaceAll('ё', 'е')) ? undefined : text;
}

/** Whether both ends are plain or Cyrillic letters, digits or signs: then there is nothing to trim. */
function isTrimmed(cell: string): boolean {
  return isSolid(cell.charCodeAt(0)) && isSolid(cell.charCodeAt(cell.length - 1));
}

function isSolid(unit: number): boolean {
  return (unit > 0x20 && unit < 0x7f) || (unit >= 0x400 && unit < 0x500);
}

/** Which sign parts the fraction of a number. */
export type DecimalSign = '.' | ',';

/** Digits that a number of full precision may have. */
const MOST_DIGITS = 15;

/** The number in a cell, 0 or larger; blanks, apostrophes and the other sign part thousands. `undefined` for others. */
export function parseNumber(text: string, decimal: DecimalSign): number | undefined {
  // Most numbers are written the plainest way.
  if (decimal === '.' && isPlainNumber(text)) return Number(text);
  const thousands = decimal === ',' ? '.' : ',';
  const bare = text.trim().replace(/[\s'’\u00a0\u202f]/g, '');
  const grouped = decimal === ',' ? /^\d{1,3}(\.\d{3})+(,\d*)?$/ : /^\d{1,3}(,\d{3})+(\.\d*)?$/;
  const plain = decimal === ',' ? /^\d+(,\d*)?$|^,\d+$/ : /^\d+(\.\d*)?(e[+-]?\d{1,3})?$|^\.\d+$/i;
  if (!plain.test(bare) && !grouped.test(bare)) return undefined;
  const value = Number(bare.replaceAll(thousands, '').replace(',', '.'));
  return Number.isFinite(value) ? value : undefined;
}

/** Digits, and perhaps a point and more digits, at most fifteen on either side. */
function isPlainNumber(text: string): boolean {
  if (text.length > 2 * MOST_DIGITS + 1) return false;
  let digits = 0;
  let point = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x30 && unit <= 0x39) {
      digits++;
      if (digits > MOST_DIGITS) return false;
    } else if (unit === 0x2e && !point && digits > 0) {
      point = true;
      digits = 0;
    } else return false;
  }
  return digits > 0;
}

/** In which order a date gives day, month and year; texts that begin with the year need none. */
export type DateOrder = 'dmy' | 'mdy';

/** How the dates of a table are written. */
export interface DateStyle {
  /** Missing: nobody has said, and the samples do not tell; such dates are unknown unless only one order is possible. */
  readonly order?: DateOrder;
  /** The time of day in UTC, "18:30", that stands for midnight where the file was made: the day is then the next one. */
  readonly midnight?: string;
}

/** A date text of the model; "ambiguous" where day and month could change places and nobody has said which is which. */
export type DateReading = { readonly date: string } | 'ambiguous' | 'unreadable';

const MONTHS: readonly (readonly [RegExp, number])[] = [
  [/^(jan|янв)/, 1],
  [/^(feb|фев)/, 2],
  [/^(mar|мар)/, 3],
  [/^(apr|апр)/, 4],
  [/^(may|ма[йя])/, 5],
  [/^(jun|июн)/, 6],
  [/^(jul|июл)/, 7],
  [/^(aug|авг)/, 8],
  [/^(sep|сен)/, 9],
  [/^(oct|окт)/, 10],
  [/^(nov|ноя)/, 11],
  [/^(dec|дек)/, 12],
];

/** Day numbers of spreadsheets between 1980 and 2064, which stand in date columns whose format got lost. */
const FIRST_SERIAL = 29_221;
const LAST_SERIAL = 60_000;
const SERIAL_EPOCH = -25_569;

/**
 * The date in a cell: ISO 8601 with or without a time, "31.12.2022", "12/31/2022", "20221231", "Apr 2023",
 * "9 August 2025", "04.2023", "2023", and day numbers of spreadsheets.
 */
export function parseDate(text: string, style: DateStyle): DateReading {
  const trimmed = text.trim();
  const iso = /^(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ](\d{2}:\d{2})(?::00(?:\.0+)?)?Z)?$/.exec(trimmed);
  if (iso !== null) return isoDate(iso[1] ?? '', iso[2], style);
  if (/^\d{4}-\d{2}-\d{2}[T ]\d{2}:/.test(trimmed)) return checked(trimmed.slice(0, 10));
  const ymd = /^(\d{4})[./](\d{1,2})[./](\d{1,2})$/.exec(trimmed) ?? /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(trimmed);
  if (ymd !== null) return fromParts(ymd[1], ymd[2], ymd[3]);
  const parts = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:[ T]\d{1,2}:\d{2}.*)?$/.exec(trimmed);
  if (parts !== null) return ordered(parts[1] ?? '', parts[3] ?? '', parts[4] ?? '', style.order);
  const month = /^(\d{1,2})[./-](\d{4})$/.exec(trimmed);
  if (month !== null) return fromParts(month[2], month[1]);
  const named = /^(?:(\d{1,2})[\s.-]+)?(\p{L}{3,10})\.?[\s.,-]+(?:(\d{1,2}),?\s+)?(\d{4})(?:\s*г\.?)?$/u.exec(trimmed);
  if (named !== null) {
    const word = (named[2] ?? '').toLowerCase();
    const number = MONTHS.find(([start]) => start.test(word))?.[1];
    return number === undefined ? 'unreadable' : fromParts(named[4], String(number), named[1] ?? named[3]);
  }
  const serial = /^\d{5}(?:\.\d+)?$/.test(trimmed) ? Math.floor(Number(trimmed)) : 0;
  if (serial >= FIRST_SERIAL && serial <= LAST_SERIAL) return checked(dayAfter(SERIAL_EPOCH + serial));
  return 'unreadable';
}

function isoDate(day: string, time: string | undefined, style: DateStyle): DateReading {
  const reading = checked(day);
  if (typeof reading === 'string' || time === undefined || time !== style.midnight) return reading;
  const days = parseDateText(day);
  return days === undefined ? 'unreadable' : { date: dayAfter(days.to + 1) };
}

function ordered(first: string, second: string, year: string, order: DateOrder | undefined): DateReading {
  const dmy = fromParts(fullYear(year), second, first);
  const mdy = fromParts(fullYear(year), first, second);
  if (order !== undefined) return order === 'dmy' ? dmy : mdy;
  // Two digits for the year leave a third order open.
  if (year.length < 4) return 'ambiguous';
  if (typeof dmy === 'string') return mdy;
  if (typeof mdy === 'string' || dmy.date === mdy.date) return dmy;
  return 'ambiguous';
}

function fullYear(year: string): string {
  if (year.length === 4) return year;
  return Number(year) < 70 ? `20${year}` : `19${year}`;
}

function fromParts(year: string | undefined, month: string | undefined, day?: string): DateReading {
  const parts = [year ?? '', (month ?? '').padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])];
  return checked(parts.join('-'));
}

function checked(date: string): DateReading {
  return parseDateText(date) === undefined ? 'unreadable' : { date };
}

function dayAfter(days: number): string {
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}
