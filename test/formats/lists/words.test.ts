import { describe, expect, it } from 'vitest';
import { countryAtEnd, listCountry } from '../../../src/formats/lists/listCountries.ts';
import { dateOfParts, listDate } from '../../../src/formats/lists/listDates.ts';
import { ofacIdentifier, ofacRemarkIdentifier } from '../../../src/formats/lists/ofacIdentifiers.ts';
import { termEnd, ukrainianCountry } from '../../../src/formats/lists/ukrainian.ts';

describe('dates of lists', () => {
  it.each([
    ['2014-09-12', '2014-09-12'],
    ['2020-04-15T15:29:22.497+02:00', '2020-04-15'],
    ['12.9.2014', '2014-09-12'],
    ['05/06/1950', '1950-06-05'],
    ['9 August 2025', '2025-08-09'],
    ['05 Jun 1950', '1950-06-05'],
    ['1 Jan. 2010', '2010-01-01'],
    ['Aug 2025', '2025-08'],
    ['August 9, 2025', '2025-08-09'],
    ['00/09/1962', '1962-09'],
    ['00/00/1994', '1994'],
    ['10/00/1983', '1983'],
    ['1955', '1955'],
    ['2019-03', '2019-03'],
    ['31.2.2020', undefined],
    ['32/01/2020', undefined],
    ['9 Brumaire 2025', undefined],
    ['soon', undefined],
    ['', undefined],
  ])('%s is %s', (text, date) => expect(listDate(text)).toBe(date));

  it('reads the American order where it is said', () => {
    expect(listDate('06/19/2003', 'month first')).toBe('2003-06-19');
    expect(listDate('06/19/2003')).toBeUndefined();
  });

  it('reads parts down to the first that is unknown', () => {
    expect(dateOfParts('1970', '0', '7')).toBe('1970');
    expect(dateOfParts('1970', '7', undefined)).toBe('1970-07');
    expect(dateOfParts('70', '7', '7')).toBeUndefined();
  });
});

describe('countries of lists', () => {
  it.each([
    ['Korea, North', 'KP'],
    ['Republic of Türkiye', 'TR'],
    ['People’s Republic of China', 'CN'],
    ['Republic of China', 'TW'],
    ['Democratic Socialist Republic of Sri Lanka', 'LK'],
    ['Kingdom of Thailand', 'TH'],
    ['United Arab Emirates (UAE)', 'AE'],
    ['Iran (Islamic Republic of)', 'IR'],
    ['Congo, Democratic Republic of (was Zaire)', 'CD'],
    ['Republic of Tatarstan', undefined],
    ['Region: Crimea', undefined],
  ])('%s is %s', (text, code) => expect(listCountry(text)).toBe(code));

  it('finds the country at the end of an address, in full only', () => {
    expect(countryAtEnd('1 Invented Str., Moscow, Russian Federation.')).toBe('RU');
    expect(countryAtEnd('1 Invented Str., Suite 4, AS')).toBeUndefined();
    expect(countryAtEnd('')).toBeUndefined();
  });

  it('reads Ukrainian names and terms', () => {
    expect(ukrainianCountry('Російська Федерація')).toBe('RU');
    expect(ukrainianCountry('громадянин Російської Федерації')).toBe('RU');
    expect(ukrainianCountry('Кіпр')).toBe('CY');
    expect(ukrainianCountry('Нарнія')).toBeUndefined();
    expect(termEnd('2022-02-24', '10 років')).toBe('2032-02-24');
    expect(termEnd('2020-02-29', '1 рік')).toBe('2021-02');
    expect(termEnd('2020-02-29', '24.02.2023')).toBe('2023-02-24');
    expect(termEnd('2020-02-29', 'безстроково')).toBeUndefined();
  });
});

describe('numbers of OFAC', () => {
  it.each([
    ['Tax ID No. 7700000000 (Russia)', 'inn', '7700000000'],
    ['Tax ID No. 7700000000 (Cyprus)', 'tax', '7700000000'],
    ['Registration Number 1020000000000 (Russia)', 'ogrn', '1020000000000'],
    ['alt. Passport X0000001 (Cyprus) expires 01 Jan 2030', 'passport', 'X0000001'],
    ['Vessel Registration Identification IMO 9000001', 'imo', '9000001'],
    ['Identification Number IMO 9000001', 'imo-company', '9000001'],
    ['MMSI 123456789', 'mmsi', '123456789'],
    ['Digital Currency Address - XBT 1InventedAddress', 'wallet', '1InventedAddress'],
    ['SWIFT/BIC INVTCY2N', 'swift', 'INVTCY2N'],
  ])('%s is %s %s', (remark, scheme, value) => expect(ofacRemarkIdentifier(remark)).toEqual({ scheme, value }));

  it('takes no note for a number', () => {
    expect(ofacRemarkIdentifier('Gender Male')).toBeUndefined();
    expect(ofacRemarkIdentifier('Passportless')).toBeUndefined();
    expect(ofacRemarkIdentifier('Identification Number unknown')).toBeUndefined();
    expect(ofacIdentifier('Gender', 'Male')).toBeUndefined();
    expect(ofacIdentifier('Digital Currency Address - ETH', '0x1')).toEqual({ scheme: 'wallet', value: '0x1' });
  });
});
