import type { CaseData } from '../case/caseData.ts';
import { RELATION_KIND_LIST } from '../model/relationKinds.ts';

/** Hop distance of an entity that a search has not reached. */
export const UNREACHED = 255;

/** Values of `TraceScratch.roles`. */
export const EntityRole = { interior: 0, from: 1, to: 2, blocked: 3 } as const;

/**
 * Arrays over all entities of a case that traces use one after the other: each puts back what it changed before it
 * returns them, so that a trace never pays for the size of the case.
 */
export interface TraceScratch {
  /** Hops from the from-set and to the to-set; `UNREACHED` elsewhere. */
  readonly hopsFrom: Uint8Array;
  readonly hopsTo: Uint8Array;
  /** `EntityRole` values. */
  readonly roles: Uint8Array;
  /** Position in the walk graph, or −1. */
  readonly local: Int32Array;
}

const spares = new WeakMap<CaseData, TraceScratch[]>();
const occurring = new WeakMap<CaseData, Uint8Array>();

/**
 * Scratch arrays that nobody else uses until they are returned. Traces pause, so several may be under way; one that is
 * never resumed keeps its arrays, and the next trace makes new ones.
 */
export function borrowScratch(data: CaseData): TraceScratch {
  const { count } = data.entities;
  return (
    spares.get(data)?.pop() ?? {
      hopsFrom: new Uint8Array(count).fill(UNREACHED),
      hopsTo: new Uint8Array(count).fill(UNREACHED),
      roles: new Uint8Array(count),
      local: new Int32Array(count).fill(-1),
    }
  );
}

/** Gives back scratch arrays in which nothing is set any more. */
export function returnScratch(data: CaseData, scratch: TraceScratch): void {
  const known = spares.get(data);
  if (known === undefined) spares.set(data, [scratch]);
  else known.push(scratch);
}

/** 1 for each relation kind, by its code, that occurs in a case. */
export function occurringKinds(data: CaseData): Uint8Array {
  const known = occurring.get(data);
  if (known !== undefined) return known;
  const made = new Uint8Array(RELATION_KIND_LIST.length);
  for (const kind of data.relations.kinds) made[kind] = 1;
  occurring.set(data, made);
  return made;
}
