/** The set of a pick whose codes are unknown or that carries no goods: it agrees with everything. */
export const ANY_GOODS = 0;
/** The set of picks that share no prefix. */
export const NO_GOODS = 1;

/**
 * Sets of HS prefixes as small numbers, so that "which prefixes do these picks share" is a look-up. The numbers hold
 * for one trace.
 */
export class PrefixSets {
  private readonly members: (readonly number[])[] = [[], []];
  private readonly masks: number[] = [-1, 0];
  private readonly ofOne = new Map<number, number>();
  private readonly ofMany = new Map<string, number>();
  private readonly met = new Map<number, number>();

  /** The number of the set with just this prefix. */
  single(prefix: number): number {
    const found = this.ofOne.get(prefix);
    if (found !== undefined) return found;
    const made = this.add([prefix]);
    this.ofOne.set(prefix, made);
    return made;
  }

  /** The number of a set; prefixes may repeat and come in any order. */
  of(prefixes: readonly number[]): number {
    const sorted = [...new Set(prefixes)].sort((a, b) => a - b);
    const [first] = sorted;
    if (first === undefined) return NO_GOODS;
    if (sorted.length === 1) return this.single(first);
    const key = sorted.join();
    const found = this.ofMany.get(key);
    if (found !== undefined) return found;
    const made = this.add(sorted);
    this.ofMany.set(key, made);
    return made;
  }

  /** The prefixes that two sets share. */
  meet(a: number, b: number): number {
    if (a === b || b === ANY_GOODS) return a;
    if (a === ANY_GOODS) return b;
    if (((this.masks[a] ?? 0) & (this.masks[b] ?? 0)) === 0) return NO_GOODS;
    const key = a < b ? a * 0x4000000 + b : b * 0x4000000 + a;
    const known = this.met.get(key);
    if (known !== undefined) return known;
    const others = this.members[b] ?? [];
    const result = this.of((this.members[a] ?? []).filter((prefix) => others.includes(prefix)));
    this.met.set(key, result);
    return result;
  }

  /** Whether every prefix of `b` is in `a`. */
  covers(a: number, b: number): boolean {
    return a === b || a === ANY_GOODS || b === NO_GOODS || (a !== NO_GOODS && b !== ANY_GOODS && this.meet(a, b) === b);
  }

  /** 32 bits of which two sets with a common prefix share at least one. */
  maskOf(set: number): number {
    return this.masks[set] ?? 0;
  }

  private add(prefixes: readonly number[]): number {
    let mask = 0;
    for (const prefix of prefixes) mask |= 1 << (Math.imul(prefix + 1, 0x9e3779b1) >>> 27);
    this.masks.push(mask);
    return this.members.push(prefixes) - 1;
  }
}
