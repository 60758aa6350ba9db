import { grown } from '../../model/grown.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Many short texts as UTF-8 in one array: text objects for each would take several times the time and memory. */
export class ByteStore {
  /** Another array once it grows. */
  bytes = new Uint8Array(4096);
  length = 0;

  /** Appends `from[start … end)` and gives its place. */
  add(from: Uint8Array, start: number, end: number): number {
    const place = this.length;
    this.reserve(end - start);
    const { bytes } = this;
    let to = place;
    for (let at = start; at < end; at++) bytes[to++] = from[at] ?? 0;
    this.length = to;
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
    while (this.length + bytes > this.bytes.length) this.bytes = grown(this.bytes);
  }
}
