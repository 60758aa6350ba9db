import { EntityFlag, type CaseData } from '../case/caseData.ts';
import { countryCode } from '../case/codes.ts';
import { ENTITY_KIND_LIST, ENTITY_KINDS } from '../model/entityKinds.ts';
import type { Rule, RuleKey, RuleTerm } from '../model/rule.ts';
import { finish } from './finish.ts';
import { PART_WORDS, partsIn } from './parts.ts';

type Test = (entity: number) => boolean;

/** Cheap keys first: a name is decoded only for entities that pass everything else. */
const KEY_ORDER: readonly RuleKey[] = [
  'kind',
  'family',
  'listed',
  'unnamed',
  'goods',
  'money',
  'country',
  'topic',
  'id',
  'name',
];

/** Entities tested between two looks at the caller: some milliseconds where names are read, a fraction elsewhere. */
const ENTITIES_A_STEP = 10_000;

/**
 * Indices of the entities that a rule matches, in the order of the case. An entity that is only referred to
 * (a placeholder) has no known kind. `name` also looks at aliases. Yields between slices of work.
 */
export function* matchSteps(data: CaseData, rule: Rule): Generator<void, number[], void> {
  const tests: Test[] = [];
  for (const term of [...rule].sort((a, b) => KEY_ORDER.indexOf(a.key) - KEY_ORDER.indexOf(b.key))) {
    tests.push(yield* compileTerm(data, term));
  }
  const matches: number[] = [];
  for (let start = 0; start < data.entities.count; start += ENTITIES_A_STEP) {
    const end = Math.min(data.entities.count, start + ENTITIES_A_STEP);
    for (let entity = start; entity < end; entity++) if (passesAll(data, tests, entity)) matches.push(entity);
    yield;
  }
  return matches;
}

/** The matches of `matchSteps` in one go. */
export function matchRule(data: CaseData, rule: Rule): number[] {
  return finish(matchSteps(data, rule));
}

/** Whether an entity passes; another stands for a joined one. */
function passesAll(data: CaseData, tests: readonly Test[], entity: number): boolean {
  if (((data.entities.flags[entity] ?? 0) & EntityFlag.joined) !== 0) return false;
  for (const test of tests) if (!test(entity)) return false;
  return true;
}

function* compileTerm(data: CaseData, term: RuleTerm): Generator<void, Test, void> {
  switch (term.key) {
    case 'kind':
      return kindTest(data, term, (kind) => kind);
    case 'family':
      return kindTest(data, term, (kind) => ENTITY_KINDS[kind].family);
    case 'listed':
      return flagTest(data, term, EntityFlag.listed);
    case 'unnamed':
      return flagTest(data, term, EntityFlag.unnamed);
    case 'goods':
    case 'money': {
      const parts = partsIn(data, term.key);
      const verdicts = PART_WORDS.map((word) => decide(term, word !== undefined, term.values.includes(word ?? '')));
      return (entity) => verdicts[parts[entity] ?? 0] ?? false;
    }
    case 'country': {
      const { starts, items } = data.entities.countries;
      const wanted = new Set(term.values.map(countryCode));
      return listTest(term, starts, items, (code) => wanted.has(code));
    }
    case 'topic': {
      const { starts, items } = data.entities.topics;
      const holds = Uint8Array.from(data.entities.topicNames, (topic) => (textHolds(term, topic) ? 1 : 0));
      return listTest(term, starts, items, (topic) => holds[topic] === 1);
    }
    case 'id':
      return (entity) => decide(term, true, textHolds(term, data.entities.ids.get(entity)));
    case 'name':
      break;
  }
  return yield* nameTest(data, term);
}

/** What a term says of an entity, given whether a value is known and whether one of the term's values holds. */
function decide(term: RuleTerm, known: boolean, holds: boolean): boolean {
  if (!known) return term.missing && term.test === '=';
  return term.test === '!=' ? !holds : holds;
}

function kindTest(data: CaseData, term: RuleTerm, wordOf: (kind: (typeof ENTITY_KIND_LIST)[number]) => string): Test {
  const verdicts = ENTITY_KIND_LIST.map((kind) => decide(term, true, term.values.includes(wordOf(kind))));
  const ofMissing = decide(term, false, false);
  const { kinds, flags } = data.entities;
  return (entity) =>
    ((flags[entity] ?? 0) & EntityFlag.placeholder) !== 0 ? ofMissing : (verdicts[kinds[entity] ?? 0] ?? false);
}

function flagTest(data: CaseData, term: RuleTerm, flag: number): Test {
  const ofSet = decide(term, true, term.values.includes('yes'));
  const ofUnset = decide(term, true, term.values.includes('no'));
  const { flags } = data.entities;
  return (entity) => (((flags[entity] ?? 0) & flag) !== 0 ? ofSet : ofUnset);
}

function listTest(term: RuleTerm, starts: Uint32Array, items: Uint16Array, holds: (item: number) => boolean): Test {
  return (entity) => {
    const start = starts[entity] ?? 0;
    const end = starts[entity + 1] ?? 0;
    let any = false;
    for (let at = start; at < end && !any; at++) any = holds(items[at] ?? 0);
    return decide(term, end > start, any);
  };
}

function* nameTest(data: CaseData, term: RuleTerm): Generator<void, Test, void> {
  const { names, aliases } = data.entities;
  const known = new Set<number>();
  const holding = new Set<number>();
  for (let alias = 0; alias < aliases.texts.count; alias++) {
    const owner = aliases.owners[alias] ?? 0;
    known.add(owner);
    if (textHolds(term, aliases.texts.get(alias))) holding.add(owner);
    if (alias % ENTITIES_A_STEP === ENTITIES_A_STEP - 1) yield;
  }
  return (entity) => {
    const name = names.get(entity);
    return decide(term, name !== '' || known.has(entity), textHolds(term, name) || holding.has(entity));
  };
}

/** Whether one of a term's values equals a text, or for `~` is contained in it whatever the case. */
function textHolds(term: RuleTerm, text: string): boolean {
  if (term.test !== '~') return term.values.includes(text);
  const folded = text.toLowerCase();
  return term.values.some((value) => folded.includes(value.toLowerCase()));
}
