import type { CaseData } from '../case/caseData.ts';
import type { ClaimStatus } from '../model/claim.ts';
import type { TraceQuery } from '../model/query.ts';
import type { Count } from '../model/result.ts';
import { traceSteps } from './trace.ts';

/** Static chains that are counted at most for each set. */
const COUNT_LIMIT = 50_000;

/**
 * How many chains a query gives with each of some sets of claims in place of its own. Yields between the steps of the
 * work, so that the caller can pause or stop. Throws `QueryError` as the trace itself does.
 */
export function* claimCounts(
  data: CaseData,
  query: TraceQuery,
  sets: readonly (readonly ClaimStatus[])[],
): Generator<undefined, readonly Count[], void> {
  const counts: Count[] = [];
  for (const claims of sets) {
    const steps = traceSteps(data, { ...query, claims, k: 1 }, { countLimit: COUNT_LIMIT });
    let step = steps.next();
    while (step.done !== true) {
      yield undefined;
      step = steps.next();
    }
    counts.push(step.value.found);
  }
  return counts;
}
