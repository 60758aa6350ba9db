import { useMemo } from 'react';
import type { LaneInput } from '../analysis/lanes/lanes.ts';
import { hopKey } from '../model/brief.ts';
import type { ChplTier } from '../model/chplTable.ts';
import type { Chain } from '../model/result.ts';
import type { Scene } from '../model/scene.ts';
import type { Sort } from '../model/view.ts';
import type { NeighbourReply, TraceReply } from '../worker/protocol.ts';
import { castOf, chainsOfTiers, sortChains, type Cast } from './chains.ts';
import { drawnChains, sameChain, type Drawn } from './drawnChains.ts';
import { useBriefs, useDeclared, useForces, useLanes, useNeighbours, useTrace } from './questions.ts';
import { forceInput } from './forceInput.ts';
import { useRemoval } from './removal.ts';
import { buildScene } from './scene.ts';
import { useApp } from './store.ts';
import { relationTier } from './tiers.ts';

/** An entity with more neighbours than this offers them in groups; of a group, this many are drawn. */
export const NEIGHBOURS_DRAWN = 40;

/** The answer on the screen with everything derived from it. */
export interface Answer {
  readonly reply: TraceReply | undefined;
  readonly cast: Cast;
  /** The chains in the order of the list: those that move goods of the tiers asked for. */
  readonly chains: readonly Chain[];
  /** How many chains the answer lists, those that the tiers leave out included. */
  readonly listed: number;
  readonly selected: Chain | undefined;
  readonly drawn: Drawn;
  /** A better answer is on its way. */
  readonly fetching: boolean;
  readonly error: Error | null;
}

/** The answer to the trace of the view. Every panel may ask: the last derivation is kept. */
export function useAnswer(): Answer {
  const query = useApp((state) => state.view.query);
  const sort = useApp((state) => state.view.sort);
  const chosen = useApp((state) => state.view.chain);
  const trace = useTrace(query);
  const tiers = useApp((state) => state.view.tiers);
  return derive(query === undefined ? undefined : trace.data, sort, tiers, chosen, trace.isFetching, trace.error);
}

const derive = lastCall(
  (
    reply: TraceReply | undefined,
    sort: Sort,
    tiers: readonly ChplTier[],
    chosen: readonly string[] | undefined,
    fetching: boolean,
    error: Error | null,
  ): Answer => {
    const cast = castOf(reply);
    const found = withTiers(reply?.answer.chains ?? NO_CHAINS, tiers, cast);
    return {
      reply,
      cast,
      listed: reply?.answer.chains.length ?? 0,
      chains: sortChains(found, sort, cast),
      selected: chosen && found.find((chain) => sameChain(chain.entities, chosen)),
      drawn: draw(found, chosen, cast),
      fetching,
      error,
    };
  },
);

const NO_CHAINS: readonly Chain[] = [];
const withTiers = lastCall(chainsOfTiers);

const draw = lastCall((chains: readonly Chain[], chosen: readonly string[] | undefined, cast: Cast): Drawn =>
  drawnChains(chains, chosen, cast.briefs),
);

/** A function that keeps its last result for as long as its arguments are the same. */
function lastCall<A extends readonly unknown[], R>(compute: (...args: A) => R): (...args: A) => R {
  let last: { readonly args: A; readonly result: R } | undefined;
  return (...args) => {
    if (!last || args.some((arg, index) => arg !== last?.args[index])) last = { args, result: compute(...args) };
    return last.result;
  };
}

const NO_PICKS: readonly string[] = [];
const NOBODY_AROUND: readonly NeighbourReply[] = [];

/** The picture of the answer, for the canvas and for exports. */
export function useScene(): Scene {
  const { cast, drawn, selected } = useAnswer();
  const layer = useApp((state) => state.view.query?.layer);
  const { survives, measures } = useRemoval();
  const stopped = useMemo(() => new Set(measures.map(({ entity }) => entity)), [measures]);
  const surviving = useMemo(() => survives && drawn.chains.filter(survives), [survives, drawn]);
  const reviews = useApp((state) => state.view.reviews);
  const layout = useApp((state) => state.view.layout);
  const moved = useApp((state) => state.view.moved);
  const hiddenIds = useApp((state) => state.view.hidden);
  const expanded = useApp((state) => state.view.expanded);
  const lanes = useLanes(useMemo(() => laneInput(drawn, cast), [drawn, cast]));
  const placedLanes = drawn.chains.length === 0 || layout === 'force' ? undefined : lanes.data;
  const groups = useApp((state) => state.view.groups);
  const neighbours = useNeighbours(expanded, NEIGHBOURS_DRAWN, groups);
  const picks = useMemo(() => (selected ? selected.hops.map((hop) => hop.picked) : NO_PICKS), [selected]);
  const declared = useDeclared(picks);
  const around = expanded.length === 0 ? NOBODY_AROUND : (neighbours.data ?? NOBODY_AROUND);
  const own = useBriefs(expanded);
  const waiting = layout === 'lanes' && drawn.chains.length > 0 && !placedLanes;
  const forces = useForces(
    useMemo(
      () => (waiting ? undefined : forceInput({ drawn, cast, lanes: placedLanes, expanded, around })),
      [waiting, drawn, cast, placedLanes, expanded, around],
    ),
  );
  return useMemo(() => {
    const briefs = new Map(cast.briefs);
    for (const brief of expanded.length === 0 ? [] : (own.data ?? [])) briefs.set(brief.id, brief);
    for (const reply of around) for (const brief of reply.entities) briefs.set(brief.id, brief);
    return buildScene({
      chains: drawn.chains,
      selected,
      payments: layer === 'money',
      briefs,
      hops: cast.hops,
      lanes: placedLanes,
      moved,
      hidden: new Set(hiddenIds),
      reviews,
      stopped,
      surviving,
      neighbours: around.flatMap((reply) => reply.links),
      placed: new Map(forces),
      declared,
      tierOf: (relation) => {
        const tier = relationTier(relation);
        return tier === undefined ? undefined : `T${tier}`;
      },
    });
  }, [
    cast,
    drawn,
    selected,
    placedLanes,
    moved,
    hiddenIds,
    around,
    own.data,
    forces,
    expanded,
    layer,
    stopped,
    surviving,
    reviews,
    declared,
  ]);
}

function laneInput({ chains }: Drawn, cast: Cast): LaneInput {
  const onChains = new Set(chains.flatMap((chain) => chain.entities));
  const served = new Map<string, [string, string][]>();
  for (const chain of chains) {
    for (const { from, to } of chain.hops) {
      for (const via of cast.hops.get(hopKey(from, to))?.via ?? []) {
        if (onChains.has(via.entity)) continue;
        const hops = served.get(via.entity) ?? [];
        if (!hops.some(([a, b]) => a === from && b === to)) hops.push([from, to]);
        served.set(via.entity, hops);
      }
    }
  }
  return {
    chains: chains.map((chain) => chain.entities),
    russian: [...onChains].filter((id) => cast.briefs.get(id)?.countries.includes('RU')),
    served: [...served].map(([id, hops]) => ({ id, hops })),
  };
}
