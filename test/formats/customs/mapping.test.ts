import * as fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  checkMapping,
  parseMapping,
  placeColumns,
  writeMapping,
  type TableMapping,
} from '../../../src/formats/customs/mapping.ts';
import { TABLE_FIELDS } from '../../../src/formats/customs/fields.ts';
import { listSplits } from '../../../src/formats/customs/splitList.ts';
import { unpack } from '../../../src/formats/containers/unpack.ts';
import { previewFile } from '../../../src/formats/customs/previewFile.ts';
import { previewBytes } from '../../../src/formats/customs/preview.ts';
import { readFile } from '../../../src/formats/readFile.ts';
import { suggest } from '../../../src/analysis/suggest.ts';
import { openCase, type OpenFile } from '../../../src/worker/openCase.ts';
import { chunksOf, collectSink, inPieces } from '../../support/collectSink.ts';
import { encodeAs } from '../../support/encodeAs.ts';
import { fixture } from '../../support/sharedData.ts';
import { workbookOf, zipOf } from '../../support/archive.ts';

const base: TableMapping = {
  version: 1,
  name: 'Invented desk',
  columns: [
    { column: 'FROM WHOM', field: 'sender.name' },
    { column: 'TO WHOM', field: 'receiver.name' },
    { column: 'WHAT', field: 'hs' },
    { column: 'WHEN', field: 'date' },
  ],
  dateOrder: 'mdy',
  decimal: '.',
  multiplier: 1,
  records: 'imports',
  country: 'KZ',
  leaveOutCopies: false,
  splits: { accepted: [], refused: [] },
};
const table = 'FROM WHOM,TO WHOM,WHAT,WHEN\nAlfa Ltd,Beta LLP,854231,03/04/2023\n';

const mapping: fc.Arbitrary<TableMapping> = fc.record(
  {
    version: fc.constant(1 as const),
    name: fc.string({ maxLength: 30 }),
    headerRow: fc.integer({ min: 1, max: 1000 }),
    separator: fc.constantFrom(',' as const, ';' as const, '\t' as const, '|' as const),
    encoding: fc.constantFrom('windows-1251', 'koi8-r', 'ibm866'),
    columns: fc.array(
      fc.record({
        column: fc.string({ maxLength: 20 }),
        field: fc.constantFrom(...TABLE_FIELDS.map(({ field }) => field)),
      }),
      { maxLength: 8 },
    ),
    dateOrder: fc.constantFrom('dmy' as const, 'mdy' as const),
    midnight: fc.constantFrom('18:30', '21:00'),
    decimal: fc.constantFrom('.' as const, ',' as const),
    multiplier: fc.constantFrom(1, 1000, 0.001),
    currency: fc.constantFrom('USD', 'KZT'),
    records: fc.constantFrom('imports' as const, 'exports' as const, 'other' as const),
    country: fc.constantFrom('KZ', 'AM'),
    leaveOutCopies: fc.boolean(),
    splits: fc.record({ accepted: fc.array(fc.string()), refused: fc.array(fc.string()) }),
  },
  {
    requiredKeys: ['version', 'name', 'columns', 'decimal', 'multiplier', 'records', 'leaveOutCopies', 'splits'],
  },
);

function file(name: string, bytes: Uint8Array): OpenFile {
  return { name, size: bytes.length, chunks: () => inPieces(bytes, 999) };
}

describe('mappings', () => {
  it('come back from their file as they were', () => {
    fc.assert(
      fc.property(mapping, (value) => {
        expect(parseMapping(writeMapping(value))).toEqual({ ok: true, mapping: value });
      }),
      { numRuns: 1000 },
    );
  });

  it('with anything wrong are refused with the place', () => {
    const wrong: readonly (readonly [object, RegExp])[] = [
      [{ version: 2 }, /version/],
      [{ columns: [{ column: 'a', field: 'nonsense' }] }, /columns\.0\.field/],
      [{ columns: [{ column: 'a', field: '__proto__' }] }, /columns\.0\.field/],
      [{ multiplier: -1 }, /multiplier/],
      [{ multiplier: '1000' }, /multiplier/],
      [{ country: 'Kazakhstan' }, /country/],
      [{ midnight: '25:00' }, /midnight/],
      [{ unknown: 1 }, /unknown/],
    ];
    for (const [change, place] of wrong) {
      const reading = checkMapping({ ...base, ...change });
      expect(reading.ok ? 'taken' : reading.problem).toMatch(place);
    }
    expect(parseMapping('{')).toEqual({ ok: false, problem: 'It is no JSON.' });
    expect(checkMapping(null).ok).toBe(false);
    expect(Reflect.get({}, 'field')).toBeUndefined();
  });

  it('never throw on any JSON', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(parseMapping(json).ok).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('find their columns whatever the case and order, and no table that lacks one', () => {
    const placed = placeColumns(base, ['when', 'What', 'to whom', 'from_whom', 'more']);
    expect(placed && [...placed]).toEqual([
      [3, 'sender.name'],
      [2, 'receiver.name'],
      [1, 'hs'],
      [0, 'date'],
    ]);
    expect(placeColumns(base, ['FROM WHOM', 'TO WHOM', 'WHAT'])).toBeUndefined();
    const twice = [
      { column: 'N', field: 'quantity' as const },
      { column: 'N', field: 'value' as const },
    ];
    expect([...(placeColumns({ columns: twice }, ['N', 'N']) ?? [])].map(([at]) => at)).toEqual([0, 1]);
    expect([...(placeColumns({ columns: [{ column: '#2', field: 'hs' }] }, ['a', '']) ?? [])]).toEqual([[1, 'hs']]);
  });

  it('read a table that nobody would guess, and leave other files as they are', async () => {
    const read = collectSink();
    const report = await readFile({ name: 't.csv', chunks: chunksOf(table) }, () => read.sink, { mapping: base });
    expect([report.format, report.why]).toEqual(['customs', 'the columns are those of the mapping “Invented desk”']);
    expect(read.relations[0]).toMatchObject({ dates: { from: '2023-03-04' }, goods: { hs: ['854231'] } });
    expect(read.entities.map(({ name, countries }) => [name, countries])).toEqual([
      ['Alfa Ltd', undefined],
      ['Beta LLP', ['KZ']],
    ]);
    const other = collectSink();
    const edges = { name: 'e.csv', chunks: inPieces(fixture('edges.csv')) };
    expect((await readFile(edges, () => other.sink, { mapping: base })).format).toBe('csv');
  });

  it('pass over rows above the header that was chosen', async () => {
    const read = collectSink();
    const twice = `FROM WHOM,TO WHOM,WHAT,WHEN\nan older export,x,85,2022\n${table}`;
    const file = { name: 't', chunks: chunksOf(twice) };
    await readFile(file, () => read.sink, { mapping: { ...base, headerRow: 3 } });
    expect(read.relations.map(({ id }) => id)).toEqual(['t:4']);
  });

  it('say which encoding a text in doubt is in', async () => {
    const bytes = encodeAs('SHIPPER_NAME;CONSIGNEE_NAME;DATE\nЖ;Щ;2023\n', 'koi8-r');
    const { mapping: guessed } = previewBytes(bytes, true);
    const read = collectSink();
    const told = { ...guessed, encoding: 'windows-1251' };
    const report = await readFile({ name: 't', chunks: inPieces(bytes) }, () => read.sink, { mapping: told });
    expect([report.decoding.encoding, report.decoding.why]).toEqual(['windows-1251', 'chosen']);
  });

  it('list the cells with several parties for confirmation, and hold what was said of them', async () => {
    const [likely, unsure] = ['ALFA LTD BY ORDER OF BETA GMBH', 'GAMMA LTD VIA DELTA EAST'];
    const text = `FROM WHOM,TO WHOM,WHAT,WHEN\n${likely},X,85,2023\n${unsure},X,85,2023\n${likely},Y,85,2023\nP,Q,85,2023\n`;
    const list = (splits: TableMapping['splits']) =>
      listSplits({ name: 't', chunks: chunksOf(text) }, { ...base, splits });
    const first = await list({ accepted: [], refused: [] });
    expect(first.map(({ split, side, count, line, applied }) => [split.text, side, count, line, applied])).toEqual([
      [likely, 'sender', 2, 2, true],
      [unsure, 'sender', 1, 3, false],
    ]);
    const said = await list({ accepted: [unsure], refused: [likely] });
    expect(said.map(({ applied }) => applied)).toEqual([false, true]);
    const read = collectSink();
    const splits = { accepted: [unsure], refused: [likely] };
    await readFile({ name: 't', chunks: chunksOf(text) }, () => read.sink, { mapping: { ...base, splits } });
    const inferred = read.relations.filter(({ label }) => label === 'acts for');
    expect(inferred.map(({ from, to }) => [from, to])).toEqual([['t:gamma ltd|', 't:deltaeast|']]);
  });
});

describe('openCase', () => {
  const csv = new TextDecoder().decode(fixture('invented-declarations.csv'));

  it('opens what is in archives and workbooks as one case, each part by its own name', async () => {
    const rows = csv
      .trim()
      .split('\n')
      .map((line) => line.split(';'));
    const archive = zipOf({
      'declarations.csv': encodeAs(csv, 'windows-1251'),
      'readme.txt': 'Dear all,\nsee below.\n',
      'book.xlsx': workbookOf({ 'Лист 1': rows, Empty: [] }),
    });
    const { data, recognised } = await openCase([file('all.zip', archive)], '2026-01-01');
    expect(recognised.map(({ name, encoding, totals }) => [name, encoding, totals?.rows])).toEqual([
      ['all.zip/declarations.csv', 'windows-1251', 5],
      ['all.zip/book.xlsx/Лист 1', 'utf-8', 5],
    ]);
    expect(data.files.map(({ name, rows: count }) => [name, count])).toEqual([
      ['all.zip/declarations.csv', 5],
      ['all.zip/book.xlsx/Лист 1', 5],
    ]);
    const unread = data.issues.find(({ type }) => type === 'file-not-read');
    expect(unread?.samples.map((sample) => sample.file)).toEqual(['all.zip/readme.txt', 'all.zip/book.xlsx/Empty']);
    // The sheet repeats the table: every row of it, and one row of the table itself.
    expect(data.issues.find(({ type }) => type === 'possible-copy')?.count).toBe(6);
  });

  it('fails where nothing in an archive can be read, naming the part', async () => {
    const archive = zipOf({ 'readme.txt': 'Dear all,\nsee below.\n' });
    await expect(openCase([file('a.zip', archive)], '2026-01-01')).rejects.toThrow('a.zip: a.zip/readme.txt: The text');
    await expect(openCase([file('a.zip', archive.subarray(0, 60))], '2026-01-01')).rejects.toThrow(
      'a.zip: The archive is cut',
    );
  });

  it('suggests the senders and receivers that rows state, whatever follows from them besides', async () => {
    const { data } = await openCase([file('d.csv', new TextEncoder().encode(csv))], '2026-01-01');
    const { why, layer } = suggest(data);
    expect([why, layer]).toEqual([
      'Starting from senders outside Russia and Belarus that receive nothing, 2. No end-users are recorded. ' +
        'Showing the last recorded Russian receivers, 2. One step is recorded.',
      'goods',
    ]);
  });

  it('reads each part of a workbook as the preview of that part says', async () => {
    const rows = csv
      .trim()
      .split('\n')
      .map((line) => line.split(';'));
    const book = workbookOf({
      One: rows,
      Two: [
        ['SHIPPER_NAME', 'CONSIGNEE_NAME', 'DATE'],
        ['A', 'B', { day: 45292 }],
      ],
    });
    const seen: unknown[] = [];
    for await (const part of unpack({ name: 'b.xlsx', chunks: inPieces(book) })) {
      const { mapping: guessed, known, headerRow } = await previewFile(part);
      seen.push([guessed.name, known, headerRow]);
    }
    expect(seen).toEqual([
      ['b.xlsx/One', 21, 3],
      ['b.xlsx/Two', 3, 1],
    ]);
    const packed = new Uint8Array(gzipSync(encodeAs(csv.repeat(100), 'koi8-r')));
    const preview = await previewFile({ name: 'd.csv.gz', chunks: inPieces(packed) });
    expect([preview.encoding?.encoding, preview.known]).toEqual(['koi8-r', 21]);
  });

  it('tells how much of an archive was read', async () => {
    const archive = zipOf({ 'd.csv': csv });
    const heard: number[] = [];
    await openCase([file('a.zip', archive)], '2026-01-01', { onProgress: ({ done }) => heard.push(done) });
    expect(heard.at(-1)).toBe(archive.length);
    expect(heard).toEqual(heard.toSorted((a, b) => a - b));
  });
});
