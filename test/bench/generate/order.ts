import type { Network } from './network.ts';

/** Takes entities and relations by number. */
export interface RecordVisitor {
  readonly entity: (entity: number) => void;
  readonly relation: (relation: number) => void;
}

/**
 * Visits every record once, entities among relations in an order that looks random, as in exports sorted by id. Yields
 * now and then so that a writer can wait for its stream.
 */
export function* shuffledRecords(network: Network, visitor: RecordVisitor): Generator<void, void> {
  const { entities } = network.recipe;
  const total = entities + network.relations;
  let step = Math.floor(total * 0.6180339887);
  while (greatestDivisor(step, total) !== 1) step++;
  let at = 0;
  for (let count = 1; count <= total; count++) {
    if (at < entities) visitor.entity(at);
    else visitor.relation(at - entities);
    at = (at + step) % total;
    if (count % 2_000 === 0) yield;
  }
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
