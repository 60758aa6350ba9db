import { ROLES, type Role } from '../model/roles.ts';
import { PALETTES, type Theme } from './palette.ts';

/** Side of the picture laid over a mark, in canvas units: the mark and room for the badge at its corner. */
export const MARK_IMAGE_SIZE = 60;

const cache = new Map<string, string>();

/**
 * The letters inside a mark and its § badge, as an SVG data address. The letters come from data: only letters, digits
 * and `?+·` pass, so that nothing in them can be markup.
 */
export function markImage(mark: string, role: Role, unnamed: boolean, listed: boolean, theme: Theme): string {
  const letters = mark.replace(/[^\p{L}\p{N}?+·]/gu, '').slice(0, 4);
  const key = `${letters}|${role}|${unnamed}|${listed}|${theme}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const { ink, ground, muted } = PALETTES[theme];
  const fill = unnamed ? muted : ROLES[role].ink;
  const badge = listed
    ? `<circle cx="45" cy="14" r="8" fill="${ink}" stroke="${ground}" stroke-width="1.5"/>` +
      `<text x="45" y="17.6" font-size="10.5" font-weight="700" fill="${ground}" text-anchor="middle">§</text>`
    : '';
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="180" height="180" viewBox="0 0 60 60" ` +
    `font-family="system-ui, sans-serif">` +
    `<text x="30" y="34" font-size="11" font-weight="700" fill="${fill}" text-anchor="middle">${letters}</text>` +
    `${badge}</svg>`;
  const address = `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;
  cache.set(key, address);
  return address;
}
