import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameLines } from '../../src/canvas/nameLines.ts';

describe('a name on two lines', () => {
  it.each([
    ['Alder Chips', 136, 'Alder Chips'],
    ['Alder Invented Semiconductor Inc', 136, 'Alder Invented\nSemiconductor Inc'],
    ['Alder Invented Components Co Limited', 100, 'Alder Invented\nComponents C…'],
    ['АО «Вымышленный Завод № 1»', 136, 'АО «Вымышленный\nЗавод № 1»'],
    ['Unbreakablelongnameofonefirm', 60, 'Unbreak…'],
    ['', 60, ''],
  ])('%s on %i', (name, width, lines) => {
    expect(nameLines(name, 12.5, width)).toBe(lines);
  });

  it('never takes a third line, keeps what fits, and cuts nothing but the end', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 20, max: 300 }), (name, width) => {
        const lines = nameLines(name, 12.5, width).split('\n');
        expect(lines.length).toBeLessThanOrEqual(2);
        const shown = lines.join(' ').replace(/…$/, '').trim();
        const plain = name.split(/\s+/).filter(Boolean).join(' ');
        expect(plain.startsWith(shown) || name.includes('…')).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is all of the name where there is room', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zж]+$/), { maxLength: 5 }), (words) => {
        expect(nameLines(words.join(' '), 12.5, 10_000)).toBe(words.join(' '));
      }),
      { numRuns: 1_000 },
    );
  });
});
