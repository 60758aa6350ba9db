import { describe, expect, it } from 'vitest';
import { foundedAfterInvasion } from '../../../src/analysis/indicators/foundedAfterInvasion.ts';
import type { EntityRecord, RelationRecord } from '../../../src/model/records.ts';
import { Random } from '../../support/random.ts';
import { firm, judgeOne, shipment } from './judging.ts';
import { daysOf, randomDate } from './randomDates.ts';

const CHIPS = { goods: { hs: ['854231'] } };
const APPLES = { goods: { hs: ['080810'] } };
const NO_CODE = { goods: { text: 'goods' } };

const founded = (
  date: string | undefined,
  more: Partial<RelationRecord> = CHIPS,
  of: Partial<EntityRecord> = {},
  thresholds: Record<string, number> = {},
) =>
  judgeOne(
    foundedAfterInvasion,
    'x',
    {
      entities: [firm('x', 'KZ', { ...(date === undefined ? {} : { founded: date }), ...of }), firm('b', 'RU')],
      relations: [shipment('r', 'x', 'b', '2022-06-01', more)],
    },
    { thresholds },
  );

describe('founded-after-invasion', () => {
  it('is present for a young dealer in priority goods, and says the days', async () => {
    expect(await founded('2022-03-01')).toMatchObject({
      outcome: 'present',
      sentence:
        'Firm x was founded 1 Mar 2022, 5 days after 24 Feb 2022; of 1 recorded goods relation 1 is in priority goods; ' +
        'in KZ, a diversion-risk country; first recorded shipment 92 days after founding, outside the limit of 90.',
      entities: ['x'],
      relations: ['r'],
    });
  });

  it('says the days as a range where the date has less precision, and holds the limit at its boundary', async () => {
    expect((await founded('2022-03'))?.sentence).toContain('5 to 35 days after 24 Feb 2022');
    expect((await founded('2022-03-03'))?.sentence).toContain('90 days after founding, within the limit of 90');
    expect(
      (await founded('2022-03-03', CHIPS, {}, { 'founded-after-invasion.first-shipment-days': 89 }))?.sentence,
    ).toContain('outside the limit of 89');
  });

  it('counts the day itself as before', async () => {
    expect(await founded('2022-02-24')).toMatchObject({ outcome: 'absent' });
    expect(await founded('2022-02-25')).toMatchObject({ outcome: 'present' });
    expect(await founded('2021')).toMatchObject({ outcome: 'absent' });
    expect(await founded('2023')).toMatchObject({ outcome: 'present' });
  });

  it.each(['2022-02', '2022'])('cannot tell for %s, which straddles the day', async (date) => {
    expect(await founded(date)).toMatchObject({
      outcome: 'unknown',
      missing: 'a founding date that tells before from after 24 Feb 2022',
    });
  });

  it('cannot tell without a founding date or without codes, and is absent for other goods all the same', async () => {
    expect(await founded(undefined)).toMatchObject({ outcome: 'unknown', missing: 'a founding date' });
    expect(await founded('2023', NO_CODE)).toMatchObject({ outcome: 'unknown', missing: 'HS codes of six digits' });
    expect(await founded(undefined, NO_CODE)).toMatchObject({
      missing: 'a founding date and HS codes of six digits',
    });
    expect(await founded('2010', NO_CODE)).toMatchObject({ outcome: 'absent' });
    expect(await founded('2023', APPLES)).toMatchObject({ outcome: 'absent' });
    expect(await founded(undefined, APPLES)).toMatchObject({ outcome: 'absent' });
  });

  it('looks at what a logistics firm served, and asks only dealers in goods that are recorded', async () => {
    const entities = [
      firm('s', 'GE', { kind: 'forwarder', founded: '2023' }),
      firm('bank', 'GE', { kind: 'bank', founded: '2023' }),
      firm('idle', 'GE', { founded: '2023' }),
      firm('a', 'DE'),
      firm('b', 'KZ'),
    ];
    const relations = [shipment('r', 'a', 'b', '2023', { ...CHIPS, via: [{ entity: 's' }, { entity: 'bank' }] })];
    const about = (id: string) => judgeOne(foundedAfterInvasion, id, { entities, relations });
    expect(await about('s')).toMatchObject({ outcome: 'present', relations: ['r'] });
    expect(await about('bank')).toBeUndefined();
    expect(await about('idle')).toBeUndefined();
  });

  it('agrees with a look at every day that the date may mean, 1,000 times', async () => {
    for (let seed = 1; seed <= 1000; seed++) {
      const date = randomDate(new Random(seed), 2021, 2023);
      const after = daysOf(date).map((day) => day > '2022-02-24');
      const expected = after.every(Boolean) ? 'present' : after.some(Boolean) ? 'unknown' : 'absent';
      expect((await founded(date))?.outcome, `seed ${seed}: ${date}`).toBe(expected);
    }
  });
});
