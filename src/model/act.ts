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
 * The acts that earn an entity the § badge: listings about this very party that no later delisting by the same
 * authority, and no end date before `asOf` (date text, compared by its digits), has lifted.
 */
export function standingListings(acts: readonly Act[], asOf: string): readonly Act[] {
  return acts.filter((act) => {
    if (act.type !== 'listed' || act.about !== 'this') return false;
    if (act.until !== undefined && act.until < asOf) return false;
    return !acts.some(
      (other) =>
        other.type === 'delisted' &&
        other.about === 'this' &&
        other.authority === act.authority &&
        (other.date === undefined || act.date === undefined || other.date >= act.date),
    );
  });
}
