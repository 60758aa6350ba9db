import type { RelationKind } from '../../model/relationKinds.ts';
import type { RecordSink } from '../../model/sink.ts';
import { isReversed } from '../caseEntity.ts';
import type { EdgeIds } from '../edgeIds.ts';
import type { CiteLeak } from './citeLeak.ts';
import type { TableRow } from '../table/tableRow.ts';

/** The database's guesses that two records are of one party or place. */
const HINT = /^(probably )?(same|similar)\b/;

/** What an officer is to a firm, by words of the link; the first that fits. A nominee acts for someone else. */
const WORDS: readonly (readonly [RegExp, RelationKind])[] = [
  [/nominee|attorney|authori[sz]ed|representative|signatory|agent/, 'represents'],
  [/shareholder|beneficial owner|\bowner|holder of shares|stockholder/, 'owns'],
  [/director|president|chair|manag|chief|\bceo\b|board/, 'directs'],
  [/beneficiary|trustee|protector|settlor|partner|control|appointor/, 'controls'],
];

/** Reads one row of a table of edges. A hint is kept with both nodes and counted; it is never a relation. */
export function readIcijEdge(row: TableRow, sink: RecordSink, cite: CiteLeak, ids: EdgeIds): void {
  const start = row.take('nodeidstart', 'startid', 'node1');
  const end = row.take('nodeidend', 'endid', 'node2');
  if (start === undefined || end === undefined) {
    sink.issue('missing-field', row.line, 'An edge without both nodes is left out.');
    return;
  }
  const type = row.take('reltype', 'type');
  const word = (type ?? '')
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
    .trim();
  const from = `icij:${start}`;
  const to = `icij:${end}`;
  const source = cite(row.take('sourceid'));
  if (HINT.test(word)) {
    const key = `hint: ${word}`;
    const evidence = [{ source, locator: `${start} – ${end}` }];
    sink.addition({ id: from, evidence, raw: { ...row.raw(), [key]: [to] } }, row.line);
    sink.addition({ id: to, evidence, raw: { [key]: [from] } }, row.line);
    sink.issue('hint', row.line, `${from} and ${to}: ${word}; kept with both as a hint.`);
    return;
  }
  const link = row.take('link');
  if (type === undefined) row.context.issue('missing-field', 'rel_type', 'missing; read as linked_to');
  const dates = { from: row.date('startdate'), to: row.date('enddate') };
  if (isReversed(dates.from, dates.to)) {
    row.context.issue('dates-reversed', 'start_date', `${dates.from} is after ${dates.to}`);
  }
  sink.relation(
    {
      id: ids.next(from, to),
      kind: kindOf(word, link),
      label: link ?? type,
      from,
      to,
      dates: dates.from === undefined && dates.to === undefined ? undefined : dates,
      claim: { status: 'reported', scope: 'this', statedBy: 'ICIJ' },
      evidence: [{ source, locator: `${start} – ${end}` }],
      raw: row.raw(),
    },
    row.line,
  );
}

/** In the layout of 2016 the type is itself the word for what the officer is. */
function kindOf(type: string, link: string | undefined): RelationKind {
  if (type === 'intermediary of') return 'registers';
  if (type === 'registered address') return 'linked_to';
  const word = (link ?? type).toLowerCase();
  return WORDS.find(([pattern]) => pattern.test(word))?.[1] ?? 'linked_to';
}
