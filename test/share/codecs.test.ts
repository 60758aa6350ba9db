import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fromBase64Url, toBase64Url } from '../../src/share/base64url.ts';
import { inflateAtMost } from '../../src/share/boundedInflate.ts';
import { packWire, unpackWire } from '../../src/share/wireBytes.ts';
import { ID_LIST_NAMES } from '../../src/share/wire.ts';

describe('base64url', () => {
  it('agrees with Node both ways', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const text = toBase64Url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(fromBase64Url(text)).toEqual(bytes);
      }),
      { numRuns: 1_000 },
    );
  });

  it('has one text for each bytes: whatever decodes is what encoding gives', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('ABZaz09-_=+/. é')), maxLength: 12 }), (text) => {
        const bytes = fromBase64Url(text);
        const back = toBase64Url(bytes ?? Buffer.from(text, 'base64url'));
        expect(back === text).toBe(bytes !== undefined);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('inflateAtMost', () => {
  it('gives the bytes back, or says too large beyond the limit', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4_000 }), fc.nat(4_000), (bytes, limit) => {
        expect(inflateAtMost(deflateSync(bytes), limit)).toEqual(bytes.length > limit ? 'too-large' : bytes);
      }),
      { numRuns: 1_000 },
    );
  });

  it('calls cut data unreadable', () => {
    const whole = deflateSync(new TextEncoder().encode('a chain of five parties and four hops'));
    for (let length = 0; length < whole.length - 1; length++) {
      expect(inflateAtMost(whole.subarray(0, length), 10_000)).toBe('unreadable');
    }
  });
});

describe('wire bytes', () => {
  const hash = fc.integer({ min: 0, max: 2 ** 48 - 1 });
  const hashes = fc.array(fc.oneof(hash, fc.nat(9)), { minLength: 1, maxLength: 30 });
  const wires = fc.record({
    head: fc.dictionary(
      fc.string({ minLength: 1 }).filter((key) => key !== '__proto__'),
      fc.string({ unit: 'binary' }),
    ),
    ids: fc.dictionary(fc.constantFrom(...ID_LIST_NAMES), hashes).map((lists) => new Map(Object.entries(lists))),
    places: fc.array(fc.integer({ min: -(2 ** 31) + 1, max: 2 ** 31 - 1 })),
  });

  it('give back every wire, and none when cut', () => {
    fc.assert(
      fc.property(wires, fc.nat(), (wire, cut) => {
        const bytes = packWire(wire);
        const back = unpackWire(bytes);
        expect(back?.places).toEqual(wire.places);
        expect(back?.ids).toEqual(wire.ids);
        expect(JSON.stringify(back?.head)).toBe(JSON.stringify(wire.head));
        const beforePlaces = packWire({ ...wire, places: [] }).length;
        expect(unpackWire(bytes.subarray(0, cut % beforePlaces))).toBeUndefined();
      }),
      { numRuns: 1_500 },
    );
  });
});
