import { beforeAll, describe, expect, it } from 'vitest';
import { INDICATOR_RULES } from '../../src/analysis/indicators/rules.ts';
import { DEFAULT_FLAG_SETTINGS, type FlagSettings } from '../../src/model/flag.ts';
import { fakeWorker, opening, tutorial } from './fakeWorker.ts';

const { client } = fakeWorker();
const settings: FlagSettings = DEFAULT_FLAG_SETTINGS;

beforeAll(async () => {
  await client.call('open', opening(tutorial()));
});

const priceHigh = async (of: FlagSettings) =>
  (await client.call('flags', { entities: [], relations: ['R051'], settings: of })).find(
    ({ rule }) => rule === 'price-high',
  );

describe('the flags of what is shown', () => {
  it('are those of the subjects alone, with the whole case around them', async () => {
    const flags = await client.call('flags', { entities: ['starway', 'nobody'], relations: ['R051'], settings });
    expect(new Set(flags.map(({ subject }) => subject))).toEqual(new Set(['starway', 'R051']));
    expect(flags.find(({ rule }) => rule === 'price-high')?.sentence).toContain(
      '2.53 × the median of 146.16 over 16 prices',
    );
    expect(flags.find(({ rule }) => rule === 'pass-through')?.relations).toEqual(['R060', 'R061']);
  });

  it('follow the settings', async () => {
    expect((await priceHigh(settings))?.outcome).toBe('present');
    expect((await priceHigh({ ...settings, thresholds: { 'price-high.factor': 3 } }))?.outcome).toBe('absent');
  });
});

describe('the flags of the whole case', () => {
  it('are those of every subject, counted, with progress that reaches every rule', async () => {
    const labels = new Set<string>();
    const { counts, flags, leftOut } = await client.call(
      'allFlags',
      { settings },
      {
        onProgress: ({ label, done, total }) => {
          labels.add(label);
          expect(done).toBeLessThanOrEqual(total ?? 0);
        },
      },
    );
    expect(counts.map(({ rule }) => rule)).toEqual(INDICATOR_RULES.map(({ id }) => id));
    expect(leftOut).toEqual([]);
    expect(labels.size).toBeGreaterThan(1);
    for (const { rule, ...outcomes } of counts) {
      for (const outcome of ['present', 'absent', 'unknown'] as const) {
        expect(flags.filter((flag) => flag.rule === rule && flag.outcome === outcome)).toHaveLength(outcomes[outcome]);
      }
    }
    const some = await client.call('flags', { entities: ['alatau'], relations: [], settings });
    expect(some.length).toBeGreaterThan(5);
    expect(flags).toEqual(expect.arrayContaining([...some]));
  });

  it('can be cancelled, and asked for again', async () => {
    const controller = new AbortController();
    const run = client.call('allFlags', { settings }, { signal: controller.signal });
    controller.abort();
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
    expect((await client.call('allFlags', { settings })).flags.length).toBeGreaterThan(100);
  });
});

describe('the rules', () => {
  it('come as plain data with everything a settings panel shows', async () => {
    const rules = await client.call('flagRules', {});
    expect(rules.map(({ id }) => id)).toEqual(INDICATOR_RULES.map(({ id }) => id));
    for (const { title, basis, inputs, thresholds } of rules) {
      expect([title, basis.text, ...inputs].every((text) => text.length > 3)).toBe(true);
      for (const info of thresholds) {
        expect(info.label.length).toBeGreaterThan(3);
        expect(info.least).toBeLessThanOrEqual(info.default);
        expect(info.default).toBeLessThanOrEqual(info.most);
      }
    }
  });
});
