import * as fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { bodsCsv } from '../../src/formats/bodsCsv.ts';
import { forEachRow } from '../../src/formats/csvRows.ts';
import { edgeList } from '../../src/formats/edgeList.ts';
import { fincen } from '../../src/formats/fincen.ts';
import { gleifCsv } from '../../src/formats/gleifCsv.ts';
import { icij } from '../../src/formats/icij.ts';
import { openFlights } from '../../src/formats/openFlights.ts';
import type { Format } from '../../src/formats/reader.ts';
import { tradeStatistics } from '../../src/formats/tradeStatistics.ts';
import { chunksOf, collectSink } from '../support/collectSink.ts';

const TABLES: readonly Format[] = [icij, fincen, openFlights, edgeList, tradeStatistics, bodsCsv, gleifCsv];

describe('any table', () => {
  const COLUMNS: Readonly<Record<string, readonly string[]>> = {
    icij: [
      'node_id',
      'node_id_start',
      'node_id_end',
      'rel_type',
      'link',
      'name',
      'address',
      'country_codes',
      'sourceID',
      'incorporation_date',
      'struck_off_date',
      '__proto__',
    ],
    fincen: [
      'originator_bank',
      'originator_bank_id',
      'beneficiary_bank',
      'filer_org_name',
      'entity_b',
      'entity_b_id',
      'begin_date',
      'amount_transactions',
      'id',
      'constructor',
    ],
    openflights: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n'],
    'trade-statistics': [
      'reporter',
      'partner',
      'partnerISO',
      'trade_flow',
      'commodity_code',
      'period',
      'trade_value_us',
      'mot_code',
      'Qty',
      '__proto__',
    ],
    'bods-csv': [
      'recordId',
      'start_key',
      'end_key',
      'name',
      'entityType',
      'personType',
      'interestType',
      'shareExact',
      'shareMinimum',
      'startDate',
      'toString',
    ],
    'gleif-csv': [
      'LEI',
      'Entity.LegalName',
      'Relationship.StartNode.NodeID',
      'Relationship.EndNode.NodeID',
      'Exception.Category',
      'Entity..1',
      '.',
      '1',
      '__proto__',
    ],
  };
  const wild = fc.oneof(
    fc.constantFrom(
      '1',
      'A',
      'RUS',
      'World',
      'Export',
      'M',
      '202201',
      '854231',
      '4.5E7',
      '\\N',
      'NULL',
      '',
      '-1',
      '1e999',
      '101',
    ),
    fc.constantFrom(
      '__proto__',
      '23-MAR-2006',
      '2020-13-01',
      'same_name_as',
      'officer_of',
      'shareholding',
      '"',
      'a;b',
      'two\nlines',
      '\ufffd',
    ),
    fc.string({ maxLength: 5 }).map((text) => text.replace(/\r/g, '.')),
  );

  it.each(TABLES.filter((format) => format !== edgeList).map((format) => [format.id, format] as const))(
    '%s: every row gives a record or an issue with its line, and nothing throws',
    async (id, format) => {
      await fc.assert(
        fc.asyncProperty(
          fc.shuffledSubarray([...(COLUMNS[id] ?? [])], { minLength: id === 'openflights' ? 9 : 1 }),
          fc.array(fc.array(wild, { maxLength: 15 }), { maxLength: 7 }),
          fc.nat(),
          async (names, table, at) => {
            const whole = Papa.unparse([names, ...table], { newline: '\n' });
            const text = at % 2 === 0 ? whole : whole.slice(0, at % (whole.length + 1));
            format.detect({ name: 'f', text });
            const read = collectSink();
            await format.read({ name: 'f', chunks: chunksOf(text, 1 + (at % 60)) }, read.sink);
            const lines: number[] = [];
            // In the lists of OpenFlights a quote is written with a backslash as well.
            const rows = id === 'openflights' ? text.replaceAll('\\"', '""') : text;
            await forEachRow(chunksOf(rows), collectSink().sink, (_, line) => lines.push(line));
            const said = new Set(read.issues.map((issue) => issue.line));
            const silent = lines.slice(1).filter((line) => !read.lines.has(line) && !said.has(line));
            expect({ text, silent }).toEqual({ text, silent: [] });
            expect(Reflect.get({}, 'x')).toBeUndefined();
          },
        ),
        {
          numRuns: 1000,
          examples: [['ginebfcad'.split(''), [[' \\'], ['!'], ['  ', '"']], 2_147_483_617]],
        },
      );
    },
  );

  it('edge-list: every line with text gives a record or an issue', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(wild, { maxLength: 4 }), { maxLength: 8 }),
        fc.constantFrom(' ', '\t', ',', ';'),
        async (table, by) => {
          const text = table.map((cells) => cells.join(by)).join('\n');
          edgeList.detect({ name: 'f', text });
          const read = collectSink();
          await edgeList.read({ name: 'f', chunks: chunksOf(text, 13) }, read.sink);
          expect(read.relations.length + read.issues.length).toBe(read.rows);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
