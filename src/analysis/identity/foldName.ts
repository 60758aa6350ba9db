import { shortLegalForm } from '../../model/legalForm.ts';
import { withoutSoleTrader } from '../../model/person.ts';
import { bySound, plain, type Romanise } from '../search/fold.ts';
import { inScript, isAllLookAlikes, unmixedWord } from './letters.ts';
import { withoutLegalForm, type FormClass } from './legalForms.ts';

/** A name made comparable. */
export interface FoldedName {
  /**
   * What two spellings of one name have in common: lower-case Latin letters and digits by sound, without spaces. Empty
   * where the name has neither.
   */
  readonly key: string;
  /** The class of the legal form, where the name carries one. */
  readonly form: FormClass | undefined;
}

/** Words kept with their fold: names of firms are made of the same words again and again. */
const KEPT_WORDS = 200_000;
const CYRILLIC_OR_GREEK = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
const LATIN = /\p{Script=Latin}/u;
/** Letters of their own, which no decomposition turns into plain ones. */
const LETTERS: readonly (readonly [string, string])[] = [
  ['ß', 'ss'],
  ['ø', 'o'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ı', 'i'],
];
const OWN_LETTERS = /[ßøæœłđı]/;

/**
 * Makes names comparable (formats, section 7): case, width, accents, punctuation, spaces, legal forms, the spellings of
 * one sound in the usual romanisations, and letters that look alike are folded. Keeps the folds of words it has seen.
 */
export class NameFolder {
  private readonly words = new Map<string, string>();

  constructor(private readonly romanise: Romanise) {}

  /** The comparison key of a name and the class of its legal form. */
  fold(name: string): FoldedName {
    const trader = withoutSoleTrader(name);
    const { words, form } = withoutLegalForm(wordsOf(trader ?? name));
    return {
      key: oneScript(words)
        .map((word) => this.word(word))
        .join(''),
      form: trader === undefined ? form : 'sole',
    };
  }

  private word(word: string): string {
    const known = this.words.get(word);
    if (known !== undefined) return known;
    const folded = bySound(word, this.romanise).replaceAll(' ', '');
    if (this.words.size >= KEPT_WORDS) this.words.clear();
    this.words.set(word, folded);
    return folded;
  }
}

/** The words of a name in lower case, without accents and punctuation, each in one script. */
function wordsOf(name: string): readonly string[] {
  let text = plain(shortLegalForm(name.normalize('NFKC')));
  if (OWN_LETTERS.test(text)) for (const [letter, latin] of LETTERS) text = text.replaceAll(letter, latin);
  return text === '' ? [] : twoScripts(text) ? text.split(' ').map(unmixedWord) : text.split(' ');
}

/**
 * A word that can be read in two scripts letter by letter is read in that of the rest of the name: "СОМ Trading" as
 * "COM Trading". Where the rest has both scripts or none, it stays.
 */
function oneScript(words: readonly string[]): readonly string[] {
  if (!twoScripts(words.join(' '))) return words;
  const doubtful = words.map(isAllLookAlikes);
  if (!doubtful.includes(true) || !doubtful.includes(false)) return words;
  const sure = words.filter((_, index) => doubtful[index] === false);
  const latin = sure.some((word) => LATIN.test(word));
  const other = sure.some((word) => CYRILLIC_OR_GREEK.test(word));
  if (latin === other) return words;
  return words.map((word, index) => (doubtful[index] === true ? inScript(word, latin ? 'Latin' : 'Cyrillic') : word));
}

function twoScripts(text: string): boolean {
  return CYRILLIC_OR_GREEK.test(text) && LATIN.test(text);
}
