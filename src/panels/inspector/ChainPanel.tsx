import { useMemo, type ReactElement } from 'react';
import { showSpan } from '../../model/dates.ts';
import { ORDER_WORDS, type Chain } from '../../model/result.ts';
import { useDeclared } from '../../state/questions.ts';
import { updateView } from '../../state/store.ts';
import { relationTier } from '../../state/tiers.ts';
import { useAnswer } from '../../state/workbench.ts';
import { ChainIndicators } from '../flags/ChainIndicators.tsx';
import { gradeText, hopMoney } from '../ui/format.ts';
import { NameText } from '../ui/NameText.tsx';
import { CopyCitation } from './CopyCitation.tsx';
import { HopTags } from './HopTags.tsx';
import { ReviewTag } from './ReviewMarks.tsx';

/** The lit chain, hop by hop. */
export function ChainPanel({ chain }: { readonly chain: Chain }): ReactElement {
  const { cast, reply } = useAnswer();
  const picks = useMemo(() => chain.hops.map((hop) => hop.picked), [chain]);
  const { declared } = useDeclared(picks);
  const rank = (reply?.answer.chains.indexOf(chain) ?? 0) + 1;
  const name = (id: string): string => cast.briefs.get(id)?.name ?? id;
  return (
    <>
      <div className="stack">
        <h2 className="heading">
          Chain {rank} · {chain.hops.length === 1 ? '1 hop' : `${chain.hops.length} hops`}
        </h2>
        <dl className="facts">
          <dt>Dates</dt>
          <dd>{ORDER_WORDS[chain.order]}</dd>
          {chain.goodsChangeAt !== undefined && (
            <>
              <dt>Goods</dt>
              <dd>change at hop {chain.goodsChangeAt + 1}</dd>
            </>
          )}
          <dt>Weakest hop</dt>
          <dd>
            {chain.weakestHop + 1} of {chain.hops.length}
          </dd>
          <dt title="Hundredths of a hop: lower is better supported and shorter">Cost</dt>
          <dd>{chain.cost}</dd>
        </dl>
      </div>
      <ol className="stack hop-list">
        {chain.hops.map((hop, index) => {
          const brief = cast.hopOf(hop);
          const tier = brief && relationTier(brief.picked);
          return (
            <li key={hop.from}>
              <button
                type="button"
                className="card hop-card"
                onClick={() => updateView({ selection: { type: 'hop', from: hop.from, to: hop.to } })}
              >
                <span className="between">
                  <span className="strong">
                    <NameText name={name(hop.from)} /> → <NameText name={name(hop.to)} />
                  </span>
                  <span className={brief?.grade ? 'grade' : 'grade missing'}>{gradeText(brief?.grade)}</span>
                </span>
                <span className="muted small">
                  {index === chain.weakestHop && chain.hops.length > 1 && (
                    <b title="The weakest hop of this chain">▼ </b>
                  )}
                  Hop {index + 1} · {brief ? showSpan(brief.picked.dates) : ''}
                  {tier !== undefined && ` · CHPL tier ${tier}`}
                  {hop.association && ' · association'}
                  {brief?.claim.status !== undefined && ` · ${brief.claim.status}`}
                </span>
                {brief && <HopTags brief={brief} chain={chain.entities} declared={declared} />}
                <ReviewTag from={hop.from} to={hop.to} />
                {brief && brief.values.length + brief.rates.length > 0 && (
                  <span className="muted small">{hopMoney(brief)}</span>
                )}
              </button>
            </li>
          );
        })}
      </ol>
      <ChainIndicators chain={chain} />
      <CopyCitation key={chain.entities.join('\n')} hops={chain.hops.flatMap((hop) => cast.hopOf(hop) ?? [])} />
    </>
  );
}
