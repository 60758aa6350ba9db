import type { CaseData } from '../case/caseData.ts';
import type { TraceQuery } from '../model/query.ts';
import type { Chain, NearMiss, StoppedBy, TraceAnswer } from '../model/result.ts';
import { boundSteps, type Bounds } from './bounds.ts';
import { walkSteps, type Walk, type WalkProgress } from './buildWalk.ts';
import { describeClash } from './clash.ts';
import { Counting, type RankedNearMiss } from './counting.ts';
import { describeChain, describeHops, entityIds } from './describeChain.ts';
import { testsOf, type PickTests } from './labels.ts';
import { PickFinder } from './picks.ts';
import { QueryError } from './queryError.ts';
import { Ranking } from './ranking.ts';

/** Why a caller stops a trace before its end. */
export type StopReason = 'time' | 'cancelled';

/** How many static chains are counted unless told otherwise (design, section 4). */
export const DEFAULT_COUNT_LIMIT = 1_000_000;

/** Work between two looks at the caller: about a millisecond. */
const WORK_A_STEP = 8_000;

/** How far a trace is, between two steps. */
export interface TraceProgress {
  readonly phase: 'collecting' | 'ranking' | 'counting';
  /** What is known now: the chains are a true head of the ranking, the counts are lower bounds. */
  readonly partial: () => TraceAnswer;
  /** Chains found so far. */
  readonly chains: number;
}

export interface TraceOptions {
  /** Static chains that are counted at most. */
  readonly countLimit?: number;
}

/**
 * Answers a query step by step: first the k best chains in their order, then the counts. The caller stops it by passing
 * a reason to `next`. Throws `QueryError` when a rule or setting of the query makes no sense.
 */
export function* traceSteps(
  data: CaseData,
  query: TraceQuery,
  options: TraceOptions = {},
): Generator<TraceProgress, TraceAnswer, StopReason | undefined> {
  checkNumbers(query);
  const collecting = collectSteps(data, query);
  let collected = collecting.next();
  while (collected.done !== true) {
    const ends = collected.value;
    const stop = yield { phase: 'collecting', partial: () => emptyAnswer(ends, 'time'), chains: 0 };
    if (stop !== undefined) return emptyAnswer(ends, stop);
    collected = collecting.next();
  }
  const { walk, bounds, tests } = collected.value;
  const { graph } = walk;
  const finder = new PickFinder(data, graph);
  const ranking = new Ranking(data, walk, tests, bounds, query.k);
  const counting = new Counting(data, walk, tests, finder, query.k, options.countLimit ?? DEFAULT_COUNT_LIMIT);
  const chains: Chain[] = [];

  const answer = (stoppedBy: StoppedBy): TraceAnswer => ({
    found: {
      count: Math.max(counting.coherent, chains.length),
      complete: counting.isComplete || ranking.isExhausted,
    },
    stoppedBy,
    skipped: walk.skipped,
    undatedInWindow: graph.undatedInWindow,
    relevantRelations: graph.relevantRelations,
    fromCount: walk.fromCount,
    toCount: walk.toCount,
    chains: [...chains],
    nearMisses: {
      order: counting.order,
      goods: counting.goods,
      together: counting.together,
      complete: counting.isComplete,
      listed: counting.nearMisses.map(describeNearMiss),
    },
  });

  const describeNearMiss = ({ chain, cost, reasons }: RankedNearMiss): NearMiss => {
    const clash = describeClash(data, query, graph, finder, chain, reasons, tests);
    const eased = counting.easedTests(reasons);
    const pick = finder.cheapest(chain, eased) ?? { slots: [], cost };
    return {
      entities: entityIds(data, graph, chain),
      hops: describeHops(data, graph, finder, chain, pick),
      cost,
      reasons,
      clash: clash.text,
      clashAt: clash.at,
    };
  };

  while (ranking.isOpen) {
    const chain = ranking.next(WORK_A_STEP);
    if (chain !== undefined) chains.push(describeChain(data, graph, finder, chain, tests));
    const stop = yield { phase: 'ranking', partial: () => answer('time'), chains: chains.length };
    if (stop !== undefined) return answer(stop);
  }
  while (!counting.isDone) {
    counting.advance(WORK_A_STEP);
    const stop = yield { phase: 'counting', partial: () => answer('time'), chains: chains.length };
    if (stop !== undefined && !counting.isDone) return answer(stop);
  }
  const ranked = ranking.isFull || ranking.isExhausted;
  return answer(counting.isComplete && ranked ? 'exhausted' : 'limit');
}

/** What a ranking rests on. */
interface Collected {
  readonly walk: Walk;
  readonly bounds: Bounds;
  readonly tests: PickTests;
}

/** Collects the relevant graph and what is left to do from each of its entities. */
function* collectSteps(data: CaseData, query: TraceQuery): Generator<WalkProgress, Collected, void> {
  const tests = testsOf(query);
  const walk = yield* walkSteps(data, query);
  const steps = boundSteps(walk.graph, tests);
  let step = steps.next();
  while (step.done !== true) {
    yield walk;
    step = steps.next();
  }
  return { walk, bounds: step.value, tests };
}

/** The answer of a trace that is stopped before its relevant graph is known. */
function emptyAnswer({ fromCount, toCount }: WalkProgress, stoppedBy: StoppedBy): TraceAnswer {
  return {
    found: { count: 0, complete: false },
    stoppedBy,
    skipped: [],
    undatedInWindow: 0,
    relevantRelations: 0,
    fromCount,
    toCount,
    chains: [],
    nearMisses: { order: 0, goods: 0, together: 0, complete: false, listed: [] },
  };
}

/** Answers a query in one go; `shouldStop` is asked about every millisecond. */
export function runTrace(
  data: CaseData,
  query: TraceQuery,
  options: TraceOptions & { readonly shouldStop?: () => StopReason | undefined } = {},
): TraceAnswer {
  const steps = traceSteps(data, query, options);
  let step = steps.next();
  while (step.done !== true) step = steps.next(options.shouldStop?.());
  return step.value;
}

function checkNumbers(query: TraceQuery): void {
  if (!Number.isInteger(query.k) || query.k < 0) {
    throw new QueryError('k', 'The number of chains must be a whole number of 0 or more.');
  }
  if (query.maxGapDays < 0 || Number.isNaN(query.maxGapDays)) {
    throw new QueryError('maxGapDays', 'The days between hops must be 0 or more.');
  }
  if (query.maxDegree !== undefined && (!Number.isInteger(query.maxDegree) || query.maxDegree < 0)) {
    throw new QueryError('maxDegree', 'The limit of neighbours must be a whole number of 0 or more.');
  }
  const { claim, ...single } = query.costs;
  for (const cost of [...Object.values(single), ...Object.values(claim)]) {
    if (Number.isInteger(cost) && cost >= 0 && cost <= 1_000_000) continue;
    throw new QueryError('costs', 'Every cost must be a whole number from 0 to 1,000,000.');
  }
}
