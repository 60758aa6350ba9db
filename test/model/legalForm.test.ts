import { describe, expect, it } from 'vitest';
import { shortLegalForm } from '../../src/model/legalForm.ts';

describe('a legal form in short', () => {
  it.each([
    ['Общество с ограниченной ответственностью "Вектор"', 'ООО "Вектор"'],
    ['публичное акционерное общество «Заря»', 'ПАО «Заря»'],
    ['АКЦИОНЕРНОЕ ОБЩЕСТВО ЗАВОД', 'АО ЗАВОД'],
    ['Northern Trade Limited Liability Company', 'Northern Trade LLC'],
    ['Limited Works', 'Limited Works'],
  ])('%s', (name, short) => {
    expect(shortLegalForm(name)).toBe(short);
  });
});
