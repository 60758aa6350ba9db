import { describe, expect, it } from 'vitest';
import { relaxations } from '../../src/analysis/relax.ts';
import { runTrace } from '../../src/analysis/trace.ts';
import { defaultQuery, type TraceQuery } from '../../src/model/query.ts';
import type { RelationRecord } from '../../src/model/records.ts';
import type { Relaxation } from '../../src/model/result.ts';
import { smallCase } from '../support/smallCase.ts';

const ships = (id: string, from: string, to: string, more: Partial<RelationRecord> = {}): RelationRecord => ({
  id,
  kind: 'ships',
  from,
  to,
  dates: { from: '2023-01', to: '2023-01' },
  ...more,
});
const on = (date: string): Partial<RelationRecord> => ({ dates: { from: date, to: date } });
const long = Array.from({ length: 8 }, (_, i) => ships(`l${i}`, i === 0 ? 'a' : `v${i}`, i === 7 ? 'z' : `v${i + 1}`));

describe('settings that would give chains', () => {
  it.each<[Relaxation['id'], readonly RelationRecord[], Partial<TraceQuery>]>([
    [
      'goods',
      [ships('1', 'a', 'b', { goods: { hs: ['8542'] } }), ships('2', 'b', 'z', { goods: { hs: ['8526'] } })],
      { goodsMatch: 'require' },
    ],
    ['order', [ships('1', 'a', 'b', on('2023-03')), ships('2', 'b', 'z', on('2023-02'))], {}],
    ['claims', [ships('1', 'a', 'z', { claim: { status: 'inferred', scope: 'this' } })], {}],
    ['hops', long, {}],
    ['window', [ships('1', 'a', 'z', on('2020-05'))], { window: { from: '2022' } }],
    ['degree', [ships('1', 'a', 'b'), ships('2', 'b', 'z')], { maxDegree: 1 }],
    ['layer', [ships('1', 'a', 'b'), ships('2', 'z', 'b', { kind: 'owns' })], {}],
  ])('name %s', (id, relations, change) => {
    const data = smallCase({ entities: [], relations });
    const query: TraceQuery = { ...defaultQuery({ ids: ['a'] }, { ids: ['z'] }), ...change };
    expect(runTrace(data, query).found).toEqual({ count: 0, complete: true });
    const found = [...relaxations(data, query)].filter((one) => one !== undefined);
    expect(found.map((one) => [one.id, one.found])).toEqual([[id, { count: 1, complete: true }]]);
  });

  it('name the gap, and order too since without it there is no gap', () => {
    const relations = [ships('1', 'a', 'b', on('2021')), ships('2', 'b', 'z', on('2023'))];
    const data = smallCase({ entities: [], relations });
    const found = [...relaxations(data, defaultQuery({ ids: ['a'] }, { ids: ['z'] }))];
    expect(found.flatMap((one) => (one === undefined ? [] : [one.id]))).toEqual(['order', 'gap']);
  });

  it('are none where the ends are not connected at all', () => {
    const data = smallCase({ entities: ['a', 'z'], relations: [] });
    const found = [...relaxations(data, defaultQuery({ ids: ['a'] }, { ids: ['z'] }))];
    expect(found.filter((one) => one !== undefined)).toEqual([]);
  });
});
