import type { RelationRecord } from '../../model/records.ts';
import { RelationFlag, type EntityColumns, type RelationColumns } from '../caseData.ts';
import { listAt } from '../lists.ts';
import { Names } from '../names.ts';
import { RelationBuilder } from '../relationBuilder.ts';
import type { Additions } from './additions.ts';
import { joinArrays, joinTexts, replacedLists } from './columns.ts';

const ints = (length: number): Int32Array => new Int32Array(length);
const bytes = (length: number): Uint8Array => new Uint8Array(length);

/** Relation columns with an overlay, the records it appends, and how many additions found nothing to rest on. */
export interface OverlaidRelations {
  readonly relations: RelationColumns;
  readonly records: readonly RelationRecord[];
  readonly left: number;
}

/** The relation columns with ends and facilitators that stand for others, and with what was added by hand. */
export function overlaidRelations(
  base: RelationColumns,
  entities: EntityColumns,
  standsFor: Int32Array | undefined,
  additions: Additions,
): OverlaidRelations {
  const builder = new RelationBuilder();
  const records: RelationRecord[] = [];
  let left = 0;
  for (const record of additions.relations) {
    const from = entities.index.find(record.from);
    const to = entities.index.find(record.to);
    const via = (record.via ?? []).map((served) => entities.index.find(served.entity));
    if (from < 0 || to < 0 || via.some((entity) => entity < 0)) {
      left++;
      continue;
    }
    builder.add(record.id, record, from, to, via);
    records.push(record);
  }
  const own = builder.finish();
  const via = new Map<number, readonly number[]>();
  const standing = (relation: number): number[] => [
    ...new Set(Array.from(listAt(base.via, relation), (entity) => standsFor?.[entity] ?? entity)),
  ];
  // Two facilitators taken for one served a relation once.
  for (let relation = 0; standsFor && relation < base.count; relation++) {
    const before = (base.via.starts[relation + 1] ?? 0) - (base.via.starts[relation] ?? 0);
    if (before < 2) continue;
    const after = standing(relation);
    if (after.length < before) via.set(relation, after);
  }
  const flags = joinArrays<Uint8Array>(base.flags, own.flags, (length) => new Uint8Array(length));
  for (const [id, served] of additions.served) {
    const relation = base.index.find(id);
    const added = served.via.map(({ entity }) => entities.index.find(entity)).filter((entity) => entity >= 0);
    if (relation < 0 || added.length === 0) {
      left++;
      continue;
    }
    via.set(relation, [...new Set([...standing(relation), ...added])]);
    flags[relation] = (flags[relation] ?? 0) & ~RelationFlag.unsourced;
  }
  for (let at = 0; at < own.count; at++) via.set(base.count + at, [...listAt(own.via, at)]);
  const hs = new Map(Array.from({ length: own.count }, (_, at) => [base.count + at, [...listAt(own.hs, at)]] as const));
  const count = base.count + own.count;
  const stands = (ends: Int32Array): Int32Array => (standsFor ? ends.map((end) => standsFor[end] ?? end) : ends);
  const currencyNames = new Names();
  for (const name of base.currencyNames) currencyNames.intern(name);
  const currencies = own.currencies.map((currency) => currencyNames.intern(own.currencyNames[currency] ?? ''));
  return {
    relations: {
      count,
      ids: joinTexts(base.ids, own.ids),
      index: {
        find: (id) => {
          const at = own.index.find(id);
          return at < 0 ? base.index.find(id) : base.count + at;
        },
      },
      from: joinArrays(stands(base.from), own.from, ints),
      to: joinArrays(stands(base.to), own.to, ints),
      kinds: joinArrays(base.kinds, own.kinds, bytes),
      claims: joinArrays(base.claims, own.claims, bytes),
      flags,
      dateFrom: joinArrays(base.dateFrom, own.dateFrom, ints),
      dateTo: joinArrays(base.dateTo, own.dateTo, ints),
      hs: replacedLists(base.hs, count, hs, (length) => new Uint32Array(length)),
      via: replacedLists({ ...base.via, items: stands(base.via.items) }, count, via, ints),
      amounts: joinArrays(base.amounts, own.amounts, (length) => new Float64Array(length)),
      currencies: joinArrays(base.currencies, currencies, (length) => new Uint16Array(length)),
      currencyNames: currencyNames.list,
    },
    records,
    left,
  };
}
