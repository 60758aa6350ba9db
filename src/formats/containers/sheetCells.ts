const MS_PER_DAY = 86_400_000;
/** Day 0 of the two calendars of spreadsheets, as days since 1970 (ECMA-376, 18.17.4.1). */
const EPOCH_1900 = -25_569;
const EPOCH_1904 = -24_107;
/** The last day number of the year 9999. */
const LAST_DAY = 2_958_465;
/** The 29 February 1900 that never was: numbers up to it count one day less than the calendar. */
const PHANTOM_DAY = 60;

/**
 * A number as a spreadsheet shows it: 15 significant digits, so that "899191.40999999997" is "899191.41"; text that is
 * no number stays.
 */
export function numberText(text: string): string {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) return text;
  if (/^-?\d{1,15}$/.test(text)) return text;
  return plainDigits(Number(value.toPrecision(15)));
}

/** The day and, where there is one, the time that a day number stands for, in ISO 8601; other numbers stay numbers. */
export function dayText(text: string, from1904: boolean): string {
  const days = Number(text);
  if (text.trim() === '' || !Number.isFinite(days) || days < 0 || days > LAST_DAY) return numberText(text);
  const whole = Math.floor(days);
  const shifted = !from1904 && whole < PHANTOM_DAY ? whole + 1 : whole;
  const seconds = Math.round((days - whole) * 86_400);
  if (whole === 0) return seconds === 0 ? text : new Date(seconds * 1000).toISOString().slice(11, 19);
  const epoch = from1904 ? EPOCH_1904 : EPOCH_1900;
  const iso = new Date((shifted + epoch) * MS_PER_DAY + seconds * 1000).toISOString();
  return seconds === 0 ? iso.slice(0, 10) : iso.slice(0, 19);
}

/** Whether a number format shows a day or a time: the built-in ones by number, others by their letters. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined)
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  const letters = code.replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]|"[^"]*"|\\.|_.|\*./gi, '');
  return /[dmyhs]/i.test(letters) && !/^general$/i.test(letters);
}

/** The text behind the escapes of a spreadsheet: "_x000D_" is a carriage return. */
export function unescapeText(text: string): string {
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

/** The position of a column, from 0: "A1" → 0, "AB7" → 27; `undefined` for other text. */
export function columnOf(reference: string): number | undefined {
  const letters = /^([A-Z]{1,3})\d*$/.exec(reference)?.[1];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function plainDigits(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  const digits = Math.abs(value) < 1 ? value.toFixed(20).replace(/0+$/, '') : value.toFixed(0);
  return digits.includes('e') ? text : digits;
}
