import type { ReactElement, ReactNode } from 'react';
import type { EntityBrief } from '../../model/brief.ts';
import type { Budget, CutReport } from '../../model/removal.ts';
import { useCut } from '../../state/questions.ts';
import { tryMeasures } from '../../state/removal.ts';
import { updateView, useApp } from '../../state/store.ts';
import { number, plural } from '../ui/format.ts';
import { NameText } from '../ui/NameText.tsx';
import { BeforeAfter } from './BeforeAfter.tsx';
import { CutCurve } from './CutCurve.tsx';
import { FacilitatorTable } from './FacilitatorTable.tsx';

/** Where the chains can be cut in the recorded network, and what each cut would break. A click tries it. */
export function ChokepointsPane(): ReactElement {
  const query = useApp((state) => state.view.query);
  const { data, error, isPending } = useCut(query, true);
  if (!query) return <p className="scroll-pane muted">Trace first: chokepoints are those of the chains found.</p>;
  if (error) {
    return (
      <p className="scroll-pane" role="alert">
        {error.message}
      </p>
    );
  }
  if (isPending)
    return <p className="scroll-pane muted">Looking for the fewest parties whose loss breaks the chains …</p>;
  const briefs = new Map(data.entities.map((brief) => [brief.id, brief]));
  const { report } = data;
  return (
    <div className="scroll-pane stack" tabIndex={0} role="region" aria-label="Chokepoints">
      <BeforeAfter />
      <p className="hint">
        In the recorded network: {report.complete ? '' : 'at least '}
        {plural(report.of, 'chain', 'chains')} looked at. One route that no record shows defeats any cut.
      </p>
      <div className="choke-cards">
        <MinimumCut report={report} briefs={briefs} />
        <Card title="Gates">
          {report.gates.length === 0 ? (
            <p className="hint muted">No single party between the ends is on every chain.</p>
          ) : (
            <>
              <p className="hint">On every chain:</p>
              <Parties ids={report.gates} briefs={briefs} />
              <TryButton ids={report.gates.slice(0, 1)} />
            </>
          )}
        </Card>
        <Card title="Best sets by size">
          <CutCurve budgets={report.budgets} of={report.of} />
          <ul className="plain-list">
            {telling(report.budgets).map((budget) => (
              <li key={budget.size} className="between">
                <span>
                  <span className="strong">{budget.size}:</span> {names(budget.ids, briefs)}
                  <span className="muted small">
                    {' '}
                    {number(budget.chainsBroken)} of {number(report.of)} broken{!budget.exact && ', greedy'}
                  </span>
                </span>
                <TryButton ids={budget.ids} />
              </li>
            ))}
          </ul>
        </Card>
      </div>
      <FacilitatorTable report={report} briefs={briefs} details={new Map(data.details)} />
    </div>
  );
}

function MinimumCut({
  report,
  briefs,
}: {
  readonly report: CutReport;
  readonly briefs: ReadonlyMap<string, EntityBrief>;
}): ReactElement {
  const { minimumCut, direct, disjointPaths } = report;
  if (minimumCut === null) {
    return (
      <Card title="Minimum set">
        <p className="hint">
          None: {plural(direct.length, 'relation joins', 'relations join')} a supplier and an end directly, so no party
          between them can be cut.
        </p>
      </Card>
    );
  }
  if (minimumCut.length === 0) {
    return (
      <Card title="Minimum set">
        <p className="hint muted">There is nothing to cut.</p>
      </Card>
    );
  }
  return (
    <Card title="Minimum set">
      <p className="hint">
        {minimumCut.length === 1 ? 'This party alone breaks' : `These ${minimumCut.length} parties together break`}{' '}
        every chain. It may be more than needed within the hops allowed.
      </p>
      <Parties ids={minimumCut} briefs={briefs} />
      <details>
        <summary className="muted small">
          As many routes have no party in common: {plural(disjointPaths.length, 'route', 'routes')}
        </summary>
        <ul className="plain-list more-body">
          {disjointPaths.map((path) => (
            <li key={path.join('\n')} className="small">
              {names(path, briefs, ' → ')}
            </li>
          ))}
        </ul>
      </details>
      <TryButton ids={minimumCut} />
    </Card>
  );
}

function Card({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <section className="card stack" aria-label={title}>
      <h3 className="heading">{title}</h3>
      {children}
    </section>
  );
}

function Parties({
  ids,
  briefs,
}: {
  readonly ids: readonly string[];
  readonly briefs: ReadonlyMap<string, EntityBrief>;
}): ReactElement {
  return (
    <span className="row">
      {ids.map((id) => (
        <button
          key={id}
          type="button"
          className="chip"
          onClick={() => updateView({ selection: { type: 'entity', id } })}
        >
          <span className="text">
            <NameText name={briefs.get(id)?.name ?? id} />
          </span>
        </button>
      ))}
    </span>
  );
}

/** Tries a set as a what-if and shows the graph. */
function TryButton({ ids }: { readonly ids: readonly string[] }): ReactElement {
  return (
    <button
      type="button"
      className="button small"
      onClick={() => {
        tryMeasures(ids);
        updateView({ pane: 'graph' });
      }}
    >
      Try
    </button>
  );
}

/** The budgets that break more than the one before: a larger set of the same parties says nothing new. */
function telling(budgets: readonly Budget[]): readonly Budget[] {
  return budgets.filter((budget, index) => budget.chainsBroken > (budgets[index - 1]?.chainsBroken ?? 0));
}

function names(ids: readonly string[], briefs: ReadonlyMap<string, EntityBrief>, between = ', '): string {
  return ids.map((id) => briefs.get(id)?.name ?? id).join(between);
}
