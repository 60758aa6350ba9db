/** Arcs looked at between two looks at the caller: a millisecond or two. */
const ARCS_A_STEP = 100_000;

/**
 * Largest flow by Dinic's method over arcs in typed arrays: with capacities of one at the entities it needs about
 * √entities rounds, each a pass over the arcs. Arcs are tried in the order they were added.
 */
export class Flow {
  /** The arcs that leave node v, and the reverse of those that enter it, are `starts[v] … starts[v + 1])`. */
  private readonly starts: Int32Array;
  /** By place: where the arc leads, what is left of its capacity, and the place of its reverse. */
  private readonly heads: Int32Array;
  private readonly room: Int32Array;
  private readonly reverse: Int32Array;
  /** Place of each arc as it was given. */
  private readonly places: Int32Array;
  private readonly level: Int32Array;
  private readonly next: Int32Array;
  private readonly queue: Int32Array;

  /** `tails`, `heads` and `capacities` by arc. */
  constructor(
    private readonly count: number,
    tails: ArrayLike<number>,
    heads: ArrayLike<number>,
    capacities: ArrayLike<number>,
  ) {
    const size = tails.length;
    this.starts = new Int32Array(count + 1);
    this.heads = new Int32Array(size * 2);
    this.room = new Int32Array(size * 2);
    this.reverse = new Int32Array(size * 2);
    this.places = new Int32Array(size);
    this.level = new Int32Array(count);
    this.next = new Int32Array(count);
    this.queue = new Int32Array(count);
    for (let arc = 0; arc < size; arc++) {
      const tail = tails[arc] ?? 0;
      const head = heads[arc] ?? 0;
      this.starts[tail + 1] = (this.starts[tail + 1] ?? 0) + 1;
      this.starts[head + 1] = (this.starts[head + 1] ?? 0) + 1;
    }
    for (let v = 0; v < count; v++) this.starts[v + 1] = (this.starts[v + 1] ?? 0) + (this.starts[v] ?? 0);
    const free = this.starts.slice(0, count);
    const take = (v: number): number => {
      const at = free[v] ?? 0;
      free[v] = at + 1;
      return at;
    };
    for (let arc = 0; arc < size; arc++) {
      const tail = tails[arc] ?? 0;
      const head = heads[arc] ?? 0;
      const forth = take(tail);
      const back = take(head);
      this.heads[forth] = head;
      this.heads[back] = tail;
      this.room[forth] = capacities[arc] ?? 0;
      this.reverse[forth] = back;
      this.reverse[back] = forth;
      this.places[arc] = forth;
    }
  }

  /** Pushes as much as possible from source to sink; yields what runs so far, about every millisecond of work. */
  *push(source: number, sink: number): Generator<number, number, void> {
    let total = 0;
    while (yield* during(total, this.layer(source, sink))) {
      this.next.set(this.starts.subarray(0, this.count));
      total += yield* during(total, this.augment(source, sink));
    }
    return total;
  }

  /** 1 for each node that the source still reaches. */
  *reachable(source: number): Generator<void, Uint8Array, void> {
    yield* this.layer(source, -1);
    return Uint8Array.from(this.level, (level) => (level >= 0 ? 1 : 0));
  }

  /** How much runs over an arc. */
  flowOn(arc: number): number {
    return this.room[this.reverse[this.places[arc] ?? 0] ?? 0] ?? 0;
  }

  /** Sets the levels of a breadth-first search, up to that of the sink; answers whether it meets it. */
  private *layer(source: number, sink: number): Generator<void, boolean, void> {
    const { level, heads, room, starts, queue } = this;
    level.fill(-1);
    level[source] = 0;
    queue[0] = source;
    let until = ARCS_A_STEP;
    let work = 0;
    for (let at = 0, end = 1; at < end; at++) {
      const v = queue[at] ?? 0;
      const below = (level[v] ?? 0) + 1;
      // What is no nearer than the sink leads nowhere.
      if (sink >= 0 && level[sink] === level[v]) break;
      const first = starts[v] ?? 0;
      const last = starts[v + 1] ?? 0;
      for (let i = first; i < last; i++) {
        if (room[i] === 0) continue;
        const w = heads[i] ?? 0;
        if (level[w] !== -1) continue;
        level[w] = below;
        queue[end++] = w;
      }
      work += last - first;
      if (work < until) continue;
      until = work + ARCS_A_STEP;
      yield;
    }
    return sink >= 0 && level[sink] !== -1;
  }

  /** Pushes one unit after the other along the levels, without recursion, until none is left; answers how many. */
  private *augment(source: number, sink: number): Generator<void, number, void> {
    const { level, next, heads, room, starts, reverse } = this;
    const path: number[] = [];
    let total = 0;
    let v = source;
    for (let work = 1; ; work++) {
      if (work % ARCS_A_STEP === 0) yield;
      if (v === sink) {
        for (const at of path) {
          const back = reverse[at] ?? 0;
          room[at] = (room[at] ?? 0) - 1;
          room[back] = (room[back] ?? 0) + 1;
        }
        total++;
        path.length = 0;
        v = source;
        continue;
      }
      const at = next[v] ?? 0;
      if (at >= (starts[v + 1] ?? 0)) {
        const taken = path.pop();
        if (taken === undefined) return total;
        v = heads[reverse[taken] ?? 0] ?? 0;
        next[v] = (next[v] ?? 0) + 1;
        continue;
      }
      const w = heads[at] ?? 0;
      if (room[at] === 0 || level[w] !== (level[v] ?? 0) + 1) {
        next[v] = at + 1;
        continue;
      }
      path.push(at);
      v = w;
    }
  }
}

/** Says the same at each step of some work. */
function* during<T>(total: number, steps: Generator<void, T, void>): Generator<number, T, void> {
  let step = steps.next();
  while (step.done !== true) {
    yield total;
    step = steps.next();
  }
  return step.value;
}
