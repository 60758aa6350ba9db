import { parseDateText } from '../model/dates.ts';
import type { DateSpan } from '../model/records.ts';
import { isReversed } from './caseEntity.ts';
import type { FtmRecord } from './ftmRecord.ts';

/**
 * When a fact held: from the earliest start to the latest end. `date` is a point in time; where there is also an end
 * it stands for the start. Texts that are no dates are issues and stay as text.
 */
export function ftmDates(record: FtmRecord): DateSpan | undefined {
  const starts = takeDates(record, 'startDate');
  const ends = takeDates(record, 'endDate');
  const points = takeDates(record, 'date');
  const declared = record.schema === 'Occupancy' && starts.length + points.length === 0;
  if (declared) points.push(...takeDates(record, 'declarationDate'));
  if (starts.length > 0 && points.length > 0) record.context.keep('date', points);
  const from = earliest(starts.length > 0 ? starts : points);
  const to = latest(starts.length + ends.length > 0 ? ends : points);
  if (from === undefined && to === undefined) return undefined;
  if (isReversed(from, to)) record.context.issue('dates-reversed', 'startDate', `${from} is after ${to}`);
  return { from, to };
}

/** The readable dates of a property; the others are issues and stay as text. */
export function takeDates(record: FtmRecord, property: string): string[] {
  const dates: string[] = [];
  for (const text of record.properties.take(property)) {
    if (parseDateText(text) !== undefined) dates.push(text);
    else record.context.refuse('bad-date', property, text, 'not a date');
  }
  return dates;
}

/** The date that begins first. */
export function earliest(dates: readonly string[]): string | undefined {
  return best(dates, (a, b) => (parseDateText(a)?.from ?? 0) < (parseDateText(b)?.from ?? 0));
}

/** The date that ends last. */
export function latest(dates: readonly string[]): string | undefined {
  return best(dates, (a, b) => (parseDateText(a)?.to ?? 0) > (parseDateText(b)?.to ?? 0));
}

function best(dates: readonly string[], better: (a: string, b: string) => boolean): string | undefined {
  return dates.length < 2 ? dates[0] : dates.reduce((found, date) => (better(date, found) ? date : found));
}
