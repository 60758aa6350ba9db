import type { EntityKind } from '../../model/entityKinds.ts';
import type { Evidence, SourceRecord } from '../../model/evidence.ts';
import type { OwnRecord } from '../../model/ownRecord.ts';
import { mergeEntity } from '../mergeEntity.ts';
import type { EntityAddition, EntityRecord, RelationRecord, Via } from '../../model/records.ts';

/** What was added by hand, sorted by what it is added to. */
export interface Additions {
  readonly sources: readonly SourceRecord[];
  readonly entities: readonly EntityRecord[];
  readonly relations: readonly RelationRecord[];
  /** By id of the entity. */
  readonly facts: ReadonlyMap<string, { readonly kind: EntityKind | undefined; readonly facts: EntityAddition }>;
  /** By id of the relation. */
  readonly served: ReadonlyMap<string, { readonly via: readonly Via[]; readonly evidence: readonly Evidence[] }>;
}

/**
 * Sorts what was added by hand by what it is added to, in the order added; a later role stands for an earlier one.
 * Parties and relations that the case already has, by id, are passed over: a case file keeps what was added to it. Facts
 * about parties added by hand go into their records.
 */
export function additionsOf(
  own: readonly OwnRecord[],
  known: { readonly entity: (id: string) => boolean; readonly relation: (id: string) => boolean },
): Additions {
  const sources: SourceRecord[] = [];
  const entities = new Map<string, EntityRecord>();
  const relations = new Map<string, RelationRecord>();
  const facts = new Map<string, { kind: EntityKind | undefined; facts: EntityAddition }>();
  const served = new Map<string, { via: Via[]; evidence: Evidence[] }>();
  const factsOf = (id: string): { kind: EntityKind | undefined; facts: EntityAddition } =>
    facts.get(id) ?? { kind: undefined, facts: { id, acts: [], evidence: [] } };
  for (const one of own) {
    switch (one.type) {
      case 'source':
        sources.push(one.record);
        break;
      case 'entity':
        if (!known.entity(one.record.id)) entities.set(one.record.id, one.record);
        break;
      case 'relation':
        if (!known.relation(one.record.id)) relations.set(one.record.id, one.record);
        break;
      case 'role': {
        const known = factsOf(one.entity);
        const evidence = [...(known.facts.evidence ?? []), { source: one.source }];
        facts.set(one.entity, { kind: one.kind, facts: { ...known.facts, evidence } });
        break;
      }
      case 'act': {
        const known = factsOf(one.entity);
        facts.set(one.entity, { ...known, facts: { ...known.facts, acts: [...(known.facts.acts ?? []), one.act] } });
        break;
      }
      case 'facilitator': {
        const known = served.get(one.relation) ?? { via: [], evidence: [] };
        known.via.push(one.via);
        known.evidence.push({ source: one.source });
        served.set(one.relation, known);
      }
    }
  }
  for (const [id, record] of entities) {
    const added = facts.get(id);
    if (added) entities.set(id, { ...mergeEntity(record, added.facts), kind: added.kind ?? record.kind });
  }
  return { sources, entities: [...entities.values()], relations: [...relations.values()], facts, served };
}
