import type { CaseData } from '../case/caseData.ts';
import { RelationFlag } from '../case/caseData.ts';
import { hopKey, type HopBrief } from '../model/brief.ts';
import { dayText, OPEN_END, OPEN_START } from '../model/dates.ts';
import { digestTexts } from '../model/ids.ts';
import type { Hop, TraceAnswer } from '../model/result.ts';
import { briefsOf } from './briefs.ts';
import { hopBrief } from './hopBrief.ts';
import type { Timeline, TraceReply } from './protocol.ts';

/**
 * Puts the parties and hops of an answer beside it. `known` keeps the briefs of hops that an earlier partial answer
 * already held, as long as their picked relation is the same.
 */
export async function traceReply(
  data: CaseData,
  answer: TraceAnswer,
  known: Map<string, HopBrief>,
): Promise<TraceReply> {
  const hops = distinctHops(answer);
  const briefs: HopBrief[] = [];
  for (const hop of hops) {
    const key = `${hopKey(hop.from, hop.to)}\n${hop.picked}`;
    const brief = known.get(key) ?? (await hopBrief(data, hop));
    known.set(key, brief);
    briefs.push(brief);
  }
  const ids = [...answer.chains, ...answer.nearMisses.listed].flatMap((chain) => chain.entities);
  const servants = briefs.flatMap((brief) => brief.via.map((via) => via.entity));
  return {
    answer,
    entities: briefsOf(data, [...ids, ...servants, ...answer.skipped]),
    hops: briefs,
    timeline: timelineOf(data, answer),
    digest: digestTexts(answer.chains.map((chain) => chain.entities.join('\t'))),
  };
}

/** Every pick of every chain and near miss once; two chains may rest the same hop on different picks. */
function distinctHops(answer: TraceAnswer): Hop[] {
  const hops = new Map<string, Hop>();
  for (const chain of [...answer.chains, ...answer.nearMisses.listed]) {
    for (const hop of chain.hops) hops.set(`${hopKey(hop.from, hop.to)}\n${hop.picked}`, hop);
  }
  return [...hops.values()];
}

/** Days of the longest month: dates that span more are not of one month. */
const LONGEST_MONTH = 31;

function timelineOf({ relations }: CaseData, answer: TraceAnswer): Timeline {
  const indices = new Set<number>();
  for (const chain of answer.chains) {
    for (const hop of chain.hops) for (const id of hop.relations) indices.add(relations.index.find(id));
  }
  const months = new Map<string, number>();
  let undated = 0;
  let longer = 0;
  for (const index of indices) {
    const dated = ((relations.flags[index] ?? 0) & RelationFlag.dated) !== 0;
    const from = relations.dateFrom[index] ?? OPEN_START;
    if (!dated) undated++;
    else if ((relations.dateTo[index] ?? OPEN_END) - from >= LONGEST_MONTH) longer++;
    else {
      const month = dayText(from).slice(0, 7);
      months.set(month, (months.get(month) ?? 0) + 1);
    }
  }
  return {
    months: [...months].map(([month, count]) => ({ month, count })).sort((a, b) => (a.month < b.month ? -1 : 1)),
    undated,
    longer,
  };
}
