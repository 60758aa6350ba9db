import type { EntityRecord, Identifier, RelationRecord, Share } from '../model/records.ts';
import type { RelationKind } from '../model/relationKinds.ts';
import type { RecordSink } from '../model/sink.ts';
import { isReversed } from './caseEntity.ts';
import { Fields, RecordContext } from './fields.ts';
import { isObject, type JsonObject } from './json.ts';
import { controllerKind, fullNumber, isBritishRegister, placeCountry, SHARES } from './ukPscWords.ts';

const READ: ReadonlySet<string> = new Set([
  'kind',
  'name',
  'address',
  'country_of_residence',
  'date_of_birth',
  'identification',
  'natures_of_control',
  'nationality',
  'notified_on',
  'ceased_on',
]);
/** The id that a row about a controller gives it; rows without a link say nothing better than the company. */
export function ownId(data: JsonObject, company: string): string {
  const links = data['links'];
  const self = isObject(links) ? links['self'] : undefined;
  return typeof self === 'string' && self !== '' ? self : `${company}/psc`;
}

/** A controller and what it has in the company; evidence and claim are added by the caller. */
export interface Psc {
  readonly party: EntityRecord;
  readonly relations: readonly RelationRecord[];
}

/** Reads a row about a controller under an id that no earlier row has. */
export function readPsc(
  row: JsonObject,
  data: JsonObject,
  kind: string,
  id: string,
  company: string,
  sink: RecordSink,
  line: number,
): Psc {
  const context = new RecordContext(sink, line, `controller ${id}`);
  const fields = new Fields(context, data);
  const party = readParty(fields, id, kind);
  const relations = readNatures(fields, id, company);
  for (const key of Object.keys(data)) if (!READ.has(key)) context.keep(key, data[key]);
  for (const key of Object.keys(row)) if (key !== 'data' && key !== 'company_number') context.keep(key, row[key]);
  return { party: { ...party, raw: context.raw() }, relations };
}

function readParty(fields: Fields, id: string, kind: string): EntityRecord {
  const found = controllerKind(kind);
  if (found === undefined) fields.issue('unknown-kind', 'kind', `“${kind}” is read as other`);
  const name = fields.text('name');
  // Some persons are protected: the register says that they exist and no more.
  const hidden = name === undefined && kind.startsWith('super-secure-');
  if (name === undefined && !hidden) fields.issue('missing-field', 'name', 'missing; the id stands for it');
  const born = birthText(fields);
  if (born !== undefined) fields.context.keep('birthDate', born);
  const identification = isObject(fields.value('identification')) ? fields.value('identification') : undefined;
  return {
    id,
    kind: found ?? 'other',
    label: kind === '' ? undefined : kind,
    name: name ?? (hidden ? 'Unnamed person (protected)' : id),
    unnamed: hidden ? true : undefined,
    countries: countriesOf(fields),
    identifiers: isObject(identification) ? identifiersOf(fields, identification) : refused(fields, 'identification'),
    address: addressOf(fields),
  };
}

function refused(fields: Fields, key: string): undefined {
  const value = fields.value(key);
  if (value !== undefined) fields.refuse('wrong-type', key, value, 'not an object');
  return undefined;
}

/** The register gives year and month of birth. */
function birthText(fields: Fields): string | undefined {
  const value = fields.value('date_of_birth');
  if (!isObject(value)) return refused(fields, 'date_of_birth');
  const { year, month, day } = value;
  if (day !== undefined) fields.context.keep('date_of_birth.day', day);
  if (typeof year === 'number' && typeof month === 'number' && Number.isInteger(month) && month >= 1 && month <= 12) {
    return `${year}-${String(month).padStart(2, '0')}`;
  }
  fields.refuse('bad-date', 'date_of_birth', value, 'no year and month');
  return undefined;
}

/** Where a person lives and where a firm is registered; nationalities are words such as "British" and stay text. */
function countriesOf(fields: Fields): readonly string[] | undefined {
  const identification = fields.value('identification');
  const registered = isObject(identification) ? identification['country_registered'] : undefined;
  const nationality = fields.value('nationality');
  if (nationality !== undefined) fields.context.keep('nationality', nationality);
  const codes = new Set<string>();
  for (const value of [fields.value('country_of_residence'), registered, nationality]) {
    if (typeof value !== 'string') continue;
    const code = placeCountry(value);
    if (code !== undefined) codes.add(code);
  }
  const residence = fields.value('country_of_residence');
  if (residence !== undefined) fields.context.keep('country_of_residence', residence);
  return codes.size === 0 ? undefined : [...codes];
}

/** A number given with a place in the United Kingdom is one of Companies House, which pads it to eight digits. */
function identifiersOf(fields: Fields, identification: JsonObject): readonly Identifier[] | undefined {
  for (const key of Object.keys(identification)) {
    if (key !== 'registration_number') fields.context.keep(`identification.${key}`, identification[key]);
  }
  const value = identification['registration_number'];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') {
    fields.refuse('wrong-type', 'identification.registration_number', value, 'not a text');
    return undefined;
  }
  const places = [identification['country_registered'], identification['place_registered']];
  const british = places.some((place) => typeof place === 'string' && isBritishRegister(place));
  const number = british ? fullNumber(value) : undefined;
  return number === undefined ? [{ scheme: 'registration', value }] : [{ scheme: 'gb-coh', value: number }];
}

const ADDRESS = ['care_of', 'po_box', 'premises', 'address_line_1', 'address_line_2', 'locality', 'region'];

function addressOf(fields: Fields): string | undefined {
  const value = fields.value('address');
  if (!isObject(value)) return refused(fields, 'address');
  const keys = [...ADDRESS, 'postal_code', 'country'];
  for (const key of Object.keys(value)) {
    if (!keys.includes(key) || typeof value[key] !== 'string') fields.context.keep(`address.${key}`, value[key]);
  }
  const text = keys
    .map((key) => value[key])
    .filter((part) => typeof part === 'string' && part !== '')
    .join(', ');
  return text === '' ? undefined : text;
}

/**
 * One relation for each share of ownership, as each has a size of its own, and one for all that is control. A row
 * that gives no nature still says that there is control.
 */
function readNatures(fields: Fields, id: string, company: string): readonly RelationRecord[] {
  const natures = fields.texts('natures_of_control') ?? [];
  const shares = natures.filter((nature) => nature.startsWith(SHARES));
  const control = natures.filter((nature) => !nature.startsWith(SHARES));
  const from = fields.date('notified_on');
  const to = fields.date('ceased_on');
  if (isReversed(from, to)) fields.issue('dates-reversed', 'notified_on', `${from} is after ${to}`);
  const dates = from === undefined && to === undefined ? undefined : { from, to };
  const relation = (at: number, kind: RelationKind, label: string, share?: Share): RelationRecord => ({
    id: `${id}/${at}`,
    kind,
    label,
    from: id,
    to: company,
    dates,
    share,
  });
  const relations = shares.map((nature, index) => relation(index + 1, 'owns', nature, shareOf(nature)));
  if (control.length > 0 || shares.length === 0) {
    const label = control.length > 0 ? control.join(', ') : 'nature of control not given';
    relations.push(relation(relations.length + 1, 'controls', label));
  }
  return relations;
}

/** "25-to-50-percent", or "more-than-25-percent" as overseas entities report it. */
function shareOf(nature: string): Share | undefined {
  const range = /-(\d{1,3})-to-(\d{1,3})-percent/.exec(nature);
  const above = /more-than-(\d{1,3})-percent/.exec(nature);
  const from = Number(range?.[1] ?? above?.[1] ?? Number.NaN);
  const to = Number(range?.[2] ?? 100);
  return from <= to && to <= 100 ? { from, to } : undefined;
}
