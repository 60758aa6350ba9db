import { cutReport } from '../analysis/removal/cutReport.ts';
import { whatIf } from '../analysis/removal/whatIf.ts';
import type { Command } from './command.ts';
import { cutJson, whatIfJson } from './cutJson.ts';
import { cutLines, whatIfLines } from './cutText.ts';
import { readMeasure } from './measures.ts';
import { QUESTION_OPTIONS, readQuestion } from './question.ts';
import { untilDone } from './untilDone.ts';

/** Which few parties hold the chains together, and what the loss of some would break. */
export const cut: Command = {
  name: 'cut',
  summary: 'Find the parties whose loss would break the chains, in the recorded network.',
  options: {
    ...QUESTION_OPTIONS,
    stop: {
      value: 'ID[@DATE]',
      repeatable: true,
      help: 'also compare the chains before and after this entity is stopped, from a date on',
    },
  },
  prepare: (given) => {
    const question = readQuestion(given);
    return async ({ data }, signal) => {
      const { query, notes } = question.on(data);
      const measures = given.texts('stop').map((text) => readMeasure(data, text));
      const { countLimit } = question;
      const report = await untilDone(cutReport(data, query, { countLimit }), signal);
      if (measures.length === 0) return { json: cutJson(report), lines: cutLines(data, report), notes };
      const answer = await untilDone(whatIf(data, query, measures, { countLimit }), signal);
      return {
        json: { ...cutJson(report), whatIf: whatIfJson(answer) },
        lines: [...whatIfLines(data, answer), '', ...cutLines(data, report)],
        notes,
      };
    };
  },
};
