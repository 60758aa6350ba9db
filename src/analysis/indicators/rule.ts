import type { Outcome, RuleInfo, SubjectType, ThresholdInfo } from '../../model/flag.ts';
import type { FlagContext } from './context.ts';

/** What a rule finds about one subject, by index; `missing` is there exactly when the outcome is `unknown`. */
export interface Finding {
  readonly outcome: Outcome;
  /** One checkable sentence with the arithmetic. */
  readonly sentence: string;
  readonly entities: readonly number[];
  readonly relations: readonly number[];
  readonly missing?: string;
}

/** One rule that can be asked. */
export interface IndicatorRule extends RuleInfo {
  /** The answer about an entity or relation, by its index; `undefined` where the rule does not apply to it. */
  judge(subject: number, context: FlagContext): Promise<Finding | undefined>;
}

/** A rule as its file writes it, with its thresholds by name. */
export interface RuleText<N extends string> {
  readonly id: string;
  readonly title: string;
  readonly basis: RuleInfo['basis'];
  readonly subjectType: SubjectType;
  readonly inputs: readonly string[];
  readonly thresholds: Readonly<Record<N, Omit<ThresholdInfo, 'name'>>>;
  readonly countryLists?: RuleInfo['countryLists'];
  /** `limit` gives the threshold in force. */
  judge(subject: number, context: FlagContext, limit: (name: N) => number): Promise<Finding | undefined>;
}

/** Makes a rule of its text: a limit is what the settings say, kept within its bounds, or else the default. */
export function defineRule<N extends string>(text: RuleText<N>): IndicatorRule {
  const { id, title, basis, subjectType, inputs, thresholds, countryLists = [] } = text;
  return {
    id,
    title,
    basis,
    subjectType,
    inputs,
    thresholds: Object.entries<Omit<ThresholdInfo, 'name'>>(thresholds).map(([name, info]) => ({ name, ...info })),
    countryLists,
    judge: (subject, context) =>
      text.judge(subject, context, (name) => {
        const { default: usual, least, most } = thresholds[name];
        const given = context.settings.thresholds[`${id}.${name}`] ?? usual;
        return Math.min(most, Math.max(least, given));
      }),
  };
}

/** The indicator is present. */
export function present(sentence: string, entities: readonly number[], relations: readonly number[]): Finding {
  return { outcome: 'present', sentence, entities, relations };
}

/** The indicator is absent in what is recorded. */
export function absent(sentence: string, entities: readonly number[], relations: readonly number[]): Finding {
  return { outcome: 'absent', sentence, entities, relations };
}

/** The data do not say; `missing` names what would. */
export function cannotTell(
  missing: string,
  sentence: string,
  entities: readonly number[],
  relations: readonly number[],
): Finding {
  return { outcome: 'unknown', sentence, entities, relations, missing };
}
