import type { EntityKind } from '../../model/entityKinds.ts';
import type { EntityRecord, Identifier } from '../../model/records.ts';
import { dateText } from './sources.ts';
import type { BodsStatement } from './statements.ts';
import { isReversed } from '../caseEntity.ts';
import { countryCode } from '../countries.ts';
import { Fields } from '../fields.ts';
import { isObject } from '../json.ts';

/** Fields of a party that have a place in the model; the others stay as text. */
const READ = ['name', 'jurisdiction', 'incorporatedInJurisdiction', 'nationalities', 'identifiers', 'addresses'];
const READ_OF: Readonly<Record<'entity' | 'person', ReadonlySet<string>>> = {
  entity: new Set([...READ, 'alternateNames', 'entityType', 'foundingDate', 'dissolutionDate']),
  person: new Set([...READ, 'names', 'personType', 'foundingDate', 'dissolutionDate']),
};

/** Kinds for entity types. A state or an arrangement is an organization: what part it plays is not for a reader to say. */
export const BODS_ENTITY_KINDS: ReadonlyMap<string, EntityKind> = new Map<string, EntityKind>([
  ['registeredEntity', 'company'],
  ['legalEntity', 'company'],
  ['arrangement', 'organization'],
  ['state', 'organization'],
  ['stateBody', 'organization'],
  ['anonymousEntity', 'other'],
  ['unknownEntity', 'other'],
]);
/** Types of the name by which a person goes. */
export const BODS_LEGAL_NAMES: ReadonlySet<string> = new Set(['legal', 'individual']);

const HIDDEN = /^(anonymous|unknown)/;

/** What a statement says of an entity or a person; origin and leftovers are added by the caller. */
export function readBodsParty({ type, id, details, context }: BodsStatement): Omit<EntityRecord, 'evidence' | 'raw'> {
  const fields = new Fields(context, details);
  const kind = type === 'person' ? personKind(fields) : entityKind(fields);
  const names = type === 'person' ? personNames(fields) : entityNames(fields);
  const [name, ...aliases] = new Set(names);
  const unnamed = name === undefined && (HIDDEN.test(kind.word) || missingReason(fields) !== undefined);
  if (name === undefined && !unnamed) context.issue('missing-field', 'name', 'missing; the id stands for it');
  const entity = {
    id,
    kind: kind.kind,
    label: kind.label,
    name: name ?? (unnamed ? `Unnamed ${type}` : id),
    aliases: aliases.length === 0 ? undefined : aliases,
    countries: countries(fields),
    identifiers: fields.list('identifiers', (item, path) => identifier(fields, item, path)),
    founded: dateText(fields.date('foundingDate')),
    dissolved: dateText(fields.date('dissolutionDate')),
    unnamed: unnamed ? true : undefined,
    address: address(fields),
    topics: isPep(fields) ? ['role.pep'] : undefined,
    note: missingReason(fields),
  };
  if (isReversed(entity.founded, entity.dissolved)) {
    context.issue('dates-reversed', 'foundingDate', `${entity.founded} is after ${entity.dissolved}`);
  }
  return entity;
}

/** Whether a field in the description of an entity or a person is read here. */
export function isBodsPartyField(type: 'entity' | 'person', key: string): boolean {
  return READ_OF[type].has(key);
}

interface Kind {
  readonly kind: EntityKind;
  readonly word: string;
  readonly label?: string;
}

function personKind(fields: Fields): Kind {
  const word = fields.text('personType') ?? '';
  return { kind: 'person', word, label: word === 'knownPerson' || word === '' ? undefined : word };
}

function entityKind(fields: Fields): Kind {
  const value = fields.value('entityType');
  const nested = isObject(value) ? new Fields(fields.context, value, 'entityType.') : undefined;
  const word = (nested === undefined ? fields.text('entityType') : nested.text('type')) ?? '';
  const kind = BODS_ENTITY_KINDS.get(word);
  if (word === '') fields.issue('missing-field', 'entityType', 'missing; read as other');
  else if (kind === undefined) fields.issue('unknown-kind', 'entityType', `“${word}” is read as other`);
  const details = nested?.text('details');
  const subtype = nested?.text('subtype');
  if (details !== undefined && subtype !== undefined) fields.context.keep('entityType.subtype', subtype);
  const own = word === '' || word === 'registeredEntity' ? undefined : word;
  if (own !== undefined && (details ?? subtype) !== undefined) fields.context.keep('entityType.type', word);
  return { kind: kind ?? 'other', word, label: details ?? subtype ?? own };
}

function entityNames(fields: Fields): readonly string[] {
  const name = fields.text('name');
  return [...(name === undefined ? [] : [name]), ...(fields.texts('alternateNames') ?? [])];
}

/** The legal name first, then the others in the order given. */
function personNames(fields: Fields): readonly string[] {
  const names = fields.list('names', (item, path) => {
    if (!isObject(item)) {
      fields.refuse('wrong-type', path, item, 'not an object');
      return undefined;
    }
    const name = new Fields(fields.context, item, `${path}.`);
    const type = name.text('type') ?? '';
    const parts = ['givenName', 'patronymicName', 'familyName'].flatMap((key) => name.text(key) ?? []);
    const full = name.text('fullName') ?? (parts.length === 0 ? undefined : parts.join(' '));
    for (const key of Object.keys(item)) if (key !== 'fullName') fields.context.keep(`names.${key}`, item[key]);
    return full === undefined ? undefined : { full, main: BODS_LEGAL_NAMES.has(type) };
  });
  const all = names ?? [];
  const main = all.find((name) => name.main) ?? all[0];
  const rest = all.filter((name) => name !== main);
  const plain = fields.text('name');
  const listed = main === undefined ? [] : [main.full, ...rest.map((name) => name.full)];
  return plain === undefined ? listed : [...listed, plain];
}

function countries(fields: Fields): readonly string[] | undefined {
  const codes = new Set<string>();
  for (const key of ['jurisdiction', 'incorporatedInJurisdiction']) {
    const value = fields.value(key);
    const code = value === undefined ? undefined : country(fields, value, key);
    if (code !== undefined) codes.add(code);
  }
  for (const code of fields.list('nationalities', (item, path) => country(fields, item, path)) ?? []) codes.add(code);
  return codes.size === 0 ? undefined : [...codes];
}

/** A country is `{name, code}` or a text; the code may be one of a region ("US-DE"). */
function country(fields: Fields, value: unknown, path: string): string | undefined {
  const texts = isObject(value) ? [value['code'], value['name']] : [value];
  for (const text of texts) {
    const code = typeof text === 'string' ? countryCode(text) : undefined;
    if (code !== undefined) return code;
  }
  fields.refuse('bad-country', path, value, 'not a known country');
  return undefined;
}

/** Schemes are written in lower case; that of the LEI goes by the name it has in every other format. */
function identifier(fields: Fields, item: unknown, path: string): Identifier | undefined {
  if (!isObject(item)) {
    fields.refuse('wrong-type', path, item, 'not an object');
    return undefined;
  }
  const one = new Fields(fields.context, item, `${path}.`);
  const value = one.value('id');
  const text = typeof value === 'number' ? String(value) : (one.text('id') ?? one.text('uri'));
  if (text === undefined) {
    fields.refuse('missing-field', path, item, 'an identifier needs an id');
    return undefined;
  }
  const scheme = (one.text('scheme') ?? one.text('schemeName') ?? 'id').toLowerCase();
  for (const key of Object.keys(item)) {
    if (key !== 'id' && key !== 'scheme') fields.context.keep(`identifiers.${key}`, item[key]);
  }
  return { scheme: scheme === 'xi-lei' ? 'lei' : scheme, value: text };
}

const ADDRESS: ReadonlySet<string> = new Set(['address', 'postCode', 'country']);

/** The registered address, else the first; the others stay as text, and so does one that says more. */
function address(fields: Fields): string | undefined {
  const all = fields.list('addresses', (item, path) => {
    if (!isObject(item)) {
      fields.refuse('wrong-type', path, item, 'not an object');
      return undefined;
    }
    const land = isObject(item['country']) ? (item['country']['name'] ?? item['country']['code']) : item['country'];
    const parts = [item['address'], item['postCode'] ?? item['postcode'], land];
    const text = parts.filter((part) => typeof part === 'string' && part !== '').join(', ');
    const more = Object.keys(item).some((key) => !ADDRESS.has(key)) || isObject(item['country']);
    return { registered: item['type'] === 'registered', text, item, more };
  });
  const best = all?.find((one) => one.registered && one.text !== '') ?? all?.find((one) => one.text !== '');
  for (const one of all ?? []) if (one !== best || one.more) fields.context.keep('addresses', [one.item]);
  return best?.text;
}

/** Why a party is not named, where the publisher says so. */
function missingReason(fields: Fields): string | undefined {
  for (const key of ['unspecifiedEntityDetails', 'unspecifiedPersonDetails']) {
    const value = fields.value(key);
    if (!isObject(value)) continue;
    const text = reasonText(value['reason'], value['description']);
    if (text !== undefined) return text;
  }
  const value = fields.value('missingInfoReason');
  return typeof value === 'string' ? value : undefined;
}

/** "reason: description", or the one of them that is given. */
export function reasonText(reason: unknown, description: unknown): string | undefined {
  const parts = [reason, description].filter((part) => typeof part === 'string' && part !== '');
  return parts.length === 0 ? undefined : parts.join(': ');
}

function isPep(fields: Fields): boolean {
  const exposure = fields.value('politicalExposure');
  return fields.value('hasPepStatus') === true || (isObject(exposure) && exposure['status'] === 'isPep');
}
