import * as fc from 'fast-check';
import { linesOf } from '../support/linesArbitrary.ts';
import { rarely } from '../support/rarely.ts';
import { hostile } from './caseFileArbitrary.ts';

/** Mostly one that fits, now and then one that does not. */
function field(fitting: readonly unknown[], odd: readonly unknown[]): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 250, arbitrary: fc.constantFrom(...fitting) },
    { weight: 7, arbitrary: fc.constantFrom(...odd) },
    { weight: 1, arbitrary: hostile },
  );
}

/** An object of some of the fields; now and then something else. */
function object(fields: Record<string, fc.Arbitrary<unknown>>, requiredKeys: string[] = []): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 200, arbitrary: fc.record(fields, { requiredKeys }) }, { weight: 1, arbitrary: hostile });
}

function list(item: fc.Arbitrary<unknown>, maxLength = 3): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 150, arbitrary: fc.array(item, { maxLength }) },
    { weight: 1, arbitrary: hostile },
    { weight: 1, arbitrary: fc.constantFrom(null, '', {}) },
  );
}

const LETTERS = 'abcdefghijkl'.split('');
/** Few enough that some come again. */
const ID = field(LETTERS, ['', 7, 'a#2', 'b#2', 'a\ud800', 'ы'.repeat(60), 'line\nend', '"']);
const STATEMENT = field(
  LETTERS.flatMap((letter) => [`${letter}1`, `${letter}2`, `${letter}3`]),
  ['', 'a', 12, null],
);
const NAME = field(
  ['Invented Bolt Ltd', 'Invented Nut LLC', 'ООО "Ромашка"', 'Mr A B', 'Mrs Ő'],
  ['', ' ', '𐐷', 'n'.repeat(200), 'n'.repeat(201), 'ы'.repeat(150), 'a\tb', '\ud801', 4],
);
const WORD = field(['some words', 'other words'], ['', 3]);
const DATE = field(
  ['2019-01-02', '2020-03-04', '2021-05-06T07:08:09Z', '2022', '2023-02'],
  ['', '2023-02-29', '31/12/22', '0999', 2016, null, '2016-04-06Z'],
);
const COUNTRY_TEXT = field(['DE', 'Germany', 'US-DE', 'gb', 'KAZ', 'United Kingdom'], ['', 'Narnia', 'XX', 7]);
const PLACE = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.constantFrom(
      { code: 'DE', name: 'Germany' },
      { code: 'US-DE' },
      { name: 'United Kingdom' },
      { code: 'XX', name: 'Germany' },
      { code: 7, name: 'Jersey' },
      { code: 'KAZ', name: 'Narnia' },
      'DE',
      'Germany',
    ),
  },
  { weight: 1, arbitrary: object({ name: COUNTRY_TEXT, code: COUNTRY_TEXT, more: WORD }) },
  { weight: 1, arbitrary: COUNTRY_TEXT },
);
const ENTITY_WORD = field(
  ['registeredEntity', 'registeredEntity', 'legalEntity', 'arrangement', 'state', 'stateBody', 'anonymousEntity'],
  ['unknownEntity', 'Registered', '', 5],
);
const PERSON_NAME = object(
  {
    type: field(['legal', 'individual', 'alternative', 'birth'], ['', 'Legal', 4]),
    fullName: NAME,
    givenName: NAME,
    patronymicName: WORD,
    familyName: NAME,
  },
  ['fullName'],
);
const NUMBER = field(['123', 'HRB 7', 'Ж-1'], ['', 42, null]);
const IDENTIFIER = fc.oneof(
  { weight: 6, arbitrary: object({ id: NUMBER, uri: WORD, scheme: WORD, schemeName: WORD }, ['id']) },
  { weight: 1, arbitrary: object({ uri: WORD, scheme: WORD }, ['uri']) },
);
const AMOUNT = field([0, 25, 26.15, 50, 75, 100], [-1, 100.1, 1e3, '50', null, 2.5e1, 1e-3, -0]);
const SHARE = object({
  exact: AMOUNT,
  minimum: AMOUNT,
  maximum: AMOUNT,
  exclusiveMinimum: fc.oneof(AMOUNT, fc.boolean()),
  exclusiveMaximum: fc.oneof(AMOUNT, fc.boolean()),
});
const INTEREST = object({
  type: field(
    ['shareholding', 'votingRights', 'voting-rights', 'boardMember', 'nominee', 'senior-managing-official'],
    ['', 'unknown-word', 9],
  ),
  share: rarely(2, SHARE),
  startDate: DATE,
  endDate: rarely(2, DATE),
  details: WORD,
  directOrIndirect: WORD,
  interestLevel: WORD,
  beneficialOwnershipOrControl: fc.boolean(),
});
const END = fc.oneof(
  { weight: 10, arbitrary: ID },
  {
    weight: 6,
    arbitrary: object({ describedByEntityStatement: ID, describedByPersonStatement: rarely(2, ID) }),
  },
  { weight: 1, arbitrary: object({ reason: WORD, description: WORD, unspecified: object({ reason: WORD }) }) },
);

const entityFields = {
  isComponent: fc.boolean(),
  name: NAME,
  alternateNames: list(NAME),
  entityType: fc.oneof(ENTITY_WORD, object({ type: ENTITY_WORD, subtype: WORD, details: WORD }, ['type'])),
  jurisdiction: PLACE,
  incorporatedInJurisdiction: PLACE,
  identifiers: list(IDENTIFIER),
  foundingDate: DATE,
  addresses: list(object({ type: WORD, address: WORD, postCode: WORD, country: PLACE })),
};
const personFields = {
  isComponent: fc.boolean(),
  name: rarely(4, NAME),
  names: list(PERSON_NAME),
  personType: field(['knownPerson', 'anonymousPerson', 'unknownPerson'], ['', 8]),
  nationalities: list(PLACE),
  identifiers: list(IDENTIFIER),
  birthDate: DATE,
  foundingDate: rarely(4, DATE),
  dissolutionDate: rarely(4, DATE),
  hasPepStatus: fc.boolean(),
  politicalExposure: object({ status: field(['isPep', 'isNotPep'], ['', 4]), details: list(WORD) }),
  unspecifiedPersonDetails: object({ reason: WORD, description: WORD }),
};
const relationFields = {
  isComponent: fc.boolean(),
  subject: END,
  interestedParty: END,
  interests: list(INTEREST, 4),
  componentRecords: rarely(4, list(ID)),
  componentStatementIDs: rarely(4, list(ID)),
};
/** An object, now and then another value in its place. */
const mostly = (value: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 30, arbitrary: value }, { weight: 1, arbitrary: fc.constantFrom('', null, [], 'word', 7) });
const origin = {
  publicationDetails: mostly(
    object({
      publicationDate: DATE,
      bodsVersion: fc.constantFrom('0.2', '0.4'),
      publisher: object({ name: NAME, url: WORD }),
      license: WORD,
    }),
  ),
  source: mostly(
    object({
      type: fc.oneof(list(field(['officialRegister', 'verified', 'selfDeclaration'], ['', 4])), WORD),
      description: WORD,
      url: field(['https://register.example/1', 'https://register.example/2'], ['', 4]),
      retrievedAt: DATE,
      assertedBy: rarely(4, list(object({ name: NAME }))),
    }),
  ),
};

/** A statement of 0.4. */
function modern(
  type: string,
  fields: Record<string, fc.Arbitrary<unknown>>,
  required: string[],
): fc.Arbitrary<unknown> {
  return object(
    {
      recordType: field([type], ['', null, 'relation']),
      recordId: ID,
      statementId: STATEMENT,
      statementDate: DATE,
      recordStatus: field(['new', 'new', 'updated', 'closed'], ['', 3, 'Closed']),
      recordDetails: fc.oneof(
        { weight: 20, arbitrary: object(fields, required) },
        { weight: 1, arbitrary: fc.constantFrom(null, '', {}, []) },
      ),
      declarationSubject: ID,
      ...origin,
    },
    ['recordType', 'recordId', 'recordDetails'],
  );
}

/** A statement of 0.1 to 0.3. */
function early(type: string, fields: Record<string, fc.Arbitrary<unknown>>, required: string[]): fc.Arbitrary<unknown> {
  return object(
    {
      statementType: field([type], ['', null, 'entity']),
      statementID: ID,
      statementDate: DATE,
      replacesStatements: rarely(2, mostly(fc.array(mostly(ID), { maxLength: 2 }))),
      ...fields,
      ...origin,
    },
    ['statementType', 'statementID', ...required],
  );
}

const ENTITY_NEEDS = ['name', 'entityType'];
const PERSON_NEEDS = ['names'];
const RELATION_NEEDS = ['subject', 'interestedParty'];
const statement = fc.oneof(
  { weight: 6, arbitrary: modern('entity', entityFields, ENTITY_NEEDS) },
  { weight: 6, arbitrary: modern('person', personFields, PERSON_NEEDS) },
  { weight: 6, arbitrary: modern('relationship', relationFields, RELATION_NEEDS) },
  { weight: 4, arbitrary: early('entityStatement', entityFields, ENTITY_NEEDS) },
  { weight: 4, arbitrary: early('personStatement', personFields, PERSON_NEEDS) },
  { weight: 4, arbitrary: early('ownershipOrControlStatement', relationFields, RELATION_NEEDS) },
);

/** What no program that writes JSON from values would write: keys twice, keys and numbers in other words. */
const REWRITTEN: readonly (readonly [string | RegExp, string])[] = [
  [/"isComponent":/, '"name":'],
  [/"isComponent":/, '"subject":'],
  [/"isComponent":/, '"recordType":null,"isComponent":'],
  [/"isComponent":/, '"componentRecords":["a","b"],"isComponent":'],
  [/"isComponent":/, '"componentStatementIDs":["a"],"isComponent":'],
  [/"statementType":/, '"recordType":"","statementType":'],
  [/"statementType":/, '"replacesStatements":"","statementType":'],
  [/"isComponent":/, '"interests":'],
  [/"declarationSubject":/, '"recordId":'],
  [/"declarationSubject":/, '"replacesStatements":'],
  [/"license":/, '"publisher":'],
  [/"license":/, '"publicationDate":'],
  [/"retrievedAt":/, '"url":'],
  [/"schemeName":/, '"id":'],
  [/"directOrIndirect":/, '"type":'],
  [/"directOrIndirect":/, '"share":'],
  [/"recordType":/, '"\\u0072ecordType":'],
  [/"source":/, '"\\u0073ource":'],
  [/"url":/, '"\\u0075rl":'],
  [/"exact": ?50\b/, '"exact":5e1'],
  [/"exact": ?50\b/, '"exact":050'],
  [/"Invented/, '"\\u0049nvented'],
  [/"legal"/, '"\\u006cegal"'],
  [/\}$/, '},'],
  [/\}$/, ''],
];
const rewriting = rarely(12, fc.constantFrom(...REWRITTEN));

/** Lines of statements about ownership, most of them such. */
export const bodsLine: fc.Arbitrary<string> = fc
  .tuple(
    linesOf(
      fc.oneof(
        { weight: 40, arbitrary: statement },
        { weight: 1, arbitrary: fc.array(statement, { maxLength: 3 }) },
        { weight: 1, arbitrary: hostile },
      ),
    ),
    rewriting,
  )
  .map(([line, rewritten]) => (rewritten === undefined ? line : line.replace(rewritten[0], rewritten[1])));
