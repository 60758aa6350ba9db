import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bods } from '../../src/formats/bods.ts';
import { readFile } from '../../src/formats/readFile.ts';
import { asJson, chunksOf, collectSink, inPieces, type Collected } from '../support/collectSink.ts';
import { fixture } from '../support/sharedData.ts';

async function read(text: string): Promise<Collected> {
  const collected = collectSink();
  await bods.read({ name: 'x', chunks: chunksOf(text) }, collected.sink);
  return collected;
}

const invented = new TextDecoder().decode(fixture('invented.bods.jsonl'));
const all = await read(invented);
const entity = (id: string) => asJson(all.entities.find((one) => one.id === id));
const relation = (id: string) => asJson(all.relations.find((one) => one.id === id));

describe('statements of mixed versions', () => {
  it('reads every kind of record without an issue', () => {
    expect(all.issues).toEqual([]);
    expect([all.rows, all.entities.length, all.relations.length]).toEqual([13, 7, 11]);
  });

  it('is the same as an array and packed', async () => {
    const array = `[\n${invented.trim().split('\n').join(',\n')}\n]`;
    const packed = new Uint8Array(gzipSync(new TextEncoder().encode(array)));
    const other = collectSink();
    const report = await readFile({ name: 'x', chunks: inPieces(packed, 100) }, () => other.sink);
    expect(report.format).toBe('bods');
    expect([other.entities, other.relations, other.sources]).toEqual([all.entities, all.relations, all.sources]);
  });

  it('lets a statement hold that replaces another, and leads older references to it', () => {
    expect(all.entities.map((one) => one.id)).not.toContain('b1');
    expect(entity('b2')).toMatchObject({
      kind: 'company',
      name: 'Invented Bolt and Nut Ltd',
      raw: { earlierStatements: ['b1'] },
      evidence: [{ source: 'bods:Invented Register', locator: 'statement b2' }],
    });
    expect(relation('b4')).toMatchObject({ from: 'b3', to: 'b2' });
  });

  it('gives each interest its kind, share and dates', () => {
    const claim = { status: 'official', scope: 'this' };
    expect(relation('b4')).toMatchObject({
      kind: 'owns',
      label: 'shareholding',
      share: { from: 25, to: 50 },
      dates: { from: '2019-02' },
      claim,
      raw: { 'share.exclusiveMaximum': ['true'] },
    });
    const votes = { kind: 'controls', label: 'voting-rights', dates: { from: '2019-03', to: '2020-03' }, claim };
    expect(relation('b4#2')).toMatchObject({ ...votes, raw: { share: ['{"exact":40}'] } });
    expect(relation('b4#2')).not.toHaveProperty('share');
    expect(relation('b4#3')).toMatchObject({ kind: 'controls', label: 'appointment-of-board' });
    expect(['k-link', 'k-link#2', 'k-link#3', 'k-up'].map((id) => relation(id))).toMatchObject([
      { kind: 'owns', share: { from: 60, to: 60 } },
      { kind: 'directs' },
      { kind: 'represents' },
      { kind: 'controls', label: 'trustee' },
    ]);
  });

  it('keeps the share of a chain once', () => {
    expect(relation('k-sum')).toMatchObject({ kind: 'owns', raw: { share: ['{"exact":60}'] } });
    expect(relation('k-sum')).not.toHaveProperty('share');
    expect(relation('k-sum#2')).toMatchObject({ kind: 'owns', share: { from: 5, to: 5 } });
  });

  it('gives parties that are not named a hollow place with the reason', () => {
    expect(entity('b3')).toMatchObject({
      kind: 'person',
      unnamed: true,
      note: 'subjectExemptFromDisclosure: protected',
    });
    expect(entity('b5#interestedParty')).toMatchObject({ unnamed: true, note: 'unknown: the firm did not answer' });
    expect(relation('b5')).toMatchObject({ from: 'b5#interestedParty', to: 'b2', kind: 'controls' });
  });

  it('ends what is closed, in whatever order the statements come', () => {
    expect(relation('k-old')).toMatchObject({
      kind: 'directs',
      dates: { from: '2021-01-01', to: '2023-06-30' },
      raw: { earlierStatements: ['s7'] },
    });
  });

  it('describes what is closed by what was said before, where the closing statement describes nothing', async () => {
    const open = `{"statementId":"n1","recordId":"n","recordType":"entity","recordStatus":"new","statementDate":"2020-01-01","recordDetails":{"entityType":"registeredEntity","name":"Invented Hinge Ltd"}}`;
    const close = `{"statementId":"n2","recordId":"n","recordType":"entity","recordStatus":"closed","statementDate":"2021-01-01"}`;
    for (const text of [`${open}\n${close}`, `${close}\n${open}`]) {
      const { entities, issues } = await read(text);
      expect([issues, asJson(entities)]).toMatchObject([
        [],
        [{ name: 'Invented Hinge Ltd', note: 'The record is closed, as of 2021-01-01.' }],
      ]);
    }
  });

  it('reads types, countries and numbers', () => {
    expect(entity('r-firm')).toMatchObject({
      kind: 'company',
      label: 'GmbH',
      countries: ['DE'],
      identifiers: [{ scheme: 'lei', value: 'INVENTED0000000LEI01' }],
    });
    expect(entity('r-trust')).toMatchObject({ kind: 'organization', label: 'trust' });
    expect(entity('r-top')).toMatchObject({ kind: 'organization', label: 'stateBody' });
  });
});

/** A person's statement that replaces another. */
function replacing(id: string, other: string): string {
  return JSON.stringify({
    statementID: id,
    statementType: 'personStatement',
    personType: 'knownPerson',
    names: [{ fullName: `Person ${id}` }],
    replacesStatements: [other],
  });
}

describe('replacement', () => {
  it('holds for two statements that replace each other, with an issue', async () => {
    const both = await read(`${replacing('a', 'b')}\n${replacing('b', 'a')}\n${replacing('c', 'c')}`);
    expect(both.entities.map((party) => party.id)).toEqual(['a', 'c']);
    expect(both.issues.map(({ type, line }) => [type, line])).toEqual([
      ['wrong-type', 2],
      ['wrong-type', 3],
    ]);
  });

  it('follows a long history in any order', async () => {
    const lines = Array.from(
      { length: 3000 },
      (_, i) =>
        `{"statementID":"s${i}","statementType":"entityStatement","entityType":"registeredEntity","name":"Firm ${i}"` +
        `,"replacesStatements":["s${i - 1}"]}`,
    );
    const link =
      '{"statementID":"l","statementType":"ownershipOrControlStatement","subject":{"describedByEntityStatement":"s0"},"interestedParty":{"describedByEntityStatement":"s7"}}';
    for (const order of [lines, lines.toReversed()]) {
      const history = await read([link, ...order].join('\n'));
      expect(history.entities.map((party) => party.id)).toEqual(['s2999']);
      expect([history.relations[0]?.from, history.relations[0]?.to]).toEqual(['s2999', 's2999']);
    }
  });

  it('lets the latest date win, the later line on a tie', async () => {
    const statement = fc.record({ record: fc.nat({ max: 4 }), year: fc.integer({ min: 2000, max: 2004 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(statement, { minLength: 1, maxLength: 12 }), async (statements) => {
        const lines = statements.map(({ record, year }, index) =>
          JSON.stringify({
            statementId: `s${index}`,
            recordId: `r${record}`,
            recordType: 'entity',
            statementDate: `${year}-01-01`,
            recordDetails: { entityType: { type: 'registeredEntity' }, name: `Firm ${index}` },
          }),
        );
        const expected = new Map<string, string>();
        const years = new Map<string, number>();
        statements.forEach(({ record, year }, index) => {
          if (year < (years.get(`r${record}`) ?? 0)) return;
          years.set(`r${record}`, year);
          expected.set(`r${record}`, `Firm ${index}`);
        });
        const held = await read(lines.join('\n'));
        expect(new Map(held.entities.map((party) => [party.id, party.name]))).toEqual(expected);
        expect(held.rows).toBe(statements.length);
      }),
      { numRuns: 1000 },
    );
  });
});

/** Words that are no date, no country and no known word, so that each must be found again as it was. */
const token = fc.nat({ max: 9_999_999 }).map((number) => `tok${number}.`);
const texts = fc.array(token, { maxLength: 3 });
const shape = (fields: Record<string, fc.Arbitrary<unknown>>) => fc.record(fields, { requiredKeys: [] });
const description = {
  name: token,
  alternateNames: texts,
  names: fc.array(shape({ type: token, fullName: token, familyName: token }), { maxLength: 3 }),
  entityType: fc.oneof(token, shape({ type: token, subtype: token, details: token })),
  jurisdiction: shape({ name: token, code: token }),
  nationalities: fc.array(shape({ name: token, code: token }), { maxLength: 2 }),
  identifiers: fc.array(shape({ scheme: token, id: token, schemeName: token, uri: token }), { maxLength: 2 }),
  foundingDate: token,
  addresses: fc.array(shape({ type: token, address: token, postCode: token, country: token }), { maxLength: 3 }),
  colour: token,
  interests: fc.array(
    shape({ type: token, details: token, startDate: token, directOrIndirect: token, share: shape({ exact: token }) }),
    { maxLength: 3 },
  ),
  componentRecords: texts,
  politicalExposure: shape({ status: token }),
  unspecifiedPersonDetails: shape({ reason: token, description: token }),
};
const wellFormed = fc.record(
  {
    recordType: fc.constantFrom('entity', 'person', 'relationship'),
    recordId: fc.constant('thing'),
    statementId: token,
    statementDate: token,
    declarationSubject: token,
    publicationDetails: shape({
      publicationDate: token,
      bodsVersion: token,
      publisher: shape({ name: token, url: token }),
    }),
    source: shape({
      type: texts,
      description: token,
      url: token,
      assertedBy: fc.array(shape({ name: token, uri: token }), { maxLength: 2 }),
    }),
    recordDetails: fc.record(
      {
        ...description,
        subject: token,
        interestedParty: fc.oneof(token, fc.record({ reason: token, description: token })),
      },
      { requiredKeys: ['subject', 'interestedParty'] },
    ),
  },
  { requiredKeys: ['recordType', 'recordId', 'recordDetails'] },
);

it('loses no word of a statement that it keeps', async () => {
  await fc.assert(
    fc.asyncProperty(wellFormed, async (statement) => {
      const held = await read(JSON.stringify(statement));
      const kept = JSON.stringify([held.entities, held.relations, held.sources]);
      const words = JSON.stringify(statement).match(/tok\d+\./g) ?? [];
      expect(words.filter((word) => !kept.includes(word))).toEqual([]);
    }),
    { numRuns: 1500 },
  );
});
