import type { RecordSink } from '../../model/sink.ts';
import { isBodsPartyField, readBodsParty } from './parties.ts';
import { isBodsRelationField, readBodsEnds, readBodsInterests } from './relations.ts';
import { readOrigin, type BodsSources } from './sources.ts';
import type { BodsStatement, StatementHistory } from './statements.ts';

/** Sends what a statement says that holds: a party, or the relations of a relationship. */
export function sendStatement(
  statement: BodsStatement,
  history: StatementHistory,
  sources: BodsSources,
  sink: RecordSink,
): void {
  const { context, type, closed, date, statementId } = statement;
  const { line } = context;
  if (type !== 'relationship') {
    const party = readBodsParty(statement);
    const evidence = sources.evidence(readOrigin(statement), statementId);
    const end = closed ? `The record is closed${date === '' ? '' : `, as of ${date.slice(0, 10)}`}.` : undefined;
    const note = [party.note, end].filter((part) => part !== undefined).join('\n');
    keepRest(statement, history, (key) => isBodsPartyField(type, key));
    sink.entity({ ...party, note: note === '' ? undefined : note, evidence, raw: context.raw() }, line);
    return;
  }
  const ends = readBodsEnds(statement, history);
  if (ends === undefined) return;
  const origin = readOrigin(statement);
  const evidence = sources.evidence(origin, statementId);
  for (const { placeholder } of [ends.from, ends.to]) {
    if (placeholder !== undefined) sink.entity({ ...placeholder, evidence }, line);
  }
  keepRest(statement, history, isBodsRelationField);
  const common = { from: ends.from.id, to: ends.to.id, evidence, claim: origin.claim };
  const relations = readBodsInterests(statement, history, common, (own) => own.raw(context.raw()));
  for (const relation of relations) sink.relation(relation, line);
}

/** Fields of a statement that are read wherever they stand. */
const ENVELOPE: ReadonlySet<string> = new Set([
  'statementID',
  'statementId',
  'statementType',
  'statementDate',
  'recordId',
  'recordType',
  'recordStatus',
  'recordDetails',
  'publicationDetails',
  'source',
  'replacesStatements',
]);

/** Keeps as text what has no place in the model, with the date of the statement and those that it overtook. */
function keepRest(statement: BodsStatement, history: StatementHistory, isRead: (key: string) => boolean): void {
  const { context, envelope, details, date } = statement;
  if (date !== '') context.keep('statementDate', date);
  if (statement.statementId !== statement.id) context.keep('statementId', statement.statementId);
  const earlier = history.earlierThan(statement);
  if (earlier.length > 0) context.keep('earlierStatements', earlier);
  const divided = envelope !== details;
  for (const key of Object.keys(envelope)) {
    if (!ENVELOPE.has(key) && (divided || !isRead(key))) keepUnlessPlain(statement, key, envelope[key]);
  }
  if (!divided) return;
  for (const key of Object.keys(details)) if (!isRead(key)) keepUnlessPlain(statement, key, details[key]);
}

/** `isComponent: false` is what every statement says that is no link of a chain. */
function keepUnlessPlain({ context }: BodsStatement, key: string, value: unknown): void {
  if (key !== 'isComponent' || value !== false) context.keep(key, value);
}
