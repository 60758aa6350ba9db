import { COALITION_COUNTRIES, DIVERSION_COUNTRIES, type CountryEntry } from '../model/countryLists.ts';
import type { FlagSettings, RuleInfo, ThresholdInfo } from '../model/flag.ts';
import { updateView, useApp } from './store.ts';

/** The country lists that rules read. */
export type CountryList = RuleInfo['countryLists'][number];

/** The lists as they come, with the reason for each entry. */
export const DEFAULT_COUNTRIES: Readonly<Record<CountryList, readonly CountryEntry[]>> = {
  diversion: DIVERSION_COUNTRIES,
  coalition: COALITION_COUNTRIES,
};

/** How the settings name the lists. */
export const COUNTRY_LIST_LABELS: Readonly<Record<CountryList, string>> = {
  diversion: 'Diversion-risk countries',
  coalition: 'Coalition countries',
};

/** The threshold in force. */
export function thresholdOf({ thresholds }: FlagSettings, rule: string, info: ThresholdInfo): number {
  return thresholds[`${rule}.${info.name}`] ?? info.default;
}

/** The settings with one threshold, kept within its bounds; the default is not kept as a setting. */
export function withThreshold(
  settings: FlagSettings,
  rule: string,
  info: ThresholdInfo,
  value: number | undefined,
): FlagSettings {
  const { [`${rule}.${info.name}`]: _before, ...others } = settings.thresholds;
  const kept = value === undefined ? info.default : Math.min(info.most, Math.max(info.least, value));
  return {
    ...settings,
    thresholds: kept === info.default ? others : { ...others, [`${rule}.${info.name}`]: kept },
  };
}

/** The countries of a list in force, ISO alpha-2: those of the default list first. */
export function countriesOf(settings: FlagSettings, list: CountryList): readonly string[] {
  return settings[list] ?? DEFAULT_COUNTRIES[list].map(({ country }) => country);
}

/** The settings with one country in or out of a list; the same countries as the default are not kept as a setting. */
export function withCountry(settings: FlagSettings, list: CountryList, country: string, on: boolean): FlagSettings {
  const usual = DEFAULT_COUNTRIES[list].map((entry) => entry.country);
  const now = new Set(countriesOf(settings, list));
  if (on) now.add(country);
  else now.delete(country);
  const ordered = [...usual.filter((one) => now.has(one)), ...[...now].filter((one) => !usual.includes(one)).sort()];
  return { ...settings, [list]: ordered.join() === usual.join() ? undefined : ordered };
}

/** What differs from the defaults, one phrase each: "pass-through.days = 30", "coalition countries without CH". */
export function differences(settings: FlagSettings): readonly string[] {
  const thresholds = Object.entries(settings.thresholds).map(([name, value]) => `${name} = ${value}`);
  const lists = (['diversion', 'coalition'] as const).flatMap((list) => {
    const now = settings[list];
    if (now === undefined) return [];
    const usual = DEFAULT_COUNTRIES[list].map((entry) => entry.country);
    const added = now.filter((country) => !usual.includes(country));
    const left = usual.filter((country) => !now.includes(country));
    const words = [
      ...(added.length > 0 ? [`with ${added.join(', ')}`] : []),
      ...(left.length > 0 ? [`without ${left.join(', ')}`] : []),
    ];
    return [`${COUNTRY_LIST_LABELS[list].toLowerCase()} ${words.join(' and ')}`];
  });
  return [...thresholds, ...lists];
}

/** Sets a threshold in the view; typing makes one step of undo. Without a value it goes back to its default. */
export function setThreshold(rule: string, info: ThresholdInfo, value: number | undefined): void {
  const { flagSettings } = useApp.getState().view;
  updateView({ flagSettings: withThreshold(flagSettings, rule, info, value) }, `threshold ${rule}.${info.name}`);
}

/** Puts a country on a list of the view or takes it off. */
export function setCountry(list: CountryList, country: string, on: boolean): void {
  updateView({ flagSettings: withCountry(useApp.getState().view.flagSettings, list, country, on) });
}

/** Puts a list back as it came. */
export function resetCountries(list: CountryList): void {
  updateView({ flagSettings: { ...useApp.getState().view.flagSettings, [list]: undefined } });
}
