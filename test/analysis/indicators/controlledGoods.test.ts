import { describe, expect, it } from 'vitest';
import { controlledGoods } from '../../../src/analysis/indicators/controlledGoods.ts';
import { firm, judgeOne, shipment } from './judging.ts';

const entities = [firm('a', 'DE'), firm('b', 'KZ')];
const withCodes = (hs: readonly string[] | undefined, date: string | undefined = '2024-03-01') =>
  judgeOne(controlledGoods, 'r', {
    entities,
    relations: [shipment('r', 'a', 'b', date, hs === undefined ? {} : { goods: { hs } })],
  });

describe('controlled-goods', () => {
  it('is present for a code on the list, with its tier', async () => {
    expect(await withCodes(['8542.31 90'])).toMatchObject({
      outcome: 'present',
      sentence: 'HS 8542.31 is in tier 1 of the list of Feb 2024.',
      entities: ['a', 'b'],
      relations: ['r'],
    });
    expect((await withCodes(['080810', '848210']))?.sentence).toContain('HS 8482.10 is in tier 3.B');
  });

  it('says where the list cannot speak for the time', async () => {
    expect((await withCodes(['854231'], '2024-02-22'))?.sentence).toContain('in force at the time of the trade is not');
    expect((await withCodes(['854231'], '2024-02-23'))?.sentence).not.toContain('in force');
    expect((await withCodes(['854231'], '2024-02'))?.sentence).toContain('in force at the time of the trade is not');
  });

  it('is absent for codes off the list, and short ones with none on the list below them', async () => {
    expect(await withCodes(['080810'])).toMatchObject({ outcome: 'absent' });
    expect(await withCodes(['0808'])).toMatchObject({ outcome: 'absent' });
    expect(await withCodes(['8542.90'])).toMatchObject({ outcome: 'absent' });
  });

  it('cannot tell without a code or with too short a one', async () => {
    const missing = { outcome: 'unknown', missing: 'HS codes of six digits' };
    expect(await withCodes(undefined)).toMatchObject(missing);
    expect(await withCodes(['8542'])).toMatchObject(missing);
    expect(await withCodes(['85', '080810'])).toMatchObject(missing);
  });

  it('is not asked of payments without goods', async () => {
    const pays = { ...shipment('r', 'a', 'b', '2023'), kind: 'pays' as const };
    expect(await judgeOne(controlledGoods, 'r', { entities, relations: [pays] })).toBeUndefined();
    const coded = { ...pays, kind: 'declares' as const, goods: { hs: ['854231'] } };
    expect(await judgeOne(controlledGoods, 'r', { entities, relations: [coded] })).toMatchObject({
      outcome: 'present',
    });
  });
});
