import type { AddressIndex, Place } from '../address/addressIndex.ts';
import { addressesOf } from './addresses.ts';
import type { FlagContext } from './context.ts';
import { A_LIST, isParty, knowsListings, otherEnd } from './parties.ts';
import { absent, cannotTell, defineRule, present, type Finding } from './rule.ts';
import { list } from './words.ts';

/**
 * A party sits in the same unit (office, room or flat) as a listed one, or at a listed address; or it is a listed
 * address. The same house alone is information and not the indicator. A registered-office service in the unit is named,
 * since it explains much: many firms that have nothing to do with each other share its address.
 *
 * Source: G7 industry guidance, 24 Sep 2024; address-only entries of the BIS Entity List, 12 Jun 2024.
 */
export const listedAddress = defineRule({
  id: 'listed-address',
  title: 'At the address of a listed party',
  basis: { text: 'G7 industry guidance; BIS address-only entries', date: '2024-09-24' },
  subjectType: 'entity',
  inputs: ['addresses down to the office', 'listings'],
  thresholds: {},
  judge: async (entity, context) => {
    if (context.kind(entity) !== 'address' && !isParty(context, entity)) return undefined;
    if (!knowsListings(context)) {
      return cannotTell(
        A_LIST,
        `nobody in the data loaded is listed, so that ${context.name(entity)} shares an address with nobody listed says nothing.`,
        [entity],
        [],
      );
    }
    if (context.kind(entity) === 'address') return ofAddress(entity, context);
    const index = await addressesOf(context);
    const places = index.of(entity);
    const name = context.name(entity);
    const stated = statedWith(entity, context);
    if (places.length === 0 && stated.length === 0) {
      return cannotTell(`the address of ${name}`, `no address of ${name} is recorded.`, [entity], []);
    }
    const found = places.flatMap((place) =>
      index.sameUnit(place).flatMap((other) => (context.isListed(other.entity) ? [{ place, other }] : [])),
    );
    if (found.length > 0) return inUnit(entity, context, index, found);
    return stated.length > 0 ? unitNotStated(entity, context, stated) : elsewhere(entity, context, index, places);
  },
});

/** Relations by which a source says that a party shares an address with a listed one, without giving the address. */
function statedWith(entity: number, context: FlagContext): number[] {
  return context.around(entity).filter((relation) => {
    const other = otherEnd(context, relation, entity);
    return (
      context.relationKind(relation) === 'same_address' && context.kind(other) !== 'address' && context.isListed(other)
    );
  });
}

function unitNotStated(entity: number, context: FlagContext, relations: readonly number[]): Finding {
  const others = relations.map((relation) => otherEnd(context, relation, entity));
  const said = `${context.name(entity)} is recorded as sharing an address with ${list(others.map((one) => context.place(one)))}, listed`;
  const missing = `the office or room that ${context.name(entity)} shares`;
  return cannotTell(missing, `${said}; whether one unit is not recorded.`, [entity, ...others], relations);
}

function ofAddress(entity: number, context: FlagContext): Finding | undefined {
  const name = context.name(entity);
  return context.isListed(entity)
    ? present(`the address ${name} is itself listed.`, [entity], [])
    : absent(`the address ${name} is not itself listed in the data loaded.`, [entity], []);
}

function inUnit(
  entity: number,
  context: FlagContext,
  index: AddressIndex,
  found: readonly { readonly place: Place; readonly other: Place }[],
): Finding {
  const others = [...new Set(found.map(({ other }) => other.entity))];
  const parties = others.filter((other) => context.kind(other) !== 'address');
  const addresses = others.filter((other) => context.kind(other) === 'address');
  const [first] = found;
  const where = first === undefined ? '' : `“${first.place.text}”`;
  const services = first === undefined ? [] : index.servicesAt(first.place);
  const said = [
    ...(parties.length > 0
      ? [`shares the unit ${where} with ${list(parties.map((one) => context.place(one)))}, listed`]
      : []),
    ...(addresses.length > 0
      ? [`is at the listed address ${list(addresses.map((one) => `“${context.name(one)}”`))}`]
      : []),
  ].join(' and ');
  const service =
    services.length === 0
      ? ''
      : `; a registered-office service, ${list(services.map((one) => context.name(one)))}, is in that unit, where firms that have nothing else in common meet`;
  const relations = found
    .flatMap(({ place, other }) => [place.relation, other.relation])
    .filter((one) => one !== undefined);
  return present(`${context.name(entity)} ${said}${service}.`, [entity, ...others, ...services], relations);
}

function elsewhere(entity: number, context: FlagContext, index: AddressIndex, places: readonly Place[]): Finding {
  const name = context.name(entity);
  const near = places.flatMap((place) => index.listedInBuilding(place).map((other) => ({ place, other })));
  const others = [...new Set(near.map(({ other }) => other.entity))];
  const [first] = near;
  if (first === undefined) {
    const readable = places.filter(({ parsed }) => parsed.isHouse);
    const sentence = `no listed party is recorded in the unit or house of ${name}: ${list(places.map(({ text }) => `“${text}”`))}`;
    return readable.length > 0
      ? absent(`${sentence}.`, [entity], [])
      : cannotTell(`street and house of ${name}`, `${sentence}, where no house can be read.`, [entity], []);
  }
  const where = `${list(others.map((one) => context.place(one)))}, listed, is recorded in the same house as ${name} (“${first.place.text}”, “${first.other.text}”)`;
  const open = near.filter(({ place, other }) => place.parsed.unit === undefined || other.parsed.unit === undefined);
  if (open.length === 0)
    return absent(`${where}, but in another unit; the house alone is information.`, [entity, ...others], []);
  const lacking = [
    ...new Set(open.map(({ place, other }) => (place.parsed.unit === undefined ? name : context.name(other.entity)))),
  ];
  return cannotTell(
    `the office or room of ${list(lacking)}`,
    `${where}; whether in one unit is not recorded.`,
    [entity, ...others],
    [],
  );
}
