import type { Walk } from '../buildWalk.ts';
import { GrowingInts } from '../growingInts.ts';
import { EntityRole, UNREACHED } from '../traceScratch.ts';
import { SlotFlag, type WalkGraph } from '../walkGraph.ts';

/** What a masked walk leaves out: slots, and local entities no chain may pass. */
export interface WalkMask {
  readonly dropsSlot: (slot: number) => boolean;
  readonly dropsEntity: (entity: number) => boolean;
}

/**
 * The walk of the same query without some relations or entities. What is left after a removal is part of what was
 * there before, so this costs what the relevant relations cost. Local numbers stay the same. Which entities have too
 * many neighbours stays as recorded: a measure stops relations but does not unwrite them.
 */
export function maskedWalk(walk: Walk, mask: WalkMask): Walk {
  const { graph } = walk;
  const isOpen = openGroups(graph, mask);
  const hopsTo = hopsBackwards(graph, isOpen);
  const hopsFrom = hopsForwards(graph, isOpen);
  const groupStart = new Int32Array(graph.count + 1);
  const targets = new GrowingInts();
  const slotEnds = new GrowingInts();
  const slots = new GrowingInts();
  slotEnds.push(0);
  for (let v = 0; v < graph.count; v++) {
    for (let group = graph.groupStart[v] ?? 0, end = graph.groupStart[v + 1] ?? 0; group < end; group++) {
      const w = graph.groupTarget[group] ?? 0;
      if (isOpen[group] !== 1 || (hopsFrom[v] ?? 0) + 1 + (hopsTo[w] ?? 0) > graph.maxHops) continue;
      targets.push(w);
      for (let slot = graph.slotStart[group] ?? 0, last = graph.slotStart[group + 1] ?? 0; slot < last; slot++) {
        if (!mask.dropsSlot(slot)) slots.push(slot);
      }
      slotEnds.push(slots.length);
    }
    groupStart[v + 1] = targets.length;
  }
  const kept = slots.view();
  const slotStart = slotEnds.view();
  const slotCost = Float64Array.from(kept, (slot) => graph.slotCost[slot] ?? 0);
  const groupCost = new Float64Array(targets.length).fill(Infinity);
  for (let group = 0; group < groupCost.length; group++) {
    for (let at = slotStart[group] ?? 0, end = slotStart[group + 1] ?? 0; at < end; at++) {
      groupCost[group] = Math.min(groupCost[group] ?? Infinity, slotCost[at] ?? 0);
    }
  }
  const relations = new Set(Array.from(kept, (slot) => graph.slotRelation[slot] ?? 0));
  const undated = kept.filter((slot) => ((graph.slotFlags[slot] ?? 0) & SlotFlag.dated) === 0);
  const pick = (column: Int32Array): Int32Array => Int32Array.from(kept, (slot) => column[slot] ?? 0);
  return {
    ...walk,
    required: walk.required?.some((entity) => mask.dropsEntity(entity)) === true ? undefined : walk.required,
    graph: {
      ...graph,
      hopsFrom,
      hopsTo,
      groupStart,
      groupTarget: targets.view(),
      groupCost,
      slotStart,
      slotRelation: pick(graph.slotRelation),
      slotCost,
      slotFrom: pick(graph.slotFrom),
      slotTo: pick(graph.slotTo),
      slotGoods: pick(graph.slotGoods),
      slotFlags: Uint8Array.from(kept, (slot) => graph.slotFlags[slot] ?? 0),
      relevantRelations: relations.size,
      undatedInWindow:
        graph.undatedInWindow === 0 ? 0 : new Set(Array.from(undated, (slot) => graph.slotRelation[slot] ?? 0)).size,
    },
  };
}

/** Fewest hops to the to-set where some entities may not be passed; `UNREACHED` beyond maxHops. */
export function hopsToWithout(graph: WalkGraph, dropsEntity: WalkMask['dropsEntity']): Uint8Array {
  return hopsBackwards(graph, openGroups(graph, { dropsSlot: () => false, dropsEntity }));
}

/** 1 for each group that some relation still joins, between entities that may be passed. */
function openGroups(graph: WalkGraph, mask: WalkMask): Uint8Array {
  const open = new Uint8Array(graph.groupTarget.length);
  for (let v = 0; v < graph.count; v++) {
    if (mask.dropsEntity(v)) continue;
    for (let group = graph.groupStart[v] ?? 0, end = graph.groupStart[v + 1] ?? 0; group < end; group++) {
      if (mask.dropsEntity(graph.groupTarget[group] ?? 0)) continue;
      for (let slot = graph.slotStart[group] ?? 0, last = graph.slotStart[group + 1] ?? 0; slot < last; slot++) {
        if (mask.dropsSlot(slot)) continue;
        open[group] = 1;
        break;
      }
    }
  }
  return open;
}

/** Fewest hops to the to-set over the open groups; `UNREACHED` beyond maxHops. */
function hopsBackwards(graph: WalkGraph, isOpen: Uint8Array): Uint8Array {
  const hops = levelZero(graph, EntityRole.to);
  for (let level = 1; level <= graph.maxHops; level++) {
    for (let v = 0; v < graph.count; v++) {
      if (hops[v] !== UNREACHED) continue;
      for (let group = graph.groupStart[v] ?? 0, end = graph.groupStart[v + 1] ?? 0; group < end; group++) {
        if (isOpen[group] !== 1 || hops[graph.groupTarget[group] ?? 0] !== level - 1) continue;
        hops[v] = level;
        break;
      }
    }
  }
  return hops;
}

/** Fewest hops from the from-set over the open groups; `UNREACHED` beyond maxHops. */
function hopsForwards(graph: WalkGraph, isOpen: Uint8Array): Uint8Array {
  const hops = levelZero(graph, EntityRole.from);
  for (let level = 1; level <= graph.maxHops; level++) {
    for (let v = 0; v < graph.count; v++) {
      if (hops[v] !== level - 1) continue;
      for (let group = graph.groupStart[v] ?? 0, end = graph.groupStart[v + 1] ?? 0; group < end; group++) {
        const w = graph.groupTarget[group] ?? 0;
        if (isOpen[group] === 1 && hops[w] === UNREACHED) hops[w] = level;
      }
    }
  }
  return hops;
}

function levelZero(graph: WalkGraph, role: number): Uint8Array {
  return Uint8Array.from(graph.roles, (own) => (own === role ? 0 : UNREACHED));
}
