import { describe, expect, it } from 'vitest';
import { asJson } from '../../support/collectSink.ts';
import { issuesOf, openFixture } from './openFixture.ts';

describe('lists of the United States', () => {
  it('reads the screening list by its lists', async () => {
    const read = await openFixture('invented.us-csl.csv', 'us-csl');
    expect(asJson(read.entities)).toMatchObject([
      {
        id: 'us-csl:x1',
        kind: 'other',
        aliases: ['Invented Electronics', 'Invented E'],
        countries: ['CN', 'HK'],
        address: '1 Invented Road, Shenzhen, CN',
        acts: [
          {
            authority: 'Bureau of Industry and Security',
            measure: 'Entity List (EL)',
            date: '2023-05-01',
            note: '99 FR 1\nFor all items\nPolicy of denial',
          },
        ],
      },
      {
        id: 'ofac:900001',
        kind: 'organization',
        countries: ['AE'],
        identifiers: [{ scheme: 'inn', value: '7700000000' }],
        raw: { gender: ['Male'] },
      },
      { id: 'ofac:900003', kind: 'vessel', countries: ['PA'] },
      { acts: [{ date: '2001-01-01', until: '2003-01-01' }] },
      { name: 'us-csl:x5' },
    ]);
    expect(asJson(read.relations)).toMatchObject([
      { kind: 'owns', from: 'us-csl:INVENTED OWNER INC.', to: 'ofac:900003' },
    ]);
    expect(issuesOf(read)).toEqual([
      ['bad-date', 4],
      ['short-row', 6],
      ['missing-field', 6],
    ]);
  });

  it('reads denial orders in the American order of dates', async () => {
    const read = await openFixture('invented.bis-dpl.txt', 'bis-dpl');
    expect(asJson(read.entities)).toMatchObject([
      { name: 'INVENTED EXPORTS INC', countries: ['US'], acts: [{ date: '2020-03-04', until: '2030-03-04' }] },
      { raw: { expiration_date: ['never'] } },
    ]);
    expect(read.entities[1]?.id).toBe(`${read.entities[0]?.id}#2`);
    expect(issuesOf(read)).toEqual([['bad-date', 3]]);
  });

  it('reads military-intelligence end users', async () => {
    const read = await openFixture('invented.bis-mieu.csv', 'bis-mieu');
    expect(asJson(read.entities)).toMatchObject([
      { kind: 'organization', aliases: ['IIO'], countries: ['RU'], topics: ['export.control'] },
      { kind: 'other', label: 'Planet', acts: [{ until: '2022-01-01', source: 'https://notice.example/1' }] },
    ]);
    expect(issuesOf(read)).toEqual([
      ['bad-country', 3],
      ['unknown-kind', 3],
    ]);
  });
});

describe('lists of the European Union and the United Kingdom', () => {
  it('tells entries of annexes apart and reads their numbers', async () => {
    const read = await openFixture('invented.eu-annex.csv', 'eu-annex');
    expect(asJson(read.entities)).toMatchObject([
      {
        id: 'eu:39999R0001:IV:1',
        aliases: ['Выдуманная Оптика', 'Invented Lens', 'IO'],
        countries: ['RU', 'HK'],
        identifiers: [{ scheme: 'inn', value: '7700000000' }],
        acts: [{ authority: 'European Union', measure: 'Export control; Annex IV; EU-INV', date: '2014-09-12' }],
        raw: { weakAlias: ['IO'], phone: ['+7 000'] },
      },
      {
        id: 'eu:39999R0001:XLII:1',
        kind: 'vessel',
        aliases: ['Invented Moon'],
        identifiers: [{ scheme: 'imo', value: '9000001' }],
        acts: [{ date: '2025-08-09', note: 'Article 1, point (b): invented' }],
      },
      {
        id: 'eu:39999R0001:XV:Invented Channel',
        identifiers: [
          { scheme: 'tax', value: '12' },
          { scheme: 'brn', value: '34' },
          { scheme: 'cr-number', value: '56' },
        ],
      },
      { id: 'eu:39999R0001:XV:Invented Channel#2', kind: 'other', label: 'Comet', countries: ['RU'] },
    ]);
    expect(issuesOf(read)).toEqual([
      ['bad-date', 5],
      ['unknown-kind', 5],
    ]);
  });

  it('reads the financial sanctions of the Union', async () => {
    const read = await openFixture('invented.eu-fsf.xml', 'eu-fsf');
    expect(asJson(read.entities)).toMatchObject([
      {
        id: 'eu-fsf:EU.1.1',
        kind: 'organization',
        name: 'Invented Optics JSC',
        aliases: ['InvOpt'],
        countries: ['RU'],
        identifiers: [{ scheme: 'tax', value: '7700000000' }],
        acts: [{ date: '2023-02-25', dateIs: 'on', measure: 'UKR', note: 'amendment 2024/1 (OJ L1) 2024-01-02' }],
        note: 'Invented remark',
        raw: { weakAlias: ['InvOpt'], phone: ['000'] },
      },
      {
        id: 'eu-fsf:9',
        kind: 'person',
        name: 'Person EXAMPLE',
        acts: [{ date: '2024-01-02', dateIs: 'by' }],
        raw: { birthDate: ['circa 1970'], citizenship: ['00'] },
      },
    ]);
    expect(issuesOf(read)).toEqual([['missing-field', 20]]);
  });

  it('gathers the rows of a target of the United Kingdom', async () => {
    const read = await openFixture('invented.uk-ofsi.csv', 'uk-ofsi');
    expect(read.headers[0]?.asOf).toBe('2024-03-04');
    expect(asJson(read.entities)).toMatchObject([
      {
        id: 'uk-ofsi:1',
        kind: 'organization',
        name: 'INVENTED OPTICS JSC',
        aliases: ['INVENTED LENS', 'ВЫДУМАННАЯ ОПТИКА'],
        countries: ['RU'],
        address: '1 Invented Road, Russia',
        acts: [{ authority: 'HM Treasury (OFSI)', measure: 'Russia', date: '2022-02-24' }],
        raw: { weakAlias: ['INVENTED LENS'], address: ['2 Invented Road, Russia'] },
      },
      { kind: 'person', name: 'Person EXAMPLE', countries: ['CY'], raw: { birthDate: ['1970', '10/00/1971'] } },
      { kind: 'vessel', raw: { 'Listed On': ['32/02/2022'] } },
    ]);
    expect(issuesOf(read)).toEqual([
      ['bad-date', 7],
      ['missing-field', 8],
    ]);
  });
});

describe('other lists', () => {
  it('reads the list of the United Nations', async () => {
    const read = await openFixture('invented.un-list.xml', 'un-list');
    expect(asJson(read.entities)).toMatchObject([
      {
        id: 'un-sc:INi.001',
        kind: 'person',
        name: 'PERSON EXAMPLE',
        aliases: ['Nickname'],
        countries: ['IR'],
        identifiers: [{ scheme: 'passport', value: 'X0000001' }],
        acts: [{ measure: 'Invented', date: '2014-01-03' }],
        raw: { weakAlias: ['Nickname'], birthDate: ['BETWEEN, 1963, 1968'], 'DESIGNATION.VALUE': ['Director'] },
      },
      { id: 'un-sc:2', kind: 'organization', address: 'Nowhere, Narnia', raw: { LISTED_ON: ['tomorrow'] } },
    ]);
    expect(read.issues.map(({ type }) => type)).toEqual(['bad-country', 'bad-date', 'missing-field']);
  });

  it('reads Canadian records by regulation, schedule and item', async () => {
    const read = await openFixture('invented.ca-sema.xml', 'ca-sema');
    expect(asJson(read.entities)).toMatchObject([
      {
        id: 'ca-sema:Russia:1:1',
        kind: 'person',
        name: 'Person Example',
        aliases: ['Пример', 'Exemple'],
        acts: [{ authority: 'Canada', measure: 'Russia, Schedule 1, item 1' }],
        raw: { birthDate: ['1972'], regulation: ['Russia / Russie'] },
      },
      { id: 'ca-sema:Russia:1, Part 2:1', kind: 'organization', raw: { Title: ['Firm'] } },
      { id: 'ca-sema:Russia:1, Part 2:1#2' },
      { kind: 'vessel', identifiers: [{ scheme: 'imo', value: '9000001' }], raw: { DateOfListing: ['2024-02-30'] } },
      { name: 'ca-sema:Russia::' },
    ]);
    expect(read.entities.every((entity) => entity.countries === undefined)).toBe(true);
    expect(issuesOf(read)).toEqual([
      ['bad-date', 6],
      ['missing-field', 7],
    ]);
  });

  it('reads the rows of the Ukrainian sheets, one entity for several decrees', async () => {
    const read = await openFixture('invented.ua-firms.csv', 'ua-nsdc');
    expect(asJson(read.entities)).toMatchObject([
      {
        kind: 'organization',
        name: 'Вигадана оптика',
        aliases: ['Выдуманная оптика', 'Invented Optics', 'InvOpt'],
        countries: ['RU'],
        identifiers: [
          { scheme: 'okpo', value: '00000000' },
          { scheme: 'inn', value: '7700000000' },
        ],
        acts: [{ measure: 'Decree 1/2022', date: '2022-02-24', until: '2032-02-24', note: '10 років' }],
        raw: { 'види санкцій': ['блокування активів'] },
      },
      { name: 'Вигадана фірма', raw: { 'Дата указу': ['31.02.2023'] } },
    ]);
    expect(asJson(read.additions)).toMatchObject([{ id: read.entities[0]?.id, acts: [{ note: 'безстроково' }] }]);
    expect(read.additions[0]?.acts?.[0]?.until).toBeUndefined();
    const persons = await openFixture('invented.ua-persons.csv', 'ua-nsdc');
    expect(asJson(persons.entities)).toMatchObject([
      { kind: 'person', countries: ['RU', 'CY'], raw: { birthDate: ['01.02.1970'] }, acts: [{ date: '2020-02-29' }] },
    ]);
    expect(issuesOf(read)).toEqual([
      ['bad-country', 4],
      ['bad-date', 4],
    ]);
  });
});
