import { describe, expect, it } from 'vitest';
import { mixedWords, sayMixedWords, unmixedWord } from '../../../src/analysis/identity/letters.ts';

describe('a word of two scripts', () => {
  it('names the letter, its place, its code and what it looks like', () => {
    expect(mixedWords('Rаdiokomplekt LLP')).toEqual([
      {
        word: 'Rаdiokomplekt',
        script: 'Latin',
        letters: [{ letter: 'а', code: 'U+0430', script: 'Cyrillic', looksLike: 'a', position: 2 }],
      },
    ]);
    expect(sayMixedWords('Rаdiokomplekt LLP')).toBe(
      'letter 2 of “Rаdiokomplekt” is Cyrillic “а” (U+0430), like Latin “a”',
    );
  });

  it('is taken to be in the script of the letters that no other script draws the same', () => {
    const [word] = mixedWords('ООО ВЕКTОР');
    expect(word).toMatchObject({ script: 'Cyrillic', letters: [{ letter: 'T', looksLike: 'Т', position: 4 }] });
    expect(mixedWords('Αlpha')).toMatchObject([{ script: 'Latin', letters: [{ script: 'Greek', looksLike: 'A' }] }]);
    expect(mixedWords('Яndex')).toMatchObject([{ script: 'Latin', letters: [] }]);
    expect(sayMixedWords('Яndex')).toBe('“Яndex” mixes scripts');
  });

  it('is not one that stands beside a word of another script', () => {
    for (const name of ['ООО Alpha', 'Alpha (Альфа) Ltd', 'Радиокомплект', 'Radiokomplekt', '12-Альфа/Beta', '']) {
      expect(mixedWords(name)).toEqual([]);
      expect(sayMixedWords(name)).toBe('');
    }
  });

  it('is turned into one script', () => {
    expect(unmixedWord('rаdiоkоmplеkt')).toBe('radiokomplekt');
    expect(unmixedWord('вeкtор')).toBe('вектор');
    expect(unmixedWord('вектор')).toBe('вектор');
  });
});
