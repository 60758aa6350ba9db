import type { ReactElement } from 'react';
import { CLAIM_STATUSES, type ClaimStatus } from '../../model/claim.ts';
import { STATED_CLAIMS, type TraceQuery } from '../../model/query.ts';
import { useClaimCounts } from '../../state/questions.ts';
import { useAnswer } from '../../state/workbench.ts';
import { number, shortNumber } from '../ui/format.ts';

const SETS: readonly { readonly label: string; readonly title: string; readonly claims: readonly ClaimStatus[] }[] = [
  { label: 'All', title: 'All claims, inferred ones included', claims: CLAIM_STATUSES },
  { label: 'No inferred', title: 'Drop what is inferred and stated by no source', claims: STATED_CLAIMS },
  {
    label: 'Official',
    title: 'Only documented and official: primary records, statements of authorities, convictions',
    claims: ['documented', 'official', 'convicted'],
  },
];
const CLAIMS = SETS.map(({ claims }) => claims);

/** Which claims count, one click each, with how many chains survive it. */
export function ClaimsSetting({
  query,
  change,
}: {
  readonly query: TraceQuery;
  readonly change: (part: Partial<TraceQuery>) => void;
}): ReactElement {
  const { reply, fetching } = useAnswer();
  const { data } = useClaimCounts(query, CLAIMS, reply !== undefined && !fetching);
  const isSet = (claims: readonly ClaimStatus[]): boolean =>
    claims.length === query.claims.length && claims.every((claim) => query.claims.includes(claim));
  return (
    <div className="stack tight">
      <span className="between">
        <span className="muted">Claims</span>
        {!CLAIMS.some(isSet) && <span className="muted small">own choice</span>}
      </span>
      <div className="segmented" role="group" aria-label="Claims">
        {SETS.map(({ label, title, claims }, index) => {
          const count = data?.[index];
          return (
            <button
              key={label}
              type="button"
              aria-pressed={isSet(claims)}
              title={title}
              onClick={() => change({ claims })}
            >
              {label}
              {count && (
                <span className="count" title={`${count.complete ? '' : 'At least '}${number(count.count)} chains`}>
                  {' '}
                  {shortNumber(count.count)}
                  {!count.complete && '+'}
                </span>
              )}
            </button>
          );
        })}
      </div>
    </div>
  );
}
