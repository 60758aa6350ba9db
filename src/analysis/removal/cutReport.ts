import type { CaseData } from '../../case/caseData.ts';
import type { TraceQuery } from '../../model/query.ts';
import type { CutReport } from '../../model/removal.ts';
import { walkSteps } from '../buildWalk.ts';
import { resolveEnds } from '../ends.ts';
import { testsOf } from '../labels.ts';
import type { StopReason } from '../trace.ts';
import { BreakerFinder } from './breakers.ts';
import { findBudgets, type BreakableChain } from './budgets.ts';
import { enumerateChains, type RemovalOptions } from './enumerate.ts';
import { rankFacilitators } from './facilitators.ts';
import { findGates } from './gates.ts';
import { minimumCut } from './minimumCut.ts';

/** How far the report is, between two steps. */
export interface CutProgress {
  readonly phase: 'minimum cut' | 'gates' | 'chains' | 'facilitators' | 'budgets';
  /** Disjoint paths, chains, facilitators or the size of the budget at hand. */
  readonly done: number;
}

/** Chains whose breaking sets are worked out between two looks at the caller. */
const CHAINS_A_TURN = 50;

/**
 * Where the chains of a query can be cut (design, sections 5 and 11), in the recorded network. The caller stops it by
 * passing a reason to `next`: `complete` is then false, `of` says how many chains were looked at, and budgets not yet
 * worked out are left out.
 *
 * @throws QueryError when a rule or setting of the query makes no sense.
 */
export function* cutReport(
  data: CaseData,
  query: TraceQuery,
  options: RemovalOptions = {},
): Generator<CutProgress, CutReport, StopReason | undefined> {
  let stopped: StopReason | undefined;
  const building = walkSteps(data, query);
  let built = building.next();
  while (built.done !== true) {
    stopped ??= yield { phase: 'minimum cut', done: 0 };
    built = building.next();
  }
  const walk = built.value;
  const tests = testsOf(query);

  const flow = minimumCut(data, walk);
  let round = flow.next();
  while (round.done !== true) {
    stopped ??= yield { phase: 'minimum cut', done: round.value };
    round = flow.next();
  }
  const search = findGates(data, walk);
  let gate = search.next();
  while (gate.done !== true) {
    stopped ??= yield { phase: 'gates', done: 0 };
    gate = search.next(stopped);
  }

  const ends = resolveEnds(data, query);
  const finder = new BreakerFinder(data, walk.graph, tests, new Set([...ends.from, ...ends.to]));
  const chains: BreakableChain[] = [];
  const enumeration = enumerateChains(data, walk, tests, options);
  let some = enumeration.next();
  while (some.done !== true) {
    for (const chain of some.value) {
      if (stopped !== undefined) break;
      chains.push({ chain, sets: finder.minimalSets(chain) });
      if (chains.length % CHAINS_A_TURN === 0) stopped = yield { phase: 'chains', done: chains.length };
    }
    stopped ??= yield { phase: 'chains', done: chains.length };
    some = enumeration.next(stopped);
  }
  const complete = some.value.complete && chains.length === some.value.chains.length;

  const ranking = rankFacilitators(data, finder, chains);
  let rank = ranking.next();
  while (rank.done !== true) {
    stopped ??= yield { phase: 'facilitators', done: rank.value };
    rank = ranking.next();
  }
  let budgets: CutReport['budgets'] = [];
  if (stopped === undefined) {
    const budgeting = findBudgets(data, finder, chains);
    let budget = budgeting.next();
    while (budget.done !== true) budget = budgeting.next(yield { phase: 'budgets', done: budget.value });
    budgets = budget.value;
  }
  const { cut, direct, paths } = round.value;
  return {
    minimumCut: cut,
    direct,
    disjointPaths: paths,
    gates: gate.value,
    facilitators: rank.value,
    budgets,
    of: chains.length,
    complete,
  };
}

/** The whole report in one go. Throws as `cutReport` does. */
export function runCutReport(data: CaseData, query: TraceQuery, options: RemovalOptions = {}): CutReport {
  const steps = cutReport(data, query, options);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
