import { expect, it } from 'vitest';
import { boundSteps } from '../../src/analysis/bounds.ts';
import { buildWalk } from '../../src/analysis/buildWalk.ts';
import { finish } from '../../src/analysis/finish.ts';
import { testsOf } from '../../src/analysis/labels.ts';
import { Ranking } from '../../src/analysis/ranking.ts';
import { runTrace } from '../../src/analysis/trace.ts';
import { smallCase } from '../support/smallCase.ts';
import { randomTrace } from './randomTrace.ts';

const CASES = 2_000;

it(`ranks the same chains in the smallest steps as in large ones in ${CASES} random cases`, () => {
  let ranked = 0;
  for (let seed = 1; seed <= CASES; seed++) {
    const { ids, relations, query } = randomTrace(seed);
    const data = smallCase({ entities: ids, relations });
    const walk = buildWalk(data, query);
    const tests = testsOf(query);
    const ranking = new Ranking(data, walk, tests, finish(boundSteps(walk.graph, tests)), query.k);
    const found: string[][] = [];
    while (ranking.isOpen) {
      const chain = ranking.next(1);
      if (chain !== undefined) {
        found.push(chain.entities.map((entity) => data.entities.ids.get(walk.graph.entities[entity] ?? 0)));
      }
    }
    expect(found, `seed ${seed}`).toEqual(runTrace(data, query).chains.map(({ entities }) => entities));
    if (found.length > 1) ranked++;
  }
  expect(ranked).toBeGreaterThan(CASES / 10);
});
