import type { Tri } from './tri.ts';
import { list } from './words.ts';

/** Things by what a test says of them. */
export interface Sifted<T> {
  readonly yes: readonly T[];
  readonly no: readonly T[];
  readonly unknown: readonly T[];
  /** Whether any of them passes. */
  readonly any: Tri;
}

/** Puts each thing where its test says. */
export function sift<T>(things: readonly T[], test: (thing: T) => Tri): Sifted<T> {
  const sorted: Record<Tri, T[]> = { yes: [], no: [], unknown: [] };
  for (const thing of things) sorted[test(thing)].push(thing);
  return { ...sorted, any: sorted.yes.length > 0 ? 'yes' : sorted.unknown.length > 0 ? 'unknown' : 'no' };
}

/** The reasons whose test is unknown, in words for `missing`. */
export function missingOf(...tests: readonly (readonly [Tri, string])[]): string {
  return list([...new Set(tests.filter(([test]) => test === 'unknown').map(([, words]) => words))]);
}
