import { writeFileSync } from 'node:fs';
import { buildWalk } from '../../../src/analysis/buildWalk.ts';
import { runTrace, traceSteps } from '../../../src/analysis/trace.ts';
import { STATED_CLAIMS, defaultQuery } from '../../../src/model/query.ts';
import { CLAIM_STATUSES } from '../../../src/model/claim.ts';
import { buildCase } from '../generate/build.ts';
import { Network, type Recipe } from '../generate/network.ts';
import { entityId } from '../generate/records.ts';
import { median, timesOf } from './timing.ts';

/** A small case, and where to write its graph for the peer. */
export interface PathsInput {
  readonly recipe: Recipe;
  readonly runs: number;
  readonly graphPath: string;
}

/** Our side of the comparison; times are medians in milliseconds. */
export interface PathsOutput {
  readonly relations: number;
  readonly relevant: number;
  /** The k best chains with order and goods on. */
  readonly rankedMs: number;
  /** Counting every static chain, which is what the peer does; order and goods off. */
  readonly countMs: number;
  readonly staticChains: number;
  readonly complete: boolean;
}

/** Asks the standard question of a small case and writes the same graph and ends for the peer. */
export function measurePaths({ recipe, runs, graphPath }: PathsInput): PathsOutput {
  const network = new Network(recipe);
  const data = buildCase(network);
  const { from, to } = network.ends('rest');
  const query = defaultQuery({ ids: from.map(entityId) }, { ids: to.map(entityId) });
  const ranked = (): void => {
    for (const step of traceSteps(data, query)) if (step.phase === 'counting') return;
  };
  const everyPath = { ...query, order: false, goodsMatch: 'off', k: 0 } as const;
  const all = runTrace(data, everyPath, { countLimit: Infinity });
  ranked();
  const stated = new Set(STATED_CLAIMS);
  const edges: [number, number][] = [];
  for (let relation = 0; relation < data.relations.count; relation++) {
    const status = CLAIM_STATUSES[data.relations.claims[relation] ?? 0] ?? 'unknown';
    if (stated.has(status)) edges.push([data.relations.from[relation] ?? 0, data.relations.to[relation] ?? 0]);
  }
  const numberOf = (entity: number): number => data.entities.index.find(entityId(entity));
  writeFileSync(
    graphPath,
    JSON.stringify({
      nodes: data.entities.count,
      edges,
      from: from.map(numberOf),
      to: to.map(numberOf),
      maxHops: query.maxHops,
    }),
  );
  return {
    relations: data.relations.count,
    relevant: buildWalk(data, query).graph.relevantRelations,
    rankedMs: median(timesOf(runs, ranked)),
    countMs: median(timesOf(runs, () => void runTrace(data, everyPath, { countLimit: Infinity }))),
    staticChains: all.found.count,
    complete: all.found.complete,
  };
}
