import type { Paint } from './marks.ts';
import { FONT_FAMILY, type Pen } from './pen.ts';

/** A pen that collects SVG elements with presentation attributes only, which other programs and PDF writers keep. */
export interface SvgPen extends Pen {
  /** The elements so far. */
  content(): string;
}

/** A pen for SVG. */
export function svgPen(): SvgPen {
  const parts: string[] = [];
  return {
    rect: (mark) => {
      const round = mark.radius > 0 ? ` rx="${num(mark.radius)}"` : '';
      parts.push(
        `<rect x="${num(mark.x)}" y="${num(mark.y)}" width="${num(mark.width)}" height="${num(mark.height)}"${round}${paint(mark)}/>`,
      );
    },
    ellipse: (mark) => {
      parts.push(
        `<ellipse cx="${num(mark.x)}" cy="${num(mark.y)}" rx="${num(mark.rx)}" ry="${num(mark.ry)}"${paint(mark)}/>`,
      );
    },
    polygon: (mark) => {
      const points = mark.points.map(([x, y]) => `${num(x)},${num(y)}`).join(' ');
      parts.push(`<polygon points="${points}" stroke-linejoin="round"${paint(mark)}/>`);
    },
    line: (mark) => {
      const [x1, y1] = mark.from;
      const [x2, y2] = mark.to;
      parts.push(
        `<line x1="${num(x1)}" y1="${num(y1)}" x2="${num(x2)}" y2="${num(y2)}" stroke="${escapeXml(mark.stroke)}" stroke-width="${num(mark.strokeWidth)}"${dashes(mark.dash)}/>`,
      );
    },
    text: (mark) => {
      const anchor = mark.anchor === 'start' ? '' : ` text-anchor="${mark.anchor}"`;
      const weight = mark.weight === 700 ? ' font-weight="700"' : '';
      parts.push(
        `<text x="${num(mark.x)}" y="${num(mark.y)}" font-family="${FONT_FAMILY}" font-size="${num(mark.size)}"${weight}${anchor} fill="${escapeXml(mark.fill)}" xml:space="preserve">${escapeXml(mark.text)}</text>`,
      );
    },
    content: () => parts.join('\n'),
  };
}

/** Text as XML content or attribute value; what XML cannot hold becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function paint({ fill, stroke, strokeWidth, dash }: Paint): string {
  const inside = ` fill="${escapeXml(fill ?? 'none')}"`;
  if (stroke === undefined) return inside;
  return `${inside} stroke="${escapeXml(stroke)}" stroke-width="${num(strokeWidth ?? 1)}"${dashes(dash)}`;
}

function dashes(dash: readonly number[] | undefined): string {
  return dash === undefined ? '' : ` stroke-dasharray="${dash.map(num).join(' ')}"`;
}

/** Hundredths are finer than any screen or print shows. */
function num(value: number): string {
  return String(Math.round(value * 100) / 100);
}
