import type { Measure, Paint } from './marks.ts';
import { FONT_FAMILY, type Pen } from './pen.ts';

/** A drawing surface of either kind. */
export type Surface = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** A pen for a canvas, in the units of its present transform. */
export function canvasPen(surface: Surface): Pen {
  const paint = ({ fill, stroke, strokeWidth, dash }: Paint): void => {
    if (fill !== undefined) {
      surface.fillStyle = fill;
      surface.fill();
    }
    if (stroke === undefined) return;
    surface.strokeStyle = stroke;
    surface.lineWidth = strokeWidth ?? 1;
    surface.setLineDash([...(dash ?? [])]);
    surface.stroke();
  };
  return {
    rect: (mark) => {
      surface.beginPath();
      surface.roundRect(mark.x, mark.y, mark.width, mark.height, mark.radius);
      paint(mark);
    },
    ellipse: (mark) => {
      surface.beginPath();
      surface.ellipse(mark.x, mark.y, mark.rx, mark.ry, 0, 0, 2 * Math.PI);
      paint(mark);
    },
    polygon: (mark) => {
      surface.beginPath();
      for (const [x, y] of mark.points) surface.lineTo(x, y);
      surface.closePath();
      surface.lineJoin = 'round';
      paint(mark);
    },
    line: (mark) => {
      surface.beginPath();
      surface.moveTo(...mark.from);
      surface.lineTo(...mark.to);
      paint(mark);
    },
    text: (mark) => {
      surface.font = fontOf(mark.size, mark.weight);
      surface.textAlign = mark.anchor === 'middle' ? 'center' : mark.anchor;
      // Alignment by the start of the text would turn round in a right-to-left page.
      surface.direction = 'ltr';
      surface.textBaseline = 'alphabetic';
      surface.fillStyle = mark.fill;
      surface.fillText(mark.text, mark.x, mark.y);
    },
  };
}

/** Measures text with the fonts a canvas finds on this machine. */
export function canvasMeasure(surface: Surface): Measure {
  return (text, size, weight) => {
    surface.font = fontOf(size, weight);
    return surface.measureText(text).width;
  };
}

function fontOf(size: number, weight: 400 | 700): string {
  return `${weight} ${size}px ${FONT_FAMILY}`;
}
