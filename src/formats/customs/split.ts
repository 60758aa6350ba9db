import { tableCountry } from './countryText.ts';
import { bareName, hasCompanyForm } from './names.ts';

/** A party named in a cell. */
export interface SplitParty {
  readonly name: string;
  /** ISO 3166 alpha-2, where the cell says it. */
  readonly country?: string;
  /** Tax numbers that stand in the cell. */
  readonly identifiers: readonly { readonly scheme: string; readonly value: string }[];
}

/**
 * What a cell with several parties says. `chain` runs from the principal to the party that acts: "A by order of B" is
 * B, A; "A through B" is A, B. The last one ships, or takes delivery; each acts for the one before it.
 */
export interface Split {
  /** The whole text of the cell. */
  readonly text: string;
  readonly chain: readonly SplitParty[];
  /** The cell names a principal but not who acts: the actor has no name. */
  readonly actorMissing: boolean;
  /** The text ends within the words that would name another party. */
  readonly cut: boolean;
  /** A person who signed for the party, "person for company". */
  readonly person?: string;
  /** Likely ones hold unless refused; unsure ones only where accepted. */
  readonly confidence: 'likely' | 'unsure';
}

/** B is the principal in "A … B", and in "… B". */
const PRINCIPAL = [
  'FOR AND ON BEHALF OF',
  'ON BEHALF OF',
  'IN BEHALF OF',
  'ON BEHALF',
  'BY THE ORDER OF',
  'BY ORDER OF',
  'ON ORDER OF',
  'UNDER ORDER OF',
  'BY ORDER',
  'ORDERED BY',
  'COMMISSIONED BY',
  'BY COMMISSION OF',
  'ON COMMISSION WITH',
  'ON COMMISSION OF',
  'ON INSTRUCTIONS? OF',
  'BY INSTRUCTIONS? OF',
  'FOR THE ACCOUNT OF',
  'FOR ACCOUNT OF',
  'ON ACCOUNT OF',
  'COURTESY OF',
  'ПО ПОРУЧЕНИЮ',
  'ПО ЗАКАЗУ',
  'ПО ЗАЯВКЕ',
  'ПО УКАЗАНИЮ',
  'ЗА СЧ[ЕЁ]Т',
  'ОТ ИМЕНИ',
  'В ИНТЕРЕСАХ',
];
/** B is in the middle in "A … B": it ships for A. */
const THROUGH = [
  'TRANSFERRED THROUGH',
  'SUBSIDIARY THROUGH',
  'BY VIA',
  'THROUGH',
  'THRU',
  'VIA',
  'ЧЕРЕЗ',
  'ПРИ ПОСРЕДНИЧЕСТВЕ',
  'ПОСРЕДСТВОМ',
];

const CUE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(${PRINCIPAL.join('|')})|(${THROUGH.join('|')}))(?![\\p{L}\\p{N}])`,
  'giu',
);
/** Cells are cut at a fixed length, also within the words. */
const CUT_CUES = [
  'ON BEHALF OF',
  'BY ORDER OF',
  'COMMISSIONED BY',
  'BY COMMISSION OF',
  'THROUGH',
  'ПО ПОРУЧЕНИЮ',
  'ЧЕРЕЗ',
];
/** The shortest piece of them that is taken for one, and a longer one where the piece is a word of its own. */
const SHORTEST_CUT = 5;
const CUT_END = 3;
const WORDS: ReadonlySet<string> = new Set(['COMMISSION']);

/** A company after "for", with what may follow it. */
const PERSON_FOR = /^(?<person>[\p{L}.'\- ]{5,60}?)\s+(?:FOR|ДЛЯ|ЗА|OBO)\s+(?<company>\p{L}.{3,})$/iu;
const TAX_NUMBER =
  /(?<scheme>\p{L}[\p{L} ./]{1,12}?)?[\s:№#]*(?<digits>\d{8,14})(?:\s*[/\\]\s*(?:КПП|KPP)?[\s:]*(?<kpp>\d{9})|\s+(?:КПП|KPP)[\s:№]*(?<kpp2>\d{9}))?/iu;
/** INN of a firm or person with the KPP of a firm, in front of the name. */
const LEADING_INN =
  /^\s*(?:(?:ИНН|INN)[\s:№]*)?(?<inn>\d{12}|\d{10})(?:\s*[/\\]\s*(?:(?:КПП|KPP)[\s:№]*)?(?<kpp>\d{9})|[\s,]+(?:КПП|KPP)[\s:№]*(?<kpp2>\d{9}))?[\s,;:–-]+(?=\D)/iu;

/**
 * The parties that one cell names, where it names more than one or says more than a name; `undefined` for a plain name.
 * A street ("VIA CANALETTO") is no party: "via" parts parties where a company form or a country follows, and otherwise
 * is at most unsure.
 */
export function splitParties(text: string): Split | undefined {
  const whole = text.replace(/\s+/g, ' ').trim();
  const end = cutAt(whole);
  const plain = end === undefined ? whole : whole.slice(0, end);
  const cues = findCues(plain);
  if (cues.length > 0) return chainOf(text, plain, cues, end !== undefined);
  if (end === undefined) return personFor(text, plain);
  const party = readParty(plain);
  return party && { text, chain: [party], actorMissing: false, cut: true, confidence: 'likely' };
}

/** A party as its part of a cell gives it: leading words, tax numbers and a country at its end are taken off. */
export function readParty(text: string): SplitParty | undefined {
  const identifiers: { scheme: string; value: string }[] = [];
  let rest = text.replace(/^[\s,;/\\–-]+|[\s,;/\\–-]+$/g, '');
  const inn = LEADING_INN.exec(rest);
  if (inn !== null) {
    rest = rest.slice(inn[0].length);
    identifiers.push({ scheme: 'inn', value: inn.groups?.['inn'] ?? '' });
    const kpp = inn.groups?.['kpp'] ?? inn.groups?.['kpp2'];
    if (kpp !== undefined) identifiers.push({ scheme: 'kpp', value: kpp });
  }
  const name = bareName(rest);
  if (name === '') return undefined;
  return { name, identifiers };
}

interface Cue {
  readonly principal: boolean;
  readonly start: number;
  readonly stop: number;
  readonly via: boolean;
}

function findCues(plain: string): readonly Cue[] {
  const cues: Cue[] = [];
  for (const match of plain.matchAll(CUE)) {
    const word = match[0].toUpperCase();
    cues.push({
      principal: match[1] !== undefined,
      start: match.index,
      stop: match.index + match[0].length,
      via: word === 'VIA',
    });
  }
  return cues.filter((cue) => !cue.via || !isStreet(plain, cue));
}

/** "VIA" is a street in an Italian address: a number follows, or an Italian firm or nothing stands before it. */
function isStreet(plain: string, { start, stop }: Cue): boolean {
  const before = plain.slice(0, start).trim();
  const after = plain.slice(stop).trim();
  if (/\d/.test(after.split(/[,;]/, 1)[0] ?? '')) return true;
  if (hasCompanyForm(after) || endsWithCountry(after) !== undefined) return false;
  if (before === '' || before.endsWith(',') || after.split(' ').length < 2) return true;
  return /\b(?:S\.?\s?R\.?\s?L|S\.?\s?P\.?\s?A|SNC|SAS|ITALY|ITALIA|ИТАЛИЯ)\.?[\s,]*$/i.test(before);
}

function chainOf(text: string, plain: string, cues: readonly Cue[], ended: boolean): Split | undefined {
  const first = cues[0];
  if (first === undefined) return undefined;
  const parts = cues.map((cue, at) => ({
    cue,
    part: partAt(plain.slice(cue.stop, cues[at + 1]?.start ?? plain.length)),
  }));
  const start = partAt(plain.slice(0, first.start));
  const upstream: SplitParty[] = [];
  let actors: SplitParty[] = start.party === undefined ? [] : [start.party];
  let cut = ended;
  for (const { cue, part } of parts) {
    if (part.party === undefined) {
      // "on behalf of Spain" tells where the party before it is at home; nothing at all is a cell cut short.
      const last = actors.at(-1);
      if (part.country !== undefined && last !== undefined && last.country === undefined) {
        actors = [...actors.slice(0, -1), { ...last, country: part.country }];
      } else if (part.country === undefined) cut = true;
    } else if (cue.principal) upstream.unshift(part.party);
    else actors.push(part.party);
  }
  const chain = [...upstream, ...actors];
  if (chain.length === 0) return undefined;
  const actorMissing = actors.length === 0;
  if (chain.length === 1 && !actorMissing && !cut && chain[0]?.name === plain) return undefined;
  const unsure = parts.some(
    ({ cue, part }) =>
      cue.via && part.party !== undefined && !hasCompanyForm(part.text) && part.party.country === undefined,
  );
  return { text, chain, actorMissing, cut, confidence: unsure ? 'unsure' : 'likely' };
}

interface Part {
  readonly text: string;
  readonly party: SplitParty | undefined;
  /** The part names nothing but a country. */
  readonly country: string | undefined;
}

function partAt(raw: string): Part {
  const text = raw.replace(/^[\s,;/\\:–-]+|[\s,;\\:–-]+$/g, '').replace(/^(?:THE|OF)\s+/i, '');
  const alone = tableCountry(text.replaceAll('/', ''));
  if (alone !== undefined && text !== '') return { text, party: undefined, country: alone };
  const ending = endsWithCountry(text);
  const party = readParty(ending === undefined ? text : text.slice(0, ending.at));
  if (party === undefined) return { text, party, country: undefined };
  return { text, party: ending === undefined ? party : { ...party, country: ending.code }, country: undefined };
}

/** A country at the end of a part, with the words that lead to it: "FROM CYPRUS", "HONG KONG", "/AE/". */
function endsWithCountry(text: string): { readonly code: string; readonly at: number } | undefined {
  const marked = /\s*[/(]([A-Z]{2})[/)]\s*$/.exec(text);
  if (marked !== null) {
    const code = tableCountry(marked[1] ?? '');
    return code === undefined ? undefined : { code, at: marked.index };
  }
  const from = /[\s,]+(?:FROM|ИЗ)\s+(?:THE\s+)?(.+?)(?:\s+WAREHOUSE)?$/i.exec(text);
  const named = from === null ? undefined : tableCountry(from[1] ?? '');
  if (from !== null && named !== undefined) return { code: named, at: from.index };
  const words = [...text.matchAll(/\S+/g)];
  for (let count = Math.min(4, words.length - 1); count >= 1; count--) {
    const at = words[words.length - count]?.index ?? 0;
    const ending = text.slice(at);
    // Two letters at the end are a legal form far more often than a country: "CO", "SA", "AG".
    const code = ending.length > 2 ? tableCountry(ending) : undefined;
    if (code !== undefined && /\s$/.test(text.slice(0, at))) return { code, at };
  }
  return undefined;
}

/** The last letters that a piece of such words has. */
const CUT_ENDS: ReadonlySet<string> = new Set(
  CUT_CUES.flatMap((cue) => Array.from(cue, (_, at) => cue.slice(0, at + 1).slice(-CUT_END))),
);

function cutAt(plain: string): number | undefined {
  // Most cells end in something else.
  if (!CUT_ENDS.has(plain.slice(-CUT_END).toUpperCase())) return undefined;
  const upper = plain.toUpperCase();
  for (const cue of CUT_CUES) {
    for (let length = cue.length; length >= SHORTEST_CUT; length--) {
      const ending = ` ${cue.slice(0, length)}`;
      if (WORDS.has(ending.trim()) || cue.charAt(length - 1) === ' ') continue;
      if (upper.endsWith(ending) && ending.length < upper.length) return plain.length - ending.length;
    }
  }
  return undefined;
}

function personFor(text: string, plain: string): Split | undefined {
  const match = PERSON_FOR.exec(plain);
  const person = match?.groups?.['person']?.trim();
  const company = match?.groups?.['company'];
  if (person === undefined || company === undefined || !hasCompanyForm(company) || hasCompanyForm(person))
    return undefined;
  const [name = '', ...rest] = company.split(/\s*[,;]\s*/);
  const tax = TAX_NUMBER.exec(rest.join(', '));
  const party = readParty(name);
  if (party === undefined) return undefined;
  const digits = tax?.groups?.['digits'];
  const kpp = tax?.groups?.['kpp'] ?? tax?.groups?.['kpp2'];
  const scheme = /инн|inn/i.test(tax?.groups?.['scheme'] ?? '') ? 'inn' : 'tax';
  const identifiers = [
    ...party.identifiers,
    ...(digits === undefined ? [] : [{ scheme, value: digits }]),
    ...(kpp === undefined ? [] : [{ scheme: 'kpp', value: kpp }]),
  ];
  const chain = [{ ...party, identifiers }];
  return { text, chain, actorMissing: false, cut: false, person, confidence: 'likely' };
}
