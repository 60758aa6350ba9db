import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FTM_EDGES, ftmLinks } from '../../src/formats/ftmEdges.ts';
import { FTM_SCHEMA_NAMES } from '../../src/formats/ftmSchemata.ts';
import { caseLines, hostile } from '../formats/caseFileArbitrary.ts';
import { bothWays } from '../support/bothWays.ts';
import { fileOf, linesOf } from '../support/linesArbitrary.ts';

const TOKEN = fc.constantFrom(
  'a',
  'b',
  'c',
  'E1',
  'ООО "Ромашка"',
  'Alfa',
  '',
  'alfa\nbeta',
  '𐐷',
  'kz',
  'RU',
  'Narnia',
);
const VALUES: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  date: fc.constantFrom(
    '2022',
    '2022-02',
    '2022-02-28',
    '2023-02-29',
    '2024-02-29T10:00',
    '2022-13',
    '31/12/22',
    '0999',
  ),
  amount: fc.constantFrom(
    '12',
    '199169',
    '12.5',
    '0.1',
    '1,000',
    '1 000 USD',
    '007',
    '1e5',
    '9007199254740993',
    '-1',
    '.5',
  ),
  code: fc.constantFrom('854231', '85', '8542.31', '1', '854231', '8542310000', '1234567890123', 'HS 85'),
  country: fc.constantFrom('kz', 'RU', 'de', 'ua-43', 'Russian Federation', 'zz', 'K'),
  currency: fc.constantFrom('USD', 'eur', 'RUB', 'RUBLES', ''),
  share: fc.constantFrom('60', '25.5', '25-50', '101', '00001', '0.12345', '33.333'),
};
const SORTS: Readonly<Record<string, string>> = {
  startDate: 'date',
  endDate: 'date',
  date: 'date',
  incorporationDate: 'date',
  dissolutionDate: 'date',
  invoiceAmount: 'amount',
  customsAmount: 'amount',
  amount: 'amount',
  amountUsd: 'amount',
  vedCode: 'code',
  country: 'country',
  jurisdiction: 'country',
  originCountry: 'country',
  currency: 'currency',
  percentage: 'share',
};
const NAMES = [
  ...Object.keys(SORTS),
  ...'name name alias weakAlias innCode registrationNumber topics sourceUrl publisher recordId proof summary'.split(
    ' ',
  ),
  ...'role Thing:notes declarant transport payerAccount address authority colour __proto__ declarationDate'.split(' '),
];
const NODE = fc.constantFrom('a', 'b', 'c', 'E1', 'я');

/** Usual properties and those that its schema looks at. */
function propertiesOf(schema: string): fc.Arbitrary<Record<string, unknown>> {
  const edge = FTM_EDGES.get(schema);
  const ends = edge ? [edge.source, edge.target] : [];
  const names = fc.constantFrom(...NAMES, ...ftmLinks(schema).map(({ property }) => property));
  const property = names.chain((name) => {
    const sort = SORTS[name];
    const value = (sort === undefined ? undefined : VALUES[sort]) ?? TOKEN;
    const list: fc.Arbitrary<unknown> = fc.oneof(
      { weight: 14, arbitrary: fc.array(value, { minLength: 1, maxLength: 1 }) },
      { weight: 4, arbitrary: fc.array(value, { maxLength: 3 }) },
      { weight: 1, arbitrary: fc.array(fc.oneof(value, hostile), { maxLength: 3 }) },
      { weight: 1, arbitrary: hostile },
    );
    return fc.tuple(fc.constant(name), list);
  });
  const one = fc.oneof(
    { weight: 12, arbitrary: fc.array(NODE, { minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.array(NODE, { maxLength: 3 }) },
  );
  return fc
    .tuple(fc.tuple(...ends.map((end) => fc.tuple(fc.constant(end), one))), fc.array(property, { maxLength: 5 }))
    .map(([fixed, others]) => Object.fromEntries([...fixed, ...others]));
}

const envelope = fc
  .constantFrom('Company', 'Person', 'EconomicActivity', 'Ownership', 'Payment', ...FTM_SCHEMA_NAMES, 'Starship')
  .chain((schema) =>
    fc.record(
      {
        id: fc.constantFrom('a', 'b', 'c', 'r1', 'r2', 'r1#2', 'я', 'п"q'),
        schema: fc.constant(schema),
        caption: fc.oneof({ weight: 6, arbitrary: TOKEN }, { weight: 1, arbitrary: hostile }),
        properties: propertiesOf(schema),
        datasets: fc.oneof(
          { weight: 8, arbitrary: fc.constant(['d']) },
          { weight: 2, arbitrary: fc.array(fc.constantFrom('d', 'e', 'ж'), { maxLength: 2 }) },
          { weight: 1, arbitrary: hostile },
        ),
        referents: fc.oneof(fc.array(TOKEN, { maxLength: 2 }), hostile),
        first_seen: fc.oneof(TOKEN, hostile),
        colour: hostile,
        op: fc.constant('ADD'),
      },
      { requiredKeys: ['id', 'schema', 'properties'] },
    ),
  );
const ftmLine: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 20, arbitrary: envelope },
  { weight: 1, arbitrary: hostile },
  { weight: 1, arbitrary: fc.record({ op: fc.constantFrom('ADD', 'DEL'), entity: envelope }) },
  { weight: 1, arbitrary: fc.record({ entities: fc.array(envelope, { maxLength: 2 }) }) },
);

/** Found by chance: referents were only looked at where the columns hold them. */
const NO_REFERENT = [
  '{"id":"first","schema":"Company","properties":{},"datasets":["d"]}',
  '{"id":"a","schema":"Similar","properties":{"candidate":["a"],"match":["b"]},"referents":[null]}',
];

/** A party whose id holds half of a surrogate pair, which no UTF-8 can write. */
const HALF_PAIR = [
  '{"id":"first","schema":"Company","properties":{},"datasets":["d"]}',
  '{"id":"a","schema":"Organization","properties":{"parent":["b\\udc37"]},"datasets":["d"]}',
];

describe('a file that is read from its lines', () => {
  it('gives the case that records in memory give: FollowTheMoney', async () => {
    const first = '{"id":"first","schema":"Company","properties":{"name":["First"]},"datasets":["d"]}';
    await fc.assert(
      fc.asyncProperty(fileOf(first, linesOf(ftmLine)), fc.integer({ min: 1, max: 4_000 }), async (bytes, piece) => {
        const [lines, memory] = await bothWays('x.json', bytes, piece);
        expect(lines).toEqual(memory);
      }),
      {
        numRuns: 1_500,
        examples: [NO_REFERENT, HALF_PAIR].map((lines): [Uint8Array, number] => [
          new TextEncoder().encode(lines.join('\n')),
          1,
        ]),
      },
    );
  });

  it('gives the case that records in memory give: the case file', async () => {
    const first = '{"record":"case","title":"T","asOf":"2024-01-01"}';
    await fc.assert(
      fc.asyncProperty(fileOf(first, linesOf(caseLines)), fc.integer({ min: 1, max: 4_000 }), async (bytes, piece) => {
        const [lines, memory] = await bothWays('x.json', bytes, piece);
        expect(lines).toEqual(memory);
      }),
      { numRuns: 1_500 },
    );
  });
});
