import fc from 'fast-check';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { crc32 } from '../../src/model/crc32.ts';
import { sizeAtScale } from '../../src/export/png.ts';
import { readLinkFromPicture } from '../../src/export/pictureLink.ts';
import { readPngText, writePngText } from '../../src/export/pngMeta.ts';

/** One chunk, built apart from the code under test. */
function chunk(type: string, content: Uint8Array): Buffer {
  const data = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(data));
  return Buffer.concat([length, data, check]);
}

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const HEADER = chunk('IHDR', Buffer.from('00000001000000010800000000', 'hex'));
const PIXELS = chunk('IDAT', deflateSync(Buffer.from([0, 255])));
const PNG = new Uint8Array(Buffer.concat([SIGNATURE, HEADER, PIXELS, chunk('IEND', Buffer.alloc(0))]));
const keyword = fc.string({ unit: fc.constantFrom(...Array.from('abcXYZ 01')), minLength: 1, maxLength: 12 });

describe('a text in a PNG', () => {
  it('comes back, and the picture around it is untouched', () => {
    fc.assert(
      fc.property(keyword, fc.string({ unit: 'grapheme' }), (key, text) => {
        const png = writePngText(PNG, key, text);
        expect(readPngText(png, key)).toBe(text);
        expect(readPngText(png, `${key}!`)).toBeUndefined();
        const added = chunk('iTXt', Buffer.from(`${key}\0\0\0\0\0${text}`));
        expect(Buffer.from(png)).toEqual(Buffer.concat([SIGNATURE, HEADER, added, PNG.subarray(8 + HEADER.length)]));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is not read when any of its bytes was changed', () => {
    const png = writePngText(PNG, 'throughline', '#1.abc.00000000');
    fc.assert(
      fc.property(fc.nat(png.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const damaged = png.slice();
        damaged[at] = (damaged[at] ?? 0) ^ by;
        expect(['#1.abc.00000000', undefined]).toContain(readLinkFromPicture(damaged));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is looked for in any rubbish without an error', () => {
    const rubbish = fc.oneof(
      fc.uint8Array(),
      fc.uint8Array().map((bytes) => new Uint8Array([...SIGNATURE, ...bytes])),
      fc.nat(PNG.length).map((length) => PNG.slice(0, length)),
    );
    fc.assert(
      fc.property(rubbish, (bytes) => {
        expect(readLinkFromPicture(bytes)).toBeUndefined();
      }),
      { numRuns: 1_000 },
    );
  });

  it('is not added to what is no PNG', () => {
    const bytes = Uint8Array.from([1, 2, 3]);
    expect(writePngText(bytes, 'k', 'v')).toEqual(bytes);
    expect(writePngText(new Uint8Array(SIGNATURE), 'k', 'v')).toEqual(new Uint8Array(SIGNATURE));
  });
});

describe('the size of a picture', () => {
  it('is as wanted where that can be drawn', () => {
    expect(sizeAtScale(1_000, 800, 2)).toEqual({ width: 2_000, height: 1_600, scale: 2 });
    expect(sizeAtScale(1_000, 800, 99)).toEqual({ width: 8_000, height: 6_400, scale: 8 });
    expect(sizeAtScale(1_000, 800, Number.NaN)).toEqual({ width: 1_000, height: 800, scale: 1 });
  });

  it('never passes a side of 16,384 or 268 million pixels, and keeps the proportions', () => {
    const side = fc.integer({ min: 1, max: 200_000 });
    fc.assert(
      fc.property(side, side, fc.double({ min: 1, max: 8, noNaN: true }), (width, height, wanted) => {
        const size = sizeAtScale(width, height, wanted);
        expect(Math.max(size.width, size.height)).toBeLessThanOrEqual(16_384);
        expect(size.width * size.height).toBeLessThanOrEqual(268_435_456);
        expect(Math.min(size.width, size.height)).toBeGreaterThanOrEqual(1);
        expect(size.scale).toBeLessThanOrEqual(wanted);
        expect(Math.abs(size.width - width * size.scale)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 1_000 },
    );
    expect(sizeAtScale(40_000, 1_000, 1).width).toBe(16_384);
  });
});
