import type { Scene } from '../model/scene.ts';
import { graphBox, graphMarks } from './graphMarks.ts';
import { legendItems, legendMarks } from './legend.ts';
import { moved, type Mark, type Measure } from './marks.ts';
import { FRAME, INK, MUTED, PAPER } from './palette.ts';
import type { FigureSource } from './sources.ts';
import { lineHeight, textBlock, wrap, type Font } from './text.ts';
import { TLP_HEIGHT, tlpMarks, type Tlp } from './tlp.ts';

/** The sentence that stands under every picture. */
export const CAVEAT =
  'This picture shows what the loaded records say. It is not a finding about any party, and what is not drawn may ' +
  'still exist.';

/** What a picture says. All text is drawn as text, whatever it holds. */
export interface FigureInput {
  readonly scene: Scene;
  readonly title: string;
  /** Case, as-of dates of data and lists, question asked. */
  readonly subtitle: readonly string[];
  readonly tlp: Tlp | undefined;
  /** What filters leave out, such as "12 of 60 chains drawn; inferred claims left out". */
  readonly hidden: string;
  readonly sources: readonly FigureSource[];
  readonly caveat: string;
  readonly ground: 'paper' | 'transparent';
}

/** A picture ready to be drawn: marks in drawing order within width and height. */
export interface Figure {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

const MARGIN = 32;
const MIN_WIDTH = 860;
/** Prose is not wider than this, however wide the graph: longer lines are hard to read. */
const PROSE_WIDTH = 1_200;
const SOURCE_COLUMN = 460;
const TITLE = { size: 22, weight: 700, fill: INK } as const;
const SUBTITLE = { size: 12.5, weight: 400, fill: MUTED } as const;
const HEADING = { size: 11, weight: 700, fill: MUTED } as const;
const SMALL = { size: 11, weight: 400, fill: INK } as const;
const NOTE = { size: 11.5, weight: 400, fill: INK } as const;

/**
 * Lays a picture out at one figure unit per canvas unit: title, graph with all of its labels, legend, sources, what is
 * hidden, caveat, and the handling mark above and below. The figure grows with the graph; nothing is cut.
 */
export function layoutFigure(input: FigureInput, measure: Measure): Figure {
  const graph = graphMarks(input.scene, numbersByHop(input.sources), measure);
  const box = graphBox(graph);
  const width = Math.ceil(Math.max(MIN_WIDTH, box.width + 2 * MARGIN));
  const prose = Math.min(PROSE_WIDTH, width - 2 * MARGIN);
  const page = new Page(measure);

  if (input.tlp) {
    page.put(tlpMarks(input.tlp, width - MARGIN, page.y, measure));
    page.skip(TLP_HEIGHT + 10);
  }
  page.prose(input.title.trim() === '' ? 'Untitled view' : input.title, TITLE, prose, 3);
  page.skip(4);
  for (const line of input.subtitle) page.prose(line, SUBTITLE, prose, 4);
  page.skip(18);

  if (input.scene.nodes.length === 0) page.prose('Nothing is drawn in this view.', NOTE, prose, 1);
  page.put(graph.map((mark) => moved(mark, (width - box.width) / 2 - box.x, page.y - box.y)));
  page.skip(box.height + 20);

  const legend = legendMarks(legendItems(input.scene), { x: MARGIN, top: page.y, width: width - 2 * MARGIN }, measure);
  page.put(legend.marks);
  page.skip(legend.height + 20);

  putSources(page, input.sources, width, measure);
  page.put([{ type: 'line', from: [MARGIN, page.y], to: [width - MARGIN, page.y], stroke: FRAME, strokeWidth: 1 }]);
  page.skip(10);
  if (input.hidden.trim() !== '') page.prose(input.hidden, NOTE, prose, 6);
  page.prose(input.caveat, { ...NOTE, fill: MUTED }, prose, 6);
  if (input.tlp) {
    page.skip(10);
    page.put(tlpMarks(input.tlp, width - MARGIN, page.y, measure));
    page.skip(TLP_HEIGHT);
  }
  const height = Math.ceil(page.y + MARGIN * 0.75);
  const ground: Mark[] =
    input.ground === 'paper' ? [{ type: 'rect', x: 0, y: 0, width, height, radius: 0, fill: PAPER }] : [];
  return { width, height, marks: [...ground, ...page.marks] };
}

/** Marks put one below the other. */
class Page {
  readonly marks: Mark[] = [];
  y = MARGIN * 0.75;
  readonly #measure: Measure;

  constructor(measure: Measure) {
    this.#measure = measure;
  }

  put(marks: readonly Mark[]): void {
    // Not as arguments of one call: a large graph has more marks than a call takes.
    for (const mark of marks) this.marks.push(mark);
  }

  skip(by: number): void {
    this.y += by;
  }

  prose(text: string, font: Font & { readonly fill: string }, width: number, maxLines: number): void {
    // Three lines and more are prose, which may be long; a heading of one or two would be cut at a name's length.
    const lines = wrap(text, font, width, Math.max(3, maxLines), this.#measure).slice(0, Math.max(3, maxLines));
    this.put(textBlock(lines, { x: MARGIN, top: this.y, anchor: 'start' }, font, this.#measure));
    this.skip(lines.length * lineHeight(font));
  }
}

/** The list of sources, in as many columns as the width has room for when it is long. */
function putSources(page: Page, sources: readonly FigureSource[], width: number, measure: Measure): void {
  if (sources.length === 0) return;
  page.put(textBlock(['SOURCES'], { x: MARGIN, top: page.y, anchor: 'start' }, HEADING, measure));
  page.skip(lineHeight(HEADING) + 3);
  const room = width - 2 * MARGIN;
  const columns = sources.length > 4 ? Math.max(1, Math.min(3, Math.floor(room / SOURCE_COLUMN))) : 1;
  const columnWidth = columns === 1 ? Math.min(room, PROSE_WIDTH) : (room - (columns - 1) * 24) / columns;
  const indent = Math.max(...sources.map(({ number }) => measure(`[${number}]`, SMALL.size, 700))) + 6;
  const blocks = sources.map(({ number, text }) => ({
    number,
    lines: wrap(text, SMALL, columnWidth - indent, 4, measure),
  }));
  const perColumn = Math.ceil(blocks.reduce((sum, { lines }) => sum + Math.max(1, lines.length), 0) / columns);
  let [column, used, deepest] = [0, 0, 0];
  for (const { number, lines } of blocks) {
    if (used >= perColumn && column < columns - 1) [column, used] = [column + 1, 0];
    const x = MARGIN + column * (columnWidth + 24);
    const top = page.y + used * lineHeight(SMALL);
    const key = { ...SMALL, weight: 700 } as const;
    page.put(textBlock([`[${number}]`], { x, top, anchor: 'start' }, key, measure));
    page.put(textBlock(lines, { x: x + indent, top, anchor: 'start' }, SMALL, measure));
    used += Math.max(1, lines.length);
    deepest = Math.max(deepest, used);
  }
  page.skip(deepest * lineHeight(SMALL) + 14);
}

function numbersByHop(sources: readonly FigureSource[]): ReadonlyMap<string, readonly number[]> {
  const numbers = new Map<string, number[]>();
  for (const source of sources) {
    for (const hop of new Set(source.hops)) numbers.set(hop, [...(numbers.get(hop) ?? []), source.number]);
  }
  return numbers;
}
