import { Labels, type PickTests } from '../labels.ts';
import type { StaticChain } from '../ranking.ts';
import type { WalkGraph } from '../walkGraph.ts';

/**
 * Finds coherent picks of single chains while some relations are stopped. The relations that are left are copied to a
 * small graph of one group a hop, so that the labels of the trace itself decide what is coherent.
 */
export class ChainPicks {
  private readonly tests: PickTests;
  private room = 0;
  private view: WalkGraph;
  private labels: Labels;

  constructor(
    private readonly graph: WalkGraph,
    tests: PickTests,
  ) {
    this.tests = { ...tests, goods: tests.goods === 'require' ? 'require' : 'off', goodsChange: 0, costs: true };
    this.view = graph;
    this.labels = new Labels(graph, false);
    this.makeRoom(64);
  }

  /**
   * Relation indices of a coherent pick of least weight, one a hop; `undefined` when there is none. `weightOf` answers
   * a relation's weight of 0 or more, or −1 where it is stopped.
   */
  lightest(chain: StaticChain, weightOf: (relation: number) => number): readonly number[] | undefined {
    if (!this.copy(chain, weightOf)) return undefined;
    const { labels, view } = this;
    labels.truncate(0);
    labels.addStart();
    let start = 0;
    for (let hop = 0; hop < chain.groups.length; hop++) {
      const end = labels.size;
      if (labels.extend(hop, start, end, this.tests) === 0) return undefined;
      start = end;
    }
    let best = start;
    for (let label = start + 1; label < labels.size; label++) {
      if ((labels.cost[label] ?? 0) < (labels.cost[best] ?? 0)) best = label;
    }
    const picked: number[] = [];
    for (let label = best; (labels.slot[label] ?? -1) >= 0; label = labels.parent[label] ?? 0) {
      picked.push(view.slotRelation[labels.slot[label] ?? 0] ?? 0);
    }
    return picked.reverse();
  }

  /** Relation indices of a hop. */
  relationsOf(group: number): Int32Array {
    return this.graph.slotRelation.subarray(this.graph.slotStart[group] ?? 0, this.graph.slotStart[group + 1] ?? 0);
  }

  /** Copies what is not stopped; answers whether every hop keeps a relation. */
  private copy(chain: StaticChain, weightOf: (relation: number) => number): boolean {
    const { graph } = this;
    let size = 0;
    for (const group of chain.groups) size += (graph.slotStart[group + 1] ?? 0) - (graph.slotStart[group] ?? 0);
    if (size > this.room) this.makeRoom(size * 2);
    const { view } = this;
    let to = 0;
    for (const [hop, group] of chain.groups.entries()) {
      view.slotStart[hop] = to;
      for (let slot = graph.slotStart[group] ?? 0, end = graph.slotStart[group + 1] ?? 0; slot < end; slot++) {
        const relation = graph.slotRelation[slot] ?? 0;
        const weight = weightOf(relation);
        if (weight < 0) continue;
        view.slotRelation[to] = relation;
        view.slotCost[to] = weight;
        view.slotFrom[to] = graph.slotFrom[slot] ?? 0;
        view.slotTo[to] = graph.slotTo[slot] ?? 0;
        view.slotGoods[to] = graph.slotGoods[slot] ?? 0;
        view.slotFlags[to] = graph.slotFlags[slot] ?? 0;
        to++;
      }
      if (to === view.slotStart[hop]) return false;
      view.slotStart[hop + 1] = to;
    }
    return true;
  }

  private makeRoom(size: number): void {
    this.room = size;
    this.view = {
      ...this.graph,
      slotStart: new Int32Array(this.graph.maxHops + 1),
      slotRelation: new Int32Array(size),
      slotCost: new Float64Array(size),
      slotFrom: new Int32Array(size),
      slotTo: new Int32Array(size),
      slotGoods: new Int32Array(size),
      slotFlags: new Uint8Array(size),
      // Labels of pure flow graphs are joined and then no longer tell which relations they came from.
      hasAssociations: true,
    };
    this.labels = new Labels(this.view, false);
  }
}
