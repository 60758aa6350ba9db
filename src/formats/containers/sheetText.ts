import type { XmlAttributes } from '../xml.ts';
import { columnOf, dayText, numberText, unescapeText } from './sheetCells.ts';
import { partDocument, type SheetPart, type Workbook } from './workbook.ts';

/** Sheets have no more rows (ECMA-376, 18.3.1.73): a row number beyond is damage and would be filled up with blanks. */
const LAST_ROW = 1_048_576;

/**
 * A sheet as the bytes of a CSV text in UTF-8 with commas, so that any reader of tables takes it. Row n of the sheet
 * stands on line n: a line break within a cell becomes U+2028, the line separator of Unicode. Dates are ISO 8601,
 * numbers are written as the spreadsheet shows them, errors such as #N/A are empty.
 *
 * @throws ReadFailure when the sheet is damaged.
 */
export async function* sheetText(book: Workbook, sheet: SheetPart): AsyncGenerator<Uint8Array> {
  const rows = new SheetRows(book);
  const document = partDocument(sheet.member.name, rows);
  const encoder = new TextEncoder();
  for await (const chunk of sheet.member.open()) {
    document.push(chunk);
    const text = rows.take();
    if (text !== '') yield encoder.encode(text);
  }
  document.end();
  const rest = rows.take();
  if (rest !== '') yield encoder.encode(rest);
}

/** Hears the markup of a sheet and gathers its rows as lines of CSV. */
class SheetRows {
  private lines: string[] = [];
  private cells: string[] = [];
  private row = 0;
  private column = 0;
  private type = '';
  private style = 0;
  private value = '';
  private readonly path: string[] = [];
  private readonly book: Workbook;

  constructor(book: Workbook) {
    this.book = book;
  }

  /** The lines gathered since the last call. */
  take(): string {
    const text = this.lines.join('');
    this.lines = [];
    return text;
  }

  open(name: string, attributes: XmlAttributes): void {
    this.path.push(name);
    if (name === 'row') {
      const row = Number(attributes['r'] ?? this.row + 1);
      const next = Number.isInteger(row) && row <= LAST_ROW ? Math.max(row, this.row + 1) : this.row + 1;
      for (let blank = this.row + 1; blank < next; blank++) this.lines.push('\n');
      this.row = next;
      this.cells = [];
      this.column = -1;
    } else if (name === 'c') {
      this.column = columnOf(attributes['r'] ?? '') ?? this.column + 1;
      this.type = attributes['t'] ?? 'n';
      this.style = Number(attributes['s'] ?? 0);
      this.value = '';
    }
  }

  text(text: string): void {
    const name = this.path.at(-1);
    if (name === 'v' || (name === 't' && this.path.includes('is') && !this.path.includes('rPh'))) this.value += text;
  }

  close(): void {
    const name = this.path.pop();
    if (name === 'c' && this.value !== '') {
      while (this.cells.length < this.column) this.cells.push('');
      this.cells[this.column] = this.cellText();
    } else if (name === 'row') this.lines.push(`${this.cells.map(csvCell).join(',')}\n`);
  }

  private cellText(): string {
    const { value, book } = this;
    switch (this.type) {
      case 's':
        return book.strings[Number(value)] ?? '';
      case 'b':
        return value === '1' ? 'TRUE' : 'FALSE';
      case 'e':
        return '';
      case 'str':
      case 'inlineStr':
        return unescapeText(value);
      case 'd':
        return value.replace(/T00:00:00(?:\.0+)?Z?$/, '');
      default:
        return book.dateStyles[this.style] === true ? dayText(value, book.from1904) : numberText(value);
    }
  }
}

function csvCell(text: string): string {
  const line = text.replace(/\r\n|[\r\n]/g, '\u2028');
  return /[",\u2028]/.test(line) ? `"${line.replaceAll('"', '""')}"` : line;
}
