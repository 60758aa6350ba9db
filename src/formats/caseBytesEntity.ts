import type { EntityInBytes } from '../model/byteRecords.ts';
import { ENTITY_KIND_LIST } from '../model/entityKinds.ts';
import { LONGEST_NAME } from './byteValues.ts';
import { ByteWords } from './byteWords.ts';
import {
  addText,
  addTexts,
  countryAt,
  evidenceCount,
  FieldTable,
  isDateOrNone,
  isEmptyText,
  isText,
  isTextOrNone,
  wordAt,
} from './caseBytesFields.ts';
import { Token, type JsonTape } from './jsonTape.ts';

const KINDS = new ByteWords(ENTITY_KIND_LIST);

/** The fields of a usual entity line; one with acts or kept texts is left to the careful reader. */
const FIELDS = new FieldTable([
  'record',
  'id',
  'kind',
  'name',
  'label',
  'aliases',
  'countries',
  'identifiers',
  'founded',
  'dissolved',
  'unnamed',
  'address',
  'topics',
  'note',
  'evidence',
]);
const IDENTIFIER = new FieldTable(['scheme', 'value']);

/** `readEntity` for the usual line: fills `entity`; false when the line is not one. */
export function takeCaseEntity(tape: JsonTape, entity: EntityInBytes): boolean {
  if (!FIELDS.take(tape, 0)) return false;
  const id = FIELDS.get(1);
  const kind = FIELDS.get(2);
  const name = FIELDS.get(3);
  const label = FIELDS.get(4);
  const aliases = FIELDS.get(5);
  const countries = FIELDS.get(6);
  const identifiers = FIELDS.get(7);
  const founded = FIELDS.get(8);
  const dissolved = FIELDS.get(9);
  const unnamed = FIELDS.get(10);
  const address = FIELDS.get(11);
  const topics = FIELDS.get(12);
  const note = FIELDS.get(13);
  const evidence = FIELDS.get(14);
  if (!isText(tape, id) || !isText(tape, name) || (tape.ends[name] ?? 0) - (tape.starts[name] ?? 0) > LONGEST_NAME) {
    return false;
  }
  entity.kind = wordAt(tape, kind, KINDS);
  if (kind === 0 || entity.kind < 0) return false;
  if (!isTextOrNone(tape, label) || !isTextOrNone(tape, address) || !isTextOrNone(tape, note)) return false;
  if (!isDateOrNone(tape, founded) || !isDateOrNone(tape, dissolved) || (founded > 0 && dissolved > 0)) return false;
  entity.unnamed = unnamed > 0 && tape.kinds[unnamed] === Token.true;
  if (unnamed > 0 && !entity.unnamed && tape.kinds[unnamed] !== Token.false) return false;
  if (evidenceCount(tape, evidence) < 0) return false;
  entity.texts.clear();
  addText(tape, id, entity.texts);
  addText(tape, name, entity.texts);
  entity.aliases.clear();
  entity.topics.clear();
  return (
    addTexts(tape, aliases, entity.aliases) &&
    addTexts(tape, topics, entity.topics) &&
    takeCountries(tape, countries, entity) &&
    takeIdentifiers(tape, identifiers, entity)
  );
}

function takeCountries(tape: JsonTape, list: number, { countries }: EntityInBytes): boolean {
  countries.length = 0;
  if (list === 0) return true;
  if (tape.kinds[list] !== Token.list) return false;
  const end = tape.next(list);
  for (let item = list + 1; item < end; item++) {
    if (tape.kinds[item] === Token.null || isEmptyText(tape, item)) continue;
    const code = countryAt(tape, item);
    if (code === 0) return false;
    countries.push(code);
  }
  return true;
}

function takeIdentifiers(tape: JsonTape, list: number, { identifiers }: EntityInBytes): boolean {
  identifiers.clear();
  if (list === 0) return true;
  if (tape.kinds[list] !== Token.list) return false;
  const end = tape.next(list);
  for (let item = list + 1; item < end; item = tape.next(item)) {
    if (!IDENTIFIER.take(tape, item)) return false;
    const scheme = IDENTIFIER.get(0);
    const value = IDENTIFIER.get(1);
    if (!isText(tape, scheme) || !isText(tape, value)) return false;
    addText(tape, value, identifiers);
  }
  return true;
}
