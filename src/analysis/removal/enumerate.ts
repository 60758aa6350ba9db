import type { CaseData } from '../../case/caseData.ts';
import type { Walk } from '../buildWalk.ts';
import { Counting } from '../counting.ts';
import type { PickTests } from '../labels.ts';
import { PickFinder } from '../picks.ts';
import type { StaticChain } from '../ranking.ts';
import { DEFAULT_COUNT_LIMIT, type StopReason } from '../trace.ts';

/** Coherent chains that removal looks at, at most (design, section 5). */
const MOST_CHAINS = 10_000;

export interface RemovalOptions {
  /** Static chains that are looked at, at most. */
  readonly countLimit?: number;
}

/** Steps of the enumeration between two looks at the caller. */
const STEPS_A_TURN = 4_000;

/** Coherent chains in the fixed order of the enumeration; all of them when `complete`. */
export interface Enumerated {
  readonly chains: readonly StaticChain[];
  readonly complete: boolean;
}

/**
 * Enumerates the coherent chains of a walk within the counting limit, at most `MOST_CHAINS`. Yields the chains that are
 * new since the last time; a stop ends with those found by then.
 */
export function* enumerateChains(
  data: CaseData,
  walk: Walk,
  tests: PickTests,
  { countLimit = DEFAULT_COUNT_LIMIT }: RemovalOptions,
): Generator<readonly StaticChain[], Enumerated, StopReason | undefined> {
  const chains: StaticChain[] = [];
  let found = 0;
  const counting = new Counting(data, walk, tests, new PickFinder(data, walk.graph), 0, countLimit, (chain) => {
    found++;
    if (chains.length < MOST_CHAINS) chains.push(chain);
  });
  while (!counting.isDone && found <= MOST_CHAINS) {
    const before = chains.length;
    counting.advance(STEPS_A_TURN);
    const stop = yield chains.slice(before);
    if (stop !== undefined) break;
  }
  return { chains, complete: counting.isComplete && found <= MOST_CHAINS };
}
