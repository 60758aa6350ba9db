import type { CaseData } from '../case/caseData.ts';
import { compareIdsAt } from './idOrder.ts';
import { Labels, type PickTests } from './labels.ts';
import type { StaticChain } from './ranking.ts';
import type { WalkGraph } from './walkGraph.ts';

/** One relation for each hop of a chain, as slots, with what they cost together. */
export interface Pick {
  readonly slots: readonly number[];
  readonly cost: number;
}

/** Finds the picks of single chains; its working memory serves one chain after the other. */
export class PickFinder {
  private readonly labels: Labels;
  private readonly sorted: Uint8Array;

  constructor(
    private readonly data: CaseData,
    private readonly graph: WalkGraph,
  ) {
    this.labels = new Labels(graph, true);
    this.sorted = new Uint8Array(graph.slotStart.length);
  }

  /**
   * The cheapest pick that passes the tests, of equal ones that with the smallest sequence of relation ids by code
   * point; `undefined` when none passes.
   */
  cheapest(chain: StaticChain, tests: PickTests): Pick | undefined {
    const { labels } = this;
    labels.truncate(0);
    labels.addStart();
    let start = 0;
    for (const group of chain.groups) {
      this.sortGroup(group);
      const end = labels.size;
      if (labels.extend(group, start, end, tests) === 0) return undefined;
      start = end;
    }
    let best = start;
    for (let label = start + 1; label < labels.size; label++) {
      if ((labels.cost[label] ?? 0) < (labels.cost[best] ?? 0)) best = label;
    }
    const slots: number[] = [];
    for (let label = best; (labels.slot[label] ?? -1) >= 0; label = labels.parent[label] ?? 0) {
      slots.push(labels.slot[label] ?? 0);
    }
    return { slots: slots.reverse(), cost: labels.cost[best] ?? 0 };
  }

  /** How many hops from the start pass the tests together: the length of the chain when all do. */
  passingHops(chain: StaticChain, tests: PickTests): number {
    const { labels } = this;
    labels.truncate(0);
    labels.addStart();
    let start = 0;
    for (const [hop, group] of chain.groups.entries()) {
      const end = labels.size;
      if (labels.extend(group, start, end, tests) === 0) return hop;
      start = end;
    }
    return chain.groups.length;
  }

  /** The slots of a group by relation id. */
  slotsOf(group: number): readonly number[] {
    this.sortGroup(group);
    const slots: number[] = [];
    const end = this.graph.slotStart[group + 1] ?? 0;
    for (let slot = this.graph.slotStart[group] ?? 0; slot < end; slot++) slots.push(slot);
    return slots;
  }

  /** Puts the slots of a group in the order of their relation ids, once. */
  private sortGroup(group: number): void {
    const start = this.graph.slotStart[group] ?? 0;
    const end = this.graph.slotStart[group + 1] ?? 0;
    if (end - start < 2 || this.sorted[group] === 1) return;
    this.sorted[group] = 1;
    const { slotRelation, slotCost, slotFrom, slotTo, slotGoods, slotFlags } = this.graph;
    const { ids } = this.data.relations;
    const order = Array.from({ length: end - start }, (_, i) => start + i);
    order.sort((a, b) => compareIdsAt(ids, slotRelation[a] ?? 0, slotRelation[b] ?? 0));
    for (const column of [slotRelation, slotCost, slotFrom, slotTo, slotGoods, slotFlags]) {
      const values = order.map((slot) => column[slot] ?? 0);
      column.set(values, start);
    }
  }
}
