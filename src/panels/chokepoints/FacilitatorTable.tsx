import type { ReactElement } from 'react';
import { whoCouldAct } from '../../analysis/removal/whoCouldAct.ts';
import type { EntityBrief } from '../../model/brief.ts';
import { showDate, showSpan } from '../../model/dates.ts';
import { ENTITY_KINDS } from '../../model/entityKinds.ts';
import type { CutReport, Facilitator, FacilitatorDetails, ValueSum } from '../../model/removal.ts';
import { toggleMeasure } from '../../state/removal.ts';
import { updateView, useApp } from '../../state/store.ts';
import { money, number, plural } from '../ui/format.ts';
import { NameText } from '../ui/NameText.tsx';
import { LeverTable } from './LeverTable.tsx';

interface FacilitatorTableProps {
  readonly report: CutReport;
  readonly briefs: ReadonlyMap<string, EntityBrief>;
  readonly details: ReadonlyMap<string, FacilitatorDetails>;
}

/** Everyone who served the chains, by the chains that fall with them alone, with what an action would also hit. */
export function FacilitatorTable({ report, briefs, details }: FacilitatorTableProps): ReactElement {
  return (
    <section className="stack" aria-label="Facilitators">
      <h3 className="heading">Facilitators on the chains · {number(report.facilitators.length)}</h3>
      {report.facilitators.length === 0 && <p className="hint muted">No facilitator is recorded on these chains.</p>}
      {report.facilitators.map((facilitator) => (
        <FacilitatorCard
          key={facilitator.id}
          facilitator={facilitator}
          of={report.of}
          briefs={briefs}
          details={details.get(facilitator.id)}
        />
      ))}
      <LeverTable />
    </section>
  );
}

function FacilitatorCard({
  facilitator,
  of,
  briefs,
  details,
}: {
  readonly facilitator: Facilitator;
  readonly of: number;
  readonly briefs: ReadonlyMap<string, EntityBrief>;
  readonly details: FacilitatorDetails | undefined;
}): ReactElement {
  const { id } = facilitator;
  const brief = briefs.get(id);
  const isStopped = useApp((state) => state.view.measures.some((measure) => measure.entity === id));
  const name = (other: string): string => briefs.get(other)?.name ?? other;
  const share = facilitator.recorded === 0 ? 0 : facilitator.recordedOnNoChain / facilitator.recorded;
  return (
    <div className="card facilitator">
      <div className="between">
        <span>
          <button
            type="button"
            className="link strong"
            onClick={() => updateView({ selection: { type: 'entity', id } })}
          >
            <NameText name={brief?.name ?? id} />
          </button>{' '}
          <span className="muted small">
            {[
              brief && ENTITY_KINDS[brief.kind].label,
              brief?.countries.join(', '),
              details?.roles.map((role) => role.replaceAll('_', ' ')).join(', '),
              brief?.listed && '§ listed',
            ]
              .filter((part) => typeof part === 'string' && part !== '')
              .join(' · ')}
          </span>
        </span>
        <button type="button" className="button small" aria-pressed={isStopped} onClick={() => toggleMeasure(id)}>
          {isStopped ? 'Put back' : 'Stop'}
        </button>
      </div>
      <dl className="facts choke-facts">
        <dt>Chains that fall with it alone</dt>
        <dd>
          {number(facilitator.chainsBroken)} of {number(of)}
          <span className="muted small"> · serves {number(facilitator.chains)}</span>
        </dd>
        <dt>Served on them</dt>
        <dd>
          {worth(facilitator.value)}
          <span className="muted small">
            {' '}
            {showSpan(facilitator.dates.span)}
            {facilitator.dates.undated > 0 && `, ${number(facilitator.dates.undated)} undated`}
          </span>
        </dd>
        <dt>Already used for the same pairs</dt>
        <dd>
          {facilitator.alternatives.length === 0
            ? 'nobody recorded'
            : facilitator.alternatives
                .slice(0, 4)
                .map((other) => name(other.id))
                .join(', ')}
          <span className="muted small">
            {' '}
            alone on {number(facilitator.pairsItAloneServed)} of {plural(facilitator.pairs, 'pair', 'pairs')}
          </span>
        </dd>
        <dt>Other recorded traffic</dt>
        <dd>
          {Math.round(share * 100)} %
          <span className="muted small">
            {' '}
            {number(facilitator.recordedOnNoChain)} of {number(facilitator.recorded)} relations are on no chain
          </span>
        </dd>
        {details?.afterListings.map((after) => (
          <AfterListing key={`${after.authority} ${after.date}`} after={after} name={name} />
        ))}
        <dt>Who could act</dt>
        <dd>
          <ul className="plain-list">
            {whoCouldAct(brief?.kind ?? 'other', brief?.countries ?? []).map(({ action, by }) => (
              <li key={action}>
                <span className="plain">{action}</span>
                <span className="muted small"> {by}</span>
              </li>
            ))}
          </ul>
        </dd>
      </dl>
    </div>
  );
}

function AfterListing({
  after,
  name,
}: {
  readonly after: FacilitatorDetails['afterListings'][number];
  readonly name: (id: string) => string;
}): ReactElement {
  const [first] = after.replacements;
  return (
    <>
      <dt>After its listing</dt>
      <dd>
        {first
          ? `${name(first.by)} served ${name(first.from)} → ${name(first.to)} ${plural(first.days, 'day', 'days')} later`
          : 'no other facilitator recorded for its pairs'}
        <span className="muted small">
          {' '}
          listed by {after.authority} on {showDate(after.date)}
        </span>
      </dd>
    </>
  );
}

/** Totals by currency; rates and missing values are counted, never added. */
function worth({ relations, totals, rates, missing }: ValueSum): string {
  const parts = [
    plural(relations, 'relation', 'relations'),
    ...totals.map(({ currency, amount }) => money({ currency, amount })),
    ...(rates > 0 ? [`${number(rates)} as rates`] : []),
    ...(missing > 0 ? [`${number(missing)} without value`] : []),
  ];
  return parts.join(', ');
}
