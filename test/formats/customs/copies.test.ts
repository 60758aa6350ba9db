import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RowKey, type RowIndex } from '../../../src/formats/customs/copies.ts';

const part = fc.oneof(
  fc.constant(undefined),
  fc.constantFrom('', 'a', 'b', 'ab', 'ООО', '1', '12.5', 'я'.repeat(3000)),
  fc.string({ unit: 'grapheme', maxLength: 5 }),
  fc.constantFrom(1, 12.5, 1e21, 0.1),
  fc.double({ noNaN: true, min: 0 }),
);

describe('copies of rows', () => {
  it('are known by their parts, as a list of the rows so far would know them', () => {
    fc.assert(
      fc.property(fc.array(fc.array(part, { minLength: 3, maxLength: 3 }), { maxLength: 30 }), (rows) => {
        const index: RowIndex = new Map();
        const key = new RowKey();
        const seen: string[] = [];
        rows.forEach((parts, at) => {
          key.begin();
          for (const one of parts) {
            if (one === undefined) key.missing();
            else if (typeof one === 'string') key.text(one);
            else key.number(one);
          }
          expect(key.empty).toBe(parts.every((one) => one === undefined));
          // A missing part and an empty text say the same: nothing.
          const said = JSON.stringify(parts.map((one) => one ?? ''));
          const before = seen.indexOf(said);
          const found = key.seenBefore(index, 'table.csv', at + 1);
          expect(found).toEqual(before < 0 ? undefined : { file: 'table.csv', line: before + 1 });
          seen.push(said);
        });
      }),
      { numRuns: 1000 },
    );
  });
});
