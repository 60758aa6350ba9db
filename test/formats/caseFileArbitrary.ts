import * as fc from 'fast-check';
import { ACT_ABOUT, ACT_DATE_IS, ACT_TYPES } from '../../src/model/act.ts';
import { CLAIM_STATUSES } from '../../src/model/claim.ts';
import { ENTITY_KIND_LIST } from '../../src/model/entityKinds.ts';
import { RELATION_KIND_LIST } from '../../src/model/relationKinds.ts';

/** Values that no field of the case file expects everywhere, and keys that could reach a prototype. */
export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, '', ' ', 0, -1, 1e308, 101, 3.5, true, false, [], {}, [null], [''], [[]], [{}], '2022-13-45'),
  fc.constantFrom('NaN', '0001-01-01', '31/12/22', 'kz', 'Kazakhstan', 'Narnia', '8542.31', '1', 'E1', '__proto__'),
  fc.constant(JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}')),
  fc.string(),
  fc.double(),
  fc.jsonValue({ maxDepth: 3 }),
);

const text = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('Alfa', 'Бета', '<b>', ''));
const id = fc.constantFrom('E1', 'E2', 'R1', '__proto__', 'constructor', 'a"], node', 'я');
const date = fc.constantFrom('2021', '2022-02', '2022-02-28', '2024-02-29', '2023-07-01T10:00:00', '1999-12-31');
const country = fc.constantFrom('KZ', 'RU', 'EU', 'XK', 'DE');
const list = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 3 });
const grades = {
  sourceGrade: fc.constantFrom('A', 'F'),
  informationGrade: fc.constantFrom(1, 6),
};

/** Mostly the field itself, now and then something hostile. */
const field = (valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 40, arbitrary: valid }, { weight: 1, arbitrary: hostile });

function record(
  required: Record<string, fc.Arbitrary<unknown>>,
  optional: Record<string, fc.Arbitrary<unknown>>,
): fc.Arbitrary<unknown> {
  const model: Record<string, fc.Arbitrary<unknown>> = {};
  for (const [key, valid] of Object.entries({ ...required, ...optional })) model[key] = field(valid);
  const known = fc.record(model, { requiredKeys: Object.keys(required) });
  const odd = fc.constantFrom('colour', 'toString', '__proto__', 'constructor', 'prototype');
  return fc.oneof(
    { weight: 12, arbitrary: known },
    {
      weight: 1,
      arbitrary: fc.tuple(known, odd, hostile).map(([fields, key, value]) => {
        const entries = Object.entries(fields);
        return Object.fromEntries([...entries, [key, value]]);
      }),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(known, fc.nat()).map(([fields, at]) => {
        const entries = Object.entries(fields);
        entries.splice(at % Math.max(1, entries.length), 1);
        return Object.fromEntries(entries);
      }),
    },
  );
}

const evidence = list(record({ source: id }, { locator: text, ...grades }));
const raw = fc.dictionary(fc.constantFrom('a', '__proto__', 'dates.from'), list(fc.string({ maxLength: 4 })));
const act = record(
  { type: fc.constantFrom(...ACT_TYPES), authority: fc.constant('EU Council') },
  {
    measure: text,
    date,
    dateIs: fc.constantFrom(...ACT_DATE_IS),
    about: fc.constantFrom(...ACT_ABOUT),
    until: date,
    source: id,
    note: text,
  },
);

/** Lines of a case file, most of them valid. */
export const caseLines: fc.Arbitrary<unknown> = fc.oneof(
  record({ record: fc.constant('case') }, { version: fc.constant(1), title: text, asOf: date, note: text }),
  record(
    { record: fc.constant('source'), id },
    { title: text, publisher: text, date, url: text, ...grades, derivedFrom: list(id) },
  ),
  record(
    { record: fc.constant('entity'), id, kind: fc.constantFrom(...ENTITY_KIND_LIST), name: fc.constant('Alfa') },
    {
      label: text,
      aliases: list(text),
      countries: list(country),
      identifiers: list(record({ scheme: fc.constantFrom('inn', 'LEI'), value: fc.constant('7') }, {})),
      founded: date,
      dissolved: date,
      unnamed: fc.boolean(),
      address: text,
      acts: list(act),
      topics: list(text),
      note: text,
      evidence,
      raw,
    },
  ),
  record(
    { record: fc.constant('relation'), id, kind: fc.constantFrom(...RELATION_KIND_LIST), from: id, to: id },
    {
      label: text,
      via: list(record({ entity: id }, { role: text, claim: fc.constantFrom(...CLAIM_STATUSES) })),
      dates: record({}, { from: date, to: date }),
      goods: record(
        {},
        {
          hs: list(fc.constantFrom('854231', '85', '0402')),
          text,
          quantity: fc.nat(),
          unit: text,
          brand: text,
          maker: text,
          part: text,
        },
      ),
      refs: list(record({ type: fc.constant('invoice'), number: fc.constant('12') }, {})),
      value: record({ amount: fc.nat(), currency: fc.constant('USD') }, { per: fc.constant('month') }),
      origin: country,
      dispatch: country,
      declaredDestination: country,
      share: record({ from: fc.constantFrom(0, 25), to: fc.constantFrom(25, 100) }, {}),
      claim: record(
        {},
        {
          status: fc.constantFrom(...CLAIM_STATUSES),
          scope: fc.constantFrom('this', 'collective'),
          statedBy: text,
        },
      ),
      evidence,
      note: text,
      raw,
    },
  ),
  record({ record: fc.constant('view'), state: fc.jsonValue({ maxDepth: 2 }) }, { title: text }),
);
