import { MARK_RADIUS, type Scene, type SceneEdge, type SceneNode } from '../model/scene.ts';

/** Lines end this far from the middle of a mark. */
export const CLEAR = MARK_RADIUS + 5;

/** The edges of a scene for which a line is drawn: those whose ends are all there and not on one spot. */
export function drawnEdges(scene: Scene): readonly SceneEdge[] {
  const nodes = new Map(scene.nodes.map((node) => [node.id, node]));
  return scene.edges.filter((edge) => {
    const [from, to] = [nodes.get(edge.from), nodes.get(edge.to)];
    if (edge.type === 'served') return from && nodes.has(edge.hop?.from ?? '') && nodes.has(edge.hop?.to ?? '');
    return from && to && distance(from, to) > 2 * CLEAR;
  });
}

function distance(a: SceneNode, b: SceneNode): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}
