import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayText, intervalOf, OPEN_END, OPEN_START, parseDateText, showDate, showSpan } from '../../src/model/dates.ts';

const MS_PER_DAY = 86_400_000;

/** Days since 1970 by the calendar of the platform, for text of full precision. */
function dayNumber(text: string): number {
  return Date.parse(`${text}T00:00:00Z`) / MS_PER_DAY;
}

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const lengths = (year: number): readonly number[] => [
  31,
  isLeap(year) ? 29 : 28,
  31,
  30,
  31,
  30,
  31,
  31,
  30,
  31,
  30,
  31,
];

const year = fc.integer({ min: 1000, max: 9999 });

describe('a date text', () => {
  it('of a year covers all its days', () => {
    fc.assert(
      fc.property(year, (y) => {
        expect(parseDateText(pad(y, 4))).toEqual({ from: dayNumber(`${y}-01-01`), to: dayNumber(`${y}-12-31`) });
      }),
      { numRuns: 1_000 },
    );
  });

  it('of a month covers its first to its last day', () => {
    fc.assert(
      fc.property(year, fc.integer({ min: 1, max: 12 }), (y, m) => {
        const last = lengths(y)[m - 1] ?? 0;
        expect(parseDateText(`${y}-${pad(m)}`)).toEqual({
          from: dayNumber(`${y}-${pad(m)}-01`),
          to: dayNumber(`${y}-${pad(m)}-${last}`),
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it('of a day is that day where the calendar has it, and no date otherwise', () => {
    fc.assert(
      fc.property(year, fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 33 }), (y, m, d) => {
        const text = `${y}-${pad(m)}-${pad(d)}`;
        const exists = d >= 1 && d <= (lengths(y)[m - 1] ?? 0);
        const day = dayNumber(text);
        expect(parseDateText(text)).toEqual(exists ? { from: day, to: day } : undefined);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is written back in full', () => {
    fc.assert(
      fc.property(year, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), (y, m, d) => {
        const text = `${y}-${pad(m)}-${pad(d)}`;
        expect(dayText(parseDateText(text)?.from ?? 0)).toBe(text);
      }),
      { numRuns: 1_000 },
    );
    expect(dayText(19312)).toBe('2022-11-16');
  });

  it('may go on with a time of day', () => {
    expect(parseDateText('2023-01-09T23:59:59Z')).toEqual(parseDateText('2023-01-09'));
    expect(parseDateText('2023-01-09 08:00')).toEqual(parseDateText('2023-01-09'));
  });

  it.each([
    'NaN',
    '2022-13-45',
    '0001-01-01',
    '0999',
    '31/12/22',
    '',
    '2022-1',
    '2022-1-1',
    '2022-00',
    '2022-02-29',
    '2022-04-31',
    ' 2022',
    '2022-01-09x',
    '20220109',
    '-2022',
    '２０２２',
    'today',
  ])('is not %j', (text) => {
    expect(parseDateText(text)).toBeUndefined();
  });
});

describe('the interval of a record', () => {
  it('runs from the first day of its start to the last day of its end', () => {
    expect(intervalOf({ from: '2022-11', to: '2023' })).toEqual({
      from: dayNumber('2022-11-01'),
      to: dayNumber('2023-12-31'),
      known: true,
    });
  });

  it('is open where a bound is missing', () => {
    expect(intervalOf({ from: '2022' })).toEqual({ from: dayNumber('2022-01-01'), to: OPEN_END, known: true });
    expect(intervalOf({ to: '2022' })).toEqual({ from: OPEN_START, to: dayNumber('2022-12-31'), known: true });
  });

  it.each([
    [undefined],
    [{}],
    [{ from: 'NaN' }],
    [{ from: '2022-13-45', to: '2023' }],
    [{ from: '2022', to: '31/12/22' }],
    [{ from: '2023-02', to: '2023-01' }],
    [{ from: '0001-01-01' }],
  ])('is unknown, never today, for %j', (span) => {
    expect(intervalOf(span)).toEqual({ from: OPEN_START, to: OPEN_END, known: false });
  });

  it('takes a start within its end for that day', () => {
    expect(intervalOf({ from: '2023-03-15', to: '2023-03' }).known).toBe(true);
    expect(intervalOf({ from: '2023-03', to: '2023-03-15' }).known).toBe(true);
  });
});

describe('a date for people', () => {
  it('keeps its precision', () => {
    expect(['2023', '2023-01', '2023-01-09', '2023-01-09T10:00', 'spring'].map(showDate)).toEqual([
      '2023',
      'Jan 2023',
      '9 Jan 2023',
      '9 Jan 2023',
      'spring',
    ]);
  });

  it('shows spans by their bounds', () => {
    expect(
      [
        undefined,
        {},
        { from: '2023-01', to: '2023-01' },
        { from: '2019', to: '2022' },
        { from: '2022-03' },
        { to: '2024' },
      ].map(showSpan),
    ).toEqual(['undated', 'undated', 'Jan 2023', '2019 – 2022', 'from Mar 2022', 'until 2024']);
  });
});
