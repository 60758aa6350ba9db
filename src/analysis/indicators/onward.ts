import type { FlagContext } from './context.ts';
import { sharesCode } from './goods.ts';
import { all, type Tri } from './tri.ts';

/** A relation that may carry on what another one brought. */
export interface Onward {
  readonly relation: number;
  /** Whether it surely, possibly or not at all carries the same goods on, no earlier. */
  readonly same: Tri;
}

/** The goods relations that leave the receiver of a relation with the same HS-6 code and not before it. */
export function onwardOf(context: FlagContext, relation: number): Onward[] {
  const found: Onward[] = [];
  for (const next of context.sent(context.flow(relation).receiver)) {
    const later = notBefore(context, relation, next);
    const same = later === 'no' ? 'no' : all(later, sharesCode(context, relation, next));
    if (same !== 'no') found.push({ relation: next, same });
  }
  return found;
}

/** Whether a relation comes on or after another one; dates that overlap do not say. */
export function notBefore(context: FlagContext, first: number, next: number): Tri {
  const [start, end] = [context.dates(first), context.dates(next)];
  if (!start.known || !end.known) return 'unknown';
  if (end.to < start.from) return 'no';
  return end.from >= start.to ? 'yes' : 'unknown';
}
