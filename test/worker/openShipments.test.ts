import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TableField } from '../../src/formats/customs/fields.ts';
import type { TableMapping } from '../../src/formats/customs/mapping.ts';
import { bothWays } from '../support/bothWays.ts';

const NAMES = ['Alfa GmbH', 'GmbH Alfa', 'ООО «Бета»', 'Бета ООО', 'Gamma Cargo', 'Delta'];
const NUMBERS = ['7701234567', '7709999999', '123456789012', '99999', ''];
const COUNTRIES = ['RU', 'KZ', 'DE', ''];

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
  // Refused by the reader of bytes, so that some rows are read by the other.
  ['quantity', ['1', '2', '3', 'ten']],
  ['item', ['1', '2', '3', '4', '5', '6', '7', '8', '9']],
];

const table = fc
  .tuple(fc.shuffledSubarray(FIELDS.slice(2)), fc.constantFrom('imports', 'exports', 'other'), fc.boolean())
  .chain(([others, records, isIn]) => {
    const columns = [...FIELDS.slice(0, 2), ...others];
    const mapping: TableMapping = {
      version: 1,
      name: 'few parties',
      separator: ';',
      columns: columns.map(([field]) => ({ column: field, field })),
      decimal: '.',
      multiplier: 1,
      records,
      ...(isIn ? { country: 'RU' } : {}),
      leaveOutCopies: false,
      splits: { accepted: [], refused: [] },
    };
    return fc
      .array(fc.tuple(...columns.map(([, cells]) => fc.constantFrom(...cells))), { maxLength: 14 })
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
