import type { Adjacency, NeighbourLists, OutgoingLists, RelationColumns } from './caseData.ts';
import { groupByOwner, type Lists } from './lists.ts';

/** `OutgoingLists.days` of an interval too long for it; its end is in `RelationColumns.dateTo`. */
export const MANY_DAYS = 255;
/** `OutgoingLists.hs` of a relation with several codes; they are in `RelationColumns.hs`. */
export const MANY_CODES = 0xffffffff;

const KIND_BITS = 6;
const CLAIM_BITS = 3;
const FLAG_BITS = 4;
/** How many different codes a neighbour can have. */
export const NEIGHBOUR_CODES = 1 << (KIND_BITS + CLAIM_BITS + FLAG_BITS);

const kindOf = (code: number): number => code & ((1 << KIND_BITS) - 1);
const claimOf = (code: number): number => (code >> KIND_BITS) & ((1 << CLAIM_BITS) - 1);
const flagsOf = (code: number): number => code >> (KIND_BITS + CLAIM_BITS);

/** What a neighbour's code says of the relation: positions in the lists of kinds and claims, and `RelationFlag` bits. */
export const neighbourCode = { kindOf, claimOf, flagsOf } as const;

/** The relations around each entity, in file order. A self-relation appears on both sides. */
export function buildAdjacency(entityCount: number, relations: RelationColumns): Adjacency {
  const servants = relations.via.items;
  const served = new Int32Array(servants.length);
  for (let relation = 0; served.length > 0 && relation < relations.count; relation++) {
    served.fill(relation, relations.via.starts[relation] ?? 0, relations.via.starts[relation + 1] ?? 0);
  }
  return {
    outgoing: outgoingLists(entityCount, relations),
    incoming: neighbourLists(entityCount, relations, relations.to, relations.from),
    serving: groupByOwner(entityCount, servants, served, (length) => new Int32Array(length)),
  };
}

/** The adjacency without the relations for which `stopped` is not 0. */
export function withoutRelations({ outgoing, incoming, serving }: Adjacency, stopped: Uint8Array): Adjacency {
  const kept = keptPlaces(outgoing, stopped);
  return {
    outgoing: {
      ...withoutNeighbours(outgoing, kept),
      dateFrom: Int32Array.from(kept.places, (at) => outgoing.dateFrom[at] ?? 0),
      days: Uint8Array.from(kept.places, (at) => outgoing.days[at] ?? 0),
      hs: Uint32Array.from(kept.places, (at) => outgoing.hs[at] ?? 0),
    },
    incoming: withoutNeighbours(incoming, keptPlaces(incoming, stopped)),
    serving: withoutItems(serving, keptPlaces(serving, stopped)),
  };
}

function neighbourLists(
  entityCount: number,
  relations: RelationColumns,
  owners: Int32Array,
  ends: Int32Array,
): NeighbourLists {
  const { count, kinds, claims, flags } = relations;
  const lists = groupByOwner(entityCount, owners, undefined, (length) => new Int32Array(length));
  const others = new Int32Array(count);
  const codes = new Uint16Array(count);
  for (let at = 0; at < count; at++) {
    const relation = lists.items[at] ?? 0;
    others[at] = ends[relation] ?? 0;
    codes[at] =
      (kinds[relation] ?? 0) |
      ((claims[relation] ?? 0) << KIND_BITS) |
      (((flags[relation] ?? 0) & ((1 << FLAG_BITS) - 1)) << (KIND_BITS + CLAIM_BITS));
  }
  return { ...lists, others, codes };
}

function outgoingLists(entityCount: number, relations: RelationColumns): OutgoingLists {
  const lists = neighbourLists(entityCount, relations, relations.from, relations.to);
  const { count } = relations;
  const dateFrom = new Int32Array(count);
  const days = new Uint8Array(count);
  const hs = new Uint32Array(count);
  for (let at = 0; at < count; at++) {
    const relation = lists.items[at] ?? 0;
    const from = relations.dateFrom[relation] ?? 0;
    dateFrom[at] = from;
    const span = (relations.dateTo[relation] ?? 0) - from;
    days[at] = span >= 0 && span < MANY_DAYS ? span : MANY_DAYS;
    const start = relations.hs.starts[relation] ?? 0;
    const codes = (relations.hs.starts[relation + 1] ?? 0) - start;
    hs[at] = codes === 0 ? 0 : codes === 1 ? (relations.hs.items[start] ?? 0) : MANY_CODES;
  }
  return { ...lists, dateFrom, days, hs };
}

interface Kept {
  readonly starts: Uint32Array;
  /** Where the items that stay stood. */
  readonly places: Int32Array;
}

function keptPlaces({ starts, items }: Lists<Int32Array>, stopped: Uint8Array): Kept {
  const kept = new Uint32Array(starts.length);
  const places = new Int32Array(items.length);
  let count = 0;
  for (let owner = 0; owner + 1 < starts.length; owner++) {
    for (let at = starts[owner] ?? 0; at < (starts[owner + 1] ?? 0); at++) {
      if (stopped[items[at] ?? 0] === 0) places[count++] = at;
    }
    kept[owner + 1] = count;
  }
  return { starts: kept, places: places.slice(0, count) };
}

function withoutItems({ items }: Lists<Int32Array>, { starts, places }: Kept): Lists<Int32Array> {
  return { starts, items: places.map((at) => items[at] ?? 0) };
}

function withoutNeighbours(lists: NeighbourLists, kept: Kept): NeighbourLists {
  return {
    ...withoutItems(lists, kept),
    others: kept.places.map((at) => lists.others[at] ?? 0),
    codes: Uint16Array.from(kept.places, (at) => lists.codes[at] ?? 0),
  };
}
