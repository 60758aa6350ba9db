import { describe, expect, it } from 'vitest';
import { followTheMoney } from '../../src/formats/ftm.ts';
import { asJson, chunksOf, collectSink, issueCounts, type Collected } from '../support/collectSink.ts';

async function read(...values: readonly unknown[]): Promise<Collected> {
  return readText(values.map((value) => JSON.stringify(value)).join('\n'));
}

async function readText(text: string): Promise<Collected> {
  const collected = collectSink();
  await followTheMoney.read({ name: 'x', chunks: chunksOf(text, 64) }, collected.sink);
  return collected;
}

const thing = (id: string, schema: string, properties: object = {}) => ({ id, schema, properties });

describe('things', () => {
  it('reads names, countries, numbers and dates, and keeps the rest as text', async () => {
    const { entities, issues, sources } = await read({
      id: 'c1',
      schema: 'Company',
      caption: 'Alfa',
      datasets: ['list_a'],
      referents: ['old-c1'],
      first_seen: '2024-01-01',
      properties: {
        name: ['Alfa', 'ООО Альфа'],
        weakAlias: ['A.'],
        jurisdiction: ['ru'],
        country: ['Russian Federation', 'kz'],
        innCode: ['7704730655'],
        incorporationDate: ['2019-05', '2019'],
        topics: ['sanction.linked'],
        phone: ['+7'],
        sourceUrl: ['https://example.org/a'],
        'Thing:notes': ['seen'],
      },
    });
    expect(asJson(entities)).toEqual([
      {
        id: 'c1',
        kind: 'company',
        label: 'Company',
        name: 'Alfa',
        aliases: ['ООО Альфа', 'A.'],
        countries: ['RU', 'KZ'],
        identifiers: [
          { scheme: 'inn', value: '7704730655' },
          { scheme: 'referent', value: 'old-c1' },
        ],
        founded: '2019',
        topics: ['sanction.linked'],
        note: 'seen',
        evidence: [{ source: 'dataset:list_a' }, { source: 'https://example.org/a' }],
        raw: {
          phone: ['+7'],
          first_seen: ['2024-01-01'],
          country: ['Russian Federation'],
          incorporationDate: ['2019-05', '2019'],
        },
      },
    ]);
    expect(issues).toEqual([]);
    expect(sources.map((source) => source.id)).toEqual(['dataset:list_a', 'https://example.org/a']);
  });

  it('invents no role and keeps the schema as the label', async () => {
    const schemata = ['Person', 'LegalEntity', 'PublicBody', 'Vessel', 'Airplane', 'Vehicle', 'BankAccount', 'Address'];
    const { entities } = await read(...schemata.map((schema) => thing(schema, schema)));
    expect(entities.map((entity) => [entity.label, entity.kind])).toEqual([
      ['Person', 'person'],
      ['LegalEntity', 'other'],
      ['PublicBody', 'organization'],
      ['Vessel', 'vessel'],
      ['Airplane', 'aircraft'],
      ['Vehicle', 'vehicle'],
      ['BankAccount', 'account'],
      ['Address', 'address'],
    ]);
  });

  it('finds a name where there is no caption', async () => {
    const { entities } = await read(
      thing('p1', 'Person', { firstName: ['Ada'], lastName: ['Byte'] }),
      thing('a1', 'Address', { street: ['Main 1'], city: ['Town'] }),
      thing('x1', 'Company'),
    );
    expect(entities.map((entity) => entity.name)).toEqual(['Ada Byte', 'Main 1, Town', 'x1']);
    expect(entities[1]?.address).toBe('Main 1, Town');
  });

  it('counts what has the wrong shape and keeps it', async () => {
    const read1 = await read(
      { id: 'a', schema: 'Company', properties: null },
      { id: 'b', schema: 'Company', properties: { name: 'Beta' } },
      { id: 'c', schema: 'Starship', properties: { name: ['Gamma'], warp: ['9'] } },
      { id: 7, schema: 'Company', properties: {} },
      { schema: 'Company', properties: {} },
      'text',
    );
    expect(read1.entities.map((entity) => [entity.id, entity.name, entity.kind])).toEqual([
      ['a', 'a', 'company'],
      ['b', 'Beta', 'company'],
      ['c', 'Gamma', 'other'],
      ['7', '7', 'company'],
    ]);
    expect(read1.entities[2]).toMatchObject({ label: 'Starship', raw: { warp: ['9'] } });
    expect(issueCounts(read1)).toEqual({
      'missing-field': 2,
      'wrong-type': 2,
      'unknown-schema': 1,
      'not-a-record': 1,
    });
    expect(read1.issues.map((issue) => issue.line)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('makes relations of the properties that name others, owner first', async () => {
    const { relations } = await read(
      thing('child', 'Company', { parent: ['mother'], addressEntity: ['addr'], proof: ['doc'] }),
      thing('ship', 'Vessel', { owner: ['o1', 'o2'], operator: ['op'] }),
      thing('acc', 'BankAccount', { bank: ['bank'] }),
      thing('mail', 'Email', { emitters: ['e1'], recipients: ['r1', 'r2'] }),
      thing('call', 'Call', { caller: ['a'], receiver: ['b'] }),
      thing('deal', 'Contract', { authority: ['ministry'] }),
    );
    expect(relations.map(({ id, kind, label, from, to }) => [id, kind, label, from, to])).toEqual([
      ['child#addressEntity', 'linked_to', 'addressEntity', 'child', 'addr'],
      ['child#proof', 'linked_to', 'proof', 'child', 'doc'],
      ['child#parent', 'owns', 'parent', 'mother', 'child'],
      ['ship#owner', 'owns', 'owner', 'o1', 'ship'],
      ['ship#owner#2', 'owns', 'owner', 'o2', 'ship'],
      ['ship#operator', 'linked_to', 'operator', 'op', 'ship'],
      ['acc#bank', 'linked_to', 'bank', 'bank', 'acc'],
      ['mail#emitters', 'linked_to', 'emitters', 'e1', 'r1'],
      ['mail#emitters#2', 'linked_to', 'emitters', 'e1', 'r2'],
      ['call', 'linked_to', 'Call', 'a', 'b'],
      ['deal#authority', 'linked_to', 'authority', 'deal', 'ministry'],
    ]);
  });
});

describe('edges', () => {
  it('reads one relation for each pair of ends with its dates, share and role', async () => {
    const { relations, issues } = await read(
      thing('o', 'Ownership', {
        owner: ['a', 'b'],
        asset: ['c'],
        percentage: ['25-50'],
        startDate: ['2020', '2019-07'],
        endDate: ['2021', '2022-01'],
      }),
      thing('e', 'Employment', { employee: ['p'], employer: ['c'], role: ['Managing Director'] }),
      thing('f', 'Employment', { employee: ['p'], employer: ['c'], role: ['driver'] }),
    );
    expect(asJson(relations)).toMatchObject([
      {
        id: 'o',
        kind: 'owns',
        from: 'a',
        to: 'c',
        share: { from: 25, to: 50 },
        dates: { from: '2019-07', to: '2022-01' },
      },
      { id: 'o#2', kind: 'owns', from: 'b', to: 'c' },
      { id: 'e', kind: 'directs', label: 'Managing Director' },
      { id: 'f', kind: 'linked_to', label: 'driver' },
    ]);
    expect(relations.every((relation) => relation.claim === undefined)).toBe(true);
    expect(issues).toEqual([]);
  });

  it('takes a date alone for both bounds, and a start alone for an open end', async () => {
    const { relations } = await read(
      thing('a', 'Payment', { payer: ['p'], beneficiary: ['b'], date: ['2019'], amountEur: ['60000.0'] }),
      thing('b', 'Payment', {
        payer: ['p'],
        beneficiary: ['b'],
        startDate: ['2019'],
        amount: ['5'],
        currency: ['usd'],
      }),
      thing('c', 'Payment', { payer: ['p'], beneficiary: ['b'], date: ['someday'], amount: ['7'] }),
    );
    expect(asJson(relations)).toMatchObject([
      { dates: { from: '2019', to: '2019' }, value: { amount: 60_000, currency: 'EUR' } },
      { dates: { from: '2019' }, value: { amount: 5, currency: 'USD' } },
      { raw: { date: ['someday'], amount: ['7'] } },
    ]);
  });

  it('leaves out an edge without an end and says so', async () => {
    const collected = await read(thing('o', 'Ownership', { owner: ['a'] }));
    expect(collected.relations).toEqual([]);
    expect(collected.issues).toMatchObject([{ type: 'missing-field', line: 1 }]);
  });

  it('supplies the authority of a contract, whichever line comes first', async () => {
    const award = thing('w', 'ContractAward', {
      contract: ['k'],
      supplier: ['s1', 's2'],
      amount: ['9'],
      currency: ['EUR'],
    });
    const contract = thing('k', 'Contract', { authority: ['ministry'] });
    for (const lines of [
      [award, contract],
      [contract, award],
    ]) {
      const { relations } = await read(...lines);
      expect(relations.filter((relation) => relation.kind === 'supplies')).toMatchObject([
        { id: 'w', from: 's1', to: 'ministry', refs: [{ type: 'contract', number: 'k' }] },
        { id: 'w#2', from: 's2', to: 'ministry', value: { amount: 9, currency: 'EUR' } },
      ]);
    }
    expect((await read(award)).relations[0]).toMatchObject({ from: 's1', to: 'k' });
  });

  it('reads a customs declaration as a documented shipment with its facilitators', async () => {
    const { relations, issues } = await read(
      thing('d', 'EconomicActivity', {
        sender: ['s'],
        receiver: ['r'],
        declarant: ['r'],
        contractHolder: ['h'],
        transport: ['truck'],
        bankForeign: ['acc'],
        vedCode: ['8542 31 900 1'],
        goodsDescription: ['chips'],
        ccdNumber: ['10702/010323/3012345'],
        invoiceAmount: ['USD 412,000.50'],
        customsAmount: ['31000000'],
        originCountry: ['us'],
        departureCountry: ['DE'],
        destinationCountry: ['Kazakhstan'],
        date: ['2023-03-01'],
      }),
    );
    expect(asJson(relations)).toEqual([
      {
        id: 'd',
        kind: 'ships',
        label: 'EconomicActivity',
        from: 's',
        to: 'r',
        via: [
          { entity: 'h', role: 'contract holder' },
          { entity: 'truck', role: 'transport' },
          { entity: 'acc', role: 'bank account' },
        ],
        dates: { from: '2023-03-01', to: '2023-03-01' },
        goods: { hs: ['8542319001'], text: 'chips' },
        refs: [{ type: 'declaration', number: '10702/010323/3012345' }],
        value: { amount: 412_000.5, currency: 'USD' },
        origin: 'US',
        dispatch: 'DE',
        declaredDestination: 'KZ',
        claim: { status: 'documented', scope: 'this' },
        raw: { declarant: ['r'], customsAmount: ['31000000'], destinationCountry: ['Kazakhstan'] },
      },
    ]);
    expect(issues).toEqual([]);
  });
});

describe('additions', () => {
  it('adds listings as acts, and the topic only while they stand', async () => {
    const { additions } = await read(
      thing('s1', 'Sanction', {
        entity: ['a', 'b'],
        authority: ['OFAC'],
        program: ['SDN'],
        listingDate: ['2022-03-31'],
      }),
      thing('s2', 'Sanction', {
        entity: ['a'],
        authority: ['EU'],
        startDate: ['2014'],
        endDate: ['2016'],
        status: ['lifted'],
      }),
      thing('r', 'Risk', { entity: ['a'], topics: ['export.risk'] }),
    );
    expect(asJson(additions)).toEqual([
      ...['a', 'b'].map((id) => ({
        id,
        acts: [{ type: 'listed', authority: 'OFAC', measure: 'SDN', date: '2022-03-31', dateIs: 'on', about: 'this' }],
        topics: ['sanction'],
      })),
      {
        id: 'a',
        acts: [
          { type: 'listed', authority: 'EU', date: '2014', until: '2016', dateIs: 'on', about: 'this', note: 'lifted' },
        ],
      },
      { id: 'a', topics: ['export.risk'] },
    ]);
  });

  it('adds identity papers as identifiers', async () => {
    const { additions, entities } = await read(
      thing('i', 'Identification', { holder: ['a'], type: ['DRIVERS_LICENSE'], number: ['112233'], country: ['US'] }),
      thing('p', 'Passport', { holder: ['a'], passportNumber: ['X1'], number: ['X1'] }),
    );
    expect(entities).toEqual([]);
    expect(asJson(additions)).toEqual([
      {
        id: 'a',
        identifiers: [{ scheme: 'drivers_license', value: '112233' }],
        raw: { 'Identification.type': ['DRIVERS_LICENSE'], 'Identification.country': ['US'] },
      },
      { id: 'a', identifiers: [{ scheme: 'passport', value: 'X1' }] },
    ]);
  });
});

describe('containers', () => {
  const alfa = thing('a', 'Company', { name: ['Alfa'] });
  const beta = thing('b', 'Company', { name: ['Beta'] });

  it('reads changes, answers, diagrams and lists, on one line or many', async () => {
    const diagram = { entities: [alfa, beta], layout: { edges: [{ sourceId: 'a', targetId: 'b' }] } };
    const shapes = [diagram, { results: [alfa, beta] }, { responses: { q: { results: [alfa, beta] } } }, [alfa, beta]];
    for (const shape of shapes) {
      for (const text of [JSON.stringify(shape), JSON.stringify(shape, undefined, 2)]) {
        const collected = await readText(text);
        expect(collected.entities.map((entity) => entity.id)).toEqual(['a', 'b']);
        expect([collected.relations, collected.issues]).toEqual([[], []]);
      }
    }
    const delta = await read(
      { op: 'ADD', entity: alfa },
      { op: 'MOD', entity: beta },
      { op: 'DEL', entity: { id: 'c' } },
    );
    expect(delta.entities.map((entity) => entity.id)).toEqual(['a', 'b']);
    expect(delta.issues).toMatchObject([{ type: 'not-a-record', line: 3 }]);
  });

  it('flattens nested entities and counts each once', async () => {
    const family = { id: 'f', schema: 'Family', properties: { person: ['p'], relative: [thing('q', 'Person')] } };
    const { entities, relations } = await read(
      { id: 'p', schema: 'Person', properties: { familyPerson: [family], addressEntity: [thing('adr', 'Address')] } },
      { id: 'z', schema: 'Person', properties: { familyRelative: [family] } },
    );
    expect(entities.map((entity) => entity.id).toSorted()).toEqual(['adr', 'p', 'q', 'z']);
    expect(relations.map((relation) => [relation.id, relation.from, relation.to])).toEqual([
      ['f', 'p', 'q'],
      ['p#addressEntity', 'p', 'adr'],
    ]);
  });

  it('survives nesting of any depth', async () => {
    const depth = 100_000;
    const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`;
    const chain = `${'{"id":"n","schema":"Person","properties":{"associates":['.repeat(5000)}${']}}'.repeat(5000)}`;
    const held = `${'{"entities":['.repeat(depth)}${']}'.repeat(depth)}`;
    const collected = await readText(
      [
        JSON.stringify(alfa),
        deep,
        chain,
        held,
        `{"id":"x","schema":"Company","properties":{"name":${deep}}}`,
        JSON.stringify(beta),
      ].join('\n'),
    );
    expect(collected.entities.map((entity) => entity.id)).toEqual(expect.arrayContaining(['a', 'b', 'n', 'x']));
    expect(new Set(collected.issues.map((issue) => issue.line))).toEqual(new Set([2, 4]));
  });

  it('says where a document of many lines is cut', async () => {
    const collected = await readText(JSON.stringify({ entities: [alfa, beta] }, undefined, 2).slice(0, -4));
    expect(issueCounts(collected)).toEqual({ 'file-cut': 1 });
  });
});
