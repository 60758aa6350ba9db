import { countryCode } from '../countries.ts';

/** Names in use on sanctions lists that are not those of the country table, folded to lower case. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['korea, north', 'KP'],
  ['north korea', 'KP'],
  ['korea, south', 'KR'],
  ['south korea', 'KR'],
  ['republic of china', 'TW'],
  ['congo, democratic republic of', 'CD'],
  ['congo, democratic republic of the', 'CD'],
  ['democratic republic of the congo', 'CD'],
  ['congo, republic of the', 'CG'],
  ['republic of the congo', 'CG'],
  ['palestinian', 'PS'],
  ['virgin islands, british', 'VG'],
  ['virgin islands, u.s.', 'VI'],
  ['saint kitts and nevis', 'KN'],
  ['saint vincent and the grenadines', 'VC'],
  ['st. vincent and the grenadines', 'VC'],
  ['cote d ivoire', 'CI'],
  ['cabo verde', 'CV'],
  ['man, isle of', 'IM'],
  ['macedonia, the former yugoslav republic of', 'MK'],
  ['the gambia', 'GM'],
  ['the bahamas', 'BS'],
  ['bahamas, the', 'BS'],
  ['gambia, the', 'GM'],
  ['u.a.e.', 'AE'],
  ['u.s.', 'US'],
  ['u.k.', 'GB'],
]);
const LONG_FORM = /^(?:the )?(?:[\p{L}’']+ ){0,2}(?:republic|kingdom|state|sultanate|federation) of (?:the )?/iu;

/**
 * The ISO 3166 alpha-2 code of a country as lists name it: also "Korea, North", "Republic of Türkiye" and "Iran
 * (Islamic Republic of)". `undefined` when it is not certain.
 */
export function listCountry(text: string): string | undefined {
  const name = text.trim().replace(/[.,;]+$/, '');
  const special = NAMES.get(name.toLowerCase()) ?? NAMES.get(text.trim().toLowerCase());
  if (special !== undefined) return special;
  const code = countryCode(name);
  if (code !== undefined) return code;
  const bare = name.replace(/\s*\([^)]*\)$/, '');
  if (bare !== name && bare !== '') return listCountry(bare);
  const short = name.replace(LONG_FORM, '');
  return short === name || short.length < 4 ? undefined : countryCode(short);
}

/** The country at the end of an address, named in full, whatever stands in brackets behind it. */
export function countryAtEnd(address: string): string | undefined {
  const last = address
    .replace(/\s*\([^()]*\)$/, '')
    .replace(/[\s.,;]+$/, '')
    .split(',')
    .at(-1)
    ?.trim();
  return last === undefined || last.length < 4 ? undefined : listCountry(last);
}
