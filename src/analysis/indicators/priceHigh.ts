import { caseIndex, keyedCaseIndex } from './caseIndex.ts';
import { quantityOf, valueOf } from './amounts.ts';
import { hs6Codes, packedCodes, showCode } from './goods.ts';
import { absent, cannotTell, defineRule, present } from './rule.ts';
import { missingOf } from './sift.ts';
import { count, showNumber } from './words.ts';
import { MISSING } from './missing.ts';

/** The goods relations that carry exactly one code, by HS-6: a price cannot be split between codes. */
const byCode = caseIndex(async (context) => {
  const found = new Map<number, number[]>();
  for (let relation = 0; relation < context.data.relations.count; relation++) {
    if (relation % 10_000 === 0) await context.pause();
    const [code] = hs6Codes(context, relation);
    if (code === undefined || packedCodes(context, relation).length !== 1 || !context.isGoods(relation)) continue;
    const others = found.get(code);
    if (others === undefined) found.set(code, [relation]);
    else others.push(relation);
  }
  return found;
});

/** Unit prices of one HS-6 code by unit and currency, ascending. */
const pricesOf = keyedCaseIndex(async (context, code: number) => {
  const prices = new Map<string, number[]>();
  for (const relation of (await byCode(context)).get(code) ?? []) {
    await context.pause();
    const record = await context.relation(relation);
    const [quantity, value] = [quantityOf(record), valueOf(record)];
    if (quantity === undefined || value === undefined) continue;
    const key = JSON.stringify([quantity.measure, value.measure]);
    const price = value.amount / quantity.amount;
    const others = prices.get(key);
    if (others === undefined) prices.set(key, [price]);
    else others.push(price);
  }
  for (const list of prices.values()) list.sort((a, b) => a - b);
  return prices;
});

/**
 * The price of a unit is above a multiple of the median of all recorded prices for the same HS-6 code, unit and
 * currency in the case, this one among them. Prices of all years and makers count alike. Needs one code, a quantity
 * with a unit, a value that is no rate, and enough prices to compare.
 *
 * Source: UK NCA red alert, 6 Dec 2023; the multiple and the number of prices are ours.
 */
export const priceHigh = defineRule({
  id: 'price-high',
  title: 'Price far above the median',
  basis: { text: 'UK NCA red alert', date: '2023-12-06' },
  subjectType: 'relation',
  inputs: [MISSING.codes, 'quantity with unit', 'value', 'other prices for the same goods'],
  thresholds: {
    factor: { label: 'Price above', unit: '× the median', default: 1.5, least: 1, most: 100 },
    prices: { label: 'Prices needed for a median', unit: '', default: 3, least: 2, most: 1000 },
  },
  judge: async (relation, context, limit) => {
    if (!context.isGoods(relation)) return undefined;
    const { sender, receiver } = context.flow(relation);
    const parties = [sender, receiver];
    const record = await context.relation(relation);
    const [quantity, value] = [quantityOf(record), valueOf(record)];
    const [code] = hs6Codes(context, relation);
    const isOne = code !== undefined && packedCodes(context, relation).length === 1;
    if (quantity === undefined || value === undefined || !isOne) {
      const missing = missingOf(
        [isOne ? 'no' : 'unknown', MISSING.codes],
        [quantity === undefined ? 'unknown' : 'no', MISSING.quantities],
        [value === undefined ? 'unknown' : 'no', MISSING.values],
      );
      return cannotTell(missing, 'No unit price can be worked out for this delivery.', parties, [relation]);
    }
    const price = value.amount / quantity.amount;
    const prices = (await pricesOf(context, code)).get(JSON.stringify([quantity.measure, value.measure])) ?? [];
    const said = `${showNumber(value.amount)} ${value.measure} for ${showNumber(quantity.amount)} ${quantity.measure} of HS ${showCode(code)} is ${showNumber(price)} ${value.measure} a unit`;
    if (prices.length < limit('prices')) {
      const missing = 'other prices for the same code, unit and currency';
      return cannotTell(
        missing,
        `${said}; the case holds ${count(prices.length, 'such price')}, ${limit('prices')} are needed.`,
        parties,
        [relation],
      );
    }
    const median = medianOf(prices);
    const compared = `${said}, ${showNumber(price / median)} × the median of ${showNumber(median)} over ${prices.length} prices; the limit is ${limit('factor')} ×`;
    return price > limit('factor') * median
      ? present(`${compared}.`, parties, [relation])
      : absent(`${compared}.`, parties, [relation]);
  },
});

/** The middle of ascending numbers, or the mean of the two in the middle. */
function medianOf(sorted: readonly number[]): number {
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}
