import { bySound, plain, type Romanise } from '../search/fold.ts';
import {
  CITIES,
  COUNTRY_WORDS,
  FLOOR_WORDS,
  HOUSE_WORDS,
  NAMED_HOUSES,
  PLAIN_WORDS,
  UNIT_WORDS,
} from './addressWords.ts';

/** An address made comparable down to the office, room or flat. */
export interface ParsedAddress {
  /** Office, room or flat, or where there is none the floor; `undefined` where the text ends at the house. */
  readonly unit: string | undefined;
  /** The numbers of house, block and building, in order. */
  readonly house: string;
  /** Streets, names of houses and places by sound, without words such as "street" and "city". */
  readonly words: readonly string[];
  /** Whether the text names a house at all, by number or by name. */
  readonly isHouse: boolean;
}

/** How near two addresses are. */
export type Nearness = 'unit' | 'building' | 'apart';

const NUMBER = /^(?:\d+[\p{L}]?|\p{L}\d+)$/u;
const POSTCODE = /^\d{5,6}$/;
/** Numbers written onto their word ("оф5", "д12"), the Chinese room and floor, and "12/F". */
const JOINED: readonly (readonly [RegExp, string])[] = [
  [/(\d+[a-z]?)\s*[室号號房]/giu, ' unit $1 '],
  [/(\d+)\s*[楼樓层層]/giu, ' floor $1 '],
  [/(\d+)\s*\/\s*f(?!\p{L})/giu, ' floor $1 '],
  [/(\d+)(?:st|nd|rd|th)\s+floor/giu, ' floor $1 '],
  [/(\d+)(?:-?[йяи]+)?\s+этаж/giu, ' floor $1 '],
  [/(?<!\p{L})(оф|кв|пом|ком|каб|apt|rm|д|к|стр|корп)\.?\s*(?=\d)/giu, ' $1 '],
  [/#\s*(?=\d)/gu, ' unit '],
];

/**
 * Reads an address in Latin or Cyrillic letters: unit, house and words, whatever their order. Postcodes, countries and
 * the words for the sort of a street or place are left out.
 */
export function parseAddress(text: string, romanise: Romanise): ParsedAddress {
  const spread = JOINED.reduce((whole, [pattern, spaced]) => whole.replace(pattern, spaced), text.normalize('NFKC'));
  const tokens = plain(spread)
    .split(' ')
    .filter((token) => token !== '');
  const units: string[] = [];
  const floors: string[] = [];
  const house: string[] = [];
  const named = new Set<string>();
  let isNamedHouse = false;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] ?? '';
    const next = numberAfter(tokens, at);
    if (next !== undefined && UNIT_WORDS.has(token)) {
      units.push(number(next.text, romanise));
      at = next.at;
    } else if (next !== undefined && FLOOR_WORDS.has(token)) {
      floors.push(number(next.text, romanise));
      at = next.at;
    } else if (next !== undefined && HOUSE_WORDS.has(token)) {
      house.push(number(next.text, romanise));
      at = next.at;
    } else if (NUMBER.test(token)) {
      if (!POSTCODE.test(token)) house.push(number(token, romanise));
    } else {
      isNamedHouse ||= NAMED_HOUSES.has(token);
      const word = placeWord(token, romanise);
      if (word !== '') named.add(word);
    }
  }
  const unit = units.length > 0 ? units : floors.map((floor) => `floor ${floor}`);
  return {
    unit: unit.length === 0 ? undefined : unit.join(' '),
    house: house.join(' '),
    words: [...named].toSorted(),
    isHouse: named.size > 0 && (house.length > 0 || isNamedHouse || unit.length > 0),
  };
}

/**
 * How near two addresses are: `unit` where house and office are the same, `building` where the house is and the offices
 * differ or one is missing. Of streets and places one may say less than the other, but not something else: "12 Samal
 * Row" is in Almaty or in Astana, not in both.
 */
export function nearness(a: ParsedAddress, b: ParsedAddress): Nearness {
  if (!a.isHouse || !b.isHouse || a.house !== b.house) return 'apart';
  const [few, many] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words];
  if (few.length === 0 || !few.every((word) => many.includes(word))) return 'apart';
  return a.unit !== undefined && a.unit === b.unit ? 'unit' : 'building';
}

/** The number that a word announces, past "No." between them. */
function numberAfter(
  tokens: readonly string[],
  at: number,
): { readonly text: string; readonly at: number } | undefined {
  for (let next = at + 1; next <= at + 2; next++) {
    const token = tokens[next];
    if (token === undefined) return undefined;
    if (NUMBER.test(token) || (next === at + 1 && UNIT_WORDS.has(tokens[at] ?? '') && /^\p{L}$/u.test(token))) {
      return { text: token, at: next };
    }
    if (!/^(?:no|nr|n|num|number|№)$/u.test(token)) return undefined;
  }
  return undefined;
}

/** A number without leading zeros; its letter in Latin. */
function number(text: string, romanise: Romanise): string {
  return (/^[\x20-\x7e]*$/.test(text) ? text : romanise(text).toLowerCase()).replace(/^0+(?=\d)/, '');
}

function placeWord(token: string, romanise: Romanise): string {
  if (PLAIN_WORDS.has(token) || HOUSE_WORDS.has(token) || UNIT_WORDS.has(token) || COUNTRY_WORDS.has(token)) return '';
  if (NAMED_HOUSES.has(token)) return '';
  const sound = bySound(token, romanise).replaceAll(' ', '');
  return CITIES.get(sound) ?? sound;
}
