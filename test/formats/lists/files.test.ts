import { describe, expect, it } from 'vitest';
import { CaseBuilder } from '../../../src/case/caseBuilder.ts';
import { readFile, type ReadReport } from '../../../src/formats/readFile.ts';
import { collectSink, inPieces, issueCounts, type Collected } from '../../support/collectSink.ts';
import { sharedData } from '../../support/sharedData.ts';

interface Opened {
  readonly report: ReadReport;
  readonly read: Collected;
}

async function open(path: string): Promise<Opened | undefined> {
  const bytes = sharedData(`lists/${path}`);
  if (bytes === undefined) return undefined;
  const read = collectSink();
  const report = await readFile({ name: path, chunks: inPieces(bytes, 40_009) }, () => read.sink);
  return { report, read };
}

/** File, format, rows, entities, additions, relations, acts, issues by type. */
const FILES: readonly (readonly [string, string, number, number, number, number, number, Record<string, number>])[] = [
  ['ofac/sdn-2021-07.csv', 'ofac-csv', 8976, 8976, 0, 3400, 8976, { 'bad-country': 3 }],
  ['ofac/alt-2021-07.csv', 'ofac-csv', 11_910, 0, 11_910, 0, 0, {}],
  // 2,397 of the rows have neither an address nor a remark.
  ['ofac/add-2021-07.csv', 'ofac-csv', 13_837, 0, 11_440, 0, 0, { 'bad-country': 16 }],
  ['ofac/sdn_comments-2021-07.csv', 'ofac-csv', 5, 0, 5, 17, 0, {}],
  ['ofac/sdn-sample-2020-04.xml', 'ofac-xml', 8, 8, 0, 2, 8, {}],
  ['us_csl-sample.csv', 'us-csl', 13, 13, 0, 0, 13, {}],
  ['bis_dpl-2023-11.txt', 'bis-dpl', 665, 665, 0, 0, 665, { 'bad-country': 1 }],
  ['bis_mieu.csv', 'bis-mieu', 13, 13, 0, 0, 13, {}],
  ['eu_32014R0833-consolidated.csv', 'eu-annex', 1746, 1746, 0, 0, 1746, {}],
  ['eu_fsf-sample-2020-04.xml', 'eu-fsf', 7, 7, 0, 0, 7, {}],
  ['uk_ConList-sample.csv', 'uk-ofsi', 23, 6, 0, 0, 6, {}],
  ['un_unsc-sample.xml', 'un-list', 7, 7, 0, 0, 7, {}],
  ['ca_sema-2022.xml', 'ca-sema', 2606, 2606, 0, 0, 2606, {}],
];

describe('sample files of lists', () => {
  it.each(FILES)('%s is read in full', async (path, format, rows, entities, additions, relations, acts, issues) => {
    const opened = await open(path);
    if (opened === undefined) return;
    const { report, read } = opened;
    expect(report.format).toBe(format);
    const listings = [...read.entities, ...read.additions].flatMap((record) => record.acts ?? []);
    expect([read.rows, read.entities.length, read.additions.length, read.relations.length, listings.length]).toEqual([
      rows,
      entities,
      additions,
      relations,
      acts,
    ]);
    expect(issueCounts(read)).toEqual(issues);
    expect(listings.every((act) => act.type === 'listed' && act.about === 'this')).toBe(true);
    expect(new Set(read.relations.map((relation) => relation.id)).size).toBe(relations);
    const sources = new Set(read.sources.map((source) => source.id));
    const cited = [...read.entities, ...read.additions, ...read.relations].flatMap((record) => record.evidence ?? []);
    expect(cited.filter(({ source, locator }) => !sources.has(source) || locator === undefined)).toEqual([]);
  });

  it('resolves all but a few of the 3,391 references “Linked To”', async () => {
    const opened = await open('ofac/sdn-2021-07.csv');
    if (opened === undefined) return;
    const { entities, relations } = opened.read;
    const links = relations.filter((relation) => relation.label === 'Linked To');
    const cut = entities.filter((entity) =>
      entity.raw?.['remark in parts']?.some((text) => text.includes('Linked To')),
    );
    expect(links.length + cut.length).toBe(3391);
    const ids = new Set(entities.map((entity) => entity.id));
    const open_ = links.filter((relation) => !ids.has(relation.to));
    const ambiguous = open_.filter((relation) => relation.note?.includes('More than one entry'));
    expect([open_.length - ambiguous.length, ambiguous.length]).toEqual([7, 2]);
    expect(relations.filter((relation) => relation.kind === 'owns').length).toBe(10);
    const count = (kind: string) => entities.filter((entity) => entity.kind === kind).length;
    expect(['organization', 'person', 'vessel', 'aircraft'].map(count)).toEqual([3673, 4620, 406, 277]);
  });

  it('joins entries, aliases, addresses and comments of OFAC opened together', async () => {
    const builder = new CaseBuilder('2021-07-07');
    for (const name of ['alt', 'sdn', 'add', 'sdn_comments']) {
      const bytes = sharedData(`lists/ofac/${name}-2021-07.csv`);
      if (bytes === undefined) return;
      builder.beginFile(name, 'ofac-csv');
      await readFile({ name, chunks: inPieces(bytes) }, () => builder);
      builder.endFile(bytes.length);
    }
    const { details, entities, issues } = builder.finish('');
    expect(issues.map(({ type, count }) => [type, count])).toEqual([
      ['dangling', 24],
      ['bad-country', 19],
    ]);
    const index = entities.index.find('ofac:12300');
    expect(entities.ids.get(index)).toBe('ofac:12300');
    const entity = await details.entity(index);
    expect(entity.countries).toEqual(['CO', 'MX']);
    expect(entity.address).toBe('Calle 6 No. 33-29 Apto. 801, Medellin, Colombia');
    expect(entity.raw?.['address']?.length).toBe(11);
    expect(entity.acts?.length).toBe(1);
    expect(entity.note?.split('\n').length).toBe(2);
    // Every entry, and the parties that the list names but does not number.
    expect(entities.count - 8976).toBeLessThan(40);
  });

  it('reads Annex IV and Annex XLII, telling apart what the numbers do not', async () => {
    const opened = await open('eu_32014R0833-consolidated.csv');
    if (opened === undefined) return;
    const { entities } = opened.read;
    expect(new Set(entities.map((entity) => entity.id)).size).toBe(1746);
    const annex = (number: string) =>
      entities.filter((entity) => entity.acts?.[0]?.measure?.split('; ').includes(`Annex ${number}`));
    expect(annex('IV').length).toBe(921);
    const vessels = annex('XLII');
    expect(vessels.map((vessel) => vessel.kind)).toEqual(Array.from({ length: 633 }, () => 'vessel'));
    const imo = vessels.flatMap((vessel) => vessel.identifiers ?? []).filter((one) => one.scheme === 'imo');
    expect([imo.length, new Set(imo.map((one) => one.value)).size]).toEqual([633, 632]);
    expect(entities.filter((entity) => entity.acts?.[0]?.date !== undefined).length).toBe(1665);
    const inn = annex('IV')
      .flatMap((entity) => entity.identifiers ?? [])
      .filter((one) => one.scheme === 'inn');
    expect(inn.every(({ value }) => /^\d{10}(\d\d)?$/.test(value))).toBe(true);
    expect(inn.length).toBeGreaterThan(650);
    const of = (code: string) => annex('IV').filter((entity) => entity.countries?.includes(code)).length;
    expect(of('RU')).toBeGreaterThan(730);
    expect([of('CN') >= 44, of('HK') >= 45, of('TR')]).toEqual([true, true, 25]);
  });

  it('reads 2,606 Canadian records, 537 of them bodies', async () => {
    const opened = await open('ca_sema-2022.xml');
    if (opened === undefined) return;
    const { entities } = opened.read;
    expect(entities.filter((entity) => entity.kind === 'organization').length).toBe(537);
    expect(entities.filter((entity) => entity.kind === 'person').length).toBe(2069);
    expect(new Set(entities.map((entity) => entity.id)).size).toBe(2606);
  });

  it('reads the 15 names of 7 EU entries, two of which bear one number', async () => {
    const opened = await open('eu_fsf-sample-2020-04.xml');
    if (opened === undefined) return;
    const { entities, headers } = opened.read;
    expect(entities.reduce((sum, entity) => sum + 1 + (entity.aliases?.length ?? 0), 0)).toBe(15);
    expect(new Set(entities.map((entity) => entity.id)).size).toBe(6);
    expect(headers.map((header) => header.asOf)).toEqual(['2020-04-15']);
  });

  it('groups the rows of the UK list, the primary name first', async () => {
    const opened = await open('uk_ConList-sample.csv');
    if (opened === undefined) return;
    const { entities, headers } = opened.read;
    expect(headers[0]?.asOf).toBe('2020-04-27');
    const so = entities.find((entity) => entity.id === 'uk-ofsi:11039');
    expect([so?.name, so?.aliases, so?.raw?.['birthDate']?.length]).toEqual(['Sang-kuk SO', ['Sang Kuk SO'], 7]);
    expect(so?.acts).toMatchObject([{ date: '2009-12-30', dateIs: 'on' }]);
  });

  it('holds the end of a denial order, and leaves lists undated that give no day', async () => {
    const denied = await open('bis_dpl-2023-11.txt');
    const screening = await open('us_csl-sample.csv');
    if (denied === undefined || screening === undefined) return;
    const acts = denied.read.entities.flatMap((entity) => entity.acts ?? []);
    expect(acts.filter((act) => act.date !== undefined).length).toBe(665);
    expect(acts[0]).toMatchObject({ date: '2003-06-19', until: '2056-06-29' });
    const ids = screening.read.entities.map((entity) => entity.id);
    expect(ids.filter((id) => id.startsWith('ofac:')).length).toBe(7);
  });
});
