import { describe, expect, it } from 'vitest';
import { WRITERS } from '../../src/formats/out/writers.ts';
import type { Progress } from '../../src/worker/protocol.ts';
import { fakeWorker, fileOf, opening, tutorial } from './fakeWorker.ts';

const FORMATS = [
  'case',
  'ftm',
  'csv-entities',
  'csv-relations',
  'csv-sources',
  'graphml',
  'gexf',
  'cytoscape',
] as const;

describe('exporting the open case', () => {
  it('knows the writers by their own ids', async () => {
    expect(Object.keys(WRITERS)).toEqual(FORMATS);
    for (const id of FORMATS) expect((await WRITERS[id]()).id).toBe(id);
  });

  it.each(FORMATS)('as %s gives a file that opens again with as many records', async (format) => {
    const { client } = fakeWorker();
    const { entities, relations } = await client.call('open', opening(tutorial()));
    const heard: Progress[] = [];
    const reply = await client.call('exportCase', { format }, { onProgress: (progress) => heard.push(progress) });
    expect([reply.entities, reply.relations]).toEqual([entities, relations]);
    expect(heard.at(-1)).toMatchObject({ done: entities + relations, total: entities + relations });
    const again = await client.call(
      'open',
      opening(fileOf(`x.${reply.extension}`, new Uint8Array(await reply.blob.arrayBuffer()))),
    );
    const described = again.entities - again.placeholders;
    expect([described, again.relations]).toEqual([
      format === 'csv-relations' || format === 'csv-sources' ? 0 : entities,
      format === 'csv-entities' || format === 'csv-sources' ? 0 : relations,
    ]);
    expect(again.issues.filter(({ type }) => type !== 'dangling')).toEqual([]);
  });

  it('of some entities gives them, what lies between them and who served that', async () => {
    const { client } = fakeWorker();
    const lines = [
      ...['a', 'b', 'c', 'v'].map((id) => ({ record: 'entity', id, kind: 'company', name: id })),
      { record: 'relation', id: 'r1', kind: 'ships', from: 'a', to: 'b', via: [{ entity: 'v' }] },
      { record: 'relation', id: 'r2', kind: 'ships', from: 'b', to: 'c' },
      { record: 'relation', id: 'r3', kind: 'ships', from: 'a', to: 'gone' },
      { record: 'view', title: 'V', state: { x: 1 } },
    ];
    const text = lines.map((line) => JSON.stringify(line)).join('\n');
    await client.call('open', opening(fileOf('c.jsonl', text)));
    const part = await client.call('exportCase', { format: 'case', ids: ['a', 'b', 'nobody'] });
    const ids = (await part.blob.text()).match(/"id":"\w+"/g);
    expect(ids).toEqual(['"id":"a"', '"id":"b"', '"id":"v"', '"id":"r1"']);
    const whole = await client.call('exportCase', { format: 'case' });
    expect([whole.entities, whole.relations, whole.losses]).toEqual([4, 3, []]);
    expect(await whole.blob.text()).toContain('"record":"view"');
    const graph = await client.call('exportCase', { format: 'graphml' });
    expect([graph.entities, await graph.blob.text()]).toEqual([5, expect.stringContaining('<node id="gone">')]);
    expect(graph.losses).toEqual([]);
    const gexf = await client.call('exportCase', { format: 'gexf' });
    expect(gexf.losses).toContainEqual({ what: 'saved views', count: 1 });
  });

  it('can be cancelled', async () => {
    const { client } = fakeWorker();
    const lines = Array.from(
      { length: 30_000 },
      (_, i) => `{"record":"entity","id":"e${i}","kind":"company","name":"n"}`,
    );
    await client.call('open', opening(fileOf('c.jsonl', lines.join('\n'))));
    const controller = new AbortController();
    const reply = client.call(
      'exportCase',
      { format: 'gexf' },
      { signal: controller.signal, onProgress: () => controller.abort() },
    );
    await expect(reply).rejects.toMatchObject({ name: 'AbortError' });
  });
});
