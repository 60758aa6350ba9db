import type { EllipseMark, LineMark, Mark, PolygonMark, RectMark, TextMark } from './marks.ts';

/** What a picture format must be able to draw. */
export interface Pen {
  rect(mark: RectMark): void;
  ellipse(mark: EllipseMark): void;
  polygon(mark: PolygonMark): void;
  line(mark: LineMark): void;
  text(mark: TextMark): void;
}

/** Fonts of equal widths on the common systems, so that text measured on one fits on another. */
export const FONT_FAMILY = "Arial, 'Liberation Sans', Helvetica, 'Noto Sans', sans-serif";

/** Draws marks in their order, the later over the earlier. */
export function draw(marks: readonly Mark[], pen: Pen): void {
  for (const mark of marks) {
    switch (mark.type) {
      case 'rect':
        pen.rect(mark);
        break;
      case 'ellipse':
        pen.ellipse(mark);
        break;
      case 'polygon':
        pen.polygon(mark);
        break;
      case 'line':
        pen.line(mark);
        break;
      case 'text':
        pen.text(mark);
        break;
    }
  }
}
