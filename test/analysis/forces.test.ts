import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutForces, type ForceInput } from '../../src/analysis/forces.ts';

const place = fc.record({ x: fc.integer({ min: -900, max: 900 }), y: fc.integer({ min: -900, max: 900 }) });
const id = fc.nat({ max: 9 }).map((index) => `e${index}`);
const input: fc.Arbitrary<ForceInput> = fc.record({
  nodes: fc.uniqueArray(
    fc
      .record({ id, at: fc.option(place, { nil: undefined }), pinned: fc.boolean() })
      .map(({ id, at, pinned }) => ({ id, at, fixed: pinned && at !== undefined })),
    { selector: (node) => node.id, maxLength: 10 },
  ),
  links: fc.array(fc.record({ from: id, to: id }), { maxLength: 12 }),
});

describe('the layout by forces', () => {
  it('gives a place to everything that is not fixed, and none to what is', () => {
    fc.assert(
      fc.property(input, (given) => {
        const before = structuredClone(given);
        const places = new Map(layOutForces(given));
        expect(given).toEqual(before);
        for (const node of given.nodes) {
          const at = places.get(node.id);
          const isPlaced = at !== undefined && Number.isFinite(at.x) && Number.isFinite(at.y);
          expect(isPlaced).toBe(!node.fixed);
        }
        for (const key of places.keys()) expect(given.nodes.map((node) => node.id)).toContain(key);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same places for the same input', () => {
    fc.assert(
      fc.property(input, (given) => {
        expect(layOutForces(structuredClone(given))).toEqual(layOutForces(given));
      }),
      { numRuns: 200 },
    );
  });

  it('keeps marks apart, also where all begin at one point', () => {
    const at = { x: 0, y: 0 };
    const nodes = Array.from({ length: 30 }, (_, index) => ({ id: `n${index}`, at, fixed: false }));
    const places = layOutForces({ nodes, links: nodes.slice(1).map(({ id: to }) => ({ from: 'n0', to })) });
    for (const [index, [, a]] of places.entries()) {
      for (const [, b] of places.slice(index + 1)) {
        expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(40);
      }
    }
  });
});
