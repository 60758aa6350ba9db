import { describe, expect, it } from 'vitest';
import type { Progress } from '../../src/worker/protocol.ts';
import { fakeWorker, fileOf, opening, tutorial } from './fakeWorker.ts';

/** A file whose first bytes come and whose next ones never do. */
function endlessFile(): File {
  const first = new TextEncoder().encode('{"record":"entity","id":"a","kind":"other","name":"a"}\n');
  const stream = (): ReadableStream<Uint8Array<ArrayBuffer>> =>
    new ReadableStream({ start: (controller) => controller.enqueue(first) });
  return Object.assign(fileOf('endless.jsonl', ''), { stream });
}

describe('opening files', () => {
  it('answers what was read and reports how far it is', async () => {
    const { client } = fakeWorker();
    const heard: Progress[] = [];
    const file = tutorial();
    const summary = await client.call('open', opening(file), { onProgress: (progress) => heard.push(progress) });
    expect(summary).toMatchObject({
      key: { opened: 1, overlay: 0 },
      entities: 126,
      relations: 264,
      issueCount: 0,
      placeholders: 0,
    });
    expect(summary.entityKinds.reduce((sum, { count }) => sum + count, 0)).toBe(summary.entities);
    expect(summary.relationKinds.reduce((sum, { count }) => sum + count, 0)).toBe(summary.relations);
    expect(summary.priority.onList).toBeLessThanOrEqual(summary.priority.coded);
    expect(heard.at(-1)).toMatchObject({ done: file.size, total: file.size });
    expect(heard.map(({ done }) => done)).toEqual(heard.map(({ done }) => done).toSorted((a, b) => a - b));
  });

  it('counts up the key with each case', async () => {
    const { client } = fakeWorker();
    const keys = [];
    for (let round = 0; round < 3; round++) keys.push((await client.call('open', opening(tutorial()))).key);
    expect(keys).toEqual([1, 2, 3].map((opened) => ({ opened, overlay: 0 })));
  });

  it.each([
    ['a picture', fileOf('photo.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)), /^photo\.png: /],
    ['an empty file', fileOf('empty.jsonl', ''), /^empty\.jsonl: The file or the archive is empty/],
    ['any text', fileOf('letter.txt', 'Dear all,\nplease find attached.\n'), /^letter\.txt: /],
  ])('that fail on %s leaves the case before', async (_, file, reason) => {
    const { client } = fakeWorker();
    const { suggestedQuery } = await client.call('open', opening(tutorial()));
    if (!suggestedQuery) throw new Error('The tutorial suggests no trace.');
    await expect(client.call('open', opening(file))).rejects.toThrow(reason);
    await expect(client.call('open', opening(tutorial(), file))).rejects.toThrow(reason);
    expect((await client.call('trace', { query: suggestedQuery })).answer.chains).toHaveLength(12);
    expect((await client.call('open', opening(tutorial()))).key).toEqual({ opened: 2, overlay: 0 });
  });

  it('that is cancelled leaves the case before', async () => {
    const { client, said } = fakeWorker();
    await client.call('open', opening(tutorial()));
    const controller = new AbortController();
    const endless = endlessFile();
    const answer = client.call('open', opening(endless), {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    expect(said.at(-1)).toMatchObject({ type: 'cancelled' });
    expect(await client.call('briefs', { ids: ['northwind', 'a'] })).toMatchObject([{ id: 'northwind' }]);
  });
});

describe('before a case is open', () => {
  it('every question is refused in words', async () => {
    const { client } = fakeWorker();
    for (const question of [
      client.call('search', { text: 'a', limit: 1 }),
      client.call('entity', { id: 'a' }),
      client.call('resolve', { hashes: [1] }),
    ]) {
      await expect(question).rejects.toThrow('No case is open.');
    }
  });
});
