import type { EntityRecord, Identifier, RelationRecord } from '../model/records.ts';
import type { Evidence } from '../model/evidence.ts';
import type { RecordSink } from '../model/sink.ts';
import { countryCode } from './countries.ts';
import { earliest, latest, takeDates } from './ftmDates.ts';
import { ftmLinks } from './ftmEdges.ts';
import type { FtmRecord } from './ftmRecord.ts';
import { ftmKind } from './ftmSchemata.ts';
import type { FtmSources } from './ftmSources.ts';

/** Properties that hold numbers of registers, with the scheme each is read as. */
export const FTM_IDENTIFIERS: ReadonlyMap<string, string> = new Map([
  ['innCode', 'inn'],
  ['ogrnCode', 'ogrn'],
  ['okpoCode', 'okpo'],
  ['kppCode', 'kpp'],
  ['bikCode', 'bik'],
  ['taxNumber', 'tax'],
  ['vatCode', 'vat'],
  ['registrationNumber', 'registration'],
  ['idNumber', 'id'],
  ['leiCode', 'lei'],
  ['swiftBic', 'swift'],
  ['bic', 'swift'],
  ['iban', 'iban'],
  ['accountNumber', 'account'],
  ['imoNumber', 'imo'],
  ['mmsi', 'mmsi'],
  ['callSign', 'callsign'],
  ['serialNumber', 'serial'],
  ['dunsCode', 'duns'],
  ['uscCode', 'usc'],
  ['uniqueEntityId', 'uei'],
  ['cageCode', 'cage'],
  ['permId', 'permid'],
  ['isin', 'isin'],
  ['isinCode', 'isin'],
  ['icijId', 'icij'],
  ['wikidataId', 'wikidata'],
  ['passportNumber', 'passport'],
  ['socialSecurityNumber', 'ssn'],
  ['publicKey', 'wallet'],
]);
const ALIASES = ['alias', 'weakAlias', 'previousName', 'abbreviation'] as const;
const COUNTRIES = ['country', 'jurisdiction', 'mainCountry', 'nationality', 'citizenship', 'flag'] as const;

/** Reads an entity that is a party or a thing, with the relations its properties name. */
export function readFtmThing(record: FtmRecord, sink: RecordSink, sources: FtmSources): void {
  const { id, schema, context, properties } = record;
  const evidence = sources.evidence(record, false);
  const kind = ftmKind(schema);
  if (kind !== undefined) readLinks(record, evidence, sink);
  const address = schema === 'Address' ? addressText(record) : properties.takeFirst('address');
  const names = properties.take('name');
  const name = record.caption ?? names[0] ?? otherName(record) ?? address ?? id;
  const entity: EntityRecord = {
    id,
    kind: kind ?? 'other',
    label: schema === '' ? undefined : schema,
    name,
    aliases: aliasesOf(record, name, names),
    countries: countriesOf(record),
    identifiers: identifiersOf(record),
    founded: firstDate(record, 'incorporationDate'),
    dissolved: lastDate(record, 'dissolutionDate'),
    address,
    topics: unlessEmpty(properties.take('topics')),
    note: ftmNote(record),
    evidence,
  };
  sink.entity({ ...entity, raw: context.raw(properties.rest()) }, context.line);
}

/** The country codes of a party; a name that is none is an issue and stays as text. */
function countriesOf(record: FtmRecord): readonly string[] | undefined {
  const codes: string[] = [];
  for (const property of COUNTRIES) {
    for (const text of record.properties.take(property)) {
      const code = countryCode(text);
      if (code === undefined) record.context.refuse('bad-country', property, text, 'not a country');
      else {
        if (!codes.includes(code)) codes.push(code);
        // "ua-43" and "Russian Federation" say something the code does not: what the source wrote stays.
        if (text.length !== 2) record.context.keep(property, text);
      }
    }
  }
  return unlessEmpty(codes);
}

/** What the source says in words. */
export function ftmNote(record: FtmRecord): string | undefined {
  const { properties } = record;
  const parts = [...properties.take('summary'), ...properties.take('description'), ...properties.take('notes')];
  return parts.length === 0 ? undefined : parts.join('\n');
}

/** A list, or `undefined` for an empty one. */
export function unlessEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}

function readLinks(record: FtmRecord, evidence: readonly Evidence[] | undefined, sink: RecordSink): void {
  const { id, schema, properties, context } = record;
  for (const { property, kind, reversed, to } of ftmLinks(schema)) {
    const named = properties.take(property);
    if (named.length === 0) continue;
    const ends = to === undefined ? [id] : properties.take(to);
    if (ends.length === 0) {
      context.keep(property, named);
      continue;
    }
    let count = 0;
    for (const one of named) {
      for (const other of ends) {
        count++;
        const starts = to === undefined ? reversed : true;
        const relation: RelationRecord = {
          id: `${id}#${property}${count > 1 ? `#${count}` : ''}`,
          kind,
          label: property,
          from: starts ? one : other,
          to: starts ? other : one,
          evidence,
        };
        sink.relation(relation, context.line);
      }
    }
  }
}

function aliasesOf(record: FtmRecord, name: string, names: readonly string[]): readonly string[] | undefined {
  const aliases = new Set(names);
  for (const property of ALIASES) for (const alias of record.properties.take(property)) aliases.add(alias);
  aliases.delete(name);
  return aliases.size === 0 ? undefined : [...aliases];
}

function identifiersOf(record: FtmRecord): readonly Identifier[] | undefined {
  const identifiers: Identifier[] = [];
  for (const property of record.properties.names()) {
    const scheme = FTM_IDENTIFIERS.get(property);
    if (scheme === undefined) continue;
    for (const value of record.properties.take(property)) identifiers.push({ scheme, value });
  }
  for (const value of record.referents) identifiers.push({ scheme: 'referent', value });
  return unlessEmpty(identifiers);
}

/** Without caption and name: the parts of a person's name, else what else the source calls the thing. */
function otherName(record: FtmRecord): string | undefined {
  const { properties } = record;
  const parts = ['firstName', 'middleName', 'lastName'].flatMap((property) => properties.peek(property).slice(0, 1));
  if (parts.length > 0) return parts.join(' ');
  for (const property of ['summary', 'iban', 'accountNumber', 'title', 'fileName']) {
    const [first] = properties.peek(property);
    if (first !== undefined) return first;
  }
  return undefined;
}

function addressText(record: FtmRecord): string | undefined {
  const full = record.properties.takeFirst('full') ?? record.properties.takeFirst('address');
  if (full !== undefined) return full;
  const parts = ['street', 'street2', 'postOfficeBox', 'postalCode', 'city', 'region', 'state'].flatMap((property) =>
    record.properties.peek(property),
  );
  return parts.length === 0 ? undefined : parts.join(', ');
}

function firstDate(record: FtmRecord, property: string): string | undefined {
  const dates = takeDates(record, property);
  if (dates.length > 1) record.context.keep(property, dates);
  return earliest(dates);
}

function lastDate(record: FtmRecord, property: string): string | undefined {
  const dates = takeDates(record, property);
  if (dates.length > 1) record.context.keep(property, dates);
  return latest(dates);
}
