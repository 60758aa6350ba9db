import { bods } from './bods.ts';
import { caseFile } from './caseFile.ts';
import { cx1 } from './cx1.ts';
import { cx2 } from './cx2.ts';
import { cytoscapeJson } from './cytoscapeJson.ts';
import { followTheMoney } from './ftm.ts';
import { graphologyJson } from './graphologyJson.ts';
import { ukPsc } from './ukPsc.ts';
import type { Format } from './reader.ts';

/** Formats whose text is JSON, in the order they are offered. */
export const JSON_FORMATS: readonly Format[] = [
  caseFile,
  followTheMoney,
  bods,
  ukPsc,
  cytoscapeJson,
  cx2,
  cx1,
  graphologyJson,
];
