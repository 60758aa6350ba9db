import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearness, parseAddress } from '../../../src/analysis/address/parseAddress.ts';
import { romanise } from '../search/search.ts';

const near = (a: string, b: string): string => nearness(parseAddress(a, romanise), parseAddress(b, romanise));

/** Spellings of one office; streets and houses are invented. */
const SAME_UNIT: readonly (readonly [string, string])[] = [
  ['Office 5, 12 Samal Row, Almaty', '12 Samal Row, office 5'],
  ['Office 5, 12 Samal Row, Almaty', 'OFF. 05, SAMAL ROW 12, ALMATY, KAZAKHSTAN'],
  ['Unit 1204, Lantern House', 'Unit 1204, Lantern House, Hong Kong'],
  ['Room 1204, Lantern House, Hong Kong', '1204室, Lantern House, Hong Kong'],
  ['115114, г. Москва, ул. Зимняя, д. 5, оф. 12', 'Москва, Зимняя улица, дом 5, офис 12'],
  ['115114, г. Москва, ул. Зимняя, д.5, оф.12', 'ul. Zimnyaya, d. 5, office 12, Moscow, Russia'],
  ['г. Алматы, мкр. Самал, д. 12А, кв. 7', 'Almaty, Samal 12A, apt 7'],
  ['12/F, Lantern House', 'Floor 12, Lantern House'],
  ['ул. Зимняя, 5, корп. 2, помещ. 3', 'Зимняя ул., д. 5, к. 2, пом. 3'],
  ['Desk 88, Creek Free Zone', 'Creek Free Zone, desk No. 88'],
  ['Suite B, 4 Garden Street, Yerevan', '4 Garden St., Ste. B, Yerevan'],
];
const SAME_BUILDING: readonly (readonly [string, string])[] = [
  ['Office 5, 12 Samal Row, Almaty', 'Office 6, 12 Samal Row, Almaty'],
  ['Office 5, 12 Samal Row, Almaty', '12 Samal Row, Almaty'],
  ['ул. Зимняя, д. 5, оф. 12', 'ul. Zimnyaya 5, office 13'],
  ['ул. Зимняя, д. 5', 'Зимняя улица, дом 5'],
  ['Room 3, Lantern House', 'Lantern House, Hong Kong'],
];
const APART: readonly (readonly [string, string])[] = [
  ['Office 5, 12 Samal Row, Almaty', 'Office 12, 5 Samal Row, Almaty'],
  ['Office 5, 12 Samal Row, Almaty', 'Office 5, 12 Samal Row, Astana'],
  ['Office 5, 12 Samal Row', 'Office 5, 12 Garden Row'],
  ['Yard Lane, Moscow', 'Yard Lane, Moscow'],
  ['Building 2, Yard Lane, Moscow', 'Yard Lane, Moscow'],
  ['ул. Зимняя, д. 5, корп. 2, оф. 1', 'ул. Зимняя, д. 5, корп. 3, оф. 1'],
  ['Almaty', 'Almaty'],
  ['', ''],
  ['12', '12'],
  ['Office 5', 'Office 5'],
];

describe('an address', () => {
  it.each(SAME_UNIT)('is one office in two spellings: %s / %s', (a, b) => {
    expect(near(a, b)).toBe('unit');
    expect(near(b, a)).toBe('unit');
  });

  it.each(SAME_BUILDING)('is one house and not surely one office: %s / %s', (a, b) => {
    expect(near(a, b)).toBe('building');
    expect(near(b, a)).toBe('building');
  });

  it.each(APART)('is another, or says too little: %s / %s', (a, b) => {
    expect(near(a, b)).toBe('apart');
    expect(near(b, a)).toBe('apart');
  });

  it('gives unit and house as numbers', () => {
    expect(parseAddress('115114, г. Москва, ул. Зимняя, д. 5, корп. 2, оф. 012', romanise)).toMatchObject({
      unit: '12',
      house: '5 2',
    });
  });

  it('is read whatever the order of its parts, and tells offices and houses apart', () => {
    const office = fc.integer({ min: 1, max: 400 });
    const street = fc.constantFrom('Samal Row', 'ул. Зимняя', 'Lantern Street', 'Снежный пер.');
    const town = fc.constantFrom('Almaty', 'г. Алматы', 'Yerevan', 'Москва');
    fc.assert(
      fc.property(office, office, street, town, fc.integer({ min: 0, max: 5 }), (unit, house, road, place, turn) => {
        const said = (office: number, number: number): string[] => [`office ${office}`, `${number} ${road}`, place];
        const [a = '', b = '', c = ''] = said(unit, house);
        const orders = [[a, b, c], [a, c, b], [b, a, c], [b, c, a], [c, a, b], [c, b, a]]; // prettier-ignore
        expect(near(said(unit, house).join(', '), orders[turn]?.join(', ') ?? '')).toBe('unit');
        expect(near(said(unit, house).join(', '), said(unit + 1, house).join(', '))).toBe('building');
        expect(near(said(unit, house).join(', '), said(unit, house + 1).join(', '))).toBe('apart');
      }),
      { numRuns: 1000, seed: 72 },
    );
  });
});
