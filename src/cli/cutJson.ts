import type { CutReport, WhatIf } from '../model/removal.ts';
import { chainJson } from './traceJson.ts';

/** A cut report as the JSON that programs read (design, section 11). */
export function cutJson(report: CutReport): object {
  return {
    minimumCut: report.minimumCut,
    direct: report.direct,
    disjointPaths: report.disjointPaths,
    gates: report.gates,
    facilitators: report.facilitators.map(({ id, chainsBroken }) => ({ id, chainsBroken })),
    budgets: report.budgets.map(({ size, ids, chainsBroken, exact }) => ({ size, ids, chainsBroken, exact })),
    of: report.of,
    complete: report.complete,
  };
}

/** A what-if as JSON; `null` where there is no chain before or after. */
export function whatIfJson(answer: WhatIf): object {
  const { cheapestBefore, cheapestAfter } = answer;
  return {
    measures: answer.measures.map(({ entity, from }) => ({ entity, from: from ?? null })),
    of: answer.of,
    complete: answer.complete,
    broken: answer.broken,
    surviving: answer.surviving,
    cheapestBefore: cheapestBefore === undefined ? null : chainJson(cheapestBefore),
    cheapestAfter: cheapestAfter === undefined ? null : chainJson(cheapestAfter),
    detour: answer.detour ?? null,
    noLongerCarried: answer.noLongerCarried,
    stopped: answer.stopped,
    stoppedOnChains: answer.stoppedOnChains,
    stoppedOnChainsCounts: answer.stoppedOnChainsCounts,
  };
}
