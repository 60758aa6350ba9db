import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLinkFromPicture } from '../../src/export/pictureLink.ts';
import { figureToSvg } from '../../src/export/svg.ts';
import { INPUT, SCENE, measure } from './exampleScene.ts';
import { inputs } from './sceneArbitrary.ts';

const ELEMENTS = new Set(['svg', 'title', 'metadata', 'rect', 'ellipse', 'polygon', 'line', 'text']);
const ENTITY = /&(?:amp|lt|gt|quot|#39);/g;

/** Problems of a document as XML: tags that do not balance, unknown elements, raw markup or forbidden characters. */
function problems(xml: string): readonly string[] {
  const found: string[] = [];
  const open: string[] = [];
  let at = 0;
  for (const match of xml.matchAll(/<(\/?)([a-z]+)((?: [a-zA-Z\d:-]+="[^"<]*")*)(\/?)>/g)) {
    const [tag, closing, name = '', , alone] = match;
    const between = xml.slice(at, match.index);
    if (/[<>]/.test(between) || between.replaceAll(ENTITY, '').includes('&')) found.push(`raw markup: ${between}`);
    at = match.index + tag.length;
    if (!ELEMENTS.has(name)) found.push(`element ${name}`);
    if (closing !== '' && open.pop() !== name) found.push(`closes ${name}`);
    if (closing === '' && alone === '') open.push(name);
  }
  if (open.length > 0 || xml.slice(at).trim() !== '') found.push('not closed');
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(xml)) found.push('forbidden character');
  return found;
}

describe('an SVG', () => {
  it('is well formed and holds nothing but shapes and text, whatever the names are', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        expect(problems(figureToSvg(input, measure, '#1.abc.00000000'))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('draws a name with markup as text', () => {
    const nodes = SCENE.nodes.map((node) => ({ ...node, name: '<img src=x onerror=alert(1)>' }));
    const svg = figureToSvg({ ...INPUT, scene: { ...SCENE, nodes } }, measure);
    expect(svg).toContain('&lt;img src=x');
    expect(svg).not.toContain('<img');
    expect(svg).not.toMatch(/<style|<script|\son[a-z]+="|href/);
  });

  it('carries its link when asked, and none otherwise', () => {
    const link = '#1.NYw7DsIwEAVz-_lle7Px.00ff12ab';
    const bytes = new TextEncoder().encode(figureToSvg(INPUT, measure, link));
    expect(readLinkFromPicture(bytes)).toBe(link);
    expect(readLinkFromPicture(figureToSvg(INPUT, measure))).toBeUndefined();
  });

  it('cannot be given a link by a name in it', () => {
    const title = '<metadata id="throughline">#1.evil.00000000</metadata>';
    expect(readLinkFromPicture(figureToSvg({ ...INPUT, title }, measure))).toBeUndefined();
    expect(readLinkFromPicture(figureToSvg({ ...INPUT, title }, measure, '#1.mine.0'))).toBe('#1.mine.0');
  });

  it('gives its link back after another program rewrote it', () => {
    const rewritten = '<svg>\n<metadata\n   id="throughline"\n   class="x">\n #1.a-_b.0c </metadata></svg>';
    expect(readLinkFromPicture(rewritten)).toBe('#1.a-_b.0c');
  });
});
