import { canvasPen } from './canvasPen.ts';
import { layoutFigure, type FigureInput } from './figure.ts';
import { draw } from './pen.ts';
import { LINK_KEYWORD } from './pictureLink.ts';
import { writePngText } from './pngMeta.ts';
import { createSurface, ExportFailure, screenMeasure } from './surface.ts';

/** Largest side and area, in pixels, that every common browser can draw. */
const MOST_SIDE = 16_384;
const MOST_AREA = 268_435_456;
const MOST_SCALE = 8;

/** A finished picture with its true size in pixels, and the scale that was possible. */
export interface Png {
  readonly blob: Blob;
  readonly width: number;
  readonly height: number;
  /** Pixels for one figure unit; below the wanted one where the picture would have been too large to draw. */
  readonly scale: number;
}

/**
 * A picture as PNG at `scale` pixels a figure unit (1 to 8). `link`, when given, lets the app open the same view from
 * the file.
 *
 * @throws ExportFailure when this browser cannot draw it; never gives an empty file.
 */
export async function figureToPng(input: FigureInput, scale: number, link?: string): Promise<Png> {
  const figure = layoutFigure(input, screenMeasure());
  const size = sizeAtScale(figure.width, figure.height, scale);
  const { surface, finish } = createSurface(size.width, size.height);
  surface.scale(size.scale, size.scale);
  draw(figure.marks, canvasPen(surface));
  const drawn = await finish();
  if (!drawn || drawn.size === 0) {
    throw new ExportFailure(
      `This browser could not draw ${size.width} × ${size.height} pixels. Export as SVG, which has no limit of size, or choose a smaller scale.`,
    );
  }
  if (link === undefined) return { blob: drawn, ...size };
  const bytes = writePngText(new Uint8Array(await drawn.arrayBuffer()), LINK_KEYWORD, link);
  return { blob: new Blob([bytes.slice()], { type: 'image/png' }), ...size };
}

/** Width and height in pixels at the wanted scale, or at the largest below it that can be drawn. */
export function sizeAtScale(
  width: number,
  height: number,
  wanted: number,
): { readonly width: number; readonly height: number; readonly scale: number } {
  const scale = Math.min(
    MOST_SCALE,
    Number.isFinite(wanted) ? Math.max(1, wanted) : 1,
    MOST_SIDE / width,
    MOST_SIDE / height,
    Math.sqrt(MOST_AREA / (width * height)),
  );
  return { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)), scale };
}
