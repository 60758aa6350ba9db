import { CLAIM_STATUSES } from '../../model/claim.ts';
import { ENTITY_KIND_LIST } from '../../model/entityKinds.ts';
import { RELATION_KIND_LIST } from '../../model/relationKinds.ts';
import type { CaseData, NeighbourLists, StoredDetails, StoredText } from '../caseData.ts';
import { IdIndex, type IdLookup } from '../idIndex.ts';
import type { ListArray, Lists } from '../lists.ts';
import type { OwnedTexts, TextColumn } from '../textColumn.ts';
import { pack, type Column, type NamedColumn } from './container.ts';

/** What of a case is no column, with what the caller wants to come back with it. */
export interface AboutCase<A> extends Pick<CaseData, 'header' | 'hash' | 'files' | 'views' | 'issues' | 'issueCount'> {
  /** The lists of words that columns have positions in; a case stored under others is refused. */
  readonly words: string;
  readonly topicNames: readonly string[];
  readonly currencyNames: readonly string[];
  readonly sources: readonly (readonly [string, NonNullable<ReturnType<CaseData['sources']['get']>>])[];
  /** The texts whose lines hold the records; none where the columns hold them. */
  readonly texts: readonly Omit<StoredText, 'chunks'>[];
  readonly own: A;
}

/** A case as bytes, and the texts to be stored beside them. */
export interface PackedCase {
  /** See `pack`. */
  readonly bytes: () => Generator<Uint8Array, number>;
  readonly texts: readonly StoredText[];
}

/** The lists of words of this version of the app. */
export const WORDS = [ENTITY_KIND_LIST, RELATION_KIND_LIST, CLAIM_STATUSES].map((list) => list.join(' ')).join('; ');

/**
 * A case as its columns stand in memory. `own` goes with it as JSON.
 *
 * @throws TypeError when it is a case under an overlay: the one beneath is to be packed.
 */
export function packCase(data: CaseData, own: unknown): PackedCase {
  const details = data.details.stored?.();
  if (details === undefined) throw new TypeError('Only a case as it was read can be packed.');
  const { header, hash, files, views, issues, issueCount, entities, relations } = data;
  const about: AboutCase<unknown> = {
    words: WORDS,
    header,
    hash,
    files,
    views,
    issues,
    issueCount,
    topicNames: entities.topicNames,
    currencyNames: relations.currencyNames,
    sources: [...data.sources],
    texts: details.texts.map(({ name, format, context, bytes }) => ({ name, format, context, bytes })),
    own,
  };
  const columns = columnsOf(data, details);
  return { bytes: () => pack(JSON.stringify(about), columns), texts: details.texts };
}

function columnsOf({ entities, relations, adjacency }: CaseData, details: StoredDetails): readonly NamedColumn[] {
  const { outgoing, incoming, serving } = adjacency;
  return [
    ...texts('entity.ids', entities.ids),
    ...index('entity.index', entities.index, entities.ids),
    ...texts('entity.names', entities.names),
    one('entity.kinds', entities.kinds),
    one('entity.flags', entities.flags),
    ...lists('entity.countries', entities.countries),
    ...lists('entity.topics', entities.topics),
    ...owned('entity.aliases', entities.aliases),
    ...owned('entity.identifiers', entities.identifiers),
    ...texts('relation.ids', relations.ids),
    ...index('relation.index', relations.index, relations.ids),
    one('relation.from', relations.from),
    one('relation.to', relations.to),
    one('relation.kinds', relations.kinds),
    one('relation.claims', relations.claims),
    one('relation.flags', relations.flags),
    one('relation.dateFrom', relations.dateFrom),
    one('relation.dateTo', relations.dateTo),
    ...lists('relation.hs', relations.hs),
    ...lists('relation.via', relations.via),
    one('relation.amounts', relations.amounts),
    one('relation.currencies', relations.currencies),
    ...neighbours('outgoing', outgoing),
    one('outgoing.dateFrom', outgoing.dateFrom),
    one('outgoing.days', outgoing.days),
    one('outgoing.hs', outgoing.hs),
    ...neighbours('incoming', incoming),
    ...lists('serving', serving),
    ...details.columns,
  ];
}

function one(name: string, column: Column): NamedColumn {
  return { name, parts: [column] };
}

function lists(name: string, { starts, items }: Lists<ListArray>): readonly NamedColumn[] {
  return [one(`${name}.starts`, starts), one(`${name}.items`, items)];
}

function neighbours(name: string, list: NeighbourLists): readonly NamedColumn[] {
  return [...lists(name, list), one(`${name}.others`, list.others), one(`${name}.codes`, list.codes)];
}

function texts(name: string, { bytes, starts }: TextColumn): readonly NamedColumn[] {
  return [one(`${name}.bytes`, bytes), one(`${name}.starts`, starts)];
}

function owned(name: string, { texts: column, owners }: OwnedTexts): readonly NamedColumn[] {
  return [...texts(name, column), one(`${name}.owners`, owners)];
}

/** The arrays of an index of ids: without them every id would be hashed again. */
function index(name: string, lookup: IdLookup, ids: TextColumn): readonly NamedColumn[] {
  const { slots, high } = (lookup instanceof IdIndex ? lookup : indexOf(ids)).arrays;
  return [one(`${name}.slots`, slots), one(`${name}.high`, high)];
}

function indexOf(ids: TextColumn): IdIndex {
  const index = new IdIndex();
  for (let at = 0; at < ids.count; at++) index.intern(ids.get(at));
  return index;
}
