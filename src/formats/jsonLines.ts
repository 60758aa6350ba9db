import type { RecordSink } from '../model/sink.ts';
import { excerpt, parseJson } from './json.ts';
import { forEachLine } from './lines.ts';

/** A document of many lines is parsed in one piece; more text than this fits into no string together with its values. */
const MAX_DOCUMENT_CHARACTERS = 2 ** 28;

/** Sees one JSON value; `line` is the line it starts on. */
export type JsonVisitor = (value: unknown, line: number) => void;

/**
 * Visits every value of a file in JSON Lines. A line that is not JSON gives an `unreadable-line` issue; blank
 * lines do not count.
 */
export async function forEachJsonLine(
  chunks: AsyncIterable<Uint8Array>,
  sink: RecordSink,
  visit: JsonVisitor,
): Promise<void> {
  await forEachLine(chunks, sink, (text, line) => visitLine(text, line, sink, visit));
}

/**
 * The same for files that may instead hold one JSON value over many lines (a list or a container). Told apart by the
 * first line: alone it is no JSON value but can begin one.
 */
export async function forEachJsonValue(
  chunks: AsyncIterable<Uint8Array>,
  sink: RecordSink,
  visit: JsonVisitor,
): Promise<void> {
  let whole: string[] | undefined;
  let wholeLine = 0;
  let size = 0;
  let begun = false;
  await forEachLine(chunks, sink, (text, line) => {
    if (whole !== undefined) {
      size += text.length + 1;
      if (size <= MAX_DOCUMENT_CHARACTERS) whole.push(text);
      return;
    }
    if (!begun && text.trim() !== '') {
      begun = true;
      if (opensDocument(text)) {
        whole = [text];
        wholeLine = line;
        return;
      }
    }
    visitLine(text, line, sink, visit);
  });
  if (whole === undefined) return;
  const lines: readonly string[] = whole;
  const value = parseJson(lines.join('\n'));
  if (value !== undefined) {
    visit(value, wholeLine);
    return;
  }
  sink.row();
  if (size > MAX_DOCUMENT_CHARACTERS) {
    sink.issue('unreadable-line', wholeLine, 'The JSON value is too large to be read in one piece; nothing is read.');
    return;
  }
  const end = wholeLine + lines.length - 1;
  sink.issue('file-cut', end, 'The JSON value that begins on the first line does not end well; nothing is read.');
}

function visitLine(text: string, line: number, sink: RecordSink, visit: JsonVisitor): void {
  const value = parseJson(text);
  if (value !== undefined) visit(value, line);
  else if (text.trim() !== '') {
    sink.row();
    sink.issue('unreadable-line', line, `Not JSON, left out: ${excerpt(text)}`);
  }
}

/** "[", "{", `{"key":` and `[{…},` begin a document of several lines; a record that was cut does not look like them. */
function opensDocument(line: string): boolean {
  const text = line.trim();
  if (parseJson(text) !== undefined) return false;
  return text.startsWith('[') || /^\{\s*("[^"\\]*"\s*:\s*[[{]?\s*)?$/.test(text);
}
