import { afterEach, describe, expect, it, vi } from 'vitest';
import { figureToPng } from '../../src/export/png.ts';
import { ExportFailure } from '../../src/export/surface.ts';
import { readLinkFromPicture } from '../../src/export/pictureLink.ts';
import { figureToSvg } from '../../src/export/svg.ts';
import { INPUT, measure } from './exampleScene.ts';

const ONE_PIXEL = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
);

/** A canvas that writes down what is drawn on it and gives a fixed file. */
function stubCanvas(file: Blob | Error): { readonly texts: string[]; readonly sizes: string[] } {
  const log: { readonly texts: string[]; readonly sizes: string[] } = { texts: [], sizes: [] };
  class Surface {
    font = '';
    measureText(text: string): { width: number } {
      const [, weight, size] = /^(\d+) ([\d.]+)px/.exec(this.font) ?? [];
      return { width: measure(text, Number(size), weight === '700' ? 700 : 400) };
    }
    fillText(text: string): void {
      log.texts.push(text);
    }
    readonly scale = vi.fn<() => void>();
    readonly beginPath = vi.fn<() => void>();
    readonly closePath = vi.fn<() => void>();
    readonly moveTo = vi.fn<() => void>();
    readonly lineTo = vi.fn<() => void>();
    readonly roundRect = vi.fn<() => void>();
    readonly ellipse = vi.fn<() => void>();
    readonly fill = vi.fn<() => void>();
    readonly stroke = vi.fn<() => void>();
    readonly setLineDash = vi.fn<() => void>();
  }
  class Canvas {
    constructor(width: number, height: number) {
      log.sizes.push(`${width}×${height}`);
    }
    getContext(): Surface {
      return new Surface();
    }
    convertToBlob(): Promise<Blob> {
      return file instanceof Error ? Promise.reject(file) : Promise.resolve(file);
    }
  }
  vi.stubGlobal('OffscreenCanvas', Canvas);
  return log;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a PNG', () => {
  it('has the texts of the SVG, says its size and carries its link', async () => {
    const log = stubCanvas(new Blob([ONE_PIXEL]));
    const png = await figureToPng(INPUT, 2, '#1.abc.00000000');
    const svg = figureToSvg(INPUT, measure);
    expect(log.texts).toHaveLength(svg.split('<text ').length - 1);
    expect(log.texts).toContain('Ala-Tau Trade LLP');
    expect(log.sizes.at(-1)).toBe(`${png.width}×${png.height}`);
    expect(svg).toContain(`width="${png.width / 2}" height="${png.height / 2}"`);
    expect(readLinkFromPicture(new Uint8Array(await png.blob.arrayBuffer()))).toBe('#1.abc.00000000');
  });

  it('carries no link when none is given', async () => {
    stubCanvas(new Blob([ONE_PIXEL]));
    const { blob } = await figureToPng(INPUT, 1);
    expect(new Uint8Array(await blob.arrayBuffer())).toEqual(ONE_PIXEL);
  });

  it('is never an empty file: the failure advises SVG', async () => {
    for (const file of [new Blob([]), new Error('out of memory')]) {
      stubCanvas(file);
      const failure = await figureToPng(INPUT, 8).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(ExportFailure);
      expect(String(failure)).toMatch(/SVG/);
    }
  });
});
