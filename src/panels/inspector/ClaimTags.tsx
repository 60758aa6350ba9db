import type { ReactElement } from 'react';
import { CLAIM_MEANING, type Claim } from '../../model/claim.ts';

/** How a relation is known and for how many deliveries the statement stands, each with its meaning. */
export function ClaimTags({ claim, own }: { readonly claim: Claim; readonly own: boolean }): ReactElement {
  return (
    <span className="row">
      {own && <span className="tag own">added by hand</span>}
      <span className="tag" title={CLAIM_MEANING[claim.status]}>
        {claim.status}
      </span>
      <span
        className="tag"
        title={
          claim.scope === 'this'
            ? 'The statement is about this very relation.'
            : 'One statement about several parties or deliveries, not about this one singly.'
        }
      >
        {claim.scope === 'this' ? 'this one' : 'collective'}
      </span>
      {claim.statedBy !== undefined && <span className="muted small">stated by {claim.statedBy}</span>}
    </span>
  );
}
