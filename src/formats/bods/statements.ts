import { parseDateText } from '../../model/dates.ts';
import type { RecordSink } from '../../model/sink.ts';
import { RecordContext } from '../fields.ts';
import { excerpt, isObject, type JsonObject } from '../json.ts';

/** What a statement is about. */
export type BodsType = 'entity' | 'person' | 'relationship';

/** One statement, its envelope opened; the versions differ in nothing but this. */
export interface BodsStatement {
  readonly type: BodsType;
  /** The thing: `recordId` in 0.4, the statement's own id before. */
  readonly id: string;
  readonly statementId: string;
  /** Date text; '' when missing or unreadable, which comes before every date. */
  readonly date: string;
  readonly closed: boolean;
  /** The whole statement, and the part of it that describes the thing (the same object before 0.4). */
  readonly envelope: JsonObject;
  readonly details: JsonObject;
  readonly context: RecordContext;
}

const TYPES: ReadonlyMap<unknown, BodsType> = new Map<unknown, BodsType>([
  ['entityStatement', 'entity'],
  ['personStatement', 'person'],
  ['ownershipOrControlStatement', 'relationship'],
]);
const RECORD_TYPES: ReadonlyMap<unknown, BodsType> = new Map<unknown, BodsType>([
  ['entity', 'entity'],
  ['person', 'person'],
  ['relationship', 'relationship'],
]);

/** Whether a JSON value carries the discriminator of one of the versions. */
export function isBodsStatement(value: unknown): value is JsonObject {
  if (!isObject(value)) return false;
  const modern = RECORD_TYPES.has(value['recordType']) && ('recordDetails' in value || 'statementId' in value);
  return modern || (TYPES.has(value['statementType']) && 'statementID' in value);
}

/** Opens one statement of any version; `undefined` with an issue when it has no known type or no id. */
export function openBodsStatement(value: unknown, sink: RecordSink, line: number): BodsStatement | undefined {
  if (!isObject(value)) {
    sink.issue('not-a-record', line, `No statement, left out: ${excerpt(value)}`);
    return undefined;
  }
  const modern = 'recordType' in value;
  const type = modern ? RECORD_TYPES.get(value['recordType']) : TYPES.get(value['statementType']);
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
  return {
    type,
    id,
    statementId: statementId ?? id,
    date: dateOf(value['statementDate'], context),
    closed: value['recordStatus'] === 'closed',
    envelope: value,
    details: isObject(given) ? given : {},
    context,
  };
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
