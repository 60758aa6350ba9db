import type { EntityShape } from '../model/entityKinds.ts';
import type { Mark, Paint, Point } from './marks.ts';

/** Outlines in units of the radius, which is half the height of a mark. */
type Outline =
  { readonly points: readonly Point[] } | { readonly width: number; readonly height: number; readonly round: number };

const OUTLINES: Readonly<Record<EntityShape, Outline>> = {
  rectangle: { width: 2.1, height: 1.65, round: 0.2 },
  barrel: { width: 2.1, height: 1.5, round: 0.75 },
  ellipse: { width: 1.9, height: 1.9, round: 0.95 },
  diamond: {
    points: [
      [0, -1.08],
      [1.08, 0],
      [0, 1.08],
      [-1.08, 0],
    ],
  },
  triangle: {
    points: [
      [0, -1.1],
      [1.12, 0.85],
      [-1.12, 0.85],
    ],
  },
  tag: {
    points: [
      [-1.05, -0.8],
      [0.5, -0.8],
      [1.15, 0],
      [0.5, 0.8],
      [-1.05, 0.8],
    ],
  },
  hexagon: { points: regular(6, 0) },
  octagon: { points: regular(8, Math.PI / 8) },
};

/** The outline of an entity's kind around a middle point; `radius` is half its height, as `MARK_RADIUS`. */
export function shapeMark(shape: EntityShape, x: number, y: number, radius: number, paint: Paint): Mark {
  const outline = OUTLINES[shape];
  if ('points' in outline) {
    const points = outline.points.map(([px, py]): Point => [x + px * radius, y + py * radius]);
    return { type: 'polygon', points, ...paint };
  }
  const [width, height] = [outline.width * radius, outline.height * radius];
  if (shape === 'ellipse') return { type: 'ellipse', x, y, rx: width / 2, ry: height / 2, ...paint };
  return { type: 'rect', x: x - width / 2, y: y - height / 2, width, height, radius: outline.round * radius, ...paint };
}

function regular(corners: number, turn: number): readonly Point[] {
  return Array.from({ length: corners }, (_, corner): Point => {
    const angle = turn + (corner * 2 * Math.PI) / corners;
    return [1.05 * Math.cos(angle), 1.05 * Math.sin(angle)];
  });
}
