import { OPEN_END, OPEN_START } from '../model/dates.ts';
import type { PickTests } from './labels.ts';
import { SlotFlag, type WalkGraph } from './walkGraph.ts';

/** Hops come after cost in the ranking: one number orders both, as hops stay below this. */
export const HOPS_SCALE = 64;

/** Where the numbers of an entry stand in `Bounds.rest`, and how many there are. */
export const Rest = { support: 0, earliest: 1, latest: 2, goods: 3, size: 4 } as const;

/**
 * What is left to do from each entity within each number of hops, as a walk to the to-set: never more than any chain
 * needs. Entry `hops × count + v` is for local entity v with at most that many hops to go, and says something only
 * where a chain can pass v with just so many left.
 */
export interface Bounds {
  /** Least cost × `HOPS_SCALE` + hops; infinite where the to-set is out of reach. */
  readonly key: Float64Array;
  /**
   * `Rest.size` numbers an entry, side by side because they are read together. `support`: the largest among the walks
   * of that key. `earliest`, `latest`: first and last time at which a next hop can be taken. `goods`:
   * `PrefixSets.maskOf` of the prefixes that some walk keeps to.
   */
  readonly rest: Int32Array;
}

/** Relations worked on between two looks at the caller: a millisecond or two. */
const RELATIONS_A_STEP = 40_000;

/**
 * Works backwards from the to-set, one number of hops after the other, over the relations that each can still use.
 * Yields about every millisecond of work.
 */
export function* boundSteps(graph: WalkGraph, tests: PickTests): Generator<void, Bounds, void> {
  const { count, maxHops } = graph;
  const size = count * (maxHops + 1);
  const bounds: Bounds = { key: new Float64Array(size), rest: new Int32Array(size * Rest.size) };
  for (let left = 1; left <= maxHops; left++) {
    for (let v = 0; v < count;) {
      v = boundSome(graph, tests, bounds, left, v);
      yield;
    }
  }
  return bounds;
}

/** Bounds of the entities from v on with that many hops left, up to the work of a step; answers how far it came. */
function boundSome(graph: WalkGraph, tests: PickTests, bounds: Bounds, left: number, first: number): number {
  const { count, maxHops, hopsFrom, hopsTo, groupStart, groupTarget, groupCost } = graph;
  const { slotStart, slotFrom, slotTo, slotGoods, slotFlags, sets, hasAssociations } = graph;
  const { key, rest } = bounds;
  const { order, maxGapDays } = tests;
  const widens = order || tests.goods !== 'off';
  const before = (left - 1) * count;
  const mostHopsFrom = maxHops - left;
  let v = first;
  for (let work = 0; v < count && work < RELATIONS_A_STEP; v++) {
    const own = hopsTo[v] ?? 0;
    work++;
    if (own === 0 || own > left || (hopsFrom[v] ?? 0) > mostHopsFrom) continue;
    let bestKey = Infinity;
    let bestSupport = 0;
    let earliest = OPEN_END;
    let latest = OPEN_START;
    let goods = 0;
    const end = groupStart[v + 1] ?? 0;
    for (let group = groupStart[v] ?? 0; group < end; group++) {
      const w = groupTarget[group] ?? 0;
      const hops = hopsTo[w] ?? 0;
      if (hops >= left) continue;
      const ends = hops === 0;
      const next = before + w;
      const nextRest = next * Rest.size;
      const firstSlot = slotStart[group] ?? 0;
      const lastSlot = slotStart[group + 1] ?? 0;
      work += lastSlot - firstSlot;
      const through = (groupCost[group] ?? 0) * HOPS_SCALE + 1 + (ends ? 0 : (key[next] ?? 0));
      if (through <= bestKey) {
        const members = lastSlot - firstSlot;
        const support = ends ? members : Math.min(members, rest[nextRest + Rest.support] ?? 0);
        if (through < bestKey || support > bestSupport) bestSupport = support;
        bestKey = through;
      }
      if (!widens) continue;
      const nextEarliest = ends ? OPEN_START : (rest[nextRest + Rest.earliest] ?? 0);
      const nextLatest = ends ? OPEN_END : (rest[nextRest + Rest.latest] ?? 0);
      const nextGoods = ends ? -1 : (rest[nextRest + Rest.goods] ?? 0);
      const gapEarliest = nextEarliest - maxGapDays;
      for (let slot = firstSlot; slot < lastSlot; slot++) {
        if (order) {
          // Between flow hops an association hop may come at any later time, so the gap then says nothing.
          const gapCounts = !hasAssociations && ((slotFlags[slot] ?? 0) & SlotFlag.flow) !== 0;
          let from = slotFrom[slot] ?? 0;
          let to = slotTo[slot] ?? 0;
          if (gapCounts && from < gapEarliest) from = gapEarliest;
          if (to > nextLatest) to = nextLatest;
          if (from > to) continue;
          if (from < earliest) earliest = from;
          if (to > latest) latest = to;
        }
        goods |= sets.maskOf(slotGoods[slot] ?? 0) & nextGoods;
      }
    }
    const at = left * count + v;
    key[at] = bestKey;
    rest[at * Rest.size + Rest.support] = bestSupport;
    rest[at * Rest.size + Rest.earliest] = earliest;
    rest[at * Rest.size + Rest.latest] = latest;
    rest[at * Rest.size + Rest.goods] = goods;
  }
  return v;
}
