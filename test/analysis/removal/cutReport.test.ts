import { describe, expect, it } from 'vitest';
import { cutReport, runCutReport } from '../../../src/analysis/removal/cutReport.ts';
import { runTrace } from '../../../src/analysis/trace.ts';
import { byCodePoint } from '../../../src/model/ids.ts';
import { smallCase } from '../../support/smallCase.ts';
import { freshTrace, randomRemoval, stopOf } from './randomRemoval.ts';
import { FIRST_QUERY, tutorialCase } from './tutorialCase.ts';

const CASES = 500;
/** Seed of a case whose chains all fall with a set of four that was chosen greedily. */
const GREEDY_BREAKS_ALL = 12_067;

function setsUpTo(ids: readonly string[], size: number): string[][] {
  if (size === 0) return [[]];
  const smaller = setsUpTo(ids, size - 1);
  const larger = smaller
    .filter((set) => set.length === size - 1)
    .flatMap((set) => ids.slice(ids.indexOf(set.at(-1) ?? '') + 1).map((id) => [...set, id]));
  return [...smaller, ...larger];
}

describe('the cut report', () => {
  it(`agrees with fresh traces of every set of at most three in ${CASES} random cases`, () => {
    let looked = 0;
    let together = 0;
    for (const seed of [...Array.from({ length: CASES }, (_, index) => index + 1), GREEDY_BREAKS_ALL]) {
      const random = randomRemoval(seed);
      const { ids, relations, query } = random;
      const data = smallCase({ entities: ids, relations });
      const before = runTrace(data, { ...query, k: 1000 });
      const { count } = before.found;
      const report = runCutReport(data, query);
      expect([report.of, report.complete], `seed ${seed}`).toEqual([count, true]);
      const brokenBy = (stopped: readonly string[]): number => {
        const measures = stopped.map((entity) => ({ entity, from: undefined }));
        const kept = relations.filter((relation) => stopOf(relation, measures) === undefined);
        return count - freshTrace(random, kept, before.skipped).found;
      };
      const onChains = relations.filter(({ id }) =>
        before.chains.some((chain) => chain.hops.some((hop) => hop.relations.includes(id))),
      );
      const facilitators = new Set(onChains.flatMap(({ via }) => (via ?? []).map(({ entity }) => entity)));
      expect(new Set(report.facilitators.map(({ id }) => id)), `seed ${seed}`).toEqual(facilitators);
      for (const { id, chainsBroken, chains } of report.facilitators) {
        expect(chainsBroken, `seed ${seed}, ${id}`).toBe(brokenBy([id]));
        const served = onChains.filter(({ via }) => (via ?? []).some(({ entity }) => entity === id));
        const serves = before.chains.filter((chain) =>
          chain.hops.some((hop) => served.some((relation) => hop.relations.includes(relation.id))),
        );
        expect(chains, `seed ${seed}, ${id}`).toBe(serves.length);
      }
      const ranks = report.facilitators.map(({ id, chainsBroken, chains }) => ({ id, chainsBroken, chains }));
      expect(
        [...ranks].sort((a, b) => b.chainsBroken - a.chainsBroken || b.chains - a.chains || byCodePoint(a.id, b.id)),
        `seed ${seed}`,
      ).toEqual(ranks);
      expect(
        report.budgets.map(({ size }) => size),
        `seed ${seed}`,
      ).toEqual([1, 2, 3, 4, 5]);
      for (const { ids: stopped, chainsBroken, size, exact } of report.budgets) {
        expect(brokenBy(stopped), `seed ${seed}, budget ${size}`).toBe(chainsBroken);
        expect(stopped.length, `seed ${seed}`).toBeLessThanOrEqual(size);
        expect(exact, `seed ${seed}`).toBe(size <= 3 || chainsBroken === count);
        expect(chainsBroken, `seed ${seed}`).toBeGreaterThanOrEqual(report.budgets[size - 2]?.chainsBroken ?? 0);
      }
      if (count < 2 || ids.length > 10) continue;
      looked++;
      const ends = new Set(
        [query.from, query.to]
          .flatMap((end) => ('ids' in end ? end.ids : []))
          .filter((id) => !query.exclude.includes(id)),
      );
      const candidates = ids.filter((id) => !ends.has(id)).sort(byCodePoint);
      const tried = setsUpTo(candidates, 3).map((set) => ({ set, broken: brokenBy(set) }));
      for (const { ids: stopped, chainsBroken, size } of report.budgets.slice(0, 3)) {
        const within = tried.filter(({ set }) => set.length <= size);
        const most = Math.max(...within.map(({ broken }) => broken));
        const first = within.find(({ broken }) => broken === most);
        expect({ stopped, chainsBroken }, `seed ${seed}, budget ${size}`).toEqual({
          stopped: first?.set,
          chainsBroken: most,
        });
        const alone = tried.filter(({ set }) => set.length === 1 && stopped.includes(set[0] ?? ''));
        if (stopped.length > 1 && alone.every(({ broken }) => broken === 0)) together++;
      }
    }
    expect(looked).toBeGreaterThan(CASES / 10);
    expect(together).toBeGreaterThan(0);
  });

  it('on the tutorial ranks the bank first', async () => {
    const report = runCutReport(await tutorialCase(), FIRST_QUERY);
    expect([report.of, report.complete]).toEqual([12, true]);
    expect(report.facilitators.slice(0, 4).map(({ id, chainsBroken }) => [id, chainsBroken])).toEqual([
      ['silk', 7],
      ['jadeline', 5],
      ['anka', 4],
      ['transcaspian', 3],
    ]);
    const zarya = runCutReport(await tutorialCase(), { ...FIRST_QUERY, to: { rule: 'name~Zarya' } });
    expect(zarya.gates).toContain('radiokomplekt');
  });

  it('keeps to what is known when it is stopped', async () => {
    const steps = cutReport(await tutorialCase(), FIRST_QUERY);
    let step = steps.next();
    while (step.done !== true) step = steps.next('cancelled');
    expect(step.value.complete).toBe(false);
    expect(step.value.budgets).toEqual([]);
  });
});
