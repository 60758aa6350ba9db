import type { CaseData } from '../case/caseData.ts';
import type { NearMissReason } from '../model/result.ts';
import type { Walk } from './buildWalk.ts';
import { compareIdsAt } from './idOrder.ts';
import { Labels, type PickTests } from './labels.ts';
import type { PickFinder } from './picks.ts';
import type { StaticChain } from './ranking.ts';
import { RequiredEntities } from './required.ts';
import { EntityRole } from './traceScratch.ts';
import type { WalkGraph } from './walkGraph.ts';

/** A near miss that is to be listed. */
export interface RankedNearMiss {
  readonly chain: StaticChain;
  /** Of the cheapest pick that passes the tests that can be passed. */
  readonly cost: number;
  readonly reasons: readonly NearMissReason[];
}

/** Steps of the enumeration for each static chain of the limit, so that dead ends cannot make it endless. */
const STEPS_PER_CHAIN = 40;

/**
 * Counts the static chains of a trace one by one in a fixed order, up to a limit: how many are coherent, and why the
 * others are not. Keeps the k cheapest near misses, ranked by cost, hops and ids.
 */
export class Counting {
  coherent = 0;
  order = 0;
  goods = 0;
  together = 0;
  readonly nearMisses: RankedNearMiss[] = [];
  private readonly graph: WalkGraph;
  private readonly required: RequiredEntities;
  /** The tests of the query together, and each alone; one object where they are the same. */
  private readonly whole: TestRun;
  private readonly orderAlone: TestRun;
  private readonly goodsAlone: TestRun;
  private readonly runs: readonly TestRun[];
  private readonly onPath: Uint8Array;
  /** The path walked: entities, the groups between them, and the next group to try from each. */
  private readonly entities: number[] = [];
  private readonly groups: number[] = [];
  private readonly cursors: number[] = [];
  private readonly costs: number[] = [];
  private nextStart = 0;
  private chains = 0;
  private steps = 0;
  private hitLimit = false;
  private ended = false;

  constructor(
    private readonly data: CaseData,
    private readonly walk: Walk,
    private readonly tests: PickTests,
    private readonly finder: PickFinder,
    private readonly k: number,
    private readonly limit: number,
    private readonly onCoherent: (chain: StaticChain) => void = () => undefined,
  ) {
    this.graph = walk.graph;
    this.required = new RequiredEntities(this.graph, walk.required ?? []);
    this.onPath = new Uint8Array(this.graph.count);
    const goods = tests.goods === 'require' ? 'require' : 'off';
    const run = (order: boolean, match: 'require' | 'off'): TestRun =>
      new TestRun(this.graph, { ...tests, order, goods: match, costs: false });
    this.whole = run(tests.order, goods);
    this.orderAlone = goods === 'off' ? this.whole : run(tests.order, 'off');
    this.goodsAlone = tests.order ? run(false, goods) : this.whole;
    this.runs = [...new Set([this.whole, this.orderAlone, this.goodsAlone])];
    if (walk.required === undefined) this.ended = true;
  }

  /** Whether every static chain was looked at. */
  get isComplete(): boolean {
    return this.ended && !this.hitLimit;
  }

  /** Whether there is no more to do. */
  get isDone(): boolean {
    return this.ended;
  }

  /** Goes on by this many steps, or to the end. */
  advance(steps: number): void {
    const until = this.steps + steps;
    while (!this.ended && this.steps < until) this.step();
  }

  /** The tests that a near miss can pass: its cost is that of the cheapest pick that passes them. */
  easedTests(reasons: readonly NearMissReason[]): PickTests {
    const together = reasons.includes('together');
    return {
      ...this.tests,
      order: this.tests.order && !together && !reasons.includes('order'),
      goods: together || reasons.includes('goods') ? 'off' : this.tests.goods,
    };
  }

  private step(): void {
    const { graph } = this;
    this.steps++;
    if (this.steps > this.limit * STEPS_PER_CHAIN) {
      this.stopAtLimit();
      return;
    }
    const depth = this.entities.length - 1;
    if (depth < 0) {
      const start = this.walk.starts[this.nextStart++];
      if (start === undefined) this.ended = true;
      else if (this.required.canPass(start, graph.maxHops, (entity) => entity !== start)) this.enter(start, 0);
      return;
    }
    const v = this.entities[depth] ?? 0;
    const group = this.cursors[depth] ?? 0;
    if (group >= (graph.groupStart[v + 1] ?? 0)) {
      this.leave(v);
      return;
    }
    this.cursors[depth] = group + 1;
    const w = graph.groupTarget[group] ?? 0;
    const left = graph.maxHops - depth - 1;
    const ends = graph.roles[w] === EntityRole.to;
    if (this.onPath[w] === 1 || (!ends && (graph.hopsTo[w] ?? 0) > left)) return;
    if (this.required.entities.length > 0) {
      const missing = (entity: number): boolean => entity !== w && this.onPath[entity] !== 1;
      if (!this.required.canPass(w, ends ? 0 : left, missing)) return;
    }
    const cost = (this.costs[depth] ?? 0) + (graph.groupCost[group] ?? 0);
    if (!ends) {
      for (const run of this.runs) run.push(group);
      this.groups.push(group);
      this.enter(w, cost);
      return;
    }
    if (this.chains >= this.limit) {
      this.stopAtLimit();
      return;
    }
    this.chains++;
    this.judge(w, group, cost);
  }

  private enter(entity: number, cost: number): void {
    this.entities.push(entity);
    this.onPath[entity] = 1;
    this.cursors.push(this.graph.groupStart[entity] ?? 0);
    this.costs.push(cost);
  }

  private leave(entity: number): void {
    this.entities.pop();
    this.onPath[entity] = 0;
    this.cursors.pop();
    this.costs.pop();
    if (this.groups.pop() !== undefined) for (const run of this.runs) run.pop();
  }

  private stopAtLimit(): void {
    this.hitLimit = true;
    this.ended = true;
  }

  private judge(last: number, group: number, leastCost: number): void {
    if (this.whole.passes(group)) {
      this.coherent++;
      this.onCoherent(this.chainTo(last, group));
      return;
    }
    const reasons: NearMissReason[] = [];
    if (!this.orderAlone.passes(group)) {
      reasons.push('order');
      this.order++;
    }
    if (!this.goodsAlone.passes(group)) {
      reasons.push('goods');
      this.goods++;
    }
    if (reasons.length === 0) {
      reasons.push('together');
      this.together++;
    }
    this.offer(last, group, leastCost, reasons);
  }

  private chainTo(last: number, group: number): StaticChain {
    return { entities: [...this.entities, last], groups: [...this.groups, group] };
  }

  /** Takes a near miss into the list if it is among the k cheapest so far. */
  private offer(last: number, group: number, leastCost: number, reasons: readonly NearMissReason[]): void {
    if (this.k <= 0) return;
    const worst = this.nearMisses.length < this.k ? undefined : this.nearMisses.at(-1);
    if (worst !== undefined && leastCost > worst.cost) return;
    const chain = this.chainTo(last, group);
    if (worst !== undefined && this.compare({ chain, cost: leastCost, reasons }, worst) >= 0) return;
    const cost = this.finder.cheapest(chain, this.easedTests(reasons))?.cost ?? leastCost;
    const nearMiss = { chain, cost, reasons };
    let at = this.nearMisses.length;
    while (at > 0 && this.compare(nearMiss, this.nearMisses[at - 1] ?? nearMiss) < 0) at--;
    this.nearMisses.splice(at, 0, nearMiss);
    if (this.nearMisses.length > this.k) this.nearMisses.pop();
  }

  private compare(a: RankedNearMiss, b: RankedNearMiss): number {
    if (a.cost !== b.cost) return a.cost - b.cost;
    const byHops = a.chain.groups.length - b.chain.groups.length;
    if (byHops !== 0) return byHops;
    for (const [at, entity] of a.chain.entities.entries()) {
      const other = b.chain.entities[at] ?? 0;
      if (entity === other) continue;
      return compareIdsAt(this.data.entities.ids, this.graph.entities[entity] ?? 0, this.graph.entities[other] ?? 0);
    }
    return 0;
  }
}

/** One test along the path walked: the labels of each hop, kept as long as some pick passes. */
class TestRun {
  private readonly labels: Labels;
  private readonly starts: number[] = [0];
  /** Hops walked since the last pick that passed; nothing is computed for them. */
  private failed = 0;

  constructor(
    graph: WalkGraph,
    private readonly tests: PickTests,
  ) {
    this.labels = new Labels(graph, false);
    this.labels.addStart();
  }

  push(group: number): void {
    if (this.isTrivial()) return;
    if (this.failed > 0) {
      this.failed++;
      return;
    }
    const end = this.labels.size;
    if (this.labels.extend(group, this.starts.at(-1) ?? 0, end, this.tests) === 0) this.failed++;
    else this.starts.push(end);
  }

  pop(): void {
    if (this.isTrivial()) return;
    if (this.failed > 0) this.failed--;
    else this.labels.truncate(this.starts.pop() ?? 0);
  }

  /** Whether the path and one more hop pass. */
  passes(group: number): boolean {
    if (this.isTrivial()) return true;
    if (this.failed > 0) return false;
    const end = this.labels.size;
    const made = this.labels.extend(group, this.starts.at(-1) ?? 0, end, this.tests);
    this.labels.truncate(end);
    return made > 0;
  }

  private isTrivial(): boolean {
    return !this.tests.order && this.tests.goods === 'off';
  }
}
