import type { EntityKind } from '../model/entityKinds.ts';
import type { Share } from '../model/records.ts';
import type { RelationKind } from '../model/relationKinds.ts';
import type { RecordSink } from '../model/sink.ts';
import { isReversed } from './caseEntity.ts';
import { EdgeIds } from './edgeIds.ts';
import type { Detection, FileSample, Format } from './reader.ts';
import { columnsOf, forEachTableRow, rowAgain, type TableRow } from './table/tableRow.ts';

/**
 * Beneficial Ownership Data Standard as tables of a graph: entity.csv, person.csv, owns.csv and controls.csv. Each is
 * read on its own; the record ids join them. In the tables of links one row is one interest, from the party that holds
 * it (`start_key`) to the one it is in (`end_key`).
 */
export const bodsCsv: Format = {
  id: 'bods-csv',
  label: 'Beneficial Ownership Data Standard (CSV)',
  detect,
  async read(file, sink) {
    const ids = new EdgeIds(file.name);
    const said = new Set<string>();
    await forEachTableRow(file, sink, (row) => {
      if (said.size === 0) sink.source({ id: 'bods', title: 'Beneficial ownership statements' });
      said.add('bods');
      readBodsRow(row, sink, ids);
    });
  },
  readLine(text, sink, { file, context }) {
    readBodsRow(rowAgain(text, context, sink), sink, new EdgeIds(file));
  },
};

function readBodsRow(row: TableRow, sink: RecordSink, ids: EdgeIds): void {
  if (row.has('startkey')) readInterest(row, sink, ids);
  else readParty(row, sink);
}

/** Kinds for entity types, as in the statements themselves. */
const KINDS: ReadonlyMap<string, EntityKind> = new Map([
  ['registeredentity', 'company'],
  ['legalentity', 'company'],
  ['arrangement', 'organization'],
  ['state', 'organization'],
  ['statebody', 'organization'],
]);

function readParty(row: TableRow, sink: RecordSink): void {
  const id = row.take('recordid', 'statementid', 'key', 'id');
  if (id === undefined) {
    sink.issue('missing-field', row.line, 'A row without a record id is left out.');
    return;
  }
  const person = row.has('persontype') || row.has('nationalities') || row.has('birthdate') || row.has('fullname');
  const type = row.take(person ? 'persontype' : 'entitytype', 'entitytypetype', 'type');
  const folded = type?.toLowerCase().replace(/[^a-z]/g, '') ?? '';
  const hidden = /^(anonymous|unknown)/.test(folded);
  const name = row.take('name', 'fullname', 'namesfullname', 'legalname');
  if (name === undefined && !hidden) row.context.issue('missing-field', 'name', 'missing; the id stands for it');
  const known = KINDS.get(folded);
  if (!person && known === undefined && !hidden) {
    const word = type === undefined ? 'missing' : `“${type}” is not known`;
    row.context.issue('unknown-kind', 'entityType', `${word}; read as other`);
  }
  const founded = row.date('foundingdate', 'founded');
  const dissolved = row.date('dissolutiondate', 'dissolved');
  if (isReversed(founded, dissolved))
    row.context.issue('dates-reversed', 'foundingDate', `${founded} is after ${dissolved}`);
  const countries = [
    ...row.countries(
      'jurisdictioncode',
      'jurisdiction',
      'incorporatedinjurisdictioncode',
      'incorporatedinjurisdiction',
    ),
    ...row.countries('nationalities', 'nationality', 'nationalitiescode'),
  ];
  const value = row.take('identifiersid', 'identifier', 'companynumber', 'registrationnumber');
  const scheme = row.take('identifiersscheme', 'identifierscheme')?.toLowerCase() ?? 'id';
  sink.entity(
    {
      id,
      kind: person ? 'person' : (known ?? 'other'),
      label: folded === 'registeredentity' || folded === 'knownperson' ? undefined : type,
      name: name ?? (hidden ? `Unnamed ${person ? 'person' : 'entity'}` : id),
      countries: countries.length === 0 ? undefined : [...new Set(countries)],
      identifiers: value === undefined ? undefined : [{ scheme: scheme === 'xi-lei' ? 'lei' : scheme, value }],
      founded,
      dissolved,
      unnamed: hidden && name === undefined ? true : undefined,
      address: row.take('address', 'addressesaddress', 'registeredaddress'),
      evidence: [{ source: 'bods', locator: id }],
      raw: row.raw(),
    },
    row.line,
  );
}

/** Interest types that are neither a holding nor plain control. */
const INTERESTS: readonly (readonly [RegExp, RelationKind])[] = [
  [/^shareholding/, 'owns'],
  [/^(boardmember|boardchair|seniormanagingofficial)/, 'directs'],
  [/^(nominee|nominator)/, 'represents'],
  [/./, 'controls'],
];

function readInterest(row: TableRow, sink: RecordSink, ids: EdgeIds): void {
  const from = row.take('startkey');
  const to = row.take('endkey');
  if (from === undefined || to === undefined) {
    sink.issue('missing-field', row.line, 'An interest without both parties is left out.');
    return;
  }
  const type = row.take('interesttype', 'type', 'interest');
  const folded = type?.toLowerCase().replace(/[^a-z]/g, '') ?? '';
  // Without a word for it the columns of shares tell a table of owners from one of other control.
  const shares = shareOf(row);
  const kind = INTERESTS.find(([pattern]) => pattern.test(folded))?.[1] ?? (shares === undefined ? 'controls' : 'owns');
  const dates = { from: row.date('startdate', 'intereststartdate'), to: row.date('enddate', 'interestenddate') };
  if (isReversed(dates.from, dates.to))
    row.context.issue('dates-reversed', 'startDate', `${dates.from} is after ${dates.to}`);
  if (kind !== 'owns' && shares !== undefined) row.context.keep('share', `${shares.from}–${shares.to}`);
  sink.relation(
    {
      id: ids.next(from, to),
      kind,
      label: type ?? 'interest of unknown type',
      from,
      to,
      dates: dates.from === undefined && dates.to === undefined ? undefined : dates,
      share: kind === 'owns' ? shares : undefined,
      claim: { status: 'reported', scope: 'this' },
      evidence: [{ source: 'bods', locator: row.see('recordid', 'statementid', 'id') }],
      note: row.take('interestdetails', 'details'),
      raw: row.raw(),
    },
    row.line,
  );
}

function shareOf(row: TableRow): Share | undefined {
  const exact = percent(row, 'shareexact', 'exact', 'sharesexact', 'interestshareexact', 'share', 'percentage');
  if (exact !== undefined) return { from: exact, to: exact };
  const low = percent(row, 'shareminimum', 'minimum', 'minimumshare', 'sharesmin', 'shareexclusiveminimum');
  const high = percent(row, 'sharemaximum', 'maximum', 'maximumshare', 'sharesmax', 'shareexclusivemaximum');
  if (low === undefined && high === undefined) return undefined;
  const share = { from: low ?? 0, to: high ?? 100 };
  if (share.from <= share.to) return share;
  row.context.refuse('bad-number', 'share', `${share.from}–${share.to}`, 'the minimum is above the maximum');
  return undefined;
}

function percent(row: TableRow, ...columns: readonly string[]): number | undefined {
  const text = row.take(...columns);
  if (text === undefined) return undefined;
  const value = /^\d{1,3}([.,]\d+)?\s*%?$/.test(text) ? Number.parseFloat(text.replace(',', '.')) : Number.NaN;
  if (value <= 100) return value;
  row.context.refuse('bad-number', columns[0] ?? '', text, 'not a percentage');
  return undefined;
}

function detect(sample: FileSample): Detection {
  const columns = columnsOf(sample);
  if (columns.has('startkey') && columns.has('endkey')) {
    return { confidence: 0.9, why: 'the first row has start_key and end_key of interests' };
  }
  const typed = ['entitytype', 'entitytypetype', 'persontype', 'fullname'].some((column) => columns.has(column));
  return columns.has('recordid') && typed
    ? { confidence: 0.9, why: 'the first row has recordId and the type of a party' }
    : { confidence: 0, why: 'no columns of ownership statements' };
}
