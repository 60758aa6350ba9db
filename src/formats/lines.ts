import type { RecordSink } from '../model/sink.ts';
import { utf8Chunks } from './encoding.ts';
import { hashedEnds, LineEnds } from './lineEnds.ts';
import { LineBlocks, MAX_LINE_BYTES } from './lineBlocks.ts';

/**
 * Sees one line without its end. `line` counts from 1; `start` and `end` are the offsets of its bytes in the file as
 * UTF-8 without a byte order mark, line end not included.
 */
export type LineVisitor = (text: string, line: number, start: number, end: number) => void;

/**
 * Sees a line as bytes before anyone decodes it: `bytes[start … end)` without its end, `offset` the place of its first
 * byte in the text. When it answers true, the line is dealt with; else it is visited as text.
 */
export type BytesVisitor = (bytes: Uint8Array, start: number, end: number, line: number, offset: number) => boolean;

const NEWLINE = 10;
const RETURN = 13;

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Visits every line of a file in order. Lines end with LF or CR LF; the last one may have no end. A line whose bytes
 * are not valid is visited with replacement characters after a `bad-encoding` issue; one over the length limit is
 * left out with an `unreadable-line` issue. Throws only what `chunks` throws.
 */
export async function forEachLine(
  chunks: AsyncIterable<Uint8Array>,
  sink: Pick<RecordSink, 'issue'>,
  visit: LineVisitor,
  visitBytes?: BytesVisitor,
): Promise<void> {
  const reader = new LineReader(sink, visit, visitBytes);
  const blocks = new LineBlocks((block, cut) => reader.block(block, cut));
  for await (const chunk of utf8Chunks(chunks)) blocks.push(chunk);
  blocks.end();
}

class LineReader {
  private line = 1;
  private offset = 0;
  private skipping = false;
  private readonly ends = new LineEnds();
  private readonly sink: Pick<RecordSink, 'issue'>;
  private readonly visit: LineVisitor;
  private readonly visitBytes: BytesVisitor | undefined;

  constructor(sink: Pick<RecordSink, 'issue'>, visit: LineVisitor, visitBytes: BytesVisitor | undefined) {
    this.sink = sink;
    this.visit = visit;
    this.visitBytes = visitBytes;
  }

  block(bytes: Uint8Array, cut: boolean): void {
    if (cut) {
      if (!this.skipping) {
        const mebibytes = MAX_LINE_BYTES / 2 ** 20;
        this.sink.issue('unreadable-line', this.line, `The line is longer than ${mebibytes} MiB; it is left out.`);
      }
      this.skipping = true;
      this.offset += bytes.length;
      return;
    }
    let rest = bytes;
    if (this.skipping) {
      const first = bytes.indexOf(NEWLINE);
      const used = first < 0 ? bytes.length : first + 1;
      this.skipping = false;
      this.line++;
      this.offset += used;
      rest = bytes.subarray(used);
    }
    if (this.visitBytes !== undefined) {
      this.eachByBytes(rest, this.visitBytes);
      return;
    }
    let text: string;
    try {
      text = strict.decode(rest);
    } catch {
      this.eachByBytes(rest, undefined);
      return;
    }
    this.eachInText(text, rest);
  }

  /** One decoding for the whole block is several times faster than one for each line. */
  private eachInText(text: string, bytes: Uint8Array): void {
    const ascii = text.length === bytes.length;
    let at = 0;
    let byteAt = 0;
    while (at < text.length) {
      let stop = text.indexOf('\n', at);
      const ended = stop >= 0;
      if (!ended) stop = text.length;
      let byteStop = ascii ? stop : bytes.indexOf(NEWLINE, byteAt);
      if (byteStop < 0) byteStop = bytes.length;
      const trim = stop > at && text.charCodeAt(stop - 1) === RETURN ? 1 : 0;
      this.visit(text.slice(at, stop - trim), this.line, this.offset + byteAt, this.offset + byteStop - trim);
      this.line++;
      at = stop + 1;
      byteAt = byteStop + 1;
    }
    this.offset += bytes.length;
  }

  /** Lines are asked for as bytes, or somewhere bytes are invalid: find the lines, so that the others lose nothing. */
  private eachByBytes(bytes: Uint8Array, visitBytes: BytesVisitor | undefined): void {
    const { ends, count } = hashedEnds.areOf(bytes) ? hashedEnds : this.ends.find(bytes);
    let at = 0;
    for (let line = 0; line < count; line++) {
      const stop = ends[line] ?? 0;
      const trim = stop > at && bytes[stop - 1] === RETURN ? 1 : 0;
      const end = stop - trim;
      if (visitBytes?.(bytes, at, end, this.line, this.offset + at) !== true) {
        this.visit(this.textOf(bytes.subarray(at, end)), this.line, this.offset + at, this.offset + end);
      }
      this.line++;
      at = stop + 1;
    }
    this.offset += bytes.length;
  }

  private textOf(line: Uint8Array): string {
    try {
      return strict.decode(line);
    } catch {
      this.sink.issue('bad-encoding', this.line, 'Bytes that are not valid UTF-8 are shown as \ufffd.');
      return lenient.decode(line);
    }
  }
}
