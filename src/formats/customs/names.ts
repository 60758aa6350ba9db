/** Letters that look alike in Cyrillic and Latin: the Cyrillic one as the Latin. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  е: 'e',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
};

/** Legal forms in their spellings, folded: each line is one form; the same form in other words is another spelling. */
const FORMS: readonly (readonly [string, readonly string[]])[] = [
  ['llc', ['общество с ограниченной ответственностью', 'limited liability company', 'ооо', 'ooo', 'l l c', 'llc']],
  [
    'llp',
    ['товарищество с ограниченной ответственностью', 'limited liability partnership', 'тоо', 'too', 'l l p', 'llp'],
  ],
  ['pjsc', ['публичное акционерное общество', 'public joint stock company', 'пао', 'pao', 'pjsc']],
  ['jsc', ['акционерное общество', 'joint stock company', 'ао', 'ao', 'jsc']],
  ['ltd', ['company limited', 'company ltd', 'co limited', 'co ltd', 'limited', 'ltd']],
  ['sole', ['индивидуальный предприниматель', 'individual entrepreneur', 'ип', 'ip']],
  ['spzoo', ['sp', 'spolka'].flatMap((sp) => ['z o o', 'z oo', 'zo o', 'zoo'].map((zoo) => `${sp} ${zoo}`))],
  ['srl', ['s r l', 'srl']],
  ['spa', ['s p a', 'spa']],
  ['slu', ['s l u', 'slu']],
  ['sl', ['s l', 'sl']],
  ['sa', ['s a', 'sa']],
];

/** Words before a name that are no part of it. */
const LEADING = /^\s*(?:ФИРМА|КОМПАНИЯ|ПРЕДПРИЯТИЕ|FIRMA|FIRM|M\/S\.?)(?=[\s"«“„:'(])[\s:]*/iu;
const QUOTED = /^["«“„']([^"«»“”„']+)["»”“']$/u;

/** A name without what stands before it, ФИРМА, КОМПАНИЯ, FIRMA, and without quotes around all of it. */
export function bareName(text: string): string {
  const bare = text.replace(LEADING, '').trim();
  const name = QUOTED.exec(bare)?.[1]?.trim() ?? bare;
  return name === '' ? text.trim() : name;
}

/** Tables repeat names on most rows. */
const KEPT_KEYS = 50_000;
const keys = new Map<string, string>();

/**
 * The form of a name by which it is the same name within one file: without case, width, punctuation and blanks, with
 * look-alike letters and the spellings of one legal form made the same, the form at the end. Two names of one form are
 * one spelling apart, never a guess about who is behind them.
 */
export function nameKey(name: string): string {
  const known = keys.get(name);
  if (known !== undefined) return known;
  const key = makeKey(name);
  if (keys.size >= KEPT_KEYS) keys.clear();
  keys.set(name, key);
  return key;
}

function makeKey(name: string): string {
  const words = bareName(name)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}&+]+/gu, ' ')
    .trim();
  const forms: string[] = [];
  let rest = latinised(words);
  for (const { form, pattern } of formsIn(rest)) {
    rest = rest.replace(pattern, () => {
      if (!forms.includes(form)) forms.push(form);
      return '';
    });
  }
  const bare = rest.replaceAll(' ', '');
  // A name that is nothing but legal forms keeps them.
  return bare === '' ? words : [bare, ...forms.toSorted()].join(' ');
}

/** Cyrillic look-alikes as Latin letters, in every word: the same is done with the forms, so that they still match. */
export function latinised(text: string): string {
  return text.replace(/[авекмнорстух]/g, (letter) => LOOK_ALIKES[letter] ?? letter);
}

interface FoldedForm {
  readonly form: string;
  readonly spellings: readonly string[];
  readonly pattern: RegExp;
  /** The words that the spellings end in. */
  readonly endings: ReadonlySet<string>;
}

/** The forms as they stand in folded names, in the order in which they are looked for. */
export const FOLDED_FORMS: readonly FoldedForm[] = FORMS.map(([form, written]) => {
  const spellings = written.map(latinised);
  return {
    form,
    spellings,
    pattern: new RegExp(`(?:^| )(?:${spellings.join('|')})(?= |$)`, 'gu'),
    endings: new Set(spellings.map((spelling) => spelling.slice(spelling.lastIndexOf(' ') + 1))),
  };
});
const FORM_WORDS: ReadonlySet<string> = new Set(FOLDED_FORMS.flatMap(({ endings }) => [...endings]));

/** The forms that a name can have by its words, in their order. */
function formsIn(name: string): readonly FoldedForm[] {
  const words = name.split(' ').filter((word) => FORM_WORDS.has(word));
  return words.length === 0 ? [] : FOLDED_FORMS.filter(({ endings }) => words.some((word) => endings.has(word)));
}

/** Whether a name has the legal form of a company in it. */
export function hasCompanyForm(text: string): boolean {
  return COMPANY_FORM.test(text);
}

const COMPANY_FORM =
  /(?:^|[\s"«(.,])(?:ООО|ОАО|ЗАО|ПАО|НАО|АО|ТОО|ОДО|ЧУП|УП|LLC|LLP|L\.?L\.?C\.?|LTD|LIMITED|CO|COMPANY|CORP(?:ORATION)?|INC|PLC|P?JSC|GMBH|AG|KG|SRL|S\s?R\s?L|SPA|S\s?P\s?A|S\.P\.A|S\.R\.L|SLU?|S\s?L(?:\s?U)?|S\.L\.?|SA|S\s?A|S\.A\.?|SAS|BV|B\.V\.?|NV|AB|OY|AS|A\.?S\.?|OU|SIA|UAB|DOO|SP\.?\s?Z\.?\s?O\.?\s?O\.?|ZOO|STI|FZE|FZCO|FZ-?LLC|DMCC|PVT|PTE|SDN|BHD|LD|OOO|TOO)(?=$|[\s"»).,/])/iu;
