import { INVASION_DATE } from '../../model/countryLists.ts';
import { parseDateText, type DayInterval } from '../../model/dates.ts';

/** 24 Feb 2022 as a day. */
export const INVASION: number = parseDateText(INVASION_DATE)?.to ?? 0;

/** The same as dates, to count days from. */
export const INVASION_DATES: DayInterval = { from: INVASION, to: INVASION, known: true };

/** The destinations that the rules ask about. */
export const RUSSIA: ReadonlySet<string> = new Set(['RU']);
export const RUSSIA_OR_BELARUS: ReadonlySet<string> = new Set(['RU', 'BY']);
