import type { Measure, TextMark } from './marks.ts';

/** Longest text that is looked at for one label; the panel shows all of it (faults, 23). */
const MOST_CHARACTERS = 200;
/** Longest text that is wrapped as prose: subtitle, source, caveat. */
const MOST_PROSE = 2_000;

/** Splits text where no reader would see it split. */
const GRAPHEMES = new Intl.Segmenter();

/** Size and weight of a line of text. */
export interface Font {
  readonly size: number;
  readonly weight: 400 | 700;
}

/**
 * Text as it may be drawn: white space as single spaces, and characters that would hide or turn what is read (direction
 * overrides, zero-width and soft-hyphen characters; faults, 13) written out as their code. Joiners stay, since Persian
 * and Indian names need them.
 */
export function drawable(text: string): string {
  return text
    .slice(0, 4 * MOST_PROSE)
    .toWellFormed()
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll(
      /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufff9-\ufffb\ufeff]/g,
      (hidden) => `[U+${hidden.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`,
    )
    .trim();
}

/**
 * A text in at most `maxLines` lines of at most `width`, broken at spaces, within words that are too long for a line,
 * and shortened with … at the end of the last one.
 */
export function wrap(text: string, font: Font, width: number, maxLines: number, measure: Measure): readonly string[] {
  const fits = (line: string): boolean => measure(line, font.size, font.weight) <= width;
  const limit = maxLines <= 2 ? MOST_CHARACTERS : MOST_PROSE;
  const whole = drawable(text);
  const shown = Array.from(whole.slice(0, 2 * limit))
    .slice(0, limit)
    .join('');
  let rest = shown.length < whole.length ? `${shown}…` : shown;
  const lines: string[] = [];
  while (rest !== '') {
    if (fits(rest)) return [...lines, rest];
    if (lines.length === maxLines - 1) return [...lines, shortened(rest, fits)];
    const line = head(rest, fits);
    lines.push(line);
    rest = rest.slice(line.length).trimStart();
  }
  return lines;
}

/** The lines of a text as marks from a top edge down, at 1.35 of the size each. */
export function textBlock(
  lines: readonly string[],
  at: { readonly x: number; readonly top: number; readonly anchor: TextMark['anchor'] },
  font: Font & { readonly fill: string },
  measure: Measure,
): readonly TextMark[] {
  return lines.map((text, index) => ({
    type: 'text',
    x: at.x,
    y: at.top + index * lineHeight(font) + font.size,
    text,
    size: font.size,
    weight: font.weight,
    fill: font.fill,
    anchor: at.anchor,
    width: measure(text, font.size, font.weight),
  }));
}

/** From one baseline to the next. */
export function lineHeight(font: Font): number {
  return font.size * 1.35;
}

/** As many leading words as fit, or as many characters as fit of a word that is too long; at least one. */
function head(text: string, fits: (line: string) => boolean): string {
  const fitting = fittingLength(text, (line) => fits(line));
  const space = text.lastIndexOf(' ', fitting);
  return space > 0 ? text.slice(0, space) : text.slice(0, Math.max(fitting, firstLength(text)));
}

function shortened(text: string, fits: (line: string) => boolean): string {
  const fitting = fittingLength(text, (line) => fits(`${line.trimEnd()}…`));
  return `${text.slice(0, fitting).trimEnd()}…`;
}

/** Length of the longest beginning of whole characters that fits, found by halving. */
function fittingLength(text: string, fits: (line: string) => boolean): number {
  const ends: number[] = [0];
  for (const { segment, index } of GRAPHEMES.segment(text)) ends.push(index + segment.length);
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(text.slice(0, ends[middle]))) low = middle;
    else high = middle - 1;
  }
  return ends[low] ?? 0;
}

function firstLength(text: string): number {
  for (const { segment } of GRAPHEMES.segment(text)) return segment.length;
  return 0;
}
