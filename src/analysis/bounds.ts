import { OPEN_END, OPEN_START } from '../model/dates.ts';
import type { PickTests } from './labels.ts';
import { EntityRole } from './traceScratch.ts';
import { SlotFlag, type WalkGraph } from './walkGraph.ts';

/** Hops come after cost in the ranking: one number orders both, as hops stay below this. */
export const HOPS_SCALE = 64;

/**
 * What is left to do from each entity within each number of hops, as a walk to the to-set: never more than any chain
 * needs. Entry `hops × count + v` is for local entity v with at most that many hops to go.
 */
export interface Bounds {
  /** Least cost × `HOPS_SCALE` + hops; infinite where the to-set is out of reach. */
  readonly key: Float64Array;
  /** Largest support among the walks of that key. */
  readonly support: Int32Array;
  /** First and last time at which a next hop can be taken. */
  readonly earliest: Int32Array;
  readonly latest: Int32Array;
  /** `PrefixSets.maskOf` of the prefixes that some walk keeps to. */
  readonly goods: Int32Array;
}

/** Works backwards from the to-set, one number of hops after the other, over the relations that each can still use. */
export function computeBounds(graph: WalkGraph, tests: PickTests): Bounds {
  const { count, maxHops, roles, hopsFrom, hopsTo, groupStart, groupTarget, groupCost, slotStart } = graph;
  const size = count * (maxHops + 1);
  const bounds: Bounds = {
    key: new Float64Array(size).fill(Infinity),
    support: new Int32Array(size),
    earliest: new Int32Array(size).fill(OPEN_END),
    latest: new Int32Array(size).fill(OPEN_START),
    goods: new Int32Array(size),
  };
  for (let left = 1; left <= maxHops; left++) {
    const before = (left - 1) * count;
    for (let v = 0; v < count; v++) {
      if (roles[v] === EntityRole.to || (hopsTo[v] ?? 0) > left || (hopsFrom[v] ?? 0) + left > maxHops) continue;
      const at = left * count + v;
      let bestKey = Infinity;
      let bestSupport = 0;
      for (let group = groupStart[v] ?? 0, end = groupStart[v + 1] ?? 0; group < end; group++) {
        const w = groupTarget[group] ?? 0;
        const ends = roles[w] === EntityRole.to;
        if (!ends && (hopsTo[w] ?? 0) > left - 1) continue;
        const members = (slotStart[group + 1] ?? 0) - (slotStart[group] ?? 0);
        const key = (groupCost[group] ?? 0) * HOPS_SCALE + 1 + (ends ? 0 : (bounds.key[before + w] ?? 0));
        if (key > bestKey) continue;
        const support = ends ? members : Math.min(members, bounds.support[before + w] ?? 0);
        if (key < bestKey || support > bestSupport) bestSupport = support;
        bestKey = key;
      }
      bounds.key[at] = bestKey;
      bounds.support[at] = bestSupport;
      if (tests.order || tests.goods !== 'off') widen(graph, tests, bounds, v, at, before, left);
    }
  }
  return bounds;
}

/** Joins the times and prefixes of every relation that leaves an entity and can be followed to the end. */
function widen(
  graph: WalkGraph,
  tests: PickTests,
  bounds: Bounds,
  v: number,
  at: number,
  before: number,
  left: number,
): void {
  const { roles, hopsTo, groupStart, groupTarget, slotStart, slotFrom, slotTo, slotGoods, slotFlags, sets } = graph;
  let earliest = OPEN_END;
  let latest = OPEN_START;
  let goods = 0;
  for (let group = groupStart[v] ?? 0, end = groupStart[v + 1] ?? 0; group < end; group++) {
    const w = groupTarget[group] ?? 0;
    const ends = roles[w] === EntityRole.to;
    if (!ends && (hopsTo[w] ?? 0) > left - 1) continue;
    const nextEarliest = ends ? OPEN_START : (bounds.earliest[before + w] ?? 0);
    const nextLatest = ends ? OPEN_END : (bounds.latest[before + w] ?? 0);
    const nextGoods = ends ? -1 : (bounds.goods[before + w] ?? 0);
    for (let slot = slotStart[group] ?? 0, last = slotStart[group + 1] ?? 0; slot < last; slot++) {
      if (tests.order) {
        // Between flow hops an association hop may come at any later time, so the gap then says nothing.
        const gapCounts = !graph.hasAssociations && ((slotFlags[slot] ?? 0) & SlotFlag.flow) !== 0;
        const from = gapCounts ? Math.max(slotFrom[slot] ?? 0, nextEarliest - tests.maxGapDays) : (slotFrom[slot] ?? 0);
        const to = Math.min(slotTo[slot] ?? 0, nextLatest);
        if (from > to) continue;
        if (from < earliest) earliest = from;
        if (to > latest) latest = to;
      }
      goods |= sets.maskOf(slotGoods[slot] ?? 0) & nextGoods;
    }
  }
  bounds.earliest[at] = earliest;
  bounds.latest[at] = latest;
  bounds.goods[at] = goods;
}
