import type { EntityKind } from '../../model/entityKinds.ts';
import type { RecordSink } from '../../model/sink.ts';

/** Before the number OFAC gives an entry: all its files number alike, so that they join when opened together. */
export const OFAC_ID = 'ofac:';
/** Id of the source all OFAC files are cited as. */
export const OFAC_SOURCE = 'ofac';
/** The authority of the acts. */
export const OFAC = 'OFAC';

/** Says which list this is; `asOf` is the day it was published, where the file states it. */
export function sayOfacSource(sink: RecordSink, asOf?: string): void {
  const title = 'OFAC sanctions list';
  if (asOf !== undefined) sink.header({ title, asOf });
  sink.source({
    id: OFAC_SOURCE,
    title,
    publisher: 'US Department of the Treasury, Office of Foreign Assets Control',
    date: asOf,
    url: 'https://sanctionslist.ofac.treas.gov/',
  });
}

const KINDS: ReadonlyMap<string, EntityKind> = new Map([
  ['individual', 'person'],
  ['vessel', 'vessel'],
  ['aircraft', 'aircraft'],
]);

/** The kind for a type of OFAC. Its "Entity" is any body that is none of the others; what it does is not said. */
export function ofacKind(type: string | undefined): { readonly kind: EntityKind; readonly label?: string } {
  const kind = KINDS.get((type ?? '').toLowerCase());
  return kind === undefined ? { kind: 'organization', label: type ?? 'Entity' } : { kind };
}
