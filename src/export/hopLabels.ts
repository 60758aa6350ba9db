import type { SceneEdge } from '../model/scene.ts';
import { grown, overlap, type Box, type Mark, type Measure, type Point } from './marks.ts';
import { INK, MUTED, PAPER } from './palette.ts';
import { lineHeight, textBlock, wrap } from './text.ts';

const FONT = { size: 10.5, weight: 400 } as const;
const MAX_WIDTH = 112;
/** Places tried along a line, the middle first. */
const ALONG = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];
/** A label that would cover more than this share of its line goes beside it. */
const COVERED = 0.6;

/** A line that may carry a label, as it is drawn. */
export interface Labelled {
  readonly edge: SceneEdge;
  readonly from: Point;
  readonly to: Point;
  /** Numbers of the sources behind it. */
  readonly numbers: readonly number[];
}

/**
 * Labels of lines, each on a plate of paper so that it can be read across other lines. Each takes the first place
 * that covers none of the `taken` boxes and no earlier label, or the one that covers least.
 */
export function hopLabels(lines: readonly Labelled[], taken: readonly Box[], measure: Measure): readonly Mark[] {
  const full: Box[] = [...taken];
  return lines.flatMap((line) => {
    const texts = labelLines(line, measure);
    if (texts.length === 0) return [];
    const size = {
      width: Math.max(...texts.map((text) => measure(text, FONT.size, FONT.weight))) + 8,
      height: texts.length * lineHeight(FONT) + 2,
    };
    let best: { readonly plate: Box; readonly cost: number } | undefined;
    for (const [x, y] of placesOn(line, size)) {
      const plate = { x: x - size.width / 2, y: y - size.height / 2, ...size };
      const cost = full.reduce((sum, box) => sum + overlap(plate, box), 0);
      if (best === undefined || cost < best.cost) best = { plate, cost };
      if (cost === 0) break;
    }
    if (!best) return [];
    const { plate } = best;
    full.push(grown(plate, 1));
    const at = { x: plate.x + size.width / 2, top: plate.y, anchor: 'middle' } as const;
    const font = { ...FONT, fill: line.edge.dim ? MUTED : INK };
    return [{ type: 'rect' as const, ...plate, radius: 4, fill: PAPER }, ...textBlock(texts, at, font, measure)];
  });
}

/** The label in at most two lines, and the source numbers, which are never shortened. */
function labelLines({ edge, numbers }: Labelled, measure: Measure): readonly string[] {
  const keys = numbers.length === 0 ? '' : `[${numbers.join(', ')}]`;
  const joined = `${edge.label} ${keys}`.trim();
  if (measure(joined, FONT.size, FONT.weight) <= MAX_WIDTH) return joined === '' ? [] : [joined];
  const lines = wrap(edge.label, FONT, MAX_WIDTH, 2, measure);
  const last = lines.at(-1) ?? '';
  if (keys === '') return lines;
  const together = `${last} ${keys}`;
  if (lines.length === 2 && measure(together, FONT.size, FONT.weight) <= MAX_WIDTH) {
    return [...lines.slice(0, -1), together];
  }
  return [...lines, ...wrap(keys, FONT, MAX_WIDTH, 20, measure)];
}

/** On the line first, or above and below it first where the label would hide most of it. */
function placesOn({ from, to }: Labelled, size: { readonly width: number; readonly height: number }): readonly Point[] {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const clear = (size.height / 2) * Math.abs(ux) + (size.width / 2) * Math.abs(uy) + 3;
  // Away from the reading direction of the line: above one that runs to the right.
  const above = ux < 0 ? clear : -clear;
  const covers = size.width * Math.abs(ux) + size.height * Math.abs(uy) > COVERED * length;
  const beside = [...(covers ? [above, -above, 0] : [0, above, -above]), above * 2, -above * 2];
  return beside.flatMap((by) =>
    ALONG.map((along): Point => [from[0] + dx * along - uy * by, from[1] + dy * along + ux * by]),
  );
}
