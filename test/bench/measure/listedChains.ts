import { traceSteps } from '../../../src/analysis/trace.ts';
import type { CaseData } from '../../../src/case/caseData.ts';
import { defaultQuery } from '../../../src/model/query.ts';

/** How many chains between two parties are listed, once they are: counting the others comes after it. */
export function listedChains(data: CaseData, from: string, to: string): number {
  const steps = traceSteps(data, defaultQuery({ ids: [from] }, { ids: [to] }));
  let step = steps.next();
  let chains = 0;
  while (step.done !== true && step.value.phase !== 'counting') {
    chains = step.value.chains;
    step = steps.next();
  }
  return chains;
}
