import { isEntityKind, ENTITY_KINDS } from './entityKinds.ts';

/** What a term of a rule asks about. */
export const RULE_KEYS = [
  'kind',
  'family',
  'country',
  'topic',
  'listed',
  'unnamed',
  'goods',
  'money',
  'name',
  'id',
] as const;
export type RuleKey = (typeof RULE_KEYS)[number];

/** `=` one of the values, `!=` values are known and none of these, `~` contains one of the values, whatever the case. */
export type RuleTest = '=' | '!=' | '~';

/**
 * What `goods` and `money` ask: which part an entity takes in the stated deliveries, or payments, of the case. A missing
 * value means none.
 */
export const PARTS = ['only_sends', 'only_receives', 'both'] as const;
export type PartWord = (typeof PARTS)[number];

/** One term of a rule. */
export interface RuleTerm {
  readonly key: RuleKey;
  readonly test: RuleTest;
  readonly values: readonly string[];
  /** An unquoted `?` is among the values: a missing value is meant. */
  readonly missing: boolean;
}

/** Terms that must all hold. */
export type Rule = readonly RuleTerm[];

/** What is wrong with the text of a rule, and where: `position` counts UTF-16 units from 0. */
export interface RuleFault {
  readonly position: number;
  readonly message: string;
}

export type RuleReading =
  { readonly ok: true; readonly rule: Rule } | { readonly ok: false; readonly fault: RuleFault };

const TERM_START = /^([A-Za-z_]+)(!=|=|~)/;
const TEXT_KEYS: readonly RuleKey[] = ['name', 'id', 'topic'];

/**
 * Reads a rule (design, section 4): terms joined by spaces, values by commas, as in
 * `kind=manufacturer country!=RU,BY name~"trade house"`. Quotes hold values with spaces or commas; inside them a
 * backslash takes the next character as it is.
 */
export function parseRule(text: string): RuleReading {
  const terms: RuleTerm[] = [];
  let at = skipSpaces(text, 0);
  if (at === text.length) return fault(0, 'The rule is empty.');
  while (at < text.length) {
    const match = TERM_START.exec(text.slice(at));
    if (match === null) return fault(at, `Expected a term such as kind=trader at character ${at + 1}.`);
    const [head, word = '', test = ''] = match;
    const key = RULE_KEYS.find((known) => known === word);
    if (key === undefined) return fault(at, `"${word}" is not a key; the keys are ${RULE_KEYS.join(', ')}.`);
    if (!isTest(test)) return fault(at, `"${test}" is not a test.`);
    if (test === '~' && !TEXT_KEYS.includes(key)) {
      return fault(at + word.length, `"~" works with ${TEXT_KEYS.join(', ')}, not with ${key}.`);
    }
    const read = readValues(text, at + head.length, key, test);
    if ('message' in read) return { ok: false, fault: read };
    terms.push({ key, test, values: read.values, missing: read.missing });
    at = skipSpaces(text, read.end);
  }
  return { ok: true, rule: terms };
}

/** The text of a rule, which `parseRule` reads back to the same terms. */
export function showRule(rule: Rule): string {
  return rule
    .map(({ key, test, values, missing }) => key + test + [...values.map(quoted), ...(missing ? ['?'] : [])].join(','))
    .join(' ');
}

function quoted(value: string): string {
  return /^[^\s,"\\?]+$/u.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`;
}

interface Values {
  readonly values: readonly string[];
  readonly missing: boolean;
  readonly end: number;
}

function readValues(text: string, start: number, key: RuleKey, test: RuleTest): Values | RuleFault {
  const values: string[] = [];
  let missing = false;
  let at = start;
  for (;;) {
    const valueStart = at;
    let value = '';
    const isQuoted = text[at] === '"';
    if (isQuoted) {
      at++;
      while (at < text.length && text[at] !== '"') {
        if (text[at] === '\\' && at + 1 < text.length) at++;
        value += text[at++] ?? '';
      }
      if (at === text.length) return { position: valueStart, message: 'A quote is not closed.' };
      at++;
      if (at < text.length && !/[\s,]/.test(text[at] ?? '')) {
        return { position: at, message: `Expected a comma or a space after the quote at character ${at + 1}.` };
      }
    } else {
      while (at < text.length && !/[\s,]/.test(text[at] ?? '')) value += text[at++] ?? '';
    }
    if (value === '')
      return { position: valueStart, message: `A value for ${key} is missing at character ${valueStart + 1}.` };
    if (value === '?' && !isQuoted && test !== '~') missing = true;
    else {
      const canonical = canonicalValue(key, value);
      if (canonical === undefined) return { position: valueStart, message: `"${value}" is not ${VALUE_WORDS[key]}.` };
      values.push(canonical);
    }
    if (text[at] !== ',') return { values, missing, end: at };
    at++;
  }
}

const VALUE_WORDS: Readonly<Record<RuleKey, string>> = {
  kind: 'a kind of entity',
  family: 'a family of kinds',
  country: 'a country code of two letters',
  topic: 'a topic',
  listed: 'yes or no',
  unnamed: 'yes or no',
  goods: `one of ${PARTS.join(', ')}`,
  money: `one of ${PARTS.join(', ')}`,
  name: 'a name',
  id: 'an id',
};

/** The value as the case stores it, or `undefined` where no entity could ever have it. */
function canonicalValue(key: RuleKey, value: string): string | undefined {
  switch (key) {
    case 'kind':
      return isEntityKind(value) ? value : undefined;
    case 'family':
      return Object.values(ENTITY_KINDS).some(({ family }) => family === value) ? value : undefined;
    case 'country':
      return /^[A-Za-z]{2}$/.test(value) ? value.toUpperCase() : undefined;
    case 'listed':
    case 'unnamed':
      return value === 'yes' || value === 'no' ? value : undefined;
    case 'goods':
    case 'money':
      return PARTS.find((part) => part === value);
    case 'topic':
    case 'name':
    case 'id':
      break;
  }
  return value;
}

function isTest(word: string): word is RuleTest {
  return word === '=' || word === '!=' || word === '~';
}

function skipSpaces(text: string, start: number): number {
  let at = start;
  while (at < text.length && /\s/.test(text[at] ?? '')) at++;
  return at;
}

function fault(position: number, message: string): RuleReading {
  return { ok: false, fault: { position, message } };
}
