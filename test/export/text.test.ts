import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keySources, sourceLine } from '../../src/export/sources.ts';
import { drawable, wrap } from '../../src/export/text.ts';
import { measure } from './exampleScene.ts';
import { names } from './sceneArbitrary.ts';

const FONT = { size: 10, weight: 400 } as const;

describe('wrapping', () => {
  it('keeps to width and number of lines, and loses nothing without saying so', () => {
    fc.assert(
      fc.property(names, fc.integer({ min: 20, max: 300 }), fc.integer({ min: 1, max: 4 }), (text, width, most) => {
        const lines = wrap(text, FONT, width, most, measure);
        expect(lines.length).toBeLessThanOrEqual(most);
        // A single character of many code points cannot be broken.
        const tooWide = lines.filter((line) => measure(line, 10, 400) > width && Array.from(line).length > 12);
        expect(tooWide).toEqual([]);
        const shown = lines.join('').replaceAll(' ', '');
        const whole = drawable(text).replaceAll(' ', '');
        expect(shown === whole || (shown.endsWith('…') && whole.startsWith(shown.slice(0, -1)))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('breaks between words', () => {
    expect(wrap('Elbe Components GmbH', FONT, 62, 2, measure)).toEqual(['Elbe', 'Components…']);
    expect(wrap('Elbe Components GmbH', FONT, 90, 2, measure)).toEqual(['Elbe Components', 'GmbH']);
  });
});

describe('drawable text', () => {
  it('writes out what would hide or turn the reading, and keeps joiners', () => {
    expect(drawable('a\u202Eb\u200Bc\n\td\u0000e')).toBe('a[U+202E]b[U+200B]c d e');
    expect(drawable('می\u200Cخواهم')).toBe('می\u200Cخواهم');
  });
});

describe('sources', () => {
  it('are numbered as the hops meet them, each once', () => {
    const [a, b] = [
      { id: 'A', title: 'First' },
      { id: 'B', title: 'Second' },
    ];
    expect(
      keySources([
        { from: 'x', to: 'y', sources: [a] },
        { from: 'y', to: 'z', sources: [b, a, a] },
      ]),
    ).toEqual([
      { number: 1, text: 'First', hops: ['x\ny', 'y\nz'] },
      { number: 2, text: 'Second', hops: ['y\nz'] },
    ]);
  });

  it('name the host of a web address, and no other address', () => {
    const source = { id: 'A', title: 'List', publisher: 'Council', date: '2024-06-24' };
    expect(sourceLine({ ...source, url: 'https://user@lists.example/a' })).toBe(
      'List, Council, 24 Jun 2024, lists.example',
    );
    for (const url of ['javascript:alert(1)', 'JaVa\tscript:x', 'data:text/html,x', 'file:///etc/passwd', 'nonsense']) {
      expect(sourceLine({ ...source, url })).toBe('List, Council, 24 Jun 2024');
    }
  });
});
