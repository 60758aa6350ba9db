import { describe, expect, it } from 'vitest';
import { citation, viewCitation } from '../../src/export/citation.ts';
import type { EntityBrief, HopBrief } from '../../src/model/brief.ts';
import type { RelationRecord } from '../../src/model/records.ts';

const entity = (id: string): EntityBrief => ({
  id,
  name: id.toUpperCase(),
  kind: 'trader',
  countries: id === 'nowhere' ? [] : ['KZ'],
  unnamed: false,
  placeholder: false,
  listed: false,
});
const SOURCES = new Map([
  ['s1', { id: 's1', title: 'Customs extract', publisher: 'Office', date: '2023-05-19', url: 'https://x.example/a' }],
  ['s2', { id: 's2', title: 'Register' }],
]);

function hop(from: string, to: string, more: Partial<RelationRecord> = {}): HopBrief {
  const picked: RelationRecord = { id: `${from}-${to}`, kind: 'ships', from, to, ...more };
  return {
    from,
    to,
    relations: 1,
    dates: undefined,
    undated: 0,
    hs: [],
    values: [],
    rates: [],
    valueMissing: 0,
    picked,
    claim: picked.claim ?? { status: 'unknown', scope: 'this' },
    grade: undefined,
    via: [],
  };
}

const input = { entity, source: (id: string) => SOURCES.get(id), caseLine: 'Small case (hash 1)' };

describe('a citation', () => {
  it('says what a hop rests on, with its source, place and grades', () => {
    const text = citation({
      ...input,
      hops: [
        hop('a', 'b', {
          dates: { from: '2023-01', to: '2023-01' },
          goods: { hs: ['854231'], text: 'processors' },
          value: { amount: 412000, currency: 'USD' },
          via: [{ entity: 'c', role: 'customs_broker' }],
          claim: { status: 'documented', scope: 'this' },
          evidence: [{ source: 's1', locator: 'row 9', sourceGrade: 'B', informationGrade: 2 }],
        }),
      ],
    });
    expect(text).toBe(
      [
        'A (KZ) ships to B (KZ); Jan 2023; HS 8542.31 processors; USD 412,000; served by C (KZ) as customs broker; documented. [1]',
        '',
        'Sources',
        '[1] Customs extract, Office, 19 May 2023, x.example; row 9; graded B2; https://x.example/a',
        '',
        'As recorded in Small case (hash 1). A statement of records, not a finding about any party.',
      ].join('\n'),
    );
  });

  it('numbers one place of one source once over a chain, and says where there is none', () => {
    const evidence = [{ source: 's2' }];
    const text = citation({
      ...input,
      hops: [
        hop('a', 'b', { evidence }),
        hop('b', 'nowhere', { value: { amount: 3, currency: 'EUR', per: 'month' } }),
        hop('nowhere', 'd', { evidence: [...evidence, { source: 'lost' }] }),
      ],
    });
    expect(text.split('\n').slice(0, 3)).toEqual([
      '1. A (KZ) ships to B (KZ); undated; unknown. [1]',
      '2. B (KZ) ships to NOWHERE; undated; EUR 3 a month; unknown. (no source in the file)',
      '3. NOWHERE ships to D (KZ); undated; unknown. [1][2]',
    ]);
    expect(text).toContain('[1] Register\n[2] source lost, not described in the file\n');
  });
});

describe('the citation of a view', () => {
  it('lists every chain with sources numbered once, refers back to shared hops and says what is left out', () => {
    const first = hop('a', 'b', { evidence: [{ source: 's1' }] });
    const text = viewCitation({
      ...input,
      title: 'My view',
      chains: [
        { title: 'via b', hops: [first, hop('b', 'c', { evidence: [{ source: 's2' }] })] },
        { title: 'via d', hops: [first, hop('b', 'd', { evidence: [{ source: 's2' }, { source: 's1' }] })] },
      ],
      notes: ['2 of 5 chains listed.', 'Priority list of 23 Feb 2024.'],
      caveat: 'A caveat.',
    });
    expect(text.split('\n')).toEqual([
      'My view',
      '',
      'Chain 1: via b',
      '1.1 A (KZ) ships to B (KZ); undated; unknown. [1]',
      '1.2 B (KZ) ships to C (KZ); undated; unknown. [2]',
      '',
      'Chain 2: via d',
      '2.1 as 1.1',
      '2.2 B (KZ) ships to D (KZ); undated; unknown. [2][1]',
      '',
      'Sources',
      '[1] Customs extract, Office, 19 May 2023, x.example; https://x.example/a',
      '[2] Register',
      '',
      '2 of 5 chains listed.',
      'Priority list of 23 Feb 2024.',
      'As recorded in Small case (hash 1). A statement of records, not a finding about any party.',
      'A caveat.',
    ]);
  });
});
