import { SaxesParser } from 'saxes';
import type { RecordSink } from '../model/sink.ts';
import { utf8Chunks } from './encoding.ts';
import { isKnownEncoding } from './encodings/guess.ts';
import { excerpt } from './json.ts';
import type { Detection, FileSample, InputFile } from './reader.ts';

/** Nothing that is read nests deeper. */
const MAX_DEPTH = 64;
/** More text than this without a tag is no document of records. */
const MAX_TEXT = 2 ** 24;
/** Characters handed to the parser at a time, so that the limits are felt soon. */
const PIECE = 2 ** 16;

/** Attributes by the name they are written with; the object has no prototype. */
export type XmlAttributes = Readonly<Record<string, string>>;

/** Hears a document from start to end. Names come as written; `localName` takes the prefix off. */
export interface XmlVisitor {
  /** `line` is where the tag begins, from 1. */
  open(name: string, attributes: XmlAttributes, line: number): void;
  text(text: string): void;
  close(): void;
}

/**
 * Reads an XML document piece by piece. Nothing is fetched and no entity is expanded: a DOCTYPE ends the reading, as
 * do a fault in the markup, tags nested too deep and the end of a cut file, each as an issue with its line. What
 * came before stays. Throws only what `chunks` throws.
 */
export async function readXml(file: InputFile, sink: RecordSink, visitor: XmlVisitor): Promise<void> {
  const document = new XmlDocument(sink, visitor);
  for await (const chunk of utf8Chunks(file.chunks)) document.push(chunk);
  document.end();
}

/** The root element of a sample, without its prefix; `undefined` where the text is no XML. */
export function rootElement(text: string): string | undefined {
  if (!/^\s*</.test(text)) return undefined;
  const match = /<([A-Za-z_][\w.:-]*)/.exec(text.replace(/<!--[\s\S]*?-->/g, ''));
  return match?.[1] === undefined ? undefined : localName(match[1]);
}

/** Recognises a document by its root element. */
export function detectRoot(sample: FileSample, name: string): Detection {
  return rootElement(sample.text) === name
    ? { confidence: 1, why: `the root element is ${name}` }
    : { confidence: 0, why: `no XML with the root element ${name}` };
}

/** A name without its namespace prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Thrown in the parser's callbacks to leave it; never leaves this file. */
class XmlStop extends Error {}

/** A document taken piece by piece, for readers that hand on what they hear before it ends; see `readXml`. */
export class XmlDocument {
  private readonly parser = new SaxesParser();
  private decoder: TextDecoder | undefined;
  private head: Uint8Array[] = [];
  private depth = 0;
  private startLine = 1;
  private quiet = 0;
  private stopped = false;
  private ending = false;
  private badBytes = false;
  private readonly sink: Pick<RecordSink, 'issue'>;

  constructor(sink: Pick<RecordSink, 'issue'>, visitor: XmlVisitor) {
    this.sink = sink;
    const { parser } = this;
    parser.on('doctype', () => this.stop('unreadable-line', 'A document with a DOCTYPE is not read any further.'));
    parser.on('error', (error) => {
      const what = error.message.replace(/^[^ ]*\d+:\d+: /, '');
      if (this.ending) this.stop('file-cut', `The document does not end well: ${excerpt(what)}`);
      else this.stop('unreadable-line', `The markup is faulty and not read any further: ${excerpt(what)}`);
    });
    parser.on('opentagstart', () => {
      this.startLine = parser.line;
    });
    parser.on('opentag', ({ name, attributes }) => {
      this.quiet = 0;
      if (++this.depth > MAX_DEPTH) {
        this.stop('unreadable-line', `Tags are nested more than ${MAX_DEPTH} deep; nothing more is read.`);
      }
      visitor.open(name, attributes, this.startLine);
    });
    parser.on('closetag', () => {
      this.quiet = 0;
      this.depth--;
      visitor.close();
    });
    parser.on('text', (text) => visitor.text(text));
    parser.on('cdata', (text) => visitor.text(text));
  }

  /** Takes the next bytes, as UTF-8. */
  push(chunk: Uint8Array): void {
    if (this.stopped) return;
    if (this.decoder === undefined) {
      this.head.push(chunk);
      if (this.head.reduce((sum, bytes) => sum + bytes.length, 0) < 256) return;
      this.begin();
      return;
    }
    this.write(this.decoder.decode(chunk, { stream: true }));
  }

  /** The document has ended. */
  end(): void {
    if (this.decoder === undefined) this.begin();
    this.write(this.decoder?.decode() ?? '');
    if (this.stopped) return;
    this.ending = true;
    this.guarded(() => this.parser.close());
  }

  /** The bytes have become UTF-8 before, by the declaration if there is one (`chooseEncoding`). */
  private begin(): void {
    const head = this.head;
    this.head = [];
    const start = head.map((bytes) => String.fromCharCode(...bytes.subarray(0, 256))).join('');
    const label = /^[^>]{0,120}encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(start)?.[1] ?? 'utf-8';
    if (!isKnownEncoding(label)) {
      this.sink.issue('bad-encoding', 1, `The encoding “${label}” is not known; read as UTF-8.`);
    }
    this.decoder = new TextDecoder();
    for (const bytes of head) this.write(this.decoder.decode(bytes, { stream: true }));
  }

  private write(text: string): void {
    for (let at = 0; at < text.length && !this.stopped; at += PIECE) {
      const piece = text.slice(at, at + PIECE);
      if (!this.badBytes && piece.includes('\ufffd')) {
        this.badBytes = true;
        this.sink.issue('bad-encoding', this.parser.line, 'From about this line on bytes are not valid.');
      }
      this.quiet += piece.length;
      this.guarded(() => this.parser.write(piece));
      if (this.quiet > MAX_TEXT && !this.stopped) {
        this.guarded(() => this.stop('unreadable-line', 'Too much text without a tag; nothing more is read.'));
      }
    }
  }

  private guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof XmlStop)) throw error;
    }
  }

  private stop(type: 'unreadable-line' | 'file-cut', text: string): never {
    this.stopped = true;
    this.sink.issue(type, this.parser.line, text);
    throw new XmlStop();
  }
}
