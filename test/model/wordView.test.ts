import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyWords, LastWords, skipLetters, wordsOf } from '../../src/model/wordView.ts';

/** Bytes at any place in a buffer, and two places in them in order. */
const stretch = fc
  .tuple(fc.uint8Array({ maxLength: 60 }), fc.nat(9), fc.nat(60), fc.nat(60))
  .map(([bytes, offset, one, other]) => {
    const around = new Uint8Array(offset + bytes.length);
    around.set(bytes, offset);
    const [start = 0, end = 0] = [one, other].map((at) => Math.min(at, bytes.length)).sort((a, b) => a - b);
    return { bytes: around.subarray(offset), start, end };
  });

const encoder = new TextEncoder();

/** How many bytes a character of ASCII, or one of U+0400 to U+05FF, has; 0 for others. */
function plainLength(bytes: Uint8Array, at: number, end: number): number {
  const byte = bytes[at] ?? 0;
  if (byte < 0x80) return 1;
  const second = at + 1 < end ? (bytes[at + 1] ?? 0) : 0;
  return byte >= 0xd0 && byte <= 0xd7 && second >> 6 === 2 ? 2 : 0;
}

describe('bytes as words', () => {
  it('are copied as they would be one by one', () => {
    fc.assert(
      fc.property(stretch, fc.nat(9), ({ bytes, start, end }, to) => {
        const copy = new Uint8Array(80).fill(7);
        const wanted = copy.slice();
        wanted.set(bytes.subarray(start, end), to);
        expect(copyWords(wordsOf(bytes), start, end, wordsOf(copy), to)).toBe(to + end - start);
        expect(copy).toEqual(wanted);
      }),
      { numRuns: 2_000 },
    );
  });

  it('are gone over as far as they are plain text and not the byte that is sought', () => {
    const sought = fc.constantFrom(0, 1, 9, 34, 44, 59, 124, 127);
    const part = fc.oneof(
      { weight: 6, arbitrary: fc.array(fc.integer({ min: 0, max: 127 }), { maxLength: 9 }) },
      { weight: 6, arbitrary: fc.constantFrom(...'Вектор Прибор Հայ ןן'.split(' ')).map((text) => [...encoder.encode(text)]) },
      { weight: 1, arbitrary: fc.constantFrom(...'é 中 𐐷'.split(' ')).map((text) => [...encoder.encode(text)]) },
      { weight: 1, arbitrary: fc.array(fc.constantFrom(0x7f, 0x80, 0xbf, 0xd0, 0xd7, 0xd8, 0xcf, 0xff), { maxLength: 5 }) },
    ); // prettier-ignore
    const cells = fc.array(part, { maxLength: 6 }).map((parts) => Uint8Array.from(parts.flat()));
    fc.assert(
      fc.property(cells, fc.nat(9), fc.nat(60), sought, (bytes, from, to, byte) => {
        const start = Math.min(from, bytes.length);
        const end = Math.max(start, Math.min(to, bytes.length));
        // Where each character begins, as long as all are plain.
        const begins = [start];
        for (let at = start; at < end; begins.push(at)) {
          const length = plainLength(bytes, at, end);
          if (length === 0 || bytes[at] === byte) break;
          at += length;
        }
        const at = skipLetters(wordsOf(bytes), start, end, byte);
        expect(begins).toContain(at);
        const first = begins.indexOf(start + 4);
        const isAlike = first === 4 || first === 2;
        expect(isAlike && at === start).toBe(false);
      }),
      { numRuns: 10_000 },
    );
  });

  it('are seen anew when they are others', () => {
    const last = new LastWords();
    const [first, second] = [Uint8Array.of(1, 2), Uint8Array.of(3, 4)];
    expect(last.of(first).getUint8(0)).toBe(1);
    expect(last.of(first)).toBe(last.of(first));
    expect(last.of(second.subarray(1)).getUint8(0)).toBe(4);
    expect(last.of(first).getUint8(1)).toBe(2);
    expect(last.of(second).getUint8(0)).toBe(3);
    const kept = last.of(second);
    expect(last.of(first).getUint8(0)).toBe(1);
    expect(last.of(second)).toBe(kept);
  });
});
