import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { showName } from '../../src/model/nameText.ts';

describe('a name for the screen', () => {
  it('is the name itself where nothing is odd', () => {
    expect(showName('ООО «Вектор Импорт»')).toEqual({
      text: 'ООО «Вектор Импорт»',
      shortened: false,
      unseen: [],
      mixedScript: false,
    });
  });

  it('leaves unseen characters out and names each once', () => {
    const { text, unseen } = showName('Al\u202Epha\u200B \u00ADTrade\u202E');
    expect(text).toBe('Alpha Trade');
    expect(unseen).toEqual(['U+202E', 'U+200B', 'U+00AD']);
  });

  it('keeps at most 200 characters and says so', () => {
    expect(showName('x'.repeat(200))).toMatchObject({ text: 'x'.repeat(200), shortened: false });
    expect(showName('x'.repeat(1_000_000))).toMatchObject({ text: `${'x'.repeat(200)}…`, shortened: true });
    expect(showName('x'.repeat(200) + '\u200B').shortened).toBe(false);
  });

  it('warns of one word in two scripts, not of two words', () => {
    expect(showName('Вeктор').mixedScript).toBe(true);
    expect(showName('Vektor Вектор').mixedScript).toBe(false);
    expect(showName('Vektor-Вектор').mixedScript).toBe(false);
    expect(showName('Алмаз-Aнтей').mixedScript).toBe(true);
    expect(showName('Ве\u200Bktor').mixedScript).toBe(true);
  });

  it('never cuts a character in two, and shows nothing that cannot be seen', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 260 }), fc.nat({ max: 210 }), (name, at) => {
        const long = `${'x'.repeat(at)}${name}🚢🚢🚢`;
        const { text } = showName(long);
        expect(text.isWellFormed()).toBe(true);
        expect(text).not.toMatch(/[\u200B\u202E\u2066\uFEFF\u00AD]/);
      }),
      { numRuns: 1_000 },
    );
  });
});
