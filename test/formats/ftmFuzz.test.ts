import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { followTheMoney } from '../../src/formats/ftm.ts';
import { FTM_EDGES, ftmLinks } from '../../src/formats/ftmEdges.ts';
import { FTM_SCHEMA_NAMES } from '../../src/formats/ftmSchemata.ts';
import { chunksOf, collectSink } from '../support/collectSink.ts';
import { hostile } from './caseFileArbitrary.ts';

const PLAIN =
  'name alias country innCode incorporationDate topics startDate endDate date role amount amountUsd currency ' +
  'percentage vedCode originCountry number type sourceUrl publisher recordId proof summary full entity holder ' +
  'authority colour Thing:notes invoiceAmount declarant payerAccount reason program listingDate __proto__ constructor';
const PROPERTIES = [
  ...PLAIN.split(' '),
  ...[...FTM_EDGES.values()].flatMap((edge) => [edge.source, edge.target]),
  ...FTM_SCHEMA_NAMES.flatMap((name) => ftmLinks(name).map((link) => link.property)),
];

const schema = fc.constantFrom(...FTM_SCHEMA_NAMES, 'Starship', '__proto__');
/** Words that are no date, no amount and no country, so that each must be found again as it was. */
const token = fc.nat({ max: 9_999_999 }).map((number) => `tok${number}.`);

const wellFormed = fc.record({
  id: fc.constantFrom('a', 'b', 'c', '__proto__'),
  schema,
  properties: fc.dictionary(fc.constantFrom(...PROPERTIES), fc.array(token, { minLength: 1, maxLength: 3 })),
});
const anything = fc.oneof(
  { weight: 3, arbitrary: wellFormed },
  {
    weight: 3,
    arbitrary: fc.record(
      {
        id: fc.oneof(fc.constant('a'), hostile),
        schema: fc.oneof(schema, hostile),
        caption: hostile,
        datasets: hostile,
        referents: hostile,
        properties: fc.oneof(
          hostile,
          fc.dictionary(
            fc.constantFrom(...PROPERTIES),
            fc.oneof(hostile, fc.array(fc.oneof(hostile, token, wellFormed), { maxLength: 4 })),
          ),
        ),
      },
      { requiredKeys: [] },
    ),
  },
  { weight: 1, arbitrary: hostile },
  {
    weight: 1,
    arbitrary: fc.record({ op: fc.constantFrom('ADD', 'DEL', 'x'), entity: fc.oneof(wellFormed, hostile) }),
  },
);

it('never throws, and every line that is not empty gives a record or an issue with its line', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anything, { maxLength: 5 }),
      fc.nat(),
      fc.integer({ min: 1, max: 99 }),
      async (values, at, size) => {
        // One more record in front, so that the file is one of lines.
        const text = [
          '{"id":"first","schema":"Company","properties":{}}',
          ...values.map((value) => JSON.stringify(value)),
        ];
        const whole = text.join('\n');
        const cut = whole.slice(0, Math.max(60, whole.length - (at % 200)));
        const read = collectSink();
        await followTheMoney.read({ name: 'x', chunks: chunksOf(cut, size) }, read.sink);
        const said = new Set(read.issues.map((issue) => issue.line));
        cut.split('\n').forEach((line, index) => {
          if (line.trim() === '' || /^\[\s*\]$|"(entities|results|responses)":|^\[/.test(line)) return;
          expect({ line, heard: read.lines.has(index + 1) || said.has(index + 1) }).toEqual({ line, heard: true });
        });
        expect(Reflect.get({}, 'polluted')).toBeUndefined();
        expect(read.issues.every((issue) => issue.line > 0 && issue.text !== '')).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});

/** Found by chance: letters were dropped from what was taken for a code. */
const LETTERS_IN_A_CODE = {
  id: 'a' as const,
  schema: 'EconomicActivity',
  properties: { sender: ['tok0.'], receiver: ['tok0.'], vedCode: ['tok10.'] },
};

it('loses no word of a record that it keeps', async () => {
  await fc.assert(
    fc.asyncProperty(wellFormed, async (record) => {
      const read = collectSink();
      await followTheMoney.read({ name: 'x', chunks: chunksOf(JSON.stringify(record)) }, read.sink);
      const kept = JSON.stringify([read.entities, read.relations, read.additions, read.sources]);
      const words = read.lines.size === 0 ? [] : Object.values(record.properties).flat();
      expect(words.filter((word) => !kept.includes(word))).toEqual([]);
      expect(read.lines.size + read.issues.length).toBeGreaterThan(0);
    }),
    { numRuns: 4000, examples: [[LETTERS_IN_A_CODE]] },
  );
});
