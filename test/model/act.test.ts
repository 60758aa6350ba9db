import { describe, expect, it } from 'vitest';
import { isNamedByAct, standingListings, type Act } from '../../src/model/act.ts';

const listing: Act = { type: 'listed', authority: 'Council', date: '2022-05', dateIs: 'on', about: 'this' };
const delisting: Act = { ...listing, type: 'delisted', date: '2023-05' };
const stands = (...acts: Act[]): boolean => standingListings(acts, '2026-01-01').length > 0;

describe('a standing listing', () => {
  it('names this very party', () => {
    expect(stands(listing)).toBe(true);
    expect(stands({ ...listing, about: 'people behind it' })).toBe(false);
    expect(stands({ ...listing, about: 'network' })).toBe(false);
  });

  it('is no charge, conviction, acquittal or warning', () => {
    for (const type of ['charged', 'convicted', 'acquitted', 'warned', 'delisted'] as const) {
      expect(stands({ ...listing, type })).toBe(false);
    }
  });

  it('is lifted by a later delisting of the same authority about this party', () => {
    expect(stands(listing, delisting)).toBe(false);
    expect(stands(delisting, listing)).toBe(false);
    expect(stands(listing, { ...delisting, authority: 'Treasury' })).toBe(true);
    expect(stands(listing, { ...delisting, about: 'network' })).toBe(true);
    expect(stands(listing, { ...delisting, date: '2021' })).toBe(true);
  });

  it('stands again when listed after the delisting', () => {
    expect(stands(listing, delisting, { ...listing, date: '2024' })).toBe(true);
  });

  it('is lifted by a delisting where a date is missing', () => {
    const { date: _, ...undated } = delisting;
    const { date: __, ...undatedListing } = listing;
    expect(stands(listing, undated)).toBe(false);
    expect(stands(undatedListing, delisting)).toBe(false);
  });

  it('ends with its own end date', () => {
    expect(stands({ ...listing, until: '2025-12-31' })).toBe(false);
    expect(stands({ ...listing, until: '2026-01-01' })).toBe(true);
    expect(stands({ ...listing, until: '2030' })).toBe(true);
  });

  it('lasts as long as the year or month of its end', () => {
    expect(stands({ ...listing, until: '2026' })).toBe(true);
    expect(stands({ ...listing, until: '2026-01' })).toBe(true);
    expect(stands({ ...listing, until: '2025' })).toBe(false);
  });

  it('is lifted by a delisting of the same year, on whatever day that was', () => {
    expect(stands({ ...listing, date: '2022-05-10' }, { ...delisting, date: '2022' })).toBe(false);
    expect(stands({ ...listing, date: '2022-05-10' }, { ...delisting, date: '2022-04' })).toBe(true);
    expect(stands({ ...listing, date: 'spring' }, delisting)).toBe(false);
  });
});

const actOf = (type: Act['type'], more: Partial<Act> = {}): Act => ({
  type,
  authority: 'Invented Court',
  date: '2022-05',
  dateIs: 'on',
  about: 'this',
  ...more,
});

describe('an act that names a party', () => {
  it.each<[boolean, readonly Act[]]>([
    [false, []],
    [true, [actOf('listed')]],
    [false, [actOf('listed'), actOf('delisted', { date: '2023' })]],
    [true, [actOf('warned')]],
    [false, [actOf('warned', { until: '2023' })]],
    [true, [actOf('charged')]],
    [false, [actOf('charged'), actOf('acquitted', { date: '2023' })]],
    [true, [actOf('charged'), actOf('acquitted', { date: '2023', authority: 'Another Court' })]],
    [true, [actOf('charged', { date: '2024' }), actOf('acquitted', { date: '2023' })]],
    [true, [actOf('convicted')]],
    [false, [actOf('convicted', { about: 'network' }), actOf('charged', { about: 'people behind it' })]],
    [false, [actOf('acquitted'), actOf('delisted')]],
  ])('is %s for these', (named, acts) => {
    expect(isNamedByAct(acts, '2026-01-01')).toBe(named);
  });
});
