import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACT_DATE_IS, type Act } from '../../src/model/act.ts';
import { actTimings } from '../../src/model/actTiming.ts';
import { dayText, parseDateText } from '../../src/model/dates.ts';

const act = (more: Partial<Act>): Act => ({
  type: 'listed',
  authority: 'Invented Council',
  dateIs: 'on',
  about: 'this',
  ...more,
});
const sentence = (one: Partial<Act>, day: string | undefined): string | undefined =>
  actTimings([act(one)], day === undefined ? undefined : { from: day, to: day })[0]?.sentence;

describe('an act against the date of a delivery', () => {
  it('counts the days before and after', () => {
    expect(sentence({ date: '2024-06-24' }, '2023-01-14')).toBe(
      'listed by Invented Council on 24 Jun 2024, 527 days after this delivery',
    );
    expect(sentence({ date: '2022-12-15' }, '2023-01-14')).toContain('30 days before this delivery');
    expect(sentence({ date: '2023-01-15' }, '2023-01-14')).toContain(', 1 day after this delivery');
    expect(sentence({ date: '2023-01-14' }, '2023-01-14')).toContain('on the day of this delivery');
  });

  it('says a range where a date is not exact, and that it cannot tell where the ranges straddle', () => {
    expect(sentence({ date: '2023-03' }, '2023-01-14')).toContain('46 to 76 days after');
    expect(sentence({ date: '2023-01' }, '2023-01-14')).toContain(
      'between 13 days before and 17 days after this delivery: cannot tell which came first',
    );
    expect(sentence({ date: '2023-01', dateIs: 'before' }, '2023-01-14')).toContain('14 days or more before');
    expect(sentence({ date: '2023-02', dateIs: 'by' }, '2023-01-14')).toContain('any number of days before and 45');
    expect(sentence({ date: '2023', dateIs: 'about' }, '2020')).toContain('not exact enough');
    expect(sentence({}, '2020')).toBe('listed by Invented Council; the date is not exact enough to compare');
    expect(sentence({ date: '2023' }, undefined)).toContain('the date of this delivery is not known');
  });

  it('leaves out acts that do not name the party', () => {
    expect(actTimings([act({ about: 'network' }), act({ about: 'people behind it' })], undefined)).toEqual([]);
  });

  it('agrees with every day the dates may mean, in 2,000 generated cases', () => {
    const first = parseDateText('2021-12-20')?.from ?? 0;
    const text = fc
      .tuple(fc.integer({ min: first, max: first + 60 }), fc.constantFrom(4, 7, 10))
      .map(([day, length]) => dayText(day).slice(0, length));
    fc.assert(
      fc.property(text, text, fc.constantFrom(...ACT_DATE_IS), (date, delivered, dateIs) => {
        const [timing] = actTimings([act({ date, dateIs })], { from: delivered, to: delivered });
        const meant = dateIs === 'about' ? undefined : daysMeant(date, dateIs);
        const days = daysMeant(delivered, 'on');
        const orders = new Set(meant?.flatMap((one) => days.map((day) => (one < day ? 'before' : 'after'))));
        const [only = 'cannot tell', other] = orders;
        expect(timing?.when).toBe(other === undefined ? only : 'cannot tell');
      }),
      { numRuns: 2000, seed: 20261123 },
    );
  });
});

/** Every day a date may mean, one by one; an open beginning goes back two years. */
function daysMeant(date: string, dateIs: Exclude<Act['dateIs'], 'about'>): number[] {
  const { from, to } = parseDateText(date) ?? { from: 0, to: 0 };
  const [least, most] = dateIs === 'on' ? [from, to] : [from - 2 * 366, dateIs === 'before' ? from - 1 : to];
  return Array.from({ length: most - least + 1 }, (_, index) => least + index);
}
