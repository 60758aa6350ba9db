import type { Act } from './act.ts';
import { intervalOf, parseDateText, showDate, type DayInterval } from './dates.ts';
import type { DateSpan } from './records.ts';

/** One act about a party against the date of a delivery. */
export interface ActTiming {
  readonly act: Act;
  /** Whether the act came before the delivery, on or after it, or the dates do not tell. */
  readonly when: 'before' | 'after' | 'cannot tell';
  /** "listed by EU Council on 24 Jun 2024, 526 days after this delivery". */
  readonly sentence: string;
}

const DATE_WORDS: Readonly<Record<Act['dateIs'], string>> = {
  on: 'on',
  before: 'before',
  by: 'at the latest by',
  about: 'about',
};

/**
 * Acts that name this very party, each held against the days of a delivery. Dates of less than full precision count
 * with all their days: where the act may have come before and may have come after, the answer is "cannot tell" with
 * both bounds. "before" and "by" give the last possible day of an act and no first one; "about" gives none.
 */
export function actTimings(acts: readonly Act[], delivery: DateSpan | undefined): readonly ActTiming[] {
  const days = intervalOf(delivery);
  return acts.filter((act) => act.about === 'this').map((act) => timing(act, days));
}

function timing(act: Act, delivery: DayInterval): ActTiming {
  const what = `${act.type} by ${act.authority}${act.date === undefined ? '' : ` ${DATE_WORDS[act.dateIs]} ${showDate(act.date)}`}`;
  const days = daysOf(act);
  if (!days) return { act, when: 'cannot tell', sentence: `${what}; the date is not exact enough to compare` };
  if (!delivery.known) return { act, when: 'cannot tell', sentence: `${what}; the date of this delivery is not known` };
  const least = days.from - delivery.to;
  const most = days.to - delivery.from;
  if (most === 0 && least === 0) return { act, when: 'after', sentence: `${what}, on the day of this delivery` };
  if (most < 0) return { act, when: 'before', sentence: `${what}, ${span(-most, -least)} before this delivery` };
  if (least >= 0) return { act, when: 'after', sentence: `${what}, ${span(least, most)} after this delivery` };
  return { act, when: 'cannot tell', sentence: `${what}, ${straddle(-least, most)}` };
}

/** The days an act may have happened on; open bounds are infinite. */
function daysOf({ date, dateIs }: Act): { readonly from: number; readonly to: number } | undefined {
  const days = date === undefined ? undefined : parseDateText(date);
  if (!days || dateIs === 'about') return undefined;
  if (dateIs === 'on') return days;
  return { from: Number.NEGATIVE_INFINITY, to: dateIs === 'before' ? days.from - 1 : days.to };
}

/** Days beyond which a bound stands for "open". */
const OPEN = 1_000_000;

function span(least: number, most: number): string {
  if (most > OPEN) return `${least === 1 ? '1 day' : `${least} days`} or more`;
  if (least === most) return least === 1 ? '1 day' : `${least} days`;
  return `${least} to ${most} days`;
}

function straddle(before: number, after: number): string {
  const bounds = [before, after].map((days) => (days > OPEN ? 'any number of' : String(days)));
  return `between ${bounds[0]} days before and ${bounds[1]} days after this delivery: cannot tell which came first`;
}
