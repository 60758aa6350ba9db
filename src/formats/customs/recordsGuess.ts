import { cellText } from './cells.ts';
import type { ColumnGuess } from './columnGuess.ts';
import { foldHeader } from './headers.ts';
import type { RecordsKind } from './mapping.ts';

/** What the rows of a table seem to record, and why. */
export interface RecordsGuess {
  readonly kind: RecordsKind;
  readonly why: string;
}

/** Words of a cell that says whether a row is an import or an export: ИМ, ЭК, IM, EX … */
export function directionOf(text: string | undefined): 'imports' | 'exports' | undefined {
  const word = text?.trim().toLowerCase() ?? '';
  if (/^(им|imp?|import|imports|импорт)(\s|\d|$)/.test(word)) return 'imports';
  if (/^(эк|exp?|export|exports|экспорт)(\s|\d|$)/.test(word)) return 'exports';
  return undefined;
}

/** Guesses by the column of direction, else by which side the header calls importer or exporter. */
export function guessRecords(columns: readonly ColumnGuess[], rows: readonly (readonly string[])[]): RecordsGuess {
  const direction = columns.find(({ field }) => field === 'direction');
  if (direction !== undefined) {
    const kinds = new Set(rows.flatMap((row) => directionOf(cellText(row[direction.index])) ?? []));
    const [only] = kinds;
    if (kinds.size === 1 && only !== undefined) return { kind: only, why: `every row says so in ${direction.header}` };
    if (kinds.size > 1) return { kind: 'other', why: `${direction.header} says it row by row` };
  }
  const names = columns.map(({ header }) => foldHeader(header));
  const importer = names.some((name) => /^(importer|импортер)/.test(name));
  const exporter = names.some((name) => /^(exporter|экспортер)/.test(name));
  if (importer && !exporter) return { kind: 'imports', why: 'an importer is named and no exporter' };
  if (exporter && !importer) return { kind: 'exports', why: 'an exporter is named and no importer' };
  return { kind: 'other', why: 'the columns do not say' };
}
