import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadFormats } from '../../src/formats/formats.ts';
import { keepCase, type KeptOpening } from '../../src/worker/keepCase.ts';
import type { KeptFolders } from '../../src/worker/keptFolders.ts';
import { openCase } from '../../src/worker/openCase.ts';
import { reopenCase } from '../../src/worker/reopenCase.ts';
import { caseLines } from '../formats/caseFileArbitrary.ts';
import { inPieces } from '../support/collectSink.ts';
import { wholeCase } from '../support/wholeCase.ts';
import { fakeWorker, fileOf, opening, tutorial } from './fakeWorker.ts';
import { memoryFolders } from './memoryFolders.ts';

const OPENING: KeptOpening = { recognised: [], today: '2026-11-22' };
const noPause = async (): Promise<void> => undefined;

/** A case whose records are read from its lines. */
async function byLines(text: string) {
  const bytes = new TextEncoder().encode(text);
  const { data } = await openCase(
    [
      {
        name: 'x.jsonl',
        size: 1e6,
        chunks: () => inPieces(bytes, 1_000),
        readDisk: async (start, end) => bytes.slice(start, end),
      },
    ],
    OPENING.today,
  );
  return data;
}

describe('a kept case', () => {
  it('reopens with all its records, read from the text that was kept with it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(caseLines, { maxLength: 8 }), async (values) => {
        const lines = [{ record: 'case', title: 'T' }, ...values].map((value) => JSON.stringify(value) ?? 'null');
        const data = await byLines(`${lines.join('\n')}\n`);
        const folders = memoryFolders();
        const { folder, bytes } = await keepCase(data, OPENING, undefined, folders, noPause);
        expect((await folders.sizes()).get(folder)).toBe(bytes);
        const again = await reopenCase('T', folder, folders, loadFormats);
        expect(again.today).toBe(OPENING.today);
        expect(await wholeCase(again.data)).toEqual(await wholeCase(data));
        // What was reopened can be kept as well, and is known as the same.
        const kept = await keepCase(again.data, OPENING, undefined, folders, noPause);
        expect(await keepCase(data, OPENING, kept, folders, noPause)).toBe(kept);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is stored anew when it is read in another way, and not when it is the same', async () => {
    const folders = memoryFolders();
    const data = await byLines('{"record":"case","title":"T"}\n');
    const first = await keepCase(data, OPENING, undefined, folders, noPause);
    const same = await keepCase(data, OPENING, first, folders, noPause);
    expect(same).toBe(first);
    const other = await keepCase(data, { ...OPENING, today: '2026-11-23' }, first, folders, noPause);
    expect(other.folder).not.toBe(first.folder);
    expect(folders.folders.size).toBe(2);
    folders.folders.delete(first.folder);
    expect((await keepCase(data, OPENING, first, folders, noPause)).folder).not.toBe(first.folder);
  });

  it('leaves nothing behind when there is no room', async () => {
    const folders = memoryFolders();
    folders.room = 1_000;
    const data = await byLines('{"record":"case","title":"T"}\n');
    await expect(keepCase(data, OPENING, undefined, folders, noPause)).rejects.toThrow('has no room');
    expect(folders.folders.size).toBe(0);
  });

  it('is refused by name and reason when its text is cut or its folder gone', async () => {
    const folders = memoryFolders();
    const data = await byLines(
      '{"record":"case","title":"T"}\n{"record":"entity","id":"a","kind":"trader","name":"A"}\n',
    );
    const { folder } = await keepCase(data, OPENING, undefined, folders, noPause);
    const files = folders.folders.get(folder);
    files?.set('text-0', (files.get('text-0') ?? new Uint8Array(0)).slice(0, -1));
    await expect(reopenCase('Case T', folder, folders, loadFormats)).rejects.toThrow(
      'Case T cannot be opened again: what was kept of it is not all there. Open its files instead.',
    );
    await expect(reopenCase('Case T', 'gone', folders, loadFormats)).rejects.toThrow(
      'Case T cannot be opened again: it is no longer among what this browser keeps.',
    );
  });
});

describe('keeping through the worker', () => {
  it('keeps, lists, reopens and forgets', async () => {
    const folders = memoryFolders();
    const { client } = fakeWorker(folders);
    const opened = await client.call('open', opening(tutorial()));
    const kept = await client.call('keep', { same: undefined });
    expect(await client.call('kept', {})).toEqual(new Map([[kept.folder, kept.bytes]]));
    const { key, ...again } = await client.call('open', {
      source: { folder: kept.folder, name: 'Tutorial' },
      today: '2027-01-01',
    });
    const { key: before, ...first } = opened;
    expect(again).toEqual(first);
    expect(key).toEqual({ opened: before.opened + 1, overlay: 0 });
    await client.call('forget', { folders: [kept.folder, 'gone'] });
    expect(await client.call('kept', {})).toEqual(new Map());
  });

  it('keeps the case that was read, not what was laid over it', async () => {
    const folders = memoryFolders();
    const { client } = fakeWorker(folders);
    const opened = await client.call('open', opening(tutorial()));
    const own = [{ type: 'entity' as const, record: { id: 'own-1', kind: 'trader' as const, name: 'Mine' } }];
    await client.call('overlay', { own, merges: [] });
    const { folder } = await client.call('keep', { same: undefined });
    const again = await client.call('open', { source: { folder, name: 'Tutorial' }, today: '2027-01-01' });
    expect(again.entities).toBe(opened.entities);
  });

  it('goes on with the key of a case whose worker has stopped', async () => {
    const { client } = fakeWorker(memoryFolders());
    const { key } = await client.call('open', { ...opening(tutorial()), before: { opened: 7, overlay: 2 } });
    expect(key).toEqual({ opened: 7, overlay: 3 });
  });

  it('ends when another case is opened meanwhile', async () => {
    const folders = memoryFolders();
    const opensFirst: KeptFolders = {
      ...folders,
      async create(folder, name) {
        await client.call('open', opening(fileOf('small.jsonl', '{"record":"case","title":"Small"}\n')));
        return folders.create(folder, name);
      },
    };
    const { client } = fakeWorker(opensFirst);
    await client.call('open', opening(tutorial()));
    await expect(client.call('keep', { same: undefined })).rejects.toThrow('Another case was opened');
    expect(folders.folders.size).toBe(0);
  });
});
