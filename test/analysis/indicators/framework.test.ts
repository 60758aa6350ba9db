import { describe, expect, it } from 'vitest';
import { caseIndex, keyedCaseIndex } from '../../../src/analysis/indicators/caseIndex.ts';
import { FlagContext } from '../../../src/analysis/indicators/context.ts';
import { allFlags, flagsOf } from '../../../src/analysis/indicators/judge.ts';
import { defineRule, present } from '../../../src/analysis/indicators/rule.ts';
import { INDICATOR_RULES } from '../../../src/analysis/indicators/rules.ts';
import { all, any, daysBetween, within } from '../../../src/analysis/indicators/tri.ts';
import { count, list, showDays, showInterval, when } from '../../../src/analysis/indicators/words.ts';
import { COALITION_COUNTRIES, DIVERSION_COUNTRIES, EU_COUNTRIES } from '../../../src/model/countryLists.ts';
import { intervalOf } from '../../../src/model/dates.ts';
import { DEFAULT_FLAG_SETTINGS } from '../../../src/model/flag.ts';
import { smallCase } from '../../support/smallCase.ts';
import { contextOf, firm } from './judging.ts';

const data = smallCase({ entities: ['a', 'b', 'c', 'd'], relations: [] });

/** A rule that is present for every entity and says its limit. */
const everyone = defineRule({
  id: 'everyone',
  title: 'Everyone',
  basis: { text: 'a test' },
  subjectType: 'entity',
  inputs: [],
  thresholds: { days: { label: 'Days', unit: 'days', default: 60, least: 10, most: 90 } },
  judge: async (entity, _, limit) =>
    entity === 3 ? undefined : present(`The limit is ${limit('days')}.`, [entity, entity], []),
});

describe('the list of rules', () => {
  it('has ids of their own, thresholds within bounds, and a basis for each', () => {
    const ids = INDICATOR_RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, basis, thresholds, inputs } of INDICATOR_RULES) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(basis.text).not.toBe('');
      expect(basis.date === undefined || intervalOf({ from: basis.date, to: basis.date }).known).toBe(true);
      expect(inputs.length).toBeGreaterThan(0);
      for (const { name, default: usual, least, most } of thresholds) {
        expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
        expect(usual).toBeGreaterThanOrEqual(least);
        expect(usual).toBeLessThanOrEqual(most);
      }
    }
  });
});

/** What the rule says with some thresholds set. */
const said = async (thresholds: Record<string, number>) =>
  (await flagsOf(contextOf(data, { thresholds }), { entities: [0], relations: [] }, [everyone]))[0]?.sentence;

describe('a rule', () => {
  it('takes its limit from the settings, within its bounds', async () => {
    expect(await said({})).toBe('The limit is 60.');
    expect(await said({ 'everyone.days': 20 })).toBe('The limit is 20.');
    expect(await said({ 'everyone.days': 5 })).toBe('The limit is 10.');
    expect(await said({ 'everyone.days': 1e9 })).toBe('The limit is 90.');
    expect(await said({ 'other.days': 20 })).toBe('The limit is 60.');
  });

  it('gives flags with ids, none where it does not apply', async () => {
    expect(await flagsOf(contextOf(data), { entities: [3, 1], relations: [] }, [everyone])).toEqual([
      {
        rule: 'everyone',
        subject: 'b',
        subjectType: 'entity',
        outcome: 'present',
        sentence: 'The limit is 60.',
        entities: ['b'],
        relations: [],
      },
    ]);
  });
});

describe('a run over the whole case', () => {
  it('counts what it leaves out', async () => {
    const run = allFlags(contextOf(data), { rules: [everyone], mostFlags: 2 });
    const first = await run.next();
    expect(first).toMatchObject({ done: false, value: { done: 1, total: 4 } });
    const { value } = await run.next();
    expect(value).toMatchObject({
      counts: [{ rule: 'everyone', present: 3, absent: 0, unknown: 0 }],
      flags: [{ subject: 'a' }, { subject: 'b' }],
      leftOut: [{ rule: 'everyone', outcome: 'present', count: 1 }],
    });
  });

  it('ends when its pause throws', async () => {
    const context = new FlagContext(data, DEFAULT_FLAG_SETTINGS, async () => {
      throw new DOMException('Cancelled.', 'AbortError');
    });
    const run = allFlags(context, { rules: [everyone] });
    await run.next();
    await expect(run.next()).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('an index of a case', () => {
  it('is built once a case, and once a key', async () => {
    let built = 0;
    const index = caseIndex(async () => ++built);
    const other = smallCase({ entities: ['z'], relations: [] });
    const asked = [contextOf(data), contextOf(data), contextOf(other), contextOf(data)].map((context) =>
      index(context),
    );
    expect(await Promise.all(asked)).toEqual([1, 1, 2, 1]);
    const keyed = keyedCaseIndex(async (_, key: string) => `${key}${++built}`);
    expect(await keyed(contextOf(data), 'k')).toBe('k3');
    expect(await keyed(contextOf(data), 'l')).toBe('l4');
    expect(await keyed(contextOf(data), 'k')).toBe('k3');
  });

  it('is built anew by one who waited when the builder was cancelled', async () => {
    const index = caseIndex(async (context) => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      await context.pause();
      return 'built';
    });
    const cancelled = new FlagContext(data, DEFAULT_FLAG_SETTINGS, async () => {
      throw new DOMException('Cancelled.', 'AbortError');
    });
    const [first, second] = [index(cancelled), index(contextOf(data))];
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    expect(await second).toBe('built');
  });
});

describe('the context', () => {
  it('reads a record once while it is in use, and again after a failure', async () => {
    const small = smallCase({ entities: ['a'], relations: [] });
    let reads = 0;
    const details = {
      ...small.details,
      entity: async () => {
        if (++reads === 1) throw new Error('the file is gone');
        return { id: 'a', kind: 'company', name: 'a' } as const;
      },
    };
    const context = contextOf({ ...small, details });
    await expect(context.entity(0)).rejects.toThrow('the file is gone');
    expect((await context.entity(0)).name).toBe('a');
    expect((await context.entity(0)).name).toBe('a');
    expect(reads).toBe(2);
  });

  it('places a party only where all its countries agree', () => {
    const entities = [
      firm('in', 'DE'),
      firm('out', 'RU'),
      firm('both', 'DE', { countries: ['DE', 'RU'] }),
      firm('none', undefined),
    ];
    const context = contextOf(smallCase({ entities, relations: [] }));
    expect(entities.map((_, at) => context.inCountries(at, new Set(['DE'])))).toEqual([
      'yes',
      'no',
      'unknown',
      'unknown',
    ]);
    expect(context.place(3)).toBe('Firm none (country unknown)');
  });

  it('names a natural person only where an act concerns the person', () => {
    const act = { type: 'charged', authority: 'a court', dateIs: 'on', about: 'this' } as const;
    const entities = [firm('p', 'DE', { kind: 'person' }), firm('q', 'DE', { kind: 'person', acts: [act] })];
    const context = contextOf(smallCase({ entities, relations: [] }));
    expect([context.name(0), context.name(1)]).toEqual(['a natural person', 'Firm q']);
  });

  it('turns the flow of orders and leaves a relation with itself out', () => {
    const relations = [
      { id: 'o', kind: 'orders_from', from: 'a', to: 'b' },
      { id: 's', kind: 'ships', from: 'a', to: 'a' },
    ] as const;
    const context = contextOf(smallCase({ entities: ['a', 'b'], relations }));
    expect([context.sent(0), context.received(0), context.sent(1)]).toEqual([[], [0], [0]]);
  });
});

describe('answers of three values', () => {
  it('are joined without losing what is unknown', () => {
    expect([all(), all('yes', 'unknown'), all('unknown', 'no')]).toEqual(['yes', 'unknown', 'no']);
    expect([any(), any('no', 'unknown'), any('unknown', 'yes')]).toEqual(['no', 'unknown', 'yes']);
  });

  it('hold a range of days against bounds that count in', () => {
    const days = daysBetween(
      intervalOf({ from: '2022-02', to: '2022-02' }),
      intervalOf({ from: '2022-03-01', to: '2022-03-01' }),
    );
    expect(days).toEqual({ least: 1, most: 28 });
    expect([within(days, 1, 28), within(days, 2, 28), within(days, 29, 40), within(days, 28, 40)]).toEqual([
      'yes',
      'unknown',
      'no',
      'unknown',
    ]);
  });
});

const shown = (from: string | undefined, to = from) =>
  intervalOf({ ...(from !== undefined && { from }), ...(to !== undefined && { to }) });

describe('words', () => {
  it('show dates without more precision than they have', () => {
    expect(['2023', '2023-01', '2023-01-03'].map((date) => showInterval(shown(date)))).toEqual([
      '2023',
      'Jan 2023',
      '3 Jan 2023',
    ]);
    expect(['2023', '2023-01', '2023-01-03'].map((date) => when(shown(date)))).toEqual([
      'in 2023',
      'in Jan 2023',
      'on 3 Jan 2023',
    ]);
    expect(when(shown('2023-01-03', '2023-02-05'))).toBe('between 3 Jan 2023 and 5 Feb 2023');
    expect(when(intervalOf({ from: '2023-01-03' }))).toBe('on or after 3 Jan 2023');
    expect(when(intervalOf({ to: '2023-01-03' }))).toBe('on or before 3 Jan 2023');
    expect(when(intervalOf(undefined))).toBe('on an unknown date');
  });

  it('show days, counts and lists', () => {
    const open = intervalOf({ from: '2023-01-03' });
    expect(showDays({ least: 11, most: 11 })).toBe('11 days');
    expect(showDays({ least: 5, most: 35 })).toBe('5 to 35 days');
    expect(showDays(daysBetween(shown('2023-01-01'), open))).toBe('at least 2 days');
    expect(showDays(daysBetween(open, shown('2023-01-05')))).toBe('at most 2 days');
    expect(showDays(daysBetween(shown(undefined), shown('2023')))).toBe('an unknown number of days');
    expect([count(1, 'day'), count(2641, 'piece'), count(2, 'delivery', 'deliveries')]).toEqual([
      '1 day',
      '2,641 pieces',
      '2 deliveries',
    ]);
    expect([list([]), list(['a']), list(['a', 'b']), list(['a', 'b', 'c', 'd', 'e'])]).toEqual([
      '',
      'a',
      'a and b',
      'a, b, c and 2 more',
    ]);
  });
});

describe('the country lists', () => {
  it('are those of the design, each entry with its reason', () => {
    const codes = DIVERSION_COUNTRIES.map(({ country }) => country).toSorted();
    expect(codes).toEqual(['AE', 'AM', 'BY', 'CN', 'GE', 'HK', 'IN', 'KG', 'KZ', 'RS', 'SG', 'TJ', 'TR', 'UZ']);
    expect(EU_COUNTRIES.size).toBe(27);
    const coalition = COALITION_COUNTRIES.map(({ country }) => country);
    expect(coalition.filter((country) => !EU_COUNTRIES.has(country)).toSorted()).toEqual([
      'AU',
      'CA',
      'CH',
      'EU',
      'GB',
      'JP',
      'KR',
      'NO',
      'NZ',
      'US',
    ]);
    for (const { country, name, reason } of [...DIVERSION_COUNTRIES, ...COALITION_COUNTRIES]) {
      expect(country).toMatch(/^[A-Z]{2}$/);
      expect(name.length).toBeGreaterThan(3);
      expect(reason.length).toBeGreaterThan(10);
    }
    expect(codes.filter((country) => coalition.includes(country))).toEqual([]);
  });
});
