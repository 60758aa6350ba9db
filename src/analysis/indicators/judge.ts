import { EntityFlag } from '../../case/caseData.ts';
import type { Flag, Outcome } from '../../model/flag.ts';
import type { FlagContext } from './context.ts';
import type { Finding, IndicatorRule } from './rule.ts';
import { INDICATOR_RULES } from './rules.ts';

/** What is to be judged, by index: what is on the screen, or what a person picked. */
export interface Subjects {
  readonly entities: readonly number[];
  readonly relations: readonly number[];
}

/** The flags of some subjects, by rule and then in the order of the subjects. The whole case is looked at around them. */
export async function flagsOf(
  context: FlagContext,
  subjects: Subjects,
  rules: readonly IndicatorRule[] = INDICATOR_RULES,
): Promise<Flag[]> {
  const flags: Flag[] = [];
  for (const rule of rules) {
    for (const subject of rule.subjectType === 'entity' ? subjects.entities : subjects.relations) {
      await context.pause();
      const finding = await rule.judge(subject, context);
      if (finding) flags.push(flagOf(context, rule, subject, finding));
    }
  }
  return flags;
}

/** How often a rule gave each outcome. */
export interface RuleCount {
  readonly rule: string;
  readonly present: number;
  readonly absent: number;
  readonly unknown: number;
}

/** The answers about a whole case. */
export interface CaseFlags {
  /** One line a rule that was asked of everything, also where it applied to nothing. */
  readonly counts: readonly RuleCount[];
  /** By rule, then in file order. */
  readonly flags: readonly Flag[];
  /** Outcomes of which flags were left out because there were more than `mostFlags` of a rule. */
  readonly leftOut: readonly { readonly rule: string; readonly outcome: Outcome; readonly count: number }[];
}

/** How far a run over the whole case has come. */
export interface CaseFlagsStep {
  readonly rule: IndicatorRule;
  readonly done: number;
  readonly total: number;
}

/** Subjects between two reports of progress. */
const STEP = 500;

/**
 * Judges every entity and relation of the case, yielding how far it has come. Of each rule and outcome at most
 * `mostFlags` are kept; the others are counted. After a step that is answered with `stop` it ends with the rules that
 * were asked of everything, and the flags found by then.
 */
export async function* allFlags(
  context: FlagContext,
  options: { readonly rules?: readonly IndicatorRule[]; readonly mostFlags?: number } = {},
): AsyncGenerator<CaseFlagsStep, CaseFlags, 'stop' | undefined> {
  const { rules = INDICATOR_RULES, mostFlags = Number.POSITIVE_INFINITY } = options;
  const { entities, relations } = context.data;
  const sizeOf = (rule: IndicatorRule): number => (rule.subjectType === 'entity' ? entities.count : relations.count);
  const total = rules.reduce((sum, rule) => sum + sizeOf(rule), 0);
  const counts: RuleCount[] = [];
  const flags: Flag[] = [];
  const leftOut: CaseFlags['leftOut'][number][] = [];
  let done = 0;
  for (const rule of rules) {
    const seen = { present: 0, absent: 0, unknown: 0 };
    for (let subject = 0; subject < sizeOf(rule); subject++) {
      if (done++ % STEP === 0 && (yield { rule, done, total }) === 'stop') return { counts, flags, leftOut };
      await context.pause();
      if (rule.subjectType === 'entity' && ((entities.flags[subject] ?? 0) & EntityFlag.joined) !== 0) continue;
      const finding = await rule.judge(subject, context);
      if (finding && seen[finding.outcome]++ < mostFlags) flags.push(flagOf(context, rule, subject, finding));
    }
    counts.push({ rule: rule.id, ...seen });
    for (const outcome of ['present', 'absent', 'unknown'] as const) {
      if (seen[outcome] > mostFlags) leftOut.push({ rule: rule.id, outcome, count: seen[outcome] - mostFlags });
    }
  }
  return { counts, flags, leftOut };
}

function flagOf({ data }: FlagContext, rule: IndicatorRule, subject: number, finding: Finding): Flag {
  const { outcome, sentence, entities, relations, missing } = finding;
  return {
    rule: rule.id,
    subject: (rule.subjectType === 'entity' ? data.entities : data.relations).ids.get(subject),
    subjectType: rule.subjectType,
    outcome,
    sentence,
    entities: [...new Set(entities)].map((entity) => data.entities.ids.get(entity)),
    relations: [...new Set(relations)].map((relation) => data.relations.ids.get(relation)),
    ...(missing === undefined ? {} : { missing }),
  };
}
