import { RelationFlag, type CaseData } from '../../case/caseData.ts';
import { listAt } from '../../case/lists.ts';
import type { Act } from '../../model/act.ts';
import { parseDateText, type Day } from '../../model/dates.ts';
import { ENTITY_KIND_LIST, ENTITY_KINDS, type EntityFamily } from '../../model/entityKinds.ts';
import type { AfterListing, Replacement } from '../../model/removal.ts';
import { compareIdsAt } from '../idOrder.ts';

/** A facilitator that appears later than this after a listing is no longer called a replacement: two years. */
const MOST_DAYS_TO_REPLACE = 730;

/** The family of an entity's kind: only a bank, say, can stand in for a bank. */
export function familyOf({ entities }: CaseData, entity: number): EntityFamily {
  return ENTITY_KINDS[ENTITY_KIND_LIST[entities.kinds[entity] ?? 0] ?? 'other'].family;
}

/**
 * Who served the same pairs of parties for the first time after a facilitator was listed: for each dated listing of
 * this very party. Pairs are those it served on a dated relation before; a newcomer is of the same family of kinds and
 * has no earlier and no undated relation with the pair. Listings before which it served nobody are left out.
 */
export function replacementsAfter(data: CaseData, entity: number, acts: readonly Act[]): readonly AfterListing[] {
  const pairs = pairsServed(data, entity);
  return acts.flatMap((act): AfterListing[] => {
    if (act.type !== 'listed' || act.about !== 'this' || act.date === undefined) return [];
    const listed = parseDateText(act.date);
    if (listed === undefined) return [];
    const before = pairs.filter((relations) =>
      relations.some(
        (relation) => servedBy(data, relation, entity) && (firstDay(data, relation) ?? listed.from) < listed.from,
      ),
    );
    if (before.length === 0) return [];
    const replacements = before.flatMap((relations) => firstNewcomer(data, relations, entity, listed) ?? []);
    replacements.sort(
      (a, b) => a.days - b.days || compareIdsAt(data.entities.ids, a.by, b.by) || a.relation - b.relation,
    );
    return [
      {
        authority: act.authority,
        date: act.date,
        pairs: before.length,
        replacements: replacements.map((one): Replacement => ({
          by: data.entities.ids.get(one.by),
          from: data.entities.ids.get(data.relations.from[one.relation] ?? 0),
          to: data.entities.ids.get(data.relations.to[one.relation] ?? 0),
          relation: data.relations.ids.get(one.relation),
          days: one.days,
        })),
      },
    ];
  });
}

/** All relations of each pair, as recorded from one to the other, that an entity served at least once. */
function pairsServed({ adjacency, relations }: CaseData, entity: number): number[][] {
  const pairs = new Map<number, Set<number>>();
  for (const relation of listAt(adjacency.serving, entity)) {
    const from = relations.from[relation] ?? 0;
    const targets = pairs.get(from) ?? new Set();
    pairs.set(from, targets.add(relations.to[relation] ?? 0));
  }
  return [...pairs].flatMap(([from, targets]) => {
    const around = [...listAt(adjacency.outgoing, from)];
    return [...targets].map((to) => around.filter((relation) => relations.to[relation] === to));
  });
}

function firstNewcomer(
  data: CaseData,
  relations: readonly number[],
  entity: number,
  listed: { readonly from: Day; readonly to: Day },
): { by: number; relation: number; days: number } | undefined {
  const known = new Set<number>();
  for (const relation of relations) {
    const day = firstDay(data, relation);
    if (day !== undefined && day >= listed.to) continue;
    for (const servant of listAt(data.relations.via, relation)) known.add(servant);
  }
  const family = familyOf(data, entity);
  let first: { by: number; relation: number; days: number } | undefined;
  for (const relation of relations) {
    const days = (firstDay(data, relation) ?? Infinity) - listed.to;
    if (days < 0 || days > MOST_DAYS_TO_REPLACE || days > (first?.days ?? Infinity)) continue;
    for (const by of listAt(data.relations.via, relation)) {
      if (by === entity || known.has(by) || familyOf(data, by) !== family) continue;
      if (first !== undefined && days === first.days && compareIdsAt(data.entities.ids, by, first.by) >= 0) continue;
      first = { by, relation, days };
    }
  }
  return first;
}

function servedBy({ relations }: CaseData, relation: number, entity: number): boolean {
  return listAt(relations.via, relation).includes(entity);
}

/** The first possible day of a dated relation. */
function firstDay({ relations }: CaseData, relation: number): Day | undefined {
  return ((relations.flags[relation] ?? 0) & RelationFlag.dated) === 0 ? undefined : relations.dateFrom[relation];
}
