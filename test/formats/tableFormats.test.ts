import { describe, expect, it } from 'vitest';
import { readFile } from '../../src/formats/readFile.ts';
import { wordDate } from '../../src/formats/table/wordDate.ts';
import { asJson, chunksOf, collectSink, issueCounts, type Collected } from '../support/collectSink.ts';

async function open(text: string, name = 'f.csv'): Promise<Collected & { readonly format: string }> {
  const all = collectSink();
  const { format } = await readFile({ name, chunks: chunksOf(text, 37) }, () => all.sink);
  return { ...all, format };
}

describe('ICIJ Offshore Leaks', () => {
  const NODES =
    'node_id,name,former_name,jurisdiction,jurisdiction_description,company_type,address,internal_id,incorporation_date,' +
    'struck_off_date,status,service_provider,ibcRUC,country_codes,countries,sourceID,valid_until,note\n' +
    '123,INVENTA HOLDINGS (invented),OLD INVENTA,BVI,British Virgin Islands,,,,23-MAR-2006,2010-01-02,Defunct,Nobody,' +
    '77,HKG;CHN,"Hong Kong;China",Papers,until 2015,\n';

  it('reads every layout of nodes by its columns', async () => {
    const { format, entities, issues, sources } = await open(NODES);
    expect(format).toBe('icij');
    expect(issues).toEqual([]);
    expect(sources).toMatchObject([{ id: 'icij:Papers', title: 'Papers' }]);
    expect(asJson(entities[0])).toMatchObject({
      id: 'icij:123',
      kind: 'company',
      label: 'entity',
      aliases: ['OLD INVENTA'],
      countries: ['HK', 'CN', 'VG'],
      founded: '2006-03-23',
      dissolved: '2010-01-02',
      identifiers: [
        { scheme: 'icij', value: '123' },
        { scheme: 'registration', value: '77' },
      ],
      raw: { jurisdiction: ['BVI'], status: ['Defunct'], valid_until: ['until 2015'] },
    });
    const layouts = {
      'node_id,name,countries,country_codes,sourceID,valid_until,note\n1,x,,,P,,\n': 'officer',
      'name,internal_id,address,valid_until,country_codes,countries,status,node_id,sourceID\nx,,,,,,,1,P\n':
        'intermediary',
      'node_id,address,name,countries,country_codes,sourceID,valid_until,note\n1,x,,,,P,,\n': 'address',
      'node_id,name,type,incorporation_date,closed_date,country_codes,sourceID\n1,x,,,,,P\n': 'other',
      '"labels(n)","n.node_id","n.name","n.country_codes","n.sourceID"\n"[""Officer""]",1,x,,P\n': 'officer',
    };
    for (const [text, label] of Object.entries(layouts)) {
      const read = await open(text);
      expect([read.format, read.entities[0]?.id, read.entities[0]?.label, issueCounts(read)]).toEqual([
        'icij',
        'icij:1',
        label,
        {},
      ]);
    }
  });

  it('reads relations by their words, and similarities as hints', async () => {
    const rows = [
      '1,2,officer_of,shareholder of,,1-JAN-2001,,P',
      '1,2,officer_of,director of,,,,P',
      '1,2,officer_of,nominee director of,,,,P',
      '3,2,intermediary_of,,,,,P',
      '2,4,registered_address,registered address,,,,P',
      '1,5,same_name_as,same name as,,,,P',
      '1,5,similar,similar name and address as,,,,P',
    ];
    const read = await open(
      `node_id_start,node_id_end,rel_type,link,status,start_date,end_date,sourceID\n${rows.join('\n')}\n`,
    );
    expect(read.relations.map(({ kind, label }) => [kind, label])).toEqual([
      ['owns', 'shareholder of'],
      ['directs', 'director of'],
      ['represents', 'nominee director of'],
      ['registers', 'intermediary_of'],
      ['linked_to', 'registered address'],
    ]);
    expect(read.relations[0]?.dates).toEqual({ from: '2001-01-01', to: undefined });
    expect(issueCounts(read)).toEqual({ hint: 2 });
    expect(read.additions.map(({ id }) => id)).toEqual(['icij:1', 'icij:5', 'icij:1', 'icij:5']);
    expect(read.additions[1]?.raw).toEqual({ 'hint: same name as': ['icij:1'] });
    const old = await open('node_1,rel_type,node_2\n1,shareholder of,2\n1,similar name and address as,2\n');
    expect([old.format, old.relations.map(({ kind }) => kind), issueCounts(old)]).toEqual([
      'icij',
      ['owns'],
      { hint: 1 },
    ]);
    const zip = await open('START_ID,TYPE,END_ID,link,sourceID\n1,officer_of,2,beneficiary of,P\n');
    expect([zip.format, zip.relations[0]?.kind]).toEqual(['icij', 'controls']);
    const neo4j = await open(':START_ID,:TYPE,:END_ID\n1,owns,2\n');
    expect(neo4j.format).toBe('csv');
  });
});

describe('FinCEN Files', () => {
  it('reads payments with the filer as source', async () => {
    const header =
      'id,icij_sar_id,filer_org_name_id,filer_org_name,begin_date,end_date,originator_bank_id,originator_bank,' +
      'originator_bank_country,originator_iso,beneficiary_bank_id,beneficiary_bank,beneficiary_bank_country,' +
      'beneficiary_iso,number_transactions,amount_transactions';
    const read = await open(
      `${header}\n9,3297,f,Filer Bank (invented),"Mar 25, 2015","Sep 25, 2015",a,Bank A,Latvia,LVA,b,Bank B,Russia,RUS,68,4.5E7\n`,
    );
    expect([read.format, issueCounts(read)]).toEqual(['fincen', {}]);
    expect(read.entities.map(({ id, kind, countries }) => [id, kind, countries])).toEqual([
      ['fincen:a', 'bank', ['LV']],
      ['fincen:b', 'bank', ['RU']],
    ]);
    expect(asJson(read.relations[0])).toMatchObject({
      id: 'fincen:9',
      kind: 'pays',
      from: 'fincen:a',
      to: 'fincen:b',
      dates: { from: '2015-03-25', to: '2015-09-25' },
      value: { amount: 45_000_000, currency: 'USD' },
      claim: { status: 'reported', scope: 'collective', statedBy: 'Filer Bank (invented)' },
      evidence: [{ source: 'fincen:reports of Filer Bank (invented)', locator: 'report 3297' }],
      raw: { number_transactions: ['68'] },
    });
  });
});

describe('lists without a header', () => {
  it('reads pairs parted by blanks, tabs and commas', async () => {
    for (const text of ['# c\na b\nb c 3\n', 'a\tb\nb\tc\t3\n', 'a,b\nb,c,3\n', "a b\nb c {'w': 1}\n"]) {
      const read = await open(text);
      expect([read.format, read.entities.map(({ id }) => id), read.relations.length]).toEqual([
        'edge-list',
        ['a', 'b', 'c'],
        2,
      ]);
      expect(Object.keys(read.relations[1]?.raw ?? {})).toEqual(['third cell']);
    }
    const missing = await open('1 2\n2 \\N\n');
    expect(issueCounts(missing)).toEqual({ 'missing-field': 1 });
    await expect(open('code,goods\n85,chips\n84,pumps\n')).rejects.toThrow('no format');
    await expect(open('Dear all\nsee below\n')).rejects.toThrow('no format');
  });

  it('reads escaped quotes of airports', async () => {
    const read = await open(
      '7,"The \\"Old\\" Field","Nowhere","Greenland","AAA","BGBW",61.1,-45.4,112,-3,"E",\\N,"airport","x"\n',
    );
    expect([read.format, read.entities[0]?.name, read.entities[0]?.id]).toEqual([
      'openflights',
      'The "Old" Field',
      'airport:AAA',
    ]);
  });
});

const values = ({ relations }: Collected) => relations.map(({ value }) => value?.amount);

describe('trade statistics', () => {
  const HEADER = 'reporterCode,reporterISO,flowCode,partnerISO,cmdCode,motCode,period,primaryValue';

  it('never counts twice what one delivery may be in', async () => {
    const cases: readonly (readonly [string[], (number | undefined)[]])[] = [
      [
        ['51,ARM,X,RUS,8517,0,202201,10', '51,ARM,X,RUS,851713,0,202201,7'],
        [undefined, 7],
      ],
      [
        ['51,ARM,X,RUS,8517,0,202201,10', '51,ARM,X,RUS,851713,0,202202,7'],
        [10, 7],
      ],
      [
        ['51,ARM,M,W00,851713,0,202201,10', '51,ARM,M,CHN,851713,0,202201,7'],
        [undefined, 7],
      ],
      [
        ['51,ARM,M,W00,851713,0,202201,10', '51,ARM,M,CHN,8542,0,202201,7'],
        [10, 7],
      ],
      [
        ['51,ARM,M,CHN,851713,0,202201,10', '51,ARM,M,CHN,851713,1000,202201,7'],
        [10, undefined],
      ],
      [
        ['51,ARM,X,RUS,851713,0,202201,10', '643,RUS,M,ARM,851713,0,202201,9'],
        [undefined, 9],
      ],
      [
        ['51,ARM,X,RUS,851713,0,202201,10', '51,ARM,RX,RUS,851713,0,202201,9'],
        [10, undefined],
      ],
    ];
    for (const [rows, wanted] of cases) {
      const read = await open(`${HEADER}\n${rows.join('\n')}\n`);
      const left = wanted.filter((value) => value === undefined).length;
      expect([rows, values(read), issueCounts(read)]).toEqual([rows, wanted, left === 0 ? {} : { overlap: left }]);
      expect(read.relations.filter(({ raw }) => raw?.['value not counted'] !== undefined).length).toBe(left);
    }
  });

  it('runs from the exporting to the importing country and reads Eurostat', async () => {
    const read = await open(`${HEADER}\n51,ARM,X,RUS,851713,0,202201,10\n51,ARM,M,CHN,851713,0,202201,7\n`);
    expect(read.relations.map(({ from, to }) => [from, to])).toEqual([
      ['country:AM', 'country:RU'],
      ['country:CN', 'country:AM'],
    ]);
    expect(read.relations[0]?.dates).toEqual({ from: '2022-01', to: '2022-01' });
    const euro = await open(
      'REPORTER,PARTNER,PRODUCT,FLOW,PERIOD,VALUE_IN_EUR\nGermany,Kazakhstan,854231,EXPORT,202303,12.5\n',
    );
    expect([euro.format, asJson(euro.relations[0])]).toMatchObject([
      'trade-statistics',
      { kind: 'supplies', from: 'country:DE', to: 'country:KZ', value: { amount: 12.5, currency: 'EUR' } },
    ]);
  });
});

describe('BODS and GLEIF tables', () => {
  it('joins parties and interests by their record ids', async () => {
    const person = await open(
      'recordId,personType,fullName,nationalities,birthDate\np1,knownPerson,Pat Example,GB,1980-01\n',
    );
    const entity = await open('recordId,entityType,name,jurisdictionCode\ne1,registeredEntity,Inventa Ltd,GB\n');
    const owns = await open(
      'start_key,end_key,interestType,shareExact,startDate\np1,e1,shareholding,51,2020-02-03\np1,e1,votingRights,51,\n',
    );
    expect([person.format, entity.format, owns.format]).toEqual(['bods-csv', 'bods-csv', 'bods-csv']);
    expect([person.entities[0]?.kind, entity.entities[0]?.kind]).toEqual(['person', 'company']);
    expect(asJson(owns.relations)).toMatchObject([
      { kind: 'owns', from: 'p1', to: 'e1', share: { from: 51, to: 51 }, dates: { from: '2020-02-03' } },
      { kind: 'controls', raw: { share: ['51–51'] } },
    ]);
    expect(owns.relations[1]?.share).toBeUndefined();
  });

  it('reads a GLEIF column whose name has parts without end as one', async () => {
    const name = `${'a.'.repeat(50_000)}b`;
    const read = await open(`LEI,Entity.LegalName,${name}\nL1,Inventa AG,x\n`);
    expect([read.format, read.entities[0]?.raw]).toEqual(['gleif-csv', { [name]: ['x'] }]);
  });

  it('reads the paths of GLEIF columns as the XML is read', async () => {
    const one = await open(
      'LEI,Entity.LegalName,Entity.LegalName.xmllang,Entity.OtherEntityNames.OtherEntityName.1,' +
        'Entity.OtherEntityNames.OtherEntityName.2,Entity.LegalAddress.City,Entity.LegalAddress.Country,Entity.LegalJurisdiction\n' +
        'L1,Inventa AG,de,Inventa,Фикция,Bern,CH,CH\n',
    );
    expect([one.format, issueCounts(one)]).toEqual(['gleif-csv', {}]);
    expect(asJson(one.entities[0])).toMatchObject({
      id: 'L1',
      name: 'Inventa AG',
      aliases: ['Inventa', 'Фикция'],
      countries: ['CH'],
      address: 'Bern, CH',
    });
    const two = await open(
      'Relationship.StartNode.NodeID,Relationship.EndNode.NodeID,Relationship.RelationshipType,' +
        'Relationship.RelationshipStatus,Relationship.Period.1.startDate,Relationship.Period.1.periodType,' +
        'Relationship.Period.2.startDate,Relationship.Period.2.periodType\n' +
        'L1,L2,IS_DIRECTLY_CONSOLIDATED_BY,ACTIVE,2019-01-01,ACCOUNTING_PERIOD,2018-05-06T00:00:00Z,RELATIONSHIP_PERIOD\n',
    );
    expect(asJson(two.relations[0])).toMatchObject({
      kind: 'owns',
      from: 'L2',
      to: 'L1',
      dates: { from: '2018-05-06' },
    });
    const three = await open(
      'LEI,Exception.Category,Exception.Reason.1\nL1,DIRECT_ACCOUNTING_CONSOLIDATION_PARENT,NO_LEI\n',
    );
    expect([three.entities.length, three.relations.length, issueCounts(three)]).toEqual([1, 1, {}]);
  });
});

describe('wordDate', () => {
  it('knows dates in words and never guesses', () => {
    const dates = ['23-MAR-2006', 'Mar 25, 2015', '9 August 2025', 'March 2015', '2006', '2006-03-23T10:00:00'];
    expect(dates.map(wordDate)).toEqual(['2006-03-23', '2015-03-25', '2025-08-09', '2015-03', '2006', '2006-03-23']);
    expect(['03/04/2005', '31-FEB-2006', '23-MAR-06', 'soon', ''].map(wordDate)).toEqual(Array(5).fill(undefined));
  });
});
