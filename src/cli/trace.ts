import { QueryError } from '../analysis/queryError.ts';
import { traceSteps } from '../analysis/trace.ts';
import type { CaseData } from '../case/caseData.ts';
import type { TraceQuery } from '../model/query.ts';
import type { TraceAnswer } from '../model/result.ts';
import type { Command } from './command.ts';
import { showCount } from './plainText.ts';
import { QUESTION_OPTIONS, readQuestion } from './question.ts';
import { withStops } from './stops.ts';
import { traceJson } from './traceJson.ts';
import { traceLines } from './traceText.ts';
import { UsageError } from './usageError.ts';

/** Which chains lead from one set of entities to another. */
export const trace: Command = {
  name: 'trace',
  summary: 'Find the chains from one set of entities to another, best first, with near misses.',
  options: {
    ...QUESTION_OPTIONS,
    stop: {
      value: 'ID[@DATE]',
      repeatable: true,
      help: 'leave out relations an entity is an end of or served, from a date on',
    },
  },
  prepare: (given) => {
    const question = readQuestion(given);
    return async ({ data }, signal) => {
      const { query, notes } = question.on(data);
      const stopped = withStops(data, given.texts('stop'));
      const answer = await traceUntil(stopped.data, query, question.countLimit, signal);
      const stops = given.has('stop')
        ? [
            `Stopped: ${showCount(stopped.relations)} relations, of these ` +
              `${showCount(stopped.uncertain)} with an unknown or spanning date`,
          ]
        : [];
      return { json: traceJson(answer), lines: [...stops, ...(await traceLines(data, query, answer))], notes };
    };
  },
};

/** Steps between two looks at the signal, which only arrives while nothing runs. */
const STEPS_A_TURN = 50;

async function traceUntil(
  data: CaseData,
  query: TraceQuery,
  countLimit: number,
  signal: AbortSignal,
): Promise<TraceAnswer> {
  try {
    const steps = traceSteps(data, query, { countLimit });
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
