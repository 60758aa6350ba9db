import * as fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { columnOf, dayText, isDateFormat, numberText } from '../../../src/formats/containers/sheetCells.ts';
import { unpack } from '../../../src/formats/containers/unpack.ts';
import { workbookOf, zipOf, type TestCell } from '../../support/archive.ts';
import { inPieces } from '../../support/collectSink.ts';
import { sharedData } from '../../support/sharedData.ts';

async function sheetsIn(bytes: Uint8Array): Promise<Record<string, readonly (readonly string[])[]>> {
  const sheets: [string, readonly (readonly string[])[]][] = [];
  for await (const part of unpack({ name: 'b.xlsx', chunks: inPieces(bytes, 5003) })) {
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of part.chunks) text += decoder.decode(chunk, { stream: true });
    sheets.push([part.name, Papa.parse<string[]>(text.replace(/\n$/, ''), { delimiter: ',' }).data]);
  }
  return Object.fromEntries(sheets);
}

const text = fc.oneof(
  fc.constantFrom('Вымысел', 'a "quoted" b', 'x,y;z', '<img src=x onerror=1>', '__proto__', '=1+1', ' blank ', 'A&B'),
  fc.string({ minLength: 1, maxLength: 12 }).map((value) => value.replace(/[\p{Cc}\ufffe\uffff]|_x/gu, '.')),
);
const cell: fc.Arbitrary<TestCell> = fc.oneof(
  { weight: 3, arbitrary: text },
  fc.integer({ min: -1e9, max: 1e9 }),
  fc.constant(undefined),
);

/** The same text, or the same number but for the 15th digit. */
function same(found: string, expected: string): boolean {
  return found === expected || Math.abs(Number(found) / Number(expected) - 1) < 1e-14;
}

describe('workbooks', () => {
  it('give every text and number of every sheet back in its row and column', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 30 }), { minLength: 1, maxLength: 6 }), async (rows) => {
        const read = (await sheetsIn(workbookOf({ Лист1: rows, 'b & c': [['z']] })))['b.xlsx/Лист1'] ?? [];
        const filled = rows.map((row) =>
          row.map((value) => (typeof value === 'number' || typeof value === 'string' ? `${value}` : '')),
        );
        const trimmed = filled.map((row) => row.slice(0, row.findLastIndex((value) => value !== '') + 1));
        const last = trimmed.findLastIndex((row) => row.length > 0) + 1;
        const expected = trimmed.slice(0, last).map((row) => (row.length === 0 ? [''] : row));
        expect(read).toEqual(expected.length === 0 ? [] : expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('keep row n on line n, whatever line breaks the cells have', async () => {
    const book = workbookOf({ S: [['title'], [], ['two\nlines', 'b'], ['after', 1.5]] });
    expect(await sheetsIn(book)).toEqual({ 'b.xlsx/S': [['title'], [''], ['two\u2028lines', 'b'], ['after', '1.5']] });
  });

  it('show numbers without the noise of floating point, and days as ISO dates', async () => {
    const book = workbookOf({
      S: [[{ raw: '899191.40999999997' }, { raw: '1E-7' }, { day: 45292 }, { day: 45292.75 }]],
    });
    expect(await sheetsIn(book)).toEqual({
      'b.xlsx/S': [['899191.41', '0.0000001', '2024-01-01', '2024-01-01T18:00:00']],
    });
    const mac = workbookOf({ S: [[{ day: 43830 }]] }, { from1904: true });
    expect(await sheetsIn(mac)).toEqual({ 'b.xlsx/S': [['2024-01-01']] });
  });

  it('know the columns, numbers, days and formats of spreadsheets', () => {
    expect(['A1', 'Z9', 'AA1', 'XFD1', '1', 'a1'].map(columnOf)).toEqual([0, 25, 26, 16383, undefined, undefined]);
    expect(['0.1', '123456789012345678', 'abc', '1e21', '-5'].map(numberText)).toEqual([
      '0.1',
      '123456789012346000',
      'abc',
      '1e+21',
      '-5',
    ]);
    // 1 January 1900 is day 1, and 29 February 1900, which never was, is day 60.
    expect(['1', '59', '61', '0.5', '-1', '2958466'].map((day) => dayText(day, false))).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-03-01',
      '12:00:00',
      '-1',
      '2958466',
    ]);
    expect([14, 22, 0, 4, 49].map((id) => isDateFormat(id, undefined))).toEqual([true, true, false, false, false]);
    expect(
      ['dd.mm.yyyy', '0.00', '[Red]0', '"d"0', 'General', '[h]:mm'].map((code) => isDateFormat(170, code)),
    ).toEqual([true, false, false, false, false, true]);
  });

  it('with damaged or missing parts fail in words', async () => {
    const damaged = zipOf({ 'xl/workbook.xml': '<workbook><sheets><sheet name="a" r:id="1"' });
    await expect(sheetsIn(damaged)).rejects.toThrow('The workbook is damaged');
    const bomb = zipOf({ 'xl/workbook.xml': '<!DOCTYPE x [<!ENTITY a "b">]><workbook/>' });
    await expect(sheetsIn(bomb)).rejects.toThrow('DOCTYPE');
  });

  it.each(['armenia-import-full', 'armenia-import-short', 'india-import-short', 'kazakhstan-export-full'])(
    'hold the same cells as the CSV of %s',
    async (name) => {
      const [book, csv] = [sharedData(`customs/${name}.xlsx`), sharedData(`customs/${name}.csv`)];
      if (book === undefined || csv === undefined) return;
      const [sheet = []] = Object.values(await sheetsIn(book));
      const rows = Papa.parse<string[]>(new TextDecoder().decode(csv).replace(/\r?\n$/, '')).data;
      expect(sheet.length).toBe(rows.length);
      const differing = rows.flatMap((row, at) =>
        row.flatMap((expected, column) => {
          const found = sheet[at]?.[column] ?? '';
          return same(found, expected) ? [] : [[at, column, found, expected]];
        }),
      );
      expect(differing).toEqual([]);
    },
  );
});
