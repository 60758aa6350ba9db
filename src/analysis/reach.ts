import type { CaseData } from '../case/caseData.ts';
import { incomingBit, occursWith, outgoingBit, passOfRelation, type RelationFilter } from './relationFilter.ts';
import { EntityRole, UNREACHED, type TraceScratch } from './traceScratch.ts';

/** Entities whose distances a search set, so that they can be put back. */
export interface Reached {
  readonly forwards: readonly number[];
  readonly backwards: readonly number[];
}

/** One direction of the search: what it has reached, level by level. */
interface Side {
  readonly forwards: boolean;
  readonly hops: Uint8Array;
  readonly otherHops: Uint8Array;
  /** Entities of this role end a walk in this direction. */
  readonly farEnd: number;
  readonly useOutgoing: boolean;
  readonly useIncoming: boolean;
  readonly reached: number[];
  frontier: number[];
  level: number;
}

/**
 * Sets `hopsFrom` and `hopsTo` of every entity that can lie on a chain: exact for those with hopsFrom + hopsTo ≤
 * maxHops, and set only by the way for others. The smaller frontier grows first until the two levels together make
 * maxHops; then each goes on only where the other has been, since the rest cannot lie on a chain. Roles must be set.
 */
export function reachFromBothEnds(
  data: CaseData,
  filter: RelationFilter,
  scratch: TraceScratch,
  from: readonly number[],
  to: readonly number[],
  maxHops: number,
): Reached {
  const near = makeSide(filter, scratch, true, from);
  const far = makeSide(filter, scratch, false, to);
  while (near.level + far.level < maxHops) {
    grow(data, filter, scratch, workAhead(data, near) <= workAhead(data, far) ? near : far, UNREACHED * 2);
  }
  while (near.frontier.length > 0 && near.level < maxHops) grow(data, filter, scratch, near, maxHops);
  while (far.frontier.length > 0 && far.level < maxHops) grow(data, filter, scratch, far, maxHops);
  return { forwards: near.reached, backwards: far.reached };
}

/** Puts back the distances that a search set. */
export function forgetReached(scratch: TraceScratch, reached: Reached): void {
  for (const entity of reached.forwards) scratch.hopsFrom[entity] = UNREACHED;
  for (const entity of reached.backwards) scratch.hopsTo[entity] = UNREACHED;
}

function makeSide(filter: RelationFilter, scratch: TraceScratch, forwards: boolean, start: readonly number[]): Side {
  const hops = forwards ? scratch.hopsFrom : scratch.hopsTo;
  for (const entity of start) hops[entity] = 0;
  return {
    forwards,
    hops,
    otherHops: forwards ? scratch.hopsTo : scratch.hopsFrom,
    farEnd: forwards ? EntityRole.to : EntityRole.from,
    useOutgoing: occursWith(filter, scratch.kindOccurs, outgoingBit(forwards)),
    useIncoming: occursWith(filter, scratch.kindOccurs, incomingBit(forwards)),
    reached: [...start],
    frontier: [...start],
    level: 0,
  };
}

function workAhead(data: CaseData, side: Side): number {
  const outgoing = data.adjacency.outgoing.starts;
  const incoming = data.adjacency.incoming.starts;
  let work = 0;
  for (const entity of side.frontier) {
    if (side.useOutgoing) work += (outgoing[entity + 1] ?? 0) - (outgoing[entity] ?? 0);
    if (side.useIncoming) work += (incoming[entity + 1] ?? 0) - (incoming[entity] ?? 0);
  }
  return work;
}

/** One level further; entities whose two distances would exceed `most` together are not entered. */
function grow(data: CaseData, filter: RelationFilter, scratch: TraceScratch, side: Side, most: number): void {
  const next: number[] = [];
  const level = ++side.level;
  const { hops, otherHops } = side;
  const { roles } = scratch;
  const visit = (starts: Uint32Array, items: Int32Array, ends: Int32Array, entity: number, bit: number): void => {
    for (let at = starts[entity] ?? 0, end = starts[entity + 1] ?? 0; at < end; at++) {
      const relation = items[at] ?? 0;
      const other = ends[relation] ?? 0;
      if (hops[other] !== UNREACHED || roles[other] === EntityRole.blocked) continue;
      if (level + (otherHops[other] ?? 0) > most) continue;
      if ((passOfRelation(data, filter, relation) & bit) === 0) continue;
      hops[other] = level;
      next.push(other);
      side.reached.push(other);
    }
  };
  const { outgoing, incoming } = data.adjacency;
  for (const entity of side.frontier) {
    if (roles[entity] === side.farEnd) continue;
    if (side.useOutgoing) visit(outgoing.starts, outgoing.items, data.relations.to, entity, outgoingBit(side.forwards));
    if (side.useIncoming)
      visit(incoming.starts, incoming.items, data.relations.from, entity, incomingBit(side.forwards));
  }
  side.frontier = next;
}
