/** A country on a list and why it is there. */
export interface CountryEntry {
  /** ISO 3166 alpha-2. */
  readonly country: string;
  readonly name: string;
  /** Why it is on the list, with the publication in words. */
  readonly reason: string;
}

/** The day of the full-scale invasion, from which the rules count; "after" excludes the day itself. */
export const INVASION_DATE = '2022-02-24';

const ALERT = 'FinCEN and BIS, joint alert of 28 Jun 2022';
const TRI_SEAL = 'Departments of Commerce, Treasury and Justice, Tri-Seal note of 2 Mar 2023';
const UNION = 'in a customs union with Russia, without customs checks at the common border';

/**
 * Countries through which controlled goods have been known to reach Russia (DIV of the rules), as first filled. An
 * entry says something about routes, nothing about firms; most trade through any of these countries is lawful.
 */
export const DIVERSION_COUNTRIES: readonly CountryEntry[] = [
  { country: 'CN', name: 'China', reason: `named as a transshipment point (${ALERT}; ${TRI_SEAL})` },
  { country: 'HK', name: 'Hong Kong', reason: `named with China as a transshipment point (${TRI_SEAL})` },
  { country: 'TR', name: 'Türkiye', reason: `named as a transshipment point (${ALERT}; ${TRI_SEAL})` },
  { country: 'AE', name: 'United Arab Emirates', reason: `named as a transshipment point (${ALERT})` },
  { country: 'AM', name: 'Armenia', reason: `named as a transshipment point (${ALERT}; ${TRI_SEAL}); ${UNION}` },
  { country: 'KZ', name: 'Kazakhstan', reason: `named as a transshipment point (${ALERT}); ${UNION}` },
  { country: 'KG', name: 'Kyrgyzstan', reason: `named as a transshipment point (${ALERT}); ${UNION}` },
  { country: 'UZ', name: 'Uzbekistan', reason: `named as a transshipment point (${ALERT}; ${TRI_SEAL})` },
  { country: 'TJ', name: 'Tajikistan', reason: `named as a transshipment point (${ALERT})` },
  { country: 'GE', name: 'Georgia', reason: `named as a transshipment point (${ALERT})` },
  { country: 'BY', name: 'Belarus', reason: `under the same export controls as Russia since Mar 2022; ${UNION}` },
  { country: 'IN', name: 'India', reason: `named as a transshipment point (${ALERT})` },
  { country: 'RS', name: 'Serbia', reason: `named as a transshipment point (${ALERT})` },
  { country: 'SG', name: 'Singapore', reason: `named as a transshipment point (${ALERT})` },
];

const EU_MEMBERS =
  'AT:Austria BE:Belgium BG:Bulgaria HR:Croatia CY:Cyprus CZ:Czechia DK:Denmark EE:Estonia FI:Finland FR:France ' +
  'DE:Germany GR:Greece HU:Hungary IE:Ireland IT:Italy LV:Latvia LT:Lithuania LU:Luxembourg MT:Malta NL:Netherlands ' +
  'PL:Poland PT:Portugal RO:Romania SK:Slovakia SI:Slovenia ES:Spain SE:Sweden';

/** The members of the European Union, ISO alpha-2. */
export const EU_COUNTRIES: ReadonlySet<string> = new Set(EU_MEMBERS.split(' ').map((entry) => entry.slice(0, 2)));

const CONTROLS = 'keeps export controls against Russia aligned with those of the EU and the United States';

/** Countries that restrict exports to Russia together (COAL of the rules): EU, other G7 members, KR, AU, NZ, NO, CH. */
export const COALITION_COUNTRIES: readonly CountryEntry[] = [
  { country: 'EU', name: 'European Union', reason: 'a party of which a source says no more than the Union' },
  ...EU_MEMBERS.split(' ').map((entry) => ({
    country: entry.slice(0, 2),
    name: entry.slice(3),
    reason: 'member of the European Union',
  })),
  { country: 'US', name: 'United States', reason: 'member of the G7' },
  { country: 'GB', name: 'United Kingdom', reason: 'member of the G7' },
  { country: 'CA', name: 'Canada', reason: 'member of the G7' },
  { country: 'JP', name: 'Japan', reason: 'member of the G7' },
  { country: 'KR', name: 'South Korea', reason: CONTROLS },
  { country: 'AU', name: 'Australia', reason: CONTROLS },
  { country: 'NZ', name: 'New Zealand', reason: CONTROLS },
  { country: 'NO', name: 'Norway', reason: CONTROLS },
  { country: 'CH', name: 'Switzerland', reason: CONTROLS },
];
