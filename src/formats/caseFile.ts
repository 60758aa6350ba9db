import type { SourceRecord } from '../model/evidence.ts';
import type { CaseHeader } from '../model/records.ts';
import type { RecordSink } from '../model/sink.ts';
import { readEntity } from './caseEntity.ts';
import { readGrades } from './caseFields.ts';
import { readRelation } from './caseRelation.ts';
import { fieldNames, Fields, RecordContext } from './fields.ts';
import { excerpt, isObject, parseJson, type JsonObject } from './json.ts';
import { forEachJsonLine } from './jsonLines.ts';
import type { Detection, FileSample, Format } from './reader.ts';

/** The version of the case file that is read and written. */
export const CASE_FILE_VERSION = 1;

/** The `record` words of the case file (design, section 3). */
export const RECORD_WORDS = ['case', 'source', 'entity', 'relation', 'view'] as const;

const CASE: ReadonlySet<string> = fieldNames('record version title asOf note');
const SOURCE: ReadonlySet<string> = fieldNames(
  'record id title publisher date url sourceGrade informationGrade derivedFrom',
);
/** No view is nested so deep; what is could not be handed between threads. */
const MAX_VIEW_DEPTH = 64;

const VIEW: ReadonlySet<string> = fieldNames('record title state');

/** The case file: JSON Lines, one record a line in any order (design, section 3). */
export const caseFile: Format = {
  id: 'case',
  label: 'Throughline case file',
  detect,
  async read(file, sink) {
    await forEachJsonLine(
      file.chunks,
      sink,
      (value, line, offset) => {
        sink.at?.(offset);
        readCaseLine(value, sink, line);
      },
      sink.bytes && (await import('./caseBytes.ts')).caseBytesVisitor(sink, sink.bytes),
    );
  },
  readLine(text, sink) {
    readCaseLine(parseJson(text), sink, 0);
  },
};

/** Reads one parsed line of a case file into the sink. Never throws. */
export function readCaseLine(value: unknown, sink: RecordSink, line: number): void {
  sink.row();
  if (!isObject(value)) {
    sink.issue('not-a-record', line, `Not an object, left out: ${excerpt(value)}`);
    return;
  }
  switch (value['record']) {
    case 'entity': {
      const entity = readEntity(value, sink, line);
      if (entity) sink.entity(entity, line);
      break;
    }
    case 'relation': {
      const relation = readRelation(value, sink, line);
      if (relation) sink.relation(relation, line);
      break;
    }
    case 'source':
      readSource(value, sink, line);
      break;
    case 'case':
      readHeader(value, sink, line);
      break;
    case 'view':
      readView(value, sink, line);
      break;
    default:
      sink.issue('not-a-record', line, `No record word of the case file, left out: ${excerpt(value)}`);
  }
}

function readHeader(object: JsonObject, sink: RecordSink, line: number): void {
  const fields = new Fields(new RecordContext(sink, line, 'the case record'), object);
  fields.keepUnknown(CASE);
  const version = fields.value('version');
  if (version !== undefined && version !== CASE_FILE_VERSION) {
    fields.issue('wrong-type', 'version', `${excerpt(version)} is not known; read as ${CASE_FILE_VERSION}`);
  }
  const header: CaseHeader = {
    title: fields.text('title') ?? 'Untitled case',
    asOf: fields.date('asOf'),
    note: fields.text('note'),
  };
  sink.header(header);
}

function readSource(object: JsonObject, sink: RecordSink, line: number): void {
  const { id } = object;
  if (typeof id !== 'string' || id === '') {
    sink.issue('missing-field', line, 'A source without a text as id is left out.');
    return;
  }
  const fields = new Fields(new RecordContext(sink, line, `source ${id}`), object);
  fields.keepUnknown(SOURCE);
  const source: SourceRecord = {
    id,
    title: fields.text('title') ?? id,
    publisher: fields.text('publisher'),
    date: fields.date('date'),
    url: fields.text('url'),
    ...readGrades(fields),
    derivedFrom: fields.texts('derivedFrom'),
  };
  sink.source(source);
}

function readView(object: JsonObject, sink: RecordSink, line: number): void {
  const fields = new Fields(new RecordContext(sink, line, 'a view'), object);
  fields.keepUnknown(VIEW);
  const title = fields.text('title') ?? 'Untitled view';
  const state = fields.value('state');
  if (state === undefined) fields.issue('missing-field', 'state', 'missing; the view is left out');
  else if (isDeeper(state, MAX_VIEW_DEPTH)) {
    fields.issue('wrong-type', 'state', `nested more than ${MAX_VIEW_DEPTH} deep; the view is left out`);
  } else sink.view(title, state);
}

function isDeeper(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((inner) => isDeeper(inner, depth - 1));
}

function detect(sample: FileSample): Detection {
  for (const line of sample.text.split('\n', 20)) {
    const value = parseJson(line);
    if (!isObject(value)) continue;
    const word = RECORD_WORDS.find((candidate) => candidate === value['record']);
    if (word !== undefined) return { confidence: 1, why: `a line says "record": "${word}"` };
  }
  if (/"record"\s*:\s*"(case|source|entity|relation|view)"/.test(sample.text.slice(0, 4096))) {
    return { confidence: 0.8, why: 'the text holds "record" with a word of the case file' };
  }
  return { confidence: 0, why: 'no line has a record word of the case file' };
}
