import { describe, expect, it } from 'vitest';
import { alreadyShipped } from '../../../src/analysis/indicators/alreadyShipped.ts';
import type { RelationRecord } from '../../../src/model/records.ts';
import { firm, judgeOne, shipment } from './judging.ts';

const CHIPS = { goods: { hs: ['854231'] } };
const entities = [firm('x', 'KZ'), firm('none', undefined), firm('ru', 'RU'), firm('de', 'DE')];
const about = (id: string, relations: readonly RelationRecord[]) =>
  judgeOne(alreadyShipped, id, { entities, relations });

describe('already-shipped', () => {
  it('is present with the number of deliveries and the last date', async () => {
    const order: RelationRecord = { ...shipment('o', 'ru', 'x', '2023-05', CHIPS), kind: 'orders_from' };
    expect(await about('x', [shipment('r', 'x', 'ru', '2022-02-25', CHIPS), order])).toMatchObject({
      outcome: 'present',
      sentence:
        'Firm x sent priority goods to Russia after 24 Feb 2022 in 2 recorded deliveries, the last to Firm ru in May 2023.',
      relations: ['r', 'o'],
    });
  });

  it('is absent up to the day, for other goods and other countries', async () => {
    expect((await about('x', [shipment('r', 'x', 'ru', '2022-02-24', CHIPS)]))?.outcome).toBe('absent');
    expect((await about('x', [shipment('r', 'x', 'ru', '2023', { goods: { hs: ['080810'] } })]))?.outcome).toBe(
      'absent',
    );
    expect(await about('x', [shipment('r', 'x', 'de', '2023', CHIPS)])).toMatchObject({
      outcome: 'absent',
      sentence:
        'Of 1 recorded delivery sent by Firm x, 0 went to Russia, 1 held priority goods and 1 came after 24 Feb 2022; none is all three.',
    });
  });

  it.each([
    [shipment('r', 'x', 'ru', '2022', CHIPS), 'precise dates of deliveries'],
    [shipment('r', 'x', 'ru', undefined, CHIPS), 'precise dates of deliveries'],
    [shipment('r', 'x', 'ru', '2023', { goods: { hs: ['8542'] } }), 'HS codes of six digits'],
    [shipment('r', 'x', 'none', '2023', CHIPS), 'the country of a party'],
  ])('cannot tell from %o', async (relation, missing) => {
    expect(await about('x', [relation])).toMatchObject({ outcome: 'unknown', missing });
  });

  it('cannot tell of a sender without a country, and is not asked of senders in Russia', async () => {
    expect(await about('none', [shipment('r', 'none', 'ru', '2023', CHIPS)])).toMatchObject({
      outcome: 'unknown',
      missing: 'the country of a party',
    });
    expect(await about('ru', [shipment('r', 'ru', 'x', '2023', CHIPS)])).toBeUndefined();
    expect(await about('x', [shipment('r', 'ru', 'x', '2023', CHIPS)])).toBeUndefined();
  });
});
