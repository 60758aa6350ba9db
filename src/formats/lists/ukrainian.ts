import { parseDateText } from '../../model/dates.ts';
import { isCountryCode } from '../countries.ts';

/** Official and declined names of the countries most often listed; the short ones come from the platform. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['російська федерація', 'RU'],
  ['російської федерації', 'RU'],
  ['рф', 'RU'],
  ['республіка білорусь', 'BY'],
  ['республіки білорусь', 'BY'],
  ['україни', 'UA'],
  ['ісламська республіка іран', 'IR'],
  ['китайська народна республіка', 'CN'],
  ['кнр', 'CN'],
  ['корейська народно-демократична республіка', 'KP'],
  ['сполучені штати америки', 'US'],
  ['сша', 'US'],
  ['республіка кіпр', 'CY'],
  ['сирійська арабська республіка', 'SY'],
  ['турецька республіка', 'TR'],
  ['республіка казахстан', 'KZ'],
  ['киргизька республіка', 'KG'],
  ['республіка вірменія', 'AM'],
  ['республіка молдова', 'MD'],
  ['сполучене королівство', 'GB'],
  ['оае', 'AE'],
]);
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
let platform: ReadonlyMap<string, string> | undefined;

/** The ISO 3166 alpha-2 code of a country by its Ukrainian name ("Російська Федерація"); `undefined` when not known. */
export function ukrainianCountry(text: string): string | undefined {
  const name = text
    .trim()
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/^громадян(?:ин|ка|ство)\s+/, '');
  platform ??= displayNames();
  return NAMES.get(name) ?? platform.get(name);
}

/**
 * The last day of a term of years from the day of a decree, such as "10 років"; a date given as the term stands.
 * `undefined` for a term without end ("безстроково") and one in other words.
 */
export function termEnd(from: string, term: string): string | undefined {
  const date = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(term.trim());
  const given = date === null ? undefined : `${date[3]}-${date[2]}-${date[1]}`;
  if (given !== undefined) return parseDateText(given) === undefined ? undefined : given;
  const years = /^(\d{1,3})\s*(?:рік|роки|років|р\.?)(?:\s|$)/.exec(term.trim().toLowerCase())?.[1];
  if (years === undefined || parseDateText(from) === undefined) return undefined;
  const end = `${Number(from.slice(0, 4)) + Number(years)}${from.slice(4, 10)}`;
  // A term from 29 February ends in a year that may not have that day.
  return parseDateText(end) === undefined ? end.slice(0, 7) : end;
}

function displayNames(): ReadonlyMap<string, string> {
  const ukrainian = new Intl.DisplayNames(['uk'], { type: 'region' });
  const names = new Map<string, string>();
  for (const a of LETTERS) {
    for (const b of LETTERS) {
      if (isCountryCode(a + b)) names.set((ukrainian.of(a + b) ?? '').toLowerCase().replaceAll('’', "'"), a + b);
    }
  }
  return names;
}
