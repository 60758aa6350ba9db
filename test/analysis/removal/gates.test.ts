import { describe, expect, it } from 'vitest';
import { buildWalk } from '../../../src/analysis/buildWalk.ts';
import { findGates } from '../../../src/analysis/removal/gates.ts';
import { byCodePoint } from '../../../src/model/ids.ts';
import { smallCase } from '../../support/smallCase.ts';
import { oracle } from '../oracle.ts';
import { randomTrace } from '../randomTrace.ts';

const CASES = 1_500;

function runGates(data: Parameters<typeof findGates>[0], query: Parameters<typeof buildWalk>[1]): readonly string[] {
  const steps = findGates(data, buildWalk(data, query));
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

describe('gates', () => {
  it(`are the interior entities on every static chain in ${CASES} random cases`, () => {
    let withGates = 0;
    let chainsWithoutGates = 0;
    for (let seed = 1; seed <= CASES; seed++) {
      const { ids, relations, query } = randomTrace(seed);
      // Without tests every static chain is coherent, so the oracle lists them all.
      const { chains } = oracle(ids, relations, { ...query, order: false, goodsMatch: 'off', k: 10_000 });
      const [first, ...others] = chains.map(({ entities }) => entities.slice(1, -1));
      const expected = (first ?? []).filter((id) => others.every((chain) => chain.includes(id))).sort(byCodePoint);
      expect(runGates(smallCase({ entities: ids, relations }), query), `seed ${seed}`).toEqual(expected);
      if (expected.length > 0) withGates++;
      else if (others.length > 0) chainsWithoutGates++;
    }
    expect(withGates).toBeGreaterThan(CASES / 20);
    expect(chainsWithoutGates).toBeGreaterThan(CASES / 20);
  });
});
