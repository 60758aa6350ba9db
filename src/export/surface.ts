import { canvasMeasure, type Surface } from './canvasPen.ts';
import type { Measure } from './marks.ts';

/** The picture could not be made; the message says what to do instead. */
export class ExportFailure extends Error {
  override readonly name = 'ExportFailure';
}

/** A canvas and how to get its picture. */
export interface Canvas {
  readonly surface: Surface;
  readonly finish: () => Promise<Blob | null>;
}

/** A canvas of this many pixels, off the page where the browser has such. */
export function createSurface(width: number, height: number): Canvas {
  if (typeof OffscreenCanvas !== 'undefined') {
    const canvas = new OffscreenCanvas(width, height);
    const surface = canvas.getContext('2d');
    if (surface) return { surface, finish: () => canvas.convertToBlob({ type: 'image/png' }).catch(() => null) };
  }
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const surface = canvas.getContext('2d');
  if (!surface) throw new ExportFailure('This browser could not make a canvas to draw on. Export as SVG instead.');
  return { surface, finish: () => new Promise((resolve) => canvas.toBlob(resolve, 'image/png')) };
}

/** Measures text with the fonts of this machine, as `layoutFigure` needs it. */
export function screenMeasure(): Measure {
  return canvasMeasure(createSurface(1, 1).surface);
}
