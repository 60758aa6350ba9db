import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HashCounts } from '../../src/model/hashCounts.ts';

/** Few halves, so that hashes come again and share a half or their place in the table. */
const half = fc.oneof(fc.constantFrom(0, 1, -1, 1024, 2 ** 31 - 1, -(2 ** 31)), fc.integer());

describe('the counts of hashes', () => {
  it('agree with a Map', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(half, half), { maxLength: 200 }), (hashes) => {
        const counts = new HashCounts();
        const known = new Map<string, number>();
        for (const [high, low] of hashes) {
          const times = (known.get(`${high} ${low}`) ?? 0) + 1;
          known.set(`${high} ${low}`, times);
          expect(counts.add(high, low)).toBe(times);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('stay while the table grows', () => {
    const counts = new HashCounts();
    for (let time = 1; time <= 3; time++) {
      for (let low = 0; low < 5_000; low++) expect(counts.add(low % 7, low * 512)).toBe(time);
    }
  });
});
