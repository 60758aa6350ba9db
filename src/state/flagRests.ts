import { hopKey } from '../model/brief.ts';
import type { Hop } from '../model/result.ts';
import type { SceneEdge, SceneNode } from '../model/scene.ts';
import type { RelationEnds } from '../worker/protocol.ts';
import { updateView, useApp, type Pointed } from './store.ts';

/** The line on the canvas for a relation: the hop of a chain that holds it, or else its own two ends. */
export function hopOf(
  relation: RelationEnds,
  chains: readonly { readonly hops: readonly Hop[] }[],
): { readonly from: string; readonly to: string } {
  for (const { hops } of chains) {
    const hop = hops.find(({ relations }) => relations.includes(relation.id));
    if (hop) return { from: hop.from, to: hop.to };
  }
  return { from: relation.from, to: relation.to };
}

/** What matters here of a scene. */
interface Drawn {
  readonly nodes: readonly Pick<SceneNode, 'id'>[];
  readonly edges: readonly Pick<SceneEdge, 'type' | 'from' | 'to'>[];
}

/** What of a lit flag the canvas does not hold. */
export function undrawn(pointed: Pointed, scene: Drawn): Pick<Pointed, 'entities' | 'hops'> {
  const nodes = new Set(scene.nodes.map(({ id }) => id));
  const edges = new Set(scene.edges.filter(({ type }) => type !== 'served').map(({ from, to }) => hopKey(from, to)));
  return {
    entities: pointed.entities.filter((id) => !nodes.has(id)),
    hops: pointed.hops.filter(({ from, to }) => !edges.has(hopKey(from, to))),
  };
}

/**
 * The entities to expand so that what is not drawn comes on the canvas: of each line the end that is not drawn, or its
 * first where both are, and every party that no such line brings.
 */
export function toExpand({ entities, hops }: Pick<Pointed, 'entities' | 'hops'>): readonly string[] {
  const missing = new Set(entities);
  const expanded = new Set(hops.map(({ from, to }) => (!missing.has(from) && missing.has(to) ? to : from)));
  const brought = new Set(hops.flatMap(({ from, to }) => [from, to]));
  for (const id of entities) if (!brought.has(id)) expanded.add(id);
  return [...expanded];
}

/** Brings what a lit flag rests on onto the canvas, as one step that can be undone. */
export function showPointed(missing: Pick<Pointed, 'entities' | 'hops'>): void {
  const { expanded, hidden } = useApp.getState().view;
  const wanted = toExpand(missing).filter((id) => !expanded.includes(id));
  updateView({
    pane: 'graph',
    expanded: [...expanded, ...wanted],
    hidden: hidden.filter((id) => !missing.entities.includes(id)),
  });
}
