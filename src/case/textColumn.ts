import { grown } from '../model/grown.ts';
import { copyWords, LastWords, wordsOf } from '../model/wordView.ts';

const encoder = new TextEncoder();
/** Keeps a byte order mark that is part of a text: an id must come back as it went in. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text of some bytes of UTF-8. */
export function decodeText(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, end));
}

/** Many texts as UTF-8 in one array outside the JavaScript heap. */
export class TextColumn {
  constructor(
    readonly bytes: Uint8Array,
    /** Text i is `bytes[starts[i] … starts[i + 1])`. */
    readonly starts: Uint32Array,
  ) {}

  get count(): number {
    return this.starts.length - 1;
  }

  get(index: number): string {
    return decodeText(this.bytes, this.starts[index] ?? 0, this.starts[index + 1] ?? 0);
  }
}

/** Texts that belong to entities: several an owner, none for most. */
export interface OwnedTexts {
  readonly texts: TextColumn;
  /** Entity index of each text. */
  readonly owners: Int32Array;
}

/** Bytes written by hand; for longer texts the copying of the platform is faster. */
const SHORT = 96;

/**
 * Writes a text as UTF-8 into `into` from `start` on, where there is room for it, and gives the end. Short ASCII, which
 * most ids and names are, costs less written by hand than asking the platform.
 */
export function encodeAt(text: string, into: Uint8Array, start: number): number {
  if (text.length <= SHORT) {
    let at = 0;
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit >= 0x80) break;
      into[start + at] = unit;
    }
    if (at === text.length) return start + at;
  }
  return start + encoder.encodeInto(text, into.subarray(start)).written;
}

/** Appends texts; `view` gives them without a copy: room that was never written takes no memory of the machine. */
export class TextColumnBuilder {
  private bytes = new Uint8Array(4096);
  private words = wordsOf(this.bytes);
  private readonly source = new LastWords();
  private starts = new Uint32Array(256);
  private length = 0;
  count = 0;

  /** Appends a text and returns its index. */
  add(text: string): number {
    // A UTF-16 unit never needs more than three bytes of UTF-8.
    this.makeRoom(text.length * 3);
    this.length = encodeAt(text, this.bytes, this.length);
    return this.end();
  }

  /** Appends a text that is UTF-8 already, and returns its index. */
  addBytes(from: Uint8Array, start: number, end: number): number {
    this.makeRoom(end - start);
    const { bytes, length } = this;
    if (end - start > SHORT) bytes.set(from.subarray(start, end), length);
    else copyWords(this.source.of(from), start, end, this.words, length);
    this.length = length + end - start;
    return this.end();
  }

  /** Appends text `index` of a column, and returns its index. */
  addFrom(column: TextColumn, index: number): number {
    return this.addBytes(column.bytes, column.starts[index] ?? 0, column.starts[index + 1] ?? 0);
  }

  /** The column as it stands; the builder may go on, and the column does not change. */
  view(): TextColumn {
    return new TextColumn(this.bytes.subarray(0, this.length), this.starts.subarray(0, this.count + 1));
  }

  private makeRoom(bytes: number): void {
    while (this.length + bytes > this.bytes.length) {
      this.bytes = grown(this.bytes);
      this.words = wordsOf(this.bytes);
    }
    if (this.count + 2 > this.starts.length) this.starts = grown(this.starts);
  }

  private end(): number {
    this.count++;
    this.starts[this.count] = this.length;
    return this.count - 1;
  }
}
