import type { CaseData } from '../case/caseData.ts';
import { RELATION_KIND_LIST } from '../model/relationKinds.ts';

/** Hop distance of an entity that a search has not reached. */
export const UNREACHED = 255;

/** Values of `TraceScratch.roles`. */
export const EntityRole = { interior: 0, from: 1, to: 2, blocked: 3 } as const;

/**
 * Arrays over all entities of a case that traces lend each other: every user puts back what it changed before it
 * returns, so that a trace never pays for the size of the case.
 */
export interface TraceScratch {
  /** Hops from the from-set and to the to-set; `UNREACHED` elsewhere. */
  readonly hopsFrom: Uint8Array;
  readonly hopsTo: Uint8Array;
  /** `EntityRole` values. */
  readonly roles: Uint8Array;
  /** Position in the walk graph, or −1. */
  readonly local: Int32Array;
  /** 1 for each relation kind, by its code, that occurs in the case. */
  readonly kindOccurs: Uint8Array;
}

const scratches = new WeakMap<CaseData, TraceScratch>();

/** The scratch arrays of a case, made at its first trace. */
export function scratchOf(data: CaseData): TraceScratch {
  const known = scratches.get(data);
  if (known !== undefined) return known;
  const { count } = data.entities;
  const kindOccurs = new Uint8Array(RELATION_KIND_LIST.length);
  for (const kind of data.relations.kinds) kindOccurs[kind] = 1;
  const made = {
    hopsFrom: new Uint8Array(count).fill(UNREACHED),
    hopsTo: new Uint8Array(count).fill(UNREACHED),
    roles: new Uint8Array(count),
    local: new Int32Array(count).fill(-1),
    kindOccurs,
  };
  scratches.set(data, made);
  return made;
}
