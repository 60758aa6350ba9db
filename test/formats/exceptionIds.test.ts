import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { ExceptionIds } from '../../src/formats/gleif/exceptionIds.ts';
import { hashText } from '../../src/model/ids.ts';

it('counts an id from its second time on, whether a text or a hash came before', () => {
  const step = fc.tuple(fc.constantFrom('L1 DIRECT', 'L1 ULTIMATE', 'L2 DIRECT', ''), fc.boolean());
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const ids = new ExceptionIds();
      const hash = new Int32Array(2);
      const counts = new Map<string, number>();
      for (const [id, byHash] of steps) {
        const before = counts.get(id) ?? 0;
        hashText(id, hash);
        const said = byHash ? ids.take(hash[0] ?? 0, hash[1] ?? 0) : ids.next(id);
        const expected = byHash ? before === 0 : before === 0 ? id : `${id}#${before + 1}`;
        expect(said).toBe(expected);
        // A hash that came before is refused and not counted: the row is then read as a text.
        if (!byHash || before === 0) counts.set(id, before + 1);
      }
    }),
    { numRuns: 1_000 },
  );
});
