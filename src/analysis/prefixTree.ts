import type { TextColumn } from '../case/textColumn.ts';
import { grown } from '../model/grown.ts';
import { compareIdsAt } from './idOrder.ts';
import type { WalkGraph } from './walkGraph.ts';

/** Prefixes of chains as a tree in columns: each knows its last entity and the prefix before it. */
export class PrefixTree {
  entity = new Int32Array(1024);
  parent = new Int32Array(1024);
  /** The group that leads to the last entity; −1 at a start. */
  group = new Int32Array(1024);
  hops = new Uint8Array(1024);
  /** Lower bound of cost × `HOPS_SCALE` + hops of every chain that begins so; exact when complete. */
  key = new Float64Array(1024);
  /** Upper bound of the support of those chains with that key. */
  supportBound = new Int32Array(1024);
  /** Relations in the thinnest hop so far. */
  support = new Int32Array(1024);
  /** Labels of the prefix: `labelStart … labelEnd)`. */
  labelStart = new Int32Array(1024);
  labelEnd = new Int32Array(1024);
  size = 0;

  constructor(
    private readonly graph: WalkGraph,
    private readonly ids: TextColumn,
  ) {}

  /** Appends an empty row and answers its number; the caller fills the columns. */
  add(): number {
    if (this.size === this.entity.length) {
      this.entity = grown(this.entity);
      this.parent = grown(this.parent);
      this.group = grown(this.group);
      this.hops = grown(this.hops);
      this.key = grown(this.key);
      this.supportBound = grown(this.supportBound);
      this.support = grown(this.support);
      this.labelStart = grown(this.labelStart);
      this.labelEnd = grown(this.labelEnd);
    }
    return this.size++;
  }

  /** Whether a prefix passes an entity. */
  passes(prefix: number, entity: number): boolean {
    for (let at = prefix; at >= 0; at = this.parent[at] ?? -1) if (this.entity[at] === entity) return true;
    return false;
  }

  /** The groups of a prefix from its start on. */
  groupsOf(prefix: number): number[] {
    const groups: number[] = [];
    for (let at = prefix; (this.group[at] ?? -1) >= 0; at = this.parent[at] ?? -1) groups.push(this.group[at] ?? 0);
    return groups.reverse();
  }

  /** The entities of a prefix from its start on. */
  entitiesOf(prefix: number): number[] {
    const entities: number[] = [];
    for (let at = prefix; at >= 0; at = this.parent[at] ?? -1) entities.push(this.entity[at] ?? 0);
    return entities.reverse();
  }

  /** The order of the ranking: key, then support (more first), then entity ids by code point. */
  compare(a: number, b: number): number {
    const byKey = (this.key[a] ?? 0) - (this.key[b] ?? 0);
    if (byKey !== 0) return byKey;
    const bySupport = (this.supportBound[b] ?? 0) - (this.supportBound[a] ?? 0);
    return bySupport !== 0 ? bySupport : this.compareIds(a, b);
  }

  /** Two prefixes differ first where they leave their last common prefix. */
  private compareIds(a: number, b: number): number {
    let x = a;
    let y = b;
    while ((this.hops[x] ?? 0) > (this.hops[y] ?? 0)) x = this.parent[x] ?? -1;
    while ((this.hops[y] ?? 0) > (this.hops[x] ?? 0)) y = this.parent[y] ?? -1;
    if (x === y) return (this.hops[a] ?? 0) - (this.hops[b] ?? 0);
    while (this.parent[x] !== this.parent[y]) {
      x = this.parent[x] ?? -1;
      y = this.parent[y] ?? -1;
    }
    const { entities } = this.graph;
    return compareIdsAt(this.ids, entities[this.entity[x] ?? 0] ?? 0, entities[this.entity[y] ?? 0] ?? 0);
  }
}

/** A binary heap of prefix numbers, the first in the ranking on top. */
export class PrefixHeap {
  private items = new Int32Array(1024);
  size = 0;

  constructor(private readonly tree: PrefixTree) {}

  push(prefix: number): void {
    if (this.size === this.items.length) this.items = grown(this.items);
    let at = this.size++;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const other = this.items[above] ?? 0;
      if (this.tree.compare(prefix, other) >= 0) break;
      this.items[at] = other;
      at = above;
    }
    this.items[at] = prefix;
  }

  /** Takes the first prefix; −1 when there is none. */
  pop(): number {
    if (this.size === 0) return -1;
    const top = this.items[0] ?? -1;
    const last = this.items[--this.size] ?? 0;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= this.size) break;
      if (below + 1 < this.size && this.tree.compare(this.items[below + 1] ?? 0, this.items[below] ?? 0) < 0) below++;
      const other = this.items[below] ?? 0;
      if (this.tree.compare(last, other) <= 0) break;
      this.items[at] = other;
      at = below;
    }
    this.items[at] = last;
    return top;
  }
}
