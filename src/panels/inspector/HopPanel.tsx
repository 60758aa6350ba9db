import { useMemo, type ReactElement } from 'react';
import { chplTier } from '../../analysis/chpl.ts';
import { CHPL_GOODS } from '../../model/chplGoods.ts';
import { CHPL_SOURCE } from '../../model/chplTable.ts';
import type { HopBrief } from '../../model/brief.ts';
import { showSpan } from '../../model/dates.ts';
import { isOwnId } from '../../model/ownRecord.ts';
import type { RelationRecord } from '../../model/records.ts';
import { RELATION_KINDS } from '../../model/relationKinds.ts';
import type { Chain } from '../../model/result.ts';
import { useHop } from '../../state/questions.ts';
import { setDraft, updateView } from '../../state/store.ts';
import { useAnswer } from '../../state/workbench.ts';
import { hopMoney, number } from '../ui/format.ts';
import { HopIndicators } from '../flags/HopIndicators.tsx';
import { NameText } from '../ui/NameText.tsx';
import { ClaimTags } from './ClaimTags.tsx';
import { CopyCitation } from './CopyCitation.tsx';
import { EvidenceCards } from './EvidenceCards.tsx';
import { goodsText } from './goodsText.ts';
import { HopActs } from './HopActs.tsx';
import { HopDeclared } from './HopDeclared.tsx';
import { HopRelations } from './HopRelations.tsx';
import { HopTrade } from './HopTrade.tsx';
import './hop.css';
import { ReviewMarks } from './ReviewMarks.tsx';

interface HopPanelProps {
  readonly chain: Pick<Chain, 'hops' | 'entities'>;
  readonly index: number;
  readonly brief: HopBrief;
}

/** One hop: the relation the chain rests on, its facts and evidence, and all relations of the hop. */
export function HopPanel({ chain, index, brief }: HopPanelProps): ReactElement {
  const { cast } = useAnswer();
  const relations = chain.hops[index]?.relations ?? [];
  const picks = useMemo(() => [brief.picked.id], [brief.picked.id]);
  const { data } = useHop(picks, 1);
  const { picked } = brief;
  const namesHidden = [brief.from, brief.to, ...brief.via.map((via) => via.entity)].some(
    (id) => cast.briefs.get(id)?.nameHidden,
  );
  const name = (id: string): string =>
    cast.briefs.get(id)?.name ?? data?.entities.find((entity) => entity.id === id)?.name ?? id;
  return (
    <>
      <div className="stack">
        <div className="between">
          <h2 className="heading">
            Hop {index + 1} of {chain.hops.length}
          </h2>
          <span className="row">
            {[index - 1, index + 1].map((other) => {
              const hop = chain.hops[other];
              const step = other < index ? 'Previous hop' : 'Next hop';
              return (
                <button
                  key={step}
                  type="button"
                  className="button small icon"
                  aria-label={step}
                  title={step}
                  disabled={!hop}
                  onClick={() => hop && updateView({ selection: { type: 'hop', from: hop.from, to: hop.to } })}
                >
                  {other < index ? '←' : '→'}
                </button>
              );
            })}
          </span>
        </div>
        <h3 className="title">
          <EntityLink id={brief.from} name={name(brief.from)} /> → <EntityLink id={brief.to} name={name(brief.to)} />
        </h3>
        <span className="muted">
          {RELATION_KINDS[picked.kind].label} · {showSpan(picked.dates)}
          {picked.goods?.quantity !== undefined && ` · ${number(picked.goods.quantity)} ${picked.goods.unit ?? ''}`}
        </span>
        <ClaimTags claim={brief.claim} own={isOwnId(picked.id)} />
      </div>
      <dl className="facts">
        <dt>Goods</dt>
        <dd>{goodsText(picked)}</dd>
        <Priority record={picked} />
        {picked.declaredDestination !== undefined && (
          <>
            <dt>Declared / actual</dt>
            <dd>
              {picked.declaredDestination} / {cast.briefs.get(brief.to)?.countries.join(', ') || 'unknown'}
            </dd>
          </>
        )}
        <dt>Value{brief.relations > 1 && ', all'}</dt>
        <dd>{hopMoney(brief)}</dd>
        {picked.refs?.map((ref) => (
          <Fact key={`${ref.type} ${ref.number}`} label={ref.type.replaceAll('_', ' ')} value={ref.number} />
        ))}
        <dt>Served by</dt>
        <dd>
          {brief.via.length === 0 && 'not recorded'}
          {brief.via.map((via) => (
            <span key={`${via.entity} ${via.role ?? ''}`} className="served-by">
              <EntityLink id={via.entity} name={name(via.entity)} />
              <span className="muted small">
                {' '}
                {[via.role?.replaceAll('_', ' '), via.inferred ? 'inferred' : undefined]
                  .filter((text) => text !== undefined)
                  .join(', ')}
              </span>
            </span>
          ))}
          <button
            type="button"
            className="button small"
            onClick={() => setDraft({ type: 'facilitator', values: { relation: picked.id } })}
          >
            Add a facilitator
          </button>
        </dd>
      </dl>
      {picked.note !== undefined && <p className="hint">{picked.note}</p>}
      {picked.note !== undefined && namesHidden && (
        <p className="hint muted small">
          A note is the file’s own words: it may name a person whose name is hidden here.
        </p>
      )}
      {chain.hops[index] && <HopIndicators hop={chain.hops[index]} brief={brief} />}
      <HopDeclared brief={brief} />
      <HopTrade chain={chain} brief={brief} />
      <HopActs brief={brief} />
      <EvidenceCards evidence={picked.evidence ?? []} sources={data?.sources ?? []} />
      <CopyCitation hops={[brief]} />
      <ReviewMarks from={brief.from} to={brief.to} />
      {brief.relations > 1 && <HopRelations brief={brief} relations={relations} />}
    </>
  );
}

function EntityLink({ id, name }: { readonly id: string; readonly name: string }): ReactElement {
  return (
    <button type="button" className="link" onClick={() => updateView({ selection: { type: 'entity', id } })}>
      <NameText name={name} />
    </button>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string }): ReactElement {
  return (
    <>
      <dt className="capital">{label}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** Tier of the priority list, with what the list loaded can and cannot say for the date. */
function Priority({ record }: { readonly record: RelationRecord }): ReactElement | null {
  const answers = (record.goods?.hs ?? []).flatMap((code) => chplTier(code, record.dates) ?? []);
  const best = answers.toSorted((a, b) => (a.tier < b.tier ? -1 : 1))[0];
  if (!best) return null;
  return (
    <>
      <dt title={CHPL_SOURCE}>Priority list</dt>
      <dd>
        tier {best.tier}
        <span className="muted small">
          {' '}
          {CHPL_GOODS.get(best.code)}; {best.note}
        </span>
      </dd>
    </>
  );
}
