import type { CaseData } from '../../case/caseData.ts';
import type { Budget } from '../../model/removal.ts';
import { compareIdsAt } from '../idOrder.ts';
import type { StaticChain } from '../ranking.ts';
import type { StopReason } from '../trace.ts';
import { MOST_TOGETHER, type BreakerFinder } from './breakers.ts';
import { Coverage, type Choice } from './coverage.ts';

/** The largest number of parties a budget is worked out for. */
const MOST_PARTIES = 5;

/** Chains between two looks at the caller. */
const CHAINS_A_TURN = 100;

/** A coherent chain with the minimal sets of entities that break it. */
export interface BreakableChain {
  readonly chain: StaticChain;
  readonly sets: readonly (readonly number[])[];
}

/**
 * For 1 to 5 parties the set that breaks most chains (design, section 5): exact up to 3, unless the search grows beyond
 * measure; then one party more at a time, the one that adds most, marked as not exact. Where every chain falls no set of
 * that size breaks more, so that is exact however it was found. Ties: fewer members, then ids. A stop ends with the budgets found by then.
 */
export function* findBudgets(
  data: CaseData,
  finder: BreakerFinder,
  chains: readonly BreakableChain[],
): Generator<number, readonly Budget[], StopReason | undefined> {
  const { ids } = data.entities;
  const members = [...new Set(chains.flatMap(({ sets }) => sets.flat()))].sort((a, b) => compareIdsAt(ids, a, b));
  const numbers = new Map(members.map((entity, number) => [entity, number]));
  const coverage = new Coverage(
    chains.map(({ sets }) => sets.map((set) => set.map((entity) => numbers.get(entity) ?? 0))),
    members.length,
  );
  const budgets: Budget[] = [];
  let choice: Choice = { members: [], broken: 0, exact: true };
  let entities: readonly number[] = [];
  for (let size = 1; size <= MOST_PARTIES; size++) {
    if (choice.broken < chains.length) {
      if (size <= MOST_TOGETHER) {
        const next = yield* untilStopped(coverage.best(size, choice), size);
        if (next === undefined) return budgets;
        choice = next;
        entities = choice.members.map((number) => members[number] ?? 0);
      } else {
        const next = yield* addBest(data, finder, chains, entities, size);
        if (next === undefined) return budgets;
        entities = next.entities;
        choice = { members: [], broken: next.broken, exact: next.broken === chains.length };
      }
    }
    budgets.push({
      size,
      ids: [...entities].sort((a, b) => compareIdsAt(ids, a, b)).map((entity) => ids.get(entity)),
      chainsBroken: choice.broken,
      exact: choice.exact,
    });
  }
  return budgets;
}

/** Runs a search; `undefined` when the caller stopped it. */
function* untilStopped(
  search: Generator<void, Choice, void>,
  size: number,
): Generator<number, Choice | undefined, StopReason | undefined> {
  let step = search.next();
  while (step.done !== true) {
    if ((yield size) !== undefined) return undefined;
    step = search.next();
  }
  return step.value;
}

/** A set with the one entity more that adds most, the smallest by id on a tie; the set itself where none adds any. */
function* addBest(
  data: CaseData,
  finder: BreakerFinder,
  chains: readonly BreakableChain[],
  entities: readonly number[],
  size: number,
): Generator<number, { entities: readonly number[]; broken: number } | undefined, StopReason | undefined> {
  const gains = new Map<number, number>();
  let broken = 0;
  for (const [at, { chain }] of chains.entries()) {
    if (at % CHAINS_A_TURN === 0 && (yield size) !== undefined) return undefined;
    if (finder.falls(chain, entities)) broken++;
    else for (const entity of finder.oneMore(chain, entities)) gains.set(entity, (gains.get(entity) ?? 0) + 1);
  }
  let best: number | undefined;
  for (const [entity, gain] of gains) {
    const most = best === undefined ? 0 : (gains.get(best) ?? 0);
    if (gain > most || (gain === most && compareIdsAt(data.entities.ids, entity, best ?? entity) < 0)) best = entity;
  }
  if (best === undefined) return { entities, broken };
  return { entities: [...entities, best], broken: broken + (gains.get(best) ?? 0) };
}
