import type { RecordSink } from '../../model/sink.ts';
import { findDelimiter, forEachRow } from '../csvRows.ts';
import type { RecordContext } from '../fields.ts';
import { excerpt } from '../json.ts';
import type { Detection, FileSample, InputFile } from '../reader.ts';

/** A header stands at most so many rows below the top: titles and dates of a list come before it. */
const HEADER_WITHIN = 8;

/** A column by its name in lower case or, where lists vary, by what its name looks like. */
export type ColumnName = string | RegExp;

/** One row of a table with a header; what is taken out is read, what is left is kept. */
export class ListRow {
  private readonly cells = new Map<string, string>();

  constructor(names: readonly string[], cells: readonly string[]) {
    names.forEach((name, at) => {
      const text = (cells[at] ?? '').trim();
      // Of columns with one name the first that says something is read; the others keep a name of their own.
      const free = this.cells.has(name) ? `${name} (${at + 1})` : name;
      this.cells.set(free, text);
    });
  }

  /** The trimmed text of a column, once; `undefined` for a blank one. */
  take(column: ColumnName): string | undefined {
    const name = typeof column === 'string' ? column : [...this.cells.keys()].find((key) => column.test(key));
    if (name === undefined) return undefined;
    const text = this.cells.get(name);
    this.cells.delete(name);
    return text === '' ? undefined : text;
  }

  /** Whether the table has a column of such a name that was not taken yet. */
  has(column: RegExp): boolean {
    return [...this.cells.keys()].some((key) => column.test(key));
  }

  /** The columns that were not taken and are not blank, with their texts. */
  rest(): readonly (readonly [string, string])[] {
    return [...this.cells].filter(([, text]) => text !== '').map(([name, text]) => [name || 'unnamed column', text]);
  }

  /** Keeps the columns that were not taken. */
  keepRest(context: RecordContext): void {
    for (const [name, text] of this.rest()) context.keep(name, text);
  }
}

/** How a table of a list is read. */
export interface ListTable {
  /** Column names, lower case, or patterns of them that the header row has for certain. */
  readonly columns: readonly ColumnName[];
  /** Hears the rows above the header. */
  before?(cells: readonly string[], line: number): void;
  row(row: ListRow, line: number): void;
}

/**
 * Visits the rows below the header of a delimited table; names are trimmed and in lower case. A row too short or too
 * long is an issue and read as far as it goes. Without a header every row is an issue.
 */
export async function forEachListRow(file: InputFile, sink: RecordSink, table: ListTable): Promise<void> {
  let header: readonly string[] | undefined;
  let above = 0;
  await forEachRow(file.chunks, sink, (cells, line) => {
    if (header === undefined) {
      const names = cells.map(columnName);
      if (above < HEADER_WITHIN && isHeader(names, table.columns)) {
        header = names;
        sayRepeated(names, sink, line);
      } else if (above < HEADER_WITHIN && table.before !== undefined) table.before(cells, line);
      else {
        sink.row();
        sink.issue(
          'not-a-record',
          line,
          `A row above or without the header is left out: ${excerpt(cells.join(' | '))}`,
        );
      }
      above++;
      return;
    }
    sink.row();
    if (cells.length < header.length) {
      sink.issue('short-row', line, `${cells.length} cells under ${header.length} columns; the others are unknown.`);
    } else if (cells.length > header.length) {
      const extra = cells.slice(header.length).join(' | ');
      if (extra.replaceAll('|', '').trim() !== '') {
        sink.issue(
          'long-row',
          line,
          `${cells.length} cells under ${header.length} columns; left out: ${excerpt(extra)}`,
        );
      }
    }
    table.row(new ListRow(header, cells), line);
  });
  if (header === undefined) sink.issue('not-a-record', 1, 'The table has no header of this list.');
}

/** Recognises a table by column names, lower case, in one of its first rows. */
export function detectTable(sample: FileSample, columns: readonly ColumnName[], confidence: number): Detection {
  for (const line of sample.text.split(/\r?\n/, HEADER_WITHIN)) {
    const delimiter = findDelimiter(line);
    if (isHeader(line.split(delimiter).map(columnName), columns)) {
      const shown = columns
        .slice(0, 3)
        .map((column) =>
          typeof column === 'string' ? column : column.source.replaceAll('.*', ' … ').replace('^', ''),
        );
      return { confidence, why: `a row has the columns ${shown.join(', ')}` };
    }
  }
  return { confidence: 0, why: 'no row has the columns of this list' };
}

function columnName(cell: string): string {
  return cell.trim().replace(/^"|"$/g, '').trim().toLowerCase();
}

function isHeader(names: readonly string[], columns: readonly ColumnName[]): boolean {
  return columns.every((column) =>
    typeof column === 'string' ? names.includes(column) : names.some((name) => column.test(name)),
  );
}

function sayRepeated(names: readonly string[], sink: RecordSink, line: number): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (name !== '' && seen.has(name)) sink.issue('repeated-header', line, `Column ${name} stands twice.`);
    seen.add(name);
  }
}
