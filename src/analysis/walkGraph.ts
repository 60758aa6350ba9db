import { RelationFlag, type CaseData } from '../case/caseData.ts';
import { hsPrefix } from '../case/codes.ts';
import { CLAIM_STATUSES } from '../model/claim.ts';
import type { TraceQuery } from '../model/query.ts';
import { GOODS_KIND, Pass } from './layerPasses.ts';
import { GrowingInts } from './growingInts.ts';
import { ANY_GOODS, PrefixSets } from './prefixSets.ts';
import { outgoingBit, passOfRelation, incomingBit, type RelationFilter } from './relationFilter.ts';
import { EntityRole, UNREACHED, type TraceScratch } from './traceScratch.ts';

/**
 * The relevant graph of a trace: every relation that can lie on a chain within the hops allowed, grouped by pair of
 * neighbours. Entities have local numbers; group g leads from its source to `groupTarget[g]` over the slots
 * `slotStart[g] … slotStart[g + 1])`, one for each relation in that direction.
 */
export interface WalkGraph {
  readonly count: number;
  /** Entity index in the case by local number. */
  readonly entities: Int32Array;
  /** `EntityRole` by local number: interior, from or to. */
  readonly roles: Uint8Array;
  /** Fewest hops from the from-set and to the to-set. */
  readonly hopsFrom: Uint8Array;
  readonly hopsTo: Uint8Array;
  readonly maxHops: number;
  /** Groups leaving local entity v: `groupStart[v] … groupStart[v + 1])`. */
  readonly groupStart: Int32Array;
  readonly groupTarget: Int32Array;
  /** Cheapest slot of each group. */
  readonly groupCost: Float64Array;
  readonly slotStart: Int32Array;
  readonly slotRelation: Int32Array;
  readonly slotCost: Float64Array;
  /** Days, clipped to the window. */
  readonly slotFrom: Int32Array;
  readonly slotTo: Int32Array;
  /** Number in `sets` of the relation's prefixes. */
  readonly slotGoods: Int32Array;
  /** `SlotFlag` bits. */
  readonly slotFlags: Uint8Array;
  readonly sets: PrefixSets;
  /** Whether some hop may be an association hop. */
  readonly hasAssociations: boolean;
  readonly relevantRelations: number;
  readonly undatedInWindow: number;
}

/** Bits of `WalkGraph.slotFlags`. */
export const SlotFlag = { flow: 1, dated: 2 } as const;

/** The cost of picking one relation (design, section 4), without the goods change of the whole chain. */
function pickCost(data: CaseData, query: TraceQuery, relation: number, flow: boolean, codesUnknown: boolean): number {
  const { costs } = query;
  const flags = data.relations.flags[relation] ?? 0;
  const status = CLAIM_STATUSES[data.relations.claims[relation] ?? 0] ?? 'unknown';
  let cost = (flow ? costs.flow : costs.association) + costs.claim[status];
  if ((flags & RelationFlag.collective) !== 0) cost += costs.collective;
  if (query.order && (flags & RelationFlag.dated) === 0) cost += costs.undated;
  if (codesUnknown && query.goodsMatch !== 'off') cost += costs.codesUnknown;
  return cost;
}

/** Collects the relevant graph from the distances that `reachFromBothEnds` left in the scratch arrays. */
export function collectWalkGraph(
  data: CaseData,
  query: TraceQuery,
  filter: RelationFilter,
  scratch: TraceScratch,
  reached: readonly number[],
): WalkGraph {
  const { maxHops } = query;
  const entities = Int32Array.from(
    reached.filter((entity) => (scratch.hopsFrom[entity] ?? 0) + (scratch.hopsTo[entity] ?? 0) <= maxHops),
  );
  const count = entities.length;
  const roles = new Uint8Array(count);
  const hopsFrom = new Uint8Array(count);
  const hopsTo = new Uint8Array(count);
  entities.forEach((entity, at) => {
    scratch.local[entity] = at;
    roles[at] = scratch.roles[entity] ?? 0;
    hopsFrom[at] = scratch.hopsFrom[entity] ?? UNREACHED;
    hopsTo[at] = scratch.hopsTo[entity] ?? UNREACHED;
  });

  const targets = new GrowingInts();
  const relations = new GrowingInts();
  const flows = new GrowingInts();
  const slotsOf = new Int32Array(count + 1);
  let relevantRelations = 0;
  let undatedInWindow = 0;
  const leads = (u: number, v: number): boolean =>
    roles[u] !== EntityRole.to && roles[v] !== EntityRole.from && (hopsFrom[u] ?? 0) + 1 + (hopsTo[v] ?? 0) <= maxHops;
  const collect = (u: number, along: boolean): void => {
    const lists = along ? data.adjacency.outgoing : data.adjacency.incoming;
    const ends = along ? data.relations.to : data.relations.from;
    const bit = along ? outgoingBit(true) : incomingBit(true);
    const flowBit = along ? Pass.flowAlong : Pass.flowAgainst;
    const entity = entities[u] ?? 0;
    for (let at = lists.starts[entity] ?? 0, end = lists.starts[entity + 1] ?? 0; at < end; at++) {
      const relation = lists.items[at] ?? 0;
      const v = scratch.local[ends[relation] ?? 0] ?? -1;
      if (v < 0 || !leads(u, v)) continue;
      const pass = passOfRelation(data, filter, relation);
      if ((pass & bit) === 0) continue;
      targets.push(v);
      relations.push(relation);
      flows.push((pass & flowBit) === 0 ? 0 : 1);
      // A relation that is walked both ways is one relation: it was counted where it is walked along.
      if (!along && (pass & Pass.along) !== 0 && leads(v, u)) continue;
      relevantRelations++;
      if (filter.hasWindow && ((data.relations.flags[relation] ?? 0) & RelationFlag.dated) === 0) undatedInWindow++;
    }
  };
  for (let u = 0; u < count; u++) {
    collect(u, true);
    collect(u, false);
    slotsOf[u + 1] = targets.length;
  }
  for (const entity of entities) scratch.local[entity] = -1;

  const groups = groupSlots(count, slotsOf, targets.view());
  const columns = slotColumns(data, query, filter, relations.view(), flows.view(), groups.order);
  return {
    count,
    entities,
    roles,
    hopsFrom,
    hopsTo,
    maxHops,
    groupStart: groups.groupStart,
    groupTarget: groups.groupTarget,
    groupCost: cheapestOf(groups.slotStart, columns.slotCost),
    slotStart: groups.slotStart,
    ...columns,
    hasAssociations: filter.hasAssociations,
    relevantRelations,
    undatedInWindow,
  };
}

interface Groups {
  readonly groupStart: Int32Array;
  readonly groupTarget: Int32Array;
  readonly slotStart: Int32Array;
  /** Place of each collected slot once slots of one group stand together. */
  readonly order: Int32Array;
}

/** Puts slots with one source and one target together, in the order in which the targets are first met. */
function groupSlots(count: number, slotsOf: Int32Array, targets: Int32Array): Groups {
  const groupStart = new Int32Array(count + 1);
  const groupTarget = new GrowingInts();
  const sizes = new GrowingInts();
  const seenFrom = new Int32Array(count).fill(-1);
  const groupAt = new Int32Array(count);
  const slotGroup = new Int32Array(targets.length);
  for (let u = 0; u < count; u++) {
    for (let slot = slotsOf[u] ?? 0, end = slotsOf[u + 1] ?? 0; slot < end; slot++) {
      const v = targets[slot] ?? 0;
      if (seenFrom[v] !== u) {
        seenFrom[v] = u;
        groupAt[v] = groupTarget.length;
        groupTarget.push(v);
        sizes.push(0);
      }
      const group = groupAt[v] ?? 0;
      slotGroup[slot] = group;
      sizes.add(group, 1);
    }
    groupStart[u + 1] = groupTarget.length;
  }
  const slotStart = new Int32Array(groupTarget.length + 1);
  for (let g = 0; g < groupTarget.length; g++) slotStart[g + 1] = (slotStart[g] ?? 0) + sizes.get(g);
  const next = slotStart.slice();
  const order = new Int32Array(targets.length);
  for (let slot = 0; slot < order.length; slot++) {
    const group = slotGroup[slot] ?? 0;
    const place = next[group] ?? 0;
    next[group] = place + 1;
    order[slot] = place;
  }
  return { groupStart, groupTarget: groupTarget.view(), slotStart, order };
}

type SlotColumns = Pick<
  WalkGraph,
  'slotRelation' | 'slotCost' | 'slotFrom' | 'slotTo' | 'slotGoods' | 'slotFlags' | 'sets'
>;

function slotColumns(
  data: CaseData,
  query: TraceQuery,
  filter: RelationFilter,
  relations: Int32Array,
  flows: Int32Array,
  order: Int32Array,
): SlotColumns {
  const { length } = relations;
  const columns = {
    slotRelation: new Int32Array(length),
    slotCost: new Float64Array(length),
    slotFrom: new Int32Array(length),
    slotTo: new Int32Array(length),
    slotGoods: new Int32Array(length),
    slotFlags: new Uint8Array(length),
    sets: new PrefixSets(),
  };
  const { kinds, flags, dateFrom, dateTo } = data.relations;
  const asksGoods = query.goodsMatch !== 'off';
  for (let i = 0; i < length; i++) {
    const slot = order[i] ?? 0;
    const relation = relations[i] ?? 0;
    const flow = flows[i] === 1;
    const dated = ((flags[relation] ?? 0) & RelationFlag.dated) !== 0;
    const carriesGoods = asksGoods && GOODS_KIND[kinds[relation] ?? 0] === 1;
    const goods = carriesGoods ? prefixesOf(data, columns.sets, relation, query.goodsDigits) : ANY_GOODS;
    const from = dateFrom[relation] ?? 0;
    const to = dateTo[relation] ?? 0;
    columns.slotRelation[slot] = relation;
    columns.slotFrom[slot] = dated && from < filter.windowFrom ? filter.windowFrom : from;
    columns.slotTo[slot] = dated && to > filter.windowTo ? filter.windowTo : to;
    columns.slotGoods[slot] = goods;
    columns.slotFlags[slot] = (flow ? SlotFlag.flow : 0) | (dated ? SlotFlag.dated : 0);
    columns.slotCost[slot] = pickCost(data, query, relation, flow, carriesGoods && goods === ANY_GOODS);
  }
  return columns;
}

/** The set of prefixes of a goods relation; any goods when no code has enough digits. */
function prefixesOf(data: CaseData, sets: PrefixSets, relation: number, digits: 2 | 4 | 6): number {
  const { starts, items } = data.relations.hs;
  const start = starts[relation] ?? 0;
  const end = starts[relation + 1] ?? 0;
  if (start === end) return ANY_GOODS;
  if (end - start === 1) {
    const prefix = hsPrefix(items[start] ?? 0, digits);
    return prefix < 0 ? ANY_GOODS : sets.single(prefix);
  }
  const known: number[] = [];
  for (let at = start; at < end; at++) {
    const prefix = hsPrefix(items[at] ?? 0, digits);
    if (prefix >= 0) known.push(prefix);
  }
  return known.length === 0 ? ANY_GOODS : sets.of(known);
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
