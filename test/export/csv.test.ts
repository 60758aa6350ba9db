import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { chainsToCsv, type ChainDetails } from '../../src/export/csv.ts';
import { csvCell, harmless, plainText } from '../../src/model/csvCell.ts';
import type { HopBrief } from '../../src/model/brief.ts';
import type { Chain } from '../../src/model/result.ts';

const awkward = fc.oneof(
  fc.string({ unit: fc.constantFrom(...Array.from('\'"=+-@＝＋－＠\t\r\n;,| a1')), maxLength: 12 }),
  fc.string({ unit: 'binary' }),
);
const RUNS = /^[\s"]*[=+\-@＝＋－＠]|^[\t\r\n]/;

describe('a cell', () => {
  it.each(['=cmd|calc!A1', '+7 495 000-00-00', '-1', '@SUM(1)', '\n=1', '\t=1', '＝1', ' =1', "'=1", 'a;=1', 'a\t-1'])(
    '%j is made harmless, and comes back',
    (text) => {
      expect(harmless(text)).not.toBe(text);
      expect(plainText(harmless(text))).toBe(text);
    },
  );

  it('of plain text stays as it is', () => {
    for (const text of ['OOO Vektor', 'a-b', '1 = 1', 'x@y.example', '', '8542.31']) expect(harmless(text)).toBe(text);
  });

  it('comes back from any text, and never runs whichever separator a spreadsheet is set to', () => {
    fc.assert(
      fc.property(awkward, (text) => {
        const safe = harmless(text);
        expect(plainText(safe)).toBe(text);
        for (const part of [safe, ...safe.split(/[;,|\t]/)]) expect(part.replace(/^[\r\n]+/, '')).not.toMatch(RUNS);
        expect(safe).not.toMatch(RUNS);
      }),
      { numRuns: 3_000 },
    );
  });

  it('is read back by a CSV reader', () => {
    fc.assert(
      fc.property(fc.array(awkward, { minLength: 1, maxLength: 6 }), (cells) => {
        const { data } = Papa.parse<string[]>(cells.map(csvCell).join(','), { delimiter: ',', newline: '\r\n' });
        expect(data[0]?.map(plainText)).toEqual(cells);
      }),
      { numRuns: 1_000 },
    );
  });
});

const CHAIN: Chain = {
  entities: ['a', 'b', 'c'],
  hops: [
    { from: 'a', to: 'b', relations: ['r1', 'r2'], picked: 'r1', association: false },
    { from: 'b', to: 'c', relations: ['r3'], picked: 'r3', association: false },
  ],
  cost: 225,
  support: 1,
  weakestHop: 0,
  order: 'could be',
  goodsChangeAt: undefined,
};

const HOP: HopBrief = {
  from: 'a',
  to: 'b',
  relations: 2,
  dates: { from: '2023-01', to: '2023-03' },
  undated: 0,
  hs: ['854231'],
  values: [],
  rates: [],
  valueMissing: 0,
  picked: {
    id: 'r1',
    kind: 'ships',
    from: 'a',
    to: 'b',
    dates: { from: '2023-01', to: '2023-01' },
    goods: { hs: ['854231'], text: 'processors' },
    value: { amount: 412_000, currency: 'USD' },
    via: [{ entity: 'f', role: 'carrier' }],
    evidence: [{ source: 'S1', locator: 'row 1204' }, { source: 'S9' }],
  },
  claim: { status: 'documented', scope: 'this' },
  grade: { source: 'B', information: 2 },
  via: [],
};

const DETAILS: ChainDetails = {
  entity: (id) =>
    id === 'c'
      ? undefined
      : {
          id,
          name: `=${id} «Ltd»`,
          kind: 'trader',
          countries: ['KZ'],
          unnamed: false,
          placeholder: false,
          listed: false,
        },
  hop: (from) => (from === 'a' ? HOP : undefined),
  source: (id) =>
    id === 'S1'
      ? { id, title: 'Declarations', publisher: 'Customs', date: '2023-05', url: 'https://customs.example/x' }
      : undefined,
};

describe('chains as CSV', () => {
  const text = chainsToCsv([CHAIN], DETAILS);
  const rows = Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true }).data;

  it('begin with a byte order mark and have one row a hop', () => {
    expect(text.startsWith('\uFEFF"chain"')).toBe(true);
    expect(rows).toHaveLength(2);
  });

  it('say what the analyst added by hand', () => {
    const own: HopBrief = { ...HOP, picked: { ...HOP.picked, id: 'own:1' } };
    const [row] = Papa.parse<Record<string, string>>(chainsToCsv([CHAIN], { ...DETAILS, hop: () => own }).slice(1), {
      header: true,
    }).data;
    expect(row?.['claim']).toBe('documented, added by hand');
  });

  it('carry the picked relation with its citations', () => {
    expect(rows[0]).toMatchObject({
      chain: '1',
      'chain to': 'c',
      order: 'could be',
      hop: '1',
      'of hops': '2',
      'from id': 'a',
      from: "'=a «Ltd»",
      relation: 'r1',
      kind: 'ships',
      'relations in hop': '2',
      'date from': '2023-01',
      'HS codes': '8542.31',
      value: '412000',
      currency: 'USD',
      per: '',
      facilitators: "'=f «Ltd» (carrier)",
      claim: 'documented',
      grade: 'B2',
      sources: 'Declarations, Customs, May 2023, customs.example https://customs.example/x, row 1204 · S9',
    });
  });

  it('leave blank what is not known', () => {
    expect(rows[1]).toMatchObject({ to: 'c', 'to countries': '', kind: '', claim: '', grade: '', sources: '' });
  });
});
