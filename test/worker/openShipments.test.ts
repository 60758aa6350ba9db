import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TableField } from '../../src/formats/customs/fields.ts';
import type { TableMapping } from '../../src/formats/customs/mapping.ts';
import { bothWays } from '../support/bothWays.ts';

const NAMES = ['–', 'Alfa GmbH', 'ООО «Бета»', 'Бета ООО', 'Gamma Cargo', 'ИНН 7701234567 Delta'];
const NUMBERS = ['7701234567', '7701234567', '7709999999', '99999', '', ''];
const COUNTRIES = ['RU', 'KZ', '', ''];

/** Few parties under many roles, so that what a row says of one often meets what others said. */
const FIELDS: readonly (readonly [TableField, readonly string[]])[] = [
  ['sender.name', NAMES],
  ['receiver.name', NAMES],
  ['sender.alias', ['Alfa', '', '', '']],
  ['sender.id', NUMBERS],
  ['receiver.id', NUMBERS],
  ['sender.country', COUNTRIES],
  ['receiver.country', COUNTRIES],
  ['receiver.address', ['Yard 1', 'Yard 2', '']],
  ['carrier.name', [...NAMES, '', '']],
  ['carrier.id', NUMBERS],
  ['forwarder.name', [...NAMES, '', '']],
  ['maker.name', [...NAMES, '', '']],
  ['direction', ['ИМ', 'ЭК', '']],
  ['value', ['1', '2.50', '0.00', '0', '', '']],
  ['currency', ['USD', 'EUR', '', 'XX']],
  ['goods', ['bolts', 'bolts', 'bolts ', '\u00a0bolts', 'болты', 'болты ', 'NULL', '\\N', 'нет', '–', '—', '']],
  // Refused by the reader of bytes, so that some rows are read by the other.
  ['quantity', ['1', '2', '3', '4', 'ten']],
  ['item', ['1', '2', '3', '4', '5', '6', '7', '8', '9']],
];

const PLAIN_MAPPING: TableMapping = {
  version: 1,
  name: 'few parties',
  separator: ';',
  columns: [],
  decimal: '.',
  multiplier: 1,
  records: 'other',
  leaveOutCopies: false,
  splits: { accepted: [], refused: [] },
};

const table = fc
  .tuple(fc.shuffledSubarray(FIELDS.slice(2)), fc.constantFrom('imports', 'exports', 'other'), fc.boolean())
  .chain(([others, records, isIn]) => {
    const columns = [...FIELDS.slice(0, 2), ...others];
    const mapping: TableMapping = {
      ...PLAIN_MAPPING,
      columns: columns.map(([field]) => ({ column: field, field })),
      records,
      ...(isIn ? { country: 'RU' } : {}),
    };
    return fc
      .array(fc.tuple(...columns.map(([, cells]) => fc.constantFrom(...cells))), { maxLength: 24 })
      .map((rows) => ({
        mapping,
        text: [columns.map(([field]) => field), ...rows].map((row) => row.join(';')).join('\n'),
      }));
  });

it('shipments between few parties give the case that records in memory give', async () => {
  await fc.assert(
    fc.asyncProperty(table, fc.integer({ min: 1, max: 4_000 }), async ({ mapping, text }, piece) => {
      const bytes = new TextEncoder().encode(text);
      const [lines, memory] = await bothWays('t.csv', bytes, piece, 'customs', mapping);
      expect(lines).toEqual(memory);
    }),
    { numRuns: 2_000 },
  );
});

/** What random rows hardly ever come to. */
const SEQUENCES: readonly (readonly [string, readonly string[]])[] = [
  [
    'a carrier called as the receiver was when it was first met by its number',
    [
      'sender.name;receiver.name;receiver.id;carrier.name',
      'S;Alfa;77012345;',
      'S;Beta;77012345;',
      'S;Beta;77012345;Alfa',
    ],
  ],
  [
    'a number whose party turns out to be at home elsewhere, between two rows that name another by it',
    [
      'sender.name;receiver.name;receiver.id;receiver.country;quantity',
      'S;Alfa;77012345;;1',
      'S;Beta;77012345;KZ;ten',
      'S;Alfa;77012345;RU;2',
      'S;Beta;77012345;KZ;3',
    ],
  ],
];

for (const [what, rows] of SEQUENCES) {
  it(`give the case that records in memory give: ${what}`, async () => {
    const [header = ''] = rows;
    const columns = header.split(';').flatMap((name) => FIELDS.flatMap(([field]) => (field === name ? [field] : [])));
    const mapping: TableMapping = {
      ...PLAIN_MAPPING,
      columns: columns.map((field) => ({ column: field, field })),
    };
    const bytes = new TextEncoder().encode(rows.join('\n'));
    const [lines, memory] = await bothWays('t.csv', bytes, 1_000, 'customs', mapping);
    expect(columns.length).toBe(header.split(';').length);
    expect(lines).toEqual(memory);
  });
}
