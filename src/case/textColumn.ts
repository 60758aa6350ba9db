import { grown } from './lists.ts';

const encoder = new TextEncoder();
/** Keeps a byte order mark that is part of a text: an id must come back as it went in. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

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
    return decoder.decode(this.bytes.subarray(this.starts[index] ?? 0, this.starts[index + 1] ?? 0));
  }
}

/** Texts that belong to entities: several an owner, none for most. */
export interface OwnedTexts {
  readonly texts: TextColumn;
  /** Entity index of each text. */
  readonly owners: Int32Array;
}

/** Appends texts; `finish` hands over the arrays without a further copy of the text. */
export class TextColumnBuilder {
  private bytes = new Uint8Array(4096);
  private starts = new Uint32Array(256);
  private length = 0;
  count = 0;

  /** Appends a text and returns its index. */
  add(text: string): number {
    // A UTF-16 unit never needs more than three bytes of UTF-8.
    while (this.length + text.length * 3 > this.bytes.length) this.bytes = grown(this.bytes);
    if (this.count + 2 > this.starts.length) this.starts = grown(this.starts);
    const { written } = encoder.encodeInto(text, this.bytes.subarray(this.length));
    this.length += written;
    this.count++;
    this.starts[this.count] = this.length;
    return this.count - 1;
  }

  /** The column as it stands; the builder may go on, and the column does not change. */
  view(): TextColumn {
    return new TextColumn(this.bytes.subarray(0, this.length), this.starts.subarray(0, this.count + 1));
  }

  finish(): TextColumn {
    return new TextColumn(this.bytes.slice(0, this.length), this.starts.slice(0, this.count + 1));
  }
}
