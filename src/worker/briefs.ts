import { EntityFlag, shownName, type CaseData } from '../case/caseData.ts';
import { countryName } from '../case/codes.ts';
import { listAt } from '../case/lists.ts';
import type { EntityBrief } from '../model/brief.ts';
import { ENTITY_KIND_LIST } from '../model/entityKinds.ts';
import type { SourceRecord } from '../model/evidence.ts';
import type { EntityRecord, RelationRecord } from '../model/records.ts';

/** The brief of the entity at an index. */
export function entityBrief(data: CaseData, index: number): EntityBrief {
  const { entities } = data;
  const flags = entities.flags[index] ?? 0;
  return {
    id: entities.ids.get(index),
    name: shownName(data, index),
    kind: ENTITY_KIND_LIST[entities.kinds[index] ?? 0] ?? 'other',
    countries: [...listAt(entities.countries, index)].map(countryName),
    unnamed: (flags & EntityFlag.unnamed) !== 0,
    placeholder: (flags & EntityFlag.placeholder) !== 0,
    listed: (flags & EntityFlag.listed) !== 0,
    ...(data.people?.nameOf(index) === undefined ? {} : { nameHidden: true }),
    ...((flags & EntityFlag.own) === 0 ? {} : { own: true }),
    ...((flags & EntityFlag.assumed) === 0 ? {} : { assumed: true }),
  };
}

/** The briefs of some ids, without those the case does not hold. */
export function briefsOf(data: CaseData, ids: Iterable<string>): EntityBrief[] {
  const briefs: EntityBrief[] = [];
  for (const id of new Set(ids)) {
    const index = data.entities.index.find(id);
    // Asked for by the id of a joined party, the brief still bears that id: whoever asked finds it again.
    if (index >= 0) briefs.push({ ...entityBrief(data, index), id });
  }
  return briefs;
}

/** The sources that records name in their evidence and acts, and those they are derived from, in order of mention. */
export function sourcesOf(
  data: CaseData,
  records: Iterable<Partial<Pick<EntityRecord, 'acts'>> & Pick<RelationRecord, 'evidence'>>,
): SourceRecord[] {
  const found = new Map<string, SourceRecord>();
  const add = (id: string | undefined): void => {
    const source = id === undefined || found.has(id) ? undefined : data.sources.get(id);
    if (!source) return;
    found.set(source.id, source);
    source.derivedFrom?.forEach(add);
  };
  for (const record of records) {
    record.evidence?.forEach((evidence) => add(evidence.source));
    record.acts?.forEach((act) => add(act.source));
  }
  return [...found.values()];
}
