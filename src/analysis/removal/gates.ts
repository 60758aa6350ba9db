import type { CaseData } from '../../case/caseData.ts';
import type { Walk } from '../buildWalk.ts';
import { Counting } from '../counting.ts';
import { compareIdsAt } from '../idOrder.ts';
import type { PickTests } from '../labels.ts';
import { PickFinder } from '../picks.ts';
import { EntityRole, UNREACHED } from '../traceScratch.ts';
import type { StopReason } from '../trace.ts';
import { hopsToWithout, maskedWalk } from './maskedWalk.ts';

/** Tests that every static chain passes. */
const NO_TESTS: PickTests = { order: false, maxGapDays: 0, goods: 'off', goodsChange: 0, costs: false };

/** Steps of a search for one chain between two looks at the caller. */
const STEPS_A_TURN = 4_000;

/**
 * Ids of the interior entities on every static chain of a walk, by code point; none where there is no chain, and none
 * where the caller stops the search. An entity is one when no static chain avoids it, and only those on one chain can
 * be, so each of at most maxHops − 1 entities is left out in turn: the shortest walk that is left is itself a static
 * chain, found in maxHops passes over the relevant relations. Only where entities are required must chains be searched
 * one by one.
 */
export function* findGates(data: CaseData, walk: Walk): Generator<void, readonly string[], StopReason | undefined> {
  const first = yield* chainAvoiding(data, walk, undefined);
  if (first === undefined || first === 'stopped') return [];
  let candidates = first.slice(1, -1);
  const gates: number[] = [];
  for (let candidate = candidates.shift(); candidate !== undefined; candidate = candidates.shift()) {
    const other = yield* chainAvoiding(data, walk, candidate);
    if (other === 'stopped') return [];
    if (other === undefined) gates.push(candidate);
    else candidates = candidates.filter((entity) => other.includes(entity));
  }
  return gates
    .map((gate) => walk.graph.entities[gate] ?? 0)
    .sort((a, b) => compareIdsAt(data.entities.ids, a, b))
    .map((entity) => data.entities.ids.get(entity));
}

/** Local entities of a static chain that avoids one; `undefined` when there is none. */
function* chainAvoiding(
  data: CaseData,
  walk: Walk,
  avoided: number | undefined,
): Generator<void, readonly number[] | 'stopped' | undefined, StopReason | undefined> {
  if (walk.required === undefined) return undefined;
  if ((yield) !== undefined) return 'stopped';
  const dropsEntity = (entity: number): boolean => entity === avoided;
  if (walk.required.length === 0) return shortestChain(walk, hopsToWithout(walk.graph, dropsEntity));
  const left = maskedWalk(walk, { dropsSlot: () => false, dropsEntity });
  let found: readonly number[] | undefined;
  const search = new Counting(data, left, NO_TESTS, new PickFinder(data, left.graph), 0, Infinity, (chain) => {
    found ??= chain.entities;
  });
  while (found === undefined && !search.isDone) {
    search.advance(STEPS_A_TURN);
    if ((yield) !== undefined) return 'stopped';
  }
  return found;
}

/** Follows the fewest hops left from the nearest start. */
function shortestChain({ graph, starts }: Walk, hopsTo: Uint8Array): readonly number[] | undefined {
  const hopsOf = (entity: number): number => hopsTo[entity] ?? UNREACHED;
  const start = starts.reduce<number | undefined>(
    (best, entity) => (best === undefined || hopsOf(entity) < hopsOf(best) ? entity : best),
    undefined,
  );
  if (start === undefined || hopsOf(start) > graph.maxHops) return undefined;
  const chain = [start];
  for (let v = start; graph.roles[v] !== EntityRole.to;) {
    const next = graph.groupTarget
      .subarray(graph.groupStart[v] ?? 0, graph.groupStart[v + 1] ?? 0)
      .find((w) => hopsOf(w) === hopsOf(v) - 1);
    if (next === undefined) return undefined;
    chain.push(next);
    v = next;
  }
  return chain;
}
