import { countryCode, isCountryCode } from '../countries.ts';

/** Russian names in use that the display names do not give, folded. */
const RUSSIAN: Readonly<Record<string, string>> = {
  рф: 'RU',
  'российская федерация': 'RU',
  сша: 'US',
  'соединенные штаты америки': 'US',
  оаэ: 'AE',
  кнр: 'CN',
  'республика казахстан': 'KZ',
  рк: 'KZ',
  'республика беларусь': 'BY',
  белоруссия: 'BY',
  'республика армения': 'AM',
  киргизия: 'KG',
  'кыргызская республика': 'KG',
  кыргызстан: 'KG',
  молдова: 'MD',
  'республика корея': 'KR',
  'корея республика': 'KR',
  'южная корея': 'KR',
  гонконг: 'HK',
  'гонконг сянган': 'HK',
  сянган: 'HK',
  'тайвань китай': 'TW',
  великобритания: 'GB',
  'соединенное королевство': 'GB',
  турция: 'TR',
  'чешская республика': 'CZ',
  'иран исламская республика': 'IR',
  'виргинские острова британские': 'VG',
};

/** English short forms that stand behind names in customs data. */
const ENGLISH: Readonly<Record<string, string>> = { bvi: 'VG', england: 'GB', holland: 'NL', korea: 'KR' };

let names: ReadonlyMap<string, string> | undefined;
const answers = new Map<string, string | undefined>();

/**
 * The upper-case ISO 3166 alpha-2 code for a country as customs data write it: a code, an English or Russian name, a
 * name after a code ("KZ - КАЗАХСТАН"); `undefined` for anything else.
 */
export function tableCountry(text: string): string | undefined {
  const known = answers.get(text);
  if (known !== undefined || answers.has(text)) return known;
  const code = lookUp(text);
  if (answers.size < 10_000) answers.set(text, code);
  return code;
}

function lookUp(text: string): string | undefined {
  const code = countryCode(text);
  if (code !== undefined) return code;
  const folded = fold(text);
  if (Object.hasOwn(RUSSIAN, folded)) return RUSSIAN[folded];
  if (Object.hasOwn(ENGLISH, folded)) return ENGLISH[folded];
  names ??= russianNames();
  const name = names.get(folded);
  if (name !== undefined) return name;
  // "Iran, Islamic Republic of": what follows the comma tells two countries apart only for these.
  const [before = '', after] = text.split(',', 2);
  if (after !== undefined && !/korea|congo|virgin/i.test(before)) {
    const first = lookUp(before);
    if (first !== undefined) return first;
  }
  const coded = /^([A-Z]{2})\s*[-–:(/]/.exec(text.trim())?.[1];
  return coded !== undefined && isCountryCode(coded) ? coded : undefined;
}

/** Names in Russian for every code that an English name leads to. */
function russianNames(): ReadonlyMap<string, string> {
  const russian = new Intl.DisplayNames(['ru'], { type: 'region', fallback: 'none' });
  const found = new Map<string, string>();
  for (let first = 65; first <= 90; first++) {
    for (let second = 65; second <= 90; second++) {
      const code = String.fromCharCode(first, second);
      const name = isCountryCode(code) ? russian.of(code) : undefined;
      if (name !== undefined) found.set(fold(name), code);
    }
  }
  return found;
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
}
