import type { ReactElement } from 'react';
import type { HopBrief } from '../../model/brief.ts';
import type { Chain } from '../../model/result.ts';
import { useApp } from '../../state/store.ts';
import { useAnswer } from '../../state/workbench.ts';
import { tradeOf } from './tradeOf.ts';

const OUTCOME_WORDS = { present: 'present', absent: 'absent', unknown: 'cannot tell' } as const;

/** Origin, dispatch, brand and maker of what moved, each a fact of its own, and what they say together. */
export function HopTrade({
  chain,
  brief,
}: {
  readonly chain: Pick<Chain, 'entities'>;
  readonly brief: HopBrief;
}): ReactElement | null {
  const { cast } = useAnswer();
  const coalition = useApp((state) => state.view.flagSettings.coalition);
  const trade = tradeOf(brief, chain.entities, cast, coalition);
  if (!trade) return null;
  const { facts, patterns } = trade;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Origin', facts.origin],
    ['Sent from', facts.dispatch],
    ['Brand', withCountries(facts.brand, facts.brandCountries)],
    ['Maker', withCountries(facts.maker, facts.makerCountries)],
  ];
  return (
    <section className="stack">
      <h3 className="heading">Where the goods come from</h3>
      <dl className="facts">
        {rows.map(([label, value]) => (
          <Row key={label} label={label} value={value} />
        ))}
      </dl>
      {patterns.map(({ id, label, outcome, sentence }) => (
        <p key={id} className={`pattern ${outcome} small`}>
          <span className="strong">
            {label}: {OUTCOME_WORDS[outcome]}
          </span>{' '}
          <span className="muted">{sentence}</span>
        </p>
      ))}
    </section>
  );
}

function Row({ label, value }: { readonly label: string; readonly value: string | undefined }): ReactElement {
  return (
    <>
      <dt>{label}</dt>
      <dd className={value === undefined ? 'muted' : undefined}>{value ?? 'not recorded'}</dd>
    </>
  );
}

function withCountries(name: string | undefined, countries: readonly string[]): string | undefined {
  if (name === undefined) return undefined;
  return `${name}, ${countries.length === 0 ? 'country not recorded' : countries.join(', ')}`;
}
