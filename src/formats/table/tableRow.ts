import type { RecordSink } from '../../model/sink.ts';
import { countryCode } from '../countries.ts';
import { findDelimiter, forEachRow, readRow, type Delimiter, type RowVisitor } from '../csvRows.ts';
import { RecordContext } from '../fields.ts';
import type { FileSample, InputFile } from '../reader.ts';
import { usualVisitor, type UsualRows } from './usualRows.ts';
import { wordDate } from './wordDate.ts';

/** The columns of a table: names as written, and the positions of each folded name. */
export interface TableHeader {
  readonly names: readonly string[];
  readonly positions: ReadonlyMap<string, readonly number[]>;
  /** By position whether the column has a name that no other has and that can be assigned. */
  readonly single: readonly boolean[];
  /** By position the line of the row that took the cell last: one list for all rows, since there are many. */
  readonly taken: Float64Array;
  /** Lists of countries read so far, all of whose parts are countries: the same few stand in most rows. */
  readonly countries: Map<string, readonly string[]>;
}

const MOST_LISTS = 10_000;

/**
 * A column name as it is compared: small letters and digits alone, without the `n.` or `r.` that a database puts in
 * front. "Trade Value (US$)", "trade_value_us" and "TradeValueUS" are one column.
 */
function foldColumn(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/^[nr]\./, '')
    .replace(/[^a-z0-9]/g, '');
}

/** The folded names in the first row of a sample. */
export function columnsOf(sample: FileSample): ReadonlySet<string> {
  const delimiter = findDelimiter(sample.text);
  const first = sample.text.replace(/^"?sep=.*\r?\n/, '').split(/\r?\n/, 1)[0] ?? '';
  if (/^\s*[{[<]/.test(first)) return new Set();
  return new Set(first.split(delimiter).map((cell) => foldColumn(cell.replace(/^\s*"|"\s*$/g, ''))));
}

/** One row of a table with a header. Blanks, NULL and `\N` are missing; what nobody takes is kept by `raw`. */
export class TableRow {
  readonly context: RecordContext;
  readonly line: number;
  private readonly header: TableHeader;
  private readonly cells: readonly string[];

  constructor(header: TableHeader, cells: readonly string[], line: number, sink: RecordSink) {
    this.header = header;
    this.cells = cells;
    this.line = line;
    this.context = new RecordContext(sink, line, 'the row');
  }

  /** Whether the table has a column of this folded name. */
  has(column: string): boolean {
    return this.header.positions.has(column);
  }

  /** The text of the first of these columns (folded names) that has one; it counts as read. */
  take(...columns: readonly string[]): string | undefined {
    for (const column of columns) {
      for (const at of this.header.positions.get(column) ?? []) {
        const text = clean(this.cells[at]);
        if (text === undefined) continue;
        this.header.taken[at] = this.line;
        return text;
      }
    }
    return undefined;
  }

  /** The text of a column, which also stays as text in `raw`. */
  see(...columns: readonly string[]): string | undefined {
    for (const column of columns) {
      for (const at of this.header.positions.get(column) ?? []) {
        const text = clean(this.cells[at]);
        if (text !== undefined) return text;
      }
    }
    return undefined;
  }

  /** A date in numbers or with the month as a word; what is none is kept as text with an issue. */
  date(...columns: readonly string[]): string | undefined {
    const text = this.take(...columns);
    if (text === undefined) return undefined;
    const date = wordDate(text);
    if (date !== undefined) return date;
    this.context.refuse('bad-date', columns[0] ?? '', text, 'not a date');
    return undefined;
  }

  /** The countries of a list of codes or names parted by `;`; what is none is kept as text with an issue. */
  countries(...columns: readonly string[]): readonly string[] {
    const list = this.take(...columns);
    if (list === undefined) return [];
    const known = this.header.countries.get(list);
    if (known !== undefined) return known;
    const { codes, others } = countriesIn(list);
    for (const text of others) this.context.refuse('bad-country', columns[0] ?? '', text, 'not a country');
    if (others.length === 0 && this.header.countries.size < MOST_LISTS) this.header.countries.set(list, codes);
    return codes;
  }

  /** What is needed to see the row again, in little memory: many rows wait for the end of their file. */
  packed(): PackedRow {
    const { cells, header, line } = this;
    return { cells: cells.some((cell) => cell.includes(PARTING)) ? cells : cells.join(PARTING), header, line };
  }

  /** The cells that nobody took, and what was refused. */
  raw(): ReturnType<RecordContext['raw']> {
    const { names, taken, single } = this.header;
    const own: Record<string, readonly string[]> = {};
    let found = false;
    for (let at = 0; at < this.cells.length; at++) {
      const text = taken[at] === this.line ? undefined : clean(this.cells[at]);
      if (text === undefined) continue;
      const name = names[at] ?? '';
      if (single[at] === true) {
        own[name] = [text];
        found = true;
      } else this.context.keep(name === '' ? `column ${at + 1}` : name, text);
    }
    return this.context.raw(found ? own : undefined);
  }
}

/** The codes of the countries in a list of codes or names parted by `;`, and what in it is none. */
export function countriesIn(list: string): { readonly codes: readonly string[]; readonly others: readonly string[] } {
  const codes = new Set<string>();
  const others: string[] = [];
  for (const part of list.split(';')) {
    const text = part.trim();
    if (text === '' || text === 'XXX') continue;
    const code = countryCode(text);
    if (code === undefined) others.push(text);
    else codes.add(code);
  }
  return { codes: [...codes], others };
}

/** A character that hardly any cell holds. */
const PARTING = '\u001f';

/** A row that is not looked at for now. */
export interface PackedRow {
  /** One text where the cells can be told apart in it. */
  readonly cells: string | readonly string[];
  readonly header: TableHeader;
  readonly line: number;
}

/** The row as it was before anybody took a cell. */
export function unpackedRow({ cells, header, line }: PackedRow, sink: RecordSink): TableRow {
  header.taken.fill(0);
  return new TableRow(header, typeof cells === 'string' ? cells.split(PARTING) : cells, line, sink);
}

/** What a row of a table is read again under. */
interface TableLines {
  readonly names: readonly string[];
  readonly delimiter: Delimiter;
}

/** A row that is read again by its line; `context` is what `forEachTableRow` told the sink then. */
export function rowAgain(text: string, context: string, sink: RecordSink): TableRow {
  const { names, delimiter }: TableLines = JSON.parse(context);
  return new TableRow(readHeader(names, 0, sink), readRow(text, delimiter), 1, sink);
}

/**
 * Visits the rows below the header of a table in order; rows of another width and repeated columns are issues.
 * `usualUnder` gives what reads usual rows under a header as bytes; the others are visited.
 */
export async function forEachTableRow(
  file: InputFile,
  sink: RecordSink,
  visit: (row: TableRow) => void,
  usualUnder?: (header: TableHeader) => UsualRows | undefined,
): Promise<void> {
  let header: TableHeader | undefined;
  let usual: UsualRows | undefined;
  const visitTexts: RowVisitor = (cells, line, offset, delimiter) => {
    if (header === undefined) {
      header = readHeader(cells, line, sink);
      usual = usualUnder?.(header);
      const lines: TableLines = { names: header.names, delimiter };
      sink.linesUnder?.(JSON.stringify(lines));
      return;
    }
    sink.at?.(offset);
    sink.row();
    const width = header.names.length;
    if (cells.length < width) {
      sink.issue('short-row', line, `${cells.length} cells under ${width} columns; the others are unknown.`);
    } else if (cells.length > width) {
      sink.issue('long-row', line, `${cells.length} cells under ${width} columns; the others are kept by number.`);
    }
    visit(new TableRow(header, cells, line, sink));
  };
  await forEachRow(file.chunks, sink, visitTexts, undefined, usualUnder && usualVisitor(sink, () => usual));
  if (header === undefined) sink.issue('not-a-record', 1, 'The table has no row.');
}

function readHeader(cells: readonly string[], line: number, sink: RecordSink): TableHeader {
  const names = cells.map((cell) => cell.trim());
  const positions = new Map<string, number[]>();
  names.forEach((name, at) => {
    const folded = foldColumn(name);
    const known = positions.get(folded);
    if (known === undefined) positions.set(folded, [at]);
    else {
      known.push(at);
      if (folded !== '') sink.issue('repeated-header', line, `Column ${name} stands twice.`);
    }
  });
  // `__proto__` cannot be assigned to an object as other names can.
  const single = names.map(
    (name) => name !== '' && name !== '__proto__' && positions.get(foldColumn(name))?.length === 1,
  );
  return { names, positions, single, taken: new Float64Array(names.length), countries: new Map() };
}

function clean(cell: string | undefined): string | undefined {
  if (cell === undefined || cell === '') return undefined;
  const text = cell.trim();
  return text === '' || text === '\\N' || text === 'NULL' ? undefined : text;
}
