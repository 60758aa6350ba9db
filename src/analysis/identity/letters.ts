/** A script whose letters are drawn like those of another. */
export type Script = 'Latin' | 'Cyrillic' | 'Greek';

/**
 * Lower-case Latin letters with the Cyrillic and the Greek letter drawn the same, in lower or upper case: the pairs of
 * Unicode's confusables table (UTS 39) that company names are written with.
 */
const LATIN_CYRILLIC = 'aа bв cс eе hн kк mм oо pр tт xх yу iі jј sѕ';
const LATIN_GREEK = 'aα bβ eε hη iι kκ mμ nν oο pρ tτ xχ yυ zζ';

const CYRILLIC_TO_LATIN = table(LATIN_CYRILLIC, 1, 0);
const LATIN_TO_CYRILLIC = table(LATIN_CYRILLIC, 0, 1);
const GREEK_TO_LATIN = table(LATIN_GREEK, 1, 0);

const SCRIPTS: readonly (readonly [Script, RegExp])[] = [
  ['Latin', /\p{Script=Latin}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
];
const MIXED = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
const LATIN = /\p{Script=Latin}/u;

/** A letter of another script than the word it stands in, with the letter it looks like. */
export interface ConfusableLetter {
  readonly letter: string;
  /** Such as "U+0430". */
  readonly code: string;
  readonly script: Script;
  readonly looksLike: string;
  /** Place in the word, from 1. */
  readonly position: number;
}

/** A word that mixes scripts. */
export interface MixedWord {
  readonly word: string;
  /** The script the word is taken to be in. */
  readonly script: Script;
  readonly letters: readonly ConfusableLetter[];
}

/**
 * The words of a name that mix scripts, with the letters that can be taken for others. A word wholly in one script is
 * no mixture, whatever its neighbours: "ООО Alpha" is ordinary. Mixtures without a look-alike ("Яndex") have no letters.
 */
export function mixedWords(name: string): readonly MixedWord[] {
  if (!MIXED.test(name)) return [];
  return name.split(/[^\p{L}\p{M}]+/u).flatMap((word): MixedWord[] => {
    const scripts = new Set(Array.from(word, scriptOf).filter((script) => script !== undefined));
    if (scripts.size < 2) return [];
    const script = scriptMeant(word.toLowerCase());
    const letters = Array.from(word).flatMap((letter, index): ConfusableLetter[] => {
      const own = scriptOf(letter);
      const looksLike = own === undefined || own === script ? undefined : lookAlike(letter, script);
      if (own === undefined || looksLike === undefined) return [];
      return [{ letter, code: codeOf(letter), script: own, looksLike, position: index + 1 }];
    });
    return [{ word, script, letters }];
  });
}

/** The mixtures of a name in words, or an empty text: 'letter 2 of “Rаdio” is Cyrillic “а” (U+0430), like Latin “a”'. */
export function sayMixedWords(name: string): string {
  return mixedWords(name)
    .map(({ word, script, letters }) =>
      letters.length === 0
        ? `“${word}” mixes scripts`
        : letters
            .map(
              ({ letter, code, script: own, looksLike, position }) =>
                `letter ${position} of “${word}” is ${own} “${letter}” (${code}), like ${script} “${looksLike}”`,
            )
            .join('; '),
    )
    .join('; ');
}

/** A lower-case word that mixes scripts with its look-alikes turned into the script it is meant in. */
export function unmixedWord(word: string): string {
  if (!MIXED.test(word) || !LATIN.test(word)) return word;
  return inScript(word, scriptMeant(word));
}

/** A lower-case word with every look-alike turned into one script; other letters stay. */
export function inScript(word: string, script: Script): string {
  return Array.from(word, (letter) => lookAlike(letter, script) ?? letter).join('');
}

/** Whether a lower-case word could be read in the other script letter by letter, as "сом" and "com". */
export function isAllLookAlikes(word: string): boolean {
  return Array.from(word).every((letter) => CYRILLIC_TO_LATIN.has(letter) || LATIN_TO_CYRILLIC.has(letter));
}

/** The script that letters without a look-alike decide; where none does, the one with more letters. */
function scriptMeant(word: string): Script {
  const sure: Record<Script, number> = { Latin: 0, Cyrillic: 0, Greek: 0 };
  const all: Record<Script, number> = { Latin: 0, Cyrillic: 0, Greek: 0 };
  for (const letter of word) {
    const script = scriptOf(letter);
    if (script === undefined) continue;
    all[script]++;
    if (!CYRILLIC_TO_LATIN.has(letter) && !LATIN_TO_CYRILLIC.has(letter) && !GREEK_TO_LATIN.has(letter)) sure[script]++;
  }
  const most = (counts: Record<Script, number>): Script =>
    counts.Latin >= counts.Cyrillic && counts.Latin >= counts.Greek
      ? 'Latin'
      : counts.Cyrillic >= counts.Greek
        ? 'Cyrillic'
        : 'Greek';
  return sure.Latin === sure.Cyrillic && sure.Latin >= sure.Greek ? most(all) : most(sure);
}

/** The letter of a script that looks like this one of another; `undefined` where there is none. Case is kept. */
function lookAlike(letter: string, script: Script): string | undefined {
  const lower = letter.toLowerCase();
  const found =
    script === 'Latin'
      ? (CYRILLIC_TO_LATIN.get(lower) ?? GREEK_TO_LATIN.get(lower))
      : script === 'Cyrillic'
        ? LATIN_TO_CYRILLIC.get(lower)
        : undefined;
  return found === undefined || letter === lower ? found : found.toUpperCase();
}

function scriptOf(letter: string): Script | undefined {
  return SCRIPTS.find(([, pattern]) => pattern.test(letter))?.[0];
}

function codeOf(letter: string): string {
  return `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function table(pairs: string, key: 0 | 1, value: 0 | 1): ReadonlyMap<string, string> {
  return new Map(pairs.split(' ').map((pair) => [pair[key] ?? '', pair[value] ?? '']));
}
