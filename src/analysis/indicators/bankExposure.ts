import { RelationFlag } from '../../case/caseData.ts';
import type { EntityKind } from '../../model/entityKinds.ts';
import { RELATION_KINDS } from '../../model/relationKinds.ts';
import type { FlagContext } from './context.ts';
import { isPriority } from './goods.ts';
import { RUSSIA } from './invasion.ts';
import { absent, cannotTell, defineRule, present } from './rule.ts';
import { missingOf, sift } from './sift.ts';
import { all, any, type Tri } from './tri.ts';
import { count, list, showInterval, showNumber } from './words.ts';
import { MISSING } from './missing.ts';

const BANKS: ReadonlySet<EntityKind> = new Set(['bank', 'payment_processor']);

/**
 * A bank or payment processor served a relation of a party that is listed now, or trade in priority goods into Russia:
 * as a facilitator, as an end of a payment, or as the bank of a party. Amounts are added up by currency, each relation
 * once and rates never; the dates span what is dated. Whether the party was listed at the time is for `listed-when`.
 *
 * Source: OFAC advisory to foreign financial institutions, 12 Jun 2024.
 */
export const bankExposure = defineRule({
  id: 'bank-exposure',
  title: 'Serves a listed party or priority trade into Russia',
  basis: { text: 'OFAC advisory to foreign financial institutions', date: '2024-06-12' },
  subjectType: 'entity',
  inputs: ['what the bank served', 'listings', 'HS codes of six digits', 'countries of receivers'],
  thresholds: {},
  judge: async (entity, context) => {
    if (!BANKS.has(context.kind(entity))) return undefined;
    const money = context
      .around(entity)
      .filter((relation) => RELATION_KINDS[context.relationKind(relation)].family === 'money');
    const served = [...new Set([...context.served(entity), ...money])];
    if (served.length === 0) return undefined;
    const name = context.name(entity);
    const listedEnd = (relation: number): Tri => (listedEnds(relation).length > 0 ? 'yes' : 'no');
    const intoRussia = (relation: number): Tri =>
      context.isGoods(relation)
        ? all(context.inCountries(context.flow(relation).receiver, RUSSIA), isPriority(context, relation))
        : 'no';
    const found = sift(served, (relation) => any(listedEnd(relation), intoRussia(relation)));
    const total = count(served.length, 'recorded relation');
    switch (found.any) {
      case 'yes': {
        const listed = [...new Set(found.yes.flatMap(listedEnds))];
        const parties = listed.length === 0 ? '' : ` (${list(listed.map((one) => context.name(one)))})`;
        return present(
          `${name} served ${total}, ${found.yes.filter((one) => listedEnd(one) === 'yes').length} of a listed party${parties} and ` +
            `${found.yes.filter((one) => intoRussia(one) === 'yes').length} in priority goods into Russia; ${amounts(context, found.yes)}; ${span(context, found.yes)}.`,
          [entity, ...listed],
          found.yes,
        );
      }
      case 'no':
        return absent(
          `${name} served ${total}, none of a listed party and none in priority goods into Russia.`,
          [entity],
          served,
        );
      case 'unknown': {
        const unclear = found.unknown;
        return cannotTell(
          missingOf(
            ...unclear.flatMap((relation) => [
              [isPriority(context, relation), MISSING.codes] as const,
              [context.inCountries(context.flow(relation).receiver, RUSSIA), MISSING.country] as const,
            ]),
          ),
          `${name} served ${total}, none surely of a listed party or in priority goods into Russia; ${unclear.length} may be such goods.`,
          [entity],
          unclear,
        );
      }
    }

    function listedEnds(relation: number): number[] {
      const { sender, receiver } = context.flow(relation);
      return [sender, receiver].filter((one) => one !== entity && context.isListed(one));
    }
  },
});

/** What some relations are worth by currency: "412,000 USD and 1 without an amount". */
function amounts({ data: { relations: columns } }: FlagContext, relations: readonly number[]): string {
  const totals = new Map<string, number>();
  let missing = 0;
  for (const relation of relations) {
    const amount = columns.amounts[relation] ?? Number.NaN;
    const isRate = ((columns.flags[relation] ?? 0) & RelationFlag.rate) !== 0;
    const currency = columns.currencyNames[columns.currencies[relation] ?? 0] ?? '';
    if (Number.isNaN(amount) || isRate) missing++;
    else totals.set(currency, (totals.get(currency) ?? 0) + amount);
  }
  const sums = [...totals].map(([currency, sum]) => `${showNumber(sum)} ${currency}`);
  return list([...sums, ...(missing > 0 ? [`${missing} without an amount`] : [])]);
}

/** From the first to the last possible day of what is dated. */
function span(context: FlagContext, relations: readonly number[]): string {
  const dates = relations.map((relation) => context.dates(relation)).filter(({ known }) => known);
  if (dates.length === 0) return 'none is dated';
  const from = Math.min(...dates.map((date) => date.from));
  const to = Math.max(...dates.map((date) => date.to));
  return `dated ${showInterval({ from, to, known: true })}`;
}
