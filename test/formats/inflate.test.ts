import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inflate } from '../../src/formats/inflate.ts';
import { ReadFailure } from '../../src/formats/readFailure.ts';
import { inPieces } from '../support/collectSink.ts';

async function all(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts);
}

async function failure(bytes: AsyncIterable<Uint8Array>): Promise<ReadFailure> {
  const caught: unknown = await all(bytes).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (caught instanceof ReadFailure) return caught;
  throw new Error(`no ReadFailure but ${String(caught)}`);
}

const noise = Buffer.from(Array.from({ length: 50_000 }, (_, i) => (i * 7919 + (i >> 3) * 104_729) % 251));
const archive = new Uint8Array(gzipSync(noise));

async function* broken(): AsyncGenerator<Uint8Array> {
  yield archive.subarray(0, 500);
  throw new Error('the disk is gone');
}

describe('inflate', () => {
  it('gives back what was packed, and other bytes as they are, in any chunks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 50 }), async (bytes, size) => {
        const packed = new Uint8Array(gzipSync(bytes));
        expect([...(await all(inflate(inPieces(packed, size))))]).toEqual([...bytes]);
        fc.pre(!(bytes[0] === 0x1f && bytes[1] === 0x8b));
        expect([...(await all(inflate(inPieces(bytes, size))))]).toEqual([...bytes]);
      }),
      { numRuns: 300 },
    );
  });

  it('says that a cut archive is cut, wherever it is cut', async () => {
    for (const length of [2, 9, 11, 100, archive.length - 9, archive.length - 1]) {
      const { reason, message } = await failure(inflate(inPieces(archive.subarray(0, length), 64)));
      expect({ length, reason }).toEqual({ length, reason: 'archive-cut' });
      expect(message).toContain('archive is cut');
    }
  });

  it('says that a damaged archive is damaged', async () => {
    const damaged = archive.slice();
    damaged[archive.length - 5] = (damaged[archive.length - 5] ?? 0) ^ 255;
    expect((await failure(inflate(inPieces(damaged)))).reason).toBe('archive-damaged');
    expect((await failure(inflate(inPieces(new Uint8Array([0x1f, 0x8b, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9]))))).reason).toBe(
      'archive-damaged',
    );
  });

  it('stops at the limit instead of filling the memory', async () => {
    const bomb = new Uint8Array(gzipSync(new Uint8Array(50 * 2 ** 20)));
    const failed = await failure(inflate(inPieces(bomb), 2 ** 20));
    expect(failed.reason).toBe('archive-too-large');
    expect(failed.message).toContain('1 MiB');
  });

  it('hands on what its input throws, and closes the input when nobody reads on', async () => {
    await expect(all(inflate(broken()))).rejects.toThrow('the disk is gone');
    let closed = false;
    const watched = async function* () {
      try {
        for (;;) yield new Uint8Array(10);
      } finally {
        closed = true;
      }
    };
    for await (const part of inflate(watched())) {
      expect(part.length).toBe(10);
      break;
    }
    expect(closed).toBe(true);
  });
});
