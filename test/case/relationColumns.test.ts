import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RelationFlag, type CaseData } from '../../src/case/caseData.ts';
import { hsLength, hsPrefix, packHs } from '../../src/case/codes.ts';
import { listAt } from '../../src/case/lists.ts';
import { CLAIM_STATUSES } from '../../src/model/claim.ts';
import { intervalOf } from '../../src/model/dates.ts';
import { RELATION_KIND_LIST } from '../../src/model/relationKinds.ts';
import type { RelationRecord } from '../../src/model/records.ts';
import { buildCase, relationIds, TODAY } from './buildCase.ts';
import { plainCase } from './plainCase.ts';
import { pieces } from './records.ts';

function columnsAt({ entities, relations }: CaseData, index: number): object {
  const flags = relations.flags[index] ?? 0;
  const amount = relations.amounts[index];
  return {
    id: relations.ids.get(index),
    from: entities.ids.get(relations.from[index] ?? -1),
    to: entities.ids.get(relations.to[index] ?? -1),
    kind: RELATION_KIND_LIST[relations.kinds[index] ?? -1],
    claim: CLAIM_STATUSES[relations.claims[index] ?? -1],
    days: [relations.dateFrom[index], relations.dateTo[index]],
    dated: (flags & RelationFlag.dated) !== 0,
    collective: (flags & RelationFlag.collective) !== 0,
    rate: (flags & RelationFlag.rate) !== 0,
    unsourced: (flags & RelationFlag.unsourced) !== 0,
    hs: [...listAt(relations.hs, index)],
    via: [...listAt(relations.via, index)].map((entity) => entities.ids.get(entity)),
    amount: Number.isNaN(amount) ? undefined : amount,
    currency: relations.currencyNames[relations.currencies[index] ?? -1],
  };
}

function factsOf(record: RelationRecord): object {
  const dates = intervalOf(record.dates);
  return {
    id: record.id,
    from: record.from,
    to: record.to,
    kind: record.kind,
    claim: record.claim?.status ?? 'unknown',
    days: [dates.from, dates.to],
    dated: dates.known,
    collective: record.claim?.scope === 'collective',
    rate: record.value?.per !== undefined,
    unsourced: (record.evidence ?? []).length === 0,
    hs: (record.goods?.hs ?? []).map(packHs).filter((code) => code > 0),
    via: [...new Set((record.via ?? []).map((servant) => servant.entity))],
    amount: record.value?.amount,
    currency: record.value?.currency ?? '',
  };
}

function idsWhere(relations: readonly RelationRecord[], test: (record: RelationRecord) => boolean): string[] {
  return relations.filter(test).map((record) => record.id);
}

describe('the relation columns', () => {
  it('say of every relation what its record says, in file order', () => {
    fc.assert(
      fc.property(pieces, (given) => {
        const data = buildCase(given);
        const { relations } = plainCase(given, TODAY);
        expect(data.relations.count).toBe(relations.length);
        expect(relations.map((_, index) => columnsAt(data, index))).toEqual(relations.map(factsOf));
        expect(relations.map(({ id }) => data.relations.index.find(id))).toEqual(relations.map((_, index) => index));
      }),
      { numRuns: 1_500 },
    );
  });

  it('are found around the entities they join and those that served them', () => {
    fc.assert(
      fc.property(pieces, (given) => {
        const data = buildCase(given);
        const { entities, relations } = plainCase(given, TODAY);
        [...entities.keys()].forEach((id, index) => {
          expect(relationIds(data, 'outgoing', index)).toEqual(idsWhere(relations, (record) => record.from === id));
          expect(relationIds(data, 'incoming', index)).toEqual(idsWhere(relations, (record) => record.to === id));
          expect(relationIds(data, 'serving', index)).toEqual(
            idsWhere(relations, (record) => (record.via ?? []).some((servant) => servant.entity === id)),
          );
        });
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a packed HS code', () => {
  it('keeps its known digits and compares by prefix', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{2,12}$/), (code) => {
        const packed = packHs(code);
        const known = code.slice(0, 6);
        expect(hsLength(packed)).toBe(known.length);
        for (const digits of [2, 4, 6] as const) {
          expect(hsPrefix(packed, digits)).toBe(known.length < digits ? -1 : Number(known.slice(0, digits)));
        }
      }),
      { numRuns: 1_000 },
    );
    expect(packHs('8542.31')).toBe(packHs('854231'));
    expect(packHs('0101')).not.toBe(packHs('101'));
    expect([packHs(''), packHs('8'), packHs('chips'), packHs('1234567890123')]).toEqual([0, 0, 0, 0]);
  });
});
