import { OPEN_START } from '../model/dates.ts';
import type { GoodsMatch, TraceQuery } from '../model/query.ts';
import { grown } from '../model/grown.ts';
import { ANY_GOODS, NO_GOODS } from './prefixSets.ts';
import { SlotFlag, type WalkGraph } from './walkGraph.ts';

/** Which tests a run of picks must pass, and what a change of goods costs where goods are only preferred. */
export interface PickTests {
  readonly order: boolean;
  readonly maxGapDays: number;
  readonly goods: GoodsMatch;
  readonly goodsChange: number;
  /** Whether costs matter; without them only the possible times and goods tell labels apart. */
  readonly costs: boolean;
}

/** `high` of a run without a flow hop: nothing limits the time of the next one from above. */
export const NO_FLOW = 2 ** 31 - 1;

/**
 * Labels say what picks along a prefix of a chain leave possible, so that chains are tested exactly without trying
 * every combination of picks. A label holds
 *
 * - `low`: the earliest time the run can have reached, and `high`: the latest possible time of its last flow hop.
 *   The next flow hop, within [a, b], can then take exactly the times max(low, a) … min(b, high + maxGapDays); an
 *   association hop raises `low` to a, cuts `high` to b and needs low ≤ b. These two numbers say everything, since the
 *   times that a run can end on form an interval.
 * - `goods`: the prefixes that its picks share.
 *
 * A label that costs more than another and leaves no more possible is dropped; where the picks are asked for, equal
 * costs go to the smaller sequence of slots. Where they are not, and every hop is a flow hop, labels of one cost whose
 * times leave no hole for the next hop become one, so that hundreds of deliveries between two parties cost no more than
 * a few.
 */
export class Labels {
  cost = new Float64Array(256);
  low = new Int32Array(256);
  high = new Int32Array(256);
  goods = new Int32Array(256);
  /** The slot picked last, and the label before it. */
  slot = new Int32Array(256);
  parent = new Int32Array(256);
  size = 0;
  /** A label that dropped the last one offered: likely to drop the next. */
  private hint = 0;
  private readonly joins: boolean;

  constructor(
    private readonly graph: WalkGraph,
    private readonly keepsPicks: boolean,
  ) {
    this.joins = !keepsPicks && !graph.hasAssociations;
  }

  /** Appends the label of a chain without hops. */
  addStart(): void {
    this.put(this.size, 0, OPEN_START, NO_FLOW, ANY_GOODS, -1, -1);
    this.size++;
  }

  /** Drops the labels from a position on. */
  truncate(size: number): void {
    this.size = size;
  }

  /** Appends the labels that picks of a group make of the labels `start … end)`; answers how many there are. */
  extend(group: number, start: number, end: number, tests: PickTests): number {
    const { slotStart, slotCost, slotFrom, slotTo, slotGoods, slotFlags, sets } = this.graph;
    const base = this.size;
    const firstSlot = slotStart[group] ?? 0;
    const endSlot = slotStart[group + 1] ?? 0;
    const asksGoods = tests.goods !== 'off';
    // Slot by slot, because what the labels before make of one slot is much alike, and most of it drops at once.
    for (let slot = firstSlot; slot < endSlot; slot++) {
      for (let label = start; label < end; label++) {
        let cost = tests.costs ? (this.cost[label] ?? 0) + (slotCost[slot] ?? 0) : 0;
        let low = OPEN_START;
        let high = NO_FLOW;
        if (tests.order) {
          const from = slotFrom[slot] ?? 0;
          const to = slotTo[slot] ?? 0;
          low = this.low[label] ?? 0;
          high = this.high[label] ?? 0;
          if (from > low) low = from;
          if (((slotFlags[slot] ?? 0) & SlotFlag.flow) !== 0) {
            high = high === NO_FLOW ? to : Math.min(to, high + tests.maxGapDays);
            if (low > high) continue;
          } else {
            if (low > to) continue;
            if (high !== NO_FLOW && high > to) high = to;
          }
        }
        let goods = ANY_GOODS;
        if (asksGoods) {
          const before = this.goods[label] ?? 0;
          goods = sets.meet(before, slotGoods[slot] ?? 0);
          if (goods === NO_GOODS && before !== NO_GOODS) {
            if (tests.goods === 'require') continue;
            if (tests.costs) cost += tests.goodsChange;
          }
        }
        this.insert(base, cost, low, high, goods, slot, label, tests);
      }
    }
    if (this.keepsPicks) this.sortByPicks(base);
    return this.size - base;
  }

  private insert(
    base: number,
    cost: number,
    lowest: number,
    highest: number,
    goods: number,
    slot: number,
    parent: number,
    tests: PickTests,
  ): void {
    const { hint } = this;
    if (hint >= base && hint < this.size && this.drops(hint, cost, lowest, highest, goods, slot, parent, tests)) return;
    let low = lowest;
    let high = highest;
    for (let other = base; other < this.size; other++) {
      if (this.drops(other, cost, low, high, goods, slot, parent, tests)) {
        this.hint = other;
        return;
      }
      if (!this.joins || this.cost[other] !== cost || this.goods[other] !== goods) continue;
      const otherLow = this.low[other] ?? 0;
      const otherHigh = this.high[other] ?? 0;
      const gap = tests.maxGapDays + 1;
      if (low > otherHigh + gap || otherLow > high + gap) continue;
      if (otherLow >= low && otherHigh <= high) continue;
      // The other is dropped below, where the joined one takes its place; now wider, that one may join more.
      low = Math.min(low, otherLow);
      high = Math.max(high, otherHigh);
      other = base - 1;
    }
    let kept = base;
    for (let other = base; other < this.size; other++) {
      if (!this.isDroppedBy(other, cost, low, high, goods, slot, parent, tests)) this.keep(other, kept++);
    }
    this.size = kept;
    this.put(kept, cost, low, high, goods, slot, parent);
    this.size++;
  }

  /** Whether a label leaves as much possible as the one offered, at no more cost. */
  private drops(
    label: number,
    cost: number,
    low: number,
    high: number,
    goods: number,
    slot: number,
    parent: number,
    tests: PickTests,
  ): boolean {
    if ((this.low[label] ?? 0) > low || (this.high[label] ?? 0) < high) return false;
    const total = (this.cost[label] ?? 0) + this.extraCost(this.goods[label] ?? 0, goods, tests);
    return total < cost || (total === cost && (!this.keepsPicks || this.isEarlier(label, slot, parent)));
  }

  /** Whether the label offered leaves as much possible as another, at no more cost. */
  private isDroppedBy(
    label: number,
    cost: number,
    low: number,
    high: number,
    goods: number,
    slot: number,
    parent: number,
    tests: PickTests,
  ): boolean {
    if (low > (this.low[label] ?? 0) || high < (this.high[label] ?? 0)) return false;
    const total = cost + this.extraCost(goods, this.goods[label] ?? 0, tests);
    const otherCost = this.cost[label] ?? 0;
    return total < otherCost || (total === otherCost && (!this.keepsPicks || !this.isEarlier(label, slot, parent)));
  }

  /** Whether the picks of a label come before others; the labels of the hop before are in the order of theirs. */
  private isEarlier(label: number, slot: number, parent: number): boolean {
    const own = this.parent[label] ?? 0;
    return own < parent || (own === parent && (this.slot[label] ?? 0) < slot);
  }

  /** Puts the labels of a hop in the order of their picks. */
  private sortByPicks(base: number): void {
    const order = Array.from({ length: this.size - base }, (_, i) => base + i);
    order.sort((a, b) => (this.parent[a] ?? 0) - (this.parent[b] ?? 0) || (this.slot[a] ?? 0) - (this.slot[b] ?? 0));
    for (const column of [this.cost, this.low, this.high, this.goods, this.slot, this.parent]) {
      column.set(
        order.map((label) => column[label] ?? 0),
        base,
      );
    }
  }

  /**
   * How much more whatever continues a run with the prefixes `b` can cost on one with the prefixes `a`: nothing where
   * `a` covers `b`. Where goods are preferred, a run that has not changed goods may still have to pay for it once,
   * while one that has is free to go on. Infinite where the run may end.
   */
  private extraCost(a: number, b: number, tests: PickTests): number {
    if (a === b) return 0;
    if (tests.goods !== 'prefer') return this.graph.sets.covers(a, b) ? 0 : Infinity;
    if (a === NO_GOODS || (b !== NO_GOODS && this.graph.sets.covers(a, b))) return 0;
    return tests.goodsChange;
  }

  /** Moves a label down to a place at or before its own, when labels between are dropped. */
  keep(from: number, to: number): void {
    if (from === to) return;
    this.put(
      to,
      this.cost[from] ?? 0,
      this.low[from] ?? 0,
      this.high[from] ?? 0,
      this.goods[from] ?? 0,
      this.slot[from] ?? 0,
      this.parent[from] ?? 0,
    );
  }

  private put(at: number, cost: number, low: number, high: number, goods: number, slot: number, parent: number): void {
    if (at === this.cost.length) {
      this.cost = grown(this.cost);
      this.low = grown(this.low);
      this.high = grown(this.high);
      this.goods = grown(this.goods);
      this.slot = grown(this.slot);
      this.parent = grown(this.parent);
    }
    this.cost[at] = cost;
    this.low[at] = low;
    this.high[at] = high;
    this.goods[at] = goods;
    this.slot[at] = slot;
    this.parent[at] = parent;
  }
}

/** The tests that a query asks for, with its cost for a change of goods. */
export function testsOf(query: Pick<TraceQuery, 'order' | 'maxGapDays' | 'goodsMatch' | 'costs'>): PickTests {
  const { order, maxGapDays, goodsMatch, costs } = query;
  return { order, maxGapDays, goods: goodsMatch, goodsChange: costs.goodsChange, costs: true };
}
