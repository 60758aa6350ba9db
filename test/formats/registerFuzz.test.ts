import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { bods } from '../../src/formats/bods.ts';
import { gleif } from '../../src/formats/gleif.ts';
import { isObject, parseJson } from '../../src/formats/json.ts';
import type { Format } from '../../src/formats/reader.ts';
import { ukPsc } from '../../src/formats/ukPsc.ts';
import { chunksOf, collectSink, type Collected } from '../support/collectSink.ts';
import { fixture } from '../support/sharedData.ts';
import { hostile } from './caseFileArbitrary.ts';

async function read(format: Format, text: string, size: number): Promise<Collected> {
  const collected = collectSink();
  await format.read({ name: 'x', chunks: chunksOf(text, size) }, collected.sink);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
  const lines = text.split('\n').length;
  expect(collected.issues.filter(({ line, text: said }) => line < 1 || line > lines || said === '')).toEqual([]);
  return collected;
}

/** Every line that is not blank was heard: it gave a record or an issue, or it is none that does (`quiet`). */
function expectHeard(text: string, collected: Collected, quiet: (line: string) => boolean): void {
  const said = new Set(collected.issues.map((issue) => issue.line));
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '' || quiet(line)) return;
    expect({ line, heard: collected.lines.has(index + 1) || said.has(index + 1) }).toEqual({ line, heard: true });
  });
}

const mostly = (valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 6, arbitrary: valid }, { weight: 1, arbitrary: hostile });
const fields = (shape: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> =>
  mostly(
    fc.record(Object.fromEntries(Object.entries(shape).map(([key, value]) => [key, mostly(value)])), {
      requiredKeys: [],
    }),
  );
const word = (...words: readonly string[]): fc.Arbitrary<unknown> => fc.constantFrom(...words);
const some = (item: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => fc.array(mostly(item), { maxLength: 3 });
const date = word('2020', '2021-02-03', '2019-01-01T00:00:00Z', '2021-13-01', 'soon');
const country = fields({ name: word('Germany', 'Narnia'), code: word('DE', 'US-DE', 'XX') });

const interest = fields({
  type: word('shareholding', 'voting-rights', 'boardChair', 'nominee', '__proto__', 'constructor'),
  share: fields({ exact: fc.double(), minimum: fc.integer({ max: 120 }), maximum: fc.integer({ max: 120 }) }),
  startDate: date,
  endDate: date,
  directOrIndirect: word('direct', 'indirect'),
  details: fc.string(),
});
const details = {
  name: fc.string(),
  names: some(fields({ type: word('legal', 'alternative'), fullName: fc.string(), givenName: fc.string() })),
  alternateNames: some(fc.string()),
  entityType: fc.oneof(word('registeredEntity', 'state', 'odd'), fields({ type: word('arrangement', 'odd') })),
  personType: word('knownPerson', 'unknownPerson'),
  jurisdiction: country,
  nationalities: some(country),
  identifiers: some(fields({ scheme: word('GB-COH', '__proto__'), id: fc.oneof(fc.string(), fc.nat()) })),
  foundingDate: date,
  dissolutionDate: date,
  addresses: some(fields({ type: word('registered'), address: fc.string(), country })),
  interests: some(interest),
  componentRecords: some(word('a', 'b', 'r')),
};
const publication = { publisher: fields({ name: fc.string() }), publicationDate: date, bodsVersion: word('0.2', '9') };
const origin = {
  type: some(word('officialRegister')),
  description: fc.string(),
  assertedBy: some(fields({ name: fc.string() })),
};
const envelope = {
  statementDate: date,
  publicationDetails: fields(publication),
  source: fields(origin),
};
const id = word('a', 'b', 'r', '__proto__', 'constructor', '');
const statement = fc.oneof(
  fields({
    ...envelope,
    recordType: word('entity', 'person', 'relationship'),
    recordId: id,
    statementId: id,
    recordStatus: word('new', 'closed'),
    recordDetails: fields({ ...details, subject: id, interestedParty: fc.oneof(id, fields({ reason: fc.string() })) }),
  }),
  fields({
    ...envelope,
    ...details,
    statementType: word('entityStatement', 'personStatement', 'ownershipOrControlStatement'),
    statementID: id,
    replacesStatements: some(id),
    subject: fields({ describedByEntityStatement: id }),
    interestedParty: fields({ describedByPersonStatement: id, unspecified: fields({ reason: fc.string() }) }),
  }),
);

/** The id by which a statement says what it is about; '' where there is none. */
function statementKey(value: unknown): string {
  if (!isObject(value)) return '';
  const keys = 'recordType' in value ? [value['recordId'], value['statementId']] : [value['statementID']];
  return keys.map((key) => (typeof key === 'number' ? String(key) : key)).find(isText) ?? '';
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** The ids that are stated more than once or replaced: of their statements some no longer hold. */
function overtaken(values: readonly unknown[]): ReadonlySet<string> {
  const keys = values.map(statementKey);
  const replaced = values.flatMap((value) => {
    const list = isObject(value) ? value['replacesStatements'] : [];
    return Array.isArray(list) ? list.map(String) : [];
  });
  return new Set([...keys.filter((key, at) => key !== '' && keys.indexOf(key) !== at), ...replaced]);
}

it('reads any statements without failing, and gives a record or an issue for each that holds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(statement, { maxLength: 6 }), fc.nat({ max: 120 }), async (statements, cut) => {
      const text = ['{"statementType":"x"}', ...statements.map((one) => JSON.stringify(one))].join('\n');
      const kept = text.slice(0, Math.max(25, text.length - (cut % 2 === 0 ? 0 : cut)));
      const all = await read(bods, kept, 1 + cut);
      const later = overtaken(kept.split('\n').map(parseJson));
      expectHeard(kept, all, (line) => line.startsWith('[') || later.has(statementKey(parseJson(line))));
      expect(new Set(all.entities.map((one) => one.id)).size).toBe(all.entities.length);
      expect(new Set(all.relations.map((one) => one.id)).size).toBe(all.relations.length);
    }),
    { numRuns: 2000 },
  );
});

const row = fields({
  company_number: word('00000001', 'SC000002'),
  ContentDate: date,
  data: fields({
    kind: word(
      'individual-person-with-significant-control',
      'corporate-entity-person-with-significant-control',
      'super-secure-person-with-significant-control',
      'persons-with-significant-control-statement',
      'totals#x',
      '__proto__',
    ),
    name: fc.string(),
    natures_of_control: some(
      word(
        'ownership-of-shares-25-to-50-percent',
        'ownership-of-shares-99-to-1-percent',
        'voting-rights-x',
        '__proto__',
      ),
    ),
    notified_on: date,
    ceased_on: date,
    date_of_birth: fields({ year: fc.nat({ max: 2100 }), month: fc.nat({ max: 13 }) }),
    address: fields({ premises: fc.string(), country: word('England') }),
    identification: fields({ country_registered: word('England & Wales', 'Narnia'), registration_number: fc.string() }),
    links: fields({ self: word('/a', '/b') }),
    nationality: word('British', 'DE'),
  }),
});

it('reads any rows of the register of control, each to a record or an issue', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 6 }), fc.nat({ max: 120 }), async (rows, cut) => {
      const text = ['{"data":1}', ...rows.map((one) => JSON.stringify(one))].join('\n');
      const kept = text.slice(0, Math.max(12, text.length - (cut % 2 === 0 ? 0 : cut)));
      const all = await read(ukPsc, kept, 1 + cut);
      expectHeard(kept, all, (line) => line.includes('"totals#') || line.startsWith('['));
      expect(all.rows).toBeGreaterThan(0);
    }),
    { numRuns: 2000 },
  );
});

const decoder = new TextDecoder();
const xml = ['lei', 'rr', 'repex'].map((name) => decoder.decode(fixture(`invented.gleif-${name}.xml`)));
const pieces = xml.flatMap((text) => text.match(/<[^>]+>|[^<]+/g) ?? []);
const odd = fc.constantFrom(
  '<',
  '</',
  '>',
  '&',
  '&x;',
  '<![CDATA[',
  '<!--',
  '<!DOCTYPE a>',
  '<?',
  '\n',
  '\u0000',
  'я',
  ' xmlns="',
);

it('reads any XML without failing, and says so where it stops', async () => {
  const shuffled = fc.array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...pieces) }, odd), { maxLength: 40 });
  const cut = fc.record({ text: fc.constantFrom(...xml), at: fc.nat(), odd: fc.oneof(fc.constant(''), odd) });
  const broken = cut.map(({ text, at, odd: put }) => {
    const where = at % text.length;
    return put === '' ? text.slice(0, where) : text.slice(0, where) + put + text.slice(where);
  });
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        shuffled.map((list) => list.join('')),
        broken,
      ),
      fc.nat({ max: 90 }),
      async (text, size) => {
        const all = await read(gleif, text, 1 + size);
        expect(all.rows).toBeLessThanOrEqual(3 + text.split('<').length);
      },
    ),
    { numRuns: 2000 },
  );
});

it('says for every place where a document is cut that it is', async () => {
  for (const text of xml) {
    const end = text.trimEnd().length;
    for (let at = 1; at < end; at += 7) {
      const all = await read(gleif, text.slice(0, at), 999);
      expect({ at, said: all.issues.some(({ type }) => type === 'file-cut' || type === 'unreadable-line') }).toEqual({
        at,
        said: true,
      });
    }
  }
});
