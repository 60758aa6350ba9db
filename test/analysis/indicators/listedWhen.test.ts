import { describe, expect, it } from 'vitest';
import { listedWhen } from '../../../src/analysis/indicators/listedWhen.ts';
import type { Act } from '../../../src/model/act.ts';
import type { EntityRecord } from '../../../src/model/records.ts';
import { firm, judgeOne, shipment } from './judging.ts';

const listing = (more: Partial<Act> = {}): Act => ({
  type: 'listed',
  authority: 'EU Council',
  date: '2024-06-24',
  dateIs: 'on',
  about: 'this',
  ...more,
});

const dealt = (
  date: string | undefined,
  acts: readonly Act[],
  of: Partial<EntityRecord> = {},
  thresholds: Record<string, number> = {},
) =>
  judgeOne(
    listedWhen,
    'x',
    { entities: [firm('x', 'KZ', { acts, ...of }), firm('b', 'RU')], relations: [shipment('r', 'x', 'b', date)] },
    { thresholds },
  );

describe('listed-when', () => {
  it('is present from the day of the listing on, with both dates', async () => {
    expect(await dealt('2024-07-04', [listing()])).toMatchObject({
      outcome: 'present',
      sentence:
        'Firm x was listed by EU Council on 24 Jun 2024; 1 of 1 recorded dealing came while it was listed, the first on 4 Jul 2024, ' +
        '10 days after the listing.',
      relations: ['r'],
    });
    expect((await dealt('2024-06-24', [listing()]))?.outcome).toBe('present');
  });

  it('is absent before it', async () => {
    expect(await dealt('2024-06-23', [listing()])).toMatchObject({
      outcome: 'absent',
      sentence:
        'Firm x was listed by EU Council on 24 Jun 2024; none of 1 recorded dealing came while it was listed, the last was on 23 Jun 2024.',
    });
  });

  it.each(['2024-06', '2024', undefined])('cannot tell for %s', async (date) => {
    expect(await dealt(date, [listing()])).toMatchObject({ outcome: 'unknown' });
  });

  it('takes "by", "before" and "about" at their word', async () => {
    const on = (dateIs: Act['dateIs'], date: string) =>
      dealt(date, [listing({ dateIs })]).then((flag) => flag?.outcome);
    expect(await on('by', '2024-06-24')).toBe('present');
    expect(await on('by', '2024-06-23')).toBe('unknown');
    expect(await on('before', '2024-06-23')).toBe('present');
    expect(await on('before', '2024-06-22')).toBe('unknown');
    expect(await on('about', '2024-07-25')).toBe('present');
    expect(await on('about', '2024-07-24')).toBe('unknown');
    expect(await on('about', '2024-05-24')).toBe('unknown');
    expect(await on('about', '2024-05-23')).toBe('absent');
    const near = await dealt('2024-06-26', [listing({ dateIs: 'about' })], {}, { 'listed-when.about-days': 2 });
    expect(near?.outcome).toBe('present');
  });

  it('ends with a delisting, and begins again with the next listing', async () => {
    const acts = [
      listing({ date: '2020-01-01' }),
      listing({ type: 'delisted', date: '2021-01-01' }),
      listing({ authority: 'UK', date: '2023-01-01' }),
    ];
    const on = (date: string) => dealt(date, acts).then((flag) => flag?.outcome);
    expect(await on('2020-05-01')).toBe('present');
    expect(await on('2021-01-01')).toBe('unknown');
    expect(await on('2022-05-01')).toBe('absent');
    expect(await on('2023-01-01')).toBe('present');
  });

  it('cannot tell without a date of the listing, and is asked only of listed parties that dealt', async () => {
    expect(await dealt('2024', [], { topics: ['sanction'] })).toMatchObject({
      outcome: 'unknown',
      missing: 'the date of the listing',
    });
    expect(await dealt('2024', [listing({ about: 'network' })])).toBeUndefined();
    expect(
      await dealt('2024', [listing({ date: '2020' }), listing({ type: 'delisted', date: '2021' })]),
    ).toBeUndefined();
    const idle = { entities: [firm('x', 'KZ', { acts: [listing()] })], relations: [] };
    expect(await judgeOne(listedWhen, 'x', idle)).toBeUndefined();
  });
});
