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

/** The columns that have a place in the model, by their folded names: the first that a table has is meant. */
export const ICIJ_EDGE_COLUMNS = {
  start: ['nodeidstart', 'startid', 'node1'],
  end: ['nodeidend', 'endid', 'node2'],
  type: ['reltype', 'type'],
  link: ['link'],
  from: ['startdate'],
  to: ['enddate'],
  leak: ['sourceid'],
} as const;

/** Reads one row of a table of edges. A hint is kept with both nodes and counted; it is never a relation. */
export function readIcijEdge(row: TableRow, sink: RecordSink, cite: CiteLeak, ids: EdgeIds): void {
  const start = row.take(...ICIJ_EDGE_COLUMNS.start);
  const end = row.take(...ICIJ_EDGE_COLUMNS.end);
  if (start === undefined || end === undefined) {
    sink.issue('missing-field', row.line, 'An edge without both nodes is left out.');
    return;
  }
  const type = row.take(...ICIJ_EDGE_COLUMNS.type);
  const word = foldedType(type ?? '');
  const from = `icij:${start}`;
  const to = `icij:${end}`;
  const source = cite(row.take(...ICIJ_EDGE_COLUMNS.leak));
  if (isHint(word)) {
    const key = `hint: ${word}`;
    const evidence = [{ source, locator: `${start} – ${end}` }];
    sink.addition({ id: from, evidence, raw: { ...row.raw(), [key]: [to] } }, row.line);
    sink.addition({ id: to, evidence, raw: { [key]: [from] } }, row.line);
    sink.issue('hint', row.line, `${from} and ${to}: ${word}; kept with both as a hint.`);
    return;
  }
  const link = row.take(...ICIJ_EDGE_COLUMNS.link);
  if (type === undefined) row.context.issue('missing-field', 'rel_type', 'missing; read as linked_to');
  const dates = { from: row.date(...ICIJ_EDGE_COLUMNS.from), to: row.date(...ICIJ_EDGE_COLUMNS.to) };
  if (isReversed(dates.from, dates.to)) {
    row.context.issue('dates-reversed', 'start_date', `${dates.from} is after ${dates.to}`);
  }
  sink.relation(
    {
      id: ids.next(from, to),
      kind: fixedKind(word) ?? kindByWord(link ?? word),
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

/** The type of an edge in small letters, with blanks between its words. */
export function foldedType(type: string): string {
  return type
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
    .trim();
}

/** Whether a folded type says that two records may be of one party or place. */
export function isHint(type: string): boolean {
  return HINT.test(type);
}

/** The kind that a folded type is whatever the link says. */
export function fixedKind(type: string): RelationKind | undefined {
  if (type === 'intermediary of') return 'registers';
  return type === 'registered address' ? 'linked_to' : undefined;
}

/** The kind that the words of a link are; in the layout of 2016 the type is itself the word for what the officer is. */
export function kindByWord(words: string): RelationKind {
  const word = words.toLowerCase();
  return WORDS.find(([pattern]) => pattern.test(word))?.[1] ?? 'linked_to';
}
