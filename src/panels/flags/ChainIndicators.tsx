import { useMemo, type ReactElement } from 'react';
import type { Chain } from '../../model/result.ts';
import { subjectsOfChain } from '../../state/flagSubjects.ts';
import { gather, type MarkedFlag } from '../../state/flagTally.ts';
import { useAnswer } from '../../state/workbench.ts';
import { Indicators, RuleTitles } from './Indicators.tsx';

/** The indicators along a chain, gathered by the party or hop they are about, in the order of the chain. */
export function ChainIndicators({ chain }: { readonly chain: Chain }): ReactElement {
  const { cast } = useAnswer();
  const subjects = useMemo(() => subjectsOfChain(chain, cast), [chain, cast]);
  const place = ({ flag }: Pick<MarkedFlag, 'flag'>, name: string): string => {
    const hop = chain.hops.findIndex(({ picked }) => picked === flag.subject);
    return flag.subjectType === 'relation' && hop >= 0 ? `Hop ${hop + 1} · ${name}` : name;
  };
  const step = ({ flag }: MarkedFlag): number => {
    if (flag.subjectType === 'relation') return chain.hops.findIndex(({ picked }) => picked === flag.subject) + 0.5;
    const at = chain.entities.indexOf(flag.subject);
    return at < 0 ? chain.entities.length : at;
  };
  return (
    <Indicators
      subjects={subjects}
      place={place}
      present={(flags, { card, placed, rules }) =>
        [
          ...gather(
            flags.toSorted((a, b) => step(a) - step(b)),
            placed,
          ),
        ].map(([name, ofSubject]) => (
          <details key={name} className="flag-fold">
            <summary>
              <span className="strong">{name}</span>
              <span className="strong">{ofSubject.length} present</span>
              <RuleTitles flags={ofSubject} rules={rules} />
            </summary>
            <div className="stack more-body">{ofSubject.map((one) => card(one, true))}</div>
          </details>
        ))
      }
    />
  );
}
