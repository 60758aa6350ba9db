import { describe, expect, it } from 'vitest';
import { bankExposure } from '../../../src/analysis/indicators/bankExposure.ts';
import type { RelationRecord } from '../../../src/model/records.ts';
import { firm, judgeOne, shipment } from './judging.ts';

const listed = {
  acts: [{ type: 'listed', authority: 'UK', date: '2023', dateIs: 'on', about: 'this' }],
} as const;
const entities = [
  firm('x', 'KG', { kind: 'bank' }),
  firm('kz', 'KZ'),
  firm('ru', 'RU'),
  firm('bad', 'KZ', listed),
  firm('none', undefined),
];
const VIA = { via: [{ entity: 'x', role: 'bank' }] };
const CHIPS = { ...VIA, goods: { hs: ['854231'] } };
const about = (relations: readonly RelationRecord[], id = 'x') => judgeOne(bankExposure, id, { entities, relations });

describe('bank-exposure', () => {
  it('is present for a listed party and for priority trade into Russia, with amounts and dates', async () => {
    const relations = [
      shipment('r', 'kz', 'ru', '2023-01-14', { ...CHIPS, value: { amount: 412_000, currency: 'USD' } }),
      {
        ...shipment('p', 'kz', 'bad', '2023-03', { ...VIA, value: { amount: 5, currency: 'EUR', per: 'month' } }),
        kind: 'pays' as const,
      },
      shipment('k', 'kz', 'none', '2024', { ...VIA, goods: { hs: ['080810'] } }),
    ];
    expect(await about(relations)).toMatchObject({
      outcome: 'present',
      sentence:
        'Firm x served 3 recorded relations, 1 of a listed party (Firm bad) and 1 in priority goods into Russia; 412,000 USD and ' +
        '1 without an amount; dated 14 Jan 2023 to 31 Mar 2023.',
      entities: ['x', 'bad'],
      relations: ['r', 'p'],
    });
  });

  it('counts the bank of a listed party and an end of its payment', async () => {
    const banks: RelationRecord = { id: 'b', kind: 'banks', from: 'x', to: 'bad' };
    expect(await about([banks])).toMatchObject({
      outcome: 'present',
      relations: ['b'],
      sentence: expect.stringContaining('none is dated'),
    });
    const paid: RelationRecord = { id: 'b', kind: 'pays', from: 'bad', to: 'x' };
    expect((await about([paid]))?.outcome).toBe('present');
  });

  it('is absent for other parties, goods and countries', async () => {
    const relations = [
      shipment('r', 'kz', 'ru', '2023', { ...VIA, goods: { hs: ['080810'] } }),
      shipment('q', 'ru', 'kz', '2023', CHIPS),
      { id: 'b', kind: 'banks' as const, from: 'x', to: 'kz' },
    ];
    expect((await about(relations))?.outcome).toBe('absent');
  });

  it('cannot tell without codes or the country of a receiver', async () => {
    expect(await about([shipment('r', 'kz', 'ru', '2023', VIA)])).toMatchObject({
      outcome: 'unknown',
      missing: 'HS codes of six digits',
    });
    expect(await about([shipment('r', 'kz', 'none', '2023', CHIPS)])).toMatchObject({
      outcome: 'unknown',
      missing: 'the country of a party',
    });
  });

  it('is not asked of other kinds and of banks that served nothing', async () => {
    expect(await about([shipment('r', 'kz', 'bad', '2023')], 'kz')).toBeUndefined();
    expect(await about([])).toBeUndefined();
  });
});
