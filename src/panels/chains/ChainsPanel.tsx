import { lazy, Suspense, type ReactElement } from 'react';
import { showName } from '../../model/nameText.ts';
import { SORTS, type Sort } from '../../model/view.ts';
import { updateView, useApp } from '../../state/store.ts';
import { tierWords } from '../../state/tiers.ts';
import { useAnswer } from '../../state/workbench.ts';
import { counted, number } from '../ui/format.ts';
import { ChainList } from './ChainList.tsx';

/** These load after the graph, which comes first. */
const EmptyAnswer = lazy(async () => ({ default: (await import('./EmptyAnswer.tsx')).EmptyAnswer }));
const NearMissList = lazy(async () => ({ default: (await import('./NearMissList.tsx')).NearMissList }));
const TierFilter = lazy(async () => ({ default: (await import('./TierFilter.tsx')).TierFilter }));

const SORT_LABELS: Readonly<Record<Sort, string>> = {
  shortest: 'shortest first',
  evidence: 'strongest evidence first',
  tier: 'priority goods first',
  value: 'largest value first',
  latest: 'latest first',
};

/** The ranked chains, the near misses, and what would help when there is none. */
export function ChainsPanel(): ReactElement | null {
  const query = useApp((state) => state.view.query);
  const sort = useApp((state) => state.view.sort);
  const tiers = useApp((state) => state.view.tiers);
  const { reply, fetching, error, chains, listed } = useAnswer();
  if (!query) return null;
  const words =
    query.layer === 'goods' || query.layer === 'money' ? ['chain', 'chains'] : ['connection', 'connections'];
  const [one = '', many = ''] = words;
  const found = reply?.answer.found;
  return (
    <section className="chains" aria-label="Chains">
      <div className="chains-head">
        <h2 className="heading">
          <span role="status">
            {error ? 'No answer' : found ? counted(found, one, many) : 'Tracing …'}
            {found?.complete && found.count > 0 && ', all found'}
            {fetching && found && ' · still counting'}
          </span>
        </h2>
        {error && <p role="alert">{error.message}</p>}
        {found !== undefined && found.count > 1 && (
          <div className="between">
            <select
              className="field compact sort"
              aria-label="Order of the list"
              value={sort}
              onChange={(event) => {
                const next = SORTS.find((value) => value === event.target.value);
                if (next) updateView({ sort: next });
              }}
            >
              {SORTS.map((value) => (
                <option key={value} value={value}>
                  {SORT_LABELS[value]}
                </option>
              ))}
            </select>
            <Suspense>
              <TierFilter />
            </Suspense>
          </div>
        )}
        {found !== undefined && found.count > 1 && (found.count > listed || sort !== 'shortest') && (
          <span className="muted small">
            {found.count > listed ? `the ${number(listed)} shortest are listed` : `sorted among ${number(listed)}`}
          </span>
        )}
        {tiers.length > 0 && (
          <p className="muted small hint" role="status">
            {number(chains.length)} of {number(listed)} {listed === 1 ? one : many}: {tierWords(tiers)}
          </p>
        )}
        {reply !== undefined && reply.answer.skipped.length > 0 && (
          <p className="muted small hint">
            {reply.answer.skipped.length === 1 ? '1 party was' : `${number(reply.answer.skipped.length)} parties were`}{' '}
            skipped for having more than {query.maxDegree} neighbours:{' '}
            {reply.answer.skipped
              .slice(0, 5)
              .map((id) => showName(reply.entities.find((brief) => brief.id === id)?.name ?? id).text)
              .join(', ')}
            {reply.answer.skipped.length > 5 && ' …'}
          </p>
        )}
      </div>
      {found?.count === 0 && !fetching ? (
        <Suspense>
          <EmptyAnswer query={query} />
        </Suspense>
      ) : (
        <ChainList />
      )}
      <Suspense>
        <NearMissList />
      </Suspense>
    </section>
  );
}
