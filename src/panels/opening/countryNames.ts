const english = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** Former countries and groups of them, for which the platform has names too. */
const NONE = new Set([
  'AN',
  'BU',
  'CS',
  'DD',
  'DY',
  'EU',
  'EZ',
  'FX',
  'HV',
  'NH',
  'QO',
  'RH',
  'SU',
  'TP',
  'UK',
  'UN',
  'VD',
  'XA',
  'XB',
  'YD',
  'YU',
  'ZR',
  'ZZ',
  'CP',
  'DG',
  'EA',
  'IC',
  'TA',
  'AC',
  'CQ',
  'NT',
  'PC',
  'PU',
  'PZ',
  'MI',
  'JT',
  'WK',
  'CT',
  'FQ',
  'NQ',
]);

/** The English name of a country by its ISO 3166 code; the code where it has none. */
export function countryName(code: string): string {
  return english.of(code) ?? code;
}

/** Countries to choose from, by name. */
export const COUNTRY_CHOICES: readonly { readonly code: string; readonly name: string }[] = letters()
  .flatMap((first) => letters().map((second) => first + second))
  .flatMap((code) => {
    const name = NONE.has(code) ? undefined : english.of(code);
    return name === undefined ? [] : [{ code, name }];
  })
  .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));

function letters(): readonly string[] {
  return Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
}
