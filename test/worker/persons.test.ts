import { beforeEach, describe, expect, it } from 'vitest';
import { defaultQuery } from '../../src/model/query.ts';
import type { WorkerClient } from '../../src/worker/client.ts';
import { fakeWorker, fileOf, opening } from './fakeWorker.ts';

/** Invented persons and firms; `p2` is named by an act, `p4` by an act that was lifted, `p5` by none and by no source. */
const CASE = [
  { record: 'case', version: 1, title: 'Invented persons', asOf: '2026-11-22' },
  { record: 'entity', id: 'maker', kind: 'manufacturer', name: 'Invented Maker', countries: ['DE'] },
  {
    record: 'entity',
    id: 'p1',
    kind: 'person',
    name: 'Zorblatt Quux',
    aliases: ['Quux the Elder'],
    founded: '1970-01-02',
    address: 'Nowhere Lane 1',
    identifiers: [{ scheme: 'passport', value: 'INV 000001' }],
    note: 'Zorblatt is known here.',
    raw: { phone: ['+000 000'] },
  },
  {
    record: 'entity',
    id: 'p2',
    kind: 'person',
    name: 'Listed Inventee',
    founded: '1960',
    acts: [{ type: 'listed', authority: 'Invented Council', date: '2023', dateIs: 'on', about: 'this' }],
  },
  { record: 'entity', id: 'p3', kind: 'person', name: 'Mimble Wimblet', countries: ['RU'] },
  {
    record: 'entity',
    id: 'p4',
    kind: 'person',
    name: 'Acquitted Inventee',
    acts: [
      { type: 'charged', authority: 'Invented Court', date: '2022', dateIs: 'on', about: 'this' },
      { type: 'acquitted', authority: 'Invented Court', date: '2023', dateIs: 'on', about: 'this' },
      { type: 'listed', authority: 'Invented Council', date: '2023', dateIs: 'on', about: 'network' },
    ],
  },
  { record: 'entity', id: 'p5', kind: 'person', name: 'Owner not named', unnamed: true },
  { record: 'entity', id: 'sole', kind: 'trader', name: 'ИП Выдуманный', countries: ['KZ'], founded: '2022-04' },
  { record: 'entity', id: 'end', kind: 'end_user', name: 'Invented End', countries: ['RU'], founded: '1999' },
  { record: 'relation', id: 'r1', kind: 'ships', from: 'maker', to: 'sole' },
  { record: 'relation', id: 'r2', kind: 'ships', from: 'sole', to: 'end', via: [{ entity: 'p3', role: 'broker' }] },
  { record: 'relation', id: 'r3', kind: 'directs', from: 'p1', to: 'sole' },
]
  .map((line) => JSON.stringify(line))
  .join('\n');

const IDS = ['maker', 'p1', 'p2', 'p3', 'p4', 'p5', 'sole', 'end'];
const HIDDEN = ['Zorblatt', 'Quux', 'Mimble', 'Acquitted', 'Выдуманный', 'INV 000001', 'Nowhere', '+000', '1970'];

let client: WorkerClient;
beforeEach(async () => {
  ({ client } = fakeWorker());
  await client.call('open', opening(fileOf('invented.jsonl', CASE)));
});

const names = async (): Promise<readonly string[]> =>
  (await client.call('briefs', { ids: IDS })).map((brief) => brief.name);

describe('a natural person', () => {
  it('is called by a letter and a role unless an act that stands names them', async () => {
    expect(await names()).toEqual([
      'Invented Maker',
      'Person A (director)',
      'Listed Inventee',
      'Person C',
      'Person D',
      'Owner not named',
      'Sole trader G',
      'Invented End',
    ]);
  });

  it('is not named by any answer', async () => {
    const query = defaultQuery({ ids: ['maker'] }, { ids: ['end'] });
    const replies: unknown[] = [
      await client.call('trace', { query }),
      await client.call('cut', { query }),
      await client.call('whatIf', { query, measures: [{ entity: 'sole', from: undefined }] }),
      await client.call('hop', { relations: ['r1', 'r2', 'r3'], limit: 9 }),
      await client.call('search', { text: 'quux the elder', limit: 9 }),
      await client.call('neighbours', { id: 'sole', limit: 9, groups: [] }),
    ];
    for (const id of IDS) replies.push(await client.call('entity', { id }));
    const said = JSON.stringify(replies);
    for (const word of HIDDEN) expect(said).not.toContain(word);
    expect(said).toContain('Person A (director)');
  });

  it('is found by name, and shown without it', async () => {
    const { entities } = await client.call('search', { text: 'zorblatt', limit: 5 });
    expect(entities).toMatchObject([{ id: 'p1', name: 'Person A (director)', text: 'Person A (director)' }]);
  });

  it('gives personal details only where they are asked for, and even then no hidden name', async () => {
    const closed = await client.call('entity', { id: 'p1' });
    expect(closed?.person?.withheld).toEqual([
      'date of birth',
      'numbers of documents',
      'address',
      'note',
      'other fields',
    ]);
    const open = await client.call('entity', { id: 'p1', personal: true });
    expect(open?.record).toMatchObject({
      name: 'Person A (director)',
      founded: '1970-01-02',
      address: 'Nowhere Lane 1',
    });
    expect(open?.record.aliases).toBeUndefined();
    expect(open?.person?.withheld).toEqual([]);
    // A person whom an act names is shown by name, with as little else as any other.
    const listed = await client.call('entity', { id: 'p2' });
    expect(listed?.record).toMatchObject({ name: 'Listed Inventee' });
    expect(listed?.record.founded).toBeUndefined();
    // A sole trader's number is personal, the day of registration is not.
    expect((await client.call('entity', { id: 'sole' }))?.record).toMatchObject({ founded: '2022-04' });
    // A firm is no person.
    expect(await client.call('entity', { id: 'end' })).toMatchObject({
      record: { founded: '1999' },
      person: undefined,
    });
  });

  it('is shown by name where the view says so, under another key', async () => {
    const before = await client.call('persons', { named: false });
    const key = await client.call('persons', { named: true });
    expect(key).toEqual({ opened: before.opened, overlay: before.overlay + 1 });
    expect(await names()).toContain('Zorblatt Quux');
    expect((await client.call('entity', { id: 'p1' }))?.record).toMatchObject({ aliases: ['Quux the Elder'] });
    expect((await client.call('entity', { id: 'p1' }))?.record.address).toBeUndefined();
    await client.call('overlay', { own: [], merges: [] });
    expect(await names()).toContain('Zorblatt Quux');
    await client.call('open', opening(fileOf('invented.jsonl', CASE)));
    expect(await names()).not.toContain('Zorblatt Quux');
  });
});
