import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextColumnBuilder } from '../../src/case/textColumn.ts';

describe('a column of texts', () => {
  it('gives back what was added', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 30 }), (texts) => {
        const builder = new TextColumnBuilder();
        expect(texts.map((text) => builder.add(text))).toEqual(texts.map((_, index) => index));
        const column = builder.view();
        expect(column.count).toBe(texts.length);
        expect(texts.map((_, index) => column.get(index))).toEqual(texts);
      }),
      { numRuns: 1_000 },
    );
  });

  it('grows over its first bounds, and a view of it does not change', () => {
    const builder = new TextColumnBuilder();
    const texts = Array.from({ length: 3_000 }, (_, index) => `${index} ${'я'.repeat(index % 50)}`);
    texts.slice(0, 100).forEach((text) => builder.add(text));
    const early = builder.view();
    texts.slice(100).forEach((text) => builder.add(text));
    expect(early.count).toBe(100);
    expect(early.get(99)).toBe(texts[99]);
    const column = builder.view();
    expect(Array.from({ length: column.count }, (_, index) => column.get(index))).toEqual(texts);
  });

  it('keeps a byte order mark and gives half a surrogate pair as a replacement character', () => {
    const builder = new TextColumnBuilder();
    builder.add('\uFEFFname');
    builder.add('\uD800');
    const column = builder.view();
    expect(column.get(0)).toBe('\uFEFFname');
    expect(column.get(1)).toBe('\uFFFD');
  });
});
