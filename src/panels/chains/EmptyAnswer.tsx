import type { ReactElement } from 'react';
import { CLAIM_STATUSES } from '../../model/claim.ts';
import { defaultMaxDegree, type Ends, type TraceQuery } from '../../model/query.ts';
import type { Relaxation } from '../../model/result.ts';
import { useRelaxations } from '../../state/questions.ts';
import { updateView } from '../../state/store.ts';
import { counted } from '../ui/format.ts';

/** Says that there is no chain, and which single change would give some. */
export function EmptyAnswer({ query }: { readonly query: TraceQuery }): ReactElement {
  const { data, isFetching } = useRelaxations(query);
  if (isNobody(query.from) || isNobody(query.to)) {
    return (
      <p className="empty muted">
        Pick who to start from and where to end: open a party and choose “Trace from here”, then another and “Trace to
        here”.
      </p>
    );
  }
  return (
    <div className="empty">
      {isFetching && <p className="muted">Looking for what would help …</p>}
      {data?.length === 0 && (
        <p className="muted">
          No single change of a setting gives a chain. Choose other ends, or look for the parties by name.
        </p>
      )}
      <ul>
        {data?.map((relaxation) => (
          <li key={relaxation.id}>
            <button
              type="button"
              className="button small"
              onClick={() => updateView({ query: relaxed(query, relaxation.id), chain: undefined })}
            >
              {counted(relaxation.found, 'chain', 'chains')} {relaxation.label}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The query with one setting let go; the analysis counted exactly these. */
function relaxed(query: TraceQuery, id: Relaxation['id']): TraceQuery {
  switch (id) {
    case 'goods':
      return { ...query, goodsMatch: 'prefer' };
    case 'order':
      return { ...query, order: false };
    case 'claims':
      return { ...query, claims: CLAIM_STATUSES.filter((one) => one === 'inferred' || query.claims.includes(one)) };
    case 'gap':
      return { ...query, maxGapDays: 36_500 };
    case 'hops':
      return { ...query, maxHops: 10 };
    case 'window':
      return { ...query, window: undefined };
    case 'degree':
      return { ...query, maxDegree: undefined };
    case 'layer': {
      const layer = query.layer === 'goods' ? 'control' : 'any';
      return { ...query, layer, maxDegree: query.maxDegree ?? defaultMaxDegree(layer) };
    }
  }
}

function isNobody(ends: Ends): boolean {
  return 'ids' in ends && ends.ids.length === 0;
}
