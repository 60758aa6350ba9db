/**
 * Largest flow by Dinic's method over arcs in typed arrays: with capacities of one at the entities it needs about
 * √entities rounds, each a pass over the arcs. Arcs are tried in the order they were added.
 */
export class Flow {
  /** Arc e runs to `heads[e]` with `room[e]` left; e ^ 1 is its reverse. */
  private readonly heads: Int32Array;
  private readonly room: Int32Array;
  private readonly starts: Int32Array;
  private readonly arcs: Int32Array;
  private readonly level: Int32Array;
  private readonly next: Int32Array;

  /** `tails`, `heads` and `capacities` by arc. */
  constructor(
    private readonly count: number,
    tails: ArrayLike<number>,
    heads: ArrayLike<number>,
    capacities: ArrayLike<number>,
  ) {
    const size = tails.length;
    this.heads = new Int32Array(size * 2);
    this.room = new Int32Array(size * 2);
    this.starts = new Int32Array(count + 1);
    this.level = new Int32Array(count);
    this.next = new Int32Array(count);
    for (let arc = 0; arc < size; arc++) {
      const tail = tails[arc] ?? 0;
      const head = heads[arc] ?? 0;
      this.heads[arc * 2] = head;
      this.heads[arc * 2 + 1] = tail;
      this.room[arc * 2] = capacities[arc] ?? 0;
      this.starts[tail + 1] = (this.starts[tail + 1] ?? 0) + 1;
      this.starts[head + 1] = (this.starts[head + 1] ?? 0) + 1;
    }
    for (let v = 0; v < count; v++) this.starts[v + 1] = (this.starts[v + 1] ?? 0) + (this.starts[v] ?? 0);
    const place = this.starts.slice(0, count);
    this.arcs = new Int32Array(size * 2);
    for (let half = 0; half < size * 2; half++) {
      const tail = this.heads[half ^ 1] ?? 0;
      const at = place[tail] ?? 0;
      this.arcs[at] = half;
      place[tail] = at + 1;
    }
  }

  /** Pushes as much as possible from source to sink; yields after each round. */
  *push(source: number, sink: number): Generator<number, number, void> {
    let total = 0;
    while (this.layer(source, sink)) {
      this.next.set(this.starts.subarray(0, this.count));
      while (this.augment(source, sink)) total++;
      yield total;
    }
    return total;
  }

  /** 1 for each node that the source still reaches. */
  reachable(source: number): Uint8Array {
    this.layer(source, -1);
    return Uint8Array.from(this.level, (level) => (level >= 0 ? 1 : 0));
  }

  /** How much runs over an arc. */
  flowOn(arc: number): number {
    return this.room[arc * 2 + 1] ?? 0;
  }

  /** Sets the levels of a breadth-first search; answers whether it meets the sink. */
  private layer(source: number, sink: number): boolean {
    const { level, arcs, heads, room, starts } = this;
    level.fill(-1);
    level[source] = 0;
    const queue = new Int32Array(this.count);
    queue[0] = source;
    for (let at = 0, end = 1; at < end; at++) {
      const v = queue[at] ?? 0;
      for (let i = starts[v] ?? 0, last = starts[v + 1] ?? 0; i < last; i++) {
        const half = arcs[i] ?? 0;
        const w = heads[half] ?? 0;
        if (room[half] === 0 || level[w] !== -1) continue;
        level[w] = (level[v] ?? 0) + 1;
        queue[end++] = w;
      }
    }
    return sink >= 0 && level[sink] !== -1;
  }

  /** Pushes one unit along the levels, without recursion. */
  private augment(source: number, sink: number): boolean {
    const { level, next, arcs, heads, room, starts } = this;
    const path: number[] = [];
    for (let v = source; v !== sink;) {
      const at = next[v] ?? 0;
      if (at >= (starts[v + 1] ?? 0)) {
        const back = path.pop();
        if (back === undefined) return false;
        v = heads[back ^ 1] ?? 0;
        next[v] = (next[v] ?? 0) + 1;
        continue;
      }
      const half = arcs[at] ?? 0;
      const w = heads[half] ?? 0;
      if (room[half] === 0 || level[w] !== (level[v] ?? 0) + 1) {
        next[v] = at + 1;
        continue;
      }
      path.push(half);
      v = w;
    }
    for (const half of path) {
      room[half] = (room[half] ?? 0) - 1;
      room[half ^ 1] = (room[half ^ 1] ?? 0) + 1;
    }
    return true;
  }
}
