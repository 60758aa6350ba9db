/** A box in figure units: left, top, width, height. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A point in figure units. */
export type Point = readonly [x: number, y: number];

/** How an outline is filled and drawn; a missing colour is not painted. Colours are #rrggbb. */
export interface Paint {
  readonly fill?: string;
  readonly stroke?: string;
  /** Line width in figure units; 1 where missing. */
  readonly strokeWidth?: number;
  /** Lengths of dashes and gaps. */
  readonly dash?: readonly number[];
}

/** A rectangle, with rounded corners where `radius` is above 0. */
export interface RectMark extends Box, Paint {
  readonly type: 'rect';
  readonly radius: number;
}

/** An ellipse around a middle point. */
export interface EllipseMark extends Paint {
  readonly type: 'ellipse';
  readonly x: number;
  readonly y: number;
  readonly rx: number;
  readonly ry: number;
}

/** A closed polygon. */
export interface PolygonMark extends Paint {
  readonly type: 'polygon';
  readonly points: readonly Point[];
}

/** A straight line. */
export interface LineMark {
  readonly type: 'line';
  readonly from: Point;
  readonly to: Point;
  readonly stroke: string;
  readonly strokeWidth: number;
  readonly dash?: readonly number[];
}

/** One line of text on its baseline. `width` is what the measure gave. */
export interface TextMark {
  readonly type: 'text';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly weight: 400 | 700;
  readonly fill: string;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly width: number;
}

/** The closed list of what a figure is drawn with; every output has to know no more than these. */
export type Mark = RectMark | EllipseMark | PolygonMark | LineMark | TextMark;

/** The width of a text in figure units. */
export type Measure = (text: string, size: number, weight: 400 | 700) => number;

/** Share of the size that a line of text takes above and below its baseline, accents and descenders included. */
const ASCENT = 0.95;
const DESCENT = 0.25;

/** The box that a mark covers, line width included. */
export function boxOf(mark: Mark): Box {
  if (mark.type === 'rect') return grown(mark, strokeOf(mark));
  if (mark.type === 'polygon') return grown(around(mark.points), strokeOf(mark));
  if (mark.type === 'line') return grown(around([mark.from, mark.to]), mark.strokeWidth / 2);
  if (mark.type === 'ellipse') {
    const { x, y, rx, ry } = mark;
    return grown({ x: x - rx, y: y - ry, width: 2 * rx, height: 2 * ry }, strokeOf(mark));
  }
  const shift = { start: 0, middle: 0.5, end: 1 }[mark.anchor] * mark.width;
  const height = mark.size * (ASCENT + DESCENT);
  return { x: mark.x - shift, y: mark.y - mark.size * ASCENT, width: mark.width, height };
}

/** The smallest box around some boxes; `undefined` without any. */
export function union(boxes: readonly Box[]): Box | undefined {
  if (boxes.length === 0) return undefined;
  return around(
    boxes.flatMap((box): Point[] => [
      [box.x, box.y],
      [box.x + box.width, box.y + box.height],
    ]),
  );
}

/** A mark moved by an offset. */
export function moved(mark: Mark, dx: number, dy: number): Mark {
  const point = ([x, y]: Point): Point => [x + dx, y + dy];
  if (mark.type === 'polygon') return { ...mark, points: mark.points.map(point) };
  if (mark.type === 'line') return { ...mark, from: point(mark.from), to: point(mark.to) };
  return { ...mark, x: mark.x + dx, y: mark.y + dy };
}

/** A box with a margin on every side. */
export function grown(box: Box, by: number): Box {
  return { x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by };
}

/** The area that two boxes share. */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

function around(points: readonly Point[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function strokeOf(paint: Paint): number {
  return paint.stroke === undefined ? 0 : (paint.strokeWidth ?? 1) / 2;
}
