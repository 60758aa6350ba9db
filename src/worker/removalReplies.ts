import type { CaseData } from '../case/caseData.ts';
import type { Measure } from '../model/measure.ts';
import type { TraceQuery } from '../model/query.ts';
import { briefsOf } from './briefs.ts';
import type { Context } from './context.ts';
import type { CutReply, RequestType, WhatIfReply } from './protocol.ts';

/** The chokepoints of a trace. The analysis loads when it is first asked for. */
export async function cutReply(data: CaseData, query: TraceQuery, context: Context<RequestType>): Promise<CutReply> {
  const [{ cutReport }, { facilitatorDetails }] = await Promise.all([
    import('../analysis/removal/cutReport.ts'),
    import('../analysis/removal/facilitatorDetails.ts'),
  ]);
  const steps = cutReport(data, query);
  let step = steps.next();
  while (step.done !== true) {
    context.progress({ label: step.value.phase, done: step.value.done, total: undefined });
    await context.pause();
    step = steps.next();
  }
  const report = step.value;
  const details: CutReply['details'][number][] = [];
  for (const facilitator of report.facilitators) {
    details.push([facilitator.id, await facilitatorDetails(data, facilitator)]);
    await context.pause();
  }
  const ids = [
    ...(report.minimumCut ?? []),
    ...report.gates,
    ...report.disjointPaths.flat(),
    ...report.budgets.flatMap((budget) => budget.ids),
    ...report.facilitators.flatMap(({ id, alternatives }) => [id, ...alternatives.map((other) => other.id)]),
    ...details.flatMap(([, { afterListings }]) =>
      afterListings.flatMap(({ replacements }) => replacements.flatMap(({ by, from, to }) => [by, from, to])),
    ),
  ];
  return { report, entities: briefsOf(data, ids), details };
}

/** The same trace before and after some measures. */
export async function whatIfReply(
  data: CaseData,
  query: TraceQuery,
  measures: readonly Measure[],
  context: Context<RequestType>,
): Promise<WhatIfReply> {
  const { whatIf } = await import('../analysis/removal/whatIf.ts');
  const steps = whatIf(data, query, measures);
  let step = steps.next();
  while (step.done !== true) {
    context.progress({ label: step.value.phase, done: step.value.done, total: undefined });
    await context.pause();
    step = steps.next();
  }
  const answer = step.value;
  const ids = [
    ...measures.map(({ entity }) => entity),
    ...answer.after.flatMap((chain) => chain.entities),
    ...(answer.cheapestBefore?.entities ?? []),
    ...(answer.detour?.parties ?? []),
    ...(answer.detour?.facilitators ?? []),
  ];
  return { answer, entities: briefsOf(data, ids) };
}
