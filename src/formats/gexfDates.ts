import { parseDateText } from '../model/dates.ts';
import type { Attribute } from './graphAttributes.ts';
import type { XmlAttributes } from './xml.ts';

/** Whether a tag says from when or until when something held. */
export function isSpell(tag: XmlAttributes): boolean {
  return ['start', 'end', 'startopen', 'endopen'].some((name) => tag[name] !== undefined);
}

/**
 * When a node or edge was there, as attributes of the two given names: from the earliest start to the latest end of
 * its spells, open where any of them is. Several spells are also kept one by one. Times that count from anywhere
 * (`timeformat` integer or double, or none and no date) are no dates and stay text.
 */
export function gexfDates(
  spells: readonly XmlAttributes[],
  timeFormat: string | undefined,
  names: readonly [start: string, end: string],
): readonly Attribute[] {
  const spans = spells.map((tag) => ({ start: tag['start'] ?? tag['startopen'], end: tag['end'] ?? tag['endopen'] }));
  if (spans.length === 0) return [];
  const texts = spans.map(({ start, end }): Attribute => ['spell', `${start ?? '…'} – ${end ?? '…'}`]);
  const dated =
    timeFormat === undefined || timeFormat === 'date' || timeFormat === 'dateTime' || timeFormat === 'datetime';
  const said = spans.flatMap(({ start, end }) => [start, end]).filter((text) => text !== undefined);
  const unclear = timeFormat === undefined && said.some((text) => parseDateText(text) === undefined);
  if (!dated || unclear) return texts;
  const start = bound(
    spans.map((span) => span.start),
    -1,
  );
  const end = bound(
    spans.map((span) => span.end),
    1,
  );
  const dates: Attribute[] = spans.length > 1 ? [...texts] : [];
  if (start !== undefined) dates.push([names[0], start]);
  if (end !== undefined) dates.push([names[1], end]);
  return dates;
}

/** The earliest (−1) or latest (1) of the bounds; none when one is open. A text that is no date is left to be reported. */
function bound(texts: readonly (string | undefined)[], sign: 1 | -1): string | undefined {
  let found: string | undefined;
  for (const text of texts) {
    if (text === undefined) return undefined;
    if (found === undefined || (dayOf(text, sign) - dayOf(found, sign)) * sign > 0) found = text;
  }
  return found;
}

function dayOf(text: string, sign: 1 | -1): number {
  const days = parseDateText(text);
  return (sign < 0 ? days?.from : days?.to) ?? sign * Number.MAX_SAFE_INTEGER;
}
