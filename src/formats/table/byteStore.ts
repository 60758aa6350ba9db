import { grown } from '../../model/grown.ts';
import { copyWords, LastWords, wordsOf } from '../../model/wordView.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Many short texts as UTF-8 in one array: text objects for each would take several times the time and memory. */
export class ByteStore {
  /** Another array once it grows; `words` are the same bytes. */
  bytes = new Uint8Array(4096);
  words = wordsOf(this.bytes);
  length = 0;
  private readonly source = new LastWords();

  /** Appends `from[start … end)` and gives its place. */
  add(from: Uint8Array, start: number, end: number): number {
    const place = this.length;
    this.reserve(end - start);
    this.length = copyWords(this.source.of(from), start, end, this.words, place);
    return place;
  }

  /** Appends a text and gives its place. */
  addText(text: string): number {
    const bytes = encoder.encode(text);
    return this.add(bytes, 0, bytes.length);
  }

  /** The text in `[start … end)`. */
  text(start: number, end: number): string {
    return decoder.decode(this.bytes.subarray(start, end));
  }

  private reserve(bytes: number): void {
    while (this.length + bytes > this.bytes.length) {
      this.bytes = grown(this.bytes);
      this.words = wordsOf(this.bytes);
    }
  }
}
