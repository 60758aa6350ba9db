import { appendFileSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryStorage } from '../../src/cli/disk.ts';
import { openPaths } from '../../src/cli/files.ts';
import { openCase } from '../../src/worker/openCase.ts';
import { inPieces } from '../support/collectSink.ts';
import { wholeCase } from '../support/wholeCase.ts';

const folder = mkdtempSync(join(tmpdir(), 'large-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** More than 256 KiB, from which on the lines are read again and not held. */
const LINES = [
  '{"record":"case","title":"Large","asOf":"2025-01-01"}',
  ...Array.from({ length: 1_500 }, (_, at) =>
    JSON.stringify({
      record: 'entity',
      id: `E${at}`,
      kind: 'trader',
      name: `ООО "Пример ${at}"`,
      note: 'x'.repeat(90),
    }),
  ),
  ...Array.from({ length: 1_500 }, (_, at) =>
    JSON.stringify({
      record: 'relation',
      id: `R${at}`,
      kind: 'ships',
      from: `E${at}`,
      to: `E${(at * 7) % 1_500}`,
      value: { amount: at, currency: 'USD' },
      goods: { text: 'parts' },
    }),
  ),
];
const TEXT = LINES.join('\n');
const BYTES = new TextEncoder().encode(TEXT);

/** The file under a name of its own. */
function fileWith(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

/** What the same file says when every record is held in memory. */
async function held(name: string, bytes: Uint8Array): Promise<object> {
  const { data } = await openCase([{ name, size: undefined, chunks: () => inPieces(bytes) }], '2026-01-01');
  return Object(await wholeCase(data));
}

describe('a large file from the disk', () => {
  it.each([
    ['plain.jsonl', BYTES],
    ['marked.jsonl', new Uint8Array([0xef, 0xbb, 0xbf, ...BYTES])],
    ['packed.jsonl.gz', new Uint8Array(gzipSync(BYTES))],
    ['wide.jsonl', new Uint8Array(Buffer.from(`\ufeff${TEXT}`, 'utf16le'))],
  ])('%s gives the case that records in memory give', async (name, bytes) => {
    const stored = name.endsWith('.gz') ? new Uint8Array(gzipSync(noise())) : bytes;
    const wanted = await held(name, stored);
    const { data } = await openPaths([fileWith(name, stored)], '2026-01-01', undefined);
    expect(await wholeCase(data)).toEqual(wanted);
    data.details.close?.();
  });

  it('is refused by name once it has changed, and no other record is given for it', async () => {
    const path = fileWith('changing.jsonl', BYTES);
    const { data } = await openPaths([path], '2026-01-01', undefined);
    expect((await data.details.relation(3)).id).toBe('R3');
    appendFileSync(path, '\n');
    const changed = 'changing.jsonl has changed or moved since it was opened. Open it again to see the full record.';
    await expect(data.details.relation(3)).rejects.toThrow(changed);
    await expect(data.details.entity(3)).rejects.toThrow(changed);
    expect(data.entities.names.get(3)).toBe('ООО "Пример 3"');
  });

  it('is refused when other lines stand where its records were, whatever its time and size say', async () => {
    const bytes = BYTES.slice();
    const other = new TextEncoder().encode(TEXT.replaceAll('"E', '"F').replaceAll('"R', '"S'));
    let now = bytes;
    const file = {
      name: 'moved.jsonl',
      size: bytes.length,
      chunks: () => inPieces(bytes),
      readDisk: async (start: number, end: number) => now.slice(start, end),
    };
    const { data } = await openCase([file], '2026-01-01');
    expect((await data.details.entity(5)).id).toBe('E5');
    now = other;
    await expect(data.details.entity(5)).rejects.toThrow('moved.jsonl has changed');
    await expect(data.details.relation(5)).rejects.toThrow('moved.jsonl has changed');
  });

  it('is not refused for having been looked at', async () => {
    const path = fileWith('touched.jsonl', BYTES);
    const time = new Date(1_700_000_000_000);
    utimesSync(path, time, time);
    const { data } = await openPaths([path], '2026-01-01', undefined);
    utimesSync(path, new Date(), time);
    expect((await data.details.relation(9)).goods?.text).toBe('parts');
  });
});

describe('a temporary storage', () => {
  it('gives back what it took, and is gone once closed', async () => {
    const parent = mkdtempSync(join(folder, 'storage-'));
    const storage = await temporaryStorage(parent);
    expect(storage).toBeDefined();
    storage?.append(new TextEncoder().encode('one,'));
    storage?.append(new TextEncoder().encode('two'));
    expect(new TextDecoder().decode(await storage?.read(2, 6))).toBe('e,tw');
    storage?.close();
    expect(readdirSync(parent)).toEqual([]);
    expect(await temporaryStorage(join(parent, 'missing'))).toBeUndefined();
  });

  it('is closed when the file it was for cannot be opened', async () => {
    let closed = 0;
    const file = {
      name: 'cut.jsonl.gz',
      size: 300_000,
      chunks: () => inPieces(new Uint8Array(gzipSync(noise())).subarray(0, 200_000)),
    };
    const storage = async () => ({
      append: () => undefined,
      read: async () => new Uint8Array(0),
      close: () => {
        closed++;
      },
    });
    await expect(openCase([file], '2026-01-01', { storage })).rejects.toThrow('cut.jsonl.gz: The archive is cut');
    expect(closed).toBe(1);
  });
});

/** Lines that do not pack well, so that their archive is large. */
function noise(): string {
  let state = 1;
  const word = (): string => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state.toString(36);
  };
  const more = Array.from({ length: 9_000 }, (_, at) =>
    JSON.stringify({
      record: 'entity',
      id: `N${at}`,
      kind: 'company',
      name: Array.from({ length: 8 }, word).join(' '),
    }),
  );
  return `${TEXT}\n${more.join('\n')}`;
}
