import { hopKey } from '../model/brief.ts';
import { ROLES } from '../model/roles.ts';
import { MARK_RADIUS, type Scene, type SceneEdge, type SceneGuides, type SceneNode } from '../model/scene.ts';
import { crossMarks } from './crossMarks.ts';
import { CLEAR, drawnEdges } from './drawnEdges.ts';
import { hopLabels, type Labelled } from './hopLabels.ts';
import { LINE_STYLES, hasHead, lineStyle } from './lineStyles.ts';
import { boxOf, grown, union, type Box, type LineMark, type Mark, type Measure, type Point } from './marks.ts';
import { INK, LINE, MUTED, PAPER, RAIL, SERVED, SERVED_DOT, paler } from './palette.ts';
import { shapeMark } from './shapes.ts';
import { drawable, textBlock, wrap } from './text.ts';
import { weakestMark } from './weakestMark.ts';

const NAME_WIDTH = 150;
const RAIL_NAME_WIDTH = 122;
const HEAD_LENGTH = 9;
/** How far apart two lines in opposite directions are drawn, half of it each. */
const APART = 4;

/** A scene as marks in scene units, in drawing order. `numbers` gives the numbers of the sources of a hop by `hopKey`. */
export function graphMarks(
  scene: Scene,
  numbers: ReadonlyMap<string, readonly number[]>,
  measure: Measure,
): readonly Mark[] {
  const nodes = new Map(scene.nodes.map((node) => [node.id, node]));
  const labels = new Map(scene.nodes.map((node) => [node.id, nameMarks(node, measure)]));
  const names = new Map<string, Box>();
  for (const [id, marks] of labels) {
    const box = union(marks.map(boxOf));
    if (box) names.set(id, box);
  }
  const bodies = scene.nodes.map((node) => bodyMarks(node, measure));
  const edges = drawnEdges(scene);
  const keys = new Set(edges.map((edge) => hopKey(edge.from, edge.to)));
  const ordered = edges.toSorted((a, b) => weight(a) - weight(b));
  const lines = ordered.flatMap((edge) => placeEdge(edge, nodes, keys, numbers));
  const served = ordered.filter((edge) => edge.type === 'served').flatMap((edge) => servedMarks(edge, nodes, names));
  const taken = [...names.values(), ...bodies.flatMap((marks) => union(marks.map(boxOf)) ?? [])];
  const weakest = lines.filter(({ edge }) => edge.weakest).map(({ from, to }) => weakestMark(along(from, to)));
  const plates = [...names].flatMap(([id, box]): Mark[] =>
    nodes.get(id)?.rail ? [] : [{ type: 'rect', ...box, radius: 3, fill: PAPER }],
  );
  // Names come after the labels of hops, so that a crowded label never covers one.
  const graph = [
    ...lines.flatMap(edgeMarks),
    ...served,
    ...lines.filter(({ edge }) => edge.broken).flatMap(({ from, to }) => crossMarks(middle(from, to), 6)),
    ...hopLabels(lines.toReversed(), [...taken, ...weakest.map(boxOf)], measure),
    ...weakest,
    ...plates,
    ...bodies.flat(),
    ...scene.nodes.filter((node) => node.stopped).flatMap(({ x, y }) => crossMarks([x, y], MARK_RADIUS)),
    ...[...labels.values()].flat(),
  ];
  return [...guideMarks(scene.guides, union(graph.map(boxOf)), served, measure), ...graph];
}

/** A little way from the sender of a hop, clear of the mark and of the words in the middle. */
function along(from: Point, to: Point): Point {
  const share = Math.min(0.3, 12 / (Math.hypot(to[0] - from[0], to[1] - from[1]) || 1));
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
}

function middle(from: Point, to: Point): Point {
  return [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
}

function weight(edge: SceneEdge): number {
  return (edge.lit ? 2 : 0) + (edge.dim ? 0 : 1);
}

function nameMarks(node: SceneNode, measure: Measure): readonly Mark[] {
  const font = { size: 11.5, weight: node.lit && !node.rail ? 700 : 400, fill: node.dim ? MUTED : INK } as const;
  const lines = wrap(node.name, font, node.rail ? RAIL_NAME_WIDTH : NAME_WIDTH, 2, measure);
  return textBlock(lines, { x: node.x, top: node.y + MARK_RADIUS + 4, anchor: 'middle' }, font, measure);
}

function outline(node: SceneNode): Mark {
  const { fill } = ROLES[node.role];
  const size = node.rail ? MARK_RADIUS * 0.8 : MARK_RADIUS;
  if (node.unnamed) {
    const stroke = node.dim ? paler(MUTED, 0.35) : node.lit ? INK : MUTED;
    return shapeMark(node.shape, node.x, node.y, size, { fill: PAPER, stroke, strokeWidth: 1.8, dash: [4, 3] });
  }
  const body = node.dim ? paler(fill, 0.55) : fill;
  const [stroke, strokeWidth] = node.lit ? [INK, node.rail ? 1.5 : 2.5] : [node.dim ? body : paler(INK, 0.3), 1];
  return shapeMark(node.shape, node.x, node.y, size, { fill: body, stroke, strokeWidth });
}

function bodyMarks(node: SceneNode, measure: Measure): readonly Mark[] {
  const ink = node.unnamed ? MUTED : node.dim ? paler(INK, 0.2) : ROLES[node.role].ink;
  const size = node.rail ? 9.5 : 11;
  // A triangle is widest below its middle.
  const middle = node.y + size * 0.36 + (node.shape === 'triangle' ? 4 : 0);
  const marks: Mark[] = [outline(node)];
  const text = Array.from(node.mark).slice(0, 3).join('');
  const width = measure(text, size, 700);
  marks.push({ type: 'text', x: node.x, y: middle, text, size, weight: 700, fill: ink, anchor: 'middle', width });
  if (!node.listed) return marks;
  const [x, y, fill] = [node.x + MARK_RADIUS * 0.8, node.y - MARK_RADIUS * 0.8, node.dim ? MUTED : INK];
  marks.push({ type: 'ellipse', x, y, rx: 7.5, ry: 7.5, fill, stroke: PAPER, strokeWidth: 1.5 });
  marks.push({
    type: 'text',
    x,
    y: y + 3.6,
    text: '§',
    size: 10,
    weight: 700,
    fill: PAPER,
    anchor: 'middle',
    width: measure('§', 10, 700),
  });
  return marks;
}

/** The line of a hop or neighbour between its two marks. */
function placeEdge(
  edge: SceneEdge,
  nodes: ReadonlyMap<string, SceneNode>,
  keys: ReadonlySet<string>,
  numbers: ReadonlyMap<string, readonly number[]>,
): readonly Labelled[] {
  const [a, b] = [nodes.get(edge.from), nodes.get(edge.to)];
  if (edge.type === 'served' || !a || !b) return [];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy);
  const [ux, uy] = [dx / length, dy / length];
  const aside = keys.has(hopKey(edge.to, edge.from)) ? APART : 0;
  const from: Point = [a.x + ux * CLEAR - uy * aside, a.y + uy * CLEAR + ux * aside];
  const to: Point = [b.x - ux * CLEAR - uy * aside, b.y - uy * CLEAR + ux * aside];
  return [{ edge, from, to, numbers: edge.dim ? [] : (numbers.get(hopKey(edge.from, edge.to)) ?? []) }];
}

function edgeMarks({ edge, from, to }: Labelled): readonly Mark[] {
  const stroke = edge.lit ? INK : edge.dim ? paler(LINE, 0.15) : paler(MUTED, 0.25);
  const strokeWidth = edge.lit ? Math.max(2, edge.width) : edge.width;
  const { dash } = LINE_STYLES[lineStyle(edge)];
  const style = { stroke, strokeWidth, ...(dash ? { dash } : {}) };
  if (!hasHead(edge)) return [{ type: 'line', from, to, ...style }];
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const [ux, uy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  const long = Math.min(length, HEAD_LENGTH + strokeWidth);
  const half = long * 0.42;
  const [bx, by] = [to[0] - ux * long, to[1] - uy * long];
  const line: LineMark = { type: 'line', from, to: [bx + ux, by + uy], ...style };
  return [
    line,
    { type: 'polygon', points: [to, [bx - uy * half, by + ux * half], [bx + uy * half, by - ux * half]], fill: stroke },
  ];
}

/** From below a facilitator's name to a dot in the middle of the hop it served. */
function servedMarks(
  edge: SceneEdge,
  nodes: ReadonlyMap<string, SceneNode>,
  names: ReadonlyMap<string, Box>,
): readonly Mark[] {
  const start = nodes.get(edge.from);
  const [a, b] = [nodes.get(edge.hop?.from ?? ''), nodes.get(edge.hop?.to ?? '')];
  if (!start || !a || !b) return [];
  const end: Point = [(a.x + b.x) / 2, (a.y + b.y) / 2];
  const name = names.get(edge.from);
  const below = end[1] > start.y + MARK_RADIUS * 3;
  const from: Point = [start.x, below && name ? name.y + name.height : start.y];
  const stroke = edge.dim ? paler(SERVED, 0.5) : SERVED;
  const { dash } = LINE_STYLES[lineStyle(edge)];
  return [
    { type: 'line', from, to: end, stroke, strokeWidth: 1.2, ...(dash ? { dash } : {}) },
    { type: 'ellipse', x: end[0], y: end[1], rx: SERVED_DOT, ry: SERVED_DOT, fill: stroke },
  ];
}

function guideMarks(
  guides: SceneGuides | undefined,
  graph: Box | undefined,
  served: readonly Mark[],
  measure: Measure,
): readonly Mark[] {
  if (!guides || !graph) return [];
  const marks: Mark[] = [];
  const small = { size: 10, weight: 400, fill: MUTED } as const;
  const { rail } = guides;
  if (rail) {
    marks.push({ type: 'rect', x: rail.x, y: rail.y, width: rail.width, height: rail.height, radius: 6, fill: RAIL });
    const head = [`FACILITATORS · ${rail.count}`];
    marks.push(...textBlock(head, { x: rail.x + 10, top: rail.y + 5, anchor: 'start' }, small, measure));
  }
  const top = Math.min(graph.y, rail?.y ?? Infinity);
  for (const { label, x } of guides.steps) {
    const lines = [drawable(label).toUpperCase()];
    marks.push(...textBlock(lines, { x, top: top - 24, anchor: 'middle' }, small, measure));
  }
  const border = guides.entersRussiaX;
  if (border === undefined) return marks;
  // Anywhere between two columns will do, so the line steps aside for a connector that runs down the same way.
  const x = served.some((mark) => runsDown(mark, border)) ? border + 14 : border;
  const from = rail ? rail.y + rail.height : graph.y;
  const bottom = graph.y + graph.height + 22;
  marks.push({ type: 'line', from: [x, from], to: [x, bottom], stroke: MUTED, strokeWidth: 1.2, dash: [4, 4] });
  const word = { ...small, fill: INK };
  marks.push(...textBlock(['enters Russia'], { x: x + 6, top: bottom - 13, anchor: 'start' }, word, measure));
  return marks;
}

function runsDown(mark: Mark, x: number): boolean {
  return mark.type === 'line' && Math.abs(mark.from[0] - x) < 8 && Math.abs(mark.to[0] - x) < 8;
}

/** The box of a graph with a margin around it; an empty one has no size. */
export function graphBox(marks: readonly Mark[]): Box {
  return grown(union(marks.map(boxOf)) ?? { x: 0, y: 0, width: 0, height: 0 }, 4);
}
