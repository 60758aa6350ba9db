/** What a reviewer says of a hop. */
export const REVIEW_STATES = ['confirmed', 'disputed'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** A reviewer's mark on a hop, with a note. */
export interface Review {
  readonly from: string;
  readonly to: string;
  readonly state: ReviewState;
  readonly note: string;
}
