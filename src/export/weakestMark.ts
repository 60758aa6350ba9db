import type { Mark, Point } from './marks.ts';
import { INK, PAPER } from './palette.ts';

/** A small triangle with a halo around its middle: the weakest hop of the chain that is picked out. */
export function weakestMark([x, y]: Point): Mark {
  const points: readonly Point[] = [
    [x - 5, y - 4],
    [x + 5, y - 4],
    [x, y + 5],
  ];
  return { type: 'polygon', points, fill: INK, stroke: PAPER, strokeWidth: 1.5 };
}
