import { traceSteps } from '../analysis/trace.ts';
import type { Command } from './command.ts';
import { showCount } from './plainText.ts';
import { QUESTION_OPTIONS, readQuestion } from './question.ts';
import { withStops } from './stops.ts';
import { traceJson } from './traceJson.ts';
import { traceLines } from './traceText.ts';
import { untilDone } from './untilDone.ts';

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
      const answer = await untilDone(traceSteps(stopped.data, query, { countLimit: question.countLimit }), signal);
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
