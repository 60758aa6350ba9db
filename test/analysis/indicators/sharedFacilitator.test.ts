import { describe, expect, it } from 'vitest';
import { sharedFacilitator } from '../../../src/analysis/indicators/sharedFacilitator.ts';
import type { RelationRecord } from '../../../src/model/records.ts';
import { firm, judgeOne, shipment } from './judging.ts';

const entities = [
  firm('x', 'KG', { kind: 'bank' }),
  firm('a', 'KZ'),
  firm('b', 'TR'),
  firm('ru', 'RU'),
  firm('p', 'KZ', { kind: 'person' }),
  firm('q', 'TR', { kind: 'person' }),
  firm('top', 'KZ'),
];
const VIA = { via: [{ entity: 'x' }] };
const SHIPPED = [shipment('r', 'a', 'ru', '2023', VIA), shipment('s', 'b', 'ru', '2023', VIA)];
const owns = (owner: string, owned: string): RelationRecord => ({
  id: `${owner}-${owned}`,
  kind: 'owns',
  from: owner,
  to: owned,
});
const banks = (to: string): RelationRecord => ({ id: `x-${to}`, kind: 'banks', from: 'x', to });
const about = (relations: readonly RelationRecord[], id = 'x', thresholds: Record<string, number> = {}) =>
  judgeOne(sharedFacilitator, id, { entities, relations }, { thresholds });

describe('shared-facilitator', () => {
  it('is present for two chains with different owners, without naming a natural person', async () => {
    const flag = await about([...SHIPPED, owns('p', 'a'), owns('q', 'b')]);
    expect(flag).toMatchObject({
      outcome: 'present',
      sentence:
        'Firm x serves 2 parties that send goods into Russia or Belarus (Firm a and Firm b); Firm a and Firm b have no recorded ' +
        'owner in common.',
      entities: ['x', 'a', 'b', 'p', 'q'],
      relations: ['r', 's'],
    });
  });

  it('is absent for one owner, directly or through others, even in a loop', async () => {
    expect((await about([...SHIPPED, owns('p', 'a'), owns('p', 'b')]))?.outcome).toBe('absent');
    expect((await about([...SHIPPED, owns('p', 'a'), owns('p', 'top'), owns('top', 'b')]))?.outcome).toBe('absent');
    expect((await about([...SHIPPED, owns('q', 'a'), owns('a', 'b')]))?.outcome).toBe('absent');
    expect((await about([...SHIPPED, owns('a', 'b'), owns('b', 'a')]))?.outcome).toBe('absent');
  });

  it('is absent below the number of chains', async () => {
    expect((await about([shipment('r', 'a', 'ru', '2023', VIA)]))?.outcome).toBe('absent');
    const apart = [...SHIPPED, owns('p', 'a'), owns('q', 'b')];
    expect((await about(apart, 'x', { 'shared-facilitator.chains': 3 }))?.outcome).toBe('absent');
  });

  it('cannot tell where an owner is not recorded', async () => {
    expect(await about([...SHIPPED, owns('p', 'a')])).toMatchObject({
      outcome: 'unknown',
      missing: 'owners of the parties that are served',
      sentence: expect.stringContaining('no owner is recorded of Firm b'),
    });
  });

  it('counts those it serves directly, and is not asked of what serves no chain', async () => {
    const plain = [shipment('r', 'a', 'ru', '2023'), shipment('s', 'b', 'ru', '2023'), owns('p', 'a'), owns('q', 'b')];
    expect((await about([...plain, banks('a'), banks('b')]))?.outcome).toBe('present');
    expect(await about(plain)).toBeUndefined();
    expect(await about([...plain, banks('top')])).toBeUndefined();
    expect(await about([...plain, banks('a')], 'a')).toBeUndefined();
  });
});
