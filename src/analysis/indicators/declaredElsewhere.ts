import { EU_COUNTRIES } from '../../model/countryLists.ts';
import type { RelationRecord } from '../../model/records.ts';
import type { FlagContext } from './context.ts';
import { sharesCode } from './goods.ts';
import { onwardOf, type Onward } from './onward.ts';
import { absent, cannotTell, defineRule, present, type Finding } from './rule.ts';
import { missingOf, sift } from './sift.ts';
import { all, any, type Tri } from './tri.ts';
import { list, when } from './words.ts';
import { MISSING } from './missing.ts';

/**
 * The declared destination of a delivery is not the country of its receiver, and no recorded delivery carries the goods
 * on to it. A declaration of its own (`declares`) is held against the deliveries of the same sender that share a
 * reference with it, or the HS-6 code and the day. Asked of what crosses a border: a shipment without a declared
 * destination cannot tell, and other relations count only where they state one.
 *
 * Source: Quint-Seal note, 11 Dec 2023.
 */
export const declaredElsewhere = defineRule({
  id: 'declared-elsewhere',
  title: 'Declared for another country than it went to',
  basis: { text: 'Quint-Seal note', date: '2023-12-11' },
  subjectType: 'relation',
  inputs: ['declared destination', 'country of the receiver', 'dates and HS codes of what went on'],
  thresholds: {},
  judge: async (relation, context) => {
    const kind = context.relationKind(relation);
    if (kind === 'declares') return declaration(context, relation);
    if (!context.isGoods(relation)) return undefined;
    const { declaredDestination } = await context.relation(relation);
    const { sender, receiver } = context.flow(relation);
    if (declaredDestination === undefined) {
      const own = context.countries(receiver);
      const abroad = !context.countries(sender).some((country) => own.includes(country));
      if ((kind !== 'ships' && kind !== 'trans_ships') || !abroad) return undefined;
      return cannotTell(
        MISSING.destination,
        `What ${context.name(sender)} sent to ${context.place(receiver)} has no declared destination.`,
        [sender, receiver],
        [relation],
      );
    }
    return arrival(context, relation, declaredDestination);
  },
});

/** Whether a party is in a country; a party known only to be in the EU may be in any member state. */
function isIn(context: FlagContext, entity: number, country: string): Tri {
  if (country === 'EU') return context.inCountries(entity, new Set(['EU', ...EU_COUNTRIES]));
  const union = EU_COUNTRIES.has(country) && context.countries(entity).includes('EU');
  return union ? 'unknown' : context.inCountries(entity, new Set([country]));
}

/** Whether what a delivery brought arrived in a country, at its receiver or further on. */
function arrivedIn(
  context: FlagContext,
  relation: number,
  country: string,
  onward: readonly Onward[] = onwardOf(context, relation),
): Tri {
  return any(
    isIn(context, context.flow(relation).receiver, country),
    ...onward.map((next) => all(next.same, isIn(context, context.flow(next.relation).receiver, country))),
  );
}

function arrival(context: FlagContext, relation: number, declared: string): Finding {
  const { sender, receiver } = context.flow(relation);
  const onward = onwardOf(context, relation);
  const said = `Declared for ${declared} ${when(context.dates(relation))}, the goods reached ${context.place(receiver)}`;
  switch (arrivedIn(context, relation, declared, onward)) {
    case 'yes': {
      const next = onward.find(
        (one) => one.same === 'yes' && isIn(context, context.flow(one.relation).receiver, declared) === 'yes',
      );
      if (next === undefined) return absent(`${said}.`, [sender, receiver], [relation]);
      const last = context.flow(next.relation).receiver;
      return absent(`${said} and went on to ${context.place(last)}.`, [receiver, last], [relation, next.relation]);
    }
    case 'no': {
      const sure = onward.filter(({ same }) => same === 'yes');
      const places = [...new Set(sure.map((one) => context.place(context.flow(one.relation).receiver)))];
      const further = places.length === 0 ? '' : `, then ${list(places)}`;
      return present(
        `${said}${further}; no arrival in ${declared} is recorded.`,
        [sender, receiver, ...sure.map((one) => context.flow(one.relation).receiver)],
        [relation, ...sure.map((one) => one.relation)],
      );
    }
    case 'unknown': {
      const unclear = onward.map((one) => ({
        ...one,
        there: isIn(context, context.flow(one.relation).receiver, declared),
      }));
      return cannotTell(
        missingOf(
          [isIn(context, receiver, declared), MISSING.country],
          ...unclear
            .filter(({ same, there }) => all(same, there) === 'unknown')
            .flatMap(({ same, there }) => [
              [same, 'dates and HS codes of what went on'] as const,
              [there, MISSING.country] as const,
            ]),
        ),
        `${said}; whether they arrived in ${declared} is not recorded.`,
        [sender, receiver],
        [relation, ...onward.map((one) => one.relation)],
      );
    }
  }
}

/** A declaration against the deliveries it speaks of. */
async function declaration(context: FlagContext, relation: number): Promise<Finding> {
  const record = await context.relation(relation);
  const { sender, receiver } = context.flow(relation);
  const own = context.countries(receiver);
  const declared = record.declaredDestination ?? (own.length === 1 ? own[0] : undefined);
  if (declared === undefined) {
    const said = `The declaration of ${context.name(sender)} ${when(context.dates(relation))} names no one country.`;
    return cannotTell(MISSING.destination, said, [sender, receiver], [relation]);
  }
  const sent = context.sent(sender);
  const records = await context.relationRecords(sent);
  const same = new Map(sent.map((one, at) => [one, isDeclared(context, relation, record, one, records[at])]));
  const found = sift(sent, (one) => all(same.get(one) ?? 'no', opposite(arrivedIn(context, one, declared))));
  const arrived = sift(sent, (one) => all(same.get(one) ?? 'no', arrivedIn(context, one, declared)));
  const said = `${context.name(sender)} declared goods for ${declared} ${when(context.dates(relation))}`;
  if (found.any === 'yes') {
    const places = found.yes.map((one) => context.place(context.flow(one).receiver));
    return present(
      `${said}; they went to ${list([...new Set(places)])} and no arrival in ${declared} is recorded.`,
      [sender, ...found.yes.map((one) => context.flow(one).receiver)],
      [relation, ...found.yes],
    );
  }
  if (arrived.any === 'yes') {
    return absent(`${said}, where they arrived.`, [sender, receiver], [relation, ...arrived.yes]);
  }
  const possible = sent.filter((one) => same.get(one) !== 'no');
  return cannotTell(
    possible.length === 0
      ? 'the delivery that was declared'
      : 'references, dates and HS codes that tie it to a delivery',
    `${said}; ${possible.length === 0 ? 'no delivery of these goods' : 'no delivery that surely holds these goods'} is recorded.`,
    [sender, receiver],
    [relation, ...possible],
  );
}

function opposite(test: Tri): Tri {
  return test === 'unknown' ? 'unknown' : test === 'yes' ? 'no' : 'yes';
}

/** Whether a delivery is the one declared: by a shared reference, or by the HS-6 code and the day. */
function isDeclared(
  context: FlagContext,
  declaration: number,
  record: RelationRecord,
  delivery: number,
  deliveryRecord: RelationRecord | undefined,
): Tri {
  const numbers = new Set(record.refs?.map(({ number }) => number));
  if (deliveryRecord?.refs?.some(({ number }) => numbers.has(number))) return 'yes';
  const [one, other] = [context.dates(declaration), context.dates(delivery)];
  const apart = one.known && other.known && (one.to < other.from || other.to < one.from);
  const sameDay = one.known && other.known && one.from === one.to && other.from === other.to && one.from === other.from;
  return all(apart ? 'no' : sameDay ? 'yes' : 'unknown', sharesCode(context, declaration, delivery));
}
