import { ACT_ABOUT, ACT_DATE_IS, ACT_TYPES, type Act } from '../model/act.ts';
import { isEntityKind, type EntityKind } from '../model/entityKinds.ts';
import { parseDateText } from '../model/dates.ts';
import type { EntityRecord, Identifier } from '../model/records.ts';
import type { RecordSink } from '../model/sink.ts';
import { readCountries, readEvidence } from './caseFields.ts';
import { fieldNames, Fields, RecordContext } from './fields.ts';
import type { JsonObject } from './json.ts';

/** The fields of an entity line. */
const ENTITY_FIELDS: ReadonlySet<string> = fieldNames(
  'record id kind label name aliases countries identifiers founded dissolved unnamed address acts ' +
    'topics note evidence raw',
);
/** The fields of an act. */
const ACT_FIELDS: ReadonlySet<string> = fieldNames('type authority measure date dateIs about until source note');
const IDENTIFIER: ReadonlySet<string> = fieldNames('scheme value');

/** Reads an entity line of the case file; `undefined` with an issue when it has no id. */
export function readEntity(object: JsonObject, sink: RecordSink, line: number): EntityRecord | undefined {
  const { id } = object;
  if (typeof id !== 'string' || id === '') {
    sink.issue('missing-field', line, 'An entity without a text as id is left out.');
    return undefined;
  }
  const context = new RecordContext(sink, line, `entity ${id}`);
  const fields = new Fields(context, object);
  fields.keepUnknown(ENTITY_FIELDS);
  let name = fields.text('name');
  if (name === undefined) {
    fields.issue('missing-field', 'name', 'missing; the id stands for it');
    name = id;
  }
  const entity: EntityRecord = {
    id,
    ...readKind(fields),
    name,
    aliases: fields.texts('aliases'),
    countries: readCountries(fields, 'countries'),
    identifiers: fields.list('identifiers', (item, path) => readIdentifier(fields, item, path)),
    founded: fields.date('founded'),
    dissolved: fields.date('dissolved'),
    unnamed: fields.truth('unnamed'),
    address: fields.text('address'),
    acts: fields.list('acts', (item, path) => readAct(fields, item, path)),
    topics: fields.texts('topics'),
    note: fields.text('note'),
    evidence: readEvidence(fields),
  };
  if (isReversed(entity.founded, entity.dissolved)) {
    fields.issue('dates-reversed', 'founded', `${entity.founded} is after dissolved ${entity.dissolved}`);
  }
  return { ...entity, raw: context.raw(fields.rawTexts('raw')) };
}

/** Whether every day of the first date text lies after the second: "2023-03" and "2023" are not reversed. */
export function isReversed(from: string | undefined, to: string | undefined): boolean {
  if (from === undefined || to === undefined) return false;
  const start = parseDateText(from);
  const end = parseDateText(to);
  return start !== undefined && end !== undefined && start.from > end.to;
}

function readKind(fields: Fields): { readonly kind: EntityKind; readonly label?: string } {
  const kind = fields.text('kind');
  const label = fields.text('label');
  if (kind === undefined) {
    if (fields.value('kind') === undefined) fields.issue('missing-field', 'kind', 'missing; read as other');
    return { kind: 'other', label };
  }
  if (isEntityKind(kind)) return { kind, label };
  if (label !== undefined) fields.context.keep('kind', kind);
  fields.issue('unknown-kind', 'kind', `“${kind}” read as other`);
  return { kind: 'other', label: label ?? kind };
}

function readIdentifier(fields: Fields, item: unknown, path: string): Identifier | undefined {
  const one = fields.within(item, path, IDENTIFIER);
  if (one === undefined) return undefined;
  const scheme = one.text('scheme')?.toLowerCase();
  const value = one.text('value');
  if (scheme !== undefined && value !== undefined) return { scheme, value };
  fields.refuse('missing-field', path, item, 'an identifier needs scheme and value');
  return undefined;
}

function readAct(fields: Fields, item: unknown, path: string): Act | undefined {
  const one = fields.within(item, path, ACT_FIELDS);
  if (one === undefined) return undefined;
  const type = one.word('type', ACT_TYPES);
  const authority = one.text('authority');
  const about = one.word('about', ACT_ABOUT);
  const act = {
    measure: one.text('measure'),
    date: one.date('date'),
    dateIs: one.word('dateIs', ACT_DATE_IS) ?? 'on',
    until: one.date('until'),
    source: one.text('source'),
    note: one.text('note'),
  };
  // An act about someone else must never become one about this party: unreadable `about` refuses the act.
  if (type === undefined || authority === undefined || (about === undefined && one.value('about') !== undefined)) {
    fields.refuse('missing-field', path, item, 'an act needs type and authority, and about in known words');
    return undefined;
  }
  return { type, authority, about: about ?? 'this', ...act };
}
