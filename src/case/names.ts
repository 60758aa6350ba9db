import type { ByteTexts } from '../model/byteRecords.ts';
import { decodeText } from './textColumn.ts';

/** More bytes do not fit into a whole number. */
const LONGEST_KEY = 6;

/** Short words that occur again and again (topics, currencies), each kept once and known by a number. */
export class Names {
  private readonly positions = new Map<string, number>();
  private readonly byBytes = new Map<number, number>();
  readonly list: string[] = [];

  intern(name: string): number {
    const known = this.positions.get(name);
    if (known !== undefined) return known;
    this.positions.set(name, this.list.length);
    this.list.push(name);
    return this.list.length - 1;
  }

  /** The same for a text of some; a short one is known again by its bytes alone. */
  internBytes(texts: ByteTexts, at: number): number {
    const bytes = texts.bytes[at] ?? new Uint8Array(0);
    const start = texts.starts[at] ?? 0;
    const end = texts.ends[at] ?? 0;
    if (end - start > LONGEST_KEY) return this.intern(decodeText(bytes, start, end));
    let key = 1;
    for (let i = start; i < end; i++) key = key * 256 + (bytes[i] ?? 0);
    const known = this.byBytes.get(key);
    if (known !== undefined) return known;
    const position = this.intern(decodeText(bytes, start, end));
    this.byBytes.set(key, position);
    return position;
  }
}
