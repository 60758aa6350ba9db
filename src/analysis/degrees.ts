import { neighbourCode } from '../case/adjacency.ts';
import type { CaseData } from '../case/caseData.ts';
import { Pass } from './layerPasses.ts';
import type { RelationFilter } from './relationFilter.ts';

/**
 * Whether an entity has more than `most` distinct neighbours in the layer: by the relation kinds of the layer alone,
 * whatever claims and window a trace asks for, and not counting itself. Stops as soon as it knows.
 */
export function hasMoreNeighbours(data: CaseData, filter: RelationFilter, entity: number, most: number): boolean {
  const { outgoing, incoming } = data.adjacency;
  const ways = Pass.along | Pass.against;
  const all =
    (outgoing.starts[entity + 1] ?? 0) -
    (outgoing.starts[entity] ?? 0) +
    (incoming.starts[entity + 1] ?? 0) -
    (incoming.starts[entity] ?? 0);
  if (all <= most) return false;
  const seen = new Set<number>();
  for (const { starts, others, codes } of [outgoing, incoming]) {
    for (let at = starts[entity] ?? 0, end = starts[entity + 1] ?? 0; at < end; at++) {
      const other = others[at] ?? 0;
      const pass = filter.passes[neighbourCode.kindOf(codes[at] ?? 0)] ?? 0;
      if (other === entity || (pass & ways) === 0) continue;
      seen.add(other);
      if (seen.size > most) return true;
    }
  }
  return false;
}
