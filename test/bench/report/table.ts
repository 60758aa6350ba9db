/** One figure of design section 12 against what was measured. */
export interface Figure {
  readonly what: string;
  readonly hold: string;
  readonly measured: string;
  /** `undefined` where this run could not tell. */
  readonly met: boolean | undefined;
}

/** A part of the report: its figures, and its tables as Markdown. */
export interface Section {
  readonly figures: readonly Figure[];
  readonly markdown: string;
}

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** Three digits that count, and no exponent. */
export function number(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** Bytes as megabytes (10^6). */
export function megabytes(bytes: number): string {
  return `${number(bytes / 1e6)} MB`;
}

/** A figure as a row of the summary. */
export function figureRow({ what, hold, measured, met }: Figure): readonly string[] {
  return [what, hold, measured, met === undefined ? 'not measured here' : met ? 'met' : '**not met**'];
}
