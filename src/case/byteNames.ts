import type { ByteTexts } from '../model/byteRecords.ts';
import type { Names } from './names.ts';
import { decodeText } from './textColumn.ts';

/** More bytes do not fit into a whole number. */
const LONGEST_KEY = 6;

/** Asks some names with bytes: a short one is known again without making a text of it. */
export class ByteNames {
  private readonly known = new Map<number, number>();
  private readonly names: Names;

  constructor(names: Names) {
    this.names = names;
  }

  /** The number of text `at`. */
  intern(texts: ByteTexts, at: number): number {
    const bytes = texts.bytes[at] ?? new Uint8Array(0);
    const start = texts.starts[at] ?? 0;
    const end = texts.ends[at] ?? 0;
    if (end - start > LONGEST_KEY) return this.names.intern(decodeText(bytes, start, end));
    let key = 1;
    for (let i = start; i < end; i++) key = key * 256 + (bytes[i] ?? 0);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const position = this.names.intern(decodeText(bytes, start, end));
    this.known.set(key, position);
    return position;
  }
}
