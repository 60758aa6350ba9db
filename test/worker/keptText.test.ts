import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeptText, type Storage } from '../../src/worker/keptText.ts';

/** A storage in memory that has room for so many bytes. */
function storageOf(room: number): Storage & { readonly isClosed: () => boolean } {
  let bytes = new Uint8Array(0);
  let closed = false;
  return {
    append: (more) => {
      if (bytes.length + more.length > room) throw new Error('full');
      const longer = new Uint8Array(bytes.length + more.length);
      longer.set(bytes);
      longer.set(more, bytes.length);
      bytes = longer;
    },
    read: async (start, end) => bytes.slice(start, end),
    close: () => {
      closed = true;
    },
    isClosed: () => closed,
  };
}

const line = fc.oneof(
  fc.string({ maxLength: 20 }).map((text) => text.replaceAll('\n', '')),
  fc.integer({ min: 1, max: 6_000 }).map((length) => 'x'.repeat(length)),
);

describe('the text of a file, kept', () => {
  it('gives every line again, wherever each piece of it is', async () => {
    const cuts = fc.array(fc.tuple(fc.integer({ min: 1, max: 900 }), fc.boolean()), { minLength: 1, maxLength: 20 });
    const setting = fc.record({
      canRead: fc.boolean(),
      room: fc.constantFrom(undefined, 0, 100, 1e9),
      lead: fc.nat({ max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), cuts, setting, async (lines, pieces, given) => {
        const text = new TextEncoder().encode(lines.join('\n'));
        // On disk something stands before the text, such as a byte order mark.
        const disk = new Uint8Array(given.lead + text.length);
        disk.set(text, given.lead);
        const kept = new KeptText(
          given.canRead ? async (start, end) => disk.slice(start, end) : undefined,
          given.room === undefined ? undefined : storageOf(given.room),
        );
        let at = 0;
        for (let turn = 0; at < disk.length; turn++) {
          const [size, isCopied] = pieces[turn % pieces.length] ?? [1, false];
          const chunk = disk.slice(at, at + size);
          kept.onDisk(chunk);
          const part = chunk.subarray(Math.max(0, given.lead - at));
          if (part.length > 0) kept.onText(isCopied ? part.slice() : part);
          at += size;
        }
        kept.end();
        let start = 0;
        for (const wanted of lines) {
          expect(new TextDecoder().decode(await kept.line(start))).toBe(wanted);
          start += new TextEncoder().encode(wanted).length + 1;
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps in memory what a storage over a mebibyte has no room for', async () => {
    const kept = new KeptText(undefined, storageOf(2 ** 20 + 5));
    const long = new Uint8Array(5 * 2 ** 19).fill(120);
    kept.onText(long);
    kept.onText(new TextEncoder().encode('\nlast'));
    kept.end();
    expect((await kept.line(0)).length).toBe(long.length);
    expect(new TextDecoder().decode(await kept.line(long.length + 1))).toBe('last');
  });

  it('lets go of its storage once, and takes nothing afterwards', () => {
    const storage = storageOf(1e9);
    const kept = new KeptText(undefined, storage);
    kept.close();
    kept.onText(new TextEncoder().encode('late'));
    kept.end();
    expect(storage.isClosed()).toBe(true);
  });
});
