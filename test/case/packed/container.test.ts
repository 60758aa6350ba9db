import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Checksum } from '../../../src/case/packed/checksum.ts';
import { pack, unpack, type Column, type NamedColumn } from '../../../src/case/packed/container.ts';

const column: fc.Arbitrary<Column> = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc.uint16Array({ maxLength: 40 }),
  fc.int32Array({ maxLength: 40 }),
  fc.uint32Array({ maxLength: 40 }),
  fc.float64Array({ maxLength: 40 }),
);

/** The column in two parts, the second of which begins anywhere in memory. */
function parted(whole: Column, at: number): readonly Column[] {
  return [whole.slice(0, at), whole.subarray(at)];
}

describe('the container of columns', () => {
  it('gives every column back in its type, whatever parts it came in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string(),
        fc.array(fc.tuple(column, fc.nat({ max: 40 })), { maxLength: 6 }),
        fc.nat({ max: 7 }),
        async (about, given, shift) => {
          const columns: NamedColumn[] = given.map(([whole, at], index) => ({
            name: `c${index}`,
            parts: parted(whole, at),
          }));
          const bytes = Buffer.concat([...pack(about, columns)]);
          // What is read may begin anywhere in memory.
          const memory = new Uint8Array(bytes.length + shift);
          memory.set(bytes, shift);
          const read = async (start: number, end: number): Promise<Uint8Array> =>
            memory.subarray(shift + start, shift + end);
          const back = await unpack({ size: bytes.length, read });
          expect(back.about).toBe(about);
          expect([...back.columns]).toEqual(given.map(([whole], index) => [`c${index}`, whole]));
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

function sumIn(size: number, given: Uint8Array): number {
  const sum = new Checksum();
  for (let at = 0; at < given.length; at += size) sum.add(given.subarray(at, at + size));
  return sum.finish();
}

describe('the sum over bytes', () => {
  it('is the same for the same bytes in any pieces, and another one for other bytes', () => {
    const bytes = Uint8Array.from({ length: 200_003 }, (_, index) => (index * 7919) >> 3);
    const whole = sumIn(bytes.length, bytes);
    for (const size of [1, 3, 16, 65_535, 65_536, 65_537]) expect(sumIn(size, bytes)).toBe(whole);
    for (const at of [0, 15, 65_535, 65_536, 131_072, 200_002]) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(sumIn(4_096, changed)).not.toBe(whole);
    }
    expect(sumIn(4_096, new Uint8Array([...bytes, 0]))).not.toBe(whole);
  });
});
