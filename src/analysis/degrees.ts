import type { CaseData } from '../case/caseData.ts';
import { Pass } from './layerPasses.ts';
import type { RelationFilter } from './relationFilter.ts';

/**
 * Whether an entity has more than `most` distinct neighbours in the layer: by the relation kinds of the layer alone,
 * whatever claims and window a trace asks for, and not counting itself. Stops as soon as it knows.
 */
export function hasMoreNeighbours(data: CaseData, filter: RelationFilter, entity: number, most: number): boolean {
  const { outgoing, incoming } = data.adjacency;
  const { kinds, from, to } = data.relations;
  const ways = Pass.along | Pass.against;
  const all =
    (outgoing.starts[entity + 1] ?? 0) -
    (outgoing.starts[entity] ?? 0) +
    (incoming.starts[entity + 1] ?? 0) -
    (incoming.starts[entity] ?? 0);
  if (all <= most) return false;
  const seen = new Set<number>();
  for (const [lists, ends] of [
    [outgoing, to],
    [incoming, from],
  ] as const) {
    for (let at = lists.starts[entity] ?? 0, end = lists.starts[entity + 1] ?? 0; at < end; at++) {
      const relation = lists.items[at] ?? 0;
      const other = ends[relation] ?? 0;
      if (other === entity || ((filter.passes[kinds[relation] ?? 0] ?? 0) & ways) === 0) continue;
      seen.add(other);
      if (seen.size > most) return true;
    }
  }
  return false;
}
