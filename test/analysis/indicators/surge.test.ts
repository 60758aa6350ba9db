import { describe, expect, it } from 'vitest';
import { surge } from '../../../src/analysis/indicators/surge.ts';
import { surgeOf, type SurgeItem } from '../../../src/analysis/indicators/surgeMath.ts';
import type { Goods, RelationRecord } from '../../../src/model/records.ts';
import { Random } from '../../support/random.ts';
import { firm, judgeOne, shipment } from './judging.ts';
import { dayNumber } from './randomDates.ts';

const entities = [firm('a', 'DE'), firm('x', 'TR'), firm('b', 'RU')];

const chips = (quantity: number | undefined): { readonly goods: Goods } => ({
  goods: { hs: ['854232'], unit: 'pieces', ...(quantity !== undefined && { quantity }) },
});

const about = (relations: readonly RelationRecord[], thresholds: Record<string, number> = {}) =>
  judgeOne(surge, 'x', { entities, relations }, { thresholds });

describe('surge', () => {
  it('is present at the multiple itself, with both numbers', async () => {
    expect(
      await about([
        shipment('p', 'a', 'x', '2021-07-15', chips(800)),
        shipment('q', 'a', 'x', '2022-11-21', chips(2400)),
      ]),
    ).toMatchObject({
      outcome: 'present',
      sentence:
        'Firm x received 2,400 pieces of HS 8542.32 in the highest twelve months after 24 Feb 2022, and the yearly mean up to ' +
        'then is 800 pieces, 3 ×; the limit is 3 × and above 100 pieces.',
      relations: ['p', 'q'],
    });
  });

  it('is absent just below it, at the floor, and where trade fell', async () => {
    const before = shipment('p', 'a', 'x', '2021-07-15', chips(800));
    expect((await about([before, shipment('q', 'a', 'x', '2022-11-21', chips(2399))]))?.outcome).toBe('absent');
    expect((await about([before]))?.outcome).toBe('absent');
    const few = shipment('p', 'a', 'x', '2021-07-15', chips(1));
    expect((await about([few, shipment('q', 'a', 'x', '2023', chips(100))]))?.outcome).toBe('absent');
    expect((await about([few, shipment('q', 'a', 'x', '2023', chips(101))]))?.outcome).toBe('present');
  });

  it('follows the limits that are set', async () => {
    const relations = [
      shipment('p', 'a', 'x', '2021-07-15', chips(800)),
      shipment('q', 'a', 'x', '2023-02-01', chips(2400)),
    ];
    expect((await about(relations, { 'surge.factor': 4 }))?.outcome).toBe('absent');
    expect((await about(relations, { 'surge.floor-quantity': 2400 }))?.outcome).toBe('absent');
  });

  it('takes the mean over the years from the first delivery on', async () => {
    const first = shipment('p', 'a', 'x', '2020-02-25', chips(800));
    const flag = await about([first, shipment('q', 'a', 'x', '2022-11-21', chips(1200))]);
    // 730 days before 24 Feb 2022 are two years: 400 a year.
    expect(flag).toMatchObject({ outcome: 'present', sentence: expect.stringContaining('is 400 pieces, 3 ×') });
  });

  it('counts what was sent apart from what was received, and values by currency', async () => {
    const relations = [
      shipment('p', 'a', 'x', '2021-07-15', chips(800)),
      shipment('q', 'x', 'b', '2022-11-21', chips(9000)),
      shipment('s', 'x', 'b', '2021-09-01', { ...chips(undefined), value: { amount: 10_000, currency: 'USD' } }),
      shipment('t', 'x', 'b', '2023-09-01', { ...chips(undefined), value: { amount: 30_000, currency: 'EUR' } }),
    ];
    expect((await about(relations))?.outcome).toBe('unknown');
    expect((await about(relations.slice(0, 1)))?.outcome).toBe('absent');
  });

  it('cannot tell without earlier trade, without codes, without amounts', async () => {
    const alone = await about([shipment('q', 'a', 'x', '2022-11-21', chips(9400))]);
    expect(alone).toMatchObject({ outcome: 'unknown', missing: 'trade before 24 Feb 2022' });
    const uncoded = await about([
      shipment('q', 'a', 'x', '2022-11-21', { goods: { hs: ['8542'], quantity: 9, unit: 'kg' } }),
    ]);
    expect(uncoded).toMatchObject({ outcome: 'unknown', missing: 'HS codes of six digits' });
    const without = await about([
      shipment('p', 'a', 'x', '2021', chips(800)),
      shipment('q', 'a', 'x', '2023', chips(undefined)),
    ]);
    expect(without).toMatchObject({
      outcome: 'unknown',
      missing: 'quantities in one unit or values, and precise dates of deliveries',
    });
    expect(await about([])).toBeUndefined();
  });

  it('cannot tell where a date straddles 24 Feb 2022', async () => {
    const straddling = [
      shipment('p', 'a', 'x', '2021-07-15', chips(800)),
      shipment('q', 'a', 'x', '2022-02', chips(9400)),
    ];
    expect((await about(straddling))?.outcome).toBe('unknown');
    const after = [shipment('p', 'a', 'x', '2021-07-15', chips(800)), shipment('q', 'a', 'x', '2022-03', chips(9400))];
    expect((await about(after))?.outcome).toBe('present');
  });
});

const T0 = dayNumber('2022-02-24');

describe('surgeOf', () => {
  it('is what a walk over every window of 365 days finds, for exact dates, 1,000 times', () => {
    const seen = new Set<string>();
    for (let seed = 1; seed <= 1000; seed++) {
      const random = new Random(seed);
      const items = Array.from({ length: random.int(1, 7) }, () =>
        exact(T0 + random.int(-900, 900), random.int(1, 9) * 100),
      );
      const expected = plainly(items);
      const { outcome } = surgeOf(items, T0, 3, 150);
      seen.add(outcome);
      expect(outcome, `seed ${seed}`).toBe(expected);
    }
    expect([...seen].toSorted()).toEqual(['no', 'unknown', 'yes']);
  });

  it('says yes or no of imprecise dates only where every choice of days does, 1,000 times', () => {
    const seen = new Set<string>();
    for (let seed = 1; seed <= 1000; seed++) {
      const random = new Random(seed);
      const items = Array.from({ length: random.int(2, 4) }, (): SurgeItem => {
        const from = T0 + random.pick([-500, -300, -1, 0, 200, 500]);
        const amount = random.chance(0.05) ? undefined : random.pick([100, 300, 1000, 3000]);
        return { dates: { from, to: from + random.pick([0, 0, 2, 400]), known: true }, amount };
      });
      const { outcome } = surgeOf(items, T0, 3, 150);
      seen.add(outcome);
      if (outcome === 'unknown') continue;
      for (const choice of choices(items)) expect(plainly(choice), `seed ${seed}`).toBe(outcome);
    }
    expect([...seen].toSorted()).toEqual(['no', 'unknown', 'yes']);
  });

  it('adds up 365 days, and no more', () => {
    const before = exact(T0 - 100, 500);
    const spread = (days: number) => [before, exact(T0 + 1, 1000), exact(T0 + 1 + days, 500)];
    expect(surgeOf(spread(364), T0, 3, 0)).toMatchObject({ outcome: 'yes', peak: { least: 1500, most: 1500 } });
    expect(surgeOf(spread(365), T0, 3, 0)).toMatchObject({ outcome: 'no', peak: { least: 1000, most: 1000 } });
  });

  it('takes an undated item for one of any day', () => {
    const before = exact(T0 - 100, 1000);
    const undated = { dates: { from: -(2 ** 30), to: 2 ** 30, known: false }, amount: 9000 };
    expect(surgeOf([before, undated], T0, 3, 0).outcome).toBe('unknown');
    expect(surgeOf([before, { ...undated, amount: 10 }, exact(T0 + 9, 10)], T0, 3, 500).outcome).toBe('no');
  });
});

function exact(day: number, amount: number | undefined): SurgeItem {
  return { dates: { from: day, to: day, known: true }, amount };
}

/** The ends and the middle of every date, with amounts that are missing taken for nothing and for a great deal. */
function choices(items: readonly SurgeItem[]): SurgeItem[][] {
  return items.reduce<SurgeItem[][]>(
    (sofar, { dates, amount }) => {
      const days = [...new Set([dates.from, Math.floor((dates.from + dates.to) / 2), dates.to])];
      const amounts = amount === undefined ? [0, 1e9] : [amount];
      return sofar.flatMap((some) => days.flatMap((day) => amounts.map((one) => [...some, exact(day, one)])));
    },
    [[]],
  );
}

/** Every window of 365 days after T0, one day at a time. */
function plainly(items: readonly SurgeItem[]): string {
  const total = (test: (day: number) => boolean): number =>
    items.filter(({ dates }) => test(dates.from)).reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  let peak = 0;
  const last = Math.max(...items.map(({ dates }) => dates.from));
  for (let start = T0 + 1; start <= last; start++)
    peak = Math.max(
      peak,
      total((day) => day >= start && day < start + 365),
    );
  if (peak <= 150) return 'no';
  const first = Math.min(...items.map(({ dates }) => dates.from));
  if (first > T0) return 'unknown';
  const mean = total((day) => day <= T0) / Math.max(1, (T0 - first) / 365);
  if (mean === 0) return 'unknown';
  return peak >= 3 * mean ? 'yes' : 'no';
}
