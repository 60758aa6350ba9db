import type { Adjacency, RelationColumns } from './caseData.ts';
import { groupByOwner } from './lists.ts';

const make = (length: number): Int32Array => new Int32Array(length);

/** The relations around each entity, in file order. A self-relation appears on both sides. */
export function buildAdjacency(entityCount: number, relations: RelationColumns): Adjacency {
  const servants = relations.via.items;
  const served = new Int32Array(servants.length);
  for (let relation = 0; relation < relations.count; relation++) {
    served.fill(relation, relations.via.starts[relation] ?? 0, relations.via.starts[relation + 1] ?? 0);
  }
  return {
    outgoing: groupByOwner(entityCount, relations.from, undefined, make),
    incoming: groupByOwner(entityCount, relations.to, undefined, make),
    serving: groupByOwner(entityCount, servants, served, make),
  };
}
