import type { EntityRecord } from '../../model/records.ts';
import { EntityFlag, type EntityColumns } from '../caseData.ts';
import type { IdLookup } from '../idIndex.ts';
import { listAt } from '../lists.ts';
import { Names } from '../names.ts';
import { TextColumnBuilder, type OwnedTexts, type TextColumn } from '../textColumn.ts';
import { joinArrays, joinOwned, joinTexts, replacedLists } from './columns.ts';

/** An entity of the case whose facts the overlay changes. */
export interface Patch {
  readonly index: number;
  readonly record: EntityRecord;
  /** `EntityFlag` bits to add. */
  readonly flags: number;
}

/**
 * The entity columns with some entities changed and some appended. `facts` holds the columns of the changed entities,
 * in the order of `patches`, and then of the new ones.
 */
export function overlaidEntities(
  base: EntityColumns,
  standsFor: Int32Array | undefined,
  patches: readonly Patch[],
  facts: EntityColumns,
): EntityColumns {
  const count = base.count + facts.count - patches.length;
  const placeOf = (at: number): number => patches[at]?.index ?? base.count + at - patches.length;
  const fresh = (first: Uint8Array, second: Uint8Array): Uint8Array =>
    joinArrays<Uint8Array>(first, second.subarray(patches.length), (length) => new Uint8Array(length));
  const kinds = fresh(base.kinds, facts.kinds);
  const flags = fresh(base.flags, facts.flags);
  const countries = new Map<number, readonly number[]>();
  const topics = new Map<number, readonly number[]>();
  const topicNames = new Names();
  for (const topic of base.topicNames) topicNames.intern(topic);
  for (let at = 0; at < facts.count; at++) {
    const place = placeOf(at);
    kinds[place] = facts.kinds[at] ?? 0;
    flags[place] = (facts.flags[at] ?? 0) | (patches[at]?.flags ?? EntityFlag.own);
    countries.set(place, [...listAt(facts.countries, at)]);
    topics.set(
      place,
      Array.from(listAt(facts.topics, at), (topic) => topicNames.intern(facts.topicNames[topic] ?? '')),
    );
  }
  const standing = standsFor && extended(standsFor, count);
  standing?.forEach((stands, entity) => {
    // Whatever was said of a joined entity is now said of the one that stands for it.
    if (stands !== entity) flags[entity] = EntityFlag.joined;
  });
  const ownerOf = (owner: number): number => standing?.[owner] ?? owner;
  const ids = tailOf(facts.ids, patches.length);
  const newTexts = ({ texts, owners }: OwnedTexts): (readonly [number, string])[] =>
    Array.from(owners, (owner, at) => [owner, texts.get(at)] as const)
      .filter(([owner]) => owner >= patches.length)
      .map(([owner, text]) => [placeOf(owner), text] as const);
  return {
    count,
    ids: joinTexts(base.ids, ids),
    index: lookup(base.index, ids, base.count, standing),
    standsFor: standing,
    names: joinTexts(base.names, tailOf(facts.names, patches.length)),
    kinds,
    flags,
    countries: replacedLists(base.countries, count, countries, (length) => new Uint16Array(length)),
    topics: replacedLists(base.topics, count, topics, (length) => new Uint16Array(length)),
    topicNames: topicNames.list,
    aliases: joinOwned(base.aliases, ownerOf, [...joinedNames(base, standsFor), ...newTexts(facts.aliases)]),
    identifiers: joinOwned(base.identifiers, ownerOf, newTexts(facts.identifiers)),
  };
}

/** The name of every joined entity, as an alias of the one that stands for it. */
function joinedNames({ names }: EntityColumns, standsFor: Int32Array | undefined): (readonly [number, string])[] {
  const aliases: (readonly [number, string])[] = [];
  standsFor?.forEach((stands, entity) => {
    if (stands !== entity) aliases.push([stands, names.get(entity)]);
  });
  return aliases;
}

function extended(standsFor: Int32Array, count: number): Int32Array {
  const all = Int32Array.from({ length: count }, (_, entity) => entity);
  all.set(standsFor);
  return all;
}

function tailOf(texts: TextColumn, from: number): TextColumn {
  const builder = new TextColumnBuilder();
  for (let index = from; index < texts.count; index++) builder.add(texts.get(index));
  return builder.view();
}

/** Finds the new ids too, and for a joined entity the one that stands for it. */
function lookup(base: IdLookup, ids: TextColumn, first: number, standsFor: Int32Array | undefined): IdLookup {
  const own = new Map(Array.from({ length: ids.count }, (_, index) => [ids.get(index), first + index] as const));
  return {
    find: (id) => {
      const found = own.get(id) ?? base.find(id);
      return standsFor?.[found] ?? found;
    },
  };
}
