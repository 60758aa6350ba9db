import { describe, expect, it } from 'vitest';
import { nameKey } from '../../../src/formats/customs/names.ts';

/** Ways to write one legal form. */
const FORMS: readonly (readonly string[])[] = [
  ['Общество с ограниченной ответственностью', 'ООО', 'OOO', 'LLC', 'L.L.C.', 'Limited Liability Company'],
  ['Товарищество с ограниченной ответственностью', 'ТОО', 'TOO', 'LLP', 'L.L.P.', 'Limited Liability Partnership'],
  ['Публичное акционерное общество', 'ПАО', 'PAO', 'PJSC', 'Public Joint Stock Company'],
  ['Акционерное общество', 'АО', 'AO', 'JSC', 'Joint Stock Company'],
  ['Company Limited', 'Co. Ltd', 'Co., Limited', 'Ltd', 'LIMITED'],
  ['Индивидуальный предприниматель', 'ИП', 'IP', 'Individual Entrepreneur'],
  ['Sp. z o.o.', 'SP Z OO', 'SP ZOO', 'Spolka z o.o.', 'SPOLKA ZOO'],
  ['S.r.l.', 'SRL'],
  ['S.p.A.', 'SPA'],
  ['S.L.U.', 'SLU'],
  ['S.L.', 'SL'],
  ['S.A.', 'SA'],
];

describe('the key of a name', () => {
  it('is the same for every spelling of a legal form, before or behind the name, and another for every form', () => {
    const keys = FORMS.map((spellings) => {
      const [key, ...others] = spellings.flatMap((form) => [`${form} «Ромашка»`, `РОМАШКА, ${form}`].map(nameKey));
      expect(others.filter((other) => other !== key)).toEqual([]);
      return key;
    });
    expect(new Set(keys).size).toBe(FORMS.length);
  });

  it('keeps a name that is nothing but legal forms', () => {
    expect(nameKey('ООО')).toBe('ооо');
    expect(nameKey('Limited Liability Company')).toBe('limited liability company');
  });

  it('does not take a word for a form that merely ends like one', () => {
    expect(nameKey('Alfa Company')).not.toBe(nameKey('Alfa'));
    expect(nameKey('Vitamin A')).not.toBe(nameKey('Vitamin'));
  });
});
