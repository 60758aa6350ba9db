import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { pscLine } from '../formats/pscArbitrary.ts';
import { bothWays } from '../support/bothWays.ts';
import { fileOf } from '../support/linesArbitrary.ts';

const ROW =
  '{"company_number":"00000001","data":{"kind":"individual-person-with-significant-control","name":"Mr F",' +
  '"links":{"self":"/company/00000001/psc/first"},"natures_of_control":["ownership-of-shares-25-to-50-percent"]}}';
const TOTALS = '{"data":{"kind":"totals#persons-of-significant-control-snapshot"}}';
const first = fc.oneof({ weight: 9, arbitrary: fc.constant(ROW) }, { weight: 1, arbitrary: fc.constant(TOTALS) });

/** One list over many lines. */
const document = fc
  .array(pscLine, { minLength: 1, maxLength: 4 })
  .map((lines) => new TextEncoder().encode(`[\n${lines.join(',\n')}\n]`));
const file = fc.oneof(
  { weight: 25, arbitrary: first.chain((line) => fileOf(line, pscLine)) },
  { weight: 1, arbitrary: document },
);

/** Two numbers that no UTF-8 can write, so that their companies are one. */
const HALF_PAIRS = ['\\ud800', '\\ud801'].map(
  (half, at) => `{"company_number":"${half}","data":{"kind":"${at === 0 ? 'totals' : 'exemptions'}","name":"A"}}`,
);

it('a register that is read from its lines gives the case that records in memory give', async () => {
  await fc.assert(
    fc.asyncProperty(file, fc.integer({ min: 1, max: 4_000 }), async (bytes, piece) => {
      const [lines, memory] = await bothWays('x.json', bytes, piece, 'uk-psc');
      expect(lines).toEqual(memory);
    }),
    { numRuns: 1_500, examples: [[new TextEncoder().encode([ROW, ...HALF_PAIRS].join('\n')), 1]] },
  );
});
