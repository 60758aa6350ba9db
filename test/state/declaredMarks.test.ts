import { describe, expect, it } from 'vitest';
import type { SceneNode } from '../../src/model/scene.ts';
import { declaredMarks } from '../../src/state/declaredMarks.ts';
import { brief } from './answers.ts';

const node = (id: string, x: number, y: number): SceneNode => ({
  id,
  name: id,
  mark: 'KZ',
  role: 'intermediary',
  shape: 'ellipse',
  x,
  y,
  listed: false,
  unnamed: false,
  lit: true,
  dim: false,
  rail: false,
  stopped: false,
  own: false,
});
const declared = { relation: 'r', from: 'a', to: 'b', declaration: 'd', party: 'c', countries: ['UZ'] };
const HOP = [node('a', 0, 0), node('b', 120, 0)];

describe('where goods were declared to go', () => {
  it('is a line to the party where that is drawn, and no second mark', () => {
    const { nodes, edges } = declaredMarks({ declared: [declared], entities: [] }, [...HOP, node('c', 60, 90)]);
    expect(nodes).toEqual([]);
    expect(edges).toMatchObject([{ from: 'a', to: 'c', type: 'declared', label: 'declared', lit: true }]);
  });

  it('is a mark of its own beside the hop, on the side where there is room', () => {
    const parties = { declared: [declared], entities: [brief('c', { name: 'Invented Party LLP' })] };
    const crowded = [...HOP, node('below', 60, 88), node('below2', 30, 88), node('below3', 90, 88)];
    const { nodes, edges } = declaredMarks(parties, crowded);
    expect(nodes).toMatchObject([{ name: 'Invented Party LLP', mark: 'UZ', declaredOf: { from: 'a', to: 'b' } }]);
    expect(nodes[0]?.y).toBeLessThan(0);
    expect(edges[0]?.to).toBe(nodes[0]?.id);
  });

  it('is a country where no party is stated, and nothing where the hop is not drawn', () => {
    const country = { ...declared, party: undefined, countries: ['KZ'] };
    expect(declaredMarks({ declared: [country], entities: [] }, HOP).nodes).toMatchObject([{ name: 'KZ' }]);
    expect(declaredMarks({ declared: [country], entities: [] }, HOP.slice(0, 1))).toEqual({ nodes: [], edges: [] });
    expect(declaredMarks(undefined, HOP)).toEqual({ nodes: [], edges: [] });
  });
});
