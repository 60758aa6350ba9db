import type { Random } from '../../support/random.ts';

const DAY = 86_400_000;

/** A date text of any precision. */
export function randomDate(random: Random, firstYear: number, lastYear: number): string {
  const year = String(random.int(firstYear, lastYear));
  const month = String(random.int(1, 12)).padStart(2, '0');
  const day = String(random.int(1, 28)).padStart(2, '0');
  return random.pick([year, `${year}-${month}`, `${year}-${month}-${day}`, `${year}-${month}-${day}`]);
}

const known = new Map<string, readonly string[]>();

/** Every day that a date text may mean, as date texts: found by going through the calendar. */
export function daysOf(text: string): readonly string[] {
  const before = known.get(text);
  if (before !== undefined) return before;
  const days: string[] = [];
  const year = Number(text.slice(0, 4));
  for (let time = Date.UTC(year, 0, 1); time < Date.UTC(year + 1, 0, 1); time += DAY) {
    const day = new Date(time).toISOString().slice(0, 10);
    if (day.startsWith(text)) days.push(day);
  }
  known.set(text, days);
  return days;
}

/** Days since 1970 of a full date text. */
export function dayNumber(text: string): number {
  return Math.round(Date.parse(`${text}T00:00:00Z`) / DAY);
}
