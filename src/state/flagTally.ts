import type { Flag, FlagMark, Outcome, RuleInfo } from '../model/flag.ts';

/** Where a flag stands: its outcome, or cleared by the analyst and then counted apart. */
export const STANDINGS = ['present', 'unknown', 'absent', 'cleared'] as const;
export type Standing = (typeof STANDINGS)[number];

/** A flag with what the analyst wrote about it. */
export interface MarkedFlag {
  readonly flag: Flag;
  /** Identifies the flag among all of a case. */
  readonly key: string;
  readonly mark: FlagMark | undefined;
  readonly standing: Standing;
}

/** How many flags stand where. */
export type Tally = Readonly<Record<Standing, number>>;

/** The key of a flag or of the mark on one: an entity and a relation may bear the same id. */
export function flagKey({ rule, subjectType, subject }: Pick<Flag, 'rule' | 'subjectType' | 'subject'>): string {
  return `${rule}\n${subjectType}\n${subject}`;
}

/** The flags with the marks on them, in the same order. */
export function markFlags(flags: readonly Flag[], marks: readonly FlagMark[]): readonly MarkedFlag[] {
  const known = new Map(marks.map((mark) => [flagKey(mark), mark]));
  return flags.map((flag) => {
    const key = flagKey(flag);
    const mark = known.get(key);
    return { flag, key, mark, standing: mark?.state === 'cleared' ? 'cleared' : flag.outcome };
  });
}

/** Counts flags by where they stand. */
export function tallyOf(flags: readonly MarkedFlag[]): Tally {
  const tally = { present: 0, unknown: 0, absent: 0, cleared: 0 };
  for (const { standing } of flags) tally[standing]++;
  return tally;
}

/** One rule with its counts and, by number of flags, what data would answer where it cannot tell. */
export interface RuleTally {
  readonly rule: RuleInfo;
  readonly tally: Tally;
  readonly missing: readonly { readonly what: string; readonly flags: number }[];
}

/** Flags that an answer about a whole case counts without giving them. */
type LeftOut = readonly { readonly rule: string; readonly outcome: Outcome; readonly count: number }[];

/** One line a rule, in the order of the rules, also for rules that applied to nothing. */
export function ruleTallies(
  rules: readonly RuleInfo[],
  flags: readonly MarkedFlag[],
  leftOut: LeftOut = [],
): readonly RuleTally[] {
  const byRule = gather(flags, ({ flag }) => flag.rule);
  return rules.map((rule) => {
    const own = byRule.get(rule.id) ?? [];
    const tally = { ...tallyOf(own) };
    for (const { rule: id, outcome, count } of leftOut) if (id === rule.id) tally[outcome] += count;
    return { rule, tally, missing: missingOf(own) };
  });
}

/** What data would answer the flags that cannot tell, most flags first. */
export function missingOf(flags: readonly MarkedFlag[]): RuleTally['missing'] {
  const counts = new Map<string, number>();
  for (const { flag, standing } of flags) {
    if (standing === 'unknown' && flag.missing !== undefined) {
      counts.set(flag.missing, (counts.get(flag.missing) ?? 0) + 1);
    }
  }
  return [...counts].map(([what, flags]) => ({ what, flags })).sort((a, b) => b.flags - a.flags);
}

/** The flags by a key, in the order in which the keys first come. */
export function gather<K>(
  flags: readonly MarkedFlag[],
  keyOf: (one: MarkedFlag) => K,
): ReadonlyMap<K, readonly MarkedFlag[]> {
  const groups = new Map<K, MarkedFlag[]>();
  for (const one of flags) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

/** Which flags a list holds; what is missing or empty holds all. */
export interface FlagFilter {
  readonly rule: string | undefined;
  readonly standing: Standing | undefined;
  /** Part of the name or id of the subject, whatever its case. */
  readonly subject: string;
}

/** What a list of flags may be sorted by. */
export type FlagSortKey = 'standing' | 'rule' | 'subject';

/** The order of a list of flags. */
export interface FlagSort {
  readonly by: FlagSortKey;
  readonly descending: boolean;
}

/** The flags that pass the filter, sorted; ties keep the order of the rules and then of the case. */
export function listFlags(
  flags: readonly MarkedFlag[],
  filter: FlagFilter,
  sort: FlagSort,
  rules: readonly RuleInfo[],
  nameOf: (flag: Flag) => string,
): readonly MarkedFlag[] {
  const wanted = filter.subject.trim().toLocaleLowerCase();
  const kept = flags.filter(
    ({ flag, standing }) =>
      (filter.rule === undefined || flag.rule === filter.rule) &&
      (filter.standing === undefined || standing === filter.standing) &&
      (wanted === '' || flag.subject.toLocaleLowerCase().includes(wanted) || lower(nameOf(flag)).includes(wanted)),
  );
  const direction = sort.descending ? -1 : 1;
  if (sort.by === 'subject') {
    const names = new Map(kept.map((one) => [one, nameOf(one.flag)]));
    const { compare } = new Intl.Collator();
    return kept.toSorted((a, b) => direction * compare(names.get(a) ?? '', names.get(b) ?? ''));
  }
  const ranks = new Map(rules.map(({ id }, index) => [id, index]));
  const rank = (one: MarkedFlag): number =>
    sort.by === 'standing' ? STANDINGS.indexOf(one.standing) : (ranks.get(one.flag.rule) ?? ranks.size);
  return kept.toSorted((a, b) => direction * (rank(a) - rank(b)));
}

function lower(text: string): string {
  return text.toLocaleLowerCase();
}
