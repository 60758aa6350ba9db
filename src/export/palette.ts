/** Colours of exported pictures; the roles have theirs in the model. Text colours reach 4.5:1 on paper. */
export const INK = '#1b2430';
export const MUTED = '#5f6b7a';
export const LINE = '#b9c2d0';
export const PAPER = '#ffffff';
export const FRAME = '#dfe4eb';
export const RAIL = '#f6eef2';
/** Connectors of facilitators: their role colour, darkened to be seen as a thin line. */
export const SERVED = '#b0578a';
/** Radius of the dot they end in, which tells them from other dotted lines where a print has no colours. */
export const SERVED_DOT = 2.6;

/** A colour part of the way to white, 0 to 1: paler without being see-through, so that every format agrees. */
export function paler(colour: string, by: number): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return `#${parts
    .map((part) =>
      Math.round(part + (255 - part) * by)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}
