import { parseDateText } from '../../model/dates.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * The date text for a date in numbers ("2006-03-23", "2006-03", also with a time) or with the month as a word
 * ("23-MAR-2006", "Mar 25, 2015", "9 August 2025", "March 2015"); `undefined` for anything else: "03/04/2005" may be
 * either of two days.
 */
export function wordDate(text: string): string | undefined {
  if (answers.has(text)) return answers.get(text);
  const date = readDate(text);
  if (answers.size < 10_000) answers.set(text, date);
  return date;
}

/** The same few dates stand in many rows. */
const answers = new Map<string, string | undefined>();

function readDate(text: string): string | undefined {
  const trimmed = text.trim();
  if (parseDateText(trimmed) !== undefined) return trimmed.slice(0, 10);
  const dayFirst = /^(\d{1,2})[\s.-]+([a-z]{3,9})\.?[\s,-]+(\d{4})$/i.exec(trimmed);
  if (dayFirst) return joined(dayFirst[3], dayFirst[2], dayFirst[1]);
  const monthFirst = /^([a-z]{3,9})\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})$/i.exec(trimmed);
  return monthFirst ? joined(monthFirst[3], monthFirst[1], monthFirst[2]) : undefined;
}

function joined(year = '', word = '', day?: string): string | undefined {
  const month = MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
  if (month === 0) return undefined;
  const parts = [year, String(month).padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])];
  const date = parts.join('-');
  return parseDateText(date) === undefined ? undefined : date;
}
