import type { CaseData } from '../case/caseData.ts';
import type { TraceQuery } from '../model/query.ts';
import { hasMoreNeighbours } from './degrees.ts';
import { resolveEnds } from './ends.ts';
import { compareIdsAt } from './idOrder.ts';
import { QueryError } from './queryError.ts';
import { forgetReached, reachFromBothEnds } from './reach.ts';
import { relationFilter, type RelationFilter } from './relationFilter.ts';
import { EntityRole, scratchOf, type TraceScratch } from './traceScratch.ts';
import { collectWalkGraph, type WalkGraph } from './walkGraph.ts';

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

/** Builds the relevant graph of a query. Throws `QueryError` for settings that make no sense. */
export function buildWalk(data: CaseData, query: TraceQuery): Walk {
  if (!Number.isInteger(query.maxHops) || query.maxHops < 1 || query.maxHops > MOST_HOPS) {
    throw new QueryError('maxHops', `The number of hops must be a whole number from 1 to ${MOST_HOPS}.`);
  }
  const filter = relationFilter(query);
  const ends = resolveEnds(data, query);
  const scratch = scratchOf(data);
  const skipped: number[] = [];
  for (const entity of ends.from) scratch.roles[entity] = EntityRole.from;
  for (const entity of ends.to) scratch.roles[entity] = EntityRole.to;
  for (const entity of ends.excluded) scratch.roles[entity] = EntityRole.blocked;
  if (query.maxDegree !== undefined) {
    skipped.push(...hubsOnTheWay(data, filter, scratch, ends.from, ends.to, query.maxHops, query.maxDegree));
    for (const entity of skipped) scratch.roles[entity] = EntityRole.blocked;
  }
  const reached = reachFromBothEnds(data, filter, scratch, ends.from, ends.to, query.maxHops);
  const graph = collectWalkGraph(data, query, filter, scratch, reached.forwards);
  forgetReached(scratch, reached);
  for (const list of [ends.from, ends.to, ends.excluded, skipped]) {
    for (const entity of list) scratch.roles[entity] = EntityRole.interior;
  }
  const byId = (a: number, b: number): number => compareIdsAt(data.entities.ids, a, b);
  const starts: number[] = [];
  for (let v = 0; v < graph.count; v++) if (graph.roles[v] === EntityRole.from) starts.push(v);
  starts.sort((a, b) => byId(graph.entities[a] ?? 0, graph.entities[b] ?? 0));
  return {
    graph,
    starts,
    required: requiredIn(data, query, graph),
    skipped: skipped.sort(byId).map((entity) => data.entities.ids.get(entity)),
    fromCount: ends.from.length,
    toCount: ends.to.length,
  };
}

/** Interior entities that could lie on a chain were it not for their many neighbours. */
function hubsOnTheWay(
  data: CaseData,
  filter: RelationFilter,
  scratch: TraceScratch,
  from: readonly number[],
  to: readonly number[],
  maxHops: number,
  maxDegree: number,
): readonly number[] {
  const reached = reachFromBothEnds(data, filter, scratch, from, to, maxHops);
  const hubs = reached.forwards.filter(
    (entity) =>
      scratch.roles[entity] === EntityRole.interior &&
      (scratch.hopsFrom[entity] ?? 0) + (scratch.hopsTo[entity] ?? 0) <= maxHops &&
      hasMoreNeighbours(data, filter, entity, maxDegree),
  );
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
