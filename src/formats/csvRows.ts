import type { RecordSink } from '../model/sink.ts';
import { excerpt } from './json.ts';
import { forEachLine } from './lines.ts';
import { ByteCells } from './table/byteCells.ts';

/**
 * Sees the cells of one row, the line it starts on, its place in the text where it is that line alone, and what parts
 * its cells.
 */
export type RowVisitor = (
  cells: readonly string[],
  line: number,
  offset: number | undefined,
  delimiter: Delimiter,
) => void;

/**
 * Sees a row of one line as bytes before anyone makes texts of its cells; what it is given is only good until it
 * returns. When it answers true, the row is dealt with; else it is visited as texts.
 */
export type RowBytesVisitor = (cells: ByteCells, line: number, offset: number) => boolean;

/** The characters that part cells, most usual first. */
export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** The delimiter is found by so many lines. */
const DELIMITER_LINES = 20;
/** A quote that is still open after so many characters was never meant to be one. */
const OPEN_QUOTE_CHARACTERS = 1024 * 1024;
/** After so many bad quotes every line is read on its own: rows over several lines are then not found. */
const MAX_BAD_QUOTES = 200;
const QUOTE = 0x22;

/** A quote that does not close, or one within a quoted cell. */
type QuoteProblem = 'open' | 'within';

/**
 * Visits the rows of a delimited text in order. A first line `sep=;` names the delimiter and is no row; otherwise it is
 * `delimiter` or the one `findDelimiter` finds. Quoted cells may hold line ends. A line whose quote never closes is an
 * `unreadable-line` issue and is left out; reading goes on with the next line.
 */
export async function forEachRow(
  chunks: AsyncIterable<Uint8Array>,
  sink: RecordSink,
  visit: RowVisitor,
  delimiter?: Delimiter,
  visitBytes?: RowBytesVisitor,
): Promise<void> {
  const rows = new RowReader(sink, visit, delimiter);
  const cells = new ByteCells();
  await forEachLine(
    chunks,
    sink,
    (text, _line, start) => rows.line(text, start),
    visitBytes && ((bytes, start, end, _line, offset) => rows.bytes(cells, bytes, start, end, offset, visitBytes)),
  );
  rows.end();
}

/** The cells of a row that is one line, as `forEachRow` gives them; none where the line is no whole row. */
export function readRow(line: string, delimiter: Delimiter): readonly string[] {
  let found: readonly string[] = [];
  const rows = new RowReader(SILENT, (cells) => (found = cells), delimiter);
  rows.line(line.endsWith('\r') ? line.slice(0, -1) : line, 0);
  return found;
}

const SILENT: Pick<RecordSink, 'row' | 'issue'> = { row: () => undefined, issue: () => undefined };

/** The delimiter of a sample of text: the one its first lines agree on and that parts them into most cells. */
export function findDelimiter(text: string): Delimiter {
  const named = sepLine(text.slice(0, 16).split(/\r?\n/, 1)[0] ?? '');
  if (named !== undefined) return named;
  const lines = text.split(/\r?\n/, DELIMITER_LINES).filter((line) => line !== '');
  let best: Delimiter = ',';
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(delimiter).length - 1);
    const first = counts[0] ?? 0;
    const agreeing = counts.filter((count) => count === first && count > 0).length;
    const score = agreeing * Math.min(first, 50);
    if (score > most) {
      most = score;
      best = delimiter;
    }
  }
  return best;
}

function sepLine(line: string): Delimiter | undefined {
  const named = /^"?sep=(.)"?$/.exec(line)?.[1];
  return DELIMITERS.find((delimiter) => delimiter === named);
}

/** Makes rows of lines: most have no quote and are cut at their delimiters, the others are gone through cell by cell. */
class RowReader {
  private delimiter: Delimiter | undefined;
  /** The first lines, as long as nobody knows the delimiter. */
  private waiting: { readonly text: string; readonly offset: number }[] = [];
  /** The line on which the next row starts, or the one in hand did. */
  private at = 1;
  /** The lines of the row in hand, which has a quoted cell that is still open, and how long they are. */
  private held: string[] = [];
  private heldCharacters = 0;
  /** The cells of the row in hand so far, and the text so far of the cell whose quote is open. */
  private cells: string[] = [];
  private open: string | undefined;
  private badQuotes = 0;
  private started = false;
  private readonly sink: Pick<RecordSink, 'row' | 'issue'>;
  private readonly visit: RowVisitor;

  constructor(sink: Pick<RecordSink, 'row' | 'issue'>, visit: RowVisitor, delimiter: Delimiter | undefined) {
    this.sink = sink;
    this.visit = visit;
    this.delimiter = delimiter;
  }

  line(text: string, offset: number): void {
    if (!this.started) {
      this.started = true;
      const named = sepLine(text);
      if (named !== undefined) {
        this.delimiter ??= named;
        this.at = 2;
        return;
      }
    }
    if (this.delimiter !== undefined) {
      this.take(text, this.delimiter, offset);
      return;
    }
    this.waiting.push({ text, offset });
    if (this.waiting.length === DELIMITER_LINES) this.settle();
  }

  /** The same for a line as bytes, which only a row of one plain line can be taken as. */
  bytes(
    cells: ByteCells,
    bytes: Uint8Array,
    start: number,
    end: number,
    offset: number,
    visit: RowBytesVisitor,
  ): boolean {
    if (!this.started || this.delimiter === undefined || this.held.length > 0) return false;
    if (!cells.take(bytes, start, end, this.delimiter)) return false;
    // A row of nothing but delimiters is none.
    if (end - start < cells.count || !visit(cells, this.at, offset)) return false;
    this.at++;
    return true;
  }

  end(): void {
    this.settle();
    while (this.held.length > 0) this.skipLine('open', this.delimiter ?? ',');
  }

  /** Finds the delimiter by the first lines, and takes them. */
  private settle(): void {
    const lines = this.waiting.map(({ text }) => `${text}\n`);
    const delimiter = this.delimiter ?? findDelimiter(lines.join(''));
    this.delimiter = delimiter;
    for (const { text, offset } of this.waiting) this.take(text, delimiter, offset);
    this.waiting = [];
  }

  /** Takes one more line; `offset` is its place, for the case that it is a row alone. */
  private take(text: string, delimiter: Delimiter, offset: number | undefined): void {
    if (this.held.length === 0 && !text.includes('"')) {
      this.row(text.split(delimiter), this.at++, offset, delimiter);
      return;
    }
    this.held.push(text);
    this.heldCharacters += text.length + 1;
    const end = this.scan(text, delimiter);
    if (end === 'row') {
      const { cells, at, held } = this;
      this.at += held.length;
      this.letGo();
      this.row(cells, at, held.length === 1 ? offset : undefined, delimiter);
    } else if (end === 'within') this.skipLine('within', delimiter);
    else if (this.badQuotes >= MAX_BAD_QUOTES || this.heldCharacters > OPEN_QUOTE_CHARACTERS) {
      this.skipLine('open', delimiter);
    }
  }

  /** Adds the cells of one more line to the row in hand and says whether the row is whole, goes on or has a bad quote. */
  private scan(text: string, delimiter: Delimiter): 'row' | QuoteProblem {
    let at = 0;
    for (;;) {
      if (this.open === undefined && text.charCodeAt(at) === QUOTE) {
        this.open = '';
        at++;
      }
      let next: number;
      if (this.open === undefined) {
        next = text.indexOf(delimiter, at);
        this.cells.push(next < 0 ? text.slice(at) : text.slice(at, next));
      } else {
        const quote = closingQuote(text, at);
        const said = quote < 0 ? text.slice(at) : text.slice(at, quote);
        const part = said.includes('"') ? said.replaceAll('""', '"') : said;
        if (quote < 0) {
          this.open += `${part}\n`;
          return 'open';
        }
        this.cells.push(this.open === '' ? part : this.open + part);
        this.open = undefined;
        next = text.indexOf(delimiter, quote + 1);
        // Blanks may stand between a quote and what ends its cell.
        const stop = next < 0 ? text.length : next;
        if (stop > quote + 1 && text.slice(quote + 1, stop).trim() !== '') return 'within';
      }
      if (next < 0) return 'row';
      at = next + 1;
    }
  }

  /** Leaves out the first line in hand; those after it are read anew. */
  private skipLine(problem: QuoteProblem, delimiter: Delimiter): void {
    const [line = '', ...others] = this.held;
    this.letGo();
    const words = problem === 'open' ? 'A quote never closes' : 'A quote stands within a quoted cell';
    this.sink.row();
    this.sink.issue('unreadable-line', this.at, `${words}; the line is left out: ${excerpt(line)}`);
    this.at++;
    this.badQuotes++;
    for (const text of others) this.take(text, delimiter, undefined);
  }

  private letGo(): void {
    this.held = [];
    this.heldCharacters = 0;
    this.cells = [];
    this.open = undefined;
  }

  private row(cells: readonly string[], line: number, offset: number | undefined, delimiter: Delimiter): void {
    if (cells.some((cell) => cell.trim() !== '')) this.visit(cells, line, offset, delimiter);
  }
}

/** The place of the quote that ends a quoted cell whose text goes on at `from`, or −1: two quotes are one in the text. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
  return at;
}
