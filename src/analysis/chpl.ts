import { CHPL, CHPL_DATE, type ChplTier } from '../model/chplTable.ts';
import { intervalOf, parseDateText, showDate } from '../model/dates.ts';
import { hsDigits } from '../model/hs.ts';
import type { DateSpan } from '../model/records.ts';

/** That a code is on the Common High Priority List, and how far the list loaded can speak for the date asked. */
export interface ChplAnswer {
  /** The first six digits. */
  readonly code: string;
  readonly tier: ChplTier;
  /** Date text of the list that was read. */
  readonly listDate: string;
  /** Every day asked about lies on or after the date of the list; false for an unknown date. */
  readonly inForce: boolean;
  /** The answer in words, without claiming more than the list says. */
  readonly note: string;
}

const LIST_MONTH = showDate(CHPL_DATE.slice(0, 7));
const LIST_DAY = parseDateText(CHPL_DATE)?.from ?? Number.POSITIVE_INFINITY;

/**
 * The tier of an HS code on the Common High Priority List of 23 Feb 2024, the only one loaded (design, section 3).
 * The first six digits count; dots and blanks do not. `undefined` when the code is not on the list or has fewer
 * than six digits. `on` is the date of the trade; missing, unreadable or reversed dates are unknown.
 */
export function chplTier(hs: string, on: DateSpan | undefined): ChplAnswer | undefined {
  const code = hsDigits(hs)?.slice(0, 6) ?? '';
  const tier = CHPL.get(code);
  if (tier === undefined) return undefined;
  const dates = intervalOf(on);
  const inForce = dates.known && dates.from >= LIST_DAY;
  return { code, tier, listDate: CHPL_DATE, inForce, note: `on the list of ${LIST_MONTH}${caveat(dates)}` };
}

function caveat(dates: { readonly from: number; readonly to: number; readonly known: boolean }): string {
  if (!dates.known) return '; the date of the trade is not known';
  if (dates.from >= LIST_DAY) return '';
  if (dates.to < LIST_DAY) return '; the list in force then is not loaded';
  return '; the list in force before it is not loaded';
}
