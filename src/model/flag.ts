import { showDate } from './dates.ts';

/** What a rule says of its subject; never a verdict. */
export const OUTCOMES = ['present', 'absent', 'unknown'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The outcomes in words; an indicator is present or absent, and never a verdict. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  present: 'present',
  absent: 'absent',
  unknown: 'cannot tell',
};

/** What a rule was asked about. */
export type SubjectType = 'entity' | 'relation';

/** The answer of one rule about one subject (design, section 11). */
export interface Flag {
  /** Id of the rule. */
  readonly rule: string;
  /** Id of the entity or relation that was judged. */
  readonly subject: string;
  readonly subjectType: SubjectType;
  readonly outcome: Outcome;
  /** One checkable sentence with the arithmetic: dates, numbers and the limits they were held against. */
  readonly sentence: string;
  /** Ids of the entities the answer rests on, the subject among them where it is one. */
  readonly entities: readonly string[];
  /** Ids of the relations the answer rests on. */
  readonly relations: readonly string[];
  /** What data would answer the rule, naming no party; there exactly when the outcome is `unknown`. */
  readonly missing?: string;
}

/** A number of a rule that a person may change. */
export interface ThresholdInfo {
  readonly name: string;
  /** What it limits, as the settings show it. */
  readonly label: string;
  /** Unit as shown after the number: "days", "%", "× the median"; empty for a bare count. */
  readonly unit: string;
  readonly default: number;
  readonly least: number;
  readonly most: number;
}

/** What is shown of a rule: enough for a settings panel, a legend and the help. */
export interface RuleInfo {
  readonly id: string;
  readonly title: string;
  /** The published guidance behind it, or whose practice it is; `date` is date text, missing where nothing is published. */
  readonly basis: { readonly text: string; readonly date?: string };
  readonly subjectType: SubjectType;
  /** The facts that a case must hold for the rule to answer. */
  readonly inputs: readonly string[];
  readonly thresholds: readonly ThresholdInfo[];
  /** The country lists of the settings that it reads. */
  readonly countryLists: readonly ('diversion' | 'coalition')[];
}

/** The basis of a rule with its date: "FinCEN and BIS, FIN-2023-Alert004, 19 May 2023". */
export function basisText({ basis }: RuleInfo): string {
  return basis.date === undefined ? basis.text : `${basis.text}, ${showDate(basis.date)}`;
}

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
