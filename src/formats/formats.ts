import { caseFile } from './caseFile.ts';
import { csvGraph } from './csvGraph.ts';
import { followTheMoney } from './ftm.ts';
import { ftmSimpleCsv } from './ftmSimpleCsv.ts';
import type { FileSample, Format } from './reader.ts';

/** Every format that can be opened, in the order they are offered. */
export const FORMATS: readonly Format[] = [caseFile, followTheMoney, ftmSimpleCsv, csvGraph];

/** What a sample was taken for. */
export interface Recognition {
  /** `undefined` when no format fits. */
  readonly format: Format | undefined;
  readonly why: string;
  /** The other formats that could be meant, likeliest first. */
  readonly others: readonly Format[];
}

/** Finds the format of a file by its content; its name decides nothing. */
export function recognise(sample: FileSample): Recognition {
  const guesses = FORMATS.map((format) => ({ format, ...format.detect(sample) }))
    .filter((guess) => guess.confidence > 0)
    .sort((a, b) => b.confidence - a.confidence);
  const [best, ...others] = guesses;
  if (best === undefined) return { format: undefined, why: 'no format fits', others: [] };
  return { format: best.format, why: best.why, others: others.map((guess) => guess.format) };
}
