import type { CaseData } from '../case/caseData.ts';
import { listAt } from '../case/lists.ts';
import { RELATION_KIND_LIST } from '../model/relationKinds.ts';
import { entityBrief, sourcesOf } from './briefs.ts';
import type { EntityReply } from './protocol.ts';

/** An entity in full, with the relations around it counted by kind and direction. */
export async function entityReply(data: CaseData, index: number): Promise<EntityReply> {
  const record = await data.details.entity(index);
  const counts = RELATION_KIND_LIST.map((kind) => ({ kind, outgoing: 0, incoming: 0 }));
  for (const relation of listAt(data.adjacency.outgoing, index)) {
    const count = counts[data.relations.kinds[relation] ?? 0];
    if (count) count.outgoing++;
  }
  for (const relation of listAt(data.adjacency.incoming, index)) {
    const count = counts[data.relations.kinds[relation] ?? 0];
    if (count) count.incoming++;
  }
  return {
    brief: entityBrief(data, index),
    record,
    sources: sourcesOf(data, [record]),
    relations: counts
      .filter(({ outgoing, incoming }) => outgoing + incoming > 0)
      .sort((a, b) => b.outgoing + b.incoming - a.outgoing - a.incoming),
    served: listAt(data.adjacency.serving, index).length,
  };
}
