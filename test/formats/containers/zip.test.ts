import * as fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { unpack } from '../../../src/formats/containers/unpack.ts';
import { readZip } from '../../../src/formats/containers/zip.ts';
import { ReadFailure } from '../../../src/formats/readFailure.ts';
import { zipOf, workbookOf } from '../../support/archive.ts';
import { inPieces } from '../../support/collectSink.ts';
import { encodeAs } from '../../support/encodeAs.ts';

async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: number[] = [];
  for await (const chunk of chunks) for (const byte of chunk) all.push(byte);
  return new Uint8Array(all);
}

async function textsIn(bytes: Uint8Array, name = 'a.zip'): Promise<Record<string, string>> {
  const texts: [string, string][] = [];
  for await (const part of unpack({ name, chunks: inPieces(bytes, 1009) })) {
    const text = await bytesOf(part.chunks).then(
      (read) => new TextDecoder().decode(read),
      (error: unknown) => (error instanceof ReadFailure ? `${error.reason}: ${error.message}` : String(error)),
    );
    texts.push([part.name, text]);
  }
  return Object.fromEntries(texts);
}

async function reasonOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => 'no failure',
    (caught: unknown) => caught,
  );
  return error instanceof ReadFailure ? error.reason : String(error);
}

async function read(files: Record<string, string>): Promise<void> {
  for await (const part of unpack({ name: 'x', chunks: inPieces(zipOf(files)) })) await bytesOf(part.chunks);
}

describe('zip archives', () => {
  it('give every member back as it was packed', async () => {
    const name = fc.stringMatching(/^[a-zа-я]{1,8}(\/[a-z]{1,5})?\.csv$/);
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(name, fc.uint8Array({ maxLength: 3000 }), { minKeys: 1, maxKeys: 5 }),
        async (files) => {
          for (const member of readZip(zipOf(files))) {
            expect(await bytesOf(member.open())).toEqual(files[member.name]);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('that are cut or changed anywhere end in a failure with a reason, or give what was packed', async () => {
    const files = { 'a.csv': 'id,name\n1,Vymysel (invented)\n'.repeat(40), 'b/c.csv': 'x'.repeat(500) };
    const whole = zipOf(files);
    const packed = new Set<unknown>(Object.values(files));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.boolean(),
        fc.integer({ min: 1, max: 255 }),
        async (at, cut, change) => {
          const bytes = cut ? whole.slice(0, at) : whole.slice();
          if (!cut) bytes[at] = (bytes[at] ?? 0) ^ change;
          const outcomes: unknown[] = [];
          try {
            for (const member of readZip(bytes)) {
              outcomes.push(
                await bytesOf(member.open()).then(
                  (read) => new TextDecoder().decode(read),
                  (error: unknown) => error,
                ),
              );
            }
          } catch (error) {
            outcomes.push(error);
          }
          expect(outcomes.filter((outcome) => !(outcome instanceof ReadFailure) && !packed.has(outcome))).toEqual([]);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('pass over folders and the notes of systems, and keep paths as names', async () => {
    const archive = zipOf({ 'x/': '', 'x/b.csv': 'b', '__MACOSX/x/._b.csv': 'm', 'x/.DS_Store': 'd', 'c.csv': 'c' });
    expect(await textsIn(archive)).toEqual({ 'a.zip/x/b.csv': 'b', 'a.zip/c.csv': 'c' });
  });

  it('read names in the encoding of the machine that packed them', () => {
    const archive = zipOf({ 'aaaaaaaaaaaaaaaaaa.csv': 'x' });
    const old = new TextEncoder().encode('aaaaaaaaaaaaaaaaaa');
    const name = encodeAs('таможня_декларации', 'ibm866');
    for (let at = 0; at + old.length <= archive.length; at++) {
      if (old.every((byte, i) => archive[at + i] === byte)) archive.set(name, at);
    }
    expect(readZip(archive).map((member) => member.name)).toEqual(['таможня_декларации.csv']);
  });

  it('stop bombs by what comes out, and refuse too many files', async () => {
    const archive = zipOf({ 'a.csv': new Uint8Array(300_000), 'b.csv': new Uint8Array(300_000) });
    const limits = { bytes: 400_000, members: 10 };
    const [first, second] = readZip(archive, limits);
    expect(first && (await bytesOf(first.open())).length).toBe(300_000);
    expect(await reasonOf(second ? bytesOf(second.open()) : Promise.resolve())).toBe('archive-too-large');
    expect(() => readZip(archive, { bytes: 1e9, members: 1 })).toThrow('more than 1 files');
  });

  it('within archives are refused, each by its name, and the rest is read', async () => {
    const inner = zipOf({ 'x.csv': 'x' });
    const texts = await textsIn(zipOf({ 'in.zip': inner, 'in.gz': new Uint8Array(gzipSync('x')), 'ok.csv': 'ok' }));
    expect(texts['a.zip/in.zip']).toContain('archive within an archive');
    expect(texts['a.zip/in.gz']).toContain('archive within an archive');
    expect(texts['a.zip/ok.csv']).toBe('ok');
  });

  it('may hold a workbook', async () => {
    const book = workbookOf({ One: [['a', 'bb']] });
    expect(await textsIn(zipOf({ 'book.xlsx': book }))).toEqual({ 'a.zip/book.xlsx/One': 'a,bb\n' });
  });

  it('of other Office documents and empty ones are refused in words', async () => {
    await expect(read({ 'word/document.xml': 'x' })).rejects.toThrow('Word');
    await expect(read({ 'content.xml': 'x', mimetype: 'x' })).rejects.toThrow('OpenDocument');
    expect(await reasonOf(read({}))).toBe('empty');
  });

  it('locked with a password are said to be locked', async () => {
    const archive = zipOf({ 'a.csv': 'text' });
    const view = new DataView(archive.buffer);
    for (let at = 0; at + 10 < archive.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50) archive[at + 8] = (archive[at + 8] ?? 0) | 1;
    }
    const [member] = readZip(archive);
    await expect(member ? bytesOf(member.open()) : undefined).rejects.toThrow('password');
  });
});
