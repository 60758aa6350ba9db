import { describe, expect, it } from 'vitest';
import { priceHigh } from '../../../src/analysis/indicators/priceHigh.ts';
import type { RelationRecord } from '../../../src/model/records.ts';
import { smallCase } from '../../support/smallCase.ts';
import { Random } from '../../support/random.ts';
import { firm, judgeAll, judgeOne, shipment } from './judging.ts';

const entities = [firm('a', 'DE'), firm('b', 'KZ')];

const sold = (id: string, amount: number, quantity: number, more: Partial<RelationRecord> = {}): RelationRecord =>
  shipment(id, 'a', 'b', '2023', {
    goods: { hs: ['854231'], quantity, unit: 'pieces' },
    value: { amount, currency: 'USD' },
    ...more,
  });

const priced = (relations: readonly RelationRecord[], thresholds: Record<string, number> = {}) =>
  judgeOne(priceHigh, 'r', { entities, relations }, { thresholds });

describe('price-high', () => {
  it('is present above the multiple of the median, with the arithmetic', async () => {
    expect(await priced([sold('p', 1000, 10), sold('q', 1200, 10), sold('r', 3000, 10)])).toMatchObject({
      outcome: 'present',
      sentence:
        '3,000 USD for 10 pieces of HS 8542.31 is 300 USD a unit, 2.5 × the median of 120 over 3 prices; the limit is 1.5 ×.',
      entities: ['a', 'b'],
      relations: ['r'],
    });
  });

  it('is absent at the limit itself, and follows the limit that is set', async () => {
    const others = [sold('p', 1000, 10), sold('q', 1000, 10)];
    expect((await priced([...others, sold('r', 1500, 10)]))?.outcome).toBe('absent');
    expect((await priced([...others, sold('r', 1501, 10)]))?.outcome).toBe('present');
    expect((await priced([...others, sold('r', 1501, 10)], { 'price-high.factor': 2 }))?.outcome).toBe('absent');
  });

  it('cannot tell with too few prices of the same code, unit and currency', async () => {
    const missing = { outcome: 'unknown', missing: 'other prices for the same code, unit and currency' };
    expect(await priced([sold('p', 1, 1), sold('r', 9, 1)])).toMatchObject(missing);
    const kilos = { goods: { hs: ['854231'], quantity: 1, unit: 'kg' } };
    const euros = { value: { amount: 1, currency: 'EUR' } };
    const other = { goods: { hs: ['854232'], quantity: 1, unit: 'pieces' } };
    const few = [
      sold('p', 1, 1),
      sold('k', 1, 1, kilos),
      sold('e', 1, 1, euros),
      sold('o', 1, 1, other),
      sold('r', 9, 1),
    ];
    expect(await priced(few)).toMatchObject(missing);
    expect((await priced(few, { 'price-high.prices': 2 }))?.outcome).toBe('present');
  });

  it.each([
    [{ goods: { hs: ['854231'], unit: 'pieces' } }, 'quantities in one unit'],
    [{ goods: { hs: ['854231'], quantity: 3 } }, 'quantities in one unit'],
    [{ goods: { hs: ['8542'], quantity: 3, unit: 'pieces' } }, 'HS codes of six digits'],
    [{ goods: { hs: ['854231', '854232'], quantity: 3, unit: 'pieces' } }, 'HS codes of six digits'],
    [{ value: { amount: 9, currency: 'USD', per: 'month' } }, 'values'],
  ])('cannot tell from %o', async (more, missing) => {
    const others = [sold('p', 1, 1), sold('q', 1, 1)];
    expect(await priced([...others, sold('r', 9, 1, more)])).toMatchObject({ outcome: 'unknown', missing });
  });

  it('agrees with a plain median over 1,000 random cases', async () => {
    const seen = new Set<string>();
    for (let seed = 1; seed <= 1000; seed++) {
      const random = new Random(seed);
      const relations = Array.from({ length: random.int(1, 9) }, (_, at) =>
        sold(
          `r${at}`,
          random.int(1, 12) * 10,
          random.pick([1, 2, 5]),
          random.chance(0.2) ? { value: { amount: 5, currency: 'EUR' } } : {},
        ),
      );
      const flags = await judgeAll(priceHigh, smallCase({ entities, relations }));
      for (const relation of relations) {
        const expected = plainly(relation, relations);
        seen.add(expected);
        expect(flags.get(relation.id)?.outcome, `seed ${seed}, ${relation.id}`).toBe(expected);
      }
    }
    expect([...seen].toSorted()).toEqual(['absent', 'present', 'unknown']);
  });
});

const price = (one: RelationRecord) => (one.value?.amount ?? 0) / (one.goods?.quantity ?? 1);

function plainly(relation: RelationRecord, relations: readonly RelationRecord[]): string {
  const prices = relations.filter((one) => one.value?.currency === relation.value?.currency).map(price);
  if (prices.length < 3) return 'unknown';
  // A median has as many prices on either side of it: of two in the middle, their mean.
  const inOrder = prices.toSorted((a, b) => a - b);
  while (inOrder.length > 2) {
    inOrder.pop();
    inOrder.shift();
  }
  const median = inOrder.reduce((sum, one) => sum + one, 0) / inOrder.length;
  return price(relation) > median * 1.5 ? 'present' : 'absent';
}
