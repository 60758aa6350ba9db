import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { openCase } from '../../../src/worker/openCase.ts';
import { splitParties } from '../../../src/formats/customs/split.ts';
import { readFile, type ReadReport } from '../../../src/formats/readFile.ts';
import { unpack } from '../../../src/formats/containers/unpack.ts';
import { collectSink, inPieces, issueCounts, type Collected } from '../../support/collectSink.ts';
import { sharedData } from '../../support/sharedData.ts';

/** A sample file with what its own header calls the columns that are added up, and the issues it has. */
interface Sample {
  readonly name: string;
  readonly rows: number;
  readonly sender: string;
  readonly receiver: string;
  readonly value: string;
  readonly quantity: string;
  readonly issues: Record<string, number>;
}

const SAMPLES: readonly Sample[] = [
  {
    name: 'armenia-import-full',
    rows: 2,
    sender: 'SUPPLIER NAME',
    receiver: 'IMPORTER NAME',
    value: 'CUSTOMS VALUE USD',
    quantity: 'QUANTITY',
    issues: {},
  },
  {
    name: 'armenia-import-short',
    rows: 1000,
    sender: 'SUPPLIER_NAME_EN',
    receiver: 'IMPORTER_NAME_EN',
    value: 'TOTALVALUE',
    quantity: 'TOTALQUANTITY',
    issues: { 'several-parties': 70, 'possible-copy': 10, 'same-name': 4, 'onward-unknown': 1, 'no-currency': 1 },
  },
  {
    name: 'india-import-short',
    rows: 1000,
    sender: 'SUPPLIER_NAME',
    receiver: 'IMPORTER_NAME',
    value: 'TOTAL_VALUE_USD',
    quantity: 'TOTAL_QUANTITY',
    issues: { 'party-missing': 3 },
  },
  {
    name: 'kazakhstan-export-full',
    rows: 2,
    sender: 'EXPORTER_NAME',
    receiver: 'BUYER_NAME',
    value: 'CUSTOMS_VALUE_USD',
    quantity: 'QUANTITY',
    issues: {},
  },
  {
    name: 'kazakhstan-import-full',
    rows: 2,
    sender: 'SUPPLIER_NAME',
    receiver: 'IMPORTER_NAME',
    value: 'CUSTOMS_VALUE_USD',
    quantity: 'QUANTITY',
    issues: { 'party-missing': 1 },
  },
  {
    name: 'kazakhstan-import-short',
    rows: 1000,
    sender: 'SUPPLIER_NAME_EN',
    receiver: 'IMPORTER_NAME_EN',
    value: 'SUMOFVALUE_IN_FOREIGN_CURRENCY',
    quantity: 'SUMOFQUANTITY',
    issues: { 'several-parties': 12, 'possible-copy': 2, 'no-currency': 1 },
  },
  {
    name: 'turkey-export-full',
    rows: 4,
    sender: 'EXPORTER_NAME',
    receiver: 'BUYER_NAME',
    value: 'CALCULATED_TOTAL_VALUE_USD',
    quantity: 'QUANTITY',
    issues: { 'possible-copy': 2 },
  },
];

async function read(
  name: string,
  bytes: Uint8Array,
): Promise<{ readonly read: Collected; readonly report: ReadReport }> {
  const collected = collectSink();
  for await (const part of unpack({ name, chunks: inPieces(bytes, 9973) })) {
    return { read: collected, report: await readFile({ ...part, name }, () => collected.sink) };
  }
  throw new Error(`${name} holds nothing`);
}

/** What must be the same from a workbook and from its CSV. */
function shape({ relations, entities, rows }: Collected): object {
  return {
    rows,
    entities: entities.map(({ id, name, aliases }) => ({ id, name, aliases })),
    relations: relations.map(({ id, from, to, dates, via, kind, refs }) => ({ id, from, to, dates, via, kind, refs })),
  };
}

/** The rows of the CSV by its header, found and read without the reader. */
function plainRows(csv: Uint8Array, sample: Sample): readonly Readonly<Record<string, string>>[] {
  const all = Papa.parse<string[]>(new TextDecoder().decode(csv)).data;
  const at = all.findIndex((row) => row.includes(sample.sender));
  const header = all[at] ?? [];
  return all
    .slice(at + 1)
    .filter((row) => row.length > 1)
    .map((row) => Object.fromEntries(header.map((name, column) => [name, (row[column] ?? '').trim()])));
}

function sum(rows: readonly Readonly<Record<string, string>>[], column: string): number {
  return rows.reduce((total, row) => total + (Number(row[column]) || 0), 0);
}

/** The one sum of a list of totals that has a single currency or unit, 0 where nothing was added. */
function only(totals: readonly { readonly sum: number }[] | undefined): number {
  expect(totals?.length).toBeLessThan(2);
  return totals?.[0]?.sum ?? 0;
}

describe.each(SAMPLES)('$name', (sample) => {
  const csv = sharedData(`customs/${sample.name}.csv`);
  const book = sharedData(`customs/${sample.name}.xlsx`);

  it('is read in full, with every sender and receiver that it names', async () => {
    if (csv === undefined) return;
    const { read: all, report } = await read('table', csv);
    const rows = plainRows(csv, sample);
    expect([report.format, all.rows, rows.length]).toEqual(['customs', sample.rows, sample.rows]);
    expect(all.relations.filter(({ kind }) => kind === 'ships').length).toBe(sample.rows);
    expect(issueCounts(all)).toEqual(sample.issues);
    // Each name of the table is the name or another spelling of a party at the end of the shipment of its row.
    const spellings = new Map(all.entities.map(({ id, name, aliases }) => [id, [name, ...(aliases ?? [])]]));
    const shipments = all.relations.filter(({ kind }) => kind === 'ships');
    const strange = shipments.flatMap((shipment, at) => {
      const named: readonly (readonly [string, string])[] = [
        [shipment.from, rows[at]?.[sample.sender] ?? ''],
        [shipment.to, rows[at]?.[sample.receiver] ?? ''],
      ];
      return named.filter(
        ([id, name]) => !/^(NULL|N\/A)$/.test(name) && !splitParties(name) && !spellings.get(id)?.includes(name),
      );
    });
    expect(strange).toEqual([]);
    const ids = [...all.entities, ...all.relations].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('adds up to the sums of its own columns', async () => {
    if (csv === undefined) return;
    const { report } = await read('table', csv);
    const rows = plainRows(csv, sample);
    for (const totals of [report.totals?.file, report.totals?.read]) {
      expect(only(totals?.value)).toBeCloseTo(sum(rows, sample.value), 4);
      expect(only(totals?.quantity)).toBeCloseTo(sum(rows, sample.quantity), 4);
    }
  });

  it('gives the same from the workbook as from its CSV', async () => {
    if (csv === undefined || book === undefined) return;
    const [plain, sheet] = [await read('t', csv), await read('t', book)];
    expect(shape(sheet.read)).toEqual(shape(plain.read));
    expect(issueCounts(sheet.read)).toEqual(issueCounts(plain.read));
    expect(only(sheet.report.totals?.read.value)).toBeCloseTo(only(plain.report.totals?.read.value), 4);
  });
});

describe('the shared samples', () => {
  it('have the numbers of suppliers and importers that the manifest states', async () => {
    const csv = sharedData('customs/kazakhstan-import-short.csv');
    if (csv === undefined) return;
    const { read: all } = await read('t', csv);
    const shipments = all.relations.filter(({ kind }) => kind === 'ships');
    const names = (ids: ReadonlySet<string>) =>
      all.entities.filter(({ id }) => ids.has(id)).flatMap(({ name, aliases }) => [name, ...(aliases ?? [])]);
    const importers = names(new Set(shipments.map(({ to }) => to)));
    const suppliers = names(new Set(shipments.map(({ from }) => from)));
    const rows = Papa.parse<Record<string, string>>(new TextDecoder().decode(csv), { header: true }).data;
    const cells = (column: string) => [...new Set(rows.flatMap((row) => row[column] || []))];
    const [receiving, sending] = [cells('IMPORTER_NAME_EN'), cells('SUPPLIER_NAME_EN')];
    expect([receiving.length, sending.length]).toEqual([96, 144]);
    expect(receiving.filter((cell) => !importers.includes(cell.trim()))).toEqual([]);
    // What is no supplier's name are the five cells that name two parties.
    const split = sending.filter((cell) => !suppliers.includes(cell.trim()));
    expect(split.map((cell) => splitParties(cell)?.chain.length)).toEqual([2, 2, 2, 2, 2]);
  });

  it('tell local dates from timestamps at 18:30 in UTC', async () => {
    const csv = sharedData('customs/india-import-short.csv');
    if (csv === undefined) return;
    const { read: all } = await read('t', csv);
    const rows = Papa.parse<Record<string, string>>(new TextDecoder().decode(csv), { header: true }).data;
    const local = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Kolkata' });
    const expected = rows
      .filter((row) => row['IMP_DATE'] !== undefined)
      .map((row) => local.format(new Date(row['IMP_DATE'] ?? '')));
    const shipments = all.relations.filter(({ kind }) => kind === 'ships');
    expect(shipments.map(({ dates }) => dates?.from)).toEqual(expected);
    // The month that the table gives beside is the month of the local date.
    expect(shipments.filter(({ dates }) => dates?.from?.startsWith('2025-01')).length).toBe(
      rows.filter((row) => row['MONTHYEAR'] === 'Jan 2025').length,
    );
  });

  it('mark the rows that a second copy of a file repeats', async () => {
    const csv = sharedData('customs/kazakhstan-export-full.csv');
    if (csv === undefined) return;
    const file = (name: string) => ({ name, size: csv.length, chunks: () => inPieces(csv) });
    const { data } = await openCase([file('a.csv'), file('b.csv')], '2026-01-01');
    const copies = data.issues.find(({ type }) => type === 'possible-copy');
    expect(copies?.samples.map(({ file, line, text }) => [file, line, text])).toEqual([
      ['b.csv', 7, 'The row says the same as row 7 of a.csv.'],
      ['b.csv', 8, 'The row says the same as row 8 of a.csv.'],
    ]);
  });
});
