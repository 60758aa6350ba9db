import type { RecordSink } from '../model/sink.ts';
import { excerpt, parseJson } from './json.ts';
import { forEachLine, type BytesVisitor } from './lines.ts';

/** A document of many lines is parsed in one piece; more text than this fits into no string together with its values. */
const MAX_DOCUMENT_CHARACTERS = 2 ** 28;

/** Sees one JSON value; `line` is the line it starts on, `offset` its place in the text where it is a line alone. */
export type JsonVisitor = (value: unknown, line: number, offset: number | undefined) => void;

/**
 * Visits every value of a file in JSON Lines. A line that is not JSON gives an `unreadable-line` issue; blank
 * lines do not count.
 */
export async function forEachJsonLine(
  chunks: AsyncIterable<Uint8Array>,
  sink: RecordSink,
  visit: JsonVisitor,
  visitBytes?: BytesVisitor,
): Promise<void> {
  await forEachLine(chunks, sink, (text, line, start) => visitLine(text, line, start, sink, visit), visitBytes);
}

/**
 * The same for files that may instead hold one JSON value over many lines (a list or a container). Told apart by the
 * first line: alone it is no JSON value but can begin one.
 */
export async function forEachJsonValue(
  chunks: AsyncIterable<Uint8Array>,
  sink: RecordSink,
  visit: JsonVisitor,
  visitBytes?: BytesVisitor,
): Promise<void> {
  let whole: string[] | undefined;
  let wholeLine = 0;
  let size = 0;
  let begun = false;
  // What the first line is decides how the others are read.
  const bytesVisitor: BytesVisitor | undefined =
    visitBytes &&
    ((bytes, start, end, line, offset) => begun && whole === undefined && visitBytes(bytes, start, end, line, offset));
  const visitText = (text: string, line: number, start: number): void => {
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
    visitLine(text, line, start, sink, visit);
  };
  await forEachLine(chunks, sink, visitText, bytesVisitor);
  if (whole === undefined) return;
  const lines: readonly string[] = whole;
  const value = parseJson(lines.join('\n'));
  if (value !== undefined) {
    visit(value, wholeLine, undefined);
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

function visitLine(text: string, line: number, start: number, sink: RecordSink, visit: JsonVisitor): void {
  const value = parseJson(text);
  if (value !== undefined) visit(value, line, start);
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
