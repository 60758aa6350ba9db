import type { CaseData, NeighbourLists } from '../case/caseData.ts';
import { GrowingInts } from './growingInts.ts';
import { incomingBit, isInWindow, occursWith, outgoingBit, type RelationFilter } from './relationFilter.ts';
import { EntityRole, occurringKinds, UNREACHED, type TraceScratch } from './traceScratch.ts';

/** Entities whose distances a search set, so that they can be put back. */
export interface Reached {
  readonly forwards: Int32Array;
  readonly backwards: Int32Array;
}

/** Relations looked at between two looks at the caller: about a millisecond. */
const RELATIONS_A_STEP = 40_000;

/** A frontier of more than one in so many entities is taken in their order, so that memory is read in sequence. */
const LARGE_SHARE = 64;

/** One direction of the search: what it has reached, level by level. */
interface Side {
  readonly forwards: boolean;
  readonly hops: Uint8Array;
  readonly otherHops: Uint8Array;
  /** Entities of this role end a walk in this direction. */
  readonly farEnd: number;
  readonly useOutgoing: boolean;
  readonly useIncoming: boolean;
  readonly reached: GrowingInts;
  /** Where in `reached` the last level begins. */
  frontier: number;
  level: number;
}

/**
 * Sets `hopsFrom` and `hopsTo` of every entity that can lie on a chain: exact for those with hopsFrom + hopsTo ≤
 * maxHops, and set only by the way for others. The smaller frontier grows first until the two levels together make
 * maxHops; then each goes on only where the other has been, since the rest cannot lie on a chain. Roles must be set.
 * Yields about every millisecond of work.
 */
export function* reachFromBothEnds(
  data: CaseData,
  filter: RelationFilter,
  scratch: TraceScratch,
  from: readonly number[],
  to: readonly number[],
  maxHops: number,
): Generator<void, Reached, void> {
  const kinds = occurringKinds(data);
  const near = makeSide(filter, kinds, scratch, true, from);
  const far = makeSide(filter, kinds, scratch, false, to);
  while (near.level + far.level < maxHops) {
    yield* grow(data, filter, scratch, workAhead(data, near) <= workAhead(data, far) ? near : far, UNREACHED * 2);
  }
  while (near.frontier < near.reached.length && near.level < maxHops) yield* grow(data, filter, scratch, near, maxHops);
  while (far.frontier < far.reached.length && far.level < maxHops) yield* grow(data, filter, scratch, far, maxHops);
  return { forwards: near.reached.view(), backwards: far.reached.view() };
}

/** Puts back the distances that a search set. */
export function forgetReached(scratch: TraceScratch, reached: Reached): void {
  for (const entity of reached.forwards) scratch.hopsFrom[entity] = UNREACHED;
  for (const entity of reached.backwards) scratch.hopsTo[entity] = UNREACHED;
}

function makeSide(
  filter: RelationFilter,
  kinds: Uint8Array,
  scratch: TraceScratch,
  forwards: boolean,
  start: readonly number[],
): Side {
  const hops = forwards ? scratch.hopsFrom : scratch.hopsTo;
  const reached = new GrowingInts();
  for (const entity of start) {
    hops[entity] = 0;
    reached.push(entity);
  }
  return {
    forwards,
    hops,
    otherHops: forwards ? scratch.hopsTo : scratch.hopsFrom,
    farEnd: forwards ? EntityRole.to : EntityRole.from,
    useOutgoing: occursWith(filter, kinds, outgoingBit(forwards)),
    useIncoming: occursWith(filter, kinds, incomingBit(forwards)),
    reached,
    frontier: 0,
    level: 0,
  };
}

function workAhead(data: CaseData, side: Side): number {
  let work = 0;
  for (let at = side.frontier; at < side.reached.length; at++)
    work += relationsAround(data, side, side.reached.get(at));
  return work;
}

function relationsAround({ adjacency }: CaseData, { useOutgoing, useIncoming }: Side, entity: number): number {
  const outgoing = adjacency.outgoing.starts;
  const incoming = adjacency.incoming.starts;
  return (
    (useOutgoing ? (outgoing[entity + 1] ?? 0) - (outgoing[entity] ?? 0) : 0) +
    (useIncoming ? (incoming[entity + 1] ?? 0) - (incoming[entity] ?? 0) : 0)
  );
}

/** One level further; entities whose two distances would exceed `most` together are not entered. */
function* grow(
  data: CaseData,
  filter: RelationFilter,
  scratch: TraceScratch,
  side: Side,
  most: number,
): Generator<void, void, void> {
  const { reached, hops } = side;
  const end = reached.length;
  let at = side.frontier;
  if ((end - at) * LARGE_SHARE > hops.length) {
    for (let entity = 0, place = at; place < end; entity++)
      if (hops[entity] === side.level) reached.set(place++, entity);
  }
  side.frontier = end;
  side.level++;
  while (at < end) {
    at = growSome(data, filter, scratch, side, most, at, end);
    yield;
  }
}

/** Enters from the members `at … end)` of the last level, up to the work of a step; answers how far it came. */
function growSome(
  data: CaseData,
  filter: RelationFilter,
  scratch: TraceScratch,
  side: Side,
  most: number,
  start: number,
  end: number,
): number {
  const { outgoing, incoming } = data.adjacency;
  let work = 0;
  let at = start;
  for (; at < end && work < RELATIONS_A_STEP; at++) {
    const entity = side.reached.get(at);
    if (scratch.roles[entity] === side.farEnd) continue;
    work += 1 + relationsAround(data, side, entity);
    if (side.useOutgoing) enter(data, filter, scratch, side, most, outgoing, entity, outgoingBit(side.forwards));
    if (side.useIncoming) enter(data, filter, scratch, side, most, incoming, entity, incomingBit(side.forwards));
  }
  return at;
}

function enter(
  data: CaseData,
  filter: RelationFilter,
  { roles }: TraceScratch,
  side: Side,
  most: number,
  lists: NeighbourLists,
  entity: number,
  bit: number,
): void {
  const { hops, otherHops, level, reached } = side;
  const { others, codes, items } = lists;
  for (let at = lists.starts[entity] ?? 0, end = lists.starts[entity + 1] ?? 0; at < end; at++) {
    const code = codes[at] ?? 0;
    if (((filter.passByCode[code] ?? 0) & bit) === 0) continue;
    const other = others[at] ?? 0;
    if (hops[other] !== UNREACHED || roles[other] === EntityRole.blocked) continue;
    if (level + (otherHops[other] ?? 0) > most) continue;
    if (!isInWindow(data, filter, items[at] ?? 0, code)) continue;
    hops[other] = level;
    reached.push(other);
  }
}
