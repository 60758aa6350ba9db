import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { RowId } from '../../../src/formats/customs/rowId.ts';
import { RelationInBytes } from '../../../src/model/byteRecords.ts';
import { hashText } from '../../../src/model/ids.ts';

it('gives every row the id of its file and line, with its hash, in whatever order lines come', () => {
  const lines = fc.oneof(
    fc.array(fc.nat({ max: 120 }), { maxLength: 20 }),
    fc
      .tuple(fc.integer({ min: 0, max: 2_000_000_000 }), fc.nat({ max: 130 }))
      .map(([first, count]) => Array.from({ length: count }, (_, at) => first + at)),
  );
  fc.assert(
    fc.property(fc.string(), lines, (file, numbers) => {
      const ids = new RowId(file);
      const relation = new RelationInBytes();
      const hash = new Int32Array(2);
      for (const line of numbers) {
        ids.give(relation, line);
        const { bytes, starts, ends, count } = relation.texts;
        hashText(`${file}:${line}`, hash);
        expect([count, new TextDecoder().decode(bytes[0]?.subarray(starts[0], ends[0]))]).toEqual([
          1,
          `${file}:${line}`,
        ]);
        expect(relation.idHash).toEqual(hash);
      }
    }),
    { numRuns: 1_000 },
  );
});
