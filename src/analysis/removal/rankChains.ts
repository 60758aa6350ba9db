import type { CaseData } from '../../case/caseData.ts';
import { boundSteps } from '../bounds.ts';
import type { Walk } from '../buildWalk.ts';
import type { PickTests } from '../labels.ts';
import { Ranking, type StaticChain } from '../ranking.ts';
import type { StopReason } from '../trace.ts';

/** Work between two looks at the caller: about a millisecond. */
const WORK_A_TURN = 8_000;

/** The best k coherent chains of a walk in the order of the ranking; a stop ends with those found by then. */
export function* rankChains(
  data: CaseData,
  walk: Walk,
  tests: PickTests,
  k: number,
): Generator<number, readonly StaticChain[], StopReason | undefined> {
  const chains: StaticChain[] = [];
  const steps = boundSteps(walk.graph, tests);
  let step = steps.next();
  while (step.done !== true) {
    if ((yield 0) !== undefined) return [];
    step = steps.next();
  }
  const ranking = new Ranking(data, walk, tests, step.value, k);
  while (ranking.isOpen) {
    const chain = ranking.next(WORK_A_TURN);
    if (chain !== undefined) chains.push(chain);
    const stop = yield chains.length;
    if (stop !== undefined) break;
  }
  return chains;
}
