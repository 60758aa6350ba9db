import { useMemo, type ReactElement } from 'react';
import { subjectsShown, MOST_RELATIONS_SHOWN } from '../../state/flagSubjects.ts';
import { useFlags } from '../../state/flags.ts';
import { setFlagScope, useFlagPane, type FlagScope } from '../../state/flagPane.ts';
import { useAnswer, useScene } from '../../state/workbench.ts';
import { number, plural } from '../ui/format.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { CaseFlagsView } from './CaseFlagsView.tsx';
import { FlagsView } from './FlagsView.tsx';
import { SettingsButton } from './SettingsButton.tsx';
import './flags.css';

const SCOPES: readonly { readonly value: FlagScope; readonly label: string }[] = [
  { value: 'shown', label: 'What is shown' },
  { value: 'case', label: 'Whole case' },
];

/** The indicators as a list: of what is drawn, or on request of the whole case. */
export function FlagsPane(): ReactElement {
  const scope = useFlagPane((state) => state.scope);
  return (
    <div className="scroll-pane flags-pane" tabIndex={0} role="region" aria-label="Flags">
      <div className="between flags-head">
        <Segmented label="Indicators of" options={SCOPES} value={scope} onChange={setFlagScope} />
        <SettingsButton />
      </div>
      {scope === 'shown' ? <ShownFlagsView /> : <CaseFlagsView />}
    </div>
  );
}

/** The flags of what is drawn on the graph. */
function ShownFlagsView(): ReactElement {
  const { drawn } = useAnswer();
  const scene = useScene();
  const subjects = useMemo(() => subjectsShown(scene, drawn.chains), [scene, drawn]);
  const { left, ...judged } = subjects;
  const { data, error } = useFlags(judged);
  if (error) return <p role="alert">{error.message}</p>;
  if (judged.entities.length === 0) return <p className="muted">Nothing is drawn. Look at the whole case instead.</p>;
  if (!data) return <p className="muted">Judging what is drawn …</p>;
  return (
    <>
      <p className="hint muted">
        Of the {plural(judged.entities.length, 'party', 'parties')} drawn and the{' '}
        {plural(judged.relations.length, 'relation', 'relations')} of their hops
        {left > 0 &&
          `, the first ${number(MOST_RELATIONS_SHOWN)} of them: ${number(left)} more come with the whole case`}
        .
      </p>
      <FlagsView flags={data} leftOut={NOTHING_LEFT_OUT} />
    </>
  );
}

const NOTHING_LEFT_OUT: readonly never[] = [];
