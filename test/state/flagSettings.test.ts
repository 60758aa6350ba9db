import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { COALITION_COUNTRIES, DIVERSION_COUNTRIES } from '../../src/model/countryLists.ts';
import { DEFAULT_FLAG_SETTINGS, type FlagSettings } from '../../src/model/flag.ts';
import { EMPTY_VIEW } from '../../src/model/view.ts';
import {
  countriesOf,
  differences,
  resetCountries,
  setCountry,
  setThreshold,
  thresholdOf,
  withCountry,
  withThreshold,
} from '../../src/state/flagSettings.ts';
import { undo, useApp } from '../../src/state/store.ts';
import { RULES } from './flagArbitrary.ts';

const infos = RULES.flatMap(({ id, thresholds }) => thresholds.map((info) => ({ id, info })));

beforeEach(() => {
  useApp.setState({ view: EMPTY_VIEW, past: [], future: [] });
});

describe('a threshold', () => {
  it('is kept within its bounds, and only where it differs from its default', () => {
    const changes = fc.array(
      fc.record({
        of: fc.constantFrom(...infos),
        value: fc.oneof(
          fc.constantFrom(undefined, 0, 0.5, 60, 365, 366, -1),
          fc.double({ noNaN: true, min: -500, max: 500 }),
        ),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(changes, (steps) => {
        let settings: FlagSettings = DEFAULT_FLAG_SETTINGS;
        const wanted = new Map<string, number>();
        for (const { of, value } of steps) {
          settings = withThreshold(settings, of.id, of.info, value);
          const { least, most } = of.info;
          const kept = value === undefined ? of.info.default : value < least ? least : value > most ? most : value;
          // Minus zero is zero.
          wanted.set(`${of.id}.${of.info.name}`, kept + 0);
        }
        for (const { id, info } of infos) {
          const now = wanted.get(`${id}.${info.name}`) ?? info.default;
          expect(thresholdOf(settings, id, info)).toBe(now);
          expect(Object.hasOwn(settings.thresholds, `${id}.${info.name}`)).toBe(now !== info.default);
        }
        expect(differences(settings)).toHaveLength(Object.keys(settings.thresholds).length);
      }),
      { numRuns: 2_000 },
    );
  });

  it('changes in the view as one step for one bout of typing, and undo takes it back', () => {
    const [{ id, info } = { id: '', info: undefined }] = infos;
    if (!info) throw new Error('There is no threshold.');
    setThreshold(id, info, 3);
    setThreshold(id, info, 30);
    expect(useApp.getState().view.flagSettings.thresholds).toEqual({ [`${id}.${info.name}`]: 30 });
    expect(useApp.getState().past).toHaveLength(1);
    undo();
    expect(useApp.getState().view.flagSettings).toEqual(DEFAULT_FLAG_SETTINGS);
  });
});

describe('a country list', () => {
  it('is the default unless other countries are on it, however it came there', () => {
    const steps = fc.array(fc.record({ country: fc.constantFrom('CN', 'TR', 'MY', 'VN', 'SG'), on: fc.boolean() }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(steps, (changes) => {
        let settings: FlagSettings = DEFAULT_FLAG_SETTINGS;
        const wanted = new Set(DIVERSION_COUNTRIES.map(({ country }) => country));
        for (const { country, on } of changes) {
          settings = withCountry(settings, 'diversion', country, on);
          if (on) wanted.add(country);
          else wanted.delete(country);
        }
        const usual = DIVERSION_COUNTRIES.map(({ country }) => country);
        const same = wanted.size === usual.length && usual.every((country) => wanted.has(country));
        expect(new Set(countriesOf(settings, 'diversion'))).toEqual(wanted);
        expect(countriesOf(settings, 'diversion')).toHaveLength(wanted.size);
        expect(settings.diversion === undefined).toBe(same);
        expect(differences(settings)).toHaveLength(same ? 0 : 1);
        expect(countriesOf(settings, 'coalition')).toEqual(COALITION_COUNTRIES.map(({ country }) => country));
      }),
      { numRuns: 2_000 },
    );
  });

  it('says what was added and taken off, and goes back', () => {
    setCountry('coalition', 'CH', false);
    setCountry('coalition', 'SG', true);
    setCountry('diversion', 'SG', false);
    expect(differences(useApp.getState().view.flagSettings)).toEqual([
      'diversion-risk countries without SG',
      'coalition countries with SG and without CH',
    ]);
    resetCountries('coalition');
    expect(differences(useApp.getState().view.flagSettings)).toEqual(['diversion-risk countries without SG']);
    undo();
    expect(countriesOf(useApp.getState().view.flagSettings, 'coalition')).toContain('SG');
  });
});
