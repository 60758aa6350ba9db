import { describe, expect, it } from 'vitest';
import { passThrough } from '../../../src/analysis/indicators/passThrough.ts';
import type { Goods, RelationRecord } from '../../../src/model/records.ts';
import { Random } from '../../support/random.ts';
import { firm, judgeOne, shipment } from './judging.ts';
import { dayNumber, daysOf } from './randomDates.ts';

const entities = [firm('a', 'DE'), firm('x', 'KZ'), firm('b', 'RU')];
const CHIPS: Goods = { hs: ['854231'], quantity: 1000, unit: 'pieces' };

interface Side {
  readonly date: string | undefined;
  readonly goods: Goods;
}
const into: Side = { date: '2023-01-03', goods: CHIPS };

const through = (incoming: Side, outgoing: Side, thresholds: Record<string, number> = {}) =>
  judgeOne(
    passThrough,
    'x',
    {
      entities,
      relations: [
        shipment('in', 'a', 'x', incoming.date, { goods: incoming.goods }),
        shipment('out', 'x', 'b', outgoing.date, { goods: outgoing.goods }),
      ],
    },
    { thresholds },
  );

describe('pass-through', () => {
  it('is present for the same goods soon after, with both deliveries and the arithmetic', async () => {
    expect(await through(into, { date: '2023-01-14', goods: { ...CHIPS, quantity: 990 } })).toMatchObject({
      outcome: 'present',
      sentence:
        'Firm x received 1,000 pieces of HS 8542.31 on 3 Jan 2023 and sent 990 pieces on 14 Jan 2023: 11 days, limit 60; quantity limit 5 %.',
      entities: ['x', 'a', 'b'],
      relations: ['in', 'out'],
    });
  });

  it('holds its limits as written: at most 60 days, within 5 %', async () => {
    const after = (date: string) => through(into, { date, goods: CHIPS });
    expect((await after('2023-01-03'))?.outcome).toBe('present');
    expect((await after('2023-01-02'))?.outcome).toBe('absent');
    expect((await after('2023-03-04'))?.outcome).toBe('present');
    expect((await after('2023-03-05'))?.outcome).toBe('absent');
    const quantity = (amount: number) => through(into, { date: '2023-01-14', goods: { ...CHIPS, quantity: amount } });
    expect((await quantity(950))?.outcome).toBe('present');
    expect((await quantity(1050))?.outcome).toBe('present');
    expect((await quantity(949))?.outcome).toBe('absent');
    expect((await quantity(1051))?.outcome).toBe('absent');
    const short = { 'pass-through.days': 10 };
    expect((await through(into, { date: '2023-01-14', goods: CHIPS }, short))?.outcome).toBe('absent');
  });

  it('cannot tell where a month straddles a limit, and tells where it does not', async () => {
    const after = (date: string) => through(into, { date, goods: CHIPS });
    expect(await after('2023-01')).toMatchObject({ outcome: 'unknown', missing: 'precise dates of deliveries' });
    expect(await after('2023-03')).toMatchObject({ outcome: 'unknown' });
    expect((await after('2023-02'))?.outcome).toBe('present');
    expect((await after('2023-04'))?.outcome).toBe('absent');
    expect((await through({ date: undefined, goods: CHIPS }, into))?.outcome).toBe('unknown');
  });

  it('cannot tell without quantities in one unit, or without codes and words', async () => {
    const later = '2023-01-14';
    const missing = { outcome: 'unknown', missing: 'quantities in one unit' };
    expect(await through(into, { date: later, goods: { hs: ['854231'] } })).toMatchObject(missing);
    expect(await through(into, { date: later, goods: { ...CHIPS, unit: 'kg' } })).toMatchObject(missing);
    expect(await through(into, { date: later, goods: { quantity: 1000, unit: 'pieces' } })).toMatchObject({
      outcome: 'unknown',
      missing: 'the HS codes or words for the goods',
    });
  });

  it('takes the same words for the same goods, and other codes for others', async () => {
    const words = { text: 'Machine  parts', quantity: 5, unit: 'Pieces' };
    const same = { text: 'machine parts ', quantity: 5, unit: 'pieces' };
    expect((await through({ date: '2023-01', goods: words }, { date: '2023-02-03', goods: same }))?.outcome).toBe(
      'present',
    );
    expect((await through(into, { date: '2023-01-14', goods: { ...CHIPS, hs: ['854232'] } }))?.outcome).toBe('absent');
  });

  it('is not asked of parties that only send or only receive', async () => {
    const relations = [shipment('in', 'a', 'x', '2023', { goods: CHIPS })];
    expect(await judgeOne(passThrough, 'x', { entities, relations })).toBeUndefined();
    expect(await judgeOne(passThrough, 'a', { entities, relations })).toBeUndefined();
  });

  it('agrees with a look at every pair of days, 1,500 times', async () => {
    const seen = new Set<string>();
    for (let seed = 1; seed <= 1500; seed++) {
      const random = new Random(seed);
      const relations = Array.from({ length: random.int(2, 5) }, (_, at) => randomDelivery(random, `r${at}`));
      const flag = await judgeOne(passThrough, 'x', { entities, relations });
      const expected = plainly(relations);
      seen.add(expected ?? 'nothing');
      expect(flag?.outcome, `seed ${seed}`).toBe(expected);
    }
    expect([...seen].toSorted()).toEqual(['absent', 'nothing', 'present', 'unknown']);
  });
});

function randomDelivery(random: Random, id: string): RelationRecord {
  const month = `2023-0${random.int(1, 5)}`;
  const date = random.pick([month, `${month}-${random.int(10, 28)}`, `${month}-${random.int(10, 28)}`, undefined]);
  const quantity = random.pick([100, 104, 105, 106, undefined]);
  const hs = random.pick([['854231'], ['854231'], ['854232'], ['8542'], undefined]);
  const goods = {
    ...(hs && { hs }),
    ...(quantity !== undefined && { quantity }),
    unit: random.pick(['pieces', 'pieces', 'kg']),
  };
  return random.chance(0.5) ? shipment(id, 'a', 'x', date, { goods }) : shipment(id, 'x', 'b', date, { goods });
}

/** The same rule day by day and code by code. */
function plainly(relations: readonly RelationRecord[]): string | undefined {
  const ins = relations.filter((relation) => relation.to === 'x');
  const outs = relations.filter((relation) => relation.from === 'x');
  if (ins.length === 0 || outs.length === 0) return undefined;
  let unclear = false;
  for (const a of ins) {
    for (const b of outs) {
      const tests = [plainDays(a, b), plainGoods(a, b), plainQuantity(a, b)];
      if (tests.every((test) => test === true)) return 'present';
      if (!tests.includes(false)) unclear = true;
    }
  }
  return unclear ? 'unknown' : 'absent';
}

function plainDays(a: RelationRecord, b: RelationRecord): boolean | undefined {
  if (!a.dates?.from || !b.dates?.from) return undefined;
  const starts = daysOf(a.dates.from).map(dayNumber);
  const ends = daysOf(b.dates.from).map(dayNumber);
  const gaps = starts.flatMap((start) => ends.map((end) => end - start));
  if (gaps.every((gap) => gap >= 0 && gap <= 60)) return true;
  return gaps.some((gap) => gap >= 0 && gap <= 60) ? undefined : false;
}

function plainGoods(a: RelationRecord, b: RelationRecord): boolean | undefined {
  const [one] = a.goods?.hs ?? [];
  const [other] = b.goods?.hs ?? [];
  if (one === undefined || other === undefined) return undefined;
  if (one.length === 6 && other.length === 6) return one === other;
  return one.startsWith(other) || other.startsWith(one) ? undefined : false;
}

function plainQuantity(a: RelationRecord, b: RelationRecord): boolean | undefined {
  const [one, other] = [a.goods?.quantity, b.goods?.quantity];
  if (one === undefined || other === undefined || a.goods?.unit !== b.goods?.unit) return undefined;
  return other <= one + (one * 5) / 100 && other >= one - (one * 5) / 100;
}
