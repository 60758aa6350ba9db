import { RelationFlag, type CaseData } from '../case/caseData.ts';
import { dayText, OPEN_START } from '../model/dates.ts';
import { briefsOf, sourcesOf } from './briefs.ts';
import type { HopOrder, HopReply, Requests } from './protocol.ts';

/** Some relations in full, in the order asked for and no more than asked for, and all of them by month. */
export async function hopReply(data: CaseData, input: Requests['hop']['input']): Promise<HopReply> {
  const { relations } = data;
  const indices = input.relations.map((id) => relations.index.find(id)).filter((index) => index >= 0);
  const shown = sorted(data, indices, input.order ?? 'newest').slice(0, input.limit);
  const records = await Promise.all(shown.map((index) => data.details.relation(index)));
  const parties = records.flatMap((record) => [record.from, record.to, ...(record.via ?? []).map((via) => via.entity)]);
  return {
    relations: records,
    total: indices.length,
    unsourced: indices.filter((index) => ((relations.flags[index] ?? 0) & RelationFlag.unsourced) !== 0).length,
    months: monthsOf(data, indices),
    entities: briefsOf(data, parties),
    sources: sourcesOf(data, records),
  };
}

function sorted({ relations }: CaseData, indices: readonly number[], order: HopOrder): readonly number[] {
  const day = (index: number): number => relations.dateFrom[index] ?? OPEN_START;
  const amount = (index: number): number => {
    const value = relations.amounts[index] ?? Number.NaN;
    return Number.isNaN(value) ? -1 : value;
  };
  switch (order) {
    case 'newest':
      return indices.toSorted((a, b) => day(b) - day(a));
    case 'oldest':
      // What has no first day is not the oldest: it comes last in either order.
      return indices.toSorted(
        (a, b) => Number(day(a) === OPEN_START) - Number(day(b) === OPEN_START) || day(a) - day(b),
      );
    case 'value':
      return indices.toSorted((a, b) => amount(b) - amount(a));
  }
}

/** Days of the longest month: dates that span more are not of one month. */
const LONGEST_MONTH = 31;

function monthsOf({ relations }: CaseData, indices: readonly number[]): HopReply['months'] {
  const months = new Map<string, number>();
  for (const index of indices) {
    const from = relations.dateFrom[index] ?? OPEN_START;
    const dated = ((relations.flags[index] ?? 0) & RelationFlag.dated) !== 0 && from !== OPEN_START;
    if (!dated || (relations.dateTo[index] ?? from) - from >= LONGEST_MONTH) continue;
    const month = dayText(from).slice(0, 7);
    months.set(month, (months.get(month) ?? 0) + 1);
  }
  return [...months].map(([month, count]) => ({ month, count })).sort((a, b) => (a.month < b.month ? -1 : 1));
}
