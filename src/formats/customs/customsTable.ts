import type { RecordSink } from '../../model/sink.ts';
import { forEachRow, readRow, type Delimiter } from '../csvRows.ts';
import { concat, startingWith } from '../encoding.ts';
import type { Detection, FileSample, Format, InputFile, LinePlace, ReadContext } from '../reader.ts';
import type { TableField } from './fields.ts';
import type { ByteCells } from '../table/byteCells.ts';
import { columnNames, placeColumns, type TableMapping } from './mapping.ts';
import { firstRows, KNOWN_NAMES, previewText, type TablePreview } from './preview.ts';
import { layoutOf, type TableLayout } from './rowCells.ts';
import { RowIndex } from './rowIndex.ts';
import { Shipments } from './shipments.ts';
import type { TableTotals } from './totals.ts';

/** How much of a table is looked at before it is read. */
const SAMPLE_BYTES = 64 * 1024;
/** A header that the mapping knows is looked for in so many lines. */
const HEADER_LINES = 1000;

/** Tables of customs declarations and shipments: one row a goods line, in any layout whose columns can be told. */
export const customsTable: Format = {
  id: 'customs',
  label: 'Table of shipments',
  detect,
  read,
  readLine,
};

/** Whether one of the first rows of a text has every column of a mapping. */
export function hasColumns(text: string, mapping: TableMapping): boolean {
  if (mapping.columns.length === 0) return false;
  return firstRows(text, mapping.separator).some((row) => placeColumns(mapping, row) !== undefined);
}

async function read(file: InputFile, sink: RecordSink, context: ReadContext = {}): Promise<TableTotals> {
  const iterator = file.chunks[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array(0);
  let ended = false;
  while (head.length < SAMPLE_BYTES && !ended) {
    const next = await iterator.next();
    if (next.done === true) ended = true;
    else head = concat(head, next.value);
  }
  const preview = previewText(sampleText(head, ended), choicesOf(context.mapping));
  const table = new Table(file.name, sink, context.mapping ?? preview.mapping, preview, rowsSoFar(context));
  await forEachRow(
    startingWith(head, iterator),
    sink,
    (cells, line, offset, separator) => table.row(cells, line, offset, separator),
    preview.separator,
    sink.bytes && ((cells, line, offset) => table.bytes(cells, line, offset)),
  );
  return table.end();
}

/** What a row is read again under. */
interface ShipmentLines {
  readonly mapping: TableMapping;
  readonly header: readonly string[];
  readonly separator: Delimiter;
}

/** Reads a row again whose line its id names. */
function readLine(text: string, sink: RecordSink, { file, id, context }: LinePlace): void {
  const { layout, separator } = layoutUnder(context);
  const shipments = new Shipments(layout, file, sink, new RowIndex());
  shipments.row(readRow(text, separator), Number.parseInt(id.slice(file.length + 1), 10), undefined);
}

/** The layout of the table whose row was read again last: the next is most often of the same. */
let lastLayout: { readonly context: string; readonly layout: TableLayout; readonly separator: Delimiter } | undefined;

function layoutUnder(context: string): NonNullable<typeof lastLayout> {
  if (lastLayout?.context !== context) {
    const { mapping, header, separator }: ShipmentLines = JSON.parse(context);
    const placed = placeColumns(mapping, header) ?? new Map<number, TableField>();
    lastLayout = { context, layout: layoutOf(mapping, columnNames(header), placed), separator };
  }
  lastLayout.layout.taken.fill(0);
  return lastLayout;
}

function rowsSoFar({ copies }: ReadContext): RowIndex {
  const rows = copies?.rows ?? new RowIndex();
  if (copies !== undefined) copies.rows = rows;
  return rows;
}

function choicesOf(mapping: TableMapping | undefined): Parameters<typeof previewText>[1] {
  return mapping?.separator === undefined ? {} : { separator: mapping.separator };
}

class Table {
  private shipments: Shipments | undefined;
  /** Lines of rows above the header, as long as there is none. */
  private readonly passed: number[] = [];
  private readonly fileName: string;
  private readonly sink: RecordSink;
  private readonly mapping: TableMapping;
  private readonly guessedHeader: string | undefined;
  private readonly index: RowIndex;

  constructor(fileName: string, sink: RecordSink, mapping: TableMapping, preview: TablePreview, index: RowIndex) {
    this.fileName = fileName;
    this.sink = sink;
    this.mapping = mapping;
    this.index = index;
    // Without a mapping of its own the header is the row that the guess was made on, whatever it names.
    this.guessedHeader = mapping === preview.mapping ? preview.header.join('\u001f') : undefined;
  }

  /** Reads a row as bytes, where it is a usual one. */
  bytes(cells: ByteCells, line: number, offset: number): boolean {
    return this.shipments !== undefined && this.shipments.bytes(cells, line, offset);
  }

  row(cells: readonly string[], line: number, offset: number | undefined, separator: Delimiter): void {
    if (this.shipments !== undefined) {
      this.shipments.row(cells, line, offset);
      return;
    }
    const placed = this.isHeader(cells, line) ? placeColumns(this.mapping, cells) : undefined;
    if (placed !== undefined) {
      this.sayRepeats(cells, line);
      const lines: ShipmentLines = { mapping: this.mapping, header: cells, separator };
      this.sink.linesUnder?.(JSON.stringify(lines));
      this.shipments = new Shipments(
        layoutOf(this.mapping, columnNames(cells), placed),
        this.fileName,
        this.sink,
        this.index,
      );
      return;
    }
    if (this.passed.length < HEADER_LINES) this.passed.push(line);
    else this.leaveOut(line);
  }

  end(): TableTotals {
    if (this.shipments !== undefined) return this.shipments.end();
    if (this.passed.length === 0) this.sink.issue('not-a-record', 1, 'The table has no row.');
    for (const line of this.passed) this.leaveOut(line);
    const none = { value: [], quantity: [], gross: [], net: [] };
    return { rows: 0, relations: 0, file: none, read: none };
  }

  private leaveOut(line: number): void {
    this.sink.row();
    this.sink.issue('not-a-record', line, 'A row of a table without the column names looked for is left out.');
  }

  private isHeader(cells: readonly string[], line: number): boolean {
    if (line < (this.mapping.headerRow ?? 1)) return false;
    return this.guessedHeader === undefined || cells.join('\u001f') === this.guessedHeader;
  }

  private sayRepeats(cells: readonly string[], line: number): void {
    const seen = new Set<string>();
    for (const cell of cells) {
      const name = cell.trim().toLowerCase();
      if (name !== '' && seen.has(name))
        this.sink.issue('repeated-header', line, `Column ${cell.trim()} stands twice.`);
      seen.add(name);
    }
  }
}

function sampleText(bytes: Uint8Array, whole: boolean): string {
  const text = new TextDecoder().decode(bytes);
  if (whole) return text;
  const end = text.lastIndexOf('\n');
  return end < 0 ? text : text.slice(0, end + 1);
}

function detect(sample: FileSample): Detection {
  if (/^\s*[{[<]/.test(sample.text)) return { confidence: 0, why: 'the text is no table' };
  const { known, columns, headerRow } = previewText(sample.text);
  const fields = new Set(columns.flatMap(({ field, confidence }) => (confidence >= 0.5 ? (field ?? []) : [])));
  const sender = fields.has('sender.name') || fields.has('sender.id');
  const receiver = fields.has('receiver.name') || fields.has('receiver.id');
  if (known < KNOWN_NAMES || (!sender && !receiver)) {
    return { confidence: 0, why: 'no row has three names of a table of shipments' };
  }
  const goods = fields.has('hs') || fields.has('goods');
  const confidence = sender && receiver && goods ? 0.9 : sender && receiver ? 0.65 : goods ? 0.6 : 0.4;
  return { confidence, why: `row ${headerRow} has ${known} column names of a table of shipments` };
}
