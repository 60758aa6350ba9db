import type { CaseData } from '../case/caseData.ts';
import type { Ends, TraceQuery } from '../model/query.ts';
import { parseRule } from '../model/rule.ts';
import { matchRule } from './matchRule.ts';
import { QueryError } from './queryError.ts';

/** The two sets of a trace and what no chain may touch, as entity indices without repeats. */
export interface ResolvedEnds {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly excluded: readonly number[];
}

/**
 * Resolves both ends of a query (design, section 4): first the to-set loses what is excluded, then the from-set loses
 * what is excluded or in the to-set. Picked ids that are not in the case are left out. Throws `QueryError` when a
 * rule cannot be read.
 */
export function resolveEnds(data: CaseData, query: Pick<TraceQuery, 'from' | 'to' | 'exclude'>): ResolvedEnds {
  const excluded = new Set(indicesOf(data, query.exclude));
  const to = new Set(membersOf(data, query.to, 'to'));
  for (const entity of excluded) to.delete(entity);
  const from = new Set(membersOf(data, query.from, 'from'));
  for (const entity of excluded) from.delete(entity);
  for (const entity of to) from.delete(entity);
  return { from: [...from], to: [...to], excluded: [...excluded] };
}

function membersOf(data: CaseData, ends: Ends, setting: 'from' | 'to'): readonly number[] {
  if ('ids' in ends) return indicesOf(data, ends.ids);
  const reading = parseRule(ends.rule);
  if (reading.ok) return matchRule(data, reading.rule);
  throw new QueryError(setting, `The rule "${ends.rule}" cannot be read. ${reading.fault.message}`);
}

function indicesOf(data: CaseData, ids: readonly string[]): number[] {
  return ids.map((id) => data.entities.index.find(id)).filter((entity) => entity >= 0);
}
