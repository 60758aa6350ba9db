import { OPEN_END, OPEN_START, type Day } from '../model/dates.ts';
import { isCountryCode } from './countries.ts';

const DASH = 45;
const POINT = 46;
/** A whole number of so many digits, divided by a power of ten, is the number that its text stands for. */
const EXACT_DIGITS = 15;

/** A span of date texts as days, read from bytes: `parseDateText` and `intervalOf` without a text. */
export class ByteSpan {
  from: Day = OPEN_START;
  to: Day = OPEN_END;
  known = false;

  clear(): void {
    this.from = OPEN_START;
    this.to = OPEN_END;
    this.known = false;
  }

  /** Takes the first date; false when the text is no date. */
  begin(bytes: Uint8Array, start: number, end: number): boolean {
    const from = firstDay(bytes, start, end);
    if (Number.isNaN(from)) return false;
    this.from = from;
    this.known = true;
    return true;
  }

  /** Takes the last date; false when the text is no date. */
  finish(bytes: Uint8Array, start: number, end: number): boolean {
    const from = firstDay(bytes, start, end);
    if (Number.isNaN(from)) return false;
    this.to = lastDay(from, bytes, start, end);
    this.known = true;
    return true;
  }
}

/** The first day of the date text in some bytes; NaN when it is none. */
export function firstDay(bytes: Uint8Array, start: number, end: number): Day {
  const length = end - start;
  const long = length > 10;
  if (long && bytes[start + 10] !== 84 && bytes[start + 10] !== 32) return Number.NaN;
  if (length !== 4 && length !== 7 && length < 10) return Number.NaN;
  const year = numberAt(bytes, start, 2) * 100 + numberAt(bytes, start + 2, 2);
  if (!(year >= 1000)) return Number.NaN;
  if (length === 4) return dayOf(year, 1, 1);
  const month = numberAt(bytes, start + 5, 2);
  if (bytes[start + 4] !== DASH || !(month >= 1 && month <= 12)) return Number.NaN;
  if (length === 7) return dayOf(year, month, 1);
  const date = numberAt(bytes, start + 8, 2);
  if (bytes[start + 7] !== DASH || !(date >= 1 && date <= 31)) return Number.NaN;
  const day = dayOf(year, month, date);
  return date > 28 && day >= nextMonth(year, month) ? Number.NaN : day;
}

/** The last day of a date text whose first is known. */
function lastDay(first: Day, bytes: Uint8Array, start: number, end: number): Day {
  const year = numberAt(bytes, start, 2) * 100 + numberAt(bytes, start + 2, 2);
  if (end - start === 4) return dayOf(year + 1, 1, 1) - 1;
  return end - start === 7 ? nextMonth(year, numberAt(bytes, start + 5, 2)) - 1 : first;
}

function nextMonth(year: number, month: number): Day {
  return month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1);
}

/** Days since 1 January 1970 in the calendar of today. */
function dayOf(year: number, month: number, date: number): Day {
  const first = MONTHS[(year - FIRST_YEAR) * 12 + month - 1];
  return first === undefined ? countDays(year, month, date) : first + date - 1;
}

/** Counted in years that begin in March. */
function countDays(year: number, month: number, date: number): Day {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const ofEra = marchYear - era * 400;
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

/** The first days of the months of the years that most dates are of. */
const FIRST_YEAR = 1900;
const MONTHS = Int32Array.from({ length: 200 * 12 }, (_, at) =>
  countDays(FIRST_YEAR + Math.floor(at / 12), (at % 12) + 1, 1),
);

/** A number of so many digits; NaN when one is none. */
function numberAt(bytes: Uint8Array, start: number, length: number): number {
  let value = 0;
  for (let at = start; at < start + length; at++) {
    const digit = (bytes[at] ?? 0) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** A number of at most 15 digits, with or without a decimal point among them; NaN for any other text. */
export function plainAmount(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  let scale = 0;
  let count = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === POINT && scale === 0 && at > start && at < end - 1) scale = 1;
    else if (byte < 48 || byte > 57 || ++count > EXACT_DIGITS) return Number.NaN;
    else {
      value = value * 10 + byte - 48;
      scale *= 10;
    }
  }
  return count === 0 ? Number.NaN : scale > 1 ? value / scale : value;
}

/** Whether some bytes are 2 to 12 digits: an HS code that needs no cleaning. */
export function isPlainCode(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 2 || end - start > 12) return false;
  for (let at = start; at < end; at++) if ((bytes[at] ?? 0) < 48 || (bytes[at] ?? 0) > 57) return false;
  return true;
}

let known: Uint8Array | undefined;

/**
 * A country code of two letters as first capital × 256 + second, 0 for anything else. With `anyCase` small letters
 * count as capitals.
 */
export function plainCountry(bytes: Uint8Array, start: number, end: number, anyCase: boolean): number {
  if (end - start !== 2) return 0;
  const first = letter(bytes[start] ?? 0, anyCase);
  const second = letter(bytes[start + 1] ?? 0, anyCase);
  if (first === 0 || second === 0) return 0;
  known ??= knownCountries();
  const code = first * 256 + second;
  return known[code - 65 * 256] === 1 ? code : 0;
}

/** A capital letter, or 0. */
function letter(byte: number, anyCase: boolean): number {
  if (byte >= 65 && byte <= 90) return byte;
  return anyCase && byte >= 97 && byte <= 122 ? byte - 32 : 0;
}

function knownCountries(): Uint8Array {
  const table = new Uint8Array(26 * 256);
  for (let code = 0; code < table.length; code++) {
    if (isCountryCode(String.fromCharCode(65 + (code >> 8), code & 255))) table[code] = 1;
  }
  return table;
}

/** A country code of two capital letters as `EntityInBytes.countries` has it. */
export function packedCountry(code: string): number {
  return code.charCodeAt(0) * 256 + code.charCodeAt(1);
}

/** A name of more bytes may be one that is shortened on screen and said so. */
export const LONGEST_NAME = 200;
