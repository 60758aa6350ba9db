import { dayText, intervalOf, showDate, type DayInterval } from '../../model/dates.ts';
import { OPEN_END, OPEN_START } from '../../model/dates.ts';
import type { Range } from './tri.ts';

/** Made once: a formatter is costly to make, and a whole case needs many sentences. */
const NUMBERS = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** A number with commas between thousands and at most two decimals: 2641 → "2,641". */
export function showNumber(value: number): string {
  return NUMBERS.format(value);
}

/** A number and its noun: "1 day", "2,641 days"; the plural is given where an s does not make it. */
export function count(value: number, noun: string, plural = `${noun}s`): string {
  return `${showNumber(value)} ${value === 1 ? noun : plural}`;
}

/** A range of days: "11 days", "5 to 35 days", "at least 5 days", "an unknown number of days". */
export function showDays({ least, most }: Range): string {
  if (least === most) return count(least, 'day');
  if (isOpen(least)) return isOpen(most) ? 'an unknown number of days' : `at most ${count(most, 'day')}`;
  if (isOpen(most)) return `at least ${count(least, 'day')}`;
  return `${showNumber(least)} to ${count(most, 'day')}`;
}

/** Bounds of dates that nothing bounds are millions of years away. */
function isOpen(days: number): boolean {
  return Math.abs(days) >= OPEN_END / 2;
}

/** A date for people without claiming more precision than it has: "3 Jan 2023", "Jan 2023", "Jan 2023 to Mar 2023". */
export function showInterval({ from, to, known }: DayInterval): string {
  if (!known) return 'an unknown date';
  if (from <= OPEN_START) return `${day(to)} or before`;
  if (to >= OPEN_END) return `${day(from)} or later`;
  if (from === to) return day(from);
  const first = dayText(from);
  for (const precision of [7, 4]) {
    const span = intervalOf({ from: first.slice(0, precision), to: first.slice(0, precision) });
    if (span.from === from && span.to === to) return showDate(first.slice(0, precision));
  }
  return `${day(from)} to ${day(to)}`;
}

/** The same with its preposition: "on 3 Jan 2023", "in Jan 2023", "on or before 3 Jan 2023", "on an unknown date". */
export function when(dates: DayInterval): string {
  const text = showInterval(dates);
  if (!dates.known || dates.from === dates.to) return `on ${text}`;
  if (dates.from <= OPEN_START) return `on or before ${day(dates.to)}`;
  if (dates.to >= OPEN_END) return `on or after ${day(dates.from)}`;
  return text.includes(' to ') ? `between ${text.replace(' to ', ' and ')}` : `in ${text}`;
}

function day(value: number): string {
  return showDate(dayText(value));
}

/** Words in a row: "a", "a and b", "a, b and c"; from the fifth on "a, b, c and 2 more". */
export function list(words: readonly string[], most = 4): string {
  const shown = words.length > most ? [...words.slice(0, most - 1), `${words.length - most + 1} more`] : words;
  if (shown.length < 2) return shown.join('');
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}
