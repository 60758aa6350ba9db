import { QueryError } from '../analysis/queryError.ts';
import type { StopReason } from '../analysis/trace.ts';
import { UsageError } from './usageError.ts';

/** Steps between two looks at the signal, which only arrives while nothing runs. */
const STEPS_A_TURN = 50;

/**
 * Runs an analysis to its end, or to what is known by the time the signal comes.
 *
 * @throws UsageError for a query that makes no sense.
 */
export async function untilDone<T>(
  steps: Generator<unknown, T, StopReason | undefined>,
  signal: AbortSignal,
): Promise<T> {
  try {
    let step = steps.next();
    for (let count = 1; step.done !== true; count++) {
      if (count % STEPS_A_TURN === 0) await new Promise((resolve) => setImmediate(resolve));
      step = steps.next(signal.aborted ? 'cancelled' : undefined);
    }
    return step.value;
  } catch (error) {
    if (error instanceof QueryError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}
