/** A function that writes any script in ASCII, such as `transliterate` of the library of that name. */
export type Romanise = (text: string) => string;

/** Cyrillic letters by the Latin ones that look the same, for words that mix the two scripts. */
export const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  Object.entries({ a: 'а', b: 'в', c: 'с', e: 'е', h: 'н', k: 'к', m: 'м', o: 'о', p: 'р', t: 'т', x: 'х', y: 'у' }),
);

const CYRILLIC = /\p{Script=Cyrillic}/u;
const LATIN = /\p{Script=Latin}/u;
const ASCII_ONLY = /^[\p{ASCII}]*$/u;

/**
 * Spellings of one sound in the usual romanisations of Cyrillic (ISO 9, BGN/PCGN, passport, German), each with the one
 * it is folded to. The order matters: longer spellings first.
 */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|tsch/g, 'sh'],
  [/tch/g, 'ch'],
  [/zh/g, '6'],
  [/kh/g, 'h'],
  [/ts|tz/g, 'c'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/y[oe]|jo|ie/g, 'e'],
  [/[yj]/g, 'i'],
  [/([a-z])\1+/g, '$1'],
];

/** Lower case, accents and punctuation gone, one space between words; the script stays. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}|\p{Cf}/gu, '')
    .toLowerCase()
    .replace(/['’ʹʺ`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** `plain` text by sound: "Захаров", "Zakharov" and "Zaharov" all become "zaharov". */
export function bySound(plainText: string, romanise: Romanise): string {
  let text = ASCII_ONLY.test(plainText) ? plainText : romanise(unmixed(plainText)).toLowerCase();
  text = text
    .replace(/['’`]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  for (const [spelling, sound] of SOUNDS) text = text.replace(spelling, sound);
  return text;
}

/** Latin look-alikes inside words that are otherwise Cyrillic, turned into the Cyrillic letters they stand for. */
function unmixed(text: string): string {
  if (!CYRILLIC.test(text) || !LATIN.test(text)) return text;
  return text
    .split(' ')
    .map((word) =>
      CYRILLIC.test(word) ? Array.from(word, (letter) => LOOK_ALIKES.get(letter) ?? letter).join('') : word,
    )
    .join(' ');
}
