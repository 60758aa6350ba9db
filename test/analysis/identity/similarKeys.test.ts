import { describe, expect, it } from 'vitest';
import { SimilarKeys } from '../../../src/analysis/identity/similarKeys.ts';
import { Random } from '../../support/random.ts';

describe('keys alike', () => {
  it('are found at the boundary of the similarity', () => {
    const keys = new SimilarKeys(['abcdefghij', 'abcdefghi', 'abcdefgh']);
    const found = (similarity: number): number[] => keys.find('abcdefghij', similarity).map(({ index }) => index);
    expect(found(1)).toEqual([0]);
    expect(found(0.9)).toEqual([0, 1]);
    expect(found(0.91)).toEqual([0]);
    expect(found(0.8)).toEqual([0, 1, 2]);
    expect(keys.find('abXdefghij', 0.9)).toEqual([{ index: 0, edits: 1, letters: 10 }]);
  });

  it('are those of a comparison with every key, on 1,500 random lists', () => {
    const random = new Random(90);
    const word = (): string => Array.from({ length: random.int(1, 24) }, () => random.pick(['a', 'b', 'c'])).join('');
    for (let round = 0; round < 1500; round++) {
      const list = Array.from({ length: random.int(0, 12) }, word);
      const similarity = random.pick([0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1]);
      const key = list[0] !== undefined && random.chance(0.7) ? changed(random, list[0]) : word();
      const expected = list.flatMap((other, index) => {
        const letters = Math.max(key.length, other.length);
        const edits = distance(key, other);
        return 1 - edits / letters >= similarity - 1e-9 ? [{ index, edits, letters }] : [];
      });
      expect(
        new SimilarKeys(list).find(key, similarity).toSorted((a, b) => a.index - b.index),
        `round ${round}`,
      ).toEqual(expected);
    }
  });
});

function changed(random: Random, key: string): string {
  const letters = Array.from(key);
  for (let edit = random.int(0, 4); edit > 0; edit--) {
    letters.splice(random.int(0, letters.length), random.int(0, 1), ...(random.chance(0.6) ? ['d'] : []));
  }
  return letters.join('') || 'a';
}

/** Levenshtein distance by its definition. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const letter of a) {
    const next = [(row[0] ?? 0) + 1];
    for (const [at, other] of Array.from(b).entries()) {
      next.push(Math.min((row[at] ?? 0) + (letter === other ? 0 : 1), (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
