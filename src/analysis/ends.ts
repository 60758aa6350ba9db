import type { CaseData } from '../case/caseData.ts';
import type { Ends, TraceQuery } from '../model/query.ts';
import { parseRule } from '../model/rule.ts';
import { finish } from './finish.ts';
import { matchSteps } from './matchRule.ts';
import { QueryError } from './queryError.ts';

/** The two sets of a trace and what no chain may touch, as entity indices without repeats. */
export interface ResolvedEnds {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly excluded: readonly number[];
}

type EndsOfQuery = Pick<TraceQuery, 'from' | 'to' | 'exclude'>;

/**
 * Resolves both ends of a query (design, section 4): first the to-set loses what is excluded, then the from-set loses
 * what is excluded or in the to-set. Picked ids that are not in the case are left out. Yields between slices of work.
 * Throws `QueryError` when a rule cannot be read.
 */
export function* endSteps(data: CaseData, query: EndsOfQuery): Generator<void, ResolvedEnds, void> {
  const taken = new Uint8Array(data.entities.count);
  /** The members that are not taken yet, which then are. */
  const take = (members: readonly number[]): number[] => {
    const own: number[] = [];
    for (const entity of members) {
      if (taken[entity] === 1) continue;
      taken[entity] = 1;
      own.push(entity);
    }
    return own;
  };
  const excluded = take(indicesOf(data, query.exclude));
  const to = take(yield* membersOf(data, query.to, 'to'));
  const from = take(yield* membersOf(data, query.from, 'from'));
  return { from, to, excluded };
}

/** The ends of `endSteps` in one go. */
export function resolveEnds(data: CaseData, query: EndsOfQuery): ResolvedEnds {
  return finish(endSteps(data, query));
}

function* membersOf(data: CaseData, ends: Ends, setting: 'from' | 'to'): Generator<void, readonly number[], void> {
  if ('ids' in ends) return indicesOf(data, ends.ids);
  const reading = parseRule(ends.rule);
  if (reading.ok) return yield* matchSteps(data, reading.rule);
  throw new QueryError(setting, `The rule "${ends.rule}" cannot be read. ${reading.fault.message}`);
}

function indicesOf(data: CaseData, ids: readonly string[]): number[] {
  return ids.map((id) => data.entities.index.find(id)).filter((entity) => entity >= 0);
}
