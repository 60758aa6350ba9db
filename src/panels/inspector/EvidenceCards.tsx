import type { ReactElement } from 'react';
import { showDate } from '../../model/dates.ts';
import type { Evidence, SourceRecord } from '../../model/evidence.ts';
import { gradeText, plural } from '../ui/format.ts';
import { SourceLink } from '../ui/SourceLink.tsx';

interface EvidenceCardsProps {
  readonly evidence: readonly Evidence[];
  readonly sources: readonly SourceRecord[];
}

/** What a record rests on, one card a source; copies of one statement are named as such. */
export function EvidenceCards({ evidence, sources }: EvidenceCardsProps): ReactElement {
  const known = new Map(sources.map((source) => [source.id, source]));
  const distinct = new Set(evidence.map((item) => original(item.source, known)));
  return (
    <section className="stack">
      <h3 className="heading">
        Evidence · {evidence.length === 0 ? 'no source' : plural(evidence.length, 'source', 'sources')}
        {evidence.length > distinct.size && `, ${distinct.size} independent`}
      </h3>
      {evidence.length === 0 && <p className="hint muted">The file gives no source for this.</p>}
      {evidence.map((item) => (
        <EvidenceCard key={`${item.source} ${item.locator ?? ''}`} item={item} source={known.get(item.source)} />
      ))}
    </section>
  );
}

function EvidenceCard({
  item,
  source,
}: {
  readonly item: Evidence;
  readonly source: SourceRecord | undefined;
}): ReactElement {
  const grade = {
    source: item.sourceGrade ?? source?.sourceGrade,
    information: item.informationGrade ?? source?.informationGrade,
  };
  return (
    <div className="card stack tight">
      <span className="between">
        <span className="strong">{source?.title ?? item.source}</span>
        <span className="grade" title="Source grade A–F and information grade 1–6, given independently">
          {gradeText(grade)}
        </span>
      </span>
      <span className="muted small">
        {[source?.publisher, source?.date === undefined ? undefined : showDate(source.date), item.locator]
          .filter((part) => part !== undefined)
          .join(' · ')}
      </span>
      {source?.url !== undefined && (
        <span className="small">
          <SourceLink url={source.url} />
        </span>
      )}
      {source?.derivedFrom && source.derivedFrom.length > 0 && (
        <span className="muted small">Copies another source: counted once with it.</span>
      )}
      {!source && <span className="muted small">This source is not described in the file.</span>}
    </div>
  );
}

/** The first source that a statement was taken from; a ring of copies ends where it began. */
function original(id: string, known: ReadonlyMap<string, SourceRecord>): string {
  const seen = new Set<string>();
  let at = id;
  for (;;) {
    seen.add(at);
    const next = known.get(at)?.derivedFrom?.[0];
    if (next === undefined || seen.has(next)) return at;
    at = next;
  }
}
