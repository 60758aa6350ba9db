import type { PrefixSets } from './prefixSets.ts';

/**
 * The relevant graph of a trace: every relation that can lie on a chain within the hops allowed, grouped by pair of
 * neighbours. Entities have local numbers; group g leads from its source to `groupTarget[g]` over the slots
 * `slotStart[g] … slotStart[g + 1])`, one for each relation in that direction.
 */
export interface WalkGraph {
  readonly count: number;
  /** Entity index in the case by local number. */
  readonly entities: Int32Array;
  /** `EntityRole` by local number: interior, from or to. */
  readonly roles: Uint8Array;
  /** Fewest hops from the from-set and to the to-set. */
  readonly hopsFrom: Uint8Array;
  readonly hopsTo: Uint8Array;
  readonly maxHops: number;
  /** Groups leaving local entity v: `groupStart[v] … groupStart[v + 1])`. */
  readonly groupStart: Int32Array;
  readonly groupTarget: Int32Array;
  /** Cheapest slot of each group. */
  readonly groupCost: Float64Array;
  readonly slotStart: Int32Array;
  readonly slotRelation: Int32Array;
  readonly slotCost: Float64Array;
  /** Days, clipped to the window. */
  readonly slotFrom: Int32Array;
  readonly slotTo: Int32Array;
  /** Number in `sets` of the relation's prefixes. */
  readonly slotGoods: Int32Array;
  /** `SlotFlag` bits. */
  readonly slotFlags: Uint8Array;
  readonly sets: PrefixSets;
  /** Whether some hop may be an association hop. */
  readonly hasAssociations: boolean;
  readonly relevantRelations: number;
  readonly undatedInWindow: number;
}

/** Bits of `WalkGraph.slotFlags`. */
export const SlotFlag = { flow: 1, dated: 2 } as const;
