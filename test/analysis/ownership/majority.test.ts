import { describe, expect, it } from 'vitest';
import type { Holding, Holdings } from '../../../src/analysis/ownership/holdings.ts';
import { majoritySum, type MajorityRule, type MajoritySum } from '../../../src/analysis/ownership/majority.ts';
import { Random } from '../../support/random.ts';
import { randomHoldings } from './randomHoldings.ts';

/** Holdings written [owner, owned, from, to]; without a share: not stated. */
function holdingsOf(...rows: readonly (readonly [number, number, number?, number?])[]): Holdings {
  const holdings = new Map<number, Holding[]>();
  for (const [owner, owned, from, to = from] of rows) {
    const share = from === undefined || to === undefined ? undefined : { from, to };
    holdings.set(owned, [...(holdings.get(owned) ?? []), { owner, owned, share, relations: [], summary: false }]);
  }
  return holdings;
}

function sum(
  holdings: Holdings,
  rule: MajorityRule,
  ...listed: readonly number[]
): Pick<MajoritySum, 'from' | 'to' | 'outcome'> {
  const { from, to, outcome } = majoritySum(holdings, 0, rule, (entity) => listed.includes(entity));
  return { from, to, outcome };
}

describe('what listed owners hold', () => {
  it('is added up over them', () => {
    const holdings = holdingsOf([1, 0, 30], [2, 0, 25], [3, 0, 45]);
    expect(sum(holdings, 'ofac', 1, 2)).toEqual({ from: 55, to: 55, outcome: 'reached' });
    expect(sum(holdings, 'ofac', 1)).toEqual({ from: 30, to: 30, outcome: 'not reached' });
    expect(sum(holdings, 'ofac')).toEqual({ from: 0, to: 0, outcome: 'not reached' });
  });

  it('differs at exactly half: OFAC counts it, the EU more', () => {
    const half = holdingsOf([1, 0, 50]);
    expect(sum(half, 'ofac', 1).outcome).toBe('reached');
    expect(sum(half, 'eu', 1).outcome).toBe('not reached');
    expect(sum(holdingsOf([1, 0, 50.01]), 'eu', 1).outcome).toBe('reached');
    expect(sum(holdingsOf([1, 0, 49.99]), 'ofac', 1).outcome).toBe('not reached');
  });

  it('passes through a chain with its whole share while every step reaches half', () => {
    expect(sum(holdingsOf([2, 1, 50], [1, 0, 50]), 'ofac', 2)).toEqual({ from: 50, to: 50, outcome: 'reached' });
    expect(sum(holdingsOf([2, 1, 50], [1, 0, 50]), 'eu', 2).outcome).toBe('not reached');
    expect(sum(holdingsOf([2, 1, 49], [1, 0, 100]), 'ofac', 2)).toEqual({ from: 0, to: 0, outcome: 'not reached' });
    expect(sum(holdingsOf([2, 1, 25], [3, 1, 25], [1, 0, 50]), 'ofac', 2, 3).outcome).toBe('reached');
    expect(sum(holdingsOf([2, 1, 50], [1, 0, 25], [2, 0, 25]), 'ofac', 2)).toMatchObject({ from: 50 });
  });

  it('stays open where a range or a share that is not stated spans the limit', () => {
    expect(sum(holdingsOf([1, 0, 25, 50]), 'ofac', 1)).toEqual({ from: 25, to: 50, outcome: 'open' });
    expect(sum(holdingsOf([1, 0, 25, 50]), 'eu', 1).outcome).toBe('not reached');
    expect(sum(holdingsOf([1, 0, 25, 49]), 'ofac', 1).outcome).toBe('not reached');
    expect(sum(holdingsOf([1, 0]), 'ofac', 1)).toEqual({ from: 0, to: 100, outcome: 'open' });
    expect(sum(holdingsOf([2, 1, 40, 60], [1, 0, 100]), 'ofac', 2)).toEqual({ from: 0, to: 100, outcome: 'open' });
  });

  it('takes a summary of a chain for possible and not for certain', () => {
    const [whole] = holdingsOf([1, 0, 60]).get(0) ?? [];
    const holdings: Holdings = new Map([[0, whole === undefined ? [] : [{ ...whole, summary: true }]]]);
    expect(sum(holdings, 'ofac', 1)).toEqual({ from: 0, to: 60, outcome: 'open' });
  });

  it('does not count a party that only owns itself or its owner', () => {
    expect(sum(holdingsOf([0, 0, 60], [1, 0, 40], [0, 1, 100]), 'ofac', 0)).toMatchObject({
      from: 0,
      outcome: 'not reached',
    });
  });

  it('agrees with a plain count to the end, on 3,000 random networks', () => {
    const random = new Random(50);
    for (let round = 0; round < 3000; round++) {
      const parties = random.int(2, 6);
      const holdings = randomHoldings(random, parties);
      const listed = Array.from({ length: parties }, (_, at) => at).filter(() => random.chance(0.35));
      for (const rule of ['ofac', 'eu'] as const) {
        const answer = sum(holdings, rule, ...listed);
        const [from, to] = [
          plainSum(holdings, listed, rule, 'from', parties),
          plainSum(holdings, listed, rule, 'to', parties),
        ];
        const over = (value: number): boolean => (rule === 'ofac' ? value >= 50 : value > 50);
        expect(answer, `round ${round}, ${rule}`).toEqual({
          from,
          to: Math.min(100, to),
          outcome: over(from) ? 'reached' : over(to) ? 'open' : 'not reached',
        });
      }
    }
  });
});

/** Marks owners until nothing changes, then adds up the direct shares of the marked. */
function plainSum(
  holdings: Holdings,
  listed: readonly number[],
  rule: MajorityRule,
  side: 'from' | 'to',
  parties: number,
): number {
  const marked = new Set(listed.filter((entity) => entity !== 0));
  const held = (entity: number): number =>
    (holdings.get(entity) ?? [])
      .filter(({ owner }) => owner !== entity && marked.has(owner))
      .reduce((total, { share }) => total + (share?.[side] ?? (side === 'from' ? 0 : 100)), 0);
  for (let pass = 0; pass < parties; pass++) {
    for (let entity = 1; entity < parties; entity++) {
      if (rule === 'ofac' ? held(entity) >= 50 : held(entity) > 50) marked.add(entity);
    }
  }
  return held(0);
}
