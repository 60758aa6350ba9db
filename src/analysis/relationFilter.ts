import { neighbourCode, NEIGHBOUR_CODES } from '../case/adjacency.ts';
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
  /** `Pass` bits by neighbour code; 0 where the query does not walk the claim. */
  readonly passByCode: Uint8Array;
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
  const passes = layerPasses(query.layer);
  const walked = CLAIM_STATUSES.map((status) => query.claims.includes(status));
  return {
    passes,
    passByCode: Uint8Array.from({ length: NEIGHBOUR_CODES }, (_, code) =>
      walked[neighbourCode.claimOf(code)] === true ? (passes[neighbourCode.kindOf(code)] ?? 0) : 0,
    ),
    hasWindow,
    windowFrom: hasWindow ? interval.from : OPEN_START,
    windowTo: hasWindow ? interval.to : OPEN_END,
    hasAssociations: query.layer === 'control' || query.layer === 'any',
  };
}

/** Whether a relation, of which the neighbour code is at hand, is undated or within the window of a filter. */
export function isInWindow({ relations }: CaseData, filter: RelationFilter, relation: number, code: number): boolean {
  if (!filter.hasWindow || !isDated(code)) return true;
  return (
    (relations.dateTo[relation] ?? 0) >= filter.windowFrom && (relations.dateFrom[relation] ?? 0) <= filter.windowTo
  );
}

/** Whether a neighbour code is of a relation with a recorded date. */
export function isDated(code: number): boolean {
  return (neighbourCode.flagsOf(code) & RelationFlag.dated) !== 0;
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
