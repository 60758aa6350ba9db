import { layoutFigure, type FigureInput } from './figure.ts';
import type { Measure } from './marks.ts';
import { draw } from './pen.ts';
import { svgLink } from './pictureLink.ts';
import { escapeXml, svgPen } from './svgPen.ts';
import { drawable } from './text.ts';

/** A picture as an SVG document. `link`, when given, lets the app open the same view from it. */
export function figureToSvg(input: FigureInput, measure: Measure, link?: string): string {
  const { width, height, marks } = layoutFigure(input, measure);
  const pen = svgPen();
  draw(marks, pen);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title>${escapeXml(drawable(input.title))}</title>`,
    ...(link === undefined ? [] : [svgLink(link)]),
    pen.content(),
    '</svg>\n',
  ].join('\n');
}
