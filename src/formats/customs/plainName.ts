import { grown } from '../../model/grown.ts';
import { wordsOf } from '../../model/wordView.ts';
import { FOLDED_FORMS, latinised } from './names.ts';

/** Words that may part a cell into several parties, and those before a name that are no part of it. */
const ASKING =
  'behalf order ordered commissioned commission instruction instructions account courtesy through thru via on by for obo ' +
  'inn инн поручению заказу заявке указанию счет имени интересах через посредничестве посредством по для за';
const LEADING = 'фирма компания предприятие firma firm m';
/** Words by which forwarders are told. */
const FORWARDING_LATIN = 'logistic logistics forwarding forwarder forwarders freight cargo';
const FORWARDING_CYRILLIC = 'логистик логистика логистикс логистики карго экспедитор экспедиция';
/** What the pieces of words begin with that a cell may be cut in, and a word for forwarders with any ending. */
const BEGINNINGS = ['commi', 'throu', 'экспедиц'].map(folded);

/** What a word of a name is. */
const Sort = {
  /** A part of the name. */
  plain: 0,
  /** It takes a closer look at the text. */
  asking: 1,
  /** The same, where it is the first word. */
  leading: 2,
  /** One by which forwarders are told, if all of it is Latin, or all of it Cyrillic. */
  forwardingLatin: 3,
  forwardingCyrillic: 4,
  /** "Co" or "company", which is a part of the form in front of "limited". */
  company: 5,
  /** A legal form, and above it the others. */
  limited: 6,
} as const;

/** The legal forms by their numbers, from `Sort.limited` on. */
const FORMS = ['ltd', ...FOLDED_FORMS.flatMap(({ form }) => (form === 'ltd' ? [] : [form]))];
const FORM_BYTES = FORMS.map((form) => folded(` ${form}`));

interface Word {
  readonly bytes: Uint8Array;
  readonly sort: number;
}

const SLOTS = 1024;
const WORDS: readonly (Word | undefined)[] = tableOfWords();

/** What a byte of ASCII is in a name, and what the characters U+0400 to U+045F become in it. */
const LETTER = 1;
const DIGIT = 2;
const PARTING = 3;
const ASCII = Uint8Array.from({ length: 128 }, (_, byte) => sortOf(String.fromCharCode(byte)));
const FIRST_CYRILLIC = 0x400;
const CYRILLIC = Array.from({ length: 0x60 }, (_, at) => cyrillic(String.fromCharCode(FIRST_CYRILLIC + at)));

/**
 * `nameKey` for a name as bytes, where the bytes tell without doubt that the cell names one party and no more: Latin and
 * Cyrillic letters, digits, and at most one legal form in one word. All others take `splitParties`, `readParty` and
 * `nameKey`.
 */
export class PlainName {
  /** The key of the name, in `key[0 … length)`. */
  key = new Uint8Array(512);
  /** The same as words. */
  words = wordsOf(this.key);
  length = 0;
  /** The name is that of a firm whose trade is to pass goods on. */
  isForwarder = false;
  private form = -1;
  /** Where the word in hand begins in the key, and the one before it where that is "co". */
  private word = 0;
  private company = -1;
  private isFirst = true;
  /** Of which letters the word in hand is. */
  private hasLatin = false;
  private hasCyrillic = false;
  private hash = 0;

  /** Folds the name in `bytes[start … end)`, which has nothing to trim; false where it takes more care. */
  fold(bytes: Uint8Array, start: number, end: number): boolean {
    if (!isLetter(bytes[start] ?? 0)) return false;
    while ((end - start) * 2 + 16 > this.key.length) {
      this.key = grown(this.key);
      this.words = wordsOf(this.key);
    }
    const { key } = this;
    this.length = this.word = this.hash = 0;
    this.form = this.company = -1;
    this.isForwarder = this.hasLatin = this.hasCyrillic = false;
    this.isFirst = true;
    let length = 0;
    let at = start;
    let sort: number = PARTING;
    let last: number = PARTING;
    while (at < end) {
      const byte = bytes[at] ?? 0;
      if (byte < 0x80) {
        at++;
        last = sort;
        sort = ASCII[byte] ?? 0;
        if (sort === LETTER) {
          this.hasLatin = true;
          this.hash = step(this.hash, (key[length++] = byte | 0x20));
        } else if (sort === DIGIT) this.hash = step(this.hash, (key[length++] = byte));
        else if (sort !== PARTING) return false;
      } else if (byte === 0xd0 || byte === 0xd1) {
        const letters = CYRILLIC[((byte & 1) << 6) | ((bytes[at + 1] ?? 0) & 0x3f)];
        if (letters === undefined) return false;
        at += 2;
        last = sort;
        sort = LETTER;
        this.hasCyrillic = true;
        for (const letter of letters) this.hash = step(this.hash, (key[length++] = letter));
      } else if (isParting(bytes, at)) {
        at += byte === 0xc2 ? 2 : 3;
        last = sort;
        sort = PARTING;
      } else return false;
      // A letter beside a digit: what is a word there depends on who asks.
      if (sort !== last && sort !== PARTING && last !== PARTING) return false;
      if (sort === PARTING && last !== PARTING) {
        this.length = length;
        if (!this.endWord()) return false;
        length = this.length;
      }
    }
    this.length = length;
    if (sort !== PARTING) {
      if (!this.endWord()) return false;
    } else if (!isEnding(bytes[end - 1] ?? 0)) return false;
    if (this.length === 0) return false;
    if (this.form >= 0) for (const byte of FORM_BYTES[this.form] ?? []) key[this.length++] = byte;
    return true;
  }

  /** The word in hand ends; a legal form is taken off the key. */
  private endWord(): boolean {
    const { word, isFirst } = this;
    const sort = this.sortOfWord();
    if (sort === Sort.asking || (sort === Sort.leading && isFirst)) return false;
    if (sort === Sort.forwardingLatin) this.isForwarder ||= !this.hasCyrillic;
    else if (sort === Sort.forwardingCyrillic) this.isForwarder ||= !this.hasLatin;
    else if (sort >= Sort.limited) {
      // Of two forms each may hide the other.
      if (this.form >= 0) return false;
      this.form = sort - Sort.limited;
      this.length = sort === Sort.limited && this.company >= 0 ? this.company : word;
    }
    this.company = sort === Sort.company ? word : -1;
    this.word = this.length;
    this.hash = 0;
    this.isFirst = this.hasLatin = this.hasCyrillic = false;
    return true;
  }

  private sortOfWord(): number {
    const { key, word, length } = this;
    for (const beginning of BEGINNINGS) if (hasAt(key, word, length, beginning)) return Sort.asking;
    for (let slot = this.hash & (SLOTS - 1); ; slot = (slot + 1) & (SLOTS - 1)) {
      const known = WORDS[slot];
      if (known === undefined) return Sort.plain;
      if (known.bytes.length === length - word && hasAt(key, word, length, known.bytes)) return known.sort;
    }
  }
}

function hasAt(bytes: Uint8Array, start: number, end: number, word: Uint8Array): boolean {
  if (end - start < word.length) return false;
  for (let at = 0; at < word.length; at++) if (bytes[start + at] !== word[at]) return false;
  return true;
}

function isLetter(byte: number): boolean {
  return byte < 0x80 ? ASCII[byte] === LETTER : byte === 0xd0 || byte === 0xd1;
}

/** « and », dashes and curly quotes: in every name they are no more than a blank. */
function isParting(bytes: Uint8Array, at: number): boolean {
  const second = bytes[at + 1] ?? 0;
  if (bytes[at] === 0xc2) return second === 0xab || second === 0xbb;
  const third = bytes[at + 2] ?? 0;
  return bytes[at] === 0xe2 && second === 0x80 && (third === 0x93 || third === 0x94 || (third > 0x97 && third < 0xa0));
}

/** Whether the last byte of a name that does not end in a letter or digit is one that nobody takes off: . ) " or ». */
function isEnding(byte: number): boolean {
  return byte === 0x2e || byte === 0x29 || byte === 0x22 || byte === 0xbb;
}

function step(hash: number, byte: number): number {
  return (Math.imul(hash ^ byte, 0x0100_0193) + 0x9e37) | 0;
}

function sortOf(character: string): number {
  if (/[A-Za-z]/.test(character)) return LETTER;
  if (/[0-9]/.test(character)) return DIGIT;
  // "&" and "+" are parts of a key and yet part words.
  return /[ !-~]/.test(character) && !/[&+]/.test(character) ? PARTING : 0;
}

/** A letter as `nameKey` has it. */
function cyrillic(letter: string): Uint8Array {
  return folded(letter.toLowerCase().replace('ё', 'е'));
}

function folded(text: string): Uint8Array {
  return new TextEncoder().encode(latinised(text));
}

function tableOfWords(): readonly (Word | undefined)[] {
  const sorts = new Map<string, number>();
  const put = (words: readonly string[], sort: number): void => {
    for (const word of words) sorts.set(latinised(word), sort);
  };
  put(
    FOLDED_FORMS.flatMap(({ spellings }) => spellings.flatMap((spelling) => spelling.split(' '))),
    Sort.asking,
  );
  put(LEADING.split(' '), Sort.leading);
  put(['co', 'company'], Sort.company);
  for (const { form, spellings } of FOLDED_FORMS) {
    const sort = Sort.limited + FORMS.indexOf(form);
    put(
      spellings.filter((spelling) => !spelling.includes(' ')),
      sort,
    );
  }
  put(ASKING.split(' '), Sort.asking);
  put(FORWARDING_LATIN.split(' '), Sort.forwardingLatin);
  put(FORWARDING_CYRILLIC.split(' '), Sort.forwardingCyrillic);
  const table: (Word | undefined)[] = Array.from({ length: SLOTS });
  for (const [word, sort] of sorts) {
    const bytes = new TextEncoder().encode(word);
    let slot = bytes.reduce(step, 0) & (SLOTS - 1);
    while (table[slot] !== undefined) slot = (slot + 1) & (SLOTS - 1);
    table[slot] = { bytes, sort };
  }
  return table;
}
