import type { ReactElement } from 'react';
import type { HopBrief } from '../../model/brief.ts';
import type { DeclaredElsewhere } from '../../model/declared.ts';
import { useApp } from '../../state/store.ts';
import { useAnswer } from '../../state/workbench.ts';
import { tradeOf } from './tradeOf.ts';

interface HopTagsProps {
  readonly brief: HopBrief;
  /** Ids of the parties of the chain. */
  readonly chain: readonly string[];
  readonly declared: readonly DeclaredElsewhere[];
}

/** In lists of hops: how the goods of a hop came about and where they were declared to go, where that is recorded. */
export function HopTags({ brief, chain, declared }: HopTagsProps): ReactElement | null {
  const { cast } = useAnswer();
  const coalition = useApp((state) => state.view.flagSettings.coalition);
  const patterns =
    tradeOf(brief, chain, cast, coalition)?.patterns.filter(({ outcome }) => outcome === 'present') ?? [];
  const elsewhere = declared.filter(({ relation }) => relation === brief.picked.id);
  if (patterns.length + elsewhere.length === 0) return null;
  return (
    <span className="row">
      {patterns.map(({ id, label, sentence }) => (
        <span key={id} className="tag" title={sentence}>
          {label}
        </span>
      ))}
      {elsewhere.map(({ party, countries }) => (
        <span key={`${party ?? ''} ${countries.join()}`} className="tag" title="Not where the goods went">
          declared for {countries.join(', ') || 'another party'}
        </span>
      ))}
    </span>
  );
}
