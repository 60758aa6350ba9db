import { describe, expect, it } from 'vitest';
import { readFile } from '../../src/formats/readFile.ts';
import { readJsonDocument } from '../../src/formats/jsonDocument.ts';
import { asJson, chunksOf, collectSink, inPieces, type Collected } from '../support/collectSink.ts';
import { fixture } from '../support/sharedData.ts';

async function open(name: string, bytes = fixture(name)): Promise<Collected & { readonly format: string }> {
  const all = collectSink();
  const report = await readFile({ name, chunks: inPieces(bytes, 37) }, () => all.sink);
  return { ...all, format: report.format };
}

const openText = (text: string) => open('f', new TextEncoder().encode(text));
const bytes = (start: string) => [...new TextEncoder().encode(start)];
const timed = (format: string, start: string) =>
  openText(`<gexf><graph ${format}><edges><edge source="A" target="B" start="${start}"/></edges></graph></gexf>`);
const said = ({ issues }: Collected) => issues.map(({ type, line }) => [type, line]);
const brief = ({ relations }: Collected) =>
  relations.map(({ kind, label, from, to }) => [kind, label, from, to].filter((part) => part !== undefined).join(' '));

describe('GraphML', () => {
  it('reads defaults, nested graphs, labels of yEd, and says what is wrong with its line', async () => {
    const all = await open('invented.graphml');
    expect(all.format).toBe('graphml');
    expect(asJson(all.entities)).toEqual([
      {
        id: 'invented.graphml:n0',
        kind: 'manufacturer',
        name: 'Fictiva (invented)',
        countries: ['DE'],
        raw: { 'y:Geometry': ['height=30 width=40'], id: ['n0'] },
      },
      {
        id: 'invented.graphml:n1::n0',
        kind: 'company',
        name: 'n1::n0',
        raw: { parent: ['ACME-TR'], id: ['n1::n0'] },
      },
      {
        id: 'ACME-TR',
        kind: 'company',
        name: 'ACME-TR',
        countries: ['TR'],
        raw: Object.fromEntries([
          ['country', ['nowhere']],
          ['__proto__', ['odd']],
        ]),
      },
    ]);
    expect(asJson(all.relations[0])).toEqual({
      id: 'invented.graphml:e0',
      kind: 'ships',
      from: 'invented.graphml:n0',
      to: 'ACME-TR',
      dates: { from: '2023-01', to: '2023-01' },
      goods: { hs: ['854231'] },
      raw: { id: ['e0'] },
    });
    expect(brief(all).slice(1)).toEqual([
      'linked_to owns invented.graphml:n0 ACME-TR',
      'linked_to old <b>friends</b> invented.graphml:n0 invented.graphml:n0',
      'linked_to invented.graphml:n0 missing',
    ]);
    expect(said(all)).toEqual([
      ['unknown-field', 12],
      ['bad-country', 19],
      ['wrong-type', 31],
      ['unknown-kind', 34],
      ['missing-field', 36],
      ['not-a-record', 37],
    ]);
  });

  it('takes edges for undirected where nothing is said, and keeps those of one pair apart', async () => {
    const edge = '<edge source="A" target="B"><data key="label">supplies</data></edge>';
    const all = await openText(`<graphml><graph><node id="A"/><node id="B"/>${edge}${edge}</graph></graphml>`);
    expect(brief(all)).toEqual(['linked_to supplies A B', 'linked_to supplies A B']);
    expect(all.relations.map((relation) => relation.id)).toEqual(['f:A>B', 'f:A>B#2']);
    expect(said(all)).toEqual([
      ['wrong-type', 1],
      ['wrong-type', 1],
    ]);
  });

  it('reads labels of Neo4j as kinds', async () => {
    const all = await openText(
      '<graphml><graph edgedefault="directed"><node id="A" labels=":Bank"/><node id="B"/>' +
        '<edge source="A" target="B" label="BANKS"/></graph></graphml>',
    );
    expect([all.entities[0]?.kind, ...brief(all)]).toEqual(['bank', 'banks A B']);
  });

  it('stops at a DOCTYPE, faulty markup, deep nesting and the end of a cut file, each with its line', async () => {
    const head = '<graphml>\n<graph>\n<node id="A"/>\n';
    const doctype = '<!DOCTYPE graphml [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n';
    expect(said(await openText(`<?xml version="1.0"?>\n${doctype}${head}&x;</graph></graphml>`))).toEqual([
      ['unreadable-line', 2],
    ]);
    const faults: readonly (readonly [string, string])[] = [
      [`${head}<node id="B">&x;</node></graph></graphml>`, 'unreadable-line'],
      [`${head}<node id=B/></graph></graphml>`, 'unreadable-line'],
      [head + '<a>'.repeat(100_000), 'unreadable-line'],
      [`${head}<node id="B"`, 'file-cut'],
      [`${head}<node id="B">`, 'file-cut'],
    ];
    for (const [text, type] of faults) {
      const all = await openText(text);
      expect({ text: text.slice(0, 80), ids: all.entities.map(({ id }) => id), said: said(all) }).toEqual({
        text: text.slice(0, 80),
        ids: ['A'],
        said: [[type, 4]],
      });
    }
  });

  it('stops at text without end', async () => {
    const all = await openText(`<graphml><graph>\n<node id="A"><data key="x">${'x'.repeat(2 ** 24 + 2 ** 17)}`);
    expect(said(all)).toEqual([['unreadable-line', 2]]);
  });

  it('follows the encoding that the document declares', async () => {
    const text = '<?xml version="1.0" encoding="windows-1251"?><graphml><graph><node id="';
    const end = '"/></graph></graphml>';
    const named = new Uint8Array([...bytes(text), 0xc6, 0xf3, 0xea, ...bytes(end)]);
    expect((await open('f', named)).entities[0]?.id).toBe('Жук');
    const unknown = await openText(text.replace('windows-1251', 'martian-8') + end.replace('"', 'A"'));
    expect([unknown.entities[0]?.id, ...said(unknown)]).toEqual(['A', ['bad-encoding', 1]]);
    const broken = await open('f', new Uint8Array([...bytes('<graphml><graph><node id="A'), 0xff, ...bytes(end)]));
    expect(said(broken)).toEqual([['bad-encoding', 1]]);
  });
});

describe('GEXF', () => {
  it('reads values with their times, nested nodes, spells and directions', async () => {
    const all = await open('invented.gexf');
    expect([all.format, said(all)]).toEqual(['gexf', []]);
    expect(all.entities.map(({ id, name }) => [id, name])).toEqual([
      ['invented.gexf:1', 'Inventa (invented)'],
      ['invented.gexf:0', 'Fictiva (invented)'],
      ['RU-7', 'Vymysel (invented)'],
    ]);
    expect(all.entities.map((entity) => entity.countries)).toEqual([['KZ'], undefined, ['RU']]);
    expect(all.entities[1]?.raw).toEqual({
      'country (2019 – 2020)': ['DE'],
      inn: ['7700000000'],
      'viz:position': ['x=1 y=2'],
      start: ['2019'],
      id: ['0'],
    });
    expect(brief(all)).toEqual([
      'supplies invented.gexf:0 invented.gexf:1',
      'ships by road invented.gexf:1 RU-7',
      'linked_to invented.gexf:1 RU-7',
      'family invented.gexf:0 RU-7',
    ]);
    expect(asJson(all.relations[0])).toMatchObject({
      dates: { from: '2022-01-05', to: '2023' },
      value: { amount: 1200, currency: 'USD' },
      raw: { weight: ['3'] },
    });
    expect(all.relations[1]?.dates).toEqual({ from: '2021-05', to: '2022-04' });
    expect(all.relations[1]?.raw?.['spell']).toEqual(['2022-03 – 2022-04', '2021-05 – 2021-06']);
  });

  it('takes no count of time for a date', async () => {
    const dates = async (format: string, start: string) => (await timed(format, start)).relations[0]?.dates?.from;
    expect(await dates('timeformat="double"', '2009')).toBeUndefined();
    expect(await dates('', '3.0')).toBeUndefined();
    expect(await dates('', '2009-03')).toBe('2009-03');
    expect(said(await timed('timeformat="date"', '2009-31'))).toEqual([['bad-date', 1]]);
  });
});

describe('JSON graphs', () => {
  it('reads Cytoscape JSON with ids compared as text', async () => {
    const all = await open('invented.cyjs.json');
    expect([all.format, said(all)]).toEqual(['cytoscape', []]);
    expect(all.entities.map(({ id, kind, name, countries }) => [id, kind, name, countries])).toEqual([
      ['invented.cyjs.json:1', 'manufacturer', 'Fictiva (invented)', ['DE', 'AT']],
      ['acme', 'other', 'Inventa (invented)', undefined],
    ]);
    expect(brief(all)).toEqual(['pays invented.cyjs.json:1 acme', 'linked_to knows acme invented.cyjs.json:1']);
    expect(all.relations[0]?.value).toEqual({ amount: 12.5, currency: 'EUR' });
  });

  it('reads elements in one list and lists without data', async () => {
    const flat = await openText(
      '[{"data":{"id":"a"}},{"group":"nodes","data":{"id":"b"}},{"data":{"source":"a","target":"b"}}]',
    );
    const bare = await openText('{"nodes":[{"id":"a"},{"id":"b"}],"edges":[{"source":"a","target":"b"}]}');
    for (const all of [flat, bare]) {
      expect([all.format, all.entities.map(({ id }) => id), brief(all)]).toEqual([
        'cytoscape',
        ['a', 'b'],
        ['linked_to a b'],
      ]);
    }
  });

  it('reads CX 1 over its fragments', async () => {
    const all = await open('invented.cx.json');
    expect([all.format, all.headers]).toEqual(['cx1', [{ title: 'Invented', note: 'made up' }]]);
    expect(all.entities.map(({ id, name, countries }) => [id, name, countries])).toEqual([
      ['invented.cx.json:1', 'Fictiva (invented)', undefined],
      ['invented.cx.json:2', 'Inventa (invented)', ['KZ', 'RU']],
    ]);
    expect(brief(all)).toEqual(['owns invented.cx.json:1 invented.cx.json:2']);
    expect(all.issues.map(({ type, text }) => [type, text])).toEqual([
      ['unknown-field', 'The aspect supports is left out: 1 records.'],
      ['dangling', 'Attributes of the node 77, which is not in the file.'],
    ]);
    expect(all.relations[0]?.evidence).toEqual([{ source: 'https://example.org/report' }]);
    expect(all.sources).toMatchObject([{ id: 'https://example.org/report', title: 'A report' }]);
  });

  it('reads CX 2 with short names and defaults', async () => {
    const all = await open('invented.cx2.json');
    expect([all.format, said(all)]).toEqual(['cx2', []]);
    expect(all.entities.map(({ name, countries }) => [name, countries])).toEqual([
      ['Fictiva (invented)', ['DE']],
      ['Inventa (invented)', ['KZ']],
    ]);
    expect(brief(all)).toEqual([
      'represents invented.cx2.json:0 invented.cx2.json:1',
      'linked_to works with invented.cx2.json:1 invented.cx2.json:0',
    ]);
  });

  it('reads graphology JSON', async () => {
    const all = await open('invented.graphology.json');
    expect([all.format, said(all)]).toEqual(['graphology', []]);
    expect(all.entities.map(({ name }) => name)).toEqual(['Fictiva (invented)', 'Inventa (invented)', 'bare']);
    expect(brief(all)).toEqual([
      'supplies fictiva invented.graphology.json:2',
      'linked_to invented.graphology.json:2 bare',
    ]);
    expect(all.relations.map(({ goods }) => goods?.text)).toEqual(['chips', 'chips']);
  });

  it('says that a document is too large or cut', async () => {
    const large = collectSink();
    const text = `[${'1,'.repeat(2 ** 20)}1]`;
    expect(await readJsonDocument({ name: 'f', chunks: chunksOf(text) }, large.sink, 1)).toBeUndefined();
    expect(large.issues).toMatchObject([{ type: 'unreadable-line', line: 0 }]);
    const cut = await openText('[{"CXVersion":"2.0"},\n{"nodes":[\n{"id":1}');
    expect(said(cut)).toEqual([['file-cut', 3]]);
  });
});
