import type { Day, DayInterval } from '../../model/dates.ts';
import type { Range, Tri } from './tri.ts';

/** One dated amount; `amount` is missing where the record gives none in this measure. */
export interface SurgeItem {
  readonly dates: DayInterval;
  readonly amount: number | undefined;
}

/** How trade after a day compares with the yearly mean before it. */
export interface Surge {
  readonly outcome: Tri;
  /** The largest sum of any twelve months (365 days) after the day. */
  readonly peak: Range;
  /** The mean a year on or before the day. */
  readonly mean: Range;
  /** Whether anything may lie on or before the day. */
  readonly hasBefore: boolean;
}

const YEAR = 365;

/**
 * Compares the largest sum of 365 days after `day` with `factor` times the yearly mean of what came on or before it, and
 * with a floor it must be above. The mean is over the years from the first of these items to the day, at least one.
 * Imprecise dates and missing amounts give ranges: yes and no are said only where they hold whatever the exact dates and
 * amounts are.
 */
export function surgeOf(items: readonly SurgeItem[], day: Day, factor: number, floor: number): Surge {
  const before = items.filter(({ dates }) => dates.from <= day);
  const surelyBefore = before.filter(({ dates }) => dates.known && dates.to <= day);
  const earliest = Math.min(day, ...before.map(({ dates }) => dates.from));
  const latest = Math.min(day, ...surelyBefore.map(({ dates }) => dates.to));
  const mean = {
    least: sum(surelyBefore, 0) / years(earliest, day),
    most: sum(before, Number.POSITIVE_INFINITY) / years(latest, day),
  };
  const peak = { least: surePeak(items, day), most: possiblePeak(items, day) };
  const hasBefore = before.length > 0;
  return { outcome: outcome(), peak, mean, hasBefore };

  function outcome(): Tri {
    if (peak.most <= floor) return 'no';
    if (hasBefore && peak.most < factor * mean.least) return 'no';
    const isSure = surelyBefore.some(({ amount }) => (amount ?? 0) > 0);
    return isSure && peak.least > floor && peak.least >= factor * mean.most ? 'yes' : 'unknown';
  }
}

function years(first: Day, day: Day): number {
  return Math.max(1, (day - first) / YEAR);
}

function sum(items: readonly SurgeItem[], missing: number): number {
  return items.reduce((total, { amount }) => total + (amount ?? missing), 0);
}

/** The largest sum of items that surely lie in one window of a year, all of it after the day. */
function surePeak(items: readonly SurgeItem[], day: Day): number {
  const sure = items.filter(({ dates, amount }) => dates.known && dates.from > day && amount !== undefined);
  // The best window may be moved right until it starts with the first day of one of its items.
  return largest(
    sure.map(({ dates }) => dates.from),
    (start) =>
      sum(
        sure.filter(({ dates }) => dates.from >= start && dates.to < start + YEAR),
        0,
      ),
  );
}

/** The largest sum of items that may lie in one window of a year after the day. */
function possiblePeak(items: readonly SurgeItem[], day: Day): number {
  const possible = items.filter(({ dates }) => dates.to > day);
  // The best window may be moved right until it starts with the last day of one of its items.
  return largest(
    possible.map(({ dates }) => dates.to),
    (start) =>
      sum(
        possible.filter(({ dates }) => dates.to >= start && dates.from < start + YEAR),
        Number.POSITIVE_INFINITY,
      ),
  );
}

function largest(starts: readonly Day[], sumFrom: (start: Day) => number): number {
  return Math.max(0, ...[...new Set(starts)].map(sumFrom));
}
