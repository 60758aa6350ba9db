import { useQuery, type QueryKey, type UseQueryResult } from '@tanstack/react-query';
import type { ForceInput, layOutForces } from '../analysis/forces.ts';
import type { Lanes, LaneInput } from '../analysis/lanes/lanes.ts';
import type { EntityBrief } from '../model/brief.ts';
import type { ClaimStatus } from '../model/claim.ts';
import type { IssueGroup } from '../model/issue.ts';
import type { Measure } from '../model/measure.ts';
import { groupWords, type NeighbourGroup } from '../model/neighbourGroup.ts';
import type { TraceQuery } from '../model/query.ts';
import type { Count, Relaxation } from '../model/result.ts';
import type { MergeReply, OwnershipReply } from '../worker/identityProtocol.ts';
import type {
  CaseKey,
  CutReply,
  DeclaredReply,
  EntityReply,
  HopOrder,
  HopReply,
  NeighbourReply,
  SearchReply,
  TraceReply,
  WhatIfReply,
} from '../worker/protocol.ts';
import { answers, engine } from './engine.ts';
import { useApp } from './store.ts';

const NO_CASE: CaseKey = { opened: 0, overlay: 0 };

/** The key of the opened case and its overlay: part of every question, so that answers never mix. */
export function useCaseKey(): CaseKey {
  return useApp((state) => state.opened?.key ?? NO_CASE);
}

/** Keeps the answer before on the screen until the next one is here, but never that of another case. */
export function keepWithinCase({ opened }: CaseKey) {
  return <T>(before: T | undefined, query: { readonly queryKey: QueryKey } | undefined): T | undefined => {
    const asked: unknown = query?.queryKey[1];
    const isSame = typeof asked === 'object' && asked !== null && 'opened' in asked && asked.opened === opened;
    return isSame ? before : undefined;
  };
}

/**
 * The answer to a trace. Chains show as they are found: `data` is first a partial answer whose counts are lower
 * bounds. The answer before stays while the next one is on its way.
 */
export function useTrace(query: TraceQuery | undefined): UseQueryResult<TraceReply> {
  const key = ['trace', useCaseKey(), query] as const;
  return useQuery({
    queryKey: key,
    enabled: query !== undefined && key[1].opened > 0,
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
    enabled: query !== undefined && key.opened > 0,
    queryFn: ({ signal }) => (query === undefined ? [] : engine.call('relax', { query }, { signal })),
  });
}

/** Entities by name, alias, identifier or id. */
export function useSearch(text: string, limit: number): UseQueryResult<SearchReply> {
  const key = useCaseKey();
  return useQuery({
    queryKey: ['search', key, text, limit],
    enabled: text.trim() !== '' && key.opened > 0,
    placeholderData: keepWithinCase(key),
    gcTime: 10_000,
    queryFn: ({ signal }) => engine.call('search', { text, limit }, { signal }),
  });
}

/** One entity in full, of a person only on request with personal details; `null` when the case does not hold it. */
export function useEntity(id: string | undefined, personal = false): UseQueryResult<EntityReply | null> {
  const key = useCaseKey();
  return useQuery({
    queryKey: ['entity', key, id, personal],
    // The same party stays while its personal details, or the names of persons, are on their way.
    placeholderData: (before, query) => (query?.queryKey[2] === id ? keepWithinCase(key)(before, query) : undefined),
    enabled: id !== undefined && key.opened > 0,
    queryFn: async ({ signal }) =>
      id === undefined ? null : ((await engine.call('entity', { id, personal }, { signal })) ?? null),
  });
}

/** The relations of a hop in full, up to `limit`; what is listed stays while more or another order is on its way. */
export function useHop(
  relations: readonly string[],
  limit: number,
  order: HopOrder = 'newest',
): UseQueryResult<HopReply> {
  const key = useCaseKey();
  return useQuery({
    queryKey: ['hop', key, relations, limit, order],
    placeholderData: (before, query) =>
      query?.queryKey[2] === relations ? keepWithinCase(key)(before, query) : undefined,
    enabled: relations.length > 0 && key.opened > 0,
    queryFn: ({ signal }) => engine.call('hop', { relations, limit, order }, { signal }),
  });
}

const NOTHING_DECLARED: DeclaredReply = { declared: [], entities: [] };

/** Which of some deliveries were declared for somewhere else than they went. */
export function useDeclared(relations: readonly string[]): DeclaredReply {
  const key = useCaseKey();
  const { data } = useQuery({
    queryKey: ['declared', key, relations],
    enabled: relations.length > 0 && key.opened > 0,
    queryFn: ({ signal }) => engine.call('declared', { relations }, { signal }),
  });
  return relations.length === 0 ? NOTHING_DECLARED : (data ?? NOTHING_DECLARED);
}

/** How many chains a query gives with each set of claims in place of its own; asked only once `wanted`. */
export function useClaimCounts(
  query: TraceQuery,
  sets: readonly (readonly ClaimStatus[])[],
  wanted: boolean,
): UseQueryResult<readonly Count[]> {
  const key = useCaseKey();
  return useQuery({
    queryKey: ['claimCounts', key, { ...query, claims: [] }, sets],
    enabled: wanted && key.opened > 0,
    queryFn: ({ signal }) => engine.call('claimCounts', { query, sets }, { signal }),
  });
}

/** Who owns an entity as far as the records go; `null` when the case does not hold it. */
export function useOwnership(id: string): UseQueryResult<OwnershipReply | null> {
  const key = useCaseKey();
  return useQuery({
    queryKey: ['ownership', key, id],
    enabled: key.opened > 0,
    queryFn: async ({ signal }) => (await engine.call('ownership', { id }, { signal })) ?? null,
  });
}

/** Pairs of parties that may be one, up to `limit`; asked for only when `wanted`. */
export function useMergeSuggestions(limit: number, wanted: boolean): UseQueryResult<MergeReply> {
  const key = useCaseKey();
  return useQuery({
    queryKey: ['mergeSuggestions', key, limit],
    enabled: wanted && key.opened > 0,
    placeholderData: keepWithinCase(key),
    queryFn: ({ signal }) => engine.call('mergeSuggestions', { limit }, { signal }),
  });
}

/** The briefs of some ids. */
export function useBriefs(ids: readonly string[]): UseQueryResult<readonly EntityBrief[]> {
  const key = useCaseKey();
  return useQuery({
    queryKey: ['briefs', key, ids],
    enabled: ids.length > 0 && key.opened > 0,
    placeholderData: keepWithinCase(key),
    queryFn: ({ signal }) => engine.call('briefs', { ids }, { signal }),
  });
}

/** The neighbours of several entities, in the order asked for; of those with many, the chosen groups. */
export function useNeighbours(
  ids: readonly string[],
  limit: number,
  groups: readonly NeighbourGroup[],
): UseQueryResult<readonly NeighbourReply[]> {
  const key = useCaseKey();
  return useQuery({
    queryKey: ['neighbours', key, ids, limit, groups],
    enabled: ids.length > 0 && key.opened > 0,
    placeholderData: keepWithinCase(key),
    queryFn: async ({ signal }) => {
      const replies = await Promise.all(
        ids.map((id) => engine.call('neighbours', { id, limit, groups: wordsOf(id, groups) }, { signal })),
      );
      return replies.filter((reply) => reply !== undefined);
    },
  });
}

function wordsOf(id: string, groups: readonly NeighbourGroup[]): string[] {
  return groups.filter(({ entity }) => entity === id).map(groupWords);
}

/** Places for the chains drawn. */
export function useLanes(input: LaneInput): UseQueryResult<Lanes> {
  const key = useCaseKey();
  return useQuery({
    queryKey: ['lanes', key, input],
    enabled: input.chains.length > 0 && key.opened > 0,
    placeholderData: keepWithinCase(key),
    queryFn: ({ signal }) => engine.call('lanes', input, { signal }),
  });
}

const NO_FORCES: ReturnType<typeof layOutForces> = [];

/** Places by forces; none while nothing is to be placed. */
export function useForces(input: ForceInput | undefined): ReturnType<typeof layOutForces> {
  const key = useCaseKey();
  const { data } = useQuery({
    queryKey: ['forces', key, input],
    enabled: input !== undefined && key.opened > 0,
    placeholderData: keepWithinCase(key),
    queryFn: ({ signal }) => (input === undefined ? NO_FORCES : engine.call('forces', input, { signal })),
  });
  return input === undefined ? NO_FORCES : (data ?? NO_FORCES);
}

/** Where the chains of a trace can be cut. Asked for only while somebody looks. */
export function useCut(query: TraceQuery | undefined, wanted: boolean): UseQueryResult<CutReply> {
  const key = useCaseKey();
  return useQuery({
    queryKey: ['cut', key, query],
    enabled: wanted && query !== undefined && key.opened > 0,
    queryFn: ({ signal }) => {
      if (query === undefined) throw new TypeError('No trace is asked for.');
      return engine.call('cut', { query }, { signal });
    },
  });
}

/** The trace with some parties removed; nothing is asked while none is. */
export function useWhatIf(query: TraceQuery | undefined, measures: readonly Measure[]): UseQueryResult<WhatIfReply> {
  const key = useCaseKey();
  return useQuery({
    queryKey: ['whatIf', key, query, measures],
    enabled: query !== undefined && measures.length > 0 && key.opened > 0,
    placeholderData: keepWithinCase(key),
    queryFn: ({ signal }) => {
      if (query === undefined) throw new TypeError('No trace is asked for.');
      return engine.call('whatIf', { query, measures }, { signal });
    },
  });
}

/** Every problem of the open case that is kept, by type. */
export function useIssues(): UseQueryResult<readonly IssueGroup[]> {
  return useQuery({
    queryKey: ['issues', useCaseKey()],
    queryFn: ({ signal }) => engine.call('issues', {}, { signal }),
  });
}
