import { transliterate } from 'transliteration';
import type { Romanise } from '../analysis/search/fold.ts';
import { NameIndex } from '../analysis/search/nameIndex.ts';
import type { CaseData } from '../case/caseData.ts';
import { pauser } from './context.ts';

const romanise: Romanise = (text) => transliterate(text);

/** The index of names, built in slices so that other requests are answered in between. */
export async function buildIndex(data: CaseData): Promise<NameIndex> {
  const steps = NameIndex.build(data, romanise);
  const pause = pauser(new AbortController().signal);
  let step = steps.next();
  while (step.done !== true) {
    await pause();
    step = steps.next();
  }
  return step.value;
}
