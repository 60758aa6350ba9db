import type { Act } from '../../model/act.ts';
import { OPEN_END, OPEN_START, parseDateText, showDate, type DayInterval } from '../../model/dates.ts';
import { RELATION_KINDS, type RelationFamily } from '../../model/relationKinds.ts';
import { absent, cannotTell, defineRule, present } from './rule.ts';
import { sift } from './sift.ts';
import { any, daysBetween, type Tri } from './tri.ts';
import { count, list, showDays, when } from './words.ts';

/** Relations in which a party does something, as against those that say what it is. */
const DEALINGS: ReadonlySet<RelationFamily> = new Set(['goods', 'logistics', 'money']);

/** A listing with the days on which it may have begun and ended. */
interface Listing {
  readonly act: Act;
  readonly start: DayInterval;
  readonly end: DayInterval | undefined;
}

/**
 * A party that is listed now dealt in goods, transport or money on or after the day it was listed, and before the
 * listing was lifted; both dates are given. "By" and "before" leave the first day open, "about" moves it by the days of
 * the threshold either way. A dealing that may lie on both sides of a listing says nothing for sure. Not asked of
 * parties without recorded dealings.
 *
 * Source: the dates of lists; the meaning of "about" is ours.
 */
export const listedWhen = defineRule({
  id: 'listed-when',
  title: 'Dealt while listed',
  basis: { text: 'Dates of the lists' },
  subjectType: 'entity',
  inputs: ['date of the listing', 'dates of dealings'],
  thresholds: {
    'about-days': { label: '"About" a date means either way', unit: 'days', default: 31, least: 0, most: 366 },
  },
  judge: async (entity, context, limit) => {
    if (!context.isListed(entity)) return undefined;
    const dealings = [...context.around(entity), ...context.served(entity)].filter((relation) =>
      DEALINGS.has(RELATION_KINDS[context.relationKind(relation)].family),
    );
    if (dealings.length === 0) return undefined;
    const { acts = [] } = await context.entity(entity);
    const name = context.name(entity);
    const listings = listingsOf(acts, limit('about-days'));
    if (listings.length === 0) {
      return cannotTell('the date of the listing', `${name} is listed; no date is recorded.`, [entity], []);
    }
    const found = sift(dealings, (relation) =>
      any(...listings.map((listing) => during(context.dates(relation), listing))),
    );
    const said = `${name} was ${list(listings.map(({ act }) => showListing(act)))}`;
    if (found.any === 'yes') {
      const first = earliest(found.yes);
      const listing = listings.find((one) => during(context.dates(first), one) === 'yes');
      const days =
        listing === undefined
          ? ''
          : `, ${showDays(daysBetween(listing.start, context.dates(first)))} after the listing`;
      return present(
        `${said}; ${found.yes.length} of ${count(dealings.length, 'recorded dealing')} came while it was listed, the first ` +
          `${when(context.dates(first))}${days}.`,
        [entity],
        found.yes,
      );
    }
    if (found.any === 'unknown') {
      return cannotTell(
        found.unknown.some((relation) => context.dates(relation).known)
          ? 'precise dates of dealings and listings'
          : 'dates of dealings',
        `${said}; ${found.unknown.length} of ${count(dealings.length, 'recorded dealing')} may have come while it was listed, ` +
          'and none surely did.',
        [entity],
        found.unknown,
      );
    }
    const last = dealings.toSorted((a, b) => context.dates(b).to - context.dates(a).to)[0] ?? 0;
    return absent(
      `${said}; none of ${count(dealings.length, 'recorded dealing')} came while it was listed, the last was ` +
        `${when(context.dates(last))}.`,
      [entity],
      [last],
    );

    function earliest(relations: readonly number[]): number {
      return relations.toSorted((a, b) => context.dates(a).to - context.dates(b).to)[0] ?? 0;
    }
  },
});

/** The dated listings of this very party, each with its end: its own, or a delisting by the same authority. */
function listingsOf(acts: readonly Act[], aboutDays: number): Listing[] {
  return acts.flatMap((act): Listing[] => {
    const date = act.date === undefined ? undefined : parseDateText(act.date);
    if (act.type !== 'listed' || act.about !== 'this' || date === undefined) return [];
    const delisting = acts.find(
      (other) =>
        other.type === 'delisted' &&
        other.about === 'this' &&
        other.authority === act.authority &&
        (parseDateText(other.date ?? '')?.to ?? OPEN_START) >= date.from,
    );
    const lifted = parseDateText(act.until ?? delisting?.date ?? '');
    return [{ act, start: startOf(act, date, aboutDays), end: lifted && { ...lifted, known: true } }];
  });
}

function startOf(act: Act, date: { readonly from: number; readonly to: number }, aboutDays: number): DayInterval {
  switch (act.dateIs) {
    case 'on':
      return { ...date, known: true };
    case 'about':
      return { from: date.from - aboutDays, to: date.to + aboutDays, known: true };
    case 'by':
      return { from: OPEN_START, to: date.to, known: true };
    case 'before':
      return { from: OPEN_START, to: date.to - 1, known: true };
  }
}

function during(dates: DayInterval, { start, end }: Listing): Tri {
  const last = end ?? { from: OPEN_END, to: OPEN_END };
  if (!dates.known) return 'unknown';
  if (dates.to < start.from || dates.from > last.to) return 'no';
  return dates.from >= start.to && dates.to < last.from ? 'yes' : 'unknown';
}

function showListing({ authority, date, dateIs }: Act): string {
  return `listed by ${authority} ${dateIs} ${showDate(date ?? '')}`;
}
