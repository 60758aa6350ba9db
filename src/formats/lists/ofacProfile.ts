import type { EntityRecord } from '../../model/records.ts';
import { elementsAt, textAt, type XmlElement } from '../xmlElements.ts';
import type { ListedParty } from './listedParty.ts';
import { ofacIdentifier } from './ofacIdentifiers.ts';
import { ofacPeriod, type OfacReference } from './ofacReference.ts';
import { ofacKind } from './ofacSource.ts';

/** Reads a profile of the advanced list into the party; names like those of the tables ("SURNAME, Given"). */
export function readOfacProfile(profile: XmlElement, party: ListedParty, reference: OfacReference): EntityRecord {
  for (const identity of elementsAt(profile, 'Identity')) {
    readNames(identity, party, reference);
    for (const { type, number, country } of reference.papersOf(identity.attributes['ID'])) {
      readNumber(party, type, number, country);
    }
  }
  for (const feature of elementsAt(profile, 'Feature')) readFeature(feature, party, reference);
  for (const comment of elementsAt(profile, 'Comment')) party.keep('comment', comment.text.trim());
  const { kind, label } = ofacKind(reference.partyType(profile.attributes['PartySubTypeID']));
  return party.entity(kind, label);
}

/** The primary name first; the other names are aliases, and those of low quality are marked. */
function readNames(identity: XmlElement, party: ListedParty, reference: OfacReference): void {
  const groups = new Map<string, string>();
  for (const group of elementsAt(identity, 'NamePartGroups', 'MasterNamePartGroup', 'NamePartGroup')) {
    const { ID: id, NamePartTypeID: type } = group.attributes;
    if (id !== undefined) groups.set(id, reference.word('NamePartType', type) ?? '');
  }
  const aliases = elementsAt(identity, 'Alias');
  for (const alias of aliases.toSorted((a, b) => Number(isPrimary(b)) - Number(isPrimary(a)))) {
    const type = reference.word('AliasType', alias.attributes['AliasTypeID']);
    for (const name of elementsAt(alias, 'DocumentedName')) {
      const text = nameText(name, groups);
      if (alias.attributes['LowQuality'] === 'true') party.weakAlias(text);
      else party.name(text);
      if (type !== undefined && /^[fn]\.k\.a\.$/i.test(type)) party.keep(`${type.toLowerCase()} alias`, text);
    }
  }
}

function isPrimary(alias: XmlElement): boolean {
  return alias.attributes['Primary'] === 'true';
}

function nameText(name: XmlElement, groups: ReadonlyMap<string, string>): string {
  const last: string[] = [];
  const others: string[] = [];
  for (const value of elementsAt(name, 'DocumentedNamePart', 'NamePartValue')) {
    const text = value.text.trim();
    const type = groups.get(value.attributes['NamePartGroupID'] ?? '') ?? '';
    if (text !== '') (/last name/i.test(type) ? last : others).push(text);
  }
  return [last.join(' '), others.join(' ')].filter((part) => part !== '').join(', ');
}

/** Features are everything else: places, births, numbers and remarks, each under the word for its type. */
function readFeature(feature: XmlElement, party: ListedParty, reference: OfacReference): void {
  const type = reference.word('FeatureType', feature.attributes['FeatureTypeID']) ?? 'feature';
  for (const version of elementsAt(feature, 'FeatureVersion')) {
    for (const detail of elementsAt(version, 'VersionDetail')) {
      const text = detail.text.trim();
      const said = text === '' ? reference.word('DetailReference', detail.attributes['DetailReferenceID']) : text;
      readNumber(party, type, said, undefined);
    }
    for (const { attributes } of elementsAt(version, 'VersionLocation')) {
      const place = reference.placeAt(attributes['LocationID']);
      if (place === undefined) party.context.issue('missing-field', type, 'refers to a place that is not in the file');
      else if (/^location$/i.test(type)) {
        party.address(place.text);
        party.countryOfAddress(place.country);
      } else if (/nationality|citizenship|flag/i.test(type))
        party.country(type.toLowerCase(), place.country ?? place.text);
      else party.keep(/birth/i.test(type) ? 'birthPlace' : type.toLowerCase(), place.text);
    }
    for (const period of elementsAt(version, 'DatePeriod')) {
      party.keep(/birth/i.test(type) ? 'birthDate' : type.toLowerCase(), ofacPeriod(period));
    }
    party.keep(`${type.toLowerCase()} comment`, textAt(version, 'Comment'));
  }
}

function readNumber(party: ListedParty, type: string, text: string | undefined, country: string | undefined): void {
  const identifier = ofacIdentifier(type, text, country);
  if (identifier === undefined) {
    party.keep(type.replace(/[\s:-]+$/, '').toLowerCase(), text);
    return;
  }
  party.identifier(identifier.scheme, identifier.value);
  if (country !== undefined) party.keep('document', [type, text, country].join(', '));
}
