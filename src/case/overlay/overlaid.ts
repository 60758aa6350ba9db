import type { EntityRecord } from '../../model/records.ts';
import type { Overlay } from '../../model/ownRecord.ts';
import { buildAdjacency } from '../adjacency.ts';
import { EntityFlag, type CaseData } from '../caseData.ts';
import { EntityBuilder } from '../entityBuilder.ts';
import { mergeEntity } from '../mergeEntity.ts';
import { additionsOf, type Additions } from './additions.ts';
import { mergedRecord } from './mergedRecord.ts';
import { OverlaidDetails } from './overlaidDetails.ts';
import { overlaidEntities, type Patch } from './overlaidEntities.ts';
import { overlaidRelations } from './overlaidRelations.ts';
import { standsForAfter } from './standsFor.ts';

/** A case with an overlay on it, and how many of the additions found nothing to rest on. */
export interface Overlaid {
  readonly data: CaseData;
  /** Additions that name a party or a relation which this case does not hold; they are left out. */
  readonly left: number;
}

/**
 * The case as the analyst sees it: parties taken for one share their relations, and what was added by hand stands
 * beside what was read. The case beneath is not changed and shares its columns where nothing differs, so that this
 * takes far less time and memory than opening it. `asOf` is the date text against which ends of listings are held.
 */
export async function overlaid(base: CaseData, overlay: Overlay, asOf: string): Promise<Overlaid> {
  const additions = additionsOf(overlay.own, {
    entity: (id) => base.entities.index.find(id) >= 0,
    relation: (id) => base.relations.index.find(id) >= 0,
  });
  const standsFor = standsForAfter(base, overlay.merges);
  const changed = await patchesOf(base, additions, standsFor);
  const builder = new EntityBuilder();
  const described = [...changed.patches.map(({ record }) => record), ...additions.entities];
  for (const record of described) builder.describe(builder.mention(record.id, 0), record);
  const entities = overlaidEntities(base.entities, standsFor, changed.patches, builder.finish(asOf));
  const { relations, records, left } = overlaidRelations(base.relations, entities, standsFor, additions);
  const standing = (id: string): string => {
    const entity = entities.index.find(id);
    return entity < 0 ? id : entities.ids.get(entity);
  };
  const details = new Map(described.map((record) => [entities.index.find(record.id), record]));
  return {
    data: {
      ...base,
      entities,
      relations,
      adjacency: buildAdjacency(entities.count, relations),
      sources: new Map([...base.sources, ...additions.sources.map((source) => [source.id, source] as const)]),
      details: new OverlaidDetails(base.details, details, records, base.relations.count, additions.served, standing),
    },
    left: left + changed.left,
  };
}

/** The entities of the case that the overlay changes, as their records then read. */
async function patchesOf(
  base: CaseData,
  { facts, entities }: Additions,
  standsFor: Int32Array | undefined,
): Promise<{ readonly patches: readonly Patch[]; readonly left: number }> {
  const groups = new Map<number, { joined: number[]; added: string[] }>();
  const groupOf = (entity: number): { joined: number[]; added: string[] } => {
    const group = groups.get(entity) ?? { joined: [], added: [] };
    groups.set(entity, group);
    return group;
  };
  standsFor?.forEach((stands, entity) => {
    if (stands !== entity) groupOf(stands).joined.push(entity);
  });
  let left = 0;
  for (const id of facts.keys()) {
    const entity = base.entities.index.find(id);
    if (entity >= 0) groupOf(standsFor?.[entity] ?? entity).added.push(id);
    else if (!entities.some((own) => own.id === id)) left++;
  }
  const patches: Patch[] = [];
  for (const [index, { joined, added }] of groups) {
    const others = await Promise.all(joined.map((other) => base.details.entity(other)));
    let record: EntityRecord = mergedRecord(await base.details.entity(index), others);
    let assumed = false;
    for (const id of added) {
      const fact = facts.get(id);
      if (!fact) continue;
      record = mergeEntity(record, { ...fact.facts, id: record.id });
      if (fact.kind !== undefined) record = { ...record, kind: fact.kind };
      assumed ||= fact.kind !== undefined;
    }
    const before = base.entities.flags[index] ?? 0;
    // A party that the data only refer to stays so unless somebody says what it is.
    const flags = assumed ? EntityFlag.assumed : before & EntityFlag.placeholder;
    patches.push({ index, record, flags });
  }
  return { patches, left };
}
