import type { EntityRecord, RawProperties, RelationRecord, Share } from '../../model/records.ts';
import type { RelationKind } from '../../model/relationKinds.ts';
import { reasonText } from './parties.ts';
import { dateText } from './sources.ts';
import { idText, type BodsStatement, type StatementHistory } from './statements.ts';
import { isReversed } from '../caseEntity.ts';
import { Fields, RecordContext } from '../fields.ts';
import { isObject } from '../json.ts';

const READ: ReadonlySet<string> = new Set([
  'subject',
  'interestedParty',
  'interests',
  'componentRecords',
  'componentStatementIDs',
]);

/** Interest types that are not plain control. */
const KINDS: ReadonlyMap<string, RelationKind> = new Map([
  ['shareholding', 'owns'],
  ['boardMember', 'directs'],
  ['boardChair', 'directs'],
  ['seniorManagingOfficial', 'directs'],
  ['nominee', 'represents'],
  ['nominator', 'represents'],
]);

/** Whether a field of a relationship's description is read here. */
export function isBodsRelationField(key: string): boolean {
  return READ.has(key);
}

/** An end of a relationship: the id of a party, and the party itself where the statement only says why it is not named. */
interface End {
  readonly id: string;
  readonly placeholder?: EntityRecord;
}

/** The ends of a relationship; `undefined` with an issue when one is missing. */
export function readBodsEnds(
  statement: BodsStatement,
  history: StatementHistory,
): { readonly from: End; readonly to: End } | undefined {
  const from = readEnd(statement, 'interestedParty', history);
  const to = readEnd(statement, 'subject', history);
  if (from !== undefined && to !== undefined) return { from, to };
  const missing = from === undefined ? 'interestedParty' : 'subject';
  statement.context.issue('missing-field', missing, 'missing; a relation needs both ends, so it is left out');
  return undefined;
}

/** Before 0.4 an end is an object that names a statement; since then it is the record's id. */
function readEnd({ details, id, context }: BodsStatement, key: string, history: StatementHistory): End | undefined {
  const value = details[key];
  const plain = idText(value);
  if (plain !== undefined) return { id: history.party(plain) };
  if (!isObject(value)) return undefined;
  const named = idText(value['describedByPersonStatement']) ?? idText(value['describedByEntityStatement']);
  if (named !== undefined) return { id: history.party(named) };
  const about = isObject(value['unspecified']) ? value['unspecified'] : value;
  const reason = reasonText(about['reason'], about['description']);
  if (reason === undefined) return undefined;
  for (const name of Object.keys(about)) context.keep(`${key}.${name}`, about[name]);
  const placeholder: EntityRecord = {
    id: `${id}#${key}`,
    kind: 'other',
    label: 'unspecified party',
    name: 'Unnamed party',
    unnamed: true,
    note: reason,
  };
  return { id: placeholder.id, placeholder };
}

/** What all relations of one statement have in common. */
export type CommonFacts = Pick<RelationRecord, 'from' | 'to' | 'claim' | 'evidence'>;

/**
 * One relation for each interest, because every interest has a kind, dates and a share of its own; the first has the
 * id of the record, the others `id#2`, `id#3`, … A record that names no interest still says that there is one.
 *
 * Where a record sums up a chain (`componentRecords`) whose links are in the file as well, an interest that is not
 * direct keeps its share as text alone, so that nothing which adds up shares counts it twice. The same goes for the
 * share of a vote: `share` is of a company.
 */
export function readBodsInterests(
  statement: BodsStatement,
  history: StatementHistory,
  common: CommonFacts,
  raw: (context: RecordContext) => RawProperties | undefined,
): readonly RelationRecord[] {
  const { details, id, context } = statement;
  const fields = new Fields(context, details);
  const sums = readComponents(fields).filter((component) => history.hasRelationship(component)).length;
  const interests = fields.list('interests', (item, path) => {
    if (isObject(item)) return item;
    fields.refuse('wrong-type', path, item, 'not an object');
    return undefined;
  });
  return (interests ?? [{}]).map((interest, index) => {
    const own = new RecordContext(context.sink, context.line, context.what);
    const one = new Fields(own, interest, `interests[${index}].`);
    for (const key of Object.keys(interest)) if (!INTEREST.has(key)) own.keep(key, interest[key]);
    const type = one.text('type');
    const share = readShare(one);
    const kind = bodsInterestKind(type ?? '');
    // One record may hold a share of its own beside the one that sums up a chain.
    const level = one.value('directOrIndirect') ?? one.value('interestLevel');
    const summary = sums > 0 && level !== 'direct';
    const kept = kind === 'owns' && !summary;
    if (!kept && share !== undefined) own.keep('share', one.value('share'));
    return {
      id: index === 0 ? id : `${id}#${index + 1}`,
      ...common,
      kind,
      label: type ?? 'interest of unknown type',
      dates: readDates(one, statement),
      share: kept ? share : undefined,
      note: noteOf(one, statement, summary),
      raw: raw(own),
    };
  });
}

const INTEREST: ReadonlySet<string> = new Set(['type', 'share', 'startDate', 'endDate', 'details']);

/** The ids of the records that make up a chain; they stay as text as well. */
function readComponents(fields: Fields): readonly string[] {
  return ['componentRecords', 'componentStatementIDs'].flatMap((key) => {
    const ids = fields.texts(key) ?? [];
    if (ids.length > 0) fields.context.keep(key, ids);
    return ids;
  });
}

/** The kind of relation that an interest of a type is. */
export function bodsInterestKind(type: string): RelationKind {
  return KINDS.get(camelCase(type)) ?? 'controls';
}

/** "voting-rights", as 0.1 and 0.2 write it, is "votingRights" since. */
function camelCase(type: string): string {
  return type.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** A closed record held at most until the statement that closes it. */
function readDates(fields: Fields, { closed, date }: BodsStatement): RelationRecord['dates'] {
  const from = dateText(fields.date('startDate'));
  const end = dateText(fields.date('endDate'));
  const to = end ?? (closed && date !== '' ? dateText(date) : undefined);
  if (from === undefined && to === undefined) return undefined;
  if (isReversed(from, to)) fields.issue('dates-reversed', 'startDate', `${from} is after ${to}`);
  return { from, to };
}

function noteOf(fields: Fields, { closed, date }: BodsStatement, summary: boolean): string | undefined {
  const parts = [
    fields.text('details'),
    summary ? 'Sums up a chain whose links are recorded as well: its share is not added to theirs.' : undefined,
    closed ? `The record is closed${date === '' ? '' : `, as of ${date.slice(0, 10)}`}.` : undefined,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join('\n');
}

/** `{exact}`, or bounds of which either may be missing or exclusive; before 0.4 exclusive ones are true or false. */
function readShare(fields: Fields): Share | undefined {
  const value = fields.value('share');
  if (value === undefined) return undefined;
  if (!isObject(value)) {
    fields.refuse('wrong-type', 'share', value, 'not an object');
    return undefined;
  }
  const share = new Fields(fields.context, value, 'share.');
  for (const key of Object.keys(value)) {
    if (typeof value[key] !== 'number') fields.context.keep(`share.${key}`, value[key]);
  }
  const exact = share.amount('exact', 100);
  if (exact !== undefined) return { from: exact, to: exact };
  const low = bound(share, 'minimum', 'exclusiveMinimum');
  const high = bound(share, 'maximum', 'exclusiveMaximum');
  if (low === undefined && high === undefined) return undefined;
  const result = { from: low ?? 0, to: high ?? 100 };
  if (result.from <= result.to) return result;
  fields.refuse('bad-number', 'share', value, 'the minimum is above the maximum');
  return undefined;
}

function bound(share: Fields, key: string, exclusive: string): number | undefined {
  return (
    share.amount(key, 100) ?? (typeof share.value(exclusive) === 'number' ? share.amount(exclusive, 100) : undefined)
  );
}
