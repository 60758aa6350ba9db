import { parseDateText } from '../model/dates.ts';
import type { EntityKind } from '../model/entityKinds.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Identifier } from '../model/records.ts';
import type { RecordSink } from '../model/sink.ts';
import { isReversed } from './caseEntity.ts';
import { countryCode } from './countries.ts';
import { RecordContext } from './fields.ts';
import { elementsAt, keepLeaves, textAt, type XmlElement } from './xmlElements.ts';

/** Categories that are no companies; a government body is an organization, whatever part it plays. */
export const LEI_KINDS: ReadonlyMap<string, EntityKind> = new Map([
  ['RESIDENT_GOVERNMENT_ENTITY', 'organization'],
  ['INTERNATIONAL_ORGANIZATION', 'organization'],
]);
/** Where the other names of an entity stand. */
export const OTHER_NAMES = [
  ['Entity', 'OtherEntityNames', 'OtherEntityName'],
  ['Entity', 'TransliteratedOtherEntityNames', 'TransliteratedOtherEntityName'],
] as const;

const READ: ReadonlySet<string> = new Set([
  'LEI',
  'Entity.LegalName',
  ...OTHER_NAMES.map((path) => path.join('.')),
  'Entity.EntityCategory',
  'Entity.RegistrationAuthority.RegistrationAuthorityID',
  'Entity.RegistrationAuthority.RegistrationAuthorityEntityID',
]);
const ADDRESS_LINES: ReadonlySet<string> = new Set([
  'FirstAddressLine',
  'AdditionalAddressLine',
  'City',
  'Region',
  'PostalCode',
  'Country',
]);
const ADDRESS_PATHS: ReadonlySet<string> = new Set([...ADDRESS_LINES].map((line) => `Entity.LegalAddress.${line}`));

/** Reads one record of level 1; without an LEI it is left out with an issue. */
export function readLeiRecord(record: XmlElement, sink: RecordSink, line: number, evidence: readonly Evidence[]): void {
  const lei = textAt(record, 'LEI');
  if (lei === undefined) {
    sink.issue('missing-field', line, 'A record without an LEI is left out.');
    return;
  }
  const context = new RecordContext(sink, line, `entity ${lei}`);
  const name = textAt(record, 'Entity', 'LegalName');
  if (name === undefined) context.issue('missing-field', 'LegalName', 'missing; the LEI stands for it');
  const category = textAt(record, 'Entity', 'EntityCategory');
  const founded = gleifDate(context, 'EntityCreationDate', textAt(record, 'Entity', 'EntityCreationDate'));
  const dissolved = gleifDate(context, 'EntityExpirationDate', textAt(record, 'Entity', 'EntityExpirationDate'));
  if (isReversed(founded, dissolved)) {
    context.issue('dates-reversed', 'EntityCreationDate', `${founded} is after ${dissolved}`);
  }
  const aliases = aliasesOf(record).filter((alias) => alias !== name);
  const address = addressOf(record);
  keepLeaves(record, context, (path) => READ.has(path) || (address !== undefined && ADDRESS_PATHS.has(path)));
  sink.entity(
    {
      id: lei,
      kind: leiKind(category),
      label: category === 'GENERAL' ? undefined : category,
      name: name ?? lei,
      aliases: aliases.length === 0 ? undefined : aliases,
      countries: countriesOf(record, context),
      identifiers: identifiersOf(record, lei),
      founded,
      dissolved,
      address,
      evidence,
      raw: context.raw(),
    },
    line,
  );
}

/** What an entity of a category is. */
export function leiKind(category: string | undefined): EntityKind {
  return (category === undefined ? undefined : LEI_KINDS.get(category)) ?? 'company';
}

/** The day of a moment such as "2012-11-29T00:00:00.000Z"; `undefined` with an issue when it is no date. */
export function gleifDate(context: RecordContext, path: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (parseDateText(text) !== undefined) return text.slice(0, 10);
  context.refuse('bad-date', path, text, 'not a date');
  return undefined;
}

function aliasesOf(record: XmlElement): readonly string[] {
  const elements = OTHER_NAMES.flatMap((path) => elementsAt(record, ...path));
  return [...new Set(elements.map((element) => element.text.trim()).filter((text) => text !== ''))];
}

/** The jurisdiction ("US-DE" is in US) and the country of the legal address. */
function countriesOf(record: XmlElement, context: RecordContext): readonly string[] | undefined {
  const codes = new Set<string>();
  for (const path of [['LegalJurisdiction'], ['LegalAddress', 'Country']]) {
    const text = textAt(record, 'Entity', ...path);
    const code = text === undefined ? undefined : countryCode(text);
    if (code !== undefined) codes.add(code);
    else if (text !== undefined) context.issue('bad-country', path.join('.'), `not a known country: ${text}`);
  }
  return codes.size === 0 ? undefined : [...codes];
}

/** The LEI, and the number in the business register with the register's own code as its scheme ("ra000602"). */
function identifiersOf(record: XmlElement, lei: string): readonly Identifier[] {
  const identifiers: Identifier[] = [{ scheme: 'lei', value: lei }];
  for (const authority of elementsAt(record, 'Entity', 'RegistrationAuthority')) {
    const value = textAt(authority, 'RegistrationAuthorityEntityID');
    const scheme = textAt(authority, 'RegistrationAuthorityID')?.toLowerCase() ?? 'registration';
    if (value !== undefined) identifiers.push({ scheme, value });
  }
  return identifiers;
}

function addressOf(record: XmlElement): string | undefined {
  const [address] = elementsAt(record, 'Entity', 'LegalAddress');
  const lines = (address?.children ?? [])
    .filter((line) => ADDRESS_LINES.has(line.name))
    .map((line) => line.text.trim());
  const text = lines.filter((line) => line !== '').join(', ');
  return text === '' ? undefined : text;
}
