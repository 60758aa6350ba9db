import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RowKey } from '../../../src/formats/customs/copies.ts';
import { hashBytes } from '../../../src/model/ids.ts';
import { RowIndex } from '../../../src/formats/customs/rowIndex.ts';

const part = fc.oneof(
  fc.constant(undefined),
  fc.constantFrom('', 'a', 'b', 'ab', 'ООО', '1', '12.5', 'я'.repeat(3000)),
  fc.string({ unit: 'grapheme', maxLength: 5 }),
  fc.constantFrom(1, 12.5, 1e21, 0.1),
  fc.double({ noNaN: true, min: 0 }),
);

/** The hash of a text as UTF-8 among other bytes. */
function hashOf(text: string): [number, number] {
  const bytes = new TextEncoder().encode(`<${text}>`);
  const { high, low } = hashBytes(bytes, 1, bytes.length - 1);
  return [high, low];
}

describe('copies of rows', () => {
  it('are known by their parts, as a list of the rows so far would know them', () => {
    fc.assert(
      fc.property(fc.array(fc.array(part, { minLength: 3, maxLength: 3 }), { maxLength: 30 }), (rows) => {
        const index = new RowIndex();
        const key = new RowKey();
        const seen: string[] = [];
        const files: string[] = [];
        rows.forEach((parts, at) => {
          key.begin();
          parts.forEach((one, part) => {
            if (one === undefined) return;
            if (typeof one === 'number') key.number(part, one);
            else if (at % 2 === 0) key.text(part, one);
            else key.hashed(part, ...hashOf(one));
          });
          // A row of missing parts alone is no copy.
          const said = JSON.stringify(parts.map((one) => one ?? null));
          const before = parts.every((one) => one === undefined) ? -1 : seen.indexOf(said);
          const found = key.seenBefore(index);
          const file = at < rows.length / 2 ? 'first.csv' : 'second.csv';
          expect(found).toEqual(before < 0 ? undefined : { file: files[before], line: before + 1 });
          if (found === undefined) key.remember(index, file, at + 1);
          seen.push(parts.every((one) => one === undefined) ? '' : said);
          files.push(file);
        });
      }),
      { numRuns: 1000 },
    );
  });
});
