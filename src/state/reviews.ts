import type { Review, ReviewState } from '../model/review.ts';
import { updateView, useApp } from './store.ts';

/** The reviewer's mark on a hop, if there is one. */
export function useReview(from: string, to: string): Review | undefined {
  return useApp((state) => state.view.reviews.find((review) => review.from === from && review.to === to));
}

/** Marks a hop; the same mark again takes it away. A note that stands is kept when the mark changes. */
export function markHop(from: string, to: string, state: ReviewState): void {
  const { reviews } = useApp.getState().view;
  const known = reviews.find((review) => review.from === from && review.to === to);
  const others = reviews.filter((review) => review !== known);
  updateView({ reviews: known?.state === state ? others : [...others, { from, to, state, note: known?.note ?? '' }] });
}

/** Changes the note of a marked hop. */
export function noteHop(from: string, to: string, note: string): void {
  const { reviews } = useApp.getState().view;
  const changed = reviews.map((review) => (review.from === from && review.to === to ? { ...review, note } : review));
  updateView({ reviews: changed }, `review ${from} ${to}`);
}
