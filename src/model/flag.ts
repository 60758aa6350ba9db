/** What a rule says of its subject; never a verdict. */
export const OUTCOMES = ['present', 'absent', 'unknown'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a rule was asked about. */
export type SubjectType = 'entity' | 'relation';

/**
 * Thresholds and country lists that differ from the defaults of the rules, by `rule.threshold`
 * (`pass-through.days`). Part of the view: two people see the same flags by the same settings.
 */
export interface FlagSettings {
  readonly thresholds: Readonly<Record<string, number>>;
  /** Diversion-risk countries (DIV), ISO alpha-2; missing: the default list. */
  readonly diversion: readonly string[] | undefined;
  /** Coalition countries (COAL), ISO alpha-2; missing: the default list. */
  readonly coalition: readonly string[] | undefined;
}

/** The settings of the rules as they come. */
export const DEFAULT_FLAG_SETTINGS: FlagSettings = { thresholds: {}, diversion: undefined, coalition: undefined };

/** What an analyst wrote about one flag: a reason to clear it, or a note such as another explanation. */
export interface FlagMark {
  /** Id of the rule. */
  readonly rule: string;
  /** Id of the entity or relation the flag is about. */
  readonly subject: string;
  readonly subjectType: SubjectType;
  /** `cleared` takes the flag out of the counts; the flag and the reason stay visible. `noted` leaves it in. */
  readonly state: 'cleared' | 'noted';
  /** Why, or what else explains it; never empty. */
  readonly text: string;
}
