import { describe, expect, it } from 'vitest';
import { previewBytes } from '../../../src/formats/customs/preview.ts';
import { readFile, type ReadOptions, type ReadReport } from '../../../src/formats/readFile.ts';
import type { RelationRecord } from '../../../src/model/records.ts';
import { asJson, collectSink, inPieces, issueCounts, type Collected } from '../../support/collectSink.ts';
import { encodeAs } from '../../support/encodeAs.ts';
import { fixture } from '../../support/sharedData.ts';

const sheet = new TextDecoder().decode(fixture('invented-declarations.csv'));
const NAME = 'sheet.csv';

async function open(
  bytes: Uint8Array,
  options: ReadOptions = {},
): Promise<{ readonly read: Collected; readonly report: ReadReport }> {
  const read = collectSink();
  const report = await readFile({ name: NAME, chunks: inPieces(bytes, 777) }, () => read.sink, options);
  return { read, report };
}

async function openText(text: string, options: ReadOptions = {}): Promise<Collected> {
  return (await open(new TextEncoder().encode(text), options)).read;
}

function shipments({ relations }: Collected): readonly RelationRecord[] {
  return relations.filter(({ kind }) => kind === 'ships');
}

function countries({ entities }: Collected): unknown[] {
  return entities.map((entity) => [entity.name, entity.countries]);
}

const ENCODINGS = ['utf-8', 'windows-1251', 'koi8-r', 'ibm866', 'utf-16le', 'utf-16be'] as const;

describe('a Russian sheet of declarations', () => {
  it.each(ENCODINGS)('opens from %s as the same records', async (encoding) => {
    const plain = await open(encodeAs(sheet, 'utf-8'));
    const other = await open(encodeAs(encoding.startsWith('utf-16') ? `\ufeff${sheet}` : sheet, encoding));
    expect([other.report.format, other.report.decoding.encoding]).toEqual(['customs', encoding]);
    expect(asJson(other.read.relations)).toEqual(asJson(plain.read.relations));
    expect(asJson(other.read.entities)).toEqual(asJson(plain.read.entities));
    expect(other.report.totals).toEqual(plain.report.totals);
  });

  it('is previewed with its header row, columns, dates, decimals and encodings', () => {
    const preview = previewBytes(encodeAs(sheet, 'koi8-r'), true, { name: 'Декларации' });
    expect([preview.headerRow, preview.separator, preview.encoding?.encoding]).toEqual([3, ';', 'koi8-r']);
    expect([preview.dateOrder.order, preview.decimal.sign, preview.mapping.currency]).toEqual(['dmy', ',', 'USD']);
    expect(preview.columns.map(({ field }) => field)).toEqual([
      'declaration',
      'date',
      'sender.name',
      'sender.country',
      'receiver.id',
      'receiver.name',
      'receiver.country',
      'declarant.name',
      'broker.name',
      'carrier.name',
      'maker.name',
      'brand',
      'hs',
      'goods',
      'origin',
      'dispatch',
      'gross',
      'net',
      'quantity',
      'unit',
      'value',
      undefined,
    ]);
    expect(preview.mapping).toMatchObject({ records: 'other', encoding: 'koi8-r', name: 'Декларации' });
    expect(preview.encoding?.readings.find((reading) => reading.encoding === 'koi8-r')?.preview).toContain('Выгрузка');
  });

  it('gives each row as a documented shipment with its goods, value, numbers and those who served it', async () => {
    const { read } = await open(encodeAs(sheet, 'windows-1251'));
    const [first] = shipments(read);
    expect(asJson(first)).toEqual({
      id: 'sheet.csv:4',
      kind: 'ships',
      from: 'sheet.csv:shenzheninventa ltd|CN',
      to: 'RU no. 7700000001',
      via: [
        { entity: 'sheet.csv:дekлapaцияплюc llc|', role: 'customs broker' },
        { entity: 'sheet.csv:heбылицatpahc llc|', role: 'carrier' },
      ],
      dates: { from: '2023-03-15', to: '2023-03-15' },
      goods: {
        hs: ['8542319010'],
        text: 'Микросхемы интегральные, процессоры',
        quantity: 1200,
        unit: 'ШТ',
        maker: 'FICTIVA SEMICONDUCTOR INC',
      },
      refs: [{ type: 'declaration', number: '10702020/150323/0000001' }],
      value: { amount: 45120.5, currency: 'USD' },
      origin: 'US',
      dispatch: 'CN',
      claim: { status: 'documented', scope: 'this' },
      evidence: [{ source: 'sheet.csv', locator: 'row 4' }],
      raw: {
        // The declarant is the receiver itself.
        Декларант: ['ООО "ВЫМЫСЕЛ-ИМПОРТ"'],
        'Вес брутто, кг': ['12,5'],
        'Вес нетто, кг': ['11,25'],
        Примечание: ['срочно'],
      },
    });
    const importer = read.entities.find(({ id }) => id === 'RU no. 7700000001');
    expect(importer).toMatchObject({
      kind: 'company',
      name: 'ООО "ВЫМЫСЕЛ-ИМПОРТ"',
      aliases: ['ООО ВЫМЫСЕЛ ИМПОРТ'],
      countries: ['RU'],
      identifiers: [{ scheme: 'inn', value: '7700000001' }],
    });
    const maker = read.entities.find(({ kind }) => kind === 'manufacturer');
    expect(maker?.name).toBe('FICTIVA SEMICONDUCTOR INC');
  });

  it('adds the principal and the maker as inferred supplies without date or value, and no shipment', async () => {
    const { read } = await open(encodeAs(sheet, 'windows-1251'));
    expect(shipments(read).length).toBe(5);
    const names = new Map(read.entities.map(({ id, name }) => [id, name]));
    const inferred = read.relations.filter(({ kind }) => kind === 'supplies');
    expect(inferred.map(({ label, from, to }) => [label, names.get(from), names.get(to)])).toEqual([
      ['made by', 'FICTIVA SEMICONDUCTOR INC', 'SHENZHEN INVENTA CO LIMITED'],
      ['acts for', 'FICTIVA TRADING FZE', 'HAYAL LTD STI'],
    ]);
    for (const relation of inferred) {
      expect([relation.claim?.status, relation.dates, relation.value]).toEqual(['inferred', undefined, undefined]);
    }
    expect(inferred[1]?.note).toContain('ПО ПОРУЧЕНИЮ FICTIVA TRADING FZE UAE');
    expect(read.entities.find(({ name }) => name === 'FICTIVA TRADING FZE')?.countries).toEqual(['AE']);
  });

  it('says what is odd about rows, each with its line', async () => {
    const { read } = await open(encodeAs(sheet, 'windows-1251'));
    expect(read.issues.map(({ type, line }) => [type, line])).toEqual([
      ['several-parties', 5],
      ['onward-unknown', 6],
      ['possible-copy', 7],
      ['onward-unknown', 7],
      ['party-missing', 8],
      ['bad-code', 8],
    ]);
    const last = shipments(read).at(-1);
    expect([last?.goods?.hs, last?.origin, last?.value]).toEqual([['0901812000'], 'RU', undefined]);
    expect(read.entities.find(({ id }) => id === last?.from)?.unnamed).toBe(true);
    const copy = shipments(read)[3];
    expect(copy?.note).toContain('Possible copy of row 6.');
    expect(copy?.note).toContain('onward receiver is unknown');
  });

  it('adds up to the totals of the file, and leaves copies out only when told', async () => {
    const kept = await open(encodeAs(sheet, 'utf-8'));
    const totals = {
      value: [{ of: 'USD', sum: 94120.5, count: 4 }],
      quantity: [{ of: 'ШТ', sum: 1391, count: 5 }],
      gross: [{ of: 'kg', sum: 220.7, count: 5 }],
      net: [{ of: 'kg', sum: 199.15, count: 5 }],
    };
    expect(kept.report.totals).toEqual({ rows: 5, relations: 5, file: totals, read: totals });
    const { mapping } = previewBytes(encodeAs(sheet, 'utf-8'), true);
    const left = await open(encodeAs(sheet, 'utf-8'), { mapping: { ...mapping, leaveOutCopies: true } });
    expect(left.report.totals?.relations).toBe(4);
    expect(left.report.totals?.file).toEqual(totals);
    expect(left.report.totals?.read.value).toEqual([{ of: 'USD', sum: 74120.5, count: 3 }]);
    expect(issueCounts(left.read)['possible-copy']).toBe(1);
  });

  it('applies the confirmed and refused splits of a mapping', async () => {
    const { mapping } = previewBytes(encodeAs(sheet, 'utf-8'), true);
    const cell = 'ФИРМА "HAYAL LTD STI" ПО ПОРУЧЕНИЮ FICTIVA TRADING FZE UAE';
    const { read } = await open(encodeAs(sheet, 'utf-8'), {
      mapping: { ...mapping, splits: { accepted: [], refused: [cell] } },
    });
    expect(read.relations.filter(({ label }) => label === 'acts for')).toEqual([]);
    expect(read.entities.some(({ name }) => name.includes('ПО ПОРУЧЕНИЮ'))).toBe(true);
  });
});

describe('tables of shipments', () => {
  const head = 'EXPORTER_NAME,IMPORTER_NAME,HS_CODE,QUANTITY,DATE';

  it('take the missing country of one side from what the rows record', async () => {
    const text = `${head}\nAlfa Ltd,Beta LLP,854231,1,2023-01-05\n`;
    const { mapping } = previewBytes(new TextEncoder().encode(text), true);
    const imports = await openText(text, { mapping: { ...mapping, records: 'imports', country: 'KZ' } });
    const exports = await openText(text, { mapping: { ...mapping, records: 'exports', country: 'KZ' } });
    expect(countries(imports)).toEqual([
      ['Alfa Ltd', undefined],
      ['Beta LLP', ['KZ']],
    ]);
    expect(countries(exports)).toEqual([
      ['Alfa Ltd', ['KZ']],
      ['Beta LLP', undefined],
    ]);
    const rows = `${head},DIRECTION\nAlfa Ltd,Beta LLP,854231,1,2023-01-05,ЭК\n`;
    const told = await openText(rows, { mapping: { ...withColumns(rows), country: 'KZ' } });
    expect(told.entities[0]).toMatchObject({ name: 'Alfa Ltd', countries: ['KZ'] });
  });

  it('keep apart a sender and receiver of one name, and join spellings of one name', async () => {
    const read = await openText(
      `${head}\nAlfa Ltd,Alfa Ltd,854231,1,2023-01-05\nALFA CO. LIMITED,Beta,854231,1,2023-01-06\nАLFA LTD,Beta,8542,2,2023-01-07\n`,
    );
    expect(read.entities.map(({ name }) => name)).toEqual(['Alfa Ltd', 'Alfa Ltd', 'Beta']);
    expect(read.entities[0]?.aliases).toEqual(['ALFA CO. LIMITED', 'АLFA LTD']);
    expect(new Set(shipments(read).map(({ from }) => from)).size).toBe(1);
    expect(issueCounts(read)).toEqual({ 'same-name': 1 });
  });

  it('read timestamps at local midnight as the next day, months, and days in either order', async () => {
    const indian = await openText(
      `${head}\nA,B,85423100,1,2025-03-28T18:30:00.000Z\nA,B,85423100,2,2024-12-31T18:30:00.000Z\n`,
    );
    expect(shipments(indian).map(({ dates }) => dates?.from)).toEqual(['2025-03-29', '2025-01-01']);
    const months = await openText(`${head}\nA,B,854231,1,Apr 2023\nA,B,854231,2,апрель 2023\nA,B,854231,3,04.2023\n`);
    expect(shipments(months).map(({ dates }) => dates?.from)).toEqual(['2023-04', '2023-04', '2023-04']);
    const slashes = await openText(
      `${head}\nA,B,854231,1,03/04/2023\nA,B,854231,2,31/12/22\nA,B,854231,3,2022-13-45\n`,
    );
    expect(shipments(slashes).map(({ dates }) => dates?.from)).toEqual(['2023-04-03', '2022-12-31', undefined]);
    const open = await openText(`${head}\nA,B,854231,1,03/04/2023\nA,B,854231,2,05/06/2023\nA,B,854231,3,01/02/22\n`);
    expect(shipments(open).map(({ dates }) => dates)).toEqual([undefined, undefined, undefined]);
    expect(issueCounts(open)).toEqual({ 'ambiguous-date': 3 });
  });

  it('multiply thousands, keep Armenian codes of eleven digits and amounts without a currency', async () => {
    const thousands = await openText(
      'SHIPPER_NAME,CONSIGNEE_NAME,HS_CODE,STATISTICAL_VALUE_IN_1000_USD\nA,B,69072190090,12.345\n',
    );
    expect(shipments(thousands)[0]).toMatchObject({
      value: { amount: 12345, currency: 'USD' },
      goods: { hs: ['69072190090'] },
    });
    const bare = await openText('SHIPPER_NAME,CONSIGNEE_NAME,HS_CODE,TOTALVALUE\nA,B,8542,12.5\nA,B,8542,13\n');
    expect(shipments(bare).map(({ value, raw }) => [value, raw])).toEqual([
      [undefined, { TOTALVALUE: ['12.5'] }],
      [undefined, { TOTALVALUE: ['13'] }],
    ]);
    expect(issueCounts(bare)).toEqual({ 'no-currency': 1 });
  });
});

function withColumns(text: string): ReturnType<typeof previewBytes>['mapping'] {
  return previewBytes(new TextEncoder().encode(text), true).mapping;
}
