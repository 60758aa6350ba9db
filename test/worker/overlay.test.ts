import { beforeEach, describe, expect, it } from 'vitest';
import { defaultQuery } from '../../src/model/query.ts';
import type { Overlay } from '../../src/model/ownRecord.ts';
import { fakeWorker, fileOf, opening, type FakeWorker } from './fakeWorker.ts';

const CASE = [
  { record: 'source', id: 'S', title: 'Register' },
  { record: 'entity', id: 'maker', kind: 'manufacturer', name: 'Maker', countries: ['DE'] },
  { record: 'entity', id: 'trader-1', kind: 'trader', name: 'Trader LLP', countries: ['KZ'] },
  { record: 'entity', id: 'trader-2', kind: 'trader', name: 'TRADER TOO', countries: ['KZ'] },
  { record: 'entity', id: 'plant', kind: 'company', name: 'Plant', countries: ['RU'] },
  { record: 'entity', id: 'bank', kind: 'bank', name: 'Bank' },
  {
    record: 'relation',
    id: 'r1',
    kind: 'ships',
    from: 'maker',
    to: 'trader-1',
    dates: { from: '2023-01', to: '2023-01' },
  },
  {
    record: 'relation',
    id: 'r2',
    kind: 'ships',
    from: 'trader-2',
    to: 'plant',
    dates: { from: '2023-02', to: '2023-02' },
  },
];

const query = defaultQuery({ ids: ['maker'] }, { ids: ['plant'] }, 'goods');
const merged: Overlay = { own: [], merges: [{ kept: 'trader-1', joined: ['trader-2'] }] };
let worker: FakeWorker;

beforeEach(async () => {
  worker = fakeWorker();
  await worker.client.call('open', opening(fileOf('case.jsonl', CASE.map((line) => JSON.stringify(line)).join('\n'))));
});

const chains = async (): Promise<readonly (readonly string[])[]> =>
  (await worker.client.call('trace', { query })).answer.chains.map((chain) => chain.entities);

describe('parties taken for one', () => {
  it('join chains, are counted and searched once, and come apart again', async () => {
    expect(await chains()).toEqual([]);
    const { summary, left } = await worker.client.call('overlay', merged);
    expect([summary.entities, left, summary.key]).toEqual([4, 0, { opened: 1, overlay: 1 }]);
    expect(await chains()).toEqual([['maker', 'trader-1', 'plant']]);
    const { entities, count } = await worker.client.call('search', { text: 'trader', limit: 10 });
    expect([entities.map(({ id }) => id), count]).toEqual([['trader-1'], 1]);
    const entity = await worker.client.call('entity', { id: 'trader-2' });
    expect(entity?.record).toMatchObject({ id: 'trader-1', aliases: ['TRADER TOO'], raw: { joined: ['trader-2'] } });
    await worker.client.call('overlay', { own: [], merges: [] });
    expect(await chains()).toEqual([]);
  });
});

describe('what is added by hand', () => {
  const source = { type: 'source', record: { id: 'own:s', title: 'Field note' } } as const;

  it('is traced and shown with its source and as the analyst’s own', async () => {
    await worker.client.call('overlay', {
      merges: [],
      own: [
        source,
        { type: 'entity', record: { id: 'own:e', kind: 'company', name: 'Added', evidence: [{ source: 'own:s' }] } },
        {
          type: 'relation',
          record: { id: 'own:r1', kind: 'ships', from: 'trader-1', to: 'own:e', evidence: [{ source: 'own:s' }] },
        },
        { type: 'relation', record: { id: 'own:r2', kind: 'ships', from: 'own:e', to: 'plant', evidence: [] } },
        { type: 'facilitator', relation: 'r1', via: { entity: 'bank', role: 'bank' }, source: 'own:s' },
        { type: 'role', entity: 'plant', kind: 'end_user', source: 'own:s' },
      ],
    });
    expect(await chains()).toEqual([['maker', 'trader-1', 'own:e', 'plant']]);
    const reply = await worker.client.call('trace', { query });
    expect(reply.entities.find(({ id }) => id === 'own:e')).toMatchObject({ own: true, name: 'Added' });
    expect(reply.entities.find(({ id }) => id === 'plant')).toMatchObject({ assumed: true, kind: 'end_user' });
    expect(reply.hops[0]?.via).toEqual([{ entity: 'bank', role: 'bank', relations: 1, inferred: false }]);
    const hop = await worker.client.call('hop', { relations: ['own:r1'], limit: 5 });
    expect(hop.sources.map(({ title }) => title)).toEqual(['Field note']);
  });

  it('is counted where it names what the case does not hold', async () => {
    const { left } = await worker.client.call('overlay', {
      merges: [],
      own: [
        { type: 'relation', record: { id: 'own:r', kind: 'ships', from: 'maker', to: 'nobody' } },
        { type: 'facilitator', relation: 'none', via: { entity: 'bank' }, source: 'own:s' },
        { type: 'act', entity: 'nobody', act: { type: 'listed', authority: 'A', dateIs: 'on', about: 'this' } },
      ],
    });
    expect(left).toBe(3);
  });
});
