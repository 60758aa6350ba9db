import type { EntityRecord } from '../../model/records.ts';
import { isNaturalPerson } from '../../model/person.ts';
import { birthDates, datesAgree } from './birthDate.ts';
import { formsAgree, type FormClass } from './legalForms.ts';
import { sayMixedWords } from './letters.ts';
import { numbersContradict, sharedNumber } from './schemes.ts';

/**
 * What a suggestion that two parties are one rests on, strongest first: a number of one scheme with its country; a
 * number that two sources call by different words or whose country one of them lacks; the name; another name; for
 * persons name, birth date and country together.
 */
const MATCH_BASES = ['identifier', 'related identifier', 'name', 'alias', 'person'] as const;
export type MatchBasis = (typeof MATCH_BASES)[number];

/** How much a suggestion is worth: `strong` is by number and country, all else is to be confirmed. */
export type MatchStrength = 'strong' | 'fair' | 'weak';

/** Why two parties may be one. */
export interface PartyMatch {
  readonly basis: MatchBasis;
  readonly strength: MatchStrength;
  /** One sentence without the full stop. Document numbers and birth dates of persons are not in it. */
  readonly reason: string;
}

/** Place of a match in the order of strength: less is stronger. */
export function basisRank({ basis }: PartyMatch): number {
  return MATCH_BASES.indexOf(basis);
}

/** The equal names of two parties, as written, and their legal forms. */
export interface EqualNames {
  readonly first: string;
  readonly second: string;
  readonly alias: boolean;
  readonly firstForm: FormClass | undefined;
  readonly secondForm: FormClass | undefined;
}

/** Whether two parties that share a number may be one: with the country first, since national numbers repeat abroad. */
export function matchByNumber(a: EntityRecord, b: EntityRecord): PartyMatch | undefined {
  const shared = sharedNumber(a.identifiers ?? [], b.identifiers ?? []);
  if (shared === undefined) return undefined;
  const personal = [a, b].some(isNaturalPerson);
  const scheme = shared.first.scheme.toUpperCase();
  const number = personal ? scheme : `${scheme} ${shared.first.value}`;
  if (shared.reach === 'world') return { basis: 'identifier', strength: 'strong', reason: `both have ${number}` };
  const common = commonCountries(a, b);
  const known = countriesKnown(a, b);
  if (known && common.length === 0) return undefined;
  const where =
    common.length > 0 ? `both in ${common.join(', ')}` : `the country of ${unknownCountry(a, b)} is not recorded`;
  if (shared.schemes === 'same') {
    return common.length > 0
      ? { basis: 'identifier', strength: 'strong', reason: `both have ${number}; ${where}` }
      : { basis: 'related identifier', strength: 'fair', reason: `both have ${number}, but ${where}` };
  }
  if (common.length === 0) return undefined;
  const other = shared.second.scheme.toUpperCase();
  const reason = `the ${number} of one is the ${other} of the other; ${where}`;
  return { basis: 'related identifier', strength: 'fair', reason };
}

/**
 * Whether two parties of one folded name may be one. Countries must agree (`countryMayMiss`: or be unknown for one of
 * them), legal forms must not contradict and numbers of which a party has one must not differ. Persons need the birth
 * date and the country as well, and stay the weakest suggestion; so do parties of which the source does not say whether
 * they are persons.
 */
export function matchByName(
  a: EntityRecord,
  b: EntityRecord,
  names: EqualNames,
  options: { readonly countryMayMiss: boolean },
): PartyMatch | undefined {
  if (!formsAgree(names.firstForm, names.secondForm)) return undefined;
  if (numbersContradict(a.identifiers ?? [], b.identifiers ?? [])) return undefined;
  const common = commonCountries(a, b);
  const persons = [a, b].filter((party) => mayBePerson(party, names.firstForm ?? names.secondForm)).length;
  if (persons === 1) return undefined;
  if (persons === 2) {
    if (common.length === 0 || !datesAgree(birthDates(a), birthDates(b))) return undefined;
    const reason = `same name, same birth date and both ${common.join(', ')}; persons are never told by name alone`;
    return { basis: 'person', strength: 'weak', reason };
  }
  if (common.length === 0 && (!options.countryMayMiss || countriesKnown(a, b))) return undefined;
  const letters = [...new Set([sayMixedWords(names.first), sayMixedWords(names.second)])].filter(Boolean);
  const where =
    common.length > 0 ? `both in ${common.join(', ')}` : `the country of ${unknownCountry(a, b)} is not recorded`;
  const reason = [
    names.first === names.second
      ? `both are called “${names.first}”`
      : `“${names.first}” and “${names.second}” are one name without legal form, script and punctuation`,
    where,
    ...letters,
  ].join('; ');
  const strength = common.length > 0 && !names.alias ? 'fair' : 'weak';
  return { basis: names.alias ? 'alias' : 'name', strength, reason };
}

/** Whether a party is a person, or may be one: the source does not say, and its name carries no form of a firm. */
export function mayBePerson(party: EntityRecord, form: FormClass | undefined): boolean {
  return isNaturalPerson(party) || (party.kind === 'other' && form === undefined);
}

function commonCountries(a: EntityRecord, b: EntityRecord): string[] {
  return (a.countries ?? []).filter((country) => b.countries?.includes(country) === true);
}

function countriesKnown(a: EntityRecord, b: EntityRecord): boolean {
  return (a.countries ?? []).length > 0 && (b.countries ?? []).length > 0;
}

function unknownCountry(a: EntityRecord, b: EntityRecord): string {
  const missing = [a, b].filter((record) => (record.countries ?? []).length === 0);
  return missing.length === 2 ? 'both' : `“${missing[0]?.name ?? ''}”`;
}
