import type { CaseData } from '../case/caseData.ts';
import type { TraceQuery } from '../model/query.ts';
import { GrowingInts } from './growingInts.ts';
import { Pass } from './layerPasses.ts';
import { incomingBit, isDated, isInWindow, outgoingBit, type RelationFilter } from './relationFilter.ts';
import { EntityRole, UNREACHED, type TraceScratch } from './traceScratch.ts';
import type { WalkGraph } from './walkGraph.ts';
import { groupSlots, SlotFiller } from './walkSlots.ts';

/** Relations or slots worked on between two looks at the caller: a millisecond or two. */
const RELATIONS_A_STEP = 30_000;

/** Where more than one in so many entities of the case is relevant, looking through all is faster than sorting. */
const LARGE_SHARE = 64;

/**
 * Collects the relevant graph from the distances that `reachFromBothEnds` left in the scratch arrays. Entities are
 * numbered in the order of the case, so that a walk over them reads the case in sequence. Yields about every
 * millisecond of work.
 */
export function* collectWalkGraph(
  data: CaseData,
  query: TraceQuery,
  filter: RelationFilter,
  scratch: TraceScratch,
  reached: Int32Array,
): Generator<void, WalkGraph, void> {
  const { maxHops } = query;
  const entities = relevantEntities(scratch, reached, maxHops);
  const count = entities.length;
  const roles = new Uint8Array(count);
  const hopsFrom = new Uint8Array(count);
  const hopsTo = new Uint8Array(count);
  for (let at = 0; at < count; at++) {
    const entity = entities[at] ?? 0;
    scratch.local[entity] = at;
    roles[at] = scratch.roles[entity] ?? 0;
    hopsFrom[at] = scratch.hopsFrom[entity] ?? UNREACHED;
    hopsTo[at] = scratch.hopsTo[entity] ?? UNREACHED;
  }
  yield;

  const collector = new Collector(data, filter, scratch, maxHops);
  const slotsOf = new Int32Array(count + 1);
  let until = RELATIONS_A_STEP;
  for (let u = 0; u < count; u++) {
    collector.collect(entities[u] ?? 0);
    slotsOf[u + 1] = collector.targets.length;
    if (collector.looked < until) continue;
    until = collector.looked + RELATIONS_A_STEP;
    yield;
  }
  for (const entity of entities) scratch.local[entity] = -1;

  const groups = yield* groupSlots(count, slotsOf, collector.targets.view(), RELATIONS_A_STEP);
  const places = collector.places.view();
  const filler = new SlotFiller(data, query, filter, places.length);
  for (let start = 0; start < places.length; start += RELATIONS_A_STEP) {
    filler.fill(places, groups.order, start, Math.min(places.length, start + RELATIONS_A_STEP));
    yield;
  }
  return {
    count,
    entities,
    roles,
    hopsFrom,
    hopsTo,
    maxHops,
    groupStart: groups.groupStart,
    groupTarget: groups.groupTarget,
    groupCost: cheapestOf(groups.slotStart, filler.columns.slotCost),
    slotStart: groups.slotStart,
    ...filler.columns,
    hasAssociations: filter.hasAssociations,
    relevantRelations: collector.relevantRelations,
    undatedInWindow: collector.undatedInWindow,
  };
}

/** The entities that can lie on a chain, in the order of the case. */
function relevantEntities({ hopsFrom, hopsTo }: TraceScratch, reached: Int32Array, maxHops: number): Int32Array {
  const relevant = new GrowingInts();
  const take = (entity: number): void => {
    if ((hopsFrom[entity] ?? 0) + (hopsTo[entity] ?? 0) <= maxHops) relevant.push(entity);
  };
  if (reached.length * LARGE_SHARE > hopsFrom.length) {
    for (let entity = 0; entity < hopsFrom.length; entity++) take(entity);
    return relevant.view().slice();
  }
  reached.forEach(take);
  return relevant.view().slice().sort();
}

/** Gathers the relations that can lie on a chain, entity by entity. */
class Collector {
  /** By slot: the local number of its target and its place in the adjacency. */
  readonly targets = new GrowingInts();
  readonly places = new GrowingInts();
  relevantRelations = 0;
  undatedInWindow = 0;
  /** Relations looked at. */
  looked = 0;

  constructor(
    private readonly data: CaseData,
    private readonly filter: RelationFilter,
    private readonly scratch: TraceScratch,
    private readonly maxHops: number,
  ) {}

  /** Gathers what leaves an entity: along its outgoing relations and against its incoming ones. */
  collect(entity: number): void {
    if (this.scratch.roles[entity] === EntityRole.to) return;
    this.looked++;
    this.walk(entity, true);
    this.walk(entity, false);
  }

  private walk(entity: number, along: boolean): void {
    const { scratch, filter, data } = this;
    const { hopsTo, local, roles } = scratch;
    const { starts, items, others, codes } = along ? data.adjacency.outgoing : data.adjacency.incoming;
    const bit = along ? outgoingBit(true) : incomingBit(true);
    const flowBit = along ? Pass.flowAlong : Pass.flowAgainst;
    const hopsLeft = this.maxHops - (scratch.hopsFrom[entity] ?? UNREACHED) - 1;
    const start = starts[entity] ?? 0;
    const end = starts[entity + 1] ?? 0;
    this.looked += end - start;
    for (let at = start; at < end; at++) {
      const code = codes[at] ?? 0;
      const pass = filter.passByCode[code] ?? 0;
      if ((pass & bit) === 0) continue;
      const other = others[at] ?? 0;
      if ((hopsTo[other] ?? UNREACHED) > hopsLeft || other === entity || roles[other] === EntityRole.from) continue;
      const v = local[other] ?? -1;
      if (v < 0 || !isInWindow(data, filter, items[at] ?? 0, code)) continue;
      this.targets.push(v);
      this.places.push(at * 4 + (along ? 2 : 0) + ((pass & flowBit) === 0 ? 0 : 1));
      // A relation that is walked both ways is one relation: it was counted where it is walked along.
      if (!along && (pass & Pass.along) !== 0 && this.leads(other, entity)) continue;
      this.relevantRelations++;
      if (filter.hasWindow && !isDated(code)) this.undatedInWindow++;
    }
  }

  private leads(from: number, to: number): boolean {
    const { roles, hopsFrom, hopsTo } = this.scratch;
    return (
      roles[from] !== EntityRole.to &&
      roles[to] !== EntityRole.from &&
      (hopsFrom[from] ?? UNREACHED) + 1 + (hopsTo[to] ?? UNREACHED) <= this.maxHops
    );
  }
}

function cheapestOf(slotStart: Int32Array, slotCost: Float64Array): Float64Array {
  const cheapest = new Float64Array(slotStart.length - 1);
  for (let group = 0; group < cheapest.length; group++) {
    let best = Infinity;
    for (let slot = slotStart[group] ?? 0, end = slotStart[group + 1] ?? 0; slot < end; slot++) {
      const cost = slotCost[slot] ?? 0;
      if (cost < best) best = cost;
    }
    cheapest[group] = best;
  }
  return cheapest;
}
