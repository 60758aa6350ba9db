import type { ReactElement } from 'react';
import type { Act } from '../../model/act.ts';
import { showDate } from '../../model/dates.ts';
import type { SourceRecord } from '../../model/evidence.ts';

const ABOUT: Readonly<Record<Act['about'], string>> = {
  this: 'This party',
  'people behind it': 'People behind this party, not the party itself',
  network: 'A network that does not name this party singly',
};

const DATE_WORDS: Readonly<Record<Act['dateIs'], string>> = {
  on: 'on',
  before: 'before',
  by: 'at the latest by',
  about: 'about',
};

/** What authorities did, each told apart by what it is and whom it names; "none found" when the data have none. */
export function ActCards({
  acts,
  sources,
}: {
  readonly acts: readonly Act[];
  readonly sources: readonly SourceRecord[];
}): ReactElement {
  return (
    <section className="stack">
      <h3 className="heading">Acts of authorities · {acts.length === 0 ? 'none found' : acts.length}</h3>
      {acts.map((act) => (
        <div key={`${act.type} ${act.authority} ${act.date ?? ''} ${act.measure ?? ''}`} className="card stack tight">
          <span className="strong">
            {act.type} by {act.authority}
            {act.date !== undefined && ` ${DATE_WORDS[act.dateIs]} ${showDate(act.date)}`}
          </span>
          <span className="small">
            {ABOUT[act.about]}
            {act.until !== undefined && ` · until ${showDate(act.until)}`}
          </span>
          <span className="muted small">
            {[act.measure, act.note, ...sourceWords(sources.find((source) => source.id === act.source))]
              .filter((part) => part !== undefined && part !== '')
              .join(' · ')}
          </span>
        </div>
      ))}
      {acts.length > 0 && <span className="muted small">Later outcome not checked unless stated.</span>}
    </section>
  );
}

/** Title of a source and the day it is of. */
function sourceWords(source: SourceRecord | undefined): readonly string[] {
  if (!source) return [];
  return source.date === undefined ? [source.title] : [source.title, `as of ${showDate(source.date)}`];
}
