import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LookedPart } from '../../src/worker/intake.ts';
import { zipOf } from '../support/archive.ts';
import { encodeAs } from '../support/encodeAs.ts';
import { fixture, sharedData, sharedPaths } from '../support/sharedData.ts';
import { fakeWorker, fileOf, opening, tutorial } from './fakeWorker.ts';
import { caseText, delivery, party, THREE_PARTIES } from '../e2e/support/caseText.ts';

const bytesOf = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(fixture(name));

async function look(...files: readonly File[]): Promise<readonly LookedPart[]> {
  return (await fakeWorker().client.call('look', { files, choices: {} })).parts;
}

describe('looking at files', () => {
  it('needs no confirmation for a case, FollowTheMoney, and tables of nodes and edges', async () => {
    const parts = await look(
      tutorial(),
      fileOf('a.json', bytesOf('invented.ftm.json')),
      fileOf('nodes.csv', bytesOf('nodes.csv')),
      fileOf('edges.csv', bytesOf('edges.csv')),
    );
    expect(parts.map(({ file, format, clear }) => [file, format, clear])).toEqual([
      [0, 'case', true],
      [1, 'ftm', true],
      [2, 'csv', true],
      [3, 'csv', true],
    ]);
  });

  it('shows a table with its mapping, the encoding with the others, and never takes it as said', async () => {
    const text = new TextDecoder().decode(fixture('invented-declarations.csv'));
    const [part] = await look(fileOf('x.csv', new Uint8Array(encodeAs(text.replace('é', 'e'), 'windows-1251'))));
    expect(part).toMatchObject({
      format: 'customs',
      clear: false,
      readable: true,
      encoding: { encoding: 'windows-1251' },
    });
    expect(part?.table?.headerRow).toBe(3);
    expect(part?.encoding?.readings.map(({ encoding }) => encoding)).toEqual(
      expect.arrayContaining(['koi8-r', 'ibm866', 'utf-8']),
    );
    expect(part?.table?.mapping.records).toBe('other');
  });

  it('offers to map rows of cells of which nothing is known, and refuses what is no text', async () => {
    const [table, photo, page, empty] = await look(
      fileOf('t.csv', 'alpha,beta\n1,2\n3,4\n'),
      fileOf('p.jpg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2])),
      fileOf('p.html', '<!doctype html><p>hello</p>'),
      fileOf('e.csv', ''),
    );
    expect(table).toMatchObject({ format: 'customs', readable: true, clear: false });
    expect(photo).toMatchObject({ readable: false, problem: 'This is a JPEG photo, not data.' });
    expect(page?.readable).toBe(false);
    expect(empty).toMatchObject({ readable: false, problem: 'The file or the archive is empty.' });
  });

  it('names every part of an archive, and marks lists', async () => {
    const zip = zipOf({ 'a.csv': bytesOf('invented.bis-mieu.csv'), 'b/c.jsonl': bytesOf('invented.ftm.json') });
    const parts = await look(fileOf('all.zip', new Uint8Array(zip)));
    expect(parts.map(({ name, format, list, part }) => [name, format, list, part])).toEqual([
      ['all.zip/a.csv', 'bis-mieu', true, true],
      ['all.zip/b/c.jsonl', 'ftm', false, true],
    ]);
  });

  it('looks again in another format, encoding and header row', async () => {
    const { client } = fakeWorker();
    const files = [fileOf('x.csv', bytesOf('invented-declarations.csv'))];
    const again = (choice: object) => client.call('look', { files, choices: { 'x.csv': choice }, only: 'x.csv' });
    expect((await again({ format: 'csv' })).parts[0]).toMatchObject({ format: 'csv', why: 'you chose it' });
    expect((await again({ headerRow: 1 })).parts[0]?.table?.headerRow).toBe(1);
    expect((await again({ encoding: 'koi8-r' })).parts[0]?.table?.mapping.encoding).toBe('koi8-r');
  });

  it('of any bytes says something and throws nothing', async () => {
    const { client } = fakeWorker();
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }),
          fc.string({ maxLength: 300 }).map((text) => new TextEncoder().encode(text)),
        ),
        async (bytes) => {
          const { parts } = await client.call('look', { files: [fileOf('x', new Uint8Array(bytes))], choices: {} });
          for (const { readable, problem, format } of parts) {
            expect(readable ? format : problem).not.toBe(undefined);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('of every shared file finds something that can be read, but in those that are something else', async () => {
    const unread: string[] = [];
    for (const path of sharedPaths()) {
      const data = sharedData(path);
      if (!data) continue;
      const parts = await look(fileOf(path, new Uint8Array(data)));
      if (!parts.some(({ readable }) => readable)) unread.push(path);
    }
    expect(unread).toEqual(UNREAD.filter((path) => sharedPaths().includes(path)));
  });
});

/** Documents of JSON that are no records: lists written by hand, the model of a format, and a refused format. */
const UNREAD: readonly string[] = [
  'corridors.json',
  'ftm-model/defaultModel-4.5.2.json',
  'ftm/wd_persons.senzing.json',
  'public-record.json',
];

describe('what files would bring', () => {
  it('counts what is new, joined, dangling and described', async () => {
    const { client } = fakeWorker();
    const first = caseText('First', THREE_PARTIES[0], delivery('a', 'maker', 'trader', '2023-01'));
    await client.call('open', opening(fileOf('first.jsonl', first)));
    const more = caseText(
      'More',
      THREE_PARTIES[0],
      THREE_PARTIES[1],
      party('new', 'bank', 'Dill Bank', 'AM'),
      delivery('a', 'maker', 'trader', '2023-01'),
      delivery('b', 'trader', 'nobody', '2023-02'),
    );
    const reply = await client.call('compare', {
      files: [fileOf('more.jsonl', more)],
      choices: {},
      today: '2026-11-22',
    });
    expect(reply).toMatchObject({
      entities: { new: 2, joined: 1, dangling: 1, described: 1 },
      relations: { new: 1, joined: 1 },
    });
    expect((await client.call('search', { text: 'Dill', limit: 5 })).count).toBe(0);
  });
});

describe('a table before it is read', () => {
  it('lists cells with several parties and counts repeated rows', async () => {
    const { client } = fakeWorker();
    const file = fileOf('x.csv', bytesOf('invented-declarations.csv'));
    const [part] = (await client.call('look', { files: [file], choices: {} })).parts;
    const mapping = part?.table?.mapping;
    if (!mapping) throw new Error('The fixture is a table of shipments.');
    const check = await client.call('checkTable', { file, name: 'x.csv', mapping: { ...mapping, separator: ';' } });
    expect(check).toMatchObject({ copies: 1, rows: 5 });
    expect(check.splits.map(({ split }) => split.chain.map(({ name }) => name))).toEqual([
      ['FICTIVA TRADING FZE', 'HAYAL LTD STI'],
    ]);
  });
});

describe('a list beside the open case', () => {
  it('holds back numbers, address and note of a natural person', async () => {
    const { client } = fakeWorker();
    const numbers = [{ scheme: 'inn', value: '500100732259' }];
    const own = caseText(
      'Own',
      party('a', 'person', 'Invented Person', 'RU', { identifiers: numbers, address: 'Home' }),
    );
    await client.call('open', opening(fileOf('own.jsonl', own)));
    const acts = [{ type: 'listed', authority: 'X', dateIs: 'on', about: 'this', date: '2023' }];
    const fields = { identifiers: numbers, acts, address: 'Home', note: 'born somewhere' };
    const list = caseText('List', party('l', 'person', 'Invented Person', 'RU', fields));
    const { matches } = await client.call('attach', {
      files: [fileOf('l.jsonl', list)],
      choices: {},
      today: '2026-11-22',
    });
    expect(matches).toHaveLength(1);
    for (const record of [matches[0]?.entry, matches[0]?.party]) {
      expect(record).toMatchObject({ name: 'Invented Person' });
      expect(Object.keys(record ?? {})).not.toEqual(expect.arrayContaining(['identifiers']));
      expect(record?.address ?? record?.note).toBeUndefined();
    }
    expect(matches[0]?.reason).not.toContain('500100732259');
  });

  it('proposes matches with their acts, and leaves the case as it is', async () => {
    const { client } = fakeWorker();
    const own = caseText('Own', party('a', 'trader', 'Invented Trading LLC', 'AE'), delivery('r', 'a', 'b', '2023-01'));
    const before = await client.call('open', opening(fileOf('own.jsonl', own)));
    const reply = await client.call('attach', {
      files: [fileOf('list.csv', bytesOf('invented.us-csl.csv'))],
      choices: {},
      today: '2026-11-22',
    });
    expect(reply.matches.map(({ brief, basis, acts }) => [brief.id, basis, acts.length])).toEqual([['a', 'name', 1]]);
    expect(reply.matches[0]?.acts[0]?.act.type).toBe('listed');
    expect(reply.matches[0]?.entry.identifiers?.length).toBe(1);
    expect((await client.call('overlay', { own: [], merges: [] })).summary.listed).toBe(before.listed);
  });
});
