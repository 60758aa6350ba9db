import { standingListings, type Act } from '../../src/model/act.ts';
import type { EntityAddition, EntityRecord, RelationRecord } from '../../src/model/records.ts';
import type { EntityFacts } from './buildCase.ts';
import type { Piece } from './records.ts';

/** The same case in Maps and arrays: slow, and plain to see. */
export interface PlainCase {
  /** Facts by id, in the order of first mention. */
  readonly entities: ReadonlyMap<string, EntityFacts>;
  /** Relations in file order, under the ids they are kept by. */
  readonly relations: readonly RelationRecord[];
}

interface Draft {
  described: EntityRecord | undefined;
  readonly others: EntityRecord[];
  readonly all: (EntityRecord | EntityAddition)[];
}

/** Builds the case from its records one after the other. */
export function plainCase(pieces: readonly Piece[], asOf: string): PlainCase {
  const drafts = new Map<string, Draft>();
  const mention = (id: string): Draft => {
    const draft = drafts.get(id) ?? { described: undefined, others: [], all: [] };
    drafts.set(id, draft);
    return draft;
  };
  const relations: RelationRecord[] = [];
  for (const piece of pieces) {
    if (piece.type === 'relation') {
      const { from, to, via } = piece.record;
      for (const id of [from, to, ...(via ?? []).map((servant) => servant.entity)]) mention(id);
      relations.push({ ...piece.record, id: freeId(piece.record.id, relations) });
    } else {
      const draft = mention(piece.record.id);
      draft.all.push(piece.record);
      if (piece.type === 'entity') {
        if (draft.described) draft.others.push(piece.record);
        else draft.described = piece.record;
      }
    }
  }
  return { entities: new Map([...drafts].map(([id, draft]) => [id, factsOf(id, draft, asOf)])), relations };
}

function freeId(id: string, taken: readonly RelationRecord[]): string {
  const isTaken = (wanted: string): boolean => taken.some((relation) => relation.id === wanted);
  if (!isTaken(id)) return id;
  let copy = 2;
  while (isTaken(`${id}#${copy}`)) copy++;
  return `${id}#${copy}`;
}

function factsOf(id: string, { described, others, all }: Draft, asOf: string): EntityFacts {
  const acts: Act[] = all.flatMap((record) => record.acts ?? []);
  // What several records say alike is said once.
  const topics = [...new Set(all.flatMap((record) => record.topics ?? []))];
  const descriptions = described ? [described, ...others] : [];
  return {
    name: described?.name ?? id,
    kind: described?.kind ?? 'other',
    countries: [
      ...new Set(descriptions.flatMap((record) => record.countries ?? []).filter((code) => /^[A-Z]{2}$/.test(code))),
    ],
    topics,
    aliases: all.flatMap((record) => [
      ...('name' in record && record !== described ? [record.name] : []),
      ...(record.aliases ?? []),
    ]),
    identifiers: all.flatMap((record) => (record.identifiers ?? []).map(({ value }) => value)),
    unnamed: descriptions.some((record) => record.unnamed === true),
    placeholder: described === undefined,
    listed: topics.includes('sanction') || standingListings(acts, asOf).length > 0,
    acts: acts.length > 0,
  };
}
