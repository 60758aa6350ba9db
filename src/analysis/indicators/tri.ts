import type { Day, DayInterval } from '../../model/dates.ts';

/** What a test says of facts that may be missing or imprecise. */
export type Tri = 'yes' | 'no' | 'unknown';

/** All of some tests: no as soon as one is no, unknown as long as one is unknown. */
export function all(...tests: readonly Tri[]): Tri {
  if (tests.includes('no')) return 'no';
  return tests.includes('unknown') ? 'unknown' : 'yes';
}

/** Any of some tests: yes as soon as one is yes, unknown as long as one is unknown. */
export function any(...tests: readonly Tri[]): Tri {
  if (tests.includes('yes')) return 'yes';
  return tests.includes('unknown') ? 'unknown' : 'no';
}

/** A closed range of whole numbers, such as a number of days between two imprecise dates. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** Whether every, no or some number of a range lies between two bounds, both included. */
export function within({ least, most }: Range, low: number, high: number): Tri {
  if (least >= low && most <= high) return 'yes';
  return most < low || least > high ? 'no' : 'unknown';
}

/** The days from one date to another: all that the precision of both leaves open. Unknown dates leave everything open. */
export function daysBetween(from: DayInterval, to: DayInterval): Range {
  return { least: to.from - from.to, most: to.to - from.from };
}

/** Whether a date lies after a day; the day itself does not. */
export function isAfter(dates: DayInterval, day: Day): Tri {
  if (!dates.known) return 'unknown';
  if (dates.from > day) return 'yes';
  return dates.to <= day ? 'no' : 'unknown';
}
