import { describe, expect, it } from 'vitest';
import { runTrace } from '../../src/analysis/trace.ts';
import { smallCase } from '../support/smallCase.ts';
import { oracle } from './oracle.ts';
import { randomTrace } from './randomTrace.ts';

const CASES = 5_500;

describe('a trace', () => {
  it(`answers as the oracle does in ${CASES} random cases`, () => {
    let withChains = 0;
    let withNearMisses = 0;
    let together = 0;
    for (let seed = 1; seed <= CASES; seed++) {
      const { ids, relations, query } = randomTrace(seed);
      const answer = runTrace(smallCase({ entities: ids, relations }), query);
      const expected = oracle(ids, relations, query);
      const listed = answer.nearMisses.listed.map(({ entities, hops, cost, reasons }) => ({
        entities,
        hops,
        cost,
        reasons,
      }));
      expect(
        {
          chains: answer.chains,
          found: answer.found,
          order: answer.nearMisses.order,
          goods: answer.nearMisses.goods,
          together: answer.nearMisses.together,
          nearMisses: listed,
          skipped: answer.skipped,
          relevantRelations: answer.relevantRelations,
          undatedInWindow: answer.undatedInWindow,
          stoppedBy: answer.stoppedBy,
        },
        `seed ${seed}`,
      ).toEqual({ ...expected, found: { count: expected.found, complete: true }, stoppedBy: 'exhausted' });
      for (const miss of answer.nearMisses.listed) {
        expect(miss.clash, `seed ${seed}`).not.toMatch(/undefined|NaN|\(\)/);
        expect(miss.clashAt, `seed ${seed}`).toBeLessThan(miss.hops.length);
      }
      if (answer.chains.length > 0) withChains++;
      if (listed.length > 0) withNearMisses++;
      if (answer.nearMisses.together > 0) together++;
    }
    process.stdout.write(
      `${CASES} cases: ${withChains} with chains, ${withNearMisses} with near misses, ${together} together\n`,
    );
    expect(withChains).toBeGreaterThan(CASES / 5);
    expect(withNearMisses).toBeGreaterThan(CASES / 20);
    expect(together).toBeGreaterThan(0);
  });
});
