import type { OrderLabel } from '../model/result.ts';
import { ANY_GOODS, NO_GOODS } from './prefixSets.ts';
import type { PickTests } from './labels.ts';
import type { Pick } from './picks.ts';
import type { StaticChain } from './ranking.ts';
import { SlotFlag, type WalkGraph } from './walkGraph.ts';

/**
 * How the dates of a chain stand to each other (design, section 4):
 *
 * - missing: a picked date is unknown;
 * - indifferent: the chain would pass as well with time reversed. Intervals that merely overlap, such as two hops in
 *   one month, do not show that: dated relations must exist, one a hop, of which each begins on or after the day the
 *   next ends, and which pass the gap and a required goods test;
 * - in order: each pick ends before the next begins, or on that day;
 * - could be: otherwise. With order off, picks whose dates run against the order are also called indifferent, since
 *   the trace did not ask for their order.
 */
export function orderLabel(graph: WalkGraph, chain: StaticChain, pick: Pick, tests: PickTests): OrderLabel {
  const { slots } = pick;
  if (slots.some((slot) => ((graph.slotFlags[slot] ?? 0) & SlotFlag.dated) === 0)) return 'missing';
  if (passesReversed(graph, chain, tests)) return 'indifferent';
  const inOrder = slots.every((slot, hop) => {
    const before = slots[hop - 1];
    return before === undefined || (graph.slotTo[before] ?? 0) <= (graph.slotFrom[slot] ?? 0);
  });
  if (inOrder) return 'in order';
  return tests.order || canFollow(graph, slots) ? 'could be' : 'indifferent';
}

/** Whether times can be chosen within the dates of the picks that never run back. */
function canFollow(graph: WalkGraph, slots: readonly number[]): boolean {
  let reached = -Infinity;
  return slots.every((slot) => {
    reached = Math.max(reached, graph.slotFrom[slot] ?? 0);
    return reached <= (graph.slotTo[slot] ?? 0);
  });
}

/** What picks from the last hop back leave possible: the day they have all ended, and the last flow hop's latest time. */
interface ReversedRun {
  readonly ended: number;
  readonly high: number;
  readonly goods: number;
}

/** Whether dated relations, one a hop, follow each other for certain when the chain is read from its end. */
function passesReversed(graph: WalkGraph, chain: StaticChain, tests: PickTests): boolean {
  let runs: ReversedRun[] = [{ ended: -Infinity, high: Infinity, goods: ANY_GOODS }];
  for (const group of [...chain.groups].reverse()) {
    const next: ReversedRun[] = [];
    for (let slot = graph.slotStart[group] ?? 0, end = graph.slotStart[group + 1] ?? 0; slot < end; slot++) {
      if (((graph.slotFlags[slot] ?? 0) & SlotFlag.dated) === 0) continue;
      for (const run of runs) {
        const after = follow(graph, run, slot, tests);
        if (after !== undefined && !next.some((other) => isNoWorse(graph, other, after))) next.push(after);
      }
    }
    runs = next;
  }
  return runs.length > 0;
}

function follow(graph: WalkGraph, run: ReversedRun, slot: number, tests: PickTests): ReversedRun | undefined {
  const from = graph.slotFrom[slot] ?? 0;
  const to = graph.slotTo[slot] ?? 0;
  if (from < run.ended) return undefined;
  let { high, goods } = run;
  if (((graph.slotFlags[slot] ?? 0) & SlotFlag.flow) !== 0) {
    high = Math.min(to, tests.order ? high + tests.maxGapDays : to);
    if (from > high) return undefined;
  }
  if (tests.goods === 'require') {
    goods = graph.sets.meet(goods, graph.slotGoods[slot] ?? 0);
    if (goods === NO_GOODS) return undefined;
  }
  return { ended: to, high, goods };
}

function isNoWorse(graph: WalkGraph, a: ReversedRun, b: ReversedRun): boolean {
  return a.ended <= b.ended && a.high >= b.high && graph.sets.covers(a.goods, b.goods);
}
