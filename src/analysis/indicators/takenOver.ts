import type { DayInterval } from '../../model/dates.ts';
import { RELATION_KINDS } from '../../model/relationKinds.ts';
import { addressesOf } from './addresses.ts';
import { caseIndex } from './caseIndex.ts';
import type { FlagContext } from './context.ts';
import { isParty, otherEnd } from './parties.ts';
import { all, isAfter, type Tri } from './tri.ts';

/** One thing that the newcomer has of the listed party. */
export interface Taken {
  readonly what: string;
  readonly taken: Tri;
  readonly entities: readonly number[];
  readonly relations: readonly number[];
}

/** A partner with more relations than this is a hub, and everybody's. */
const MOST_RELATIONS = 2000;

/** What an entity shares with each listed party with which it shares enough things, by the day of a listing. */
export async function sharedWithListed(
  context: FlagContext,
  entity: number,
  least: number,
): Promise<Map<number, (listing: DayInterval) => readonly Taken[]>> {
  const found = new Map<number, ((listing: DayInterval) => Taken | undefined)[]>();
  const add = (listed: number, thing: (listing: DayInterval) => Taken | undefined): void => {
    if (listed === entity || !context.isListed(listed) || !isParty(context, listed)) return;
    const things = found.get(listed) ?? [];
    things.push(thing);
    found.set(listed, things);
  };
  await addAddress(context, entity, add);
  addContacts(context, entity, add);
  await addPartners(context, entity, add);
  return new Map(
    [...found]
      .filter(([, things]) => things.length >= least)
      .map(([listed, things]) => [
        listed,
        (listing) => things.map((thing) => thing(listing)).filter((thing) => thing !== undefined),
      ]),
  );
}

type Add = (listed: number, thing: (listing: DayInterval) => Taken | undefined) => void;

async function addAddress(context: FlagContext, entity: number, add: Add): Promise<void> {
  const index = await addressesOf(context);
  const seen = new Set<number>();
  for (const place of index.of(entity)) {
    for (const other of index.sameUnit(place)) {
      if (seen.has(other.entity)) continue;
      seen.add(other.entity);
      const relations = [place.relation, other.relation].filter((one) => one !== undefined);
      add(other.entity, () => ({ what: `the office “${place.text}”`, taken: 'yes', entities: [], relations }));
    }
  }
}

function addContacts(context: FlagContext, entity: number, add: Add): void {
  for (const own of contactLinks(context, entity)) {
    const contact = otherEnd(context, own, entity);
    if (context.kind(contact) !== 'contact') {
      add(contact, () => ({ what: 'a contact', taken: 'yes', entities: [], relations: [own] }));
      continue;
    }
    for (const other of contactLinks(context, contact)) {
      const listed = otherEnd(context, other, contact);
      add(listed, () => ({ what: 'a contact', taken: 'yes', entities: [contact], relations: [own, other] }));
    }
  }
}

function contactLinks(context: FlagContext, entity: number): number[] {
  return context.around(entity).filter((relation) => context.relationKind(relation) === 'same_contact');
}

async function addPartners(context: FlagContext, entity: number, add: Add): Promise<void> {
  const listedBy = await listedByPartner(context);
  for (const [partner, relations] of tradeByPartner(context, entity)) {
    for (const [listed, before] of listedBy.get(partner) ?? []) {
      add(listed, (listing) => ({
        what: `the partner ${context.name(partner)}`,
        taken: takenOver(context, before, relations, listing),
        entities: [partner],
        relations: [...before.slice(0, 1), ...relations.slice(0, 1)],
      }));
    }
  }
}

/** Of each party that trades with listed firms and is no hub: the firms with the relations between them. */
const listedByPartner = caseIndex(async (context) => {
  const found = new Map<number, Map<number, readonly number[]>>();
  for (let listed = 0; listed < context.data.entities.count; listed++) {
    await context.pause();
    if (!context.isListed(listed) || !isParty(context, listed)) continue;
    for (const [partner, relations] of tradeByPartner(context, listed)) {
      if (context.around(partner).length > MOST_RELATIONS) continue;
      const of = found.get(partner) ?? new Map<number, readonly number[]>();
      found.set(partner, of.set(listed, relations));
    }
  }
  return found;
});

/** Whether the listed party dealt with a partner before the listing, and the other one not until after it. */
function takenOver(context: FlagContext, before: readonly number[], own: readonly number[], listing: DayInterval): Tri {
  if (!listing.known) return 'unknown';
  const earlier = before.map((relation) => not(isAfter(context.dates(relation), listing.to)));
  const dealt: Tri = earlier.includes('yes') ? 'yes' : earlier.includes('unknown') ? 'unknown' : 'no';
  return all(dealt, ...own.map((relation) => isAfter(context.dates(relation), listing.to)));
}

function not(test: Tri): Tri {
  if (test === 'unknown') return 'unknown';
  return test === 'yes' ? 'no' : 'yes';
}

/** Relations of goods and money by the party at their other end. */
function tradeByPartner(context: FlagContext, entity: number): Map<number, number[]> {
  const partners = new Map<number, number[]>();
  for (const relation of context.around(entity)) {
    const { family } = RELATION_KINDS[context.relationKind(relation)];
    if (family !== 'goods' && family !== 'money') continue;
    const partner = otherEnd(context, relation, entity);
    const relations = partners.get(partner) ?? [];
    relations.push(relation);
    partners.set(partner, relations);
  }
  return partners;
}
