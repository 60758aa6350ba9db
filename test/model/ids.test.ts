import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byCodePoint, digestTexts, hashBytes, hashId, hashWords } from '../../src/model/ids.ts';
import { wordsOf } from '../../src/model/wordView.ts';

/** The order of two texts by their code points, one after the other. */
function plainOrder(a: string, b: string): number {
  const [x, y] = [Array.from(a), Array.from(b)];
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const difference = (x[i]?.codePointAt(0) ?? 0) - (y[i]?.codePointAt(0) ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return Math.sign(x.length - y.length);
}

const unit = fc.constantFrom('a', 'b', 'я', '\uD7FF', '\uE000', '\uFFFF', '\u{10000}', '\u{10FFFF}', '𐐷', '🚢');
const text = fc.string({ unit, maxLength: 6 });

describe('the code-point order of ids', () => {
  it('agrees with the comparison of code points', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), text, (a, b) => {
        expect(Math.sign(byCodePoint(a, b))).toBe(plainOrder(a, b));
      }),
      { numRuns: 3_000 },
    );
  });

  it('sorts as the bytes of UTF-8 do', () => {
    const encoder = new TextEncoder();
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), (texts) => {
        const bytes = texts.toSorted((a, b) => Buffer.compare(encoder.encode(a), encoder.encode(b)));
        expect(texts.toSorted(byCodePoint)).toEqual(bytes);
      }),
      { numRuns: 1_000 },
    );
  });
});

/** Ids as data have them: counted up, so that they differ in few bits. */
const COUNTED = Array.from({ length: 100_000 }, (_, index) => `NK-${index}`);

describe('the hash of an id', () => {
  it('is a safe integer of 48 bits, another one for each of 100,000 ids that count up', () => {
    const hashes = COUNTED.map(hashId);
    expect(hashes.every((hash) => Number.isSafeInteger(hash) && hash >= 0 && hash < 2 ** 48)).toBe(true);
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('spreads over the low bits as chance does', () => {
    for (const half of ['high', 'low'] as const) {
      const buckets = new Uint32Array(1024);
      const encoder = new TextEncoder();
      for (const id of COUNTED) {
        const bucket = hashBytes(encoder.encode(id))[half] % buckets.length;
        buckets[bucket] = (buckets[bucket] ?? 0) + 1;
      }
      const mean = COUNTED.length / buckets.length;
      const chiSquare = buckets.reduce((sum, count) => sum + (count - mean) ** 2 / mean, 0);
      // 1,023 degrees of freedom: mean 1,023, standard deviation 45. Six of those are never chance.
      expect(chiSquare).toBeLessThan(1023 + 6 * 45);
      expect(chiSquare).toBeGreaterThan(1023 - 6 * 45);
    }
  });

  it('changes about half of its bits with one bit of the id', () => {
    let flipped = 0;
    let bits = 0;
    for (let index = 0; index < 2_000; index++) {
      const bytes = new TextEncoder().encode(`id-${index}-${index * 7}`);
      const before = hashBytes(bytes);
      bytes[index % bytes.length] = (bytes[index % bytes.length] ?? 0) ^ (1 << (index % 7));
      const after = hashBytes(bytes);
      flipped += ones(before.high ^ after.high) + ones(before.low ^ after.low);
      bits += 64;
    }
    expect(flipped / bits).toBeGreaterThan(0.48);
    expect(flipped / bits).toBeLessThan(0.52);
  });

  it('reads only the bytes it is told to', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20 }), fc.uint8Array({ maxLength: 5 }), (bytes, around) => {
        const joined = Uint8Array.from([...around, ...bytes, ...around]);
        expect(hashBytes(joined, around.length, around.length + bytes.length)).toEqual(hashBytes(bytes));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is the same when the bytes are seen as words', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.nat(9), fc.nat(9), (bytes, offset, tail) => {
        const around = new Uint8Array(offset + bytes.length);
        around.set(bytes, offset);
        const end = Math.max(0, bytes.length - tail);
        const into = new Uint32Array(2);
        hashWords(wordsOf(around.subarray(offset)), 0, end, into);
        expect({ high: into[0], low: into[1] }).toEqual(hashBytes(bytes, 0, end));
      }),
      { numRuns: 2_000 },
    );
  });

  it('tells texts apart that differ by zeros at their end', () => {
    const hashes = [0, 1, 2, 3, 4, 5].map((length) => JSON.stringify(hashBytes(new Uint8Array(length))));
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('does not change between versions: links hold it', () => {
    expect([hashId('northwind'), hashId('Захаров')]).toEqual([180596162639057, 181301595981465]);
  });
});

describe('the digest of texts', () => {
  it('depends on their order and number', () => {
    expect(digestTexts(['a', 'b'])).not.toBe(digestTexts(['b', 'a']));
    expect(digestTexts(['a'])).not.toBe(digestTexts(['a', 'a']));
    expect(digestTexts([])).toBe(digestTexts([]));
  });
});

function ones(value: number): number {
  let count = 0;
  for (let rest = value >>> 0; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2;
  return count;
}
