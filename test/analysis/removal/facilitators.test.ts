import { describe, expect, it } from 'vitest';
import { runCutReport } from '../../../src/analysis/removal/cutReport.ts';
import { facilitatorDetails } from '../../../src/analysis/removal/facilitatorDetails.ts';
import type { CaseData } from '../../../src/case/caseData.ts';
import { defaultQuery } from '../../../src/model/query.ts';
import type { EntityRecord, RelationRecord } from '../../../src/model/records.ts';
import type { Facilitator } from '../../../src/model/removal.ts';
import { smallCase } from '../../support/smallCase.ts';
import { FIRST_QUERY, tutorialCase } from './tutorialCase.ts';

const LISTED: EntityRecord = {
  id: 'bank1',
  kind: 'bank',
  name: 'First Bank',
  acts: [
    { type: 'listed', authority: 'OFAC', date: '2023-06', dateIs: 'on', about: 'this' },
    { type: 'listed', authority: 'OFAC', date: '2023-07-01', dateIs: 'on', about: 'network' },
    { type: 'charged', authority: 'DOJ', date: '2023-07-01', dateIs: 'on', about: 'this' },
    { type: 'listed', authority: 'EU Council', date: '2020', dateIs: 'on', about: 'this' },
  ],
};

function relation(id: string, date: string | undefined, via: readonly string[], more: Partial<RelationRecord> = {}) {
  return {
    id,
    kind: 'ships',
    from: 'b',
    to: 'z',
    ...(date === undefined ? {} : { dates: { from: date, to: date } }),
    via: via.map((entity) => ({ entity, role: entity.startsWith('bank') ? 'bank' : 'carrier' })),
    ...more,
  } satisfies RelationRecord;
}

const RELATIONS: readonly RelationRecord[] = [
  { id: 'ab', kind: 'ships', from: 'a', to: 'b', dates: { from: '2022', to: '2024' } },
  relation('bz1', '2023-01-10', ['bank1', 'truck'], { value: { amount: 100, currency: 'USD' } }),
  relation('bz2', '2023-02', ['bank1', 'old'], { value: { amount: 50, currency: 'USD' } }),
  relation('bz3', undefined, ['bank1'], { value: { amount: 7, currency: 'EUR', per: 'month' } }),
  relation('bz4', '2023-06-20', ['bank2'], {}),
  relation('bz5', '2023-07-10', ['truck2', 'old', 'bank3']),
  relation('bz6', '2023-07-20', ['bank4']),
  { id: 'pay', kind: 'pays', from: 'z', to: 'b', via: [{ entity: 'bank1' }] },
  { id: 'own', kind: 'owns', from: 'bank1', to: 'b' },
];

function bankCase(): CaseData {
  const banks = ['bank2', 'bank3', 'bank4', 'old'].map((id): EntityRecord => ({ id, kind: 'bank', name: id }));
  const carriers = ['truck', 'truck2'].map((id): EntityRecord => ({ id, kind: 'carrier', name: id }));
  return smallCase({ entities: ['a', 'b', 'z', LISTED, ...banks, ...carriers], relations: RELATIONS });
}

function bankOf(data: CaseData): Facilitator | undefined {
  const query = { ...defaultQuery({ ids: ['a'] }, { ids: ['z'] }), maxGapDays: 1000 };
  return runCutReport(data, query).facilitators.find(({ id }) => id === 'bank1');
}

describe('a facilitator', () => {
  it('is described by what it served on the chains and beside them', () => {
    expect(bankOf(bankCase())).toEqual({
      id: 'bank1',
      chainsBroken: 0,
      chains: 1,
      value: { relations: 3, totals: [{ currency: 'USD', amount: 150, relations: 2 }], rates: 1, missing: 0 },
      dates: { span: { from: '2023-01-10', to: '2023-02-28' }, undated: 1 },
      relations: ['bz1', 'bz2', 'bz3'],
      pairs: 1,
      pairsItAloneServed: 0,
      alternatives: [
        { id: 'bank2', pairs: 1 },
        { id: 'bank3', pairs: 1 },
        { id: 'bank4', pairs: 1 },
        { id: 'old', pairs: 1 },
      ],
      recorded: 4,
      recordedOnNoChain: 1,
    });
  });

  it('is followed after its listing by newcomers of its family, from the last possible day of the listing', async () => {
    const data = bankCase();
    const details = await facilitatorDetails(data, { id: 'bank1', relations: ['bz1', 'bz2', 'bz3'] });
    expect(details).toEqual({
      roles: ['bank'],
      rolesFrom: 3,
      // bank2 served within the month of the listing: nobody can say whether after it.
      afterListings: [
        {
          authority: 'OFAC',
          date: '2023-06',
          pairs: 1,
          replacements: [{ by: 'bank3', from: 'b', to: 'z', relation: 'bz5', days: 10 }],
        },
      ],
    });
  });

  it('on the tutorial has roles and other traffic', async () => {
    const data = await tutorialCase();
    const { facilitators } = runCutReport(data, FIRST_QUERY);
    for (const facilitator of facilitators) {
      const { roles, rolesFrom } = await facilitatorDetails(data, facilitator);
      expect(roles.length, `of ${facilitator.id}`).toBeGreaterThan(0);
      expect(rolesFrom, `of ${facilitator.id}`).toBe(facilitator.value.relations);
      expect(facilitator.recordedOnNoChain, `of ${facilitator.id}`).toBeLessThan(facilitator.recorded);
      expect(facilitator.pairsItAloneServed, `of ${facilitator.id}`).toBeLessThanOrEqual(facilitator.pairs);
    }
    expect(facilitators.some(({ alternatives }) => alternatives.length > 0)).toBe(true);
    expect(facilitators.some(({ recordedOnNoChain }) => recordedOnNoChain > 0)).toBe(true);
  });
});
