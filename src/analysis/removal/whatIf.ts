import type { CaseData } from '../../case/caseData.ts';
import type { Measure } from '../../model/measure.ts';
import type { TraceQuery } from '../../model/query.ts';
import type { WhatIf } from '../../model/removal.ts';
import { walkSteps, type Walk } from '../buildWalk.ts';
import { describeChain, entityIds } from '../describeChain.ts';
import { compareIdsAt } from '../idOrder.ts';
import { testsOf, type PickTests } from '../labels.ts';
import { PickFinder } from '../picks.ts';
import type { StaticChain } from '../ranking.ts';
import type { StopReason } from '../trace.ts';
import { ChainPicks } from './chainPicks.ts';
import { detourBetween } from './detour.ts';
import { enumerateChains, type RemovalOptions } from './enumerate.ts';
import { maskedWalk } from './maskedWalk.ts';
import { countStopped, resolveMeasures, StopGrade } from './measures.ts';
import { rankChains } from './rankChains.ts';
import { sumValues } from './valueSum.ts';

/** How far a what-if is, between two steps. */
export interface WhatIfProgress {
  readonly phase: 'chains before' | 'chains after' | 'every chain';
  /** Chains looked at so far in this phase. */
  readonly done: number;
}

/**
 * The same trace before and after a set of measures (design, section 5). A chain falls when no coherent pick of it
 * survives. A stop by the caller ends each phase early: `complete` is then false and the lists are shorter, but what
 * they say holds.
 *
 * @throws QueryError when a rule or setting of the query makes no sense; RangeError for a measure whose date cannot be
 * read.
 */
export function* whatIf(
  data: CaseData,
  query: TraceQuery,
  measures: readonly Measure[],
  options: RemovalOptions = {},
): Generator<WhatIfProgress, WhatIf, StopReason | undefined> {
  let wasStopped = false;
  const watch = (stop: StopReason | undefined): StopReason | undefined => {
    if (stop !== undefined) wasStopped = true;
    return stop;
  };
  const { mask, counts, strangers } = resolveMeasures(data, measures);
  const building = walkSteps(data, query);
  let built = building.next();
  while (built.done !== true) {
    watch(yield { phase: 'chains before', done: 0 });
    built = building.next();
  }
  const walk = built.value;
  const { graph } = walk;
  const tests = testsOf(query);
  const later = maskedWalk(walk, {
    dropsSlot: (slot) => mask[graph.slotRelation[slot] ?? 0] !== StopGrade.none,
    dropsEntity: () => false,
  });
  const before = wasStopped ? [] : yield* phase('chains before', watch, rankChains(data, walk, tests, query.k));
  const after = wasStopped ? [] : yield* phase('chains after', watch, rankChains(data, later, tests, query.k));

  const picks = new ChainPicks(graph, tests);
  const weightOf = (relation: number): number => (mask[relation] === StopGrade.none ? 0 : -1);
  const survives = (chain: StaticChain): boolean => picks.lightest(chain, weightOf) !== undefined;
  let surviving = 0;
  let of = 0;
  const onChains = new Set<number>();
  const stillCarried = new Set<number>();
  const chains = enumerateChains(data, walk, tests, options);
  let step = chains.next();
  while (step.done !== true) {
    for (const chain of step.value) {
      const stands = survives(chain);
      of++;
      if (stands) surviving++;
      for (const group of chain.groups) {
        for (const relation of picks.relationsOf(group)) {
          onChains.add(relation);
          if (stands && mask[relation] === StopGrade.none) stillCarried.add(relation);
        }
      }
    }
    step = chains.next(watch(yield { phase: 'every chain', done: of }));
  }

  const stopped = [...onChains].filter((relation) => mask[relation] !== StopGrade.none);
  const describedBefore = describe(data, walk, tests, before.slice(0, 1));
  const describedAfter = describe(data, later, tests, after);
  const [cheapestBefore] = describedBefore;
  const [cheapestAfter] = describedAfter;
  return {
    measures,
    strangers,
    stopped: counts,
    of,
    complete: step.value.complete && !wasStopped,
    broken: of - surviving,
    surviving,
    before: before.map((chain) => ({ entities: entityIds(data, graph, chain), survives: survives(chain) })),
    after: describedAfter,
    cheapestBefore,
    cheapestAfter,
    detour: cheapestBefore && cheapestAfter && detourBetween(data, cheapestBefore, cheapestAfter),
    noLongerCarried: sumValues(
      data,
      [...onChains].filter((relation) => !stillCarried.has(relation)),
    ),
    stoppedOnChains: stopped
      .sort((a, b) => compareIdsAt(data.relations.ids, a, b))
      .map((relation) => data.relations.ids.get(relation)),
    stoppedOnChainsCounts: countStopped(mask, stopped),
  };
}

function* phase<T>(
  name: WhatIfProgress['phase'],
  watch: (stop: StopReason | undefined) => StopReason | undefined,
  steps: Generator<number, T, StopReason | undefined>,
): Generator<WhatIfProgress, T, StopReason | undefined> {
  let step = steps.next();
  while (step.done !== true) step = steps.next(watch(yield { phase: name, done: step.value }));
  return step.value;
}

function describe(data: CaseData, walk: Walk, tests: PickTests, chains: readonly StaticChain[]): WhatIf['after'] {
  const finder = new PickFinder(data, walk.graph);
  return chains.map((chain) => describeChain(data, walk.graph, finder, chain, tests));
}

/** The whole comparison in one go. Throws as `whatIf` does. */
export function runWhatIf(
  data: CaseData,
  query: TraceQuery,
  measures: readonly Measure[],
  options: RemovalOptions = {},
): WhatIf {
  const steps = whatIf(data, query, measures, options);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
