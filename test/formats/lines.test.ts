import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectEncoding } from '../../src/formats/encoding.ts';
import { LineBlocks } from '../../src/formats/lineBlocks.ts';
import { addHashes, LineHash } from '../../src/formats/lineHash.ts';
import { forEachLine } from '../../src/formats/lines.ts';
import { chunksOf, collectSink, inPieces } from '../support/collectSink.ts';

interface Seen {
  readonly lines: { readonly text: string; readonly line: number; readonly start: number; readonly end: number }[];
  readonly issues: { readonly type: string; readonly line: number }[];
}

async function read(chunks: AsyncIterable<Uint8Array>): Promise<Seen> {
  const collected = collectSink();
  const lines: Seen['lines'] = [];
  await forEachLine(chunks, collected.sink, (text, line, start, end) => lines.push({ text, line, start, end }));
  return { lines, issues: collected.issues };
}

function utf16(text: string, littleEndian: boolean, bom: boolean): Uint8Array {
  const units = `${bom ? '\ufeff' : ''}${text}`;
  const bytes = new Uint8Array(units.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < units.length; i++) view.setUint16(2 * i, units.charCodeAt(i), littleEndian);
  return bytes;
}

/** The obvious way: split the whole text. */
function splitLines(text: string): string[] {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  if (lines.at(-1) === '' && !text.endsWith('\r')) lines.pop();
  return lines;
}

const texts = fc
  .array(fc.constantFrom('a', '{"x":1}', 'é', 'Ж', '漢', '😀', '\r\n', '\n', '\n', ' ', '"'), { maxLength: 40 })
  .map((parts) => parts.join(''));

const cuts = (size: number) => {
  const seen: string[] = [];
  const splitter = new LineBlocks((block, cut) => seen.push(`${block.length}${cut ? ' cut' : ''}`), 10);
  const bytes = new TextEncoder().encode(`${'x'.repeat(25)}\nab\n${'y'.repeat(10)}\nend`);
  for (let at = 0; at < bytes.length; at += size) splitter.push(bytes.subarray(at, at + size));
  splitter.end();
  return seen.filter((block) => block.endsWith('cut'));
};

const hashOf = (text: string, size = 1000) => {
  const hash = new LineHash();
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) hash.push(bytes.subarray(at, at + size));
  return hash.end();
};

describe('forEachLine', () => {
  it('gives the lines of a split for any text and any chunk size, with byte ranges that hold them', async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.integer({ min: 1, max: 9 }), async (text, size) => {
        const bytes = new TextEncoder().encode(text);
        const { lines, issues } = await read(inPieces(bytes, size));
        expect(lines.map((line) => line.text)).toEqual(splitLines(text));
        expect(issues).toEqual([]);
        lines.forEach(({ text: line, line: number, start, end }, at) => {
          expect(number).toBe(at + 1);
          expect(new TextDecoder().decode(bytes.subarray(start, end))).toBe(line);
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('reads UTF-16 of either order with and without a byte order mark as the same lines', async () => {
    const text = '{"name":"Жанна"}\r\n{"name":"漢字"}\nlast';
    for (const little of [true, false]) {
      for (const bom of [true, false]) {
        const { lines, issues } = await read(inPieces(utf16(text, little, bom), 7));
        expect(lines.map((line) => line.text)).toEqual(['{"name":"Жанна"}', '{"name":"漢字"}', 'last']);
        expect(issues).toEqual([]);
      }
    }
  });

  it('drops the byte order mark of UTF-8 and keeps a later one', async () => {
    const { lines } = await read(chunksOf('\ufeffa\n\ufeffb', 2));
    expect(lines.map((line) => line.text)).toEqual(['a', '\ufeffb']);
  });

  it('says which lines hold invalid bytes and loses no other line', async () => {
    const bytes = new Uint8Array([97, 10, 0xcf, 0xf0, 10, 98, 13, 10, 0xc3]);
    const { lines, issues } = await read(inPieces(bytes, 3));
    expect(lines.map((line) => line.text)).toEqual(['a', '\ufffd\ufffd', 'b', '\ufffd']);
    expect(issues.map(({ type, line }) => ({ type, line }))).toEqual([
      { type: 'bad-encoding', line: 2 },
      { type: 'bad-encoding', line: 4 },
    ]);
  });

  it('says which line of UTF-16 holds half a character', async () => {
    const bytes = utf16('first line\nbad \ud800 here\nthird line', true, true);
    const { lines, issues } = await read(inPieces(bytes, 5));
    expect(issues.map(({ type, line }) => ({ type, line }))).toEqual([{ type: 'bad-encoding', line: 2 }]);
    expect(lines[2]?.text).toBe('third line');
  });

  it('finds no encoding but UTF-8 in UTF-8 texts', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(detectEncoding(new TextEncoder().encode(text)).encoding).toBe('utf-8');
      }),
    );
  });
});

/** The lines as bytes, each chunk hashed before it is read, and now and then another file's in between. */
async function readHashed(chunks: readonly Uint8Array[], other: Uint8Array | undefined): Promise<readonly unknown[]> {
  const hash = new LineHash();
  const collected = collectSink();
  const lines: unknown[] = [];
  const hashed = async function* (): AsyncGenerator<Uint8Array> {
    for (const chunk of chunks) {
      hash.push(chunk);
      if (other !== undefined) new LineHash().push(other);
      yield chunk;
    }
  };
  await forEachLine(
    hashed(),
    collected.sink,
    () => undefined,
    (bytes, start, end, line, offset) => {
      lines.push([new TextDecoder().decode(bytes.subarray(start, end)), line, offset]);
      return true;
    },
  );
  return lines;
}

describe('a file that is hashed while its lines are read as bytes', () => {
  it('has the lines that it has when nobody hashes it', async () => {
    const text = fc
      .array(fc.constantFrom('a', 'ы', '\n', '\r\n', 'bc'), { maxLength: 60 })
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 20 }), fc.boolean(), async (whole, piece, disturbed) => {
        const bytes = new TextEncoder().encode(whole);
        const chunks = Array.from({ length: Math.ceil(bytes.length / piece) }, (_, at) =>
          bytes.subarray(at * piece, (at + 1) * piece),
        );
        const plain = await read(chunksOf(whole));
        const expected = plain.lines.map(({ text: line, line: number, start }) => [line, number, start]);
        const other = disturbed ? new TextEncoder().encode('x\ny\n') : undefined;
        expect(await readHashed(chunks, other)).toEqual(expected);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('LineBlocks', () => {
  it('puts out every byte once, in order, in blocks that end with a line', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 9 }), (text, size) => {
        const bytes = new TextEncoder().encode(text);
        const blocks: Uint8Array[] = [];
        const splitter = new LineBlocks((block) => blocks.push(block.slice()));
        for (let at = 0; at < bytes.length; at += size) splitter.push(bytes.subarray(at, at + size));
        splitter.end();
        expect(blocks.flatMap((block) => [...block])).toEqual([...bytes]);
        expect(blocks.slice(0, -1).every((block) => block.at(-1) === 10)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('cuts a line that is too long at the same places whatever the chunks', () => {
    for (const size of [1, 2, 3, 7, 100]) expect(cuts(size)).toEqual(['10 cut', '10 cut']);
  });
});

describe('LineHash', () => {
  it('does not depend on the order of lines, their ends, blank lines or chunks, but on every line', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 7 }),
        (lines, size) => {
          const clean = lines.map((line) => line.replace(/[\r\n]/g, '.'));
          const hash = hashOf(clean.join('\n'));
          expect(hash).toMatch(/^[0-9a-f]{16}$/);
          expect(hashOf(`\r\n${clean.toReversed().join('\r\n\r\n')}\n`, size)).toBe(hash);
          expect(hashOf([...clean, clean[0]].join('\n'))).not.toBe(hash);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is the sum modulo 2^64 over files', () => {
    expect(addHashes([hashOf('a\nb'), hashOf('c')])).toBe(hashOf('c\na\nb'));
    expect(addHashes(['ffffffffffffffff', '0000000000000002'])).toBe('0000000000000001');
    expect(addHashes([])).toBe('0000000000000000');
  });
});
