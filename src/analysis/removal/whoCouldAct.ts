import type { EntityFamily, EntityKind } from '../../model/entityKinds.ts';
import { ENTITY_KINDS } from '../../model/entityKinds.ts';

/**
 * Where a party sits, as far as its recorded countries tell: in Russia or Belarus, in a country that applies export
 * controls of its own on Russia, elsewhere, or nowhere recorded. With several countries the first of these that holds.
 */
export type CountryGroup = 'coalition' | 'destination' | 'elsewhere' | 'unknown';

/**
 * Countries whose own export controls on Russia the United States recognises as like its own: 15 CFR part 746,
 * supplement no. 3; and the EU and the United States themselves.
 */
const COALITION: ReadonlySet<string> = new Set(
  (
    'US EU AU AT BE BG CA HR CY CZ DE DK EE ES FI FR GB GR HU IE IS IT JP KR LI LT LU LV MT NL NO NZ PL PT RO SE SI SK ' +
    'CH TW'
  ).split(' '),
);

const DESTINATION: ReadonlySet<string> = new Set(['RU', 'BY']);

/** How a country group is called on the screen. */
export const COUNTRY_GROUP_WORDS: Readonly<Record<CountryGroup, string>> = {
  coalition: 'in a country with its own export controls on Russia',
  destination: 'in Russia or Belarus',
  elsewhere: 'elsewhere',
  unknown: 'country not recorded',
};

/** One thing that somebody could do about a party. It says what exists, not that it would be lawful or wise here. */
export interface Lever {
  readonly action: string;
  /** Who decides on it. */
  readonly by: string;
}

/** One row of the table: levers for kinds of a family, or one kind, in some country groups. */
export interface LeverRow {
  readonly applies: readonly (EntityFamily | EntityKind)[];
  readonly groups: readonly CountryGroup[];
  readonly lever: Lever;
}

const ANYWHERE: readonly CountryGroup[] = ['coalition', 'destination', 'elsewhere', 'unknown'];
const ABROAD: readonly CountryGroup[] = ['destination', 'elsewhere', 'unknown'];
const DEALERS: readonly (EntityFamily | EntityKind)[] = ['supply', 'trade', 'logistics', 'services', 'end', 'other'];

/** Who could act on a party, by kind and country, in the order of the screen. */
export const LEVERS: readonly LeverRow[] = [
  {
    applies: ['supply', 'trade'],
    groups: ['coalition'],
    lever: { action: 'Refusal to supply, end-use checks and a no-re-export clause', by: 'the exporter itself' },
  },
  {
    applies: ['supply', 'trade', 'logistics'],
    groups: ['coalition'],
    lever: {
      action: 'Licence refusal, notice of concern or inspection',
      by: 'its own export-control and customs authority',
    },
  },
  {
    applies: ['supply', 'trade', 'logistics', 'end'],
    groups: ABROAD,
    lever: { action: 'Refusal to ship to it', by: 'the exporters that supply it' },
  },
  {
    applies: DEALERS,
    groups: ABROAD,
    lever: {
      action: 'Entity listing: a licence is needed to supply it',
      by: 'BIS (US Entity List), EU Council (Annex IV), Japan',
    },
  },
  {
    applies: [...DEALERS, 'bank', 'payment_processor', 'insurer', 'person', 'organization'],
    groups: ABROAD,
    lever: { action: 'Asset freeze', by: 'EU Council, OFAC (SDN), OFSI and other listing authorities' },
  },
  {
    applies: ['bank', 'payment_processor'],
    groups: ABROAD,
    lever: {
      action: 'Correspondent-account measure or transaction ban',
      by: 'OFAC (E.O. 14114), EU Council (Annexes XIV and XLV)',
    },
  },
  {
    applies: ['bank', 'payment_processor', 'account'],
    groups: ANYWHERE,
    lever: { action: 'Refusal of payments, closer checks', by: 'its correspondent banks' },
  },
  {
    applies: ['bank', 'payment_processor', 'insurer'],
    groups: ['coalition'],
    lever: { action: 'Supervisory order', by: 'its own financial supervisor' },
  },
  {
    applies: ['vessel', 'aircraft'],
    groups: ANYWHERE,
    lever: { action: 'Port, airspace or services ban', by: 'EU Council (Annex XLII), OFAC, UK; port states' },
  },
  {
    applies: ['vessel', 'aircraft'],
    groups: ANYWHERE,
    lever: {
      action: 'Withdrawal of flag, class or insurance',
      by: 'the flag registry, classification society, insurer',
    },
  },
  {
    applies: ['forwarder', 'customs_broker', 'carrier', 'broker'],
    groups: ['coalition', 'elsewhere'],
    lever: { action: 'Review of its customs or carrier licence', by: 'the customs authority of its country' },
  },
  {
    applies: ['service_provider', 'registry', 'certifier'],
    groups: ['coalition', 'elsewhere'],
    lever: { action: 'Review of its registration or licence', by: 'the register or supervisor of its country' },
  },
  {
    applies: ['trade', 'logistics', 'money', 'services'],
    groups: ['elsewhere'],
    lever: {
      action: 'Outreach and request for assistance',
      by: 'sanctions envoys, with the government of its country',
    },
  },
];

/** The group of recorded countries (ISO alpha-2, upper case). */
export function countryGroup(countries: readonly string[]): CountryGroup {
  if (countries.length === 0) return 'unknown';
  if (countries.some((country) => DESTINATION.has(country))) return 'destination';
  return countries.some((country) => COALITION.has(country)) ? 'coalition' : 'elsewhere';
}

/** Who could act on a party of this kind and these countries, in the order of the table. */
export function whoCouldAct(kind: EntityKind, countries: readonly string[]): readonly Lever[] {
  const group = countryGroup(countries);
  const { family } = ENTITY_KINDS[kind];
  return LEVERS.filter(
    ({ applies, groups }) => groups.includes(group) && (applies.includes(kind) || applies.includes(family)),
  ).map(({ lever }) => lever);
}
