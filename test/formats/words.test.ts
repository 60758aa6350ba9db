import { describe, expect, it } from 'vitest';
import { parseAmount, parseShare } from '../../src/formats/amounts.ts';
import { countryCode, isCountryCode } from '../../src/formats/countries.ts';

describe('countryCode', () => {
  it('finds codes and names as sources write them', () => {
    const texts: Record<string, string | undefined> = {
      kz: 'KZ',
      KAZ: 'KZ',
      RUS: 'RU',
      UK: 'GB',
      'Russian Federation': 'RU',
      Germany: 'DE',
      TÜRKIYE: 'TR',
      Turkey: 'TR',
      'Viet Nam': 'VN',
      'Hong Kong': 'HK',
      'Côte d’Ivoire': 'CI',
      'Bosnia & Herzegovina': 'BA',
      'ua-43': 'UA',
      eu: 'EU',
      XK: 'XK',
      zz: undefined,
      Lichtenstein: undefined,
      '': undefined,
      'Russia and China': undefined,
      __proto__: undefined,
      constructor: undefined,
    };
    for (const [text, code] of Object.entries(texts)) expect({ text, code: countryCode(text) }).toEqual({ text, code });
    expect(countryCode('__proto__')).toBeUndefined();
    expect([isCountryCode('KZ'), isCountryCode('kz'), isCountryCode('ZZ')]).toEqual([true, false, false]);
  });
});

describe('parseAmount', () => {
  it('reads amounts as sources write them and nothing else', () => {
    const texts: Record<string, readonly [number, string | undefined] | undefined> = {
      '12345.67': [12_345.67, undefined],
      '60000.0': [60_000, undefined],
      '4.5E7': [45_000_000, undefined],
      'USD 412,000': [412_000, 'USD'],
      '1 234,56 EUR': [1234.56, 'EUR'],
      '1.234.567,89': [1_234_567.89, undefined],
      '1,234,567.5': [1_234_567.5, undefined],
      '€5': [5, 'EUR'],
      '$1,000': [1000, 'USD'],
      '12,5': [12.5, undefined],
      '-5': undefined,
      NaN: undefined,
      '1e999': undefined,
      '': undefined,
      'USD 225,000+ overall': undefined,
      '5 USD EUR': undefined,
      'tok1.': undefined,
      '5 pcs': undefined,
      'usd 5': [5, 'USD'],
      '1,23,4': undefined,
    };
    for (const [text, expected] of Object.entries(texts)) {
      const parsed = parseAmount(text);
      expect({ text, parsed: parsed && [parsed.amount, parsed.currency] }).toEqual({ text, parsed: expected });
    }
  });

  it('reads shares in percent', () => {
    expect(parseShare('60')).toEqual({ from: 60, to: 60 });
    expect(parseShare('25.5 %')).toEqual({ from: 25.5, to: 25.5 });
    expect(parseShare('25-50%')).toEqual({ from: 25, to: 50 });
    for (const text of ['101', '50-25', '>50', 'half', '-1', ''])
      expect({ text, share: parseShare(text) }).toEqual({ text, share: undefined });
  });
});
