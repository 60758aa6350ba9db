import { parseDateText } from '../../model/dates.ts';
import type { RecordSink } from '../../model/sink.ts';
import { RecordContext } from '../fields.ts';
import { excerpt, isObject, type JsonObject } from '../json.ts';

/** What a statement is about. */
export type BodsType = 'entity' | 'person' | 'relationship';

/** As much of a statement as says which of several holds. */
export interface StatementHead {
  readonly type: BodsType;
  /** The thing: `recordId` in 0.4, the statement's own id before. */
  readonly id: string;
  readonly statementId: string;
  /** Date text; '' when missing or unreadable, which comes before every date. */
  readonly date: string;
  /** The ids of the statements that it replaces; since 0.4 records have ids of their own and no statement does. */
  readonly replaces: readonly string[];
  /** Whether it describes nothing. */
  readonly isBare: boolean;
  /** The whole statement. */
  open(): BodsStatement;
}

/** What other statements of the file have to do with one. */
export interface StatementHistory {
  /** The ids of earlier statements about the thing of a statement. */
  earlierThan(statement: StatementHead): readonly string[];
  /** The id under which a party, named by this or an earlier statement, is known. */
  party(id: string): string;
  /** Whether a relationship of this id is in the file and holds. */
  hasRelationship(id: string): boolean;
}

/** One statement, its envelope opened; the versions differ in nothing but this. */
export interface BodsStatement extends StatementHead {
  readonly closed: boolean;
  /** The whole statement, and the part of it that describes the thing (the same object before 0.4). */
  readonly envelope: JsonObject;
  readonly details: JsonObject;
  readonly context: RecordContext;
}

/** What statements are about by their own types, and by those of records since 0.4. */
export const BODS_STATEMENT_TYPES: ReadonlyMap<string, BodsType> = new Map<string, BodsType>([
  ['entityStatement', 'entity'],
  ['personStatement', 'person'],
  ['ownershipOrControlStatement', 'relationship'],
]);
export const BODS_RECORD_TYPES: ReadonlyMap<string, BodsType> = new Map<string, BodsType>([
  ['entity', 'entity'],
  ['person', 'person'],
  ['relationship', 'relationship'],
]);

/** Whether a JSON value carries the discriminator of one of the versions. */
export function isBodsStatement(value: unknown): value is JsonObject {
  if (!isObject(value)) return false;
  const modern =
    typeOf(BODS_RECORD_TYPES, value['recordType']) !== undefined &&
    ('recordDetails' in value || 'statementId' in value);
  return modern || (typeOf(BODS_STATEMENT_TYPES, value['statementType']) !== undefined && 'statementID' in value);
}

/** Opens one statement of any version; `undefined` with an issue when it has no known type or no id. */
export function openBodsStatement(value: unknown, sink: RecordSink, line: number): BodsStatement | undefined {
  if (!isObject(value)) {
    sink.issue('not-a-record', line, `No statement, left out: ${excerpt(value)}`);
    return undefined;
  }
  const modern = 'recordType' in value;
  const type = modern
    ? typeOf(BODS_RECORD_TYPES, value['recordType'])
    : typeOf(BODS_STATEMENT_TYPES, value['statementType']);
  if (type === undefined) {
    sink.issue('not-a-record', line, `A statement of no known type is left out: ${excerpt(value)}`);
    return undefined;
  }
  const statementId = idText(value[modern ? 'statementId' : 'statementID']);
  const id = modern ? (idText(value['recordId']) ?? statementId) : statementId;
  if (id === undefined) {
    sink.issue('missing-field', line, `A statement without an id is left out: ${excerpt(value)}`);
    return undefined;
  }
  const context = new RecordContext(sink, line, `${type} ${id}`);
  const given = modern ? value['recordDetails'] : value;
  if (!isObject(given) && given !== undefined && given !== null) {
    context.refuse('wrong-type', 'recordDetails', given, 'not an object');
  }
  return opened({
    type,
    id,
    statementId: statementId ?? id,
    date: dateOf(value['statementDate'], context),
    replaces: modern ? [] : replacedIds(value['replacesStatements'], context),
    closed: value['recordStatus'] === 'closed',
    envelope: value,
    details: isObject(given) ? given : {},
    context,
  });
}

/** A closing statement may say nothing but that the record is closed: what was said before still describes it. */
export function withDetails(current: StatementHead, before: StatementHead): StatementHead {
  if (!current.isBare) return current;
  return opened({ ...current.open(), details: before.open().details });
}

function opened(statement: Omit<BodsStatement, 'open' | 'isBare'>): BodsStatement {
  const whole: BodsStatement = {
    ...statement,
    isBare: Object.keys(statement.details).length === 0,
    open: () => whole,
  };
  return whole;
}

function replacedIds(value: unknown, context: RecordContext): readonly string[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    context.refuse('wrong-type', 'replacesStatements', value, 'not a list');
    return [];
  }
  return value.flatMap((item) => {
    const id = idText(item);
    if (id === undefined) context.refuse('wrong-type', 'replacesStatements', item, 'not an id');
    return id ?? [];
  });
}

function typeOf(types: ReadonlyMap<string, BodsType>, value: unknown): BodsType | undefined {
  return typeof value === 'string' ? types.get(value) : undefined;
}

/** An id as text; some publishers write numbers. */
export function idText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function dateOf(value: unknown, context: RecordContext): string {
  if (value === undefined || value === null || value === '') return '';
  if (typeof value === 'string' && parseDateText(value) !== undefined) return value;
  context.refuse('bad-date', 'statementDate', value, 'not a date');
  return '';
}
