import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bySound, plain } from '../../../src/analysis/search/fold.ts';
import { romanise, searcher } from './search.ts';

const people = searcher([
  { id: 'cyrillic', kind: 'person', name: 'Захаров' },
  { id: 'british', kind: 'person', name: 'ZAKHAROV' },
  { id: 'short', kind: 'person', name: 'Zaharov' },
  { id: 'other', kind: 'person', name: 'Sakharova' },
]);

describe('a name in another spelling', () => {
  it.each(['zakharov', 'Захаров', 'Zaharov', 'ЗАХАРОВ', 'захаров', 'zakh', 'Zákharov'])('is found by %s', (query) => {
    expect(people(query)).toEqual(expect.arrayContaining(['cyrillic', 'british', 'short']));
    expect(people(query)).not.toContain('other');
  });

  it('is found with Latin look-alikes in a Cyrillic word, on either side', () => {
    const find = searcher([
      { id: 'mixed', kind: 'company', name: 'Вeктор' },
      { id: 'pure', kind: 'company', name: 'Вектор' },
    ]);
    for (const query of ['Вектор', 'Вeктор', 'vektor']) expect(find(query).toSorted()).toEqual(['mixed', 'pure']);
  });

  it.each([
    ['Щербаков', 'Shcherbakov'],
    ['Цветков', 'Tsvetkov'],
    ['Чайка', 'Chaika'],
    ['Жуков', 'Zhukov'],
    ['Хабаровск', 'Khabarovsk'],
    ['Юрьев', 'Yuryev'],
    ['Алексей', 'Alexei'],
    ['Сергей', 'Sergey'],
    ['Дмитрий', 'Dmitry'],
    ['Ольга', 'Olga'],
  ])('%s and %s sound the same', (cyrillic, latin) => {
    expect(searcher([latin])(cyrillic)).toEqual([latin]);
    expect(searcher([cyrillic])(latin)).toEqual([cyrillic]);
  });

  it('is found in any case, with accents and punctuation gone', () => {
    expect(searcher(['«Ромашка», ООО'])('ооо ромашка')).toHaveLength(1);
    expect(searcher(['Société Générale'])('societe generale')).toHaveLength(1);
    expect(searcher(["O'Brien & Co."])('obrien co')).toHaveLength(1);
    expect(searcher(['Al\u200Bpha'])('alpha')).toHaveLength(1);
  });
});

describe('folding', () => {
  it('takes repeated letters for one, but never repeated digits', () => {
    expect(bySound('anna 7704730655', romanise)).toBe('ana 7704730655');
    expect(searcher(['1123', '123'])('1123')).toEqual(['1123']);
  });

  it('settles: what is folded stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
        expect(plain(plain(text))).toBe(plain(text));
        expect(bySound(plain(text), romanise)).toMatch(/^([a-z0-9]+( [a-z0-9]+)*)?$/);
      }),
      { numRuns: 1_000 },
    );
  });
});
