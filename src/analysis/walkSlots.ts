import { MANY_CODES, MANY_DAYS, neighbourCode, NEIGHBOUR_CODES } from '../case/adjacency.ts';
import { RelationFlag, type CaseData } from '../case/caseData.ts';
import { hsPrefix } from '../case/codes.ts';
import { CLAIM_STATUSES } from '../model/claim.ts';
import type { TraceQuery } from '../model/query.ts';
import { GrowingInts } from './growingInts.ts';
import { GOODS_KIND } from './layerPasses.ts';
import { ANY_GOODS, PrefixSets } from './prefixSets.ts';
import { isDated, type RelationFilter } from './relationFilter.ts';
import { SlotFlag, type WalkGraph } from './walkGraph.ts';

/** Slots by group, as in `WalkGraph`. */
interface Groups {
  readonly groupStart: Int32Array;
  readonly groupTarget: Int32Array;
  readonly slotStart: Int32Array;
  /** Place of each collected slot once slots of one group stand together. */
  readonly order: Int32Array;
}

/**
 * Puts slots with one source and one target together, in the order in which the targets are first met. The slots of
 * local entity u are `slotsOf[u] … slotsOf[u + 1])`. Yields after every so many slots.
 */
export function* groupSlots(
  count: number,
  slotsOf: Int32Array,
  targets: Int32Array,
  slotsAStep: number,
): Generator<void, Groups, void> {
  const groupStart = new Int32Array(count + 1);
  const groupTarget = new GrowingInts();
  const sizes = new GrowingInts();
  const seenFrom = new Int32Array(count).fill(-1);
  const groupAt = new Int32Array(count);
  const slotGroup = new Int32Array(targets.length);
  let until = slotsAStep;
  for (let u = 0; u < count; u++) {
    const start = slotsOf[u] ?? 0;
    const end = slotsOf[u + 1] ?? 0;
    for (let slot = start; slot < end; slot++) {
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
    if (end < until) continue;
    until = end + slotsAStep;
    yield;
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
  yield;
  return { groupStart, groupTarget: groupTarget.view(), slotStart, order };
}

type SlotColumns = Pick<
  WalkGraph,
  'slotRelation' | 'slotCost' | 'slotFrom' | 'slotTo' | 'slotGoods' | 'slotFlags' | 'sets'
>;

/** Codes that are looked up at once; a case has few that differ. */
const KNOWN_CODES = 4096;

/** Writes the columns of the slots from the adjacency. */
export class SlotFiller {
  readonly columns: SlotColumns;
  /** By neighbour code and whether it is a flow hop: the cost without what unknown codes add, or −1. */
  private readonly costs = new Int32Array(NEIGHBOUR_CODES * 2).fill(-1);
  /** Goods by packed HS code, as far as they are known. */
  private readonly knownCodes = new Uint32Array(KNOWN_CODES);
  private readonly knownGoods = new Int32Array(KNOWN_CODES);

  constructor(
    private readonly data: CaseData,
    private readonly query: TraceQuery,
    private readonly filter: RelationFilter,
    length: number,
  ) {
    this.columns = {
      slotRelation: new Int32Array(length),
      slotCost: new Float64Array(length),
      slotFrom: new Int32Array(length),
      slotTo: new Int32Array(length),
      slotGoods: new Int32Array(length),
      slotFlags: new Uint8Array(length),
      sets: new PrefixSets(),
    };
  }

  /**
   * Fills the slots at `order[i]` for i from `start` to `end`: `places[i]` is four times the place in the adjacency,
   * and 2 where that is among the outgoing relations, and 1 where it is a flow hop.
   */
  fill(places: Int32Array, order: Int32Array, start: number, end: number): void {
    const { slotRelation, slotCost, slotFrom, slotTo, slotGoods, slotFlags } = this.columns;
    const { outgoing, incoming } = this.data.adjacency;
    const { relations } = this.data;
    const { windowFrom, windowTo } = this.filter;
    const asksGoods = this.query.goodsMatch !== 'off';
    const unknownCost = asksGoods ? this.query.costs.codesUnknown : 0;
    for (let i = start; i < end; i++) {
      const slot = order[i] ?? 0;
      const place = places[i] ?? 0;
      const at = place >> 2;
      const flow = place & 1;
      const along = (place & 2) !== 0;
      const lists = along ? outgoing : incoming;
      const relation = lists.items[at] ?? 0;
      const code = lists.codes[at] ?? 0;
      const dated = isDated(code);
      const from = (along ? outgoing.dateFrom[at] : relations.dateFrom[relation]) ?? 0;
      const days = along ? (outgoing.days[at] ?? 0) : MANY_DAYS;
      const to = days === MANY_DAYS ? (relations.dateTo[relation] ?? 0) : from + days;
      const carriesGoods = asksGoods && GOODS_KIND[neighbourCode.kindOf(code)] === 1;
      const goods = carriesGoods ? this.goodsOf(along ? (outgoing.hs[at] ?? 0) : MANY_CODES, relation) : ANY_GOODS;
      slotRelation[slot] = relation;
      slotFrom[slot] = dated && from < windowFrom ? windowFrom : from;
      slotTo[slot] = dated && to > windowTo ? windowTo : to;
      slotGoods[slot] = goods;
      slotFlags[slot] = (flow === 1 ? SlotFlag.flow : 0) | (dated ? SlotFlag.dated : 0);
      slotCost[slot] = this.costOf(code, flow) + (carriesGoods && goods === ANY_GOODS ? unknownCost : 0);
    }
  }

  /** The cost of picking a relation (design, section 4), without unknown codes and the goods change of the chain. */
  private costOf(code: number, flow: number): number {
    const at = code * 2 + flow;
    const known = this.costs[at] ?? -1;
    if (known >= 0) return known;
    const { costs, order } = this.query;
    const flags = neighbourCode.flagsOf(code);
    const status = CLAIM_STATUSES[neighbourCode.claimOf(code)] ?? 'unknown';
    let cost = (flow === 1 ? costs.flow : costs.association) + costs.claim[status];
    if ((flags & RelationFlag.collective) !== 0) cost += costs.collective;
    if (order && (flags & RelationFlag.dated) === 0) cost += costs.undated;
    this.costs[at] = cost;
    return cost;
  }

  /** The set of prefixes of a goods relation; any goods when no code has enough digits. */
  private goodsOf(packed: number, relation: number): number {
    if (packed === 0) return ANY_GOODS;
    if (packed === MANY_CODES) return this.goodsOfMany(relation);
    const at = Math.imul(packed, 0x9e3779b1) >>> 20;
    if (this.knownCodes[at] === packed) return this.knownGoods[at] ?? ANY_GOODS;
    const prefix = hsPrefix(packed, this.query.goodsDigits);
    const goods = prefix < 0 ? ANY_GOODS : this.columns.sets.single(prefix);
    this.knownCodes[at] = packed;
    this.knownGoods[at] = goods;
    return goods;
  }

  private goodsOfMany(relation: number): number {
    const { starts, items } = this.data.relations.hs;
    const known: number[] = [];
    for (let at = starts[relation] ?? 0, end = starts[relation + 1] ?? 0; at < end; at++) {
      const prefix = hsPrefix(items[at] ?? 0, this.query.goodsDigits);
      if (prefix >= 0) known.push(prefix);
    }
    return known.length === 0 ? ANY_GOODS : this.columns.sets.of(known);
  }
}
