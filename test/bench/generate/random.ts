/**
 * A number from 0 up to 1 that depends on nothing but the three whole numbers given: record by record, so that records
 * can be made in any order and twice. (splitmix32 over a mixed key.)
 */
export function chance(seed: number, record: number, draw: number): number {
  let h = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(record + 0x165667b1, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15) ^ Math.imul(draw + 1, 0x27d4eb2f), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  h = Math.imul(h ^ (h >>> 15), 0x9e3779b1);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}

/** One of a list that is not empty. */
export function oneOf<T>(list: readonly [T, ...T[]], at: number): T {
  return list[Math.floor(at * list.length)] ?? list[0];
}

/**
 * A rank from 0 to `count` − 1 whose frequency falls as rank^−exponent (Zipf, exponent below 1), from a number drawn
 * evenly.
 */
export function zipfRank(count: number, exponent: number, drawn: number): number {
  return Math.min(count - 1, Math.floor(count * drawn ** (1 / (1 - exponent))));
}
