import { buildWalk } from '../../../src/analysis/buildWalk.ts';
import { findGates } from '../../../src/analysis/removal/gates.ts';
import { minimumCut } from '../../../src/analysis/removal/minimumCut.ts';
import { traceSteps } from '../../../src/analysis/trace.ts';
import type { CaseData } from '../../../src/case/caseData.ts';
import { defaultQuery, type Ends, type TraceQuery } from '../../../src/model/query.ts';
import type { TraceAnswer } from '../../../src/model/result.ts';
import { buildCase } from '../generate/build.ts';
import { Network, type MarketName, type Recipe } from '../generate/network.ts';
import { entityId } from '../generate/records.ts';
import { median, timesOf } from './timing.ts';

/** Beyond this many relevant relations a cut is found once: it takes seconds, and no figure rests on it. */
const ONE_CUT_FROM = 200_000;

/** One question on one case; times are medians in milliseconds. */
export interface TraceRow {
  readonly market: MarketName | 'rule';
  readonly from: number;
  readonly to: number;
  readonly relevant: number;
  readonly chains: number;
  readonly runs: number;
  /** Until the first chain, and until all k chains; counting not included. */
  readonly firstMs: number;
  readonly rankedMs: number;
  /** The part of it that collects the relevant graph. */
  readonly walkMs: number;
  /** Counting alone, once, up to the usual limit; and what it counted. */
  readonly countMs: number;
  readonly counted: number;
  readonly countComplete: boolean;
  readonly cutMs: number;
  readonly cutRuns: number;
  readonly cutSize: number | null;
  readonly gatesMs: number;
  readonly gates: number;
}

/** What to measure. */
export interface TraceInput {
  readonly recipe: Recipe;
  readonly runs: number;
  /** The rule over the whole case takes long; a profile of the rest leaves it out. */
  readonly rule: boolean;
}

/** Asks the standard question in every market of a case, and once by rules over the whole case. */
export function measureTraces({ recipe, runs, rule }: TraceInput): readonly TraceRow[] {
  const network = new Network(recipe);
  const data = buildCase(network);
  const rows = network.markets.map(({ name }) => {
    const { from, to } = network.ends(name);
    const query = defaultQuery({ ids: from.map(entityId) }, { ids: to.map(entityId) });
    return traceRow(data, query, name, runs);
  });
  if (!rule) return rows;
  const whole: readonly [Ends, Ends] = [
    { rule: 'kind=manufacturer country!=RU,BY' },
    { rule: 'kind=end_user country=RU' },
  ];
  return [...rows, traceRow(data, defaultQuery(...whole), 'rule', runs)];
}

function traceRow(data: CaseData, query: TraceQuery, market: TraceRow['market'], runs: number): TraceRow {
  rank(data, query);
  const ranked = Array.from({ length: runs }, () => rank(data, query));
  const walk = buildWalk(data, query);
  const counted = count(data, query);
  const cutRuns = walk.graph.relevantRelations > ONE_CUT_FROM ? 1 : runs;
  let cut: readonly string[] | null = null;
  const cuts = timesOf(cutRuns, () => void ({ cut } = drain(minimumCut(data, walk))));
  let gates: readonly string[] = [];
  const gateTimes = timesOf(cutRuns, () => void (gates = drain(findGates(data, walk))));
  return {
    market,
    from: counted.answer.fromCount,
    to: counted.answer.toCount,
    relevant: walk.graph.relevantRelations,
    chains: counted.answer.chains.length,
    runs,
    firstMs: median(ranked.map(({ first }) => first)),
    rankedMs: median(ranked.map(({ all }) => all)),
    walkMs: median(timesOf(runs, () => void buildWalk(data, query))),
    countMs: counted.ms,
    counted: counted.answer.found.count + nearMissesOf(counted.answer),
    countComplete: counted.answer.found.complete && counted.answer.nearMisses.complete,
    cutMs: median(cuts),
    cutRuns,
    cutSize: lengthOf(cut),
    gatesMs: median(gateTimes),
    gates: gates.length,
  };
}

/** Chains of one order reason and one goods reason count twice here: the number is a size, not an answer. */
function nearMissesOf({ nearMisses }: TraceAnswer): number {
  return nearMisses.order + nearMisses.goods + nearMisses.together;
}

function rank(data: CaseData, query: TraceQuery): { readonly first: number; readonly all: number } {
  const start = performance.now();
  const steps = traceSteps(data, query);
  let first = Number.NaN;
  let step = steps.next();
  while (step.done !== true && step.value.phase !== 'counting') {
    if (Number.isNaN(first) && step.value.chains > 0) first = performance.now() - start;
    step = steps.next();
  }
  return { first, all: performance.now() - start };
}

function count(data: CaseData, query: TraceQuery): { readonly ms: number; readonly answer: TraceAnswer } {
  const steps = traceSteps(data, query);
  let step = steps.next();
  let start = performance.now();
  while (step.done !== true) {
    if (step.value.phase !== 'counting') start = performance.now();
    step = steps.next();
  }
  return { ms: performance.now() - start, answer: step.value };
}

/** The cut is set inside a timed closure, which the type checker does not follow. */
function lengthOf(list: readonly string[] | null): number | null {
  return list?.length ?? null;
}

function drain<T>(steps: Generator<unknown, T, undefined>): T {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
