import * as fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvGraph } from '../../src/formats/csvGraph.ts';
import { DELIMITERS, findDelimiter, forEachRow } from '../../src/formats/csvRows.ts';
import { asJson, chunksOf, collectSink, issueCounts, type Collected } from '../support/collectSink.ts';
import { fixture } from '../support/sharedData.ts';

async function rowsOf(
  text: string,
  size = 50,
): Promise<{ rows: (readonly [readonly string[], number])[]; read: Collected }> {
  const read = collectSink();
  const rows: (readonly [readonly string[], number])[] = [];
  await forEachRow(chunksOf(text, size), read.sink, (cells, line) => rows.push([cells, line]));
  return { rows, read };
}

async function graph(text: string): Promise<Collected> {
  const read = collectSink();
  await csvGraph.read({ name: 'f', chunks: chunksOf(text, 33) }, read.sink);
  return read;
}

const cell = fc.oneof(
  fc.constantFrom(
    'a',
    'b c',
    '',
    '5" pipe',
    'x;y',
    'tab\there',
    'two\nlines',
    '"quoted"',
    'Ж',
    '__proto__',
    "=cmd|'x'!A1",
  ),
  fc.string({ maxLength: 6 }).map((text) => text.replace(/\r/g, '.')),
);

describe('forEachRow', () => {
  it('reads back what was written, with the line each row starts on', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
        fc.constantFrom(...DELIMITERS),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 60 }),
        async (table, delimiter, newline, size) => {
          const body = Papa.unparse(table, { delimiter, newline, quotes: true });
          const { rows, read } = await rowsOf(`sep=${delimiter}${newline}${body}`, size);
          let line = 2;
          const expected: [string[], number][] = [];
          for (const cells of table) {
            if (cells.some((text) => text.trim() !== '')) expected.push([cells, line]);
            line += 1 + cells.join('').split('\n').length - 1;
          }
          expect(rows).toEqual(expected);
          expect(read.issues).toEqual([]);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('leaves out the line of a quote that never closes, and nothing else', async () => {
    const { rows, read } = await rowsOf('a,b\n1,"open\n3,4\n5,6\n');
    expect(rows).toEqual([
      [['a', 'b'], 1],
      [['3', '4'], 3],
      [['5', '6'], 4],
    ]);
    expect(read.issues.map(({ type, line }) => [type, line])).toEqual([['unreadable-line', 2]]);
  });

  it('leaves out the line of a quote within a quoted cell, and nothing else', async () => {
    const { rows, read } = await rowsOf('a,b\n"x"y,2\n3,"4"\n7,8\n');
    expect(rows.map(([, line]) => line)).toEqual([1, 3, 4]);
    expect(read.issues.map(({ type, line }) => [type, line])).toEqual([['unreadable-line', 2]]);
  });

  it('reads every good line among thousands of bad quotes', async () => {
    const lines = Array.from({ length: 3000 }, (_, i) => (i % 3 === 0 ? `"bad"${i},x` : `${i},y`));
    const { rows, read } = await rowsOf(`h1,h2\n${lines.join('\n')}`, 9999);
    expect(rows.length).toBe(2001);
    expect(read.issues.length).toBe(1000);
  });

  it('loses no line of any text: each is part of a row or has an issue', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('a', ',', '"', '""', '\n', ';', ' ', 'é', '\\N'), { maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        async (parts, size) => {
          const text = parts.join('');
          const { rows, read } = await rowsOf(text, size);
          const lines = text.split('\n');
          const starts = new Set([...rows.map(([, line]) => line), ...read.issues.map((issue) => issue.line)]);
          let covered = 0;
          lines.forEach((line, i) => {
            const row = rows.find(([, at]) => at === i + 1);
            if (row !== undefined) covered = i + row[0].join('').split('\n').length;
            if (i < covered || starts.has(i + 1)) return;
            // Only rows without any text are passed over.
            expect({ text, line, blank: /^[\s",;]*$/.test(line) }).toEqual({ text, line, blank: true });
          });
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('parts cells as Papa Parse does in any text whose quotes are whole', async () => {
    const part = fc.constantFrom(
      'a',
      ',',
      '"',
      '""',
      '\n',
      ';',
      ' ',
      'é',
      '",',
      ',"',
      '"\n',
      '\n"',
      '" ,',
      '\t',
      '\u00a0',
    );
    let whole = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 30 }), fc.integer({ min: 1, max: 9 }), async (parts, size) => {
        const text = `${parts.join('')}\n`;
        const papa = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n', quoteChar: '"' });
        if (papa.errors.length > 0) return;
        whole++;
        const read = collectSink();
        const rows: (readonly string[])[] = [];
        await forEachRow(chunksOf(text, size), read.sink, (cells) => rows.push(cells), ',');
        expect(rows).toEqual(papa.data.filter((cells) => cells.some((one) => one.trim() !== '')));
        expect(read.issues).toEqual([]);
      }),
      { numRuns: 3000 },
    );
    expect(whole).toBeGreaterThan(500);
  });

  it('finds the delimiter', () => {
    expect(findDelimiter('a;b;c\n1,5;2;3\n')).toBe(';');
    expect(findDelimiter('a\tb\n1\t2')).toBe('\t');
    expect(findDelimiter('a|b\n1|2')).toBe('|');
    expect(findDelimiter('name,"x;y;z;w"\n1,2')).toBe(',');
    expect(findDelimiter('sep=|\na,b')).toBe('|');
  });
});

describe('csvGraph', () => {
  it('reads nodes with kinds, countries and text that has no field', async () => {
    const read = collectSink();
    await csvGraph.read(
      { name: 'nodes.csv', chunks: chunksOf(new TextDecoder().decode(fixture('nodes.csv'))) },
      read.sink,
    );
    expect(asJson(read.entities)).toEqual([
      { id: 'A', kind: 'manufacturer', name: 'Fictiva (invented)', countries: ['US'], note: 'makes chips' },
      { id: 'B', kind: 'trader', name: 'Inventa; Trading (invented)', countries: ['KZ'] },
      { id: 'C', kind: 'other', label: 'smuggler', name: 'Vymysel (invented)', countries: ['RU'], note: 'two\nlines' },
    ]);
    expect(issueCounts(read)).toEqual({ 'unknown-kind': 1 });
  });

  it('reads edges with goods, dates and values', async () => {
    const read = collectSink();
    await csvGraph.read({ name: 'e', chunks: chunksOf(new TextDecoder().decode(fixture('edges.csv'))) }, read.sink);
    expect(asJson(read.relations)).toEqual([
      {
        id: 'e:A>B',
        kind: 'ships',
        from: 'A',
        to: 'B',
        goods: { hs: ['854231'] },
        dates: { from: '2023-01', to: '2023-01' },
        value: { amount: 1200.5, currency: 'USD' },
        raw: { Weight: ['3'] },
      },
      { id: 'e:B>C', kind: 'ships', from: 'B', to: 'C', goods: { hs: ['854231'] }, raw: { date: ['2023-02-30'] } },
      { id: 'e:A>B#2', kind: 'ships', from: 'A', to: 'B' },
      { id: 'e:C>B', kind: 'pays', from: 'C', to: 'B', dates: { from: '2023', to: '2023' }, raw: { value: ['500'] } },
    ]);
    expect(read.issues.map(({ type, line }) => [type, line])).toEqual([
      ['bad-date', 4],
      ['missing-field', 6],
    ]);
  });

  it('knows the usual headers of edges', async () => {
    const headers = [
      'from,to',
      'start,end',
      ':START_ID,:END_ID,:TYPE',
      'personId:START_ID(Person),:END_ID',
      'node_1,rel_type,node_2',
      'Entity A,Entity B,Connection,Source(s)',
    ];
    for (const header of headers) {
      const width = header.split(',').length;
      const { relations, issues } = await graph(`${header}\n${['x', 'y', 'z', 's'].slice(0, width).join(',')}\n`);
      expect({ header, relations: relations.length, issues: issues.map((issue) => issue.type) }).toEqual({
        header,
        relations: 1,
        issues: header.includes(':TYPE') ? ['unknown-kind'] : [],
      });
    }
    const named = await graph('Entity A,Entity B,Connection,Source(s)\nAlfa,Beta,cousins,https://example.org/x\n');
    expect(named.entities.map((entity) => entity.name)).toEqual(['Alfa', 'Beta']);
    expect(named.relations[0]).toMatchObject({ kind: 'linked_to', label: 'cousins' });
    expect(named.sources).toMatchObject([{ id: 'https://example.org/x', url: 'https://example.org/x' }]);
    const neo = await graph('id:ID,name:string,:LABEL\n1,Alfa,company\n');
    expect(asJson(neo.entities)).toEqual([{ id: '1', kind: 'company', name: 'Alfa' }]);
  });

  it('says what is wrong with rows and headers', async () => {
    const read = await graph('id,name,name,__proto__\n1,A,B,x\n2\n3,C,D,y,z\n');
    expect(read.issues.map(({ type, line }) => [type, line])).toEqual([
      ['repeated-header', 1],
      ['short-row', 3],
      ['long-row', 4],
    ]);
    expect(read.entities[0]?.raw).toEqual(
      Object.fromEntries([
        ['name', ['B']],
        ['__proto__', ['x']],
      ]),
    );
    expect(Reflect.get({}, 'x')).toBeUndefined();
    expect(issueCounts(await graph('what,is,this\n1,2,3\n'))).toEqual({ 'not-a-record': 2 });
    expect(issueCounts(await graph(''))).toEqual({ 'not-a-record': 1 });
  });

  it('never throws, and every row gives a record or an issue with its line', async () => {
    const header = fc.shuffledSubarray(
      [
        'id',
        'name',
        'kind',
        'label',
        'country',
        'source',
        'target',
        'hs',
        'date',
        'value',
        'currency',
        '__proto__',
        'id',
      ],
      { minLength: 1 },
    );
    const wild = fc.oneof(cell, fc.constantFrom('8542', '2023', '12,5', 'ships', 'KZ', '\\N', '-1', '1e999'));
    await fc.assert(
      fc.asyncProperty(
        header,
        fc.array(fc.array(wild, { maxLength: 14 }), { maxLength: 6 }),
        fc.nat(),
        async (names, table, at) => {
          const whole = Papa.unparse([names, ...table], { newline: '\n' });
          const text = at % 2 === 0 ? whole : whole.slice(0, at % (whole.length + 1));
          const read = await graph(text);
          const { rows } = await rowsOf(text);
          const said = new Set(read.issues.map((issue) => issue.line));
          for (const [cells, line] of rows.slice(1)) {
            expect({ cells, heard: read.lines.has(line) || said.has(line) }).toEqual({ cells, heard: true });
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
