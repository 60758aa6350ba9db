import { describe, expect, it } from 'vitest';
import { declaredElsewhere } from '../../../src/analysis/indicators/declaredElsewhere.ts';
import type { RelationRecord } from '../../../src/model/records.ts';
import { firm, judgeOne, shipment } from './judging.ts';

const entities = [
  firm('de', 'DE'),
  firm('ge', 'GE'),
  firm('kz', 'KZ'),
  firm('eu', 'EU'),
  firm('ru', 'RU'),
  firm('none', undefined),
];
const chips = (declaredDestination?: string): Partial<RelationRecord> => ({
  goods: { hs: ['854231'] },
  ...(declaredDestination !== undefined && { declaredDestination }),
});
const about = (relations: readonly RelationRecord[]) => judgeOne(declaredElsewhere, 'r', { entities, relations });
const to = (receiver: string, declared?: string): RelationRecord =>
  shipment('r', 'de', receiver, '2023-07-12', chips(declared));

describe('declared-elsewhere', () => {
  it('is present where the goods went to another country', async () => {
    expect(await about([to('ru', 'KZ')])).toMatchObject({
      outcome: 'present',
      sentence: 'Declared for KZ on 12 Jul 2023, the goods reached Firm ru (RU); no arrival in KZ is recorded.',
      entities: ['de', 'ru'],
      relations: ['r'],
    });
    expect(await about([to('ge', 'KZ'), shipment('s', 'ge', 'ru', '2023-08', chips())])).toMatchObject({
      outcome: 'present',
      sentence: expect.stringContaining('Firm ge (GE), then Firm ru (RU)'),
      relations: ['r', 's'],
    });
  });

  it('is absent where they arrived, at once or on the way', async () => {
    expect((await about([to('kz', 'KZ'), shipment('s', 'kz', 'ru', '2023-08', chips())]))?.outcome).toBe('absent');
    expect(await about([to('ge', 'KZ'), shipment('s', 'ge', 'kz', '2023-08', chips())])).toMatchObject({
      outcome: 'absent',
      relations: ['r', 's'],
    });
    expect((await about([shipment('r', 'ru', 'eu', '2023', chips('EU'))]))?.outcome).toBe('absent');
  });

  it('cannot tell without a destination, a country, or what went on', async () => {
    expect(await about([to('kz')])).toMatchObject({ outcome: 'unknown', missing: 'the declared destination' });
    expect(await about([to('none', 'KZ')])).toMatchObject({ outcome: 'unknown', missing: 'the country of a party' });
    expect((await about([shipment('r', 'ru', 'eu', '2023', chips('DE'))]))?.outcome).toBe('unknown');
    const undated = shipment('s', 'ge', 'kz', undefined, chips());
    expect(await about([to('ge', 'KZ'), undated])).toMatchObject({
      outcome: 'unknown',
      missing: 'dates and HS codes of what went on',
    });
  });

  it('does not ask for a destination within a country, or of what is no shipment', async () => {
    expect(await about([shipment('r', 'kz', 'kz2', '2023', chips())])).toMatchObject({ outcome: 'unknown' });
    const inside = {
      entities: [firm('k', 'KZ'), firm('l', 'KZ')],
      relations: [shipment('r', 'k', 'l', '2023', chips())],
    };
    expect(await judgeOne(declaredElsewhere, 'r', inside)).toBeUndefined();
    expect(await about([{ ...to('kz'), kind: 'supplies' }])).toBeUndefined();
    expect(await about([{ ...to('kz'), kind: 'pays' }])).toBeUndefined();
  });
});

const declares = (receiver: string, more: Partial<RelationRecord> = {}): RelationRecord => ({
  ...to(receiver),
  kind: 'declares',
  ...more,
});

describe('a declaration of its own', () => {
  it('is held against the delivery of the same day and goods', async () => {
    expect(await about([declares('kz'), shipment('s', 'de', 'ru', '2023-07-12', chips())])).toMatchObject({
      outcome: 'present',
      sentence:
        'Firm de declared goods for KZ on 12 Jul 2023; they went to Firm ru (RU) and no arrival in KZ is recorded.',
      relations: ['r', 's'],
    });
    expect((await about([declares('kz'), shipment('s', 'de', 'kz', '2023-07-12', chips())]))?.outcome).toBe('absent');
  });

  it('is held against the delivery with the same reference, whatever its date', async () => {
    const refs = { refs: [{ type: 'declaration', number: 'D-1' }] };
    const later = shipment('s', 'de', 'ru', '2023-09', { ...chips(), ...refs });
    expect((await about([declares('kz', refs), later]))?.outcome).toBe('present');
    expect((await about([declares('kz'), later]))?.outcome).toBe('unknown');
  });

  it('cannot tell without such a delivery, or without a country', async () => {
    expect(await about([declares('kz')])).toMatchObject({
      outcome: 'unknown',
      missing: 'the delivery that was declared',
    });
    const month = shipment('s', 'de', 'ru', '2023-07', chips());
    expect(await about([declares('kz'), month])).toMatchObject({
      outcome: 'unknown',
      missing: 'references, dates and HS codes that tie it to a delivery',
    });
    expect(await about([declares('none')])).toMatchObject({ outcome: 'unknown', missing: 'the declared destination' });
  });
});
