import { parseDateText } from './dates.ts';

/** What an authority did. A listing is administrative; a charge is an allegation. */
export const ACT_TYPES = ['listed', 'delisted', 'charged', 'convicted', 'acquitted', 'warned'] as const;
export type ActType = (typeof ACT_TYPES)[number];

/** How the date of an act is meant: on that day, some time before, at the latest by, or about then. */
export const ACT_DATE_IS = ['on', 'before', 'by', 'about'] as const;
export type ActDateIs = (typeof ACT_DATE_IS)[number];

/** Whom an act is about; only `this` names the party itself. */
export const ACT_ABOUT = ['this', 'people behind it', 'network'] as const;
export type ActAbout = (typeof ACT_ABOUT)[number];

/** One act of an authority that concerns an entity. */
export interface Act {
  readonly type: ActType;
  readonly authority: string;
  readonly measure?: string;
  /** Date text of precision year, month or day. */
  readonly date?: string;
  readonly dateIs: ActDateIs;
  readonly about: ActAbout;
  /** Date text: the act ended then. */
  readonly until?: string;
  readonly source?: string;
  readonly note?: string;
}

/**
 * The acts that earn an entity the § badge: listings about this very party that no delisting by the same authority,
 * which may have come on or after the listing, and no end date wholly before `asOf` (date text) has lifted. Dates of
 * less than full precision count with all their days; one that cannot be read is as good as missing.
 */
export function standingListings(acts: readonly Act[], asOf: string): readonly Act[] {
  return acts.filter((act) => {
    if (act.type !== 'listed' || act.about !== 'this') return false;
    if (isBefore(act.until, asOf)) return false;
    return !acts.some(
      (other) =>
        other.type === 'delisted' &&
        other.about === 'this' &&
        other.authority === act.authority &&
        !isBefore(other.date, act.date),
    );
  });
}

/**
 * Whether an authority names this very party in an act that stands: a listing not lifted, a warning not ended, or a
 * charge or conviction that no acquittal by the same authority followed.
 */
export function isNamedByAct(acts: readonly Act[], asOf: string): boolean {
  if (standingListings(acts, asOf).length > 0) return true;
  return acts.some((act) => {
    if (act.about !== 'this' || isBefore(act.until, asOf)) return false;
    if (act.type === 'warned') return true;
    if (act.type !== 'charged' && act.type !== 'convicted') return false;
    return !acts.some(
      (other) =>
        other.type === 'acquitted' &&
        other.about === 'this' &&
        other.authority === act.authority &&
        !isBefore(other.date, act.date),
    );
  });
}

/** Whether the last possible day of one date comes before the first possible day of another. */
function isBefore(date: string | undefined, other: string | undefined): boolean {
  const last = date === undefined ? undefined : parseDateText(date)?.to;
  const first = other === undefined ? undefined : parseDateText(other)?.from;
  return last !== undefined && first !== undefined && last < first;
}
