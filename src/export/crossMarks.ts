import type { Mark, Point } from './marks.ts';
import { INK, PAPER } from './palette.ts';

/** A cross with a halo around its middle: what a measure stops or breaks. `reach` is half its side. */
export function crossMarks([x, y]: Point, reach: number): readonly Mark[] {
  const strokes = [
    { from: [x - reach, y - reach], to: [x + reach, y + reach] },
    { from: [x - reach, y + reach], to: [x + reach, y - reach] },
  ] as const;
  return [
    ...strokes.map((ends): Mark => ({ type: 'line', ...ends, stroke: PAPER, strokeWidth: 5 })),
    ...strokes.map((ends): Mark => ({ type: 'line', ...ends, stroke: INK, strokeWidth: 2 })),
  ];
}
