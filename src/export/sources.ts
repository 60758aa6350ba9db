import { hopKey } from '../model/brief.ts';
import { showDate } from '../model/dates.ts';
import type { SourceRecord } from '../model/evidence.ts';

/** A numbered source of a picture, with the hops (as `hopKey`) that rest on it. */
export interface FigureSource {
  readonly number: number;
  readonly text: string;
  readonly hops: readonly string[];
}

/** Numbers the sources of some hops from 1, in the order the hops meet them; one source has one number. */
export function keySources(
  hops: readonly { readonly from: string; readonly to: string; readonly sources: readonly SourceRecord[] }[],
): readonly FigureSource[] {
  const found = new Map<string, { readonly source: SourceRecord; readonly hops: Set<string> }>();
  for (const { from, to, sources } of hops) {
    for (const source of sources) {
      const entry = found.get(source.id) ?? { source, hops: new Set() };
      entry.hops.add(hopKey(from, to));
      found.set(source.id, entry);
    }
  }
  return [...found.values()].map(({ source, hops: keys }, index) => ({
    number: index + 1,
    text: sourceLine(source),
    hops: [...keys],
  }));
}

/** A source in one line: title, publisher, date and the host of its address. */
export function sourceLine(source: SourceRecord): string {
  const date = source.date === undefined ? undefined : showDate(source.date);
  return [source.title, source.publisher, date, hostOf(source.url)].filter((part) => part !== undefined).join(', ');
}

/** The host of a web address; `undefined` for any other scheme, which is never shown as an address (faults, 12). */
function hostOf(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, host } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? host : undefined;
}
