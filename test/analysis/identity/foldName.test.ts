import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { NameFolder } from '../../../src/analysis/identity/foldName.ts';
import { romanise } from '../search/search.ts';

const folder = new NameFolder(romanise);
const key = (name: string): string => folder.fold(name).key;
const form = (name: string): string | undefined => folder.fold(name).form;

/** Spellings of one firm; all firms are invented. */
const SAME: readonly (readonly [string, ...string[]])[] = [
  ['ООО «Вектор Импорт»', 'Vektor Import OOO', 'VEKTOR IMPORT, LLC', 'Vektor-Import Limited Liability Company',
    'ОБЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ "ВЕКТОР ИМПОРТ"', 'ФИРМА ООО ВЕКТОР-ИМПОРТ'],
  ['ТОО «Ала-Тау»', 'Ala-Tau LLP', 'ALATAU TOO', 'Ala Tau Ltd.'],
  ['АО «Завод Заря»', 'Zavod Zarya JSC', 'Zavod Zaria AO', 'Joint-Stock Company Zavod Zarya'],
  ['ИП Зимовьев П.Л.', 'IP Zimovyev P.L.', 'Individual entrepreneur Zimov’ev P. L.'],
  ['Mleczna Droga Sp. z o.o.', 'MLECZNA DROGA SP Z O O', 'Mleczna Droga spółka z o.o.'],
  ['Lana Blu S.r.l.', 'LANA BLU SRL'],
  ['Porta Verde S.p.A.', 'Porta Verde SPA'],
  ['Lotus Link Co., Ltd.', 'Lotus Link Co Limited', 'LOTUS LINK LTD', 'Ｌｏｔｕｓ　Ｌｉｎｋ Ltd'],
  ['Rаdiokomplekt LLP', 'Radiokomplekt OOO', 'Радиокомплект ООО'],
  ['СОМ Trading LLC', 'COM Trading'],
  ['蓮橋有限公司', '蓮橋'],
  ['Strasse Nord GmbH', 'Straße Nord GmbH'],
]; // prettier-ignore

describe('the comparison key of a name', () => {
  it.each(SAME.map((names): [string, readonly string[]] => [names[0], names]))('is one for %s', (first, names) => {
    expect(names.map(key)).toEqual(names.map(() => key(first)));
    expect(key(first).length).toBeGreaterThan(2);
  });

  it('differs for firms that differ', () => {
    const keys = SAME.map(([name]) => key(name));
    expect(new Set(keys).size).toBe(SAME.length);
    expect(key('Vektor Import 2 LLC')).not.toBe(key('Vektor Import LLC'));
  });

  it('gives the class of the legal form', () => {
    expect(['ООО Вектор', 'Vektor OOO', 'Vektor LLC', 'Vektor GmbH'].map(form)).toEqual(Array(4).fill('limited'));
    expect(['АО Вектор', 'PJSC Vektor', 'Vektor AG', 'Vektor S.p.A.'].map(form)).toEqual(Array(4).fill('stock'));
    expect(form('Vektor')).toBeUndefined();
    expect(form('ИП Вектор')).toBe('sole');
  });

  it('keeps a form that is all there is, and one that contradicts the form at the end', () => {
    expect(key('Company Limited')).not.toBe('');
    expect(key('OOO')).not.toBe('');
    expect(folder.fold('IP Telecom LLC')).toEqual({ key: key('IP Telecom'), form: 'limited' });
    expect(key('Ag Tools Ltd')).not.toBe(key('Tools Ltd'));
  });

  it('does not change when it is folded again, and case, width and punctuation never count', () => {
    const word = fc.stringMatching(/^[a-zа-я]{5,9}$/u);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('ООО', 'LLC', 'АО', 'GmbH'),
        (words, legal) => {
          const plainName = words.join(' ');
          const expected = key(`${plainName} ${legal}`);
          expect(key(`${legal} «${words.join('-').toUpperCase()}»`)).toBe(expected);
          expect(key(`${words.join('. ')}, ${legal}.`)).toBe(expected);
        },
      ),
      { numRuns: 1000, seed: 71 },
    );
  });
});
