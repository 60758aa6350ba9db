import { useEffect, useMemo, useRef, type ReactElement, type ReactNode } from 'react';
import type { RuleInfo } from '../../model/flag.ts';
import { namesOf, subjectsOf, type FlagSubjects } from '../../state/flagSubjects.ts';
import { useFlagRules, useFlags, useFlagSubjects } from '../../state/flags.ts';
import { markFlags, tallyOf, type MarkedFlag, type Standing } from '../../state/flagTally.ts';
import { useApp } from '../../state/store.ts';
import { number } from '../ui/format.ts';
import { FlagCard } from './FlagCard.tsx';
import { SettingsButton } from './SettingsButton.tsx';
import { TallyHeading } from './TallyHeading.tsx';
import './flags.css';

interface IndicatorsProps {
  readonly subjects: FlagSubjects;
  /** Id of the one party or relation that the panel is about: its flags need not say so. */
  readonly own?: string;
  /** What a flag is about, where the panel has a better name for it. */
  readonly place?: (flag: MarkedFlag, name: string) => string;
  /** Shows the present ones in its own way. */
  readonly present?: (flags: readonly MarkedFlag[], shown: Shown) => ReactNode;
}

/** How a panel shows its flags. */
export interface Shown {
  /** The card of a flag, with whom or what it is about unless told otherwise. */
  readonly card: (flag: MarkedFlag, placeless?: boolean) => ReactElement;
  /** Whom or what a flag is about; missing where that is what the panel is about. */
  readonly placed: (flag: MarkedFlag) => string | undefined;
  readonly rules: ReadonlyMap<string, RuleInfo>;
}

/** The indicators of what a panel shows: present ones at once, what cannot be told with why, absent ones folded. */
export function Indicators({ subjects, own, place, present }: IndicatorsProps): ReactElement {
  const { data, error } = useFlags(subjects);
  const marks = useApp((state) => state.view.flagMarks);
  const rules = useFlagRules();
  const flags = useMemo(() => data && markFlags(data, marks), [data, marks]);
  const about = useMemo(() => subjectsOf(data ?? []), [data]);
  const names = namesOf(useFlagSubjects(about).data);
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const of = (standing: Standing): readonly MarkedFlag[] => flags?.filter((one) => one.standing === standing) ?? [];
  const placed = (one: MarkedFlag): string | undefined => {
    if (one.flag.subject === own) return undefined;
    const name = names.subject(one.flag);
    return place ? place(one, name) : name;
  };
  const card: Shown['card'] = (one, placeless = false) => (
    <FlagCard key={one.key} marked={one} rule={byId.get(one.flag.rule)} about={placeless ? undefined : placed(one)} />
  );
  return (
    <section className="stack indicators" aria-label="Indicators">
      <TallyHeading tally={flags && tallyOf(flags)} />
      {error && <p role="alert">{error.message}</p>}
      {!flags && !error && <p className="hint muted">Judging …</p>}
      {flags?.length === 0 && <p className="hint muted">No rule applies to this.</p>}
      {present ? present(of('present'), { card, placed, rules: byId }) : of('present').map((one) => card(one))}
      <Fold words="Cannot tell" aside="why?" flags={of('unknown')} titles={byId} card={card} />
      <Fold words="Cleared" aside="reasons" flags={of('cleared')} titles={byId} card={card} />
      <Fold words="Absent" flags={of('absent')} card={card} />
      {flags && flags.length > 0 && <SettingsButton />}
    </section>
  );
}

interface FoldProps {
  readonly words: string;
  readonly aside?: string;
  readonly flags: readonly MarkedFlag[];
  /** Names the rules on the closed line. */
  readonly titles?: ReadonlyMap<string, RuleInfo>;
  readonly card: Shown['card'];
}

/** Flags of one standing on request. */
function Fold({ words, aside, flags, titles, card }: FoldProps): ReactElement | null {
  const fold = useRef<HTMLDetailsElement>(null);
  const hasLit = useApp(({ pointed }) => flags.some(({ key }) => key === pointed?.flag));
  // Opened for a flag that is lit from elsewhere or was just cleared, and never closed over one.
  useEffect(() => {
    if (hasLit && fold.current) fold.current.open = true;
  }, [hasLit]);
  if (flags.length === 0) return null;
  return (
    <details ref={fold} className="flag-fold">
      <summary>
        <span className="muted">
          {words} · {number(flags.length)}
        </span>
        {aside !== undefined && <span className="strong">{aside}</span>}
        {titles && <RuleTitles flags={flags} rules={titles} />}
      </summary>
      <div className="stack more-body">{flags.map((one) => card(one))}</div>
    </details>
  );
}

/** The titles of the rules of some flags, each once. */
export function RuleTitles({
  flags,
  rules,
}: {
  readonly flags: readonly MarkedFlag[];
  readonly rules: ReadonlyMap<string, RuleInfo>;
}): ReactElement {
  const titles = [...new Set(flags.map(({ flag }) => rules.get(flag.rule)?.title ?? flag.rule))];
  return <span className="muted small flag-titles">{titles.join(' · ')}</span>;
}
