import type { RecordSink } from '../model/sink.ts';
import { isBodsPartyField, readBodsParty } from './bods/parties.ts';
import { isBodsRelationField, readBodsEnds, readBodsInterests } from './bods/relations.ts';
import { BodsSources } from './bods/sources.ts';
import { isBodsStatement, openBodsStatement, type BodsStatement } from './bods/statements.ts';
import { BodsStore } from './bods/store.ts';
import { parseJson } from './json.ts';
import { forEachJsonValue } from './jsonLines.ts';
import type { Detection, FileSample, Format } from './reader.ts';

/**
 * Beneficial Ownership Data Standard 0.1 to 0.4, as one JSON array or in JSON Lines; versions may be mixed. Statements
 * are about things: of each thing the latest statement holds, so nothing is sent before the file has ended.
 */
export const bods: Format = {
  id: 'bods',
  label: 'Beneficial Ownership Data Standard',
  detect,
  async read(file, sink) {
    const store = new BodsStore();
    await forEachJsonValue(file.chunks, sink, (value, line) => {
      for (const item of Array.isArray(value) ? value : [value]) {
        sink.row();
        const statement = openBodsStatement(item, sink, line);
        if (statement !== undefined) store.add(statement);
      }
    });
    const sources = new BodsSources(sink);
    for (const statement of store.current()) send(statement, store, sources, sink);
  },
};

function send(statement: BodsStatement, store: BodsStore, sources: BodsSources, sink: RecordSink): void {
  const { context, type, closed, date } = statement;
  const { line } = context;
  if (type !== 'relationship') {
    const party = readBodsParty(statement);
    const { evidence } = sources.origin(statement);
    const end = closed ? `The record is closed${date === '' ? '' : `, as of ${date.slice(0, 10)}`}.` : undefined;
    const note = [party.note, end].filter((part) => part !== undefined).join('\n');
    keepRest(statement, store, (key) => isBodsPartyField(type, key));
    sink.entity({ ...party, note: note === '' ? undefined : note, evidence, raw: context.raw() }, line);
    return;
  }
  const ends = readBodsEnds(statement, store);
  if (ends === undefined) return;
  const { evidence, claim } = sources.origin(statement);
  for (const { placeholder } of [ends.from, ends.to]) {
    if (placeholder !== undefined) sink.entity({ ...placeholder, evidence }, line);
  }
  keepRest(statement, store, isBodsRelationField);
  const common = { from: ends.from.id, to: ends.to.id, evidence, claim };
  const relations = readBodsInterests(statement, store, common, (own) => own.raw(context.raw()));
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
function keepRest(statement: BodsStatement, store: BodsStore, isRead: (key: string) => boolean): void {
  const { context, envelope, details, date } = statement;
  if (date !== '') context.keep('statementDate', date);
  if (statement.statementId !== statement.id) context.keep('statementId', statement.statementId);
  const earlier = store.earlierThan(statement);
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

function detect(sample: FileSample): Detection {
  for (const line of sample.text.split('\n', 20)) {
    const value = parseJson(line);
    if (isBodsStatement(Array.isArray(value) ? value[0] : value)) {
      return { confidence: 0.97, why: 'a line is a statement with its type and id' };
    }
  }
  const { text } = sample;
  const old = /"statementType"\s*:\s*"(entity|person|ownershipOrControl)Statement"/.test(text);
  const modern = /"recordType"\s*:\s*"(entity|person|relationship)"/.test(text) && /"statementId"\s*:/.test(text);
  if (old || modern) return { confidence: 0.9, why: 'the text holds statements about ownership with their types' };
  return { confidence: 0, why: 'no statement about ownership' };
}
