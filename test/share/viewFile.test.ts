import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_VIEW } from '../../src/model/view.ts';
import { decodeViewFile, encodeViewFile, looksLikeViewFile } from '../../src/share/viewFile.ts';
import { states } from './arbitraries.ts';

const FILE = encodeViewFile({
  view: { ...EMPTY_VIEW, expanded: ['a'], moved: { a: { x: 1, y: 2 } } },
  case: { title: 'Case', hash: '00' },
  semantics: 1,
  answer: undefined,
});

describe('a view file', () => {
  it('gives back the state it was made of, ids in full, for 1,000 random states', () => {
    fc.assert(
      fc.property(states, (state) => {
        const text = encodeViewFile(state);
        expect(looksLikeViewFile(text)).toBe(true);
        expect(decodeViewFile(text)).toEqual({ ok: true, state, dropped: [] });
        expect(decodeViewFile(`\uFEFF${text}`).ok).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('never throws when cut, and never opens then', () => {
    for (let length = 0; length < FILE.trimEnd().length; length++) {
      expect(decodeViewFile(FILE.slice(0, length))).toEqual({ ok: false, reason: 'unreadable' });
    }
  });

  it('never throws on any JSON, and says what it dropped', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom('ids', 'places', 'query', 'view', 'case', '__proto__'), (json, key) => {
        const text = `{"throughline":"view","version":1,"case":["Case","00"],"semantics":1,"${key}":${json}}`;
        const decoded = decodeViewFile(text);
        expect(decoded.ok && key === 'view' ? decoded.dropped : ['view']).toEqual(['view']);
        expect(Reflect.get({}, 'x')).toBeUndefined();
      }),
      { numRuns: 1_000 },
    );
  });

  it('of a later version is newer; of another kind it is no view', () => {
    expect(decodeViewFile(FILE.replace('"version": 1', '"version": 2'))).toEqual({ ok: false, reason: 'newer' });
    expect(decodeViewFile('{"record":"case"}')).toEqual({ ok: false, reason: 'unreadable' });
    expect(looksLikeViewFile('{"record":"case"}')).toBe(false);
  });

  it('with wrong lists and places opens without them', () => {
    const wrong = FILE.replace('"expanded": [\n   "a"\n  ]', '"expanded": [1], "strange": ["b"]').replace(
      /2\n \]/,
      '1e308]',
    );
    const decoded = decodeViewFile(wrong);
    expect(decoded).toMatchObject({ ok: true, dropped: ['expanded', 'moved', 'ids.strange'] });
  });
});
