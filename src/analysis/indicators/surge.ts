import type { RelationRecord } from '../../model/records.ts';
import { quantityOf, valueOf } from './amounts.ts';
import type { FlagContext } from './context.ts';
import { hs6Codes, packedCodes, showCode } from './goods.ts';
import { INVASION } from './invasion.ts';
import { MISSING } from './missing.ts';
import { absent, cannotTell, defineRule, present } from './rule.ts';
import { surgeOf, type Surge } from './surgeMath.ts';
import { count, showNumber } from './words.ts';

/** One code in one direction and one measure, with what the comparison says. */
interface Compared extends Surge {
  readonly code: number;
  readonly direction: 'received' | 'sent';
  readonly measure: string;
  readonly relations: readonly number[];
  /** Every delivery of the code gives an amount in this measure. */
  readonly whole: boolean;
}

/**
 * The value or the quantity of an HS-6 code that an entity received, or sent, in some twelve months after 24 Feb 2022 is
 * at least a multiple of the yearly mean up to that day, and above a floor. The mean is over the years from the first
 * recorded delivery to that day, at least one. Values are compared by currency and quantities by unit; a delivery of
 * several codes gives none, and one without a code is left out. Without recorded trade before that day there is no mean to compare with.
 *
 * Source: G7 industry guidance, 24 Sep 2024; multiple and floors are ours.
 */
export const surge = defineRule({
  id: 'surge',
  title: 'Trade many times that before 24 Feb 2022',
  basis: { text: 'G7 industry guidance', date: '2024-09-24' },
  subjectType: 'entity',
  inputs: ['deliveries before and after 24 Feb 2022 with dates', 'HS codes of six digits', 'quantities or values'],
  thresholds: {
    factor: { label: 'Twelve months at least', unit: '× the yearly mean', default: 3, least: 1, most: 1000 },
    'floor-value': {
      label: 'Value of twelve months above',
      unit: 'in its currency',
      default: 10_000,
      least: 0,
      most: 1e9,
    },
    'floor-quantity': {
      label: 'Quantity of twelve months above',
      unit: 'in its unit',
      default: 100,
      least: 0,
      most: 1e9,
    },
  },
  judge: async (entity, context, limit) => {
    const compared = [
      ...(await compare(context, context.received(entity), 'received', limit)),
      ...(await compare(context, context.sent(entity), 'sent', limit)),
    ];
    const goods = [...context.received(entity), ...context.sent(entity)];
    if (goods.length === 0) return undefined;
    const name = context.name(entity);
    if (compared.length === 0) {
      const said = `${count(goods.length, 'recorded delivery', 'recorded deliveries')} of ${name} ${goods.length === 1 ? 'has' : 'have'} no HS code of six digits.`;
      return cannotTell(MISSING.codes, said, [entity], goods);
    }
    const yes = compared.filter((one) => one.outcome === 'yes').toSorted((a, b) => ratio(b) - ratio(a));
    const [best] = yes;
    if (best !== undefined) {
      const more = new Set(yes.map((one) => `${one.code} ${one.direction}`)).size - 1;
      const others = more > 0 ? `; likewise ${more} more` : '';
      return present(`${name} ${words(best)}${others}.`, [entity], [...new Set(yes.flatMap((one) => one.relations))]);
    }
    // One whole measure that says no answers for its code: value or quantity, whichever is recorded.
    const open = compared.filter(
      (one) =>
        !compared.some(
          (other) =>
            other.code === one.code && other.direction === one.direction && other.whole && other.outcome === 'no',
        ),
    );
    const [first] = open.toSorted((a, b) => Number(b.hasBefore) - Number(a.hasBefore) || b.peak.least - a.peak.least);
    if (first !== undefined) {
      return cannotTell(
        first.hasBefore
          ? `${MISSING.quantities} or ${MISSING.values}, and ${MISSING.deliveryDates}`
          : MISSING.earlierTrade,
        `${name} ${words(first)}.`,
        [entity],
        first.relations,
      );
    }
    const [closest] = compared.filter((one) => one.outcome === 'no').toSorted((a, b) => ratio(b) - ratio(a));
    return closest === undefined ? undefined : absent(`${name} ${words(closest)}.`, [entity], closest.relations);

    function words({ direction, code, measure, peak, mean, hasBefore, outcome }: Compared): string {
      const floor = limit(isQuantity(measure) ? 'floor-quantity' : 'floor-value');
      const unit = measure.slice(2);
      const figure = figureOf();
      const most = outcome === 'no' ? peak.most : peak.least;
      const yearly = outcome === 'no' ? mean.least : mean.most;
      const base = !hasBefore
        ? 'nothing is recorded on or before that day'
        : Number.isFinite(yearly)
          ? `the yearly mean up to then is ${showNumber(yearly)} ${unit}`
          : 'the yearly mean up to then is not recorded';
      const times = outcome !== 'unknown' && hasBefore && yearly > 0 ? `, ${showNumber(most / yearly)} ×` : '';
      return (
        `${direction} ${figure} of HS ${showCode(code)} in the highest twelve months after 24 Feb 2022, and ${base}${times}; ` +
        `the limit is ${showNumber(limit('factor'))} × and above ${showNumber(floor)} ${unit}`
      );

      function figureOf(): string {
        const [low, high] = [peak.least, peak.most];
        if (outcome !== 'unknown' || low === high) return `${showNumber(outcome === 'no' ? high : low)} ${unit}`;
        if (Number.isFinite(high)) return `${showNumber(low)} to ${showNumber(high)} ${unit}`;
        return low > 0 ? `at least ${showNumber(low)} ${unit}` : 'an unknown amount';
      }
    }
  },
});

/** Every code and measure of some deliveries. Measures are marked "q " for quantities and "v " for values. */
async function compare(
  context: FlagContext,
  relations: readonly number[],
  direction: Compared['direction'],
  limit: (name: 'factor' | 'floor-value' | 'floor-quantity') => number,
): Promise<Compared[]> {
  const byCode = new Map<number, number[]>();
  for (const relation of relations) {
    for (const code of new Set(hs6Codes(context, relation))) byCode.set(code, [...(byCode.get(code) ?? []), relation]);
  }
  const found: Compared[] = [];
  for (const [code, ofCode] of byCode) {
    const records = await context.relationRecords(ofCode);
    const alone = ofCode.map((relation) => packedCodes(context, relation).length === 1);
    const measures = new Set(records.flatMap((record) => Object.keys(measured(record))));
    if (measures.size === 0) measures.add('q pieces');
    for (const measure of measures) {
      const items = ofCode.map((relation, at) => {
        const record = records[at];
        const amount = record !== undefined && alone[at] ? measured(record)[measure] : undefined;
        return { dates: context.dates(relation), amount };
      });
      const floor = limit(isQuantity(measure) ? 'floor-quantity' : 'floor-value');
      const result = surgeOf(items, INVASION, limit('factor'), floor);
      const whole = items.every(({ amount }) => amount !== undefined);
      found.push({ ...result, code, direction, measure, relations: ofCode, whole });
    }
  }
  return found;
}

/** The amounts of a delivery by marked measure. */
function measured(record: RelationRecord): Readonly<Record<string, number>> {
  const [quantity, value] = [quantityOf(record), valueOf(record)];
  return {
    ...(quantity && { [`q ${quantity.measure}`]: quantity.amount }),
    ...(value && { [`v ${value.measure}`]: value.amount }),
  };
}

function isQuantity(measure: string): boolean {
  return measure.startsWith('q ');
}

function ratio({ peak, mean, outcome }: Compared): number {
  return outcome === 'yes' ? peak.least / mean.most : peak.most / Math.max(mean.least, Number.MIN_VALUE);
}
