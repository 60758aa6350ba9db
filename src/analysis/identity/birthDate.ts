import { parseDateText } from '../../model/dates.ts';
import type { EntityRecord } from '../../model/records.ts';

/** Names under which the formats keep a birth date as text. */
const BIRTH = /^(?:properties\.)?(?:birth_?date|date_?of_?birth|dob)$/i;
/** A year alone is shared by too many. */
const LEAST_PRECISION = 'yyyy-mm'.length;

/** The birth dates that the data give a person, as date texts of month or day precision. */
export function birthDates({ raw }: EntityRecord): readonly string[] {
  return Object.entries(raw ?? {})
    .filter(([key]) => BIRTH.test(key))
    .flatMap(([, values]) => values)
    .map((text) => text.trim().slice(0, 10))
    .filter((text) => text.length >= LEAST_PRECISION && parseDateText(text) !== undefined);
}

/** Whether two persons may be born on one day: a date of each agrees as far as the less precise of them goes. */
export function datesAgree(a: readonly string[], b: readonly string[]): boolean {
  return a.some((one) => b.some((other) => one.startsWith(other) || other.startsWith(one)));
}
