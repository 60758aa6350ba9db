import type { ReactElement } from 'react';
import type { ReviewState } from '../../model/review.ts';
import { markHop, noteHop, useReview } from '../../state/reviews.ts';

const BUTTONS: readonly { readonly state: ReviewState; readonly label: string }[] = [
  { state: 'confirmed', label: 'Confirm' },
  { state: 'disputed', label: 'Dispute' },
];

/** Lets a reviewer confirm or dispute a hop, with a note; both travel in the view. */
export function ReviewMarks({ from, to }: { readonly from: string; readonly to: string }): ReactElement {
  const review = useReview(from, to);
  return (
    <section className="stack" aria-label="Review">
      <h3 className="heading">Review{review && ` · ${review.state}`}</h3>
      <div className="row">
        {BUTTONS.map(({ state, label }) => (
          <button
            key={state}
            type="button"
            className="button"
            aria-pressed={review?.state === state}
            onClick={() => markHop(from, to, state)}
          >
            {label}
          </button>
        ))}
      </div>
      {review && (
        <label className="stack tight">
          <span className="muted">Why</span>
          <textarea
            className="field"
            rows={2}
            value={review.note}
            onChange={(event) => noteHop(from, to, event.target.value)}
          />
        </label>
      )}
    </section>
  );
}

/** The mark of a hop in lists: what a reviewer said, with the note on hover; nothing where nobody did. */
export function ReviewTag({ from, to }: { readonly from: string; readonly to: string }): ReactElement | null {
  const review = useReview(from, to);
  if (!review) return null;
  return (
    <span className="tag" title={review.note === '' ? undefined : review.note}>
      {review.state === 'confirmed' ? '✓ confirmed' : '! disputed'}
    </span>
  );
}
