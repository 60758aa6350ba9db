import type { Chain, Hop, NearMiss, TraceAnswer } from '../model/result.ts';

/** A trace as the JSON that programs read (design, section 11). */
export function traceJson({ found, stoppedBy, skipped, chains, nearMisses }: TraceAnswer): object {
  const { order, goods, together, complete, listed } = nearMisses;
  return {
    found: { count: found.count, complete: found.complete },
    stoppedBy,
    skipped,
    chains: chains.map(chainJson),
    nearMisses: { order, goods, together, complete, listed: listed.map(nearMissJson) },
  };
}

/** A chain as JSON. */
export function chainJson({ entities, cost, support, weakestHop, order, hops }: Chain): object {
  return { entities, cost, support, weakestHop, order, hops: hops.map(hopJson) };
}

function nearMissJson({ entities, cost, reasons, clash, clashAt, hops }: NearMiss): object {
  return { entities, cost, reasons, clash, clashAt, hops: hops.map(hopJson) };
}

function hopJson({ from, to, relations, picked, association }: Hop): object {
  return { from, to, relations, picked, association };
}
