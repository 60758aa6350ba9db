import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { loadFormats, recognise } from '../../src/formats/formats.ts';
import { ReadFailure } from '../../src/formats/readFailure.ts';
import { readFile, type ReadOptions } from '../../src/formats/readFile.ts';
import { collectSink, inPieces, type Collected } from '../support/collectSink.ts';

const line = (i: number) => `{"record":"entity","id":"E${i}","kind":"company","name":"Firm ${i} Жук"}`;
const text = Array.from({ length: 3000 }, (_, i) => line(i)).join('\n');
const bytes = (start: string) => new TextEncoder().encode(start);
const utf8 = new TextEncoder().encode(text);

async function open(
  bytes: Uint8Array,
  options?: ReadOptions,
): Promise<{ readonly read: Collected; readonly hash: string; readonly format: string; readonly bytes: number }> {
  const read = collectSink();
  const report = await readFile({ name: 'any.name', chunks: inPieces(bytes, 7001) }, () => read.sink, options);
  return { read, ...report };
}

async function failure(bytes: Uint8Array): Promise<string> {
  const error: unknown = await open(bytes).then(
    () => 'no failure',
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(ReadFailure);
  return error instanceof ReadFailure ? `${error.reason}: ${error.message}` : '';
}

async function* lost(): AsyncGenerator<Uint8Array> {
  yield utf8.subarray(0, 10);
  throw new DOMException('gone', 'NotFoundError');
}

describe('readFile', () => {
  it('gives the same records and hash from a plain, packed, UTF-16 and re-ordered copy', async () => {
    const plain = await open(utf8);
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
    const turned = new TextEncoder().encode(`\ufeff${text.split('\n').toReversed().join('\r\n')}\r\n`);
    for (const copy of [new Uint8Array(gzipSync(utf8)), utf16, new Uint8Array(gzipSync(utf16)), turned]) {
      const other = await open(copy);
      expect([other.read.entities.length, other.hash, other.format]).toEqual([3000, plain.hash, 'case']);
      expect(other.bytes).toBe(copy.length);
    }
    expect((await open(utf8.subarray(0, -1))).hash).not.toBe(plain.hash);
  });

  it('recognises a format by content and takes a chosen one as told', async () => {
    expect((await open(utf8)).format).toBe('case');
    const chosen = await open(utf8, { format: 'ftm' });
    expect([chosen.format, chosen.read.entities.length, chosen.read.issues.length]).toEqual(['ftm', 0, 3000]);
    await expect(open(utf8, { format: 'none' })).rejects.toThrow('no format');
  });

  it('refuses in one clear line what it cannot read', async () => {
    expect(await failure(new Uint8Array())).toContain('empty: ');
    expect(await failure(new Uint8Array(gzipSync(new Uint8Array())))).toContain('empty: ');
    expect(await failure(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70]))).toContain('JPEG');
    expect(await failure(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]))).toContain('PNG');
    expect(await failure(new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]))).toContain('zip');
    expect(await failure(bytes('{"DATA_SOURCE":"X","RECORD_ID":"1"}\n'))).toContain(
      'unsupported: This is a Senzing export',
    );
    expect(await failure(bytes('<?xml version="1.0"?><!DOCTYPE x><x/>'))).toContain('XML');
    expect(await failure(bytes('{"hello":"world"}'))).toContain('JSON');
    expect(await failure(bytes('Dear all,\nsee below.\n'))).toContain('unrecognised: The text');
    expect(await failure(new Uint8Array(100_000))).toContain('no text file');
    expect(await failure(bytes('  \n \n'))).toContain('blanks');
    const packed = new Uint8Array(gzipSync(utf8));
    expect(await failure(packed.subarray(0, packed.length - 20))).toContain('archive-cut');
  });

  it('says in one line that a folder or a lost file cannot be read', async () => {
    const read = readFile({ name: 'folder', chunks: lost() }, () => collectSink().sink);
    await expect(read).rejects.toThrow(/folder/);
    await expect(read).rejects.toBeInstanceOf(ReadFailure);
  });

  it('tells how far it is', async () => {
    const heard: number[] = [];
    await open(utf8, { onProgress: (bytes) => heard.push(bytes) });
    expect(heard.at(-1)).toBe(utf8.length);
    expect(heard).toEqual(heard.toSorted((a, b) => a - b));
  });

  it('ends at once when aborted, even while the next bytes are awaited', async () => {
    const controller = new AbortController();
    let closed = false;
    const hanging: AsyncIterable<Uint8Array> = {
      [Symbol.asyncIterator]: () => {
        let first = true;
        return {
          next: () => {
            if (!first) return new Promise<IteratorResult<Uint8Array>>(() => undefined);
            first = false;
            return Promise.resolve({ done: false, value: utf8 });
          },
          return: () => {
            closed = true;
            return Promise.resolve({ done: true, value: undefined });
          },
        };
      },
    };
    const read = collectSink();
    const reading = readFile({ name: 'x', chunks: hanging }, () => read.sink, { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('stopped by the reader')), 5);
    await expect(reading).rejects.toThrow('stopped by the reader');
    expect(closed).toBe(true);
    const late = readFile({ name: 'x', chunks: inPieces(utf8) }, () => read.sink, { signal: controller.signal });
    await expect(late).rejects.toThrow('stopped by the reader');
  });

  it('hands on other failures of a packed file as they are', async () => {
    const controller = new AbortController();
    controller.abort(new Error('stopped'));
    await expect(open(new Uint8Array(gzipSync(utf8)), { signal: controller.signal })).rejects.toThrow('stopped');
  });
});

describe('recognise', () => {
  it('names the other formats that could be meant, and says why', async () => {
    expect(
      await recognise({ name: 'x', text: 'id,schema,name,aliases,countries,identifiers,sanctions,dataset\n' }),
    ).toMatchObject({
      format: { id: 'ftm-simple' },
      others: [{ id: 'csv' }],
    });
    expect((await recognise({ name: 'x', text: '{"id":"a","schema":"Person","properties":{}}' })).why).toContain(
      'schema',
    );
    expect((await recognise({ name: 'case.jsonl', text: 'nothing' })).format).toBeUndefined();
  });

  it('knows each format once', async () => {
    const formats = await loadFormats();
    expect(new Set(formats.map((format) => format.id)).size).toBe(formats.length);
  });
});
