import Papa from 'papaparse';
import type { RecordSink } from '../model/sink.ts';
import { excerpt } from './json.ts';
import { forEachLine } from './lines.ts';

/** Sees the cells of one row and the line it starts on. */
export type RowVisitor = (cells: readonly string[], line: number) => void;

/** The characters that part cells, most usual first. */
export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Text gathered before it is parsed; large enough to be fast, small enough to hold. */
const BATCH_CHARACTERS = 256 * 1024;
/** A quote that is still open after so many characters was never meant to be one. */
const OPEN_QUOTE_CHARACTERS = 1024 * 1024;
/** After so many bad quotes every line is read on its own: rows over several lines are then not found. */
const MAX_BAD_QUOTES = 200;

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
): Promise<void> {
  const rows = new RowReader(sink, visit, delimiter);
  await forEachLine(chunks, sink, (text) => rows.line(text));
  rows.end();
}

/** The delimiter of a sample of text: the one its first lines agree on and that parts them into most cells. */
export function findDelimiter(text: string): Delimiter {
  const named = sepLine(text.slice(0, 16).split(/\r?\n/, 1)[0] ?? '');
  if (named !== undefined) return named;
  const lines = text.split(/\r?\n/, 20).filter((line) => line !== '');
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

class RowReader {
  private delimiter: Delimiter | undefined;
  private lines: string[] = [];
  private characters = 0;
  /** The line that the first text in hand stands on. */
  private firstLine = 1;
  private waitFor = BATCH_CHARACTERS;
  private badQuotes = 0;
  private readonly sink: RecordSink;
  private readonly visit: RowVisitor;

  constructor(sink: RecordSink, visit: RowVisitor, delimiter: Delimiter | undefined) {
    this.sink = sink;
    this.visit = visit;
    this.delimiter = delimiter;
  }

  line(text: string): void {
    if (this.firstLine === 1 && this.lines.length === 0) {
      const named = sepLine(text);
      if (named !== undefined) {
        this.delimiter ??= named;
        this.firstLine = 2;
        return;
      }
    }
    this.lines.push(text);
    this.characters += text.length + 1;
    if (this.characters >= this.waitFor) this.parse(false);
  }

  end(): void {
    if (this.lines.length > 0) this.parse(true);
  }

  /** Parses what is in hand up to the last row that is certainly whole; the rest waits for more lines. */
  private parse(last: boolean): void {
    while (this.lines.length > 0) {
      const problem = this.parseRows();
      if (problem === undefined) continue;
      if (problem === 'open' && !last && this.characters <= OPEN_QUOTE_CHARACTERS) {
        this.waitFor = this.characters + BATCH_CHARACTERS;
        return;
      }
      this.skipLine(problem);
    }
    this.waitFor = BATCH_CHARACTERS;
  }

  /** Visits rows until the text in hand, or after many bad quotes one line of it, is used up or a quote is wrong. */
  private parseRows(): QuoteProblem | undefined {
    const alone = this.badQuotes >= MAX_BAD_QUOTES;
    const text = `${(alone ? this.lines.slice(0, 1) : this.lines).join('\n')}\n`;
    this.delimiter ??= findDelimiter(text);
    let problem: QuoteProblem | undefined;
    let done = 0;
    let lineAt = this.firstLine;
    const parser = new Papa.Parser({
      delimiter: this.delimiter,
      newline: '\n',
      quoteChar: '"',
      step: (result: Papa.ParseStepResult<string[][]>) => {
        if (result.errors.length > 0) {
          problem = result.errors.some((error) => error.code === 'InvalidQuotes') ? 'within' : 'open';
          parser.abort();
          return;
        }
        const { cursor } = result.meta;
        this.row(result.data[0] ?? [], lineAt);
        for (let at = text.indexOf('\n', done); at >= 0 && at < cursor; at = text.indexOf('\n', at + 1)) lineAt++;
        done = cursor;
      },
    });
    parser.parse(text, 0, false);
    this.lines = this.lines.slice(lineAt - this.firstLine);
    this.characters -= done;
    this.firstLine = lineAt;
    return problem;
  }

  private skipLine(problem: QuoteProblem): void {
    const line = this.lines.shift() ?? '';
    const words = problem === 'open' ? 'A quote never closes' : 'A quote stands within a quoted cell';
    this.sink.row();
    this.sink.issue('unreadable-line', this.firstLine, `${words}; the line is left out: ${excerpt(line)}`);
    this.characters -= line.length + 1;
    this.firstLine++;
    this.badQuotes++;
  }

  private row(cells: readonly string[], line: number): void {
    if (cells.some((cell) => cell.trim() !== '')) this.visit(cells, line);
  }
}
