import { useMemo } from 'react';
import { useQuery, type QueryKey, type UseQueryResult } from '@tanstack/react-query';
import type { ForceInput, layOutForces } from '../analysis/forces.ts';
import type { Lanes, LaneInput } from '../analysis/lanes/lanes.ts';
import type { EntityBrief } from '../model/brief.ts';
import type { TraceQuery } from '../model/query.ts';
import type { Relaxation } from '../model/result.ts';
import type { EntityReply, HopReply, NeighbourReply, SearchReply, TraceReply } from '../worker/protocol.ts';
import { answers, engine } from './engine.ts';
import { useApp } from './store.ts';

/** The key of the opened case: part of every question, so that answers never mix. */
function useCaseKey(): number {
  return useApp((state) => state.opened?.key ?? 0);
}

/** Keeps the answer before on the screen until the next one is here, but never that of another case. */
function keepWithinCase(key: number) {
  return <T>(before: T | undefined, query: { readonly queryKey: QueryKey } | undefined): T | undefined =>
    query?.queryKey[1] === key ? before : undefined;
}

/**
 * The answer to a trace. Chains show as they are found: `data` is first a partial answer whose counts are lower
 * bounds. The answer before stays while the next one is on its way.
 */
export function useTrace(query: TraceQuery | undefined): UseQueryResult<TraceReply> {
  const key = ['trace', useCaseKey(), query] as const;
  return useQuery({
    queryKey: key,
    enabled: query !== undefined && key[1] > 0,
    placeholderData: keepWithinCase(key[1]),
    structuralSharing: false,
    queryFn: ({ signal }) => {
      if (query === undefined) throw new TypeError('No trace is asked for.');
      return engine.call(
        'trace',
        { query },
        { signal, onPartial: (partial) => answers.setQueryData<TraceReply>(key, partial) },
      );
    },
  });
}

/** Settings that would give an empty answer chains. */
export function useRelaxations(query: TraceQuery | undefined): UseQueryResult<readonly Relaxation[]> {
  const key = useCaseKey();
  return useQuery({
    queryKey: ['relax', key, query],
    enabled: query !== undefined && key > 0,
    queryFn: ({ signal }) => (query === undefined ? [] : engine.call('relax', { query }, { signal })),
  });
}

/** Entities by name, alias, identifier or id. */
export function useSearch(text: string, limit: number): UseQueryResult<SearchReply> {
  const key = useCaseKey();
  return useQuery({
    queryKey: ['search', key, text, limit],
    enabled: text.trim() !== '' && key > 0,
    placeholderData: keepWithinCase(key),
    gcTime: 10_000,
    queryFn: ({ signal }) => engine.call('search', { text, limit }, { signal }),
  });
}

/** One entity in full; `null` when the case does not hold it. */
export function useEntity(id: string | undefined): UseQueryResult<EntityReply | null> {
  const key = useCaseKey();
  return useQuery({
    queryKey: ['entity', key, id],
    enabled: id !== undefined && key > 0,
    queryFn: async ({ signal }) =>
      id === undefined ? null : ((await engine.call('entity', { id }, { signal })) ?? null),
  });
}

/** The relations of a hop in full, up to `limit`. */
export function useHop(relations: readonly string[], limit: number): UseQueryResult<HopReply> {
  const key = useCaseKey();
  return useQuery({
    queryKey: ['hop', key, relations, limit],
    enabled: relations.length > 0 && key > 0,
    queryFn: ({ signal }) => engine.call('hop', { relations, limit }, { signal }),
  });
}

/** The briefs of some ids. */
export function useBriefs(ids: readonly string[]): UseQueryResult<readonly EntityBrief[]> {
  const key = useCaseKey();
  return useQuery({
    queryKey: ['briefs', key, ids],
    enabled: ids.length > 0 && key > 0,
    placeholderData: keepWithinCase(key),
    queryFn: ({ signal }) => engine.call('briefs', { ids }, { signal }),
  });
}

/** The neighbours of several entities, in the order asked for. */
export function useNeighbours(ids: readonly string[], limit: number): UseQueryResult<readonly NeighbourReply[]> {
  const key = useCaseKey();
  return useQuery({
    queryKey: ['neighbours', key, ids, limit],
    enabled: ids.length > 0 && key > 0,
    placeholderData: keepWithinCase(key),
    queryFn: async ({ signal }) => {
      const replies = await Promise.all(ids.map((id) => engine.call('neighbours', { id, limit }, { signal })));
      return replies.filter((reply) => reply !== undefined);
    },
  });
}

/** Places for the chains drawn. */
export function useLanes(input: LaneInput): UseQueryResult<Lanes> {
  const key = useCaseKey();
  return useQuery({
    queryKey: ['lanes', key, input],
    enabled: input.chains.length > 0 && key > 0,
    placeholderData: keepWithinCase(key),
    queryFn: ({ signal }) => engine.call('lanes', input, { signal }),
  });
}

const NO_FORCES: ReturnType<typeof layOutForces> = [];

/** Places for the neighbours of expanded entities, around what the lanes and the person have placed. */
export function useForces(
  expanded: readonly string[],
  around: readonly NeighbourReply[] | undefined,
  lanes: Lanes | undefined,
): ReturnType<typeof layOutForces> {
  const key = useCaseKey();
  const input = useMemo((): ForceInput => {
    const placed = new Map(lanes?.positions);
    const ids = new Set([
      ...placed.keys(),
      ...expanded,
      ...(around ?? []).flatMap((reply) => reply.entities.map((brief) => brief.id)),
    ]);
    return {
      nodes: [...[...ids].map((id) => ({ id, at: placed.get(id), fixed: placed.has(id) })), ...railPosts(lanes)],
      links: (around ?? []).flatMap((reply) => reply.links).map(({ from, to }) => ({ from, to })),
    };
  }, [lanes, expanded, around]);
  const { data } = useQuery({
    queryKey: ['forces', key, input],
    enabled: around !== undefined && key > 0,
    placeholderData: keepWithinCase(key),
    queryFn: ({ signal }) => engine.call('forces', input, { signal }),
  });
  return around === undefined ? NO_FORCES : (data ?? NO_FORCES);
}

const POST_DISTANCE = 60;

/** Fixed points along the rail of facilitators, so that no neighbour is put into it. Their ids are no party's. */
function railPosts(lanes: Lanes | undefined): ForceInput['nodes'] {
  const rail = lanes?.rail;
  if (!rail) return [];
  const posts: ForceInput['nodes'][number][] = [];
  for (let x = rail.x; x <= rail.x + rail.width; x += POST_DISTANCE) {
    for (let y = rail.y; y <= rail.y + rail.height; y += POST_DISTANCE) {
      posts.push({ id: `rail\n${x} ${y}`, at: { x, y }, fixed: true });
    }
  }
  return posts;
}
