import { RelationFlag, type CaseData } from '../case/caseData.ts';
import { CLAIM_STATUSES } from '../model/claim.ts';
import { intervalOf, OPEN_END, OPEN_START, type Day } from '../model/dates.ts';
import type { TraceQuery } from '../model/query.ts';
import { layerPasses, Pass } from './layerPasses.ts';
import { QueryError } from './queryError.ts';

/** Which relations a trace may walk and how: layer, claims and window as tables over the columns. */
export interface RelationFilter {
  /** `Pass` bits by relation kind. */
  readonly passes: Uint8Array;
  /** 1 by claim status where the query walks it. */
  readonly claimAllowed: Uint8Array;
  readonly hasWindow: boolean;
  readonly windowFrom: Day;
  readonly windowTo: Day;
  /** Whether hops of the layer may be association hops. */
  readonly hasAssociations: boolean;
}

/** The filter of a query. Throws `QueryError` when the window cannot be read. */
export function relationFilter(query: TraceQuery): RelationFilter {
  const { window } = query;
  const hasWindow = window?.from !== undefined || window?.to !== undefined;
  const interval = intervalOf(window);
  if (hasWindow && !interval.known) {
    throw new QueryError('window', `The window ${window?.from ?? ''}..${window?.to ?? ''} is not a span of dates.`);
  }
  return {
    passes: layerPasses(query.layer),
    claimAllowed: Uint8Array.from(CLAIM_STATUSES, (status) => (query.claims.includes(status) ? 1 : 0)),
    hasWindow,
    windowFrom: hasWindow ? interval.from : OPEN_START,
    windowTo: hasWindow ? interval.to : OPEN_END,
    hasAssociations: query.layer === 'control' || query.layer === 'any',
  };
}

/** The `Pass` bits of one relation under a filter; 0 where it may not be walked at all. */
export function passOfRelation(data: CaseData, filter: RelationFilter, relation: number): number {
  const { kinds, claims, flags, from, to, dateFrom, dateTo } = data.relations;
  const pass = filter.passes[kinds[relation] ?? 0] ?? 0;
  if (pass === 0 || filter.claimAllowed[claims[relation] ?? 0] !== 1 || from[relation] === to[relation]) return 0;
  if (filter.hasWindow && ((flags[relation] ?? 0) & RelationFlag.dated) !== 0) {
    if ((dateTo[relation] ?? 0) < filter.windowFrom || (dateFrom[relation] ?? 0) > filter.windowTo) return 0;
  }
  return pass;
}

/** Whether any relation kind that occurs in the case can be walked with one of these `Pass` bits. */
export function occursWith(filter: RelationFilter, kindOccurs: Uint8Array, bits: number): boolean {
  return filter.passes.some((pass, kind) => (pass & bits) !== 0 && kindOccurs[kind] === 1);
}

/** The bit that lets a walk leave an entity by its outgoing relations, forwards or against the walk. */
export function outgoingBit(forwards: boolean): number {
  return forwards ? Pass.along : Pass.against;
}

/** The bit that lets a walk leave an entity by its incoming relations, forwards or against the walk. */
export function incomingBit(forwards: boolean): number {
  return forwards ? Pass.against : Pass.along;
}
