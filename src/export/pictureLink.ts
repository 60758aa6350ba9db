import { isPng, readPngText } from './pngMeta.ts';
import { escapeXml } from './svgPen.ts';

/** The keyword under which a PNG, and the id under which an SVG, carries the link of its view. */
export const LINK_KEYWORD = 'throughline';
const MOST_CHARACTERS = 17_000;
const ID = `id="${LINK_KEYWORD}"`;

/** The element of an SVG that carries a link. */
export function svgLink(link: string): string {
  return `<metadata ${ID}>${escapeXml(link)}</metadata>`;
}

/**
 * The link that a picture carries; `undefined` when it is no picture or carries none. What it holds is checked by
 * whoever decodes it. Never throws.
 */
export function readLinkFromPicture(picture: Uint8Array | string): string | undefined {
  if (typeof picture !== 'string' && isPng(picture)) return readPngText(picture, LINK_KEYWORD);
  const text = typeof picture === 'string' ? picture : new TextDecoder().decode(picture);
  // Names cannot fake the mark: a quotation mark in them is written as an entity.
  const at = text.indexOf(ID);
  if (at < 0) return undefined;
  return /^[^<>]*>\s*([\w#.-]+)\s*<\/metadata>/.exec(text.slice(at, at + MOST_CHARACTERS))?.[1];
}
