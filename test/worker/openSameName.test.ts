import { describe, expect, it } from 'vitest';
import { openCase, type OpenFile } from '../../src/worker/openCase.ts';
import { inPieces } from '../support/collectSink.ts';
import { wholeCase } from '../support/wholeCase.ts';

/** Tables with the same edges, some of whose ends look as if they were counted; read as bytes once `sep` is known. */
const EDGES = [
  ['a,b', 'a,b', 'b,c'],
  ['a,b', 'a,b#2', 'a,b', 'b,c', 'c,c'],
  ['b,c', 'a,b#2', 'a,b', 'c,c', 'a,b'],
].map((rows) => ['sep=,', 'source,target', ...rows].join('\n'));

/** Tables of the same shipments, of others between the same parties, and of parties by one number. */
const SHIPMENTS = [
  ['Alfa GmbH;DE;7701234567;Beta;RU;853669', 'Alfa GmbH;DE;7701234567;Beta;RU;854231'],
  ['Alfa GmbH;DE;7701234567;Beta;RU;853669', 'Alfa, GmbH;DE;;ООО «Бета»;RU;8542'],
  ['Gamma Cargo;CN;7701234567;Бета ООО;RU;8542', 'Alfa GmbH;DE;;Бета ООО;RU;8541'],
].map((rows) =>
  [
    'sep=;',
    'Наименование отправителя;Страна отправителя;ИНН получателя;Наименование получателя;Код страны получателя;Код ТН ВЭД',
    ...rows,
  ].join('\n'),
);

async function opened(tables: readonly string[], format: string, size: number | undefined): Promise<unknown> {
  const files = tables.map((text): OpenFile => {
    const bytes = new TextEncoder().encode(text);
    const readDisk = async (start: number, end: number): Promise<Uint8Array> => bytes.slice(start, end);
    return { name: 't.csv', size, chunks: () => inPieces(bytes, 1_000), ...(size === undefined ? {} : { readDisk }) };
  });
  const { data } = await openCase(files, '2026-01-01', { choices: { 't.csv': { format } } });
  return wholeCase(data);
}

describe('files of one name', () => {
  for (const [format, tables] of [
    ['csv', EDGES],
    ['customs', SHIPMENTS],
  ] as const) {
    it(`give the same ids and issues by their lines as by records in memory: ${format}`, async () => {
      expect(await opened(tables, format, 1e6)).toEqual(await opened(tables, format, undefined));
    });
  }
});
