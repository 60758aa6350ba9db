import { grown } from '../../model/grown.ts';
import { copyWords, wordsOf } from '../../model/wordView.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Many short texts as UTF-8 in one array: text objects for each would take several times the time and memory. */
export class ByteStore {
  /** Another array once it grows; `words` are the same bytes. */
  bytes = new Uint8Array(512);
  words = wordsOf(this.bytes);
  length = 0;

  /** Appends all of some bytes and gives their place. */
  add(from: Uint8Array): number {
    const place = this.length;
    this.reserve(from.length);
    this.bytes.set(from, place);
    this.length += from.length;
    return place;
  }

  /** Appends the bytes from `start` to `end` of some that are seen as words, and gives their place. */
  addWords(from: DataView, start: number, end: number): number {
    const place = this.length;
    this.reserve(end - start);
    this.length = copyWords(from, start, end, this.words, place);
    return place;
  }

  /** Appends a text and gives its place. */
  addText(text: string): number {
    return this.add(encoder.encode(text));
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
