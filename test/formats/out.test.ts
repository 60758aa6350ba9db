import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCaseLine } from '../../src/formats/caseFile.ts';
import type { CaseContent, LossNote } from '../../src/formats/out/caseWriter.ts';
import { Losses } from '../../src/formats/out/caseWriter.ts';
import { WRITERS, type WriterId } from '../../src/formats/out/writers.ts';
import { readFile } from '../../src/formats/readFile.ts';
import type { EntityRecord, RelationRecord } from '../../src/model/records.ts';
import { asJson, chunksOf, collectSink, type Collected } from '../support/collectSink.ts';
import { caseLines } from './caseFileArbitrary.ts';

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

async function written(
  id: WriterId,
  from: Collected,
): Promise<{ readonly text: string; readonly losses: readonly LossNote[] }> {
  const writer = await WRITERS[id]();
  const content: CaseContent = {
    header: from.headers[0] ?? { title: 'T' },
    sources: from.sources,
    views: from.views,
    entities: () => each(from.entities),
    relations: () => each(from.relations),
    counts: { entities: from.entities.length, relations: from.relations.length },
  };
  const losses = new Losses();
  let text = '';
  for await (const piece of writer.write(content, losses)) text += piece;
  return { text, losses: losses.list() };
}

async function opened(text: string): Promise<Collected & { readonly format: string }> {
  const all = collectSink();
  const { format } = await readFile({ name: 'out', chunks: chunksOf(text, 997) }, () => all.sink);
  return { ...all, format };
}

/** Records of a case as its reader gives them, with words that try every way out of a cell, a tag and a text. */
const odd = fc.constantFrom(
  '=1+1',
  "'=x",
  ' a',
  'b ',
  'x;y',
  '"q"',
  '"',
  '[1]',
  'a\r\nb',
  '\t',
  ']]>',
  '&lt;',
  '\\N',
  'NULL',
  '\u0007',
  '\ufffe',
  '\ud800',
  'null',
  'Жук',
  '17',
  '@cmd',
  'a|b',
  '__proto__',
  'undirected',
);
const spiced = fc
  .tuple(fc.array(caseLines, { maxLength: 8 }), fc.array(odd, { minLength: 6, maxLength: 6 }))
  .map(([lines, words]) => {
    const all = collectSink();
    for (const line of lines) readCaseLine(JSON.parse(JSON.stringify(line)), all.sink, 1);
    const [a = '', b = '', c = '', d = '', e = '', f = ''] = words;
    const aim = {
      id: a,
      kind: 'company',
      name: b,
      label: c,
      aliases: [c, d],
      note: e,
      raw: { [f]: [a, b] },
      address: f,
    };
    readCaseLine({ record: 'entity', ...aim }, all.sink, 1);
    const goods = { text: d, unit: e, hs: ['854231', '85'] };
    const tie = {
      id: f,
      kind: 'ships',
      from: a,
      to: b,
      label: c,
      goods,
      evidence: [{ source: a, locator: b }],
      raw: { [c]: [d] },
    };
    readCaseLine({ record: 'relation', ...tie }, all.sink, 1);
    return all;
  });

const WHOLE: readonly (readonly [
  WriterId,
  string,
  readonly ('headers' | 'sources' | 'entities' | 'relations' | 'views')[],
])[] = [
  ['case', 'case', ['headers', 'sources', 'entities', 'relations', 'views']],
  ['csv-entities', 'csv', ['entities']],
  ['csv-relations', 'csv', ['relations']],
  ['csv-sources', 'csv', ['sources']],
  ['graphml', 'graphml', ['headers', 'sources', 'entities', 'relations', 'views']],
  ['gexf', 'gexf', ['entities', 'relations']],
  ['cytoscape', 'cytoscape', ['headers', 'sources', 'entities', 'relations', 'views']],
];

describe('a case written out', () => {
  it.each(WHOLE)('as %s and read again has every field of every record', async (id, format, parts) => {
    await fc.assert(
      fc.asyncProperty(spiced, async (from) => {
        const { text } = await written(id, from);
        const again = await opened(text);
        expect(again.format).toBe(format);
        for (const part of parts) expect(asJson(again[part])).toEqual(asJson(wanted(from, part)));
        expect(again.issues.filter(({ type }) => type !== 'dates-reversed')).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('as FollowTheMoney keeps what its properties hold and counts the rest', async () => {
    await fc.assert(
      fc.asyncProperty(spiced, async (from) => {
        const { text, losses } = await written('ftm', from);
        const again = await opened(text);
        const kept = (name: string) => !losses.some(({ what }) => what === name);
        const pick = (records: readonly (EntityRecord | RelationRecord)[], of: string, keys: readonly string[]) =>
          records.map((record) =>
            keys.filter((key) => kept(`${key} of ${of}`)).map((key) => [key, asJson(Reflect.get(record, key) ?? null)]),
          );
        const entity = ['id', 'name', 'kind', 'note', 'address', 'founded', 'dissolved'];
        expect(pick(again.entities, 'entities', entity)).toEqual(pick(from.entities, 'entities', entity));
        const relation = ['id', 'kind', 'from', 'to', 'note'];
        expect(pick(again.relations, 'relations', relation)).toEqual(pick(from.relations, 'relations', relation));
        expect(documented(again)).toBeLessThanOrEqual(documented(from));
        const held = (scheme: string) => kept(`identifiers of the scheme ${scheme}`);
        expect(again.entities.map((one) => sets(one, held))).toEqual(from.entities.map((one) => sets(one, held)));
        expect(again.relations.map(({ dates }) => spanOf(dates))).toEqual(
          from.relations.map(({ dates }) => spanOf(dates)),
        );
        for (const key of ['share', 'value'] as const) {
          const first = key === 'share' ? 'share.from' : 'value.amount';
          const whole = kept(`${first} of relations`);
          const was = from.relations.map((one) => asJson(one[key] ?? null));
          const is = again.relations.map((one) => asJson(one[key] ?? null));
          // What is left out is counted; what is written is what it was.
          expect(is.filter((one, at) => one !== null || whole || was[at] === null)).toEqual(
            was.filter((_, at) => is[at] !== null || whole || was[at] === null),
          );
        }
      }),
      { numRuns: 1000 },
    );
  });

  it.each(WHOLE)('as %s and then cut or changed is never an exception', async (id, format) => {
    const by = fc.constantFrom('', '"', ',', '{', '[]', '&', '<', 'null', '__proto__', '\n');
    await fc.assert(
      fc.asyncProperty(spiced, fc.nat(), fc.nat(9), by, async (from, at, length, instead) => {
        const { text } = await written(id, from);
        // A file of nothing but a byte order mark is refused as empty.
        const place = 2 + (at % (text.length - 2));
        const changed = text.slice(0, place) + (at % 3 === 0 ? '' : instead + text.slice(place + length));
        const all = collectSink();
        await readFile({ name: 'out', chunks: chunksOf(changed, 61) }, () => all.sink, { format });
        const heard = all.entities.length + all.relations.length + all.sources.length + all.headers.length;
        expect(heard + all.views.length + all.issues.length).toBeGreaterThanOrEqual(all.rows);
        expect(Reflect.get({}, 'polluted')).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });

  it('as a table has no cell that a spreadsheet runs', async () => {
    const from = collectSink();
    readCaseLine({ record: 'entity', id: '=1', kind: 'company', name: '+cmd', note: '@x;=y' }, from.sink, 1);
    const { text } = await written('csv-entities', from);
    expect(text).toContain('"\'=1","company","\'+cmd"');
    expect(text).toContain('"\'@x;\'=y"');
  });

  it('counts what a format cannot hold', async () => {
    const from = collectSink();
    readCaseLine({ record: 'source', id: 's', title: 'S' }, from.sink, 1);
    for (const id of ['a', 'b'])
      readCaseLine({ record: 'entity', id, kind: 'bank', name: id, raw: { x: ['1'] } }, from.sink, 1);
    readCaseLine({ record: 'relation', id: 'r', kind: 'ships', from: 'a', to: 'b' }, from.sink, 1);
    expect((await written('case', from)).losses).toEqual([]);
    expect((await written('graphml', from)).losses).toEqual([]);
    expect((await written('gexf', from)).losses).toEqual([
      { what: 'title, date and note of the case', count: 1 },
      { what: 'sources in full: records keep their ids, places and grades', count: 1 },
    ]);
    const ftm = new Map((await written('ftm', from)).losses.map(({ what, count }) => [what, count]));
    expect([ftm.get('kind of entities'), ftm.get('raw of entities'), ftm.get('kind of relations')]).toEqual([2, 2, 1]);
    expect((await written('csv-entities', from)).losses).toContainEqual({
      what: 'relations: they have a table of their own',
      count: 1,
    });
  });

  it('stops when nobody asks for more', async () => {
    let given = 0;
    const writer = await WRITERS.graphml();
    const content: CaseContent = {
      header: { title: 'T' },
      sources: [],
      views: [],
      entities: async function* () {
        for (;;) yield { id: `e${given++}`, kind: 'company', name: 'Inventa' };
      },
      relations: () => each([]),
      counts: { entities: 1, relations: 0 },
    };
    let pieces = 0;
    for await (const piece of writer.write(content, new Losses())) if (piece !== '' && ++pieces === 12) break;
    expect(given).toBe(10);
  });

  it('reads cells that a person changed, and keeps columns that are not its own', async () => {
    const table =
      'record,id,kind,name,kind_word,countries,mine,unnamed\r\nentity,a,company,Inventa,,KZ; ru,x,perhaps\r\nother,,,,,,,\r\n';
    const read = await opened(table);
    expect(asJson(read.entities)).toEqual([
      {
        id: 'a',
        kind: 'company',
        name: 'Inventa',
        countries: ['KZ', 'RU'],
        raw: { mine: ['x'], unnamed: ['perhaps'] },
      },
    ]);
    expect(read.issues.map(({ type, line }) => [type, line])).toEqual([
      ['bad-country', 2],
      ['wrong-type', 2],
      ['not-a-record', 3],
    ]);
  });
});

/** What is written of a part: one header, the first or a plain one. */
function wanted(from: Collected, part: 'headers' | 'sources' | 'entities' | 'relations' | 'views'): readonly unknown[] {
  return part === 'headers' ? [from.headers[0] ?? { title: 'T' }] : from[part];
}

function spanOf(dates: RelationRecord['dates']): unknown {
  return { from: dates?.from, to: dates?.to };
}

function documented(all: Collected): number {
  return all.relations.filter(({ claim }) => claim?.status === 'documented').length;
}

/** Lists whose order and repeats a format with sets of values does not keep. */
function sets({ name, aliases, countries, identifiers }: EntityRecord, held: (scheme: string) => boolean): unknown {
  const known = (identifiers ?? [])
    .filter(({ scheme }) => held(scheme))
    .map(({ scheme, value }) => `${scheme} ${value}`);
  return [(aliases ?? []).filter((alias) => alias !== name), countries ?? [], known].map((list) =>
    [...new Set(list)].toSorted(),
  );
}
