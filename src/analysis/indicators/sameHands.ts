import type { FlagContext } from './context.ts';
import { groupOf, handsOn, inSameHands, type InSameHands } from './hands.ts';
import { INVASION, RUSSIA } from './invasion.ts';
import { isParty } from './parties.ts';
import { absent, cannotTell, defineRule, present } from './rule.ts';
import { missingOf, sift } from './sift.ts';
import { all, isAfter, type Tri } from './tri.ts';
import { list, when } from './words.ts';

/** An earlier sale by the one and a later sale by the other. */
interface Pair {
  readonly earlier: number;
  readonly later: number;
  readonly hands: InSameHands;
}

/**
 * Sales moved to another firm in the same hands: a firm in a coalition country sold goods to a party in Russia until
 * 24 Feb 2022; after it another one outside the coalition, which shares an owner or a director with it, sells to the same
 * party or its group (parent, subsidiaries and theirs). Asked of both firms; says nothing of firms that play neither part.
 *
 * Source: G7 industry guidance, 24 Sep 2024.
 */
export const sameHands = defineRule({
  id: 'same-hands',
  title: 'Sales to Russia moved to a firm in the same hands',
  basis: { text: 'G7 industry guidance', date: '2024-09-24' },
  subjectType: 'entity',
  inputs: ['owners and directors', 'countries', 'dates of deliveries'],
  thresholds: {},
  countryLists: ['coalition'],
  judge: async (entity, context) => {
    if (!isParty(context, entity)) return undefined;
    const inside = context.inCountries(entity, context.coalition);
    const own = salesToRussia(context, entity);
    const parts = sift(own, (sale) => all(not(inside), afterInvasion(context, sale)));
    const formerParts = sift(own, (sale) => all(inside, not(afterInvasion(context, sale))));
    if (parts.any === 'no' && formerParts.any === 'no') return undefined;
    const name = context.name(entity);
    const hands = inSameHands(context, entity);
    const pairs = hands.flatMap((one) => pairsWith(context, own, one));
    const found = sift(pairs, (pair) => judgePair(context, pair));
    const basis = [entity, ...hands.map((one) => one.entity)];

    if (found.any === 'yes') {
      const [pair] = found.yes;
      if (pair === undefined) return undefined;
      const [first, second] = [context.flow(pair.earlier), context.flow(pair.later)];
      const entities = [entity, first.sender, first.receiver, second.sender, second.receiver, ...pair.hands.people];
      return present(
        say(context, pair),
        entities,
        found.yes.flatMap(({ earlier, later, hands: of }) => [earlier, later, ...of.relations]),
      );
    }
    const role =
      parts.any === 'no'
        ? 'sold to Russia until 24 Feb 2022 from a coalition country'
        : 'sells to Russia from outside the coalition';
    if (found.any === 'unknown') {
      const missing = missingOf(
        ...found.unknown.flatMap(({ earlier, later }) => [
          [
            context.inCountries(context.flow(earlier).sender, context.coalition),
            `the country of ${context.name(context.flow(earlier).sender)}`,
          ] as const,
          [
            context.inCountries(context.flow(later).sender, context.coalition),
            `the country of ${context.name(context.flow(later).sender)}`,
          ] as const,
          [context.inCountries(context.flow(earlier).receiver, RUSSIA), 'the country of a receiver'] as const,
          [afterInvasion(context, earlier), 'the date of the earlier sale'] as const,
          [afterInvasion(context, later), 'the date of the later sale'] as const,
        ]),
      );
      return cannotTell(
        missing,
        `${name} ${role}, in the same hands as ${names(context, found.unknown)}; whether sales moved from one to the other is not recorded in full.`,
        basis,
        found.unknown.flatMap(({ earlier, later }) => [earlier, later]),
      );
    }
    if (handsOn(context, entity).length === 0 && hands.length === 0) {
      return cannotTell(
        `the owners and directors of ${name}`,
        `${name} ${role}; no owner or director of it is recorded.`,
        [entity],
        own,
      );
    }
    const sharing =
      hands.length === 0
        ? 'no other firm is recorded in the same hands'
        : `of ${list(hands.map((one) => context.name(one.entity)))}, in the same hands, no sale to the same party or group is recorded on the other side of 24 Feb 2022`;
    return absent(`${name} ${role}; ${sharing}.`, basis, own);
  },
});

function pairsWith(context: FlagContext, own: readonly number[], hands: InSameHands): Pair[] {
  return salesToRussia(context, hands.entity).flatMap((other) =>
    own
      .filter((sale) => groupOf(context, context.flow(sale).receiver).has(context.flow(other).receiver))
      .flatMap((sale): Pair[] => [
        { earlier: sale, later: other, hands },
        { earlier: other, later: sale, hands },
      ]),
  );
}

function judgePair(context: FlagContext, { earlier, later }: Pair): Tri {
  return all(
    context.inCountries(context.flow(earlier).sender, context.coalition),
    not(context.inCountries(context.flow(later).sender, context.coalition)),
    context.inCountries(context.flow(earlier).receiver, RUSSIA),
    not(afterInvasion(context, earlier)),
    afterInvasion(context, later),
  );
}

/** Deliveries of goods to parties that are, or may be, in Russia, by one that is not. */
function salesToRussia(context: FlagContext, entity: number): number[] {
  if (context.inCountries(entity, RUSSIA) === 'yes') return [];
  return context.sent(entity).filter((sale) => context.inCountries(context.flow(sale).receiver, RUSSIA) !== 'no');
}

function afterInvasion(context: FlagContext, relation: number): Tri {
  return isAfter(context.dates(relation), INVASION);
}

function not(test: Tri): Tri {
  if (test === 'unknown') return 'unknown';
  return test === 'yes' ? 'no' : 'yes';
}

function say(context: FlagContext, { earlier, later, hands }: Pair): string {
  const [first, second] = [context.flow(earlier), context.flow(later)];
  const group =
    first.receiver === second.receiver ? 'the same party' : `${context.name(second.receiver)}, of its group`;
  const people =
    hands.people.length === 0 ? ', as a source states' : `: ${list(hands.people.map((one) => context.name(one)))}`;
  return (
    `${context.place(first.sender)} sold to ${context.place(first.receiver)} ${when(context.dates(earlier))}, until 24 Feb 2022; ` +
    `${context.place(second.sender)} sold to ${group} ${when(context.dates(later))}, after it; both have the same owner or director${people}.`
  );
}

function names(context: FlagContext, pairs: readonly Pair[]): string {
  return list([...new Set(pairs.map(({ hands }) => context.name(hands.entity)))]);
}
