import fc from 'fast-check';
import type { Flag, FlagMark, RuleInfo } from '../../src/model/flag.ts';

/** A rule with two thresholds and nothing else to tell. */
function ruleOf(id: string): RuleInfo {
  return {
    id,
    title: `Title of ${id}`,
    basis: { text: 'ours' },
    subjectType: 'entity',
    inputs: [],
    thresholds: [
      { name: 'days', label: 'At most', unit: 'days', default: 60, least: 0, most: 365 },
      { name: 'share', label: 'At least', unit: '', default: 0.5, least: 0, most: 1 },
    ],
    countryLists: ['diversion'],
  };
}

/** The rules that the flags here are of; the last gives none. */
export const RULES: readonly RuleInfo[] = ['a', 'b', 'c', 'none'].map(ruleOf);

/** A flag with a few rules and subjects, so that marks and counts meet. */
const flag: fc.Arbitrary<Flag> = fc
  .record({
    rule: fc.constantFrom('a', 'b', 'c'),
    subject: fc.constantFrom('x', 'y', 'Zöe', 'constructor'),
    subjectType: fc.constantFrom('entity' as const, 'relation' as const),
    outcome: fc.constantFrom('present' as const, 'absent' as const, 'unknown' as const),
    missing: fc.constantFrom('a date', 'a value'),
  })
  .map(({ missing, ...rest }) => ({
    ...rest,
    sentence: `Sentence about ${rest.subject}.`,
    entities: [rest.subject],
    relations: [],
    ...(rest.outcome === 'unknown' ? { missing } : {}),
  }));

/** Flags as one answer gives them: at most one of a rule and subject. */
export const flags: fc.Arbitrary<readonly Flag[]> = fc.uniqueArray(flag, {
  maxLength: 24,
  selector: ({ rule, subject, subjectType }) => [rule, subjectType, subject].join(' '),
});

/** Marks as the view holds them, at most one a flag; some are on flags that are not there. */
export const marks: fc.Arbitrary<readonly FlagMark[]> = fc.uniqueArray(
  fc.record({
    rule: fc.constantFrom('a', 'b', 'c', 'gone'),
    subject: fc.constantFrom('x', 'y', 'Zöe', 'constructor', 'nobody'),
    subjectType: fc.constantFrom('entity' as const, 'relation' as const),
    state: fc.constantFrom('cleared' as const, 'noted' as const),
    text: fc.constantFrom('seen the licence', 'same group'),
  }),
  { maxLength: 10, selector: ({ rule, subject, subjectType }) => [rule, subjectType, subject].join(' ') },
);
