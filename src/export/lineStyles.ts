import type { SceneEdge } from '../model/scene.ts';

/** How a line is known, which its dashes tell; colour and weight are left to tell which chain is lit. */
export type LineStyle =
  'stated' | 'inferred' | 'association' | 'inferred association' | 'served' | 'inferred service' | 'declared';

/** Dashes and legend of each style. */
export const LINE_STYLES: Readonly<Record<LineStyle, { readonly dash?: readonly number[]; readonly label: string }>> = {
  stated: { label: 'stated by a source' },
  inferred: { dash: [7, 4], label: 'inferred from other records' },
  association: { dash: [1.5, 3.5], label: 'association, not a delivery or payment' },
  'inferred association': { dash: [7, 3, 1.5, 3], label: 'association, inferred' },
  served: { dash: [2, 3], label: 'served this hop' },
  declared: { dash: [9, 3, 2, 3], label: 'declared to go there; the goods went elsewhere' },
  'inferred service': { dash: [2, 6], label: 'served this hop, inferred' },
};

/** The style of an edge. */
export function lineStyle(edge: SceneEdge): LineStyle {
  if (edge.type === 'declared') return 'declared';
  if (edge.type === 'served') return edge.inferred ? 'inferred service' : 'served';
  if (edge.association) return edge.inferred ? 'inferred association' : 'association';
  return edge.inferred ? 'inferred' : 'stated';
}

/** Whether a line has a head: only what moves in a direction has one. */
export function hasHead(edge: SceneEdge): boolean {
  return (edge.type === 'hop' || edge.type === 'declared') && !edge.association;
}
