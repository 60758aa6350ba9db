import type { ReactElement } from 'react';
import type { RuleInfo } from '../../model/flag.ts';
import { pointAt } from '../../state/flags.ts';
import type { MarkedFlag } from '../../state/flagTally.ts';
import { setPointed, useApp } from '../../state/store.ts';
import { useAnswer } from '../../state/workbench.ts';
import { FlagDetails } from './FlagDetails.tsx';
import { MarkLine } from './MarkLine.tsx';
import './flags.css';

interface FlagCardProps {
  readonly marked: MarkedFlag;
  readonly rule: RuleInfo | undefined;
  /** Whom or what it is about, where the place of the card does not say. */
  readonly about: string | undefined;
}

/** One flag with its sentence. A click lights what it rests on and shows that below. */
export function FlagCard({ marked, rule, about }: FlagCardProps): ReactElement {
  const { flag, key, mark, standing } = marked;
  const { chains } = useAnswer();
  const isLit = useApp((state) => state.pointed?.flag === key);
  return (
    <div className={`flag-card ${standing}${isLit ? ' lit' : ''}`}>
      <button
        type="button"
        className="flag-face"
        aria-pressed={isLit}
        title={isLit ? 'Put out what it rests on' : 'Light what it rests on'}
        onClick={() => (isLit ? setPointed(undefined) : void pointAt(flag, chains))}
      >
        <span className="flag-title">{rule?.title ?? flag.rule}</span>
        {about !== undefined && <span className="muted small">{about}</span>}
        <span>{flag.sentence}</span>
        {flag.missing !== undefined && (
          <span className="small">
            <span className="muted">Missing:</span> {flag.missing}
          </span>
        )}
      </button>
      {mark && <MarkLine mark={mark} />}
      {isLit && <FlagDetails marked={marked} rule={rule} />}
    </div>
  );
}
