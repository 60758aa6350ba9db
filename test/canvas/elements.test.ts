import { describe, expect, it } from 'vitest';
import { edgeId, ElementCache, nodeId } from '../../src/canvas/elements.ts';
import type { Scene, SceneNode } from '../../src/model/scene.ts';
import { SCENE } from '../export/exampleScene.ts';

/** The scene with its first node changed. */
function changed(scene: Scene, change: Partial<SceneNode>): Scene {
  return { ...scene, nodes: scene.nodes.map((node, index) => (index === 0 ? { ...node, ...change } : node)) };
}

describe('the elements of the canvas', () => {
  it('stay the same objects while only places and highlights change', () => {
    const cache = new ElementCache();
    const scene = SCENE;
    const first = cache.elements(scene, 'light');
    expect(first.length).toBeGreaterThan(scene.nodes.length);
    expect(cache.elements(structuredClone(scene), 'light')).toBe(first);
    expect(cache.elements(changed(scene, { x: 99, y: -1, lit: true, dim: true }), 'light')).toBe(first);
  });

  it('are replaced one by one where something drawn changes', () => {
    const cache = new ElementCache();
    const scene = SCENE;
    const first = cache.elements(scene, 'light');
    const next = cache.elements(changed(scene, { name: 'Another name' }), 'light');
    expect(next).toHaveLength(first.length);
    expect(next.filter((element, index) => element !== first[index])).toHaveLength(1);
  });

  it('carry neither classes nor places, and ids that no party can take', () => {
    const elements = new ElementCache().elements(changed(SCENE, { id: 'constructor' }), 'dark');
    for (const element of elements) {
      expect(element.classes).toBeUndefined();
      expect(element.position).toBeUndefined();
      expect(element.data.id).toMatch(/^[nea]:/);
    }
    expect(elements[0]?.data).toMatchObject({ id: 'n:constructor', entity: 'constructor' });
    expect(nodeId('x')).not.toBe(edgeId('x'));
  });

  it('join only what is drawn', () => {
    const elements = new ElementCache().elements(SCENE, 'light');
    const drawn = new Set(elements.map((element) => element.data.id));
    for (const { group, data } of elements) {
      if (group !== 'edges') continue;
      expect(drawn).toContain(data['source']);
      expect(drawn).toContain(data['target']);
    }
  });
});
