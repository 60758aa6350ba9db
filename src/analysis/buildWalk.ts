import type { CaseData } from '../case/caseData.ts';
import type { TraceQuery } from '../model/query.ts';
import { collectWalkGraph } from './collectWalk.ts';
import { hasMoreNeighbours } from './degrees.ts';
import { endSteps, type ResolvedEnds } from './ends.ts';
import { finish } from './finish.ts';
import { sortById } from './idOrder.ts';
import { QueryError } from './queryError.ts';
import { forgetReached, reachFromBothEnds } from './reach.ts';
import { relationFilter, type RelationFilter } from './relationFilter.ts';
import { borrowScratch, EntityRole, returnScratch, type TraceScratch } from './traceScratch.ts';
import type { WalkGraph } from './walkGraph.ts';

/** The relevant graph of a query with what was left out of it. */
export interface Walk {
  readonly graph: WalkGraph;
  /** Local numbers of the from-set that lie in the graph, by id. */
  readonly starts: readonly number[];
  /**
   * Local numbers of the required entities; `undefined` when one of them lies outside the graph, so that there is no
   * chain.
   */
  readonly required: readonly number[] | undefined;
  /** Ids of interior entities left out because they have more than `maxDegree` neighbours, by code point. */
  readonly skipped: readonly string[];
  readonly fromCount: number;
  readonly toCount: number;
}

/** The most hops a trace may ask for. */
export const MOST_HOPS = 30;

/** Entities whose neighbours are counted between two looks at the caller. */
const ENTITIES_A_STEP = 5_000;

/** What is known of a walk while it is built: how large its ends are, once they are resolved. */
export type WalkProgress = Pick<Walk, 'fromCount' | 'toCount'>;

/**
 * Builds the relevant graph of a query. Yields about every millisecond of work. Throws `QueryError` for settings that
 * make no sense.
 */
export function* walkSteps(data: CaseData, query: TraceQuery): Generator<WalkProgress, Walk, void> {
  if (!Number.isInteger(query.maxHops) || query.maxHops < 1 || query.maxHops > MOST_HOPS) {
    throw new QueryError('maxHops', `The number of hops must be a whole number from 1 to ${MOST_HOPS}.`);
  }
  const filter = relationFilter(query);
  const ends = yield* during({ fromCount: 0, toCount: 0 }, endSteps(data, query));
  const progress = { fromCount: ends.from.length, toCount: ends.to.length };
  const { graph, skipped } = yield* during(progress, graphSteps(data, query, filter, ends));
  const starts: number[] = [];
  for (let v = 0; v < graph.count; v++) if (graph.roles[v] === EntityRole.from) starts.push(v);
  sortById(data.entities.ids, starts, (v) => graph.entities[v] ?? 0);
  sortById(data.entities.ids, skipped, (entity) => entity);
  return {
    graph,
    starts,
    required: requiredIn(data, query, graph),
    skipped: skipped.map((entity) => data.entities.ids.get(entity)),
    ...progress,
  };
}

/** The walk of `walkSteps` in one go. */
export function buildWalk(data: CaseData, query: TraceQuery): Walk {
  return finish(walkSteps(data, query));
}

/** Says the same at each step of some work. */
function* during<T>(progress: WalkProgress, steps: Generator<void, T, void>): Generator<WalkProgress, T, void> {
  let step = steps.next();
  while (step.done !== true) {
    yield progress;
    step = steps.next();
  }
  return step.value;
}

/** The relevant graph between two ends, and the interior entities left out for their many neighbours. */
function* graphSteps(
  data: CaseData,
  query: TraceQuery,
  filter: RelationFilter,
  ends: ResolvedEnds,
): Generator<void, { readonly graph: WalkGraph; readonly skipped: number[] }, void> {
  const scratch = borrowScratch(data);
  const skipped: number[] = [];
  for (const entity of ends.from) scratch.roles[entity] = EntityRole.from;
  for (const entity of ends.to) scratch.roles[entity] = EntityRole.to;
  for (const entity of ends.excluded) scratch.roles[entity] = EntityRole.blocked;
  if (query.maxDegree !== undefined) {
    skipped.push(...(yield* hubsOnTheWay(data, filter, scratch, ends, query.maxHops, query.maxDegree)));
    for (const entity of skipped) scratch.roles[entity] = EntityRole.blocked;
  }
  const reached = yield* reachFromBothEnds(data, filter, scratch, ends.from, ends.to, query.maxHops);
  const graph = yield* collectWalkGraph(data, query, filter, scratch, reached.forwards);
  forgetReached(scratch, reached);
  for (const list of [ends.from, ends.to, ends.excluded, skipped]) {
    for (const entity of list) scratch.roles[entity] = EntityRole.interior;
  }
  returnScratch(data, scratch);
  return { graph, skipped };
}

/** Interior entities that could lie on a chain were it not for their many neighbours. */
function* hubsOnTheWay(
  data: CaseData,
  filter: RelationFilter,
  scratch: TraceScratch,
  { from, to }: ResolvedEnds,
  maxHops: number,
  maxDegree: number,
): Generator<void, readonly number[], void> {
  const reached = yield* reachFromBothEnds(data, filter, scratch, from, to, maxHops);
  const hubs: number[] = [];
  for (const [at, entity] of reached.forwards.entries()) {
    if (at % ENTITIES_A_STEP === ENTITIES_A_STEP - 1) yield;
    if (scratch.roles[entity] !== EntityRole.interior) continue;
    if ((scratch.hopsFrom[entity] ?? 0) + (scratch.hopsTo[entity] ?? 0) > maxHops) continue;
    if (hasMoreNeighbours(data, filter, entity, maxDegree)) hubs.push(entity);
  }
  forgetReached(scratch, reached);
  return hubs;
}

function requiredIn(data: CaseData, query: TraceQuery, graph: WalkGraph): readonly number[] | undefined {
  const required: number[] = [];
  for (const id of new Set(query.require)) {
    const entity = data.entities.index.find(id);
    const local = entity < 0 ? -1 : graph.entities.indexOf(entity);
    if (local < 0) return undefined;
    required.push(local);
  }
  return required;
}
