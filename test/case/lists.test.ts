import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listAt, PairBuilder, withoutRepeats } from '../../src/case/lists.ts';

describe('lists by owner', () => {
  it('hold the items of each owner in the order they were added', () => {
    const pair = fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 60_000 }));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 60 }), (pairs) => {
        const builder = new PairBuilder();
        for (const [owner, item] of pairs) builder.add(owner, item);
        const lists = builder.group(10, (length) => new Uint16Array(length));
        for (let owner = 0; owner < 10; owner++) {
          expect([...listAt(lists, owner)]).toEqual(pairs.filter(([o]) => o === owner).map(([, item]) => item));
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('without repeats hold each item once, where it stood first', () => {
    const pair = fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 5 }));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 60 }), (pairs) => {
        const builder = new PairBuilder();
        for (const [owner, item] of pairs) builder.add(owner, item);
        const lists = withoutRepeats(builder.group(10, (length) => new Uint16Array(length)));
        for (let owner = 0; owner < 10; owner++) {
          const items = pairs.filter(([o]) => o === owner).map(([, item]) => item);
          expect([...listAt(lists, owner)]).toEqual([...new Set(items)]);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('grow over their first bounds', () => {
    const builder = new PairBuilder();
    for (let item = 0; item < 5_000; item++) builder.add(item % 3, item);
    const lists = builder.group(4, (length) => new Int32Array(length));
    expect([0, 1, 2, 3].map((owner) => listAt(lists, owner).length)).toEqual([1667, 1667, 1666, 0]);
    expect(listAt(lists, 1).at(-1)).toBe(4999);
  });
});
