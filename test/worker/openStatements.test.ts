import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { bodsLine } from '../formats/bodsArbitrary.ts';
import { bothWays } from '../support/bothWays.ts';
import { fileOf } from '../support/linesArbitrary.ts';

const FIRST =
  '{"statementId":"z1","recordId":"z","recordType":"entity","statementDate":"2020-01-01",' +
  '"recordDetails":{"entityType":{"type":"registeredEntity"},"name":"Invented Firm"}}';

/** One list over many lines. */
const document = fc
  .array(bodsLine, { minLength: 1, maxLength: 4 })
  .map((lines) => new TextEncoder().encode(`[\n${lines.join(',\n')}\n]`));
const file = fc.oneof({ weight: 25, arbitrary: fileOf(FIRST, bodsLine) }, { weight: 1, arbitrary: document });

/** One that describes what another one closes without a word. */
const CLOSED = [
  FIRST,
  FIRST.replaceAll('"z', '"y'),
  '{"statementId":"y2","recordId":"y","recordType":"entity","statementDate":"2021-01-01","recordStatus":"closed"}',
];

it('statements that are held as lines give the case that records in memory give', async () => {
  await fc.assert(
    fc.asyncProperty(file, fc.integer({ min: 1, max: 4_000 }), async (bytes, piece) => {
      const [lines, memory] = await bothWays('x.json', bytes, piece, 'bods');
      expect(lines).toEqual(memory);
    }),
    { numRuns: 1_500, examples: [[new TextEncoder().encode(CLOSED.join('\n')), 1]] },
  );
});
