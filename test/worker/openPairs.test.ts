import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { bothWays } from '../support/bothWays.ts';
import { fileOf } from '../support/linesArbitrary.ts';

const end = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('1', '2', '3', '22', 'a', 'b', 'Alfa', 'a:b', 'x-y', 'a@b.example/c') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      'NULL',
      'NULLS',
      '\\N',
      '"a"',
      '"',
      'я',
      '#1',
      '%',
      '1#2',
      'a>b',
      'x'.repeat(201),
      '{1',
    ),
  },
);
const parting = fc.constantFrom(' ', '\t', ',', ';', '|', '  ', ' ,', ', ');
const third = fc.constantFrom('', '', '', '', ' 5', '\t0.5', ',7', ' {"w":1}', ' ');
const usual = fc.tuple(end, fc.constantFrom(' ', '\t', ',', ';', '|'), end).map((parts) => parts.join(''));
const odd = fc.tuple(end, parting, end, third).map((parts) => parts.join(''));
const line = fc.oneof(
  { weight: 3, arbitrary: usual },
  { weight: 2, arbitrary: odd },
  { weight: 1, arbitrary: fc.constantFrom('# a comment', '% 1 2', '', ' ', '1', '1 1#2', '1 1', '1>1 1') },
);

it('pairs that are read from their lines give the case that records in memory give', async () => {
  await fc.assert(
    fc.asyncProperty(fileOf('1 2', line), fc.integer({ min: 1, max: 4_000 }), async (bytes, piece) => {
      const [lines, memory] = await bothWays('x.txt', bytes, piece, 'edge-list');
      expect(lines).toEqual(memory);
    }),
    { numRuns: 2_000 },
  );
});
