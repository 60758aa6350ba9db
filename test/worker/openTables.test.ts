import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rarely } from '../support/rarely.ts';
import { bothWays } from '../support/bothWays.ts';
import { GLEIF_CELLS, GLEIF_COLUMNS } from '../support/gleifTables.ts';

/** Cells that every reader meets: plain ones twice as often as odd ones. */
const PLAIN = [
  'a',
  'b',
  'c',
  'Alfa',
  'ООО Ромашка',
  'я',
  '12',
  '199169',
  '12.5',
  '854231',
  '2022-02-28',
  '2022',
  'USD',
];
const ODD = [
  '',
  ' ',
  'NULL',
  '\\N',
  ' a',
  'b ',
  '\u00a0',
  'Alfa\u2003',
  '\ufeffa',
  'a;b',
  'x|y',
  'say "so"',
  'NULLS',
  '\\x',
  '1,000',
  '1 000 USD',
  '1e5',
  '31/12/22',
  '2023-02-29',
  'HS 85',
  '1',
  '12345',
  'rub',
  'ships!',
  'Directed',
  '𐐷',
  '__proto__',
  'constructor',
  'http://x.example/a',
  'two\nlines',
  'XXX',
  'Narnia',
  'RUS; KZ',
  '9'.repeat(17),
  'ж'.repeat(201),
];
const cell = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...PLAIN) },
  { weight: 2, arbitrary: fc.constantFrom(...ODD) },
  { weight: 1, arbitrary: fc.constant('') },
);

/** What fits a column, by its name in small letters: most rows are usual ones. */
const FITTING: Readonly<Record<string, readonly string[]>> = {
  ...GLEIF_CELLS,
  source: ['a', 'b', 'c', 'я', ' a', 'NULL'],
  target: ['a', 'b', 'c', 'b#2', 'я', 'я\u00a0', '«я»'],
  kind: ['ships', 'pays', 'owns', 'supplies', 'SHIPS', 'linked to', 'company', 'customs broker', ''],
  label: ['bank', 'Person', ''],
  country: ['RU', 'Kazakhstan', 'RU;KZ', 'KZ | KZ', 'Narnia', ''],
  date: ['2022-02-28', '2022-06', '2023', ''],
  start_date: ['2022-02-28', '2022-06', '2023', ''],
  end_date: ['2022-02-28', '2022-06', '2023', ''],
  hs: ['854231', '8542', '85', ''],
  value: ['12', '1500.50', '007', ''],
  currency: ['USD', 'EUR', 'eur', ''],
  evidence: ['register', 'letter', 'a; b', ''],
  id: ['r1', 'r2', 'r3', 'r4', 't.csv:a>b', 't.csv:a>b#2', '', '', ''],
  goods: ['chips', 'чипы', ''],
  recordid: ['x1', 'x2', 'x3', 'x4', 'x 5'],
  start_key: ['x1', 'x2', 'x1#2'],
  end_key: ['x1', 'x2', 'x3'],
  entitytype: ['registeredEntity', 'state', 'Firm', ''],
  interesttype: ['shareholding', 'boardMember', 'voting-rights', ''],
  node_id: ['1', '2', '3', '4', '5'],
  node_id_start: ['1', '2', '3', '9'.repeat(251), '9'.repeat(252)],
  node_id_end: ['1', '2', '3', '8'.repeat(251), '8'.repeat(252)],
  rel_type: ['officer_of', 'same_name_as', 'registered_address', 'intermediary_of'],
  link: ['shareholder of', 'director of', ' director of', ''],
  type: ['shareholder of', ''],
  name: ['Alfa', 'ООО Ромашка', 'Beta "B" Ltd', ''],
  country_codes: ['RUS', 'KAZ;RUS', 'XXX', 'Narnia', ''],
  sourceid: ['Invented Leaks', 'Other Leaks', ''],
  'наименование отправителя': [
    'Alfa GmbH',
    'ООО Ромашка',
    'Gamma Logistics',
    'Alfa GmbH by order of Beta Ltd',
    'n/a',
    ' Alfa GmbH',
    '',
  ],
  'наименование получателя': ['Alfa GmbH', 'ООО «Ромашка»', 'Ромашка ООО', 'Дельта Карго', 'Gamma Logistics', ''],
  'страна отправителя': ['CN', 'Китай', 'RU', '', 'Narnia'],
  'код страны получателя': ['RU', 'KZ', '', 'РОССИЯ'],
  'инн получателя': ['7701234567', '7709999999', '123456789012', '0000000000', ''],
  'номер отправителя': ['7701234567', '91440300', ''],
  'адрес получателя': ['Москва, ул. 1', 'Алматы', ''],
  перевозчик: ['ОТСУТСТВУЕТ', 'нЕт', 'Gamma Logistics', 'Дельта Карго', 'Alfa GmbH', 'ООО Ромашка', ''],
  'дата регистрации': ['2022-06-11', '11.06.2022', '2022-07-06', '01.02.2023', ''],
  'код тн вэд': ['853669', '8536690000', '85366', '8542', ''],
  'описание товара': ['ЧИПЫ', 'интегральные схемы', ''],
  'статистическая стоимость, usd': ['55283', '1200.50', '1 200,50', '0', ''],
  количество: ['10', '3207', '0', 'ten', ''],
  'единица измерения': ['ШТ', 'кг', 'Отсутствует', ''],
  'вес нетто, кг': ['10', '1069.5', ''],
  'номер декларации': ['10702070/0000000', '10702070/0000001', '-', 'Не указано', ''],
  'страна происхождения': ['CN', 'КИТАЙ', ''],
  изготовитель: ['Texas Instruments', 'Alfa GmbH', ''],
  'направление перемещения': ['ИМ', 'ЭК', ''],
  валюта: ['USD', '978', 'usd', 'рубли', ''],
  schema: ['Company', 'Person', 'Vessel', 'Thing', 'Ownership', 'Firm', ''],
  aliases: ['Beta', 'Beta;Гамма', ';', ' Beta; Gamma ', ''],
  countries: ['ru', 'ru;kz', 'Taiwan', 'ru;Narnia', ''],
  addresses: ['Main St 1', 'Main St 1;Москва', ''],
  identifiers: ['7701234567', 'a;b;;c', ''],
  sanctions: ['OFAC', ' ', '', ''],
  dataset: ['Invented List', 'Other List', ''],
  struck_off_date: ['23-MAR-2016', '2005-03-23', 'Mar 25, 2015', 'never', '', '', ''],
  original_name: ['Alfa', 'Омега', '', ''],
  former_name: ['Gamma', '', ''],
  jurisdiction_description: ['British Virgin Islands', 'RU', 'Undetermined', ''],
  address: ['Москва, ул. 1', 'Main St 1', ''],
  ibcruc: ['123', '', ''],
  'labels(n)': ['Entity', 'Officer', 'Address', 'Node', ''],
  incorporation_date: ['23-MAR-2006', '2006-03-23', 'Mar 25, 2015', 'never', ''],
};

function cellOf(column: string): fc.Arbitrary<string> {
  const name = column.toLowerCase();
  const fitting = Object.hasOwn(FITTING, name) ? FITTING[name] : undefined;
  return fitting === undefined ? cell : fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...fitting) }, cell);
}

/** How a cell is written: in quotes where it must be, and now and then where it need not. */
function written(text: string, delimiter: string, quoted: boolean): string {
  return quoted || text.includes(delimiter) || /["\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A table of some columns as bytes, now and then with a byte that does not belong there. */
function tableOf(columns: fc.Arbitrary<readonly string[]>): fc.Arbitrary<Uint8Array> {
  return fc
    .tuple(columns, fc.constantFrom(',', ';', '\t'), fc.constantFrom('\n', '\r\n'))
    .chain(([names, delimiter, end]) => {
      const usual = fc.tuple(...names.map((name) => fc.tuple(cellOf(name), fc.boolean().map(Number))));
      const uneven = fc.array(fc.tuple(cell, fc.nat(3)), { maxLength: names.length + 2 });
      const row = fc.oneof({ weight: 8, arbitrary: usual }, uneven);
      return fc
        .tuple(
          fc.array(row, { maxLength: 8 }),
          fc.constantFrom(end, ''),
          rarely(6, fc.tuple(fc.nat(), fc.constantFrom(0, 9, 13, 34, 44, 92, 128, 0xc3, 0xed, 0xff))),
        )
        .map(([rows, last, hit]) => {
          const lines = rows.map((cells) =>
            cells.map(([text, q]) => written(text, delimiter, q === 1)).join(delimiter),
          );
          // Rows are read as bytes once the delimiter is known.
          const head = `sep=${delimiter}${end}${names.join(delimiter)}`;
          const bytes = new TextEncoder().encode([head, ...lines].join(end) + last);
          if (hit !== undefined && bytes.length > head.length + 2) {
            bytes[head.length + 2 + (hit[0] % (bytes.length - head.length - 2))] = hit[1];
          }
          return bytes;
        });
    });
}

const SHIPMENT = [
  'Наименование отправителя',
  'Наименование получателя',
  'ИНН получателя',
  'Код страны получателя',
  'Страна отправителя',
  'Номер отправителя',
  'Адрес получателя',
  'Перевозчик',
  'Дата регистрации',
  'Код ТН ВЭД',
  'Описание товара',
  'Статистическая стоимость, USD',
  'Количество',
  'Единица измерения',
  'Вес нетто, кг',
  'Номер декларации',
  'Страна происхождения',
  'Изготовитель',
  'Направление перемещения',
  'Валюта',
];

/** The fixed columns, and some of the others in any order. */
function columnsOf(fixed: readonly string[], others: readonly string[]): fc.Arbitrary<readonly string[]> {
  return fc.shuffledSubarray([...others]).map((some) => [...fixed, ...some]);
}

const SHUFFLED: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
  [
    'edges',
    'csv',
    ['Source', 'Target', 'Kind'],
    ['id', 'date', 'start_date', 'end_date', 'hs', 'goods', 'value', 'currency', 'evidence', 'note', 'colour'],
  ],
  [
    'nodes',
    'csv',
    ['id', 'name'],
    ['kind', 'label', 'country', 'aliases', 'address', 'sources', 'note', 'colour', 'id'],
  ],
  ['payments by name', 'csv', ['payer', 'beneficiary'], ['date', 'value', 'currency', 'country', 'description']],
  [
    'Offshore Leaks nodes',
    'icij',
    ['node_id', 'name'],
    [
      'sourceID',
      'country_codes',
      'countries',
      'incorporation_date',
      'struck_off_date',
      'closed_date',
      'address',
      'labels(n)',
      'status',
      'type',
      'note',
      'ibcRUC',
      'original_name',
      'former_name',
      'jurisdiction_description',
    ],
  ],
  [
    'Offshore Leaks edges',
    'icij',
    ['node_id_start', 'rel_type', 'node_id_end'],
    ['sourceID', 'link', 'type', 'start_date', 'end_date', 'colour'],
  ],
  [
    'OpenSanctions, simple',
    'ftm-simple',
    ['id', 'schema', 'name'],
    ['aliases', 'birth_date', 'countries', 'addresses', 'identifiers', 'sanctions', 'dataset', 'id', 'first_seen'],
  ],
  [
    'parties of ownership statements',
    'bods-csv',
    ['recordId', 'name'],
    ['entityType', 'personType', 'jurisdiction', 'foundingDate', 'identifiers_id', 'address', 'colour'],
  ],
  [
    'interests of ownership statements',
    'bods-csv',
    ['start_key', 'end_key'],
    ['interestType', 'share_exact', 'startDate', 'endDate', 'colour'],
  ],
  ['shipments', 'customs', SHIPMENT.slice(0, 4), SHIPMENT.slice(4)],
  ['shipments without countries', 'customs', SHIPMENT.slice(0, 2), SHIPMENT.slice(2, 12)],
];

const TABLES: readonly (readonly [string, string, fc.Arbitrary<readonly string[]>])[] = [
  ...SHUFFLED.map(([what, format, fixed, others]) => [what, format, columnsOf(fixed, others)] as const),
  ...GLEIF_COLUMNS.map(([what, columns]) => [what, 'gleif-csv', columns] as const),
];

describe('a table that is read from its lines', () => {
  for (const [what, format, columns] of TABLES) {
    it(`gives the case that records in memory give: ${what}`, async () => {
      await fc.assert(
        fc.asyncProperty(tableOf(columns), fc.integer({ min: 1, max: 4_000 }), async (bytes, piece) => {
          const [lines, memory] = await bothWays('t.csv', bytes, piece, format);
          expect(lines).toEqual(memory);
        }),
        { numRuns: 1_000 },
      );
    });
  }
});
