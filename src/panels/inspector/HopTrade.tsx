import type { ReactElement } from 'react';
import type { HopBrief } from '../../model/brief.ts';
import { COALITION_COUNTRIES } from '../../model/countryLists.ts';
import { RELATION_KINDS } from '../../model/relationKinds.ts';
import type { Chain } from '../../model/result.ts';
import { namedMakers, tradePatterns } from '../../model/tradePattern.ts';
import { useApp } from '../../state/store.ts';
import { useAnswer } from '../../state/workbench.ts';

const COALITION: ReadonlySet<string> = new Set(COALITION_COUNTRIES.map(({ country }) => country));

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
  const own = useApp((state) => state.view.flagSettings.coalition);
  const { picked } = brief;
  if (RELATION_KINDS[picked.kind].family !== 'goods') return null;
  const parties = chain.entities.flatMap((id) => cast.briefs.get(id) ?? []);
  const { brand, maker } = picked.goods ?? {};
  const facts = {
    origin: picked.origin,
    dispatch: picked.dispatch,
    sender: cast.briefs.get(brief.from)?.countries ?? [],
    receiver: cast.briefs.get(brief.to)?.countries ?? [],
    brand,
    brandCountries: namedMakers(brand, parties).flatMap((party) => party.countries),
    maker,
    makerCountries: namedMakers(maker, parties).flatMap((party) => party.countries),
  };
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Origin', facts.origin],
    ['Sent from', facts.dispatch],
    ['Brand', withCountries(brand, facts.brandCountries)],
    ['Maker', withCountries(maker, facts.makerCountries)],
  ];
  const patterns = tradePatterns(picked, facts, own ? new Set(own) : COALITION);
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
  return `${name}, ${countries.length === 0 ? 'country not recorded' : [...new Set(countries)].join(', ')}`;
}
