import { describe, expect, it } from 'vitest';
import { runWhatIf, whatIf } from '../../../src/analysis/removal/whatIf.ts';
import { runTrace } from '../../../src/analysis/trace.ts';
import type { RelationRecord } from '../../../src/model/records.ts';
import type { ValueSum } from '../../../src/model/removal.ts';
import { smallCase } from '../../support/smallCase.ts';
import { freshTrace, randomRemoval, stopOf } from './randomRemoval.ts';
import { FIRST_QUERY, tutorialCase } from './tutorialCase.ts';

const CASES = 2_000;

function sumOf(relations: readonly RelationRecord[]): ValueSum {
  const amounts = relations.flatMap(({ value }) => (value === undefined || value.per !== undefined ? [] : [value]));
  return {
    relations: relations.length,
    totals: ['EUR', 'USD'].flatMap((currency) => {
      const own = amounts.filter((value) => value.currency === currency);
      if (own.length === 0) return [];
      return [{ currency, amount: own.reduce((sum, value) => sum + value.amount, 0), relations: own.length }];
    }),
    rates: relations.filter(({ value }) => value?.per !== undefined).length,
    missing: relations.filter(({ value }) => value === undefined).length,
  };
}

describe('a what-if', () => {
  it(`answers as a fresh trace on the reduced case in ${CASES} random cases`, () => {
    let withBroken = 0;
    let withSurviving = 0;
    let withBoth = 0;
    for (let seed = 1; seed <= CASES; seed++) {
      const random = randomRemoval(seed);
      const { ids, relations, measures, query } = random;
      const data = smallCase({ entities: ids, relations });
      const answer = runWhatIf(data, query, measures);
      const before = runTrace(data, { ...query, k: 1000 });
      const kept = relations.filter((relation) => stopOf(relation, measures) === undefined);
      const after = freshTrace({ ...random, query: { ...query, k: 1000 } }, kept, before.skipped);
      const survivors = new Set(after.chains.map((chain) => chain.entities.join()));
      expect(answer.complete, `seed ${seed}`).toBe(true);
      expect([answer.of, answer.broken, answer.surviving], `seed ${seed}`).toEqual([
        before.found.count,
        before.found.count - after.found,
        after.found,
      ]);
      expect(answer.after, `seed ${seed}`).toEqual(after.chains.slice(0, query.k));
      expect(answer.cheapestBefore, `seed ${seed}`).toEqual(before.chains[0]);
      expect(answer.cheapestAfter, `seed ${seed}`).toEqual(after.chains[0]);
      expect(answer.before, `seed ${seed}`).toEqual(
        before.chains.slice(0, query.k).map(({ entities }) => ({ entities, survives: survivors.has(entities.join()) })),
      );
      const onChains = (chains: typeof before.chains): Set<string> =>
        new Set(chains.flatMap((chain) => chain.hops.flatMap((hop) => hop.relations)));
      const carriedBefore = onChains(before.chains);
      const carriedAfter = onChains(after.chains);
      const lost = relations.filter(({ id }) => carriedBefore.has(id) && !carriedAfter.has(id));
      expect(answer.noLongerCarried, `seed ${seed}`).toEqual(sumOf(lost));
      const stopped = relations.filter((one) => carriedBefore.has(one.id) && stopOf(one, measures) !== undefined);
      expect([...answer.stoppedOnChains].sort(), `seed ${seed}`).toEqual(stopped.map(({ id }) => id).sort());
      expect(answer.stoppedOnChainsCounts.unknownDate, `seed ${seed}`).toBe(
        stopped.filter((one) => stopOf(one, measures) === 'unknown').length,
      );
      if (answer.broken > 0) withBroken++;
      if (answer.surviving > 0) withSurviving++;
      if (answer.broken > 0 && answer.surviving > 0) withBoth++;
    }
    expect(withBroken).toBeGreaterThan(CASES / 10);
    expect(withSurviving).toBeGreaterThan(CASES / 10);
    expect(withBoth).toBeGreaterThan(CASES / 50);
  });

  it('on the tutorial says what the loss of one bank or carrier breaks', async () => {
    const data = await tutorialCase();
    for (const [entity, broken] of [
      ['silk', 7],
      ['jadeline', 5],
      ['anka', 4],
      ['transcaspian', 3],
    ] as const) {
      const answer = runWhatIf(data, FIRST_QUERY, [{ entity, from: undefined }]);
      expect([answer.of, answer.broken, answer.surviving], `without ${entity}`).toEqual([12, broken, 12 - broken]);
    }
  });

  it('says what a detour needs', () => {
    const data = smallCase({
      entities: [
        { id: 'a', kind: 'manufacturer', name: 'A', countries: ['US'] },
        { id: 'b', kind: 'trader', name: 'B', countries: ['KZ'] },
        { id: 'c', kind: 'trader', name: 'C', countries: ['TR'] },
        { id: 'd', kind: 'trader', name: 'D', countries: ['KZ', 'AE'] },
        { id: 'z', kind: 'end_user', name: 'Z', countries: ['RU'] },
        'carrier',
      ],
      relations: [
        { id: 'ab', kind: 'ships', from: 'a', to: 'b' },
        { id: 'bz', kind: 'ships', from: 'b', to: 'z' },
        { id: 'ac', kind: 'ships', from: 'a', to: 'c' },
        { id: 'cd', kind: 'ships', from: 'c', to: 'd', via: [{ entity: 'carrier' }] },
        { id: 'dz', kind: 'ships', from: 'd', to: 'z' },
      ],
    });
    const query = { ...FIRST_QUERY, from: { ids: ['a'] }, to: { ids: ['z'] } };
    const answer = runWhatIf(data, query, [{ entity: 'b', from: undefined }]);
    expect(answer.detour).toEqual({
      cost: 175,
      hops: 1,
      countries: ['AE', 'TR'],
      parties: ['c', 'd'],
      facilitators: ['carrier'],
    });
    expect(answer.noLongerCarried).toEqual({ relations: 2, totals: [], rates: 0, missing: 2 });
    expect(runWhatIf(data, query, [{ entity: 'b', from: '2023' }]).stoppedOnChainsCounts).toEqual({
      relations: 2,
      unknownDate: 2,
      spanning: 0,
    });
  });

  it('stops when told to, and then does not claim to be complete', async () => {
    const steps = whatIf(await tutorialCase(), FIRST_QUERY, [{ entity: 'silk', from: undefined }]);
    steps.next();
    let step = steps.next('cancelled');
    while (step.done !== true) step = steps.next('cancelled');
    expect(step.value.complete).toBe(false);
    expect(step.value.broken + step.value.surviving).toBe(step.value.of);
  });
});
