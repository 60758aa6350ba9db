import { plain } from '../search/fold.ts';

/**
 * What a legal form says of a party. Translators render one form by several of the same class ("ТОО" as LLP, LLC or
 * Ltd), so only the class is compared. `sole` is a person who trades; `model/person.ts` recognises it.
 */
export type FormClass = 'limited' | 'stock' | 'sole' | 'state' | 'branch' | 'general';

/**
 * Legal forms as words in lower case without punctuation and accents, by class. `general` words say that there is a
 * firm and not which: they are left out and compared with nothing.
 */
const FORMS: readonly (readonly [FormClass, string])[] = [
  [
    'limited',
    `ооо|осоо|тоо|мчж|жшс|жчк|ooo|osoo|too|llc|l l c|llp|l l p|ltd|limited|limited liability company|limited company
    limited liability partnership|limited partnership|private limited|pvt ltd|private limited company|pte ltd|co ltd|co limited
    company limited|company ltd|corp ltd|gmbh|gmbh co kg|g m b h|ug|kg|ohg|sp z o o|spolka z o o|sp z oo|spzoo|s r l|srl|srls|sarl
    s a r l|sl|s l|slu|lda|ltda|ltd sti|limited sirketi|sti|d o o|doo|dooel|d o o e l|s r o|sro|spol s r o|kft|oy|ou|aps
    bv|b v|nv b v|sia|uab|eood|ood|еоод|оод|дoo|доо|fze|fzco|fz llc|fz|fzc|dmcc|wll|w l l|sdn bhd|shpk|tov|тов|ooд|mmc
    общество с ограниченной ответственностью|товарищество с ограниченной ответственностью
    товариство з обмеженою відповідальністю|mas uliyatli cemiyyeti|yk|有限公司|有限责任公司|有限責任公司|有限会社|合同会社|합자회사|유한회사`,
  ],
  [
    'stock',
    `ао|пао|оао|зао|нао|пат|прат|ат|ao|pao|oao|zao|nao|jsc|j s c|pjsc|ojsc|cjsc|ojsk|joint stock company
    open joint stock company|closed joint stock company|public joint stock company|plc|p l c|public limited company|inc|incorporated|corp
    corporation|sa|s a|spa|s p a|ag|se|kgaa|ab|a b|asa|a s|as|oyj|nv|n v|sau|s a u|pt|tbk|bhd|berhad|kk|k k|anonim sirketi
    a d|ad|ад|d d|dd|akcionersko drustvo|sp a|spolka akcyjna|rt|nyrt|zrt|qsc|psc|pjsco|saog|saoc|asc|qsc
    акционерное общество|публичное акционерное общество|открытое акционерное общество|закрытое акционерное общество
    непубличное акционерное общество|股份有限公司|株式会社|주식회사`,
  ],
  [
    'state',
    `фгуп|гуп|муп|фгбу|фгбоу|гку|кгп|ргп|рп|fgup|gup|mup|fsue|federal state unitary enterprise|state unitary enterprise
    state enterprise|федеральное государственное унитарное предприятие|государственное унитарное предприятие
    федеральное казенное предприятие|фкп`,
  ],
  ['branch', 'филиал|filial|branch|zweigniederlassung|representative office|представительство|succursale|sucursal'],
  ['general', 'фирма|компания|firma|company|co|the|m s|messrs'],
];

/** Words that are a form only before the name, or only after it; others may stand on either side. */
const ONLY_BEFORE: ReadonlySet<string> = new Set(['pt', 'the', 'фирма', 'компания', 'firma', 'm s', 'messrs']);
const ONLY_AFTER: ReadonlySet<string> = new Set(
  `sa|as|ag|se|ab|spa|co|company|inc|sti|fz|ug|kg|sl|ad|dd|ou|oy|kk|corp|rt|yk|limited|a s|s a|a b|a d|d d|s l`.split(
    '|',
  ),
);

const CLASS_OF: ReadonlyMap<string, FormClass> = new Map(
  FORMS.flatMap(([form, words]) => words.split(/[|\n]/).map((text): [string, FormClass] => [plain(text), form])),
);
const LONGEST = Math.max(...[...CLASS_OF.keys()].map((form) => form.split(' ').length));
/** Forms that stand in a word of their own script without a space before them. */
const JOINED = [...CLASS_OF.keys()]
  .filter((form) => /\p{Script=Han}|\p{Script=Hangul}/u.test(form))
  .toSorted((a, b) => b.length - a.length);

/** The words that forms end and begin with: most names are through after a look at these. */
const LAST_WORDS = new Set([...CLASS_OF.keys()].map((form) => form.slice(form.lastIndexOf(' ') + 1)));
const FIRST_WORDS = new Set([...CLASS_OF.keys()].map((form) => form.split(' ', 1)[0] ?? ''));
const MAY_BE_JOINED = /[\p{Script=Han}\p{Script=Hangul}]/u;

/** A name in words without its legal form. */
export interface NameWithoutForm {
  /** Never empty unless the name is: a name that is nothing but forms keeps them. */
  readonly words: readonly string[];
  /** `undefined` where the name carries no form that tells anything. */
  readonly form: FormClass | undefined;
}

/**
 * Parts a name from the legal forms at its end and at its beginning. `words` are in lower case, without punctuation and
 * accents. A form before the name that contradicts one after it is part of the name: "AO Tools Ltd".
 */
export function withoutLegalForm(words: readonly string[]): NameWithoutForm {
  let rest: readonly string[] = words.some((word) => MAY_BE_JOINED.test(word)) ? words.flatMap(parted) : words;
  let form: FormClass | undefined;
  for (;;) {
    const cut = formAtEnd(rest, form) ?? formAtStart(rest, form);
    if (cut === undefined) return { words: rest, form };
    rest = cut.words;
    if (cut.form !== 'general') form ??= cut.form;
  }
}

/** Whether two names with these forms may be one party: no form says nothing. */
export function formsAgree(a: FormClass | undefined, b: FormClass | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

interface Cut {
  readonly words: readonly string[];
  readonly form: FormClass;
}

function formAtEnd(words: readonly string[], known: FormClass | undefined): Cut | undefined {
  if (!LAST_WORDS.has(words.at(-1) ?? '')) return undefined;
  for (let length = Math.min(LONGEST, words.length - 1); length > 0; length--) {
    const text = words.slice(-length).join(' ');
    const form = CLASS_OF.get(text);
    if (form !== undefined && !ONLY_BEFORE.has(text) && fits(form, known))
      return { words: words.slice(0, -length), form };
  }
  return undefined;
}

function formAtStart(words: readonly string[], known: FormClass | undefined): Cut | undefined {
  if (!FIRST_WORDS.has(words[0] ?? '')) return undefined;
  for (let length = Math.min(LONGEST, words.length - 1); length > 0; length--) {
    const text = words.slice(0, length).join(' ');
    const form = CLASS_OF.get(text);
    if (form !== undefined && !ONLY_AFTER.has(text) && fits(form, known)) return { words: words.slice(length), form };
  }
  return undefined;
}

function fits(form: FormClass, known: FormClass | undefined): boolean {
  return known === undefined || form === known || form === 'general';
}

/** Chinese, Japanese and Korean names carry the form without a space. */
function parted(word: string): readonly string[] {
  const form = JOINED.find((candidate) => word.length > candidate.length && word.endsWith(candidate));
  if (form !== undefined) return [word.slice(0, -form.length), form];
  const first = JOINED.find((candidate) => word.length > candidate.length && word.startsWith(candidate));
  return first === undefined ? [word] : [first, word.slice(first.length)];
}
