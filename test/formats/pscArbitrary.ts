import * as fc from 'fast-check';
import { linesOf } from '../support/linesArbitrary.ts';
import { rarely } from '../support/rarely.ts';
import { hostile } from './caseFileArbitrary.ts';

/** Mostly one that fits, now and then one that does not. */
function field(fitting: readonly unknown[], odd: readonly unknown[]): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 80, arbitrary: fc.constantFrom(...fitting) },
    { weight: 7, arbitrary: fc.constantFrom(...odd) },
    { weight: 1, arbitrary: hostile },
  );
}

const KIND = field(
  [
    ...Array.from({ length: 6 }, () => 'individual-person-with-significant-control'),
    ...Array.from({ length: 6 }, () => 'corporate-entity-person-with-significant-control'),
    'legal-person-person-with-significant-control',
    'persons-with-significant-control-statement',
    'persons-with-significant-control-statement',
    'super-secure-person-with-significant-control',
    'corporate-entity-beneficial-owner',
    'individual-beneficial-owner',
    'legal-person-beneficial-owner',
    'exemptions',
    'totals#persons-of-significant-control-snapshot',
  ],
  ['individual-other-statement', 'totals#', 'totals', 'unknown-kind', '', 'exemptions-2', 'Individual-person'],
);
const COMPANY = field(
  ['00000001', '00000001', '00000002', 'SC000003', '04120481'],
  [
    '1',
    'я',
    '',
    '9'.repeat(100),
    '9'.repeat(101),
    '9'.repeat(195),
    '9'.repeat(300),
    'a\ud800',
    'a\udc01',
    'x y',
    '"',
    'ы'.repeat(60),
  ],
);
const SELF = field(
  'abcdefghijklmnop'.split('').map((letter) => `/company/00000001/psc/${letter}`),
  [
    'GB-COH-00000001',
    'GB-COH-00000002',
    'GB-COH-00000002/psc',
    '/company/00000001/psc/a#2',
    '/company/00000001/psc/a/1',
    '/company/00000001/psc/b/2#2',
    '/ы',
    'a\ud800',
    'a\udfff',
    '',
    `/${'z'.repeat(400)}`,
    'line\nend',
  ],
);
const NAME = field(
  ['Mr A B', 'Invented Ltd', 'ООО "Ромашка"', 'Mrs Ő'],
  ['', ' ', '𐐷', 'n'.repeat(200), 'n'.repeat(201), 'ы'.repeat(150), 'ы'.repeat(201), 'a\tb', '\ud801'],
);
const ODD_DATES = ['', '2023-02-29', '31/12/22', '0999', '2022-13', '2016-04-06Z', '2016-4-6', 2016, 2024];
const NOTIFIED = field(['2016-04-06', '2016-04-06', '2017-05', '2018', '2018-12-31'], ['2025-01-01', ...ODD_DATES]);
const CEASED = field(['2020-01-31', '2024-02-29', '2018', '2021-06'], ['2019-06-30T10:00', '2016', ...ODD_DATES]);
const PLACE = field(
  [
    'England',
    'Wales',
    'United Kingdom',
    'British',
    'Germany',
    'german',
    'England And Wales',
    'Jersey',
    'Companies House',
  ],
  [
    '',
    'UK',
    'Ukraine',
    'companies house, cardiff',
    'the Companies House',
    'KAZ',
    'de',
    'Россия',
    'Narnia',
    'New England',
  ],
);
const NUMBER = field(
  ['03530981', '123', 'SC123456', 'HRB 1234', '12345678', '1234567'],
  ['sc123456', 'sc123456', ' 77 ', '123456789', '', '0353098A', 'ß1', '\u00a012', 'SC12345', '1234567A', '1234567:'],
);
const NATURE = field(
  [
    'ownership-of-shares-25-to-50-percent',
    'ownership-of-shares-75-to-100-percent-as-trust',
    'voting-rights-75-to-100-percent',
    'right-to-appoint-and-remove-directors',
    'significant-influence-or-control',
  ],
  ['ownership-of-share', 'ownership-of-shares', 'Ownership-of-shares', '', null, 'part-ownership-of-shares'],
);
const list = (item: fc.Arbitrary<unknown>) =>
  fc.oneof(
    { weight: 20, arbitrary: fc.array(item, { maxLength: 3 }) },
    { weight: 2, arbitrary: fc.array(item, { minLength: 10, maxLength: 24 }) },
    { weight: 1, arbitrary: hostile },
  );

/** An object of some of the fields; now and then something else. */
function object(fields: Record<string, fc.Arbitrary<unknown>>, requiredKeys: string[] = []): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 60, arbitrary: fc.record(fields, { requiredKeys }) }, { weight: 1, arbitrary: hostile });
}

const BIRTH = object(
  {
    year: field([1961], [0, -5, 1e21]),
    month: field([1, 3, 9, 10, 12], [0, 13, 3.5, -1, '3', 120]),
    day: field([1], [99]),
  },
  ['year', 'month'],
);
const data = object(
  {
    kind: KIND,
    name: NAME,
    links: object({ self: SELF, title: NAME }, ['self']),
    address: object({ premises: NAME, address_line_1: NAME, country: PLACE, colour: hostile }),
    country_of_residence: PLACE,
    nationality: PLACE,
    date_of_birth: BIRTH,
    identification: object({
      country_registered: PLACE,
      place_registered: PLACE,
      registration_number: NUMBER,
      legal_form: NAME,
    }),
    natures_of_control: list(NATURE),
    notified_on: NOTIFIED,
    ceased_on: CEASED,
    statement: NAME,
    etag: hostile,
    name_elements: hostile,
  },
  ['kind', 'name', 'links'],
);
/** Fields of what is in a row have no meaning beside it. */
const row = object({ company_number: COMPANY, data, ContentDate: CEASED, etag: hostile, kind: KIND, self: SELF }, [
  'company_number',
  'data',
]);

/** What no program that writes JSON from values would write: keys twice, keys and numbers in other words. */
const REWRITTEN: readonly (readonly [string | RegExp, string])[] = [
  [/"etag":/, '"name":'],
  [/"etag":/, '"links":'],
  [/"etag":/, '"natures_of_control":'],
  [/"title":/, '"self":'],
  [/"legal_form":/, '"registration_number":'],
  [/"legal_form":/, '"country_registered":'],
  [/"ContentDate":/, '"company_number":'],
  [/"ContentDate":/, '"data":'],
  [/"day":/, '"month":'],
  [/"data":/, '"date":'],
  [/"links":/, '"linked":'],
  [/"links": ?\{/, '"links":[],"linked":{'],
  [/"month": ?3\b/, '"month":3.0'],
  [/"month": ?1\b/, '"month":1e1'],
  [/"month": ?1\b/, '"month":01'],
  [/"kind":/, '"\\u006bind":'],
  [/"individual-/, '"\\u0069ndividual-'],
  [/ownership-/, 'ownership\\u002d'],
  [/"self": ?"\//, '"self":"\\/'],
  [/\}$/, '},'],
  [/\}$/, ''],
];
const rewriting = rarely(12, fc.constantFrom(...REWRITTEN));

/** Lines of a register of persons with significant control, most of them rows. */
export const pscLine: fc.Arbitrary<string> = fc
  .tuple(
    linesOf(
      fc.oneof(
        { weight: 30, arbitrary: row },
        { weight: 1, arbitrary: fc.array(row, { maxLength: 3 }) },
        { weight: 1, arbitrary: hostile },
      ),
    ),
    rewriting,
  )
  .map(([line, rewritten]) => (rewritten === undefined ? line : line.replace(rewritten[0], rewritten[1])));
