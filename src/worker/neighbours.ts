import type { CaseData } from '../case/caseData.ts';
import { listAt } from '../case/lists.ts';
import { CLAIM_STATUSES } from '../model/claim.ts';
import { ENTITY_KIND_LIST, type EntityKind } from '../model/entityKinds.ts';
import { groupWords } from '../model/neighbourGroup.ts';
import { isOwnId } from '../model/ownRecord.ts';
import { RELATION_KIND_LIST, type RelationKind } from '../model/relationKinds.ts';
import { entityBrief } from './briefs.ts';
import type { NeighbourLink, NeighbourReply } from './protocol.ts';

const INFERRED = CLAIM_STATUSES.indexOf('inferred');

/**
 * The recorded neighbours of an entity, with counts by kind for a chooser. Up to `limit` neighbours are given at once;
 * of more, only those of the groups `chosen` (as `groupWords`), up to `limit` a group.
 */
export function neighboursOf(data: CaseData, entity: number, limit: number, chosen: readonly string[]): NeighbourReply {
  const { relations, entities } = data;
  const links = new Map<string, NeighbourLink>();
  const neighbours = new Set<number>();
  const groups = new Map<string, { kind: RelationKind; entityKind: EntityKind; members: Set<number> }>();
  const around = [...listAt(data.adjacency.outgoing, entity), ...listAt(data.adjacency.incoming, entity)];
  for (const relation of around) {
    const from = relations.from[relation] ?? 0;
    const to = relations.to[relation] ?? 0;
    const other = from === entity ? to : from;
    if (other === entity) continue;
    const kind = RELATION_KIND_LIST[relations.kinds[relation] ?? 0] ?? 'linked_to';
    const entityKind = ENTITY_KIND_LIST[entities.kinds[other] ?? 0] ?? 'other';
    neighbours.add(other);
    const words = groupWords({ relation: kind, kind: entityKind });
    const group = groups.get(words) ?? { kind, entityKind, members: new Set<number>() };
    group.members.add(other);
    groups.set(words, group);
    const key = `${from} ${to} ${kind}`;
    const known = links.get(key);
    const inferred = relations.claims[relation] === INFERRED;
    links.set(key, {
      from: entities.ids.get(from),
      to: entities.ids.get(to),
      relations: (known?.relations ?? 0) + 1,
      kind,
      inferred: inferred && (known?.inferred ?? true),
      own: isOwnId(relations.ids.get(relation)) && (known?.own ?? true),
    });
  }
  const shown =
    neighbours.size <= limit
      ? [...neighbours]
      : [...new Set(chosen.flatMap((words) => [...(groups.get(words)?.members ?? [])].slice(0, limit)))];
  const ids = new Set(shown.map((index) => entities.ids.get(index)));
  const self = entities.ids.get(entity);
  return {
    id: self,
    groups: [...groups.values()]
      .map(({ members, ...group }) => ({ ...group, count: members.size }))
      .sort((a, b) => b.count - a.count),
    total: neighbours.size,
    entities: shown.map((index) => entityBrief(data, index)),
    links: [...links.values()].filter((link) => ids.has(link.from === self ? link.to : link.from)),
  };
}
