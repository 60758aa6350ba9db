import { describe, expect, it } from 'vitest';
import { namedMakers, tradePatterns, type PatternId, type TradeFacts } from '../../src/model/tradePattern.ts';

const COALITION = new Set(['US', 'DE', 'JP']);
const NOTHING: TradeFacts = {
  origin: undefined,
  dispatch: undefined,
  sender: [],
  receiver: [],
  brand: undefined,
  brandCountries: [],
  maker: undefined,
  makerCountries: [],
};

function outcome(id: PatternId, facts: Partial<TradeFacts>, record: Parameters<typeof tradePatterns>[0]): string {
  const found = tradePatterns(record, { ...NOTHING, ...facts }, COALITION).find((pattern) => pattern.id === id);
  return `${found?.outcome}: ${found?.sentence}`;
}
const party = (name: string, kind: 'manufacturer' | 'trader' = 'manufacturer') => ({ name, kind, countries: [] });
const ships = { kind: 'ships' } as const;

describe('trans-shipping', () => {
  it.each<[string, Partial<TradeFacts>]>([
    ['present: Made in US, sent from KZ, received in RU.', { origin: 'US', dispatch: 'KZ', receiver: ['RU'] }],
    ['present: Made in US, the sender is in KZ, received in RU.', { origin: 'US', sender: ['KZ'], receiver: ['RU'] }],
    ['absent: Made in US, sent from US.', { origin: 'US', dispatch: 'US', sender: ['KZ'], receiver: ['RU'] }],
    [
      'absent: Sent back: made in US, sent from KZ, received in US.',
      { origin: 'US', dispatch: 'KZ', receiver: ['US'] },
    ],
    [
      'absent: Within one country: made in US, sent from KZ, received in KZ.',
      { origin: 'US', dispatch: 'KZ', receiver: ['KZ'] },
    ],
    ['unknown: Country of origin not recorded.', { dispatch: 'KZ', receiver: ['RU'] }],
    [
      'unknown: Neither the country of dispatch nor that of the sender is recorded.',
      { origin: 'US', receiver: ['RU'] },
    ],
    ['unknown: Country of the receiver not recorded.', { origin: 'US', dispatch: 'KZ' }],
  ])('is %s', (words, facts) => {
    expect(outcome('trans-shipped', facts, ships)).toBe(words);
  });

  it('is present where the record says so, whatever else is missing', () => {
    expect(outcome('trans-shipped', {}, { kind: 'trans_ships' })).toMatch(/^present/);
  });
});

describe('back-filling', () => {
  it('is what a record says, and never told from the countries', () => {
    expect(outcome('back-filled', {}, { kind: 'backfills' })).toMatch(/^present/);
    expect(outcome('back-filled', {}, { kind: 'ships', label: 'Back-fill order' })).toMatch(/^present/);
    expect(outcome('back-filled', { origin: 'CN', dispatch: 'CN', receiver: ['RU'] }, ships)).toMatch(/^unknown/);
  });
});

describe('a coalition brand made elsewhere', () => {
  it.each<['present' | 'absent' | 'unknown', Partial<TradeFacts>]>([
    ['present', { brand: 'Zorb', brandCountries: ['US'], origin: 'CN' }],
    ['absent', { brand: 'Zorb', brandCountries: ['US'], origin: 'DE' }],
    ['absent', { brand: 'Zorb', brandCountries: ['CN'], origin: 'CN' }],
    // The maker goes before the brand: a brand of the coalition may be made by another's maker.
    ['absent', { brand: 'Zorb', brandCountries: ['US'], maker: 'Glorp', makerCountries: ['CN'], origin: 'CN' }],
    ['unknown', { brand: 'Zorb', brandCountries: ['US'] }],
    ['unknown', { brand: 'Zorb', origin: 'CN' }],
    ['unknown', { origin: 'CN' }],
  ])('is %s', (expected, facts) => {
    expect(outcome('made-elsewhere', facts, ships)).toMatch(new RegExp(`^${expected}`));
  });
});

describe('the party of a brand', () => {
  it('is a maker or distributor whose name begins with its words', () => {
    const named = [party('ZORB Invented Semicond.'), party('Zorblatt Invented'), party('Zorb Trade', 'trader')];
    expect(namedMakers('Zorb', named)).toEqual([named[0]]);
    expect(namedMakers('zorb invented', named)).toEqual([named[0]]);
    expect(namedMakers(' ', named)).toEqual([]);
    expect(namedMakers(undefined, named)).toEqual([]);
  });
});
