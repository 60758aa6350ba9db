import { describe, expect, it } from 'vitest';
import { CaseBuilder } from '../../../src/case/caseBuilder.ts';
import { readFile } from '../../../src/formats/readFile.ts';
import { asJson, collectSink, inPieces } from '../../support/collectSink.ts';
import { fixture } from '../../support/sharedData.ts';
import { issuesOf, openFixture } from './openFixture.ts';

describe('OFAC tables', () => {
  it('reads entries with their numbers, births, places and what they are linked to', async () => {
    const read = await openFixture('invented.ofac-sdn.csv', 'ofac-csv');
    expect(asJson(read.entities)).toMatchObject([
      {
        id: 'ofac:900001',
        kind: 'organization',
        label: 'Entity',
        name: 'INVENTED TRADING L.L.C.',
        aliases: ['INVTRADE'],
        identifiers: [
          { scheme: 'inn', value: '7700000000' },
          { scheme: 'ogrn', value: '1020000000000' },
        ],
        acts: [{ type: 'listed', about: 'this', authority: 'OFAC', measure: 'INVENTED-EO1; INVENTED-EO2' }],
        raw: { weakAlias: ['INVTRADE'], website: ['www.invented.example'] },
        evidence: [{ source: 'ofac', locator: 'uid 900001' }],
      },
      {
        kind: 'person',
        name: 'EXAMPLE, Person A',
        countries: ['KP', 'CY'],
        identifiers: [{ scheme: 'passport', value: 'X0000001' }],
        raw: { birthDate: ['1970'], birthPlace: ['Nowhere'], gender: ['Male'], title: ['Director'] },
      },
      {
        kind: 'vessel',
        countries: ['PA'],
        identifiers: [
          { scheme: 'callsign', value: 'INV99' },
          { scheme: 'imo', value: '9000001' },
          { scheme: 'mmsi', value: '123456789' },
        ],
        acts: [{ date: '2022-02-22', dateIs: 'on' }],
      },
      { name: 'INVENTED HOLDING CO.' },
      { id: 'ofac:900005' },
      { id: 'ofac:900006' },
    ]);
    expect(asJson(read.relations)).toMatchObject([
      { kind: 'linked_to', label: 'Linked To', from: 'ofac:900001', to: 'ofac:900002', claim: { status: 'official' } },
      { from: 'ofac:900001', to: 'ofac:900004' },
      { from: 'ofac:900002', to: 'ofac:NOT LISTED LTD.' },
      { kind: 'owns', label: 'vessel owner', from: 'ofac:900001', to: 'ofac:900003' },
      { from: 'ofac:900004', to: 'ofac:TWIN NAME', note: 'More than one entry of the list is named TWIN NAME.' },
    ]);
    expect(issuesOf(read)).toEqual([['not-a-record', 7]]);
    expect([read.rows, read.headers]).toEqual([7, []]);
  });

  it('reads the tables that add to entries', async () => {
    const aliases = await openFixture('invented.ofac-alt.csv', 'ofac-csv');
    expect(asJson(aliases.additions)).toMatchObject([
      { id: 'ofac:900001', aliases: ['INVENTED TRADE HOUSE'] },
      { id: 'ofac:900001', aliases: ['INVENTED OLD NAME'], raw: { 'fka alias': ['INVENTED OLD NAME'] } },
    ]);
    expect(issuesOf(aliases)).toEqual([['missing-field', 3]]);
    const addresses = await openFixture('invented.ofac-add.csv', 'ofac-csv');
    expect(asJson(addresses.additions)).toMatchObject([
      {
        id: 'ofac:900001',
        countries: ['AE'],
        raw: { address: ['1 Invented Road, Dubai, United Arab Emirates'] },
      },
      { id: 'ofac:900003', raw: { address: ['Somewhere, Narnia'] } },
    ]);
    expect(issuesOf(addresses)).toEqual([['bad-country', 3]]);
    const comments = await openFixture('invented.ofac-comments.csv', 'ofac-csv');
    expect(asJson(comments.additions)).toMatchObject([
      {
        id: 'ofac:900004',
        identifiers: [{ scheme: 'registration', value: '55555' }],
        raw: { 'remark in parts': ['ING LTD.'] },
      },
    ]);
    expect(asJson(comments.relations)).toMatchObject([{ from: 'ofac:900004', to: 'ofac:INVENTED STAR' }]);
  });

  it('joins the four tables in any order by the number of an entry', async () => {
    const builder = new CaseBuilder('2024-01-01');
    for (const name of ['add', 'comments', 'sdn', 'alt']) {
      const bytes = fixture(`invented.ofac-${name}.csv`);
      builder.beginFile(name, 'ofac-csv');
      await readFile({ name, chunks: inPieces(bytes) }, () => builder);
      builder.endFile(bytes.length);
    }
    const { details, entities } = builder.finish('');
    const entity = await details.entity(entities.index.find('ofac:900001'));
    expect(entity).toMatchObject({
      name: 'INVENTED TRADING L.L.C.',
      aliases: ['INVTRADE', 'INVENTED TRADE HOUSE', 'INVENTED OLD NAME'],
      countries: ['AE'],
      address: '1 Invented Road, Dubai, United Arab Emirates',
    });
    expect(entity.evidence).toEqual([{ source: 'ofac', locator: 'uid 900001' }]);
  });

  it('reads copies with a header alike', async () => {
    const names =
      'ent_num,SDN_Name,SDN_Type,Program,Title,Call_Sign,Vess_type,Tonnage,GRT,Vess_flag,Vess_owner,Remarks';
    const text = `${names}\n${new TextDecoder().decode(fixture('invented.ofac-sdn.csv'))}`;
    const read = collectSink();
    const report = await readFile({ name: 'x', chunks: inPieces(new TextEncoder().encode(text)) }, () => read.sink);
    expect([report.format, read.entities.length, read.rows]).toEqual(['ofac-csv', 6, 7]);
    expect(report.why).toContain('header');
  });
});

describe('OFAC in XML', () => {
  it('reads entries as listed by the day of publication, and links by alias', async () => {
    const read = await openFixture('invented.ofac.xml', 'ofac-xml');
    expect(read.headers).toEqual([{ title: 'OFAC sanctions list', asOf: '2024-03-04' }]);
    expect(asJson(read.entities)).toMatchObject([
      {
        id: 'ofac:900001',
        aliases: ['INVTRADE', 'INVENTED OLD NAME'],
        countries: ['AE'],
        address: '1 Invented Road, Dubai, United Arab Emirates',
        identifiers: [{ scheme: 'inn', value: '7700000000' }],
        acts: [{ date: '2024-03-04', dateIs: 'by', measure: 'INVENTED-EO1; INVENTED-EO2' }],
        raw: { weakAlias: ['INVTRADE'], website: ['www.invented.example'], 'f.k.a. alias': ['INVENTED OLD NAME'] },
      },
      { kind: 'person', name: 'EXAMPLE, Person A', raw: { birthDate: ['circa 1970'], title: ['Director'] } },
      { kind: 'vessel', countries: ['PA'], raw: { 'vesselInfo.vesselType': ['Bulk Carrier'] } },
    ]);
    expect(asJson(read.relations)).toMatchObject([
      { kind: 'linked_to', from: 'ofac:900001', to: 'ofac:900003' },
      { kind: 'owns', from: 'ofac:900001', to: 'ofac:900003' },
    ]);
    expect(issuesOf(read)).toEqual([['missing-field', 30]]);
  });

  it('reads the advanced list, with arrows from the owner and the leader', async () => {
    const read = await openFixture('invented.ofac-advanced.xml', 'ofac-advanced');
    expect(asJson(read.entities)).toMatchObject([
      {
        id: 'ofac:900001',
        kind: 'organization',
        name: 'INVENTED TRADING L.L.C.',
        aliases: ['INVTRADE'],
        countries: ['CY'],
        address: 'Nicosia, Cyprus',
        identifiers: [
          { scheme: 'inn', value: '7700000000' },
          { scheme: 'swift', value: 'INVTCY2N' },
        ],
        raw: { weakAlias: ['INVTRADE'] },
      },
      {
        kind: 'person',
        name: 'EXAMPLE, Person A',
        countries: ['RU'],
        raw: { birthDate: ['1970-01-02'], gender: ['Male'] },
      },
    ]);
    expect(asJson(read.relations)).toMatchObject([
      { kind: 'controls', label: 'Owned or Controlled By', from: 'ofac:900002', to: 'ofac:900001' },
      {
        kind: 'directs',
        from: 'ofac:900002',
        to: 'ofac:900001',
        note: 'Former relation. The list gives the ends the other way round, which does not fit what they are.',
      },
      { kind: 'linked_to', label: 'RelationType 7', to: 'ofac:900009' },
    ]);
    expect(asJson(read.additions)).toMatchObject([
      { id: 'ofac:900001', acts: [{ date: '2023-02-24', measure: 'SDN List; INVENTED-EO1' }] },
    ]);
    expect(read.headers[0]?.asOf).toBe('2024-03-04');
    expect(read.issues.map(({ type }) => type)).toEqual([
      'missing-field',
      'missing-field',
      'unknown-kind',
      'missing-field',
    ]);
  });

  it('takes a blank number for none', async () => {
    const read = collectSink();
    const relation = '<ProfileRelationship ID="" From-ProfileID="1" To-ProfileID="2" RelationTypeID="1555"/>';
    const half = '<ProfileRelationship ID="3" From-ProfileID="" To-ProfileID="2" RelationTypeID="1555"/>';
    const text = `<Sanctions><DateOfIssue/>${relation}${half}<DistinctParty FixedRef=" "><Profile ID=""/></DistinctParty></Sanctions>`;
    await readFile({ name: 'x', chunks: inPieces(new TextEncoder().encode(text)) }, () => read.sink);
    expect(read.relations.map(({ id, kind }) => [id, kind])).toEqual([['ofac:relation:1>2:1555', 'linked_to']]);
    expect(read.issues.map(({ type }) => type)).toEqual(['bad-date', 'missing-field', 'missing-field']);
    expect(read.entities).toEqual([]);
  });
});
