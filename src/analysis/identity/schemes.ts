import type { Identifier } from '../../model/records.ts';

/** Where a number of a scheme is one party's alone: in the world, in its country, or nowhere. */
type Reach = 'world' | 'country' | 'none';

/** Schemes whose numbers are given once in the world. */
const WORLD = new Set('lei imo mmsi wikidata duns permid uei cage referent openfigi mic'.split(' '));
/**
 * Schemes that several parties may share, or that say where an account, a paper or a branch is and not whose: never a
 * reason to take two parties for one.
 */
const SHARED = new Set(
  `kpp bik swift bic iban account isin serial callsign phone fax email website url wallet okved okato oktmo icij license
   program section sanctions ticker vrn postcode`.split(/\s+/),
);
/** Codes of one register, which say the country themselves: org-id.guide's ("gb-coh") and the GLEIF's ("ra000602"). */
const ONE_REGISTER = /^(?:[a-z]{2}-[a-z0-9-]{2,}|ra\d{6})$/i;
/** Schemes that name the same number by different words, each group by one of them. */
const GROUPS: ReadonlyMap<string, 'tax' | 'registration' | 'any'> = new Map<string, 'tax' | 'registration' | 'any'>([
  ...'inn tax vat tin vkn nip pib nif cif taxid taxnumber taxidno taxcode unp voen eik steuernummer'
    .split(' ')
    .map((scheme): [string, 'tax'] => [scheme, 'tax']),
  ...'ogrn ogrnip registration registrationnumber registrationid regno companynumber crn hkbr br hrb krs gbcoh usc uscc bin okpo'
    .split(' ')
    .map((scheme): [string, 'registration'] => [scheme, 'registration']),
  ...'id identifier identification idnumber other'.split(' ').map((scheme): [string, 'any'] => [scheme, 'any']),
]);
/** Schemes of which a party has one number at a time, so that two numbers are two parties. */
const SINGLE = new Set('lei imo inn ogrn bin unp okpo gbcoh'.split(' '));
/** Shorter values are counters and notes rather than numbers of a register. */
const SHORTEST_VALUE = 4;
/** Numbers called by different words must be long enough not to be equal by chance. */
const SHORTEST_RELATED = 8;

/** A scheme in lower-case letters and digits alone: "GB-COH" is "gbcoh". */
function schemeKey(scheme: string): string {
  return scheme.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** A number without spaces and punctuation in upper case; empty where it cannot tell parties apart. */
export function valueKey(value: string): string {
  const key = value
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
  return key.length < SHORTEST_VALUE || !/\p{N}/u.test(key) || /^(.)\1*$/u.test(key) ? '' : key;
}

/** How far two parties' equal numbers agree. */
export interface SharedNumber {
  readonly first: Identifier;
  readonly second: Identifier;
  /** `same`: one scheme. `related`: schemes that are words for one number, such as inn and tax. */
  readonly schemes: 'same' | 'related';
  /** Whether the scheme is of the world, or else which countries decide. */
  readonly reach: 'world' | 'country';
}

/** The best number that two parties share, whatever their countries; `undefined` where none tells parties apart. */
export function sharedNumber(a: readonly Identifier[], b: readonly Identifier[]): SharedNumber | undefined {
  let best: SharedNumber | undefined;
  for (const first of a) {
    const value = valueKey(first.value);
    if (value === '') continue;
    for (const second of b) {
      if (valueKey(second.value) !== value) continue;
      const found = agreement(first, second, value);
      if (found !== undefined && (best === undefined || rank(found) < rank(best))) best = found;
    }
  }
  return best;
}

/** Whether both have a number of a scheme that gives a party one number, and share none of it. */
export function numbersContradict(a: readonly Identifier[], b: readonly Identifier[]): boolean {
  return [...SINGLE].some((scheme) => {
    const of = (identifiers: readonly Identifier[]): string[] =>
      identifiers.flatMap((one) => (schemeKey(one.scheme) === scheme ? [valueKey(one.value)] : [])).filter(Boolean);
    const first = of(a);
    const second = of(b);
    return first.length > 0 && second.length > 0 && !first.some((value) => second.includes(value));
  });
}

function agreement(first: Identifier, second: Identifier, value: string): SharedNumber | undefined {
  const [one, other] = [schemeKey(first.scheme), schemeKey(second.scheme)];
  const [reach, otherReach] = [reachOf(first.scheme), reachOf(second.scheme)];
  if (reach === 'none' || otherReach === 'none') return undefined;
  if (one === other) return { first, second, schemes: 'same', reach };
  const [group, otherGroup] = [GROUPS.get(one), GROUPS.get(other)];
  if (group === undefined || otherGroup === undefined || value.length < SHORTEST_RELATED) return undefined;
  if (group !== otherGroup && group !== 'any' && otherGroup !== 'any') return undefined;
  return { first, second, schemes: 'related', reach: 'country' };
}

function rank(found: SharedNumber): number {
  return (found.schemes === 'same' ? 0 : 2) + (found.reach === 'world' ? 0 : 1);
}

function reachOf(scheme: string): Reach {
  if (SHARED.has(schemeKey(scheme))) return 'none';
  return WORLD.has(schemeKey(scheme)) || ONE_REGISTER.test(scheme) ? 'world' : 'country';
}
