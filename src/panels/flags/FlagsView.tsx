import { useMemo, type ReactElement } from 'react';
import type { CaseFlags } from '../../analysis/indicators/judge.ts';
import type { Flag } from '../../model/flag.ts';
import { useFlagPane } from '../../state/flagPane.ts';
import { namesOf, subjectsOf } from '../../state/flagSubjects.ts';
import { useFlagRules, useFlagSubjects } from '../../state/flags.ts';
import { listFlags, markFlags, missingOf, ruleTallies, type Tally } from '../../state/flagTally.ts';
import { useApp } from '../../state/store.ts';
import { number, plural } from '../ui/format.ts';
import { FlagFilters } from './FlagFilters.tsx';
import { FlagList } from './FlagList.tsx';
import { RuleTable } from './RuleTable.tsx';
import { TallyHeading } from './TallyHeading.tsx';

interface FlagsViewProps {
  readonly flags: readonly Flag[];
  readonly leftOut: CaseFlags['leftOut'];
}

/** Flags with their counts by rule and outcome, what data would answer the open ones, and the list of all. */
export function FlagsView({ flags, leftOut }: FlagsViewProps): ReactElement {
  const marks = useApp((state) => state.view.flagMarks);
  const { filter, sort } = useFlagPane();
  const rules = useFlagRules();
  const marked = useMemo(() => markFlags(flags, marks), [flags, marks]);
  const subjects = useFlagSubjects(useMemo(() => subjectsOf(flags), [flags])).data;
  const names = useMemo(() => namesOf(subjects), [subjects]);
  const tallies = useMemo(() => ruleTallies(rules, marked, leftOut), [rules, marked, leftOut]);
  const listed = useMemo(
    () => listFlags(marked, filter, sort, rules, names.subject),
    [marked, filter, sort, rules, names],
  );
  const total = useMemo(() => totalOf(tallies.map(({ tally }) => tally)), [tallies]);
  const missing = useMemo(() => missingOf(marked), [marked]);
  const elsewhere = marks.length - marked.filter(({ mark }) => mark !== undefined).length;
  return (
    <>
      <TallyHeading tally={total} />
      {total.unknown > 0 && (
        <p className="hint">
          {plural(total.unknown, 'answer is', 'answers are')} open for want of data, not absent. Most would be settled
          by{' '}
          {missing
            .slice(0, 3)
            .map(({ what, flags }) => `${what} (${number(flags)})`)
            .join('; ')}
          .
        </p>
      )}
      {marked.length === 0 && (
        <p className="hint">
          No rule found anything to judge here. That says nothing about the parties: the table names what each rule
          reads.
        </p>
      )}
      <RuleTable tallies={tallies} />
      {elsewhere > 0 && (
        <p className="hint muted">
          {elsewhere === 1 ? '1 flag that you cleared or noted is' : `${elsewhere} flags that you cleared or noted are`}{' '}
          not among these.
        </p>
      )}
      {marked.length > 0 && <FlagFilters listed={listed} of={marked.length} rules={rules} names={names} />}
      {leftOut.length > 0 && (
        <p className="hint muted">
          {plural(
            leftOut.reduce((sum, { count }) => sum + count, 0),
            'flag is',
            'flags are',
          )}{' '}
          counted above but not listed: of a rule and outcome the first 5,000 are.
        </p>
      )}
      {listed.length > 0 && <FlagList flags={listed} rules={rules} names={names} />}
      {listed.length === 0 && marked.length > 0 && <p className="hint muted">No flag passes this filter.</p>}
    </>
  );
}

function totalOf(tallies: readonly Tally[]): Tally {
  const sum = (of: keyof Tally): number => tallies.reduce((total, tally) => total + tally[of], 0);
  return { present: sum('present'), unknown: sum('unknown'), absent: sum('absent'), cleared: sum('cleared') };
}
