/** A share of a chain that counts whole, halves and thirds without fractions. */
const WHOLE = 6;

/** Nodes of the search between two looks at the caller, and nodes after which it gives up being exact. */
const NODES_A_TURN = 8;
const MOST_NODES = 300_000;

/** Members of a set and how many chains fall with it. */
export interface Choice {
  readonly members: readonly number[];
  readonly broken: number;
  /** False when the search grew beyond measure and was cut short. */
  readonly exact: boolean;
}

/**
 * Chooses members so that most chains fall, where each chain falls with any of its minimal sets. Members are numbers
 * 0 … memberCount − 1 whose order decides ties. Branch and bound: a chain that falls with a set gives each member of
 * one of its minimal sets in it an equal share, so no set breaks more than its members' largest shares add up to.
 */
export class Coverage {
  /** Chains that a member can help to break. */
  private readonly chainsOf: number[][];
  /** Shares by member while nothing is chosen, by how many may still be chosen. */
  private readonly openShares: Int32Array[] = [];
  private readonly stamp: Int32Array;
  private stamps = 0;
  private nodes = 0;

  constructor(
    /** The minimal sets of each chain. */
    private readonly chains: readonly (readonly (readonly number[])[])[],
    private readonly memberCount: number,
  ) {
    this.chainsOf = Array.from({ length: memberCount }, () => []);
    this.stamp = new Int32Array(chains.length);
    for (const [chain, sets] of chains.entries()) {
      for (const member of new Set(sets.flat())) this.chainsOf[member]?.push(chain);
    }
  }

  /** How many chains fall with these members. */
  broken(members: readonly number[]): number {
    let count = 0;
    for (const chain of this.chainsAround(members)) if (this.falls(chain, members)) count++;
    return count;
  }

  /**
   * The set of at most `size` members that breaks most, of equal ones that with fewer members, then with the smaller
   * members. `smaller` is the answer for one member less. Yields between steps.
   */
  *best(size: number, smaller: Choice): Generator<void, Choice, void> {
    this.nodes = 0;
    const top = { members: smaller.members, broken: smaller.broken };
    const wasCut = yield* this.improve([], size, undefined, top);
    if (wasCut) return { ...top, exact: false };
    if (top.broken === smaller.broken) return smaller;
    this.nodes = 0;
    const first = yield* this.firstWith([], size, 0, top.broken);
    return first === undefined
      ? { ...top, exact: false }
      : { members: first, broken: top.broken, exact: smaller.exact };
  }

  /** Raises `top` to the most that `left` more members can break; answers whether it was cut short. */
  private *improve(
    chosen: readonly number[],
    left: number,
    among: Int32Array | undefined,
    top: { members: readonly number[]; broken: number },
  ): Generator<void, boolean, void> {
    if (yield* this.isCut()) return true;
    const shares = this.sharesAfter(chosen, left);
    const broken = this.broken(chosen);
    const order = among ?? Int32Array.from(shares.keys());
    if (left === 1) {
      let best = -1;
      for (const member of order) if (best < 0 || (shares[member] ?? 0) > (shares[best] ?? 0)) best = member;
      if (best < 0) return false;
      const reached = broken + (shares[best] ?? 0) / WHOLE;
      if (reached > top.broken) {
        top.broken = reached;
        top.members = [...chosen, best].sort((a, b) => a - b);
      }
      return false;
    }
    const sorted = order.slice().sort((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0));
    for (let at = 0; at < sorted.length; at++) {
      let bound = broken * WHOLE;
      for (let i = at; i < at + left; i++) bound += shares[sorted[i] ?? -1] ?? 0;
      if (Math.floor(bound / WHOLE) <= top.broken) break;
      const member = sorted[at] ?? 0;
      if (yield* this.improve([...chosen, member], left - 1, sorted.subarray(at + 1), top)) return true;
    }
    return false;
  }

  /** The first set by its members that breaks `target` chains; `undefined` when cut short or there is none. */
  private *firstWith(
    chosen: readonly number[],
    left: number,
    start: number,
    target: number,
  ): Generator<void, readonly number[] | undefined, void> {
    if (yield* this.isCut()) return undefined;
    const shares = this.sharesAfter(chosen, left);
    const needed = (target - this.broken(chosen)) * WHOLE;
    const after = topSharesFrom(shares, left - 1);
    for (let member = start; member < this.memberCount; member++) {
      if ((shares[member] ?? 0) + (after[member + 1] ?? 0) < needed) continue;
      const next = [...chosen, member];
      if (left === 1) return next;
      const found = yield* this.firstWith(next, left - 1, member + 1, target);
      if (found !== undefined || this.nodes > MOST_NODES) return found;
    }
    return undefined;
  }

  private *isCut(): Generator<void, boolean, void> {
    this.nodes++;
    if (this.nodes > MOST_NODES) return true;
    if (this.nodes % NODES_A_TURN === 0) yield;
    return this.nodes > MOST_NODES;
  }

  /** Largest share of each chain still standing that a member can have, with `left` more members to choose. */
  private sharesAfter(chosen: readonly number[], left: number): Int32Array {
    const shares = this.sharesAtFirst(left).slice();
    for (const chain of this.chainsAround(chosen)) {
      this.addShares(shares, chain, [], left, -1);
      if (!this.falls(chain, chosen)) this.addShares(shares, chain, chosen, left, 1);
    }
    return shares;
  }

  private sharesAtFirst(left: number): Int32Array {
    const known = this.openShares[left];
    if (known !== undefined) return known;
    const shares = new Int32Array(this.memberCount);
    for (const chain of this.chains.keys()) this.addShares(shares, chain, [], left, 1);
    this.openShares[left] = shares;
    return shares;
  }

  private addShares(shares: Int32Array, chain: number, chosen: readonly number[], left: number, sign: number): void {
    const best = new Map<number, number>();
    for (const set of this.chains[chain] ?? []) {
      const rest = chosen.length === 0 ? set : set.filter((member) => !chosen.includes(member));
      if (rest.length > left) continue;
      for (const member of rest) best.set(member, Math.max(best.get(member) ?? 0, WHOLE / rest.length));
    }
    for (const [member, share] of best) shares[member] = (shares[member] ?? 0) + sign * share;
  }

  private falls(chain: number, members: readonly number[]): boolean {
    return (this.chains[chain] ?? []).some((set) => set.every((member) => members.includes(member)));
  }

  /** Chains that any of the members can help to break, each once. */
  private chainsAround(members: readonly number[]): number[] {
    const stamp = ++this.stamps;
    const around: number[] = [];
    for (const member of members) {
      for (const chain of this.chainsOf[member] ?? []) {
        if (this.stamp[chain] === stamp) continue;
        this.stamp[chain] = stamp;
        around.push(chain);
      }
    }
    return around;
  }
}

/** Entry i: the sum of the `count` largest shares from member i on. */
function topSharesFrom(shares: Int32Array, count: number): Int32Array {
  const sums = new Int32Array(shares.length + 1);
  const top: number[] = [];
  for (let member = shares.length - 1; member >= 0; member--) {
    top.push(shares[member] ?? 0);
    top.sort((a, b) => b - a);
    top.length = Math.min(top.length, count);
    sums[member] = top.reduce((sum, share) => sum + share, 0);
  }
  return sums;
}
