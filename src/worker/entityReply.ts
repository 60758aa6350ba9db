import type { CaseData } from '../case/caseData.ts';
import { listAt } from '../case/lists.ts';
import { RELATION_KIND_LIST } from '../model/relationKinds.ts';
import { entityBrief, sourcesOf } from './briefs.ts';
import type { EntityRecord } from '../model/records.ts';
import type { EntityReply } from './protocol.ts';

/**
 * An entity in full, with the relations around it counted by kind and direction; of a natural person, the personal
 * details only where they were asked for.
 */
export async function entityReply(data: CaseData, index: number, personal: boolean): Promise<EntityReply> {
  const held = await data.details.entity(index);
  const full = data.people?.isPerson(index) ? await data.people.personal(index) : undefined;
  const record = personal && full ? full : held;
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
    person: full && { withheld: withheldFields(full, record) },
    sources: sourcesOf(data, [record]),
    relations: counts
      .filter(({ outgoing, incoming }) => outgoing + incoming > 0)
      .sort((a, b) => b.outgoing + b.incoming - a.outgoing - a.incoming),
    served: listAt(data.adjacency.serving, index).length,
  };
}

const PERSONAL: readonly (readonly [keyof EntityRecord, string])[] = [
  ['founded', 'date of birth'],
  ['dissolved', 'date of death'],
  ['identifiers', 'numbers of documents'],
  ['address', 'address'],
  ['note', 'note'],
  ['raw', 'other fields'],
];

function withheldFields(full: EntityRecord, shown: EntityRecord): string[] {
  return PERSONAL.filter(([key]) => full[key] !== undefined && shown[key] === undefined).map(([, word]) => word);
}
