import * as fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { customsTable } from '../../../src/formats/customs/customsTable.ts';
import { forEachRow } from '../../../src/formats/csvRows.ts';
import { recognise } from '../../../src/formats/formats.ts';
import { previewText } from '../../../src/formats/customs/preview.ts';
import { chunksOf, collectSink, type Collected } from '../../support/collectSink.ts';

async function open(text: string): Promise<Collected> {
  const read = collectSink();
  await customsTable.read({ name: 'f', chunks: chunksOf(text, 61) }, read.sink);
  return read;
}

const names = fc.shuffledSubarray(
  [
    'SUPPLIER_NAME',
    'IMPORTER_NAME',
    'Наименование отправителя',
    'G082 (Получатель)',
    'HS_CODE',
    'Код ТН ВЭД',
    'TOTAL_VALUE_USD',
    'QUANTITY',
    'DATE',
    'MANUFACTURER',
    'CARRIER',
    'EXPORTER_CODE',
    'SHIPPER_COUNTRY',
    '__proto__',
    'constructor',
    'SUPPLIER_NAME',
    '',
    'sep=',
  ],
  { minLength: 1 },
);
const cell = fc.oneof(
  fc.constantFrom(
    'ALFA LTD',
    'ООО ВЫМЫСЕЛ',
    'ALFA LTD BY ORDER OF BETA GMBH',
    'NULL',
    'ОТСУТСТВУЕТ',
    '0',
    '-',
    '8542.31',
    '1,5',
    '1.234,56',
    '2023-01-05',
    '31/12/22',
    '2022-13-45',
    'KZ',
    'КИТАЙ',
    '__proto__',
    'two\nlines',
    '5" pipe',
    'a;b|c\td',
    "=cmd|'x'!A1",
    '<img src=x onerror=1>',
  ),
  fc.string({ maxLength: 8 }).map((text) => text.replace(/\r/g, '.')),
);

async function formatOf(text: string): Promise<string | undefined> {
  return (await recognise({ name: 'x', text })).format?.id;
}

describe('generated tables', () => {
  it('never throw; every row below the header is a shipment or has an issue with its line', async () => {
    await fc.assert(
      fc.asyncProperty(
        names,
        fc.array(fc.array(cell, { maxLength: 20 }), { maxLength: 8 }),
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('', 'sep', 'title'),
        fc.option(fc.nat(), { nil: undefined }),
        async (header, rows, delimiter, start, cut) => {
          const body = Papa.unparse([header, ...rows], { delimiter, newline: '\n' });
          const head = start === 'sep' ? `sep=${delimiter}\n` : start === 'title' ? 'An invented title\n\n' : '';
          const whole = `${head}${body}`;
          const text = cut === undefined ? whole : whole.slice(0, cut % (whole.length + 1));
          const read = await open(text);
          const found: number[] = [];
          const delimiterFound = previewText(text).separator;
          await forEachRow(chunksOf(text, 61), collectSink().sink, (_, line) => found.push(line), delimiterFound);
          const said = new Set([...read.lines, ...read.issues.map(({ line }) => line)]);
          // What stands above the header, and the header itself, is no record.
          const first = Math.min(...read.lines, ...read.issues.map(({ line }) => line), Number.MAX_SAFE_INTEGER);
          const lost = found.filter((line) => line > first && !said.has(line));
          expect({ text, lost }).toEqual({ text, lost: [] });
          expect(read.rows).toBeGreaterThanOrEqual(read.relations.filter(({ kind }) => kind === 'ships').length);
          const known = new Set(read.entities.map(({ id }) => id));
          const ends = read.relations.flatMap(({ from, to, via }) => [
            from,
            to,
            ...(via ?? []).map(({ entity }) => entity),
          ]);
          expect(ends.filter((id) => !known.has(id))).toEqual([]);
        },
      ),
      { numRuns: 2000 },
    );
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('give back the senders, receivers and sums that were written', async () => {
    const firm = fc.constantFrom('ALFA LTD', 'BETA GMBH', 'ООО ГАММА', 'ДЕЛЬТА', 'Epsilon; "E" S.A.');
    const amount = fc.integer({ min: 1, max: 10_000_000 }).map((cents) => (cents / 100).toFixed(2));
    const row = fc.record({ from: firm, to: firm, value: amount, kilos: amount });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(',', ';', '\t', '|'),
        fc.boolean(),
        fc.integer({ min: 0, max: 6 }),
        async (rows, delimiter, comma, titles) => {
          const number = (text: string) => (comma ? text.replace('.', ',') : text);
          const table = [
            ...Array.from({ length: titles }, (_, at) => (at === 1 ? ['', 'DATA'] : [''])),
            ['Отправитель', 'Получатель', 'Код ТН ВЭД', 'Статистическая стоимость, USD', 'Вес нетто'],
            ...rows.map(({ from, to, value, kilos }) => [from, to, '8542310000', number(value), number(kilos)]),
          ];
          const read = collectSink();
          const file = { name: 'f', chunks: chunksOf(Papa.unparse(table, { delimiter, newline: '\r\n' }), 97) };
          const totals = await customsTable.read(file, read.sink);
          const shipments = read.relations.filter(({ kind }) => kind === 'ships');
          const named = new Map(read.entities.map(({ id, name }) => [id, name]));
          expect(shipments.map(({ from, to }) => [named.get(from), named.get(to)])).toEqual(
            rows.map(({ from, to }) => [from, to]),
          );
          const cents = rows.reduce((sum, { value }) => sum + Math.round(Number(value) * 100), 0);
          expect(totals).toMatchObject({ read: { value: [{ of: 'USD', sum: cents / 100, count: rows.length }] } });
          expect(shipments.map(({ value }) => value?.amount)).toEqual(rows.map(({ value }) => Number(value)));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('are told from tables of nodes, edges and other lists', async () => {
    expect(await formatOf('SUPPLIER_NAME,IMPORTER_NAME,HS_CODE\nA,B,8542\n')).toBe('customs');
    expect(await formatOf('sep=;\nОтправитель;Получатель;Дата\nA;B;2023\n')).toBe('customs');
    expect(await formatOf('"Export of declarations"\n\n\nG022 (Отправитель);G082 (Получатель);G33\nA;B;8542\n')).toBe(
      'customs',
    );
    expect(await formatOf('source,target,goods,date\nA,B,x,2023\n')).toBe('csv');
    expect(await formatOf('id,name,country,address\n1,A,KZ,x\n')).toBe('csv');
    expect(
      await formatOf('reporter,partner,commodity_code,trade_value_us,period\nArmenia,Russia,85,1,2023\n'),
    ).toBeUndefined();
  });

  it('say which line a quote is left open on, and read the others', async () => {
    const read = await open('SUPPLIER_NAME,IMPORTER_NAME,HS_CODE\nA,B,8542\nC,"D,8542\nE,F,8542\n');
    expect(read.issues.map(({ type, line }) => [type, line])).toEqual([['unreadable-line', 3]]);
    expect(read.relations.map(({ id }) => id)).toEqual(['f:2', 'f:4']);
  });

  it('say which rows are short or long, and which column stands twice', async () => {
    const read = await open('SUPPLIER_NAME,IMPORTER_NAME,HS_CODE,HS_CODE\nA,B\nA,B,8542,1,more\n');
    expect(read.issues.map(({ type, line }) => [type, line])).toEqual([
      ['repeated-header', 1],
      ['short-row', 2],
      ['long-row', 3],
    ]);
    expect(read.relations[1]?.raw).toEqual({ HS_CODE: ['1'], '#5': ['more'] });
  });
});
