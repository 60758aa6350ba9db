import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutFigure, type Figure, type FigureInput } from '../../src/export/figure.ts';
import { legendItems } from '../../src/export/legend.ts';
import { boxOf, overlap, type Mark, type TextMark } from '../../src/export/marks.ts';
import type { Scene } from '../../src/model/scene.ts';
import { INPUT, SCENE, measure } from './exampleScene.ts';
import { inputs, scenes } from './sceneArbitrary.ts';

function texts(figure: Figure): readonly TextMark[] {
  return figure.marks.filter((mark) => mark.type === 'text');
}

function written(figure: Figure): string {
  return texts(figure)
    .map((mark) => mark.text)
    .join('\n');
}

function labels(scene: Scene): readonly string[] {
  return legendItems(scene).map((item) => item.label);
}

function outside(figure: Figure): readonly Mark[] {
  return figure.marks.filter((mark) => {
    const box = boxOf(mark);
    const [right, bottom] = [box.x + box.width, box.y + box.height];
    // Not "outside" but "not inside", so that NaN is found as well.
    return !(box.x >= -0.01 && box.y >= -0.01 && right <= figure.width + 0.01 && bottom <= figure.height + 0.01);
  });
}

describe('a figure', () => {
  it('cuts nothing: every mark and every text lies inside, for 1,000 random pictures', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        expect(outside(layoutFigure(input, measure))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('writes the handling mark twice, above the title and below everything', () => {
    const figure = layoutFigure(INPUT, measure);
    const marks = texts(figure).filter((mark) => mark.text === 'TLP:AMBER');
    const title = texts(figure).find((mark) => mark.text === INPUT.title);
    expect(marks).toHaveLength(2);
    expect(marks[0]?.y).toBeLessThan(title?.y ?? 0);
    expect(marks[1]?.y).toBe(Math.max(...texts(figure).map((mark) => mark.y)));
  });

  it('carries title, subtitle, sources, what is hidden and the caveat', () => {
    const all = written(layoutFigure(INPUT, measure)).replaceAll('\n', ' ');
    for (const text of [INPUT.title, ...INPUT.subtitle, INPUT.hidden, INPUT.caveat]) expect(all).toContain(text);
    for (const { number, text } of INPUT.sources) expect(all).toContain(`[${number}] ${text}`);
  });

  it('keys sources to the hops of the lit chain', () => {
    const all = written(layoutFigure(INPUT, measure));
    expect(all).toContain('Nov 2022 · T1 [2]');
    expect(all).toContain('[1, 2]');
    expect(all).toContain('undated [3]');
  });

  it('keeps the labels of hops off marks, names and each other', () => {
    const figure = layoutFigure(INPUT, measure);
    const hops = texts(figure).filter((mark) => /\[[\d, ]+\]$|^14 Jan|T1/.test(mark.text) && mark.size === 10.5);
    const rest = texts(figure).filter((mark) => !hops.includes(mark));
    expect(hops.length).toBeGreaterThanOrEqual(4);
    for (const hop of hops) {
      const clashes = [...rest, ...hops].filter((mark) => mark !== hop && overlap(boxOf(mark), boxOf(hop)) > 20);
      expect(clashes.map((mark) => mark.text)).toEqual([]);
    }
  });

  it('is transparent only when asked', () => {
    const paper = layoutFigure(INPUT, measure);
    const clear = layoutFigure({ ...INPUT, ground: 'transparent' }, measure);
    expect(paper.marks[0]).toMatchObject({ type: 'rect', width: paper.width, height: paper.height, fill: '#ffffff' });
    expect(clear.marks).toEqual(paper.marks.slice(1));
  });

  it('says so when nothing is drawn, and has a title even when none was given', () => {
    const empty: FigureInput = { ...INPUT, title: ' ', scene: { nodes: [], edges: [], guides: undefined } };
    const all = written(layoutFigure(empty, measure));
    expect(all).toContain('Nothing is drawn in this view.');
    expect(all).toContain('Untitled view');
    expect(all).not.toContain('intermediary');
  });

  it('writes hidden and turning characters out, and shortens what is too long', () => {
    const name = 'invoice\u202Egnp.exe';
    const nodes = SCENE.nodes
      .slice(0, 2)
      .map((node, index) => ({ ...node, name: index === 0 ? name : 'é'.repeat(1e6) }));
    const figure = layoutFigure({ ...INPUT, scene: { nodes, edges: [], guides: undefined } }, measure);
    expect(written(figure).replaceAll('\n', '')).toContain('invoice[U+202E]gnp.exe');
    expect(written(figure)).toMatch(/^é+…$/m);
  });
});

describe('the legend', () => {
  it('of the example lists exactly what occurs in it', () => {
    expect(labels(SCENE)).toEqual([
      'supplier',
      'intermediary',
      'facilitator',
      'end-user',
      'maker or distributor',
      'trading firm or other',
      'forwarder, carrier, broker',
      'bank, payments, insurer',
      'registry, authority',
      'end-user',
      'not named by the source',
      'listed by an authority',
      'country',
      'country not recorded',
      'stated by a source',
      'inferred from other records',
      'association, not a delivery or payment',
      'served this hop',
      'served this hop, inferred',
      'thicker: more records',
      'chain picked out; others pale',
      'where chains enter Russia',
    ]);
  });

  it('names a sign when and only when it is drawn, for 1,000 random scenes', () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const has = (label: string): boolean => labels(scene).includes(label);
        const at = new Map(scene.nodes.map((node) => [node.id, node]));
        const apart = (one: string, other: string): number => {
          const [a, b] = [at.get(one), at.get(other)];
          return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
        };
        const drawn = scene.edges.filter(({ from, to, hop }) =>
          hop ? [from, hop.from, hop.to].every((id) => at.has(id)) : apart(from, to) > 46,
        );
        expect(has('not named by the source')).toBe(scene.nodes.some((node) => node.unnamed));
        expect(has('listed by an authority')).toBe(scene.nodes.some((node) => node.listed));
        expect(has('facilitator')).toBe(scene.nodes.some((node) => node.role === 'facilitator' && !node.unnamed));
        expect(has('other party')).toBe(scene.nodes.some((node) => node.role === 'context' && !node.unnamed));
        expect(has('vessel, aircraft, vehicle')).toBe(scene.nodes.some((node) => node.shape === 'triangle'));
        expect(has('several countries')).toBe(scene.nodes.some((node) => node.mark.endsWith('+')));
        expect(has('served this hop')).toBe(drawn.some((edge) => edge.type === 'served' && !edge.inferred));
        expect(has('inferred from other records')).toBe(
          drawn.some(
            (edge) => edge.type !== 'served' && edge.type !== 'declared' && edge.inferred && !edge.association,
          ),
        );
        expect(has('declared to go there; the goods went elsewhere')).toBe(
          drawn.some((edge) => edge.type === 'declared'),
        );
        expect(has('weakest hop of the chain')).toBe(drawn.some((edge) => edge.type === 'hop' && edge.weakest));
        expect(has('where chains enter Russia')).toBe(
          scene.guides?.entersRussiaX !== undefined && scene.nodes.length > 0,
        );
      }),
      { numRuns: 1_000 },
    );
  });
});
