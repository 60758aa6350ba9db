import type { CaseData } from '../case/caseData.ts';
import { OPEN_END } from '../model/dates.ts';
import { HOPS_SCALE, Rest, type Bounds } from './bounds.ts';
import type { Walk } from './buildWalk.ts';
import { Labels, NO_FLOW, type PickTests } from './labels.ts';
import { NO_GOODS } from './prefixSets.ts';
import { PrefixHeap, PrefixTree } from './prefixTree.ts';
import { RequiredEntities } from './required.ts';
import { EntityRole } from './traceScratch.ts';
import type { WalkGraph } from './walkGraph.ts';

/** A chain as local entities and the groups between them. */
export interface StaticChain {
  readonly entities: readonly number[];
  readonly groups: readonly number[];
}

/** More open prefixes than this take more memory than a browser gives; the ranking then ends by limit. */
const MOST_PREFIXES = 6_000_000;

/**
 * Coherent chains in the order of the ranking, best-first over prefixes. Every open prefix has a bound of cost, hops,
 * support and ids that no chain beginning so can beat; a complete chain has exact ones. So the chain on top of the heap
 * precedes every chain that is still to be found.
 */
export class Ranking {
  private readonly graph: WalkGraph;
  private readonly labels: Labels;
  private readonly tree: PrefixTree;
  private readonly heap: PrefixHeap;
  private readonly required: RequiredEntities;
  /** Keys of the cheapest complete chains met, ascending: what exceeds the k-th of them is never listed. */
  private readonly bestKeys: number[] = [];
  /** From-set entities, and how many of them are prefixes already. */
  private readonly starts: readonly number[];
  private opened = 0;
  /** The prefix that is being expanded, or −1, and the group it goes on with: a hub takes more than one step. */
  private expanding = -1;
  private nextGroup = 0;
  private emitted = 0;
  /** How many labels were made, as a measure of work that does not depend on the machine. */
  work = 0;

  constructor(
    data: CaseData,
    walk: Walk,
    private readonly tests: PickTests,
    private readonly bounds: Bounds,
    private readonly k: number,
  ) {
    this.graph = walk.graph;
    this.labels = new Labels(this.graph, false);
    this.tree = new PrefixTree(this.graph, data.entities.ids);
    this.heap = new PrefixHeap(this.tree);
    this.required = new RequiredEntities(this.graph, walk.required ?? []);
    this.starts = walk.required !== undefined && k > 0 ? walk.starts : [];
  }

  /** Whether the k chains asked for are all found. */
  get isFull(): boolean {
    return this.emitted >= this.k;
  }

  /** Whether every coherent chain was found. */
  get isExhausted(): boolean {
    return this.isEmpty && !this.isFull;
  }

  /** Whether the ranking can go on. */
  get isOpen(): boolean {
    return !this.isEmpty && !this.isFull && this.tree.size < MOST_PREFIXES;
  }

  private get isEmpty(): boolean {
    return this.heap.size === 0 && this.opened === this.starts.length && this.expanding < 0;
  }

  /** Works on until the next chain of the ranking, or until this much more work is done, or to the end. */
  next(work: number): StaticChain | undefined {
    const until = this.work + work;
    while (this.work < until && this.isOpen) {
      const start = this.starts[this.opened];
      if (start !== undefined) {
        this.opened++;
        this.work++;
        this.open(start);
        continue;
      }
      if (this.expanding < 0) {
        const prefix = this.heap.pop();
        const last = this.tree.entity[prefix] ?? 0;
        if (this.graph.roles[last] === EntityRole.to) {
          this.emitted++;
          return { entities: this.tree.entitiesOf(prefix), groups: this.tree.groupsOf(prefix) };
        }
        this.expanding = prefix;
        this.nextGroup = this.graph.groupStart[last] ?? 0;
      }
      this.expand(this.expanding, until);
    }
    return undefined;
  }

  private open(start: number): void {
    const { maxHops, count } = this.graph;
    if ((this.graph.hopsTo[start] ?? 0) > maxHops) return;
    const at = maxHops * count + start;
    const key = this.bounds.key[at] ?? Infinity;
    if (key === Infinity) return;
    if (!this.required.canPass(start, maxHops, (entity) => entity !== start)) return;
    const labelStart = this.labels.size;
    this.labels.addStart();
    this.add(
      start,
      -1,
      -1,
      0,
      key,
      this.bounds.rest[at * Rest.size + Rest.support] ?? 0,
      2 ** 30,
      labelStart,
      labelStart + 1,
    );
  }

  /** Adds the prefixes that are one hop longer, up to the work of the step. */
  private expand(prefix: number, until: number): void {
    const { graph, tree, labels } = this;
    const v = tree.entity[prefix] ?? 0;
    const hops = (tree.hops[prefix] ?? 0) + 1;
    const left = graph.maxHops - hops;
    const labelStart = tree.labelStart[prefix] ?? 0;
    const labelEnd = tree.labelEnd[prefix] ?? 0;
    const cutoff = this.cutoff();
    let cheapest = Infinity;
    for (let label = labelStart; label < labelEnd; label++) cheapest = Math.min(cheapest, labels.cost[label] ?? 0);
    for (let group = this.nextGroup, end = graph.groupStart[v + 1] ?? 0; group < end; group++) {
      if (this.work >= until) {
        this.nextGroup = group;
        return;
      }
      const w = graph.groupTarget[group] ?? 0;
      const ends = graph.roles[w] === EntityRole.to;
      if (!ends && (graph.hopsTo[w] ?? 0) > left) continue;
      const rest = left * graph.count + w;
      this.work++;
      const lowest = (cheapest + (graph.groupCost[group] ?? 0)) * HOPS_SCALE + hops;
      if (lowest + (ends ? 0 : (this.bounds.key[rest] ?? 0)) > cutoff) continue;
      if (tree.passes(prefix, w)) continue;
      if (this.required.entities.length > 0) {
        const missing = (entity: number): boolean => entity !== w && !tree.passes(prefix, entity);
        if (!this.required.canPass(w, ends ? 0 : left, missing)) continue;
      }
      const start = labels.size;
      if (labels.extend(group, labelStart, labelEnd, this.tests) === 0) continue;
      const key = ends ? this.cheapestFrom(start) * HOPS_SCALE + hops : this.keyOf(start, rest, hops);
      const members = (graph.slotStart[group + 1] ?? 0) - (graph.slotStart[group] ?? 0);
      const support = Math.min(tree.support[prefix] ?? 0, members);
      if (key > cutoff || key === Infinity) {
        labels.truncate(start);
        continue;
      }
      this.work += labels.size - start;
      if (ends) {
        labels.truncate(start);
        this.add(w, prefix, group, hops, key, support, support, start, start);
        this.remember(key);
      } else {
        const supportBound = this.supportBound(key, start, rest, hops, support);
        this.add(w, prefix, group, hops, key, supportBound, support, start, labels.size);
      }
    }
    this.expanding = -1;
  }

  /** The bound of a prefix that is not complete; drops its labels that lead nowhere. */
  private keyOf(start: number, rest: number, hops: number): number {
    const { labels, tests, bounds } = this;
    const restKey = (bounds.key[rest] ?? Infinity) + hops;
    const restGoods = bounds.rest[rest * Rest.size + Rest.goods] ?? 0;
    let best = Infinity;
    let kept = start;
    for (let label = start; label < labels.size; label++) {
      if (tests.order && !this.canContinue(label, rest)) continue;
      let cost = labels.cost[label] ?? 0;
      const goods = labels.goods[label] ?? 0;
      if (tests.goods !== 'off' && goods !== NO_GOODS && (this.graph.sets.maskOf(goods) & restGoods) === 0) {
        if (tests.goods === 'require') continue;
        cost += tests.goodsChange;
      }
      best = Math.min(best, cost * HOPS_SCALE + restKey);
      labels.keep(label, kept++);
    }
    labels.truncate(kept);
    return best;
  }

  private canContinue(label: number, rest: number): boolean {
    const { labels, bounds, tests, graph } = this;
    if ((labels.low[label] ?? 0) > (bounds.rest[rest * Rest.size + Rest.latest] ?? 0)) return false;
    const high = labels.high[label] ?? 0;
    const until = high === NO_FLOW || graph.hasAssociations ? OPEN_END : high + tests.maxGapDays;
    return until >= (bounds.rest[rest * Rest.size + Rest.earliest] ?? 0);
  }

  /** The bound for support belongs to the cheapest walks only; a dearer key says nothing but what is passed. */
  private supportBound(key: number, start: number, rest: number, hops: number, support: number): number {
    const cheapest = this.cheapestFrom(start) * HOPS_SCALE + hops + (this.bounds.key[rest] ?? 0);
    return key === cheapest ? Math.min(support, this.bounds.rest[rest * Rest.size + Rest.support] ?? 0) : support;
  }

  private cheapestFrom(start: number): number {
    let best = Infinity;
    for (let label = start; label < this.labels.size; label++) best = Math.min(best, this.labels.cost[label] ?? 0);
    return best;
  }

  private add(
    entity: number,
    parent: number,
    group: number,
    hops: number,
    key: number,
    supportBound: number,
    support: number,
    labelStart: number,
    labelEnd: number,
  ): void {
    const { tree } = this;
    const prefix = tree.add();
    tree.entity[prefix] = entity;
    tree.parent[prefix] = parent;
    tree.group[prefix] = group;
    tree.hops[prefix] = hops;
    tree.key[prefix] = key;
    tree.supportBound[prefix] = supportBound;
    tree.support[prefix] = support;
    tree.labelStart[prefix] = labelStart;
    tree.labelEnd[prefix] = labelEnd;
    this.heap.push(prefix);
  }

  private cutoff(): number {
    return this.bestKeys.length < this.k ? Infinity : (this.bestKeys.at(-1) ?? Infinity);
  }

  private remember(key: number): void {
    let at = this.bestKeys.length;
    while (at > 0 && (this.bestKeys[at - 1] ?? 0) > key) at--;
    this.bestKeys.splice(at, 0, key);
    if (this.bestKeys.length > this.k) this.bestKeys.pop();
  }
}
