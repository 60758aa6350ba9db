import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IdIndex } from '../../src/case/idIndex.ts';

describe('the index of ids', () => {
  it('numbers 10,000 ids as a Map would, also odd ones', () => {
    const odd = ['constructor', '__proto__', 'toString', '', ' ', 'a"], node', '𐐷', '𐐷𐐷', '\u0000', 'a\nb', 'é', 'é'];
    const ids = [
      ...odd,
      ...Array.from({ length: 5_000 }, (_, index) => `Q${index}`),
      ...Array.from({ length: 5_000 }, (_, index) => `${'x'.repeat(index % 300)}𝔸${index}`),
    ];
    const index = new IdIndex();
    const known = new Map<string, number>();
    for (const id of [...ids, ...ids]) {
      const wanted = known.get(id) ?? known.size;
      expect(index.intern(id)).toBe(wanted);
      known.set(id, wanted);
    }
    expect(index.count).toBe(known.size);
    for (const [id, position] of known) expect(index.find(id)).toBe(position);
    for (const id of ['Q5000', 'hasOwnProperty', 'q1', 'x']) expect(index.find(id)).toBe(-1);
  });

  it('agrees with a Map on any sequence of questions', () => {
    const question = fc.record({
      id: fc.string({ maxLength: 2, unit: fc.constantFrom('a', 'b', 'я') }),
      add: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(question, { maxLength: 60 }), (questions) => {
        const index = new IdIndex();
        const known = new Map<string, number>();
        for (const { id, add } of questions) {
          if (add && !known.has(id)) known.set(id, known.size);
          expect(add ? index.intern(id) : index.find(id)).toBe(known.get(id) ?? -1);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
