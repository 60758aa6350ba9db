import { describe, expect, it } from 'vitest';
import { newInProduct } from '../../../src/analysis/indicators/newInProduct.ts';
import type { EntityRecord, RelationRecord } from '../../../src/model/records.ts';
import { firm, judgeOne, shipment } from './judging.ts';

const CHIPS = { goods: { hs: ['854231'] } };
const APPLES = { goods: { hs: ['080810'] } };
/** Trade of others, so that the case reaches back before 24 Feb 2022. */
const OLD = shipment('old', 'a', 'b', '2021-05', APPLES);

const about = (relations: readonly RelationRecord[], of: Partial<EntityRecord> = {}) =>
  judgeOne(newInProduct, 'x', { entities: [firm('a', 'DE'), firm('x', 'KZ', of), firm('b', 'RU')], relations });

describe('new-in-product', () => {
  it('is present for a first trade in priority goods after 24 Feb 2022', async () => {
    expect(
      await about([OLD, shipment('p', 'a', 'x', '2021', APPLES), shipment('r', 'a', 'x', '2023-01-03', CHIPS)]),
    ).toMatchObject({
      outcome: 'present',
      sentence:
        'The first recorded trade of Firm x in priority goods came after 24 Feb 2022 in HS 8542.31 on 3 Jan 2023.',
      relations: ['r'],
    });
    expect((await about([OLD, shipment('r', 'a', 'x', '2023-01-03', CHIPS)]))?.sentence).toContain(
      'its first recorded trade of any kind',
    );
  });

  it('counts the day itself as before', async () => {
    expect((await about([shipment('r', 'a', 'x', '2022-02-24', CHIPS)]))?.outcome).toBe('absent');
    expect((await about([OLD, shipment('r', 'a', 'x', '2022-02-25', CHIPS)]))?.outcome).toBe('present');
  });

  it('is absent for older trade in the same goods, and for other goods', async () => {
    expect(
      (await about([shipment('p', 'x', 'b', '2021', CHIPS), shipment('r', 'a', 'x', '2023', CHIPS)]))?.outcome,
    ).toBe('absent');
    expect((await about([shipment('r', 'a', 'x', '2023', APPLES)]))?.outcome).toBe('absent');
  });

  it('cannot tell where the case does not reach back, except for a firm founded later', async () => {
    const only = [shipment('r', 'a', 'x', '2023-01-03', CHIPS)];
    expect(await about(only)).toMatchObject({
      outcome: 'unknown',
      missing: 'trade before 24 Feb 2022 or a founding date',
    });
    expect((await about(only, { founded: '2022' }))?.outcome).toBe('unknown');
    expect((await about(only, { founded: '2022-03' }))?.outcome).toBe('present');
  });

  it('cannot tell from straddling dates and from missing codes', async () => {
    expect(await about([OLD, shipment('r', 'a', 'x', '2022-02', CHIPS)])).toMatchObject({
      outcome: 'unknown',
      missing: 'precise dates of deliveries',
    });
    const uncoded = shipment('u', 'a', 'x', '2021', { goods: { text: 'parts' } });
    expect(await about([uncoded, shipment('r', 'a', 'x', '2023', CHIPS)])).toMatchObject({
      outcome: 'unknown',
      missing: 'HS codes of six digits',
    });
    const later = { ...uncoded, dates: { from: '2024', to: '2024' } };
    expect((await about([OLD, later, shipment('r', 'a', 'x', '2023', CHIPS)]))?.outcome).toBe('present');
  });

  it('is not asked of makers and of parties without trade', async () => {
    expect(await about([OLD, shipment('r', 'x', 'b', '2023', CHIPS)], { kind: 'manufacturer' })).toBeUndefined();
    expect(await about([OLD])).toBeUndefined();
  });
});
