import type { EntityShape } from '../model/entityKinds.ts';
import { ROLES, type Role } from '../model/roles.ts';
import { OWN_MARK, type Scene } from '../model/scene.ts';
import { crossMarks } from './crossMarks.ts';
import { weakestMark } from './weakestMark.ts';
import { drawnEdges } from './drawnEdges.ts';
import { LINE_STYLES, lineStyle, type LineStyle } from './lineStyles.ts';
import type { Box, Mark, Measure } from './marks.ts';
import { FRAME, INK, MUTED, PAPER, SERVED, SERVED_DOT, paler } from './palette.ts';
import { shapeMark } from './shapes.ts';
import { textBlock } from './text.ts';

/** What a sign is about: each group has rows of its own, in this order. */
const GROUPS = ['Role', 'Kind', 'Mark', 'Line'] as const;
type LegendGroup = (typeof GROUPS)[number];

/** One sign of a picture and what it means. */
export interface LegendItem {
  readonly group: LegendGroup;
  readonly label: string;
  /** The sign in a box of `SIGN_WIDTH` around this left edge and middle height. */
  readonly sign: (x: number, y: number) => readonly Mark[];
}

const SIGN_WIDTH = 24;
const FONT = { size: 11, weight: 400, fill: INK } as const;
const HEADING = { size: 11, weight: 700, fill: MUTED } as const;
const HEADING_WIDTH = 42;
const ROW = 21;
const GAP = 16;
const PADDING = 12;

const SHAPE_LABELS: Readonly<Record<EntityShape, string>> = {
  rectangle: 'maker or distributor',
  ellipse: 'trading firm or other',
  diamond: 'forwarder, carrier, broker',
  triangle: 'vessel, aircraft, vehicle',
  hexagon: 'bank, payments, insurer',
  tag: 'registry, authority',
  octagon: 'end-user',
  barrel: 'person, body, address or thing',
};
const ROLE_ORDER: readonly Role[] = ['supplier', 'intermediary', 'facilitator', 'end_user', 'context'];
const SHAPE_ORDER: readonly EntityShape[] = [
  'rectangle',
  'ellipse',
  'diamond',
  'triangle',
  'hexagon',
  'tag',
  'octagon',
  'barrel',
];
const LINE_ORDER: readonly LineStyle[] = [
  'stated',
  'inferred',
  'association',
  'inferred association',
  'served',
  'inferred service',
  'declared',
];

/** The signs that occur in a scene, and no others. */
export function legendItems(scene: Scene): readonly LegendItem[] {
  // What stands for a declared destination is explained by its line.
  const nodes = scene.nodes.filter((node) => !node.declaredOf);
  const drawn = drawnEdges(scene);
  const styles = new Set(drawn.map(lineStyle));
  const hops = drawn.filter((edge) => edge.type === 'hop');
  const items: LegendItem[] = [];
  for (const role of ROLE_ORDER) {
    if (!nodes.some((node) => node.role === role && !node.unnamed)) continue;
    const { label, fill } = ROLES[role];
    const sign = (x: number, y: number): readonly Mark[] => [
      { type: 'rect', x: x + 8, y: y - 6, width: 12, height: 12, radius: 3, fill, stroke: paler(INK, 0.3) },
    ];
    items.push({ group: 'Role', label: label.toLowerCase(), sign });
  }
  for (const shape of SHAPE_ORDER) {
    if (!nodes.some((node) => node.shape === shape)) continue;
    const sign = (x: number, y: number): readonly Mark[] => [
      shapeMark(shape, x + 14, y, 7, { fill: PAPER, stroke: MUTED, strokeWidth: 1.2 }),
    ];
    items.push({ group: 'Kind', label: SHAPE_LABELS[shape], sign });
  }
  if (nodes.some((node) => node.unnamed))
    items.push({ group: 'Mark', label: 'not named by the source', sign: unnamedSign });
  if (nodes.some((node) => node.listed))
    items.push({ group: 'Mark', label: 'listed by an authority', sign: listedSign });
  if (nodes.some((node) => /^[A-Z]{2}/.test(node.mark)))
    items.push({ group: 'Mark', label: 'country', sign: letters('KZ') });
  if (nodes.some((node) => node.mark.endsWith('+')))
    items.push({ group: 'Mark', label: 'several countries', sign: letters('KZ+') });
  if (nodes.some((node) => node.mark === '?'))
    items.push({ group: 'Mark', label: 'country not recorded', sign: letters('?') });
  if (nodes.some((node) => node.own) || hops.some((edge) => edge.own))
    items.push({ group: 'Mark', label: 'added by hand', sign: letters(OWN_MARK) });
  if (nodes.some((node) => node.stopped))
    items.push({ group: 'Mark', label: 'removed in this scenario', sign: (x, y) => crossMarks([x + 14, y], 6) });
  for (const style of LINE_ORDER) {
    if (styles.has(style)) items.push({ group: 'Line', label: LINE_STYLES[style].label, sign: lineSign(style) });
  }
  if (new Set(hops.map((edge) => edge.width)).size > 1) {
    items.push({ group: 'Line', label: 'thicker: more records', sign: line({ stroke: MUTED, strokeWidth: 4 }) });
  }
  if (hops.some((edge) => edge.weakest)) {
    items.push({ group: 'Line', label: 'weakest hop of the chain', sign: (x, y) => [weakestMark([x + 12, y])] });
  }
  if (hops.some((edge) => edge.lit) && hops.some((edge) => edge.dim)) {
    items.push({
      group: 'Line',
      label: 'chain picked out; others pale',
      sign: line({ stroke: INK, strokeWidth: 2.5 }),
    });
  }
  if (hops.some((edge) => edge.broken)) {
    items.push({
      group: 'Line',
      label: 'no chain is left here in this scenario',
      sign: (x, y) => [...line({ stroke: MUTED, strokeWidth: 1.6 })(x, y), ...crossMarks([x + 12, y], 4)],
    });
  }
  if (scene.guides?.entersRussiaX !== undefined && nodes.length > 0) {
    items.push({ group: 'Line', label: 'where chains enter Russia', sign: russiaSign });
  }
  return items;
}

/** A legend in a frame at most `width` wide, from this corner down; a group goes on as many rows as it needs. */
export function legendMarks(
  items: readonly LegendItem[],
  at: { readonly x: number; readonly top: number; readonly width: number },
  measure: Measure,
): { readonly marks: readonly Mark[]; readonly height: number } {
  if (items.length === 0) return { marks: [], height: 0 };
  const marks: Mark[] = [];
  const left = at.x + PADDING + HEADING_WIDTH;
  let [row, right] = [0, left];
  for (const group of GROUPS) {
    const members = items.filter((item) => item.group === group);
    if (members.length === 0) continue;
    const middleOf = (index: number): number => at.top + PADDING + index * ROW + ROW / 2 - 2;
    const word = (text: string, x: number, font: typeof FONT | typeof HEADING): readonly Mark[] =>
      textBlock([text], { x, top: middleOf(row) - font.size * 0.66, anchor: 'start' }, font, measure);
    marks.push(...word(group, at.x + PADDING, HEADING));
    let x = left;
    for (const { label, sign } of members) {
      const width = SIGN_WIDTH + 6 + measure(label, FONT.size, FONT.weight);
      if (x > left && x + width > at.x + at.width - PADDING) [x, row] = [left, row + 1];
      marks.push(...sign(x, middleOf(row)), ...word(label, x + SIGN_WIDTH + 6, FONT));
      right = Math.max(right, x + width);
      x += width + GAP;
    }
    row++;
  }
  const height = 2 * PADDING + row * ROW - 4;
  const frame: Box = { x: at.x, y: at.top, width: right + PADDING - at.x, height };
  return { marks: [{ type: 'rect', ...frame, radius: 6, fill: PAPER, stroke: FRAME }, ...marks], height };
}

function unnamedSign(x: number, y: number): readonly Mark[] {
  const paint = { fill: PAPER, stroke: MUTED, strokeWidth: 1.6, dash: [3, 2] };
  return [{ type: 'rect', x: x + 6, y: y - 6, width: 16, height: 12, radius: 3, ...paint }];
}

function listedSign(x: number, y: number): readonly Mark[] {
  const disc: Mark = { type: 'ellipse', x: x + 14, y, rx: 7, ry: 7, fill: INK };
  const text = { type: 'text', text: '§', size: 10, weight: 700, fill: PAPER, anchor: 'middle', width: 6 } as const;
  return [disc, { ...text, x: x + 14, y: y + 3.6 }];
}

function letters(text: string): LegendItem['sign'] {
  const style = { type: 'text', text, size: 10.5, weight: 700, fill: INK, anchor: 'middle', width: 20 } as const;
  return (x, y) => [{ ...style, x: x + 13, y: y + 3.8 }];
}

function lineSign(style: LineStyle): LegendItem['sign'] {
  const { dash } = LINE_STYLES[style];
  const dashes = dash ? { dash } : {};
  if (style !== 'served' && style !== 'inferred service') return line({ stroke: INK, strokeWidth: 1.6, ...dashes });
  return (x, y) => [
    ...line({ stroke: SERVED, strokeWidth: 1.6, ...dashes })(x, y),
    { type: 'ellipse', x: x + SIGN_WIDTH - SERVED_DOT, y, rx: SERVED_DOT, ry: SERVED_DOT, fill: SERVED },
  ];
}

function line(style: { stroke: string; strokeWidth: number; dash?: readonly number[] }): LegendItem['sign'] {
  return (x, y) => [{ type: 'line', from: [x, y], to: [x + SIGN_WIDTH, y], ...style }];
}

function russiaSign(x: number, y: number): readonly Mark[] {
  const style = { stroke: MUTED, strokeWidth: 1.4, dash: [4, 3] } as const;
  return [{ type: 'line', from: [x + 14, y - 8], to: [x + 14, y + 8], ...style }];
}
