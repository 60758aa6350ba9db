import { intervalOf, showDate, type DayInterval } from '../../model/dates.ts';
import type { EntityRecord } from '../../model/records.ts';
import { caseIndex } from './caseIndex.ts';
import type { FlagContext } from './context.ts';
import { A_LIST, isParty, knowsListings } from './parties.ts';
import { absent, cannotTell, defineRule, present } from './rule.ts';
import { missingOf } from './sift.ts';
import { sharedWithListed, type Taken } from './takenOver.ts';
import { all, daysBetween, within, type Tri } from './tri.ts';
import { count, list, showDays } from './words.ts';

/** One listing of a party. */
interface Listing {
  readonly authority: string;
  /** Date text, where one is recorded. */
  readonly date: string | undefined;
  readonly dates: DayInterval;
}

/** What the rule finds of one listing. */
interface Candidate extends Listing {
  readonly listed: number;
  readonly days: ReturnType<typeof daysBetween>;
  readonly soon: Tri;
  readonly things: readonly Taken[];
  readonly enough: Tri;
}

/**
 * A firm founded at most 180 days after a listing has taken over at least two things of the listed party: trading
 * partners with whom its own first recorded dealing comes after the listing (each counts), the address down to the
 * office, a telephone or other contact.
 *
 * Ours, after the case practice of successors at the same office.
 */
export const replacement = defineRule({
  id: 'replacement',
  title: 'Takes the place of a listed firm',
  basis: { text: 'Our own rule' },
  subjectType: 'entity',
  inputs: ['founding date', 'listings with dates', 'addresses, contacts and dated trade'],
  thresholds: {
    days: { label: 'Days from the listing to founding, at most', unit: 'days', default: 180, least: 1, most: 3650 },
    shared: { label: 'Partners, address and contacts taken over, at least', unit: '', default: 2, least: 1, most: 50 },
  },
  judge: async (entity, context, limit) => {
    if (!isParty(context, entity)) return undefined;
    const name = context.name(entity);
    if (!knowsListings(context)) {
      return cannotTell(
        A_LIST,
        `nobody in the data loaded is listed, so that ${name} takes nobody's place says nothing.`,
        [entity],
        [],
      );
    }
    const { founded, address } = await context.entity(entity);
    const founding = intervalOf(founded === undefined ? undefined : { from: founded, to: founded });
    const said = founding.known
      ? `${name} was founded ${showDate(founded ?? '')}`
      : `no founding date of ${name} is recorded`;
    const window = count(limit('days'), 'day');
    if (
      founding.known &&
      !(await listingDates(context)).some(
        (listing) => within(daysBetween(listing, founding), 0, limit('days')) !== 'no',
      )
    ) {
      return absent(`${said}; no listing of a firm in the data loaded came at most ${window} before.`, [entity], []);
    }
    const candidates: Candidate[] = [];
    for (const [listed, things] of await sharedWithListed(context, entity, limit('shared'))) {
      candidates.push(...(await candidatesOf(context, listed, founding, things, limit('days'), limit('shared'))));
    }
    const judged = candidates.map((candidate) => ({ ...candidate, outcome: all(candidate.soon, candidate.enough) }));
    const best =
      judged.find(({ outcome }) => outcome === 'yes') ??
      judged.find(({ outcome }) => outcome === 'unknown') ??
      judged.find(({ soon }) => soon !== 'no') ??
      judged[0];
    if (best === undefined && address === undefined && context.around(entity).length === 0) {
      return cannotTell(
        `the trade, the address and the contacts of ${name}`,
        `${said}; neither trade nor an address nor a contact of it is recorded.`,
        [entity],
        [],
      );
    }
    if (best === undefined) {
      return absent(
        `${said}; it shares fewer than ${limit('shared')} trading partners, offices or contacts with any one listed firm.`,
        [entity],
        [],
      );
    }
    const taken = best.things.filter((thing) => thing.taken !== 'no');
    const things = `it has ${count(taken.length, 'thing')} of it${taken.length === 0 ? '' : ` (${list(taken.map(({ what }) => what))})`}, where ${limit('shared')} are needed`;
    const listing = `the listing of ${context.place(best.listed)} by ${best.authority} (${best.date === undefined ? 'no date recorded' : showDate(best.date)})`;
    const when = best.soon === 'no' ? `not at most ${window} after` : `${showDays(best.days)} after`;
    const sentence =
      founding.known && best.dates.known
        ? `${said}, ${when} ${listing}, limit ${window}; ${things}.`
        : `${said} to hold against ${listing}; ${things}.`;
    const entities = [entity, best.listed, ...taken.flatMap((thing) => thing.entities)];
    const relations = taken.flatMap((thing) => thing.relations);
    if (best.outcome === 'yes') return present(sentence, entities, relations);
    if (best.outcome === 'no') return absent(sentence, entities, relations);
    const missing = missingOf(
      [founding.known ? 'no' : 'unknown', `the founding date of ${name}`],
      [best.dates.known ? 'no' : 'unknown', `the date of the listing of ${context.name(best.listed)}`],
      [founding.known && best.dates.known ? best.soon : 'no', 'the days of founding and listing'],
      [best.enough, 'the dates of trade with the shared partners'],
    );
    return cannotTell(missing, sentence, entities, relations);
  },
});

async function candidatesOf(
  context: FlagContext,
  listed: number,
  founding: DayInterval,
  things: (day: DayInterval) => readonly Taken[],
  mostDays: number,
  least: number,
): Promise<Candidate[]> {
  return listingsOf(await context.entity(listed)).map((listing): Candidate => {
    const { dates } = listing;
    const days = daysBetween(dates, founding);
    const found = things(dates);
    const sure = found.filter(({ taken }) => taken === 'yes').length;
    const possible = found.filter(({ taken }) => taken !== 'no').length;
    return {
      ...listing,
      listed,
      days,
      soon: founding.known && dates.known ? within(days, 0, mostDays) : 'unknown',
      things: found,
      enough: sure >= least ? 'yes' : possible >= least ? 'unknown' : 'no',
    };
  });
}

/** The dates of every listing of a firm in the case, unknown ones among them. */
const listingDates = caseIndex(async (context): Promise<DayInterval[]> => {
  const dates: DayInterval[] = [];
  for (let entity = 0; entity < context.data.entities.count; entity++) {
    await context.pause();
    if (context.isListed(entity) && isParty(context, entity))
      dates.push(...listingsOf(await context.entity(entity)).map(({ dates: of }) => of));
  }
  return dates;
});

/** The listings of this very party; one without a date where the data only say that it is listed. */
function listingsOf({ acts }: EntityRecord): readonly Listing[] {
  const listings = (acts ?? []).flatMap(({ type, about, authority, date }): Listing[] => {
    if (type !== 'listed' || about !== 'this') return [];
    return [{ authority, date, dates: intervalOf(date === undefined ? undefined : { from: date, to: date }) }];
  });
  return listings.length > 0 ? listings : [{ authority: 'a list', date: undefined, dates: intervalOf(undefined) }];
}
