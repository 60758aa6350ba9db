import { hashBytes } from '../../model/ids.ts';

const encoder = new TextEncoder();

/** Where a row stands. */
export interface RowPlace {
  readonly file: string;
  readonly line: number;
}

/**
 * The rows read so far, of one file or of several, by what they say. A row is known again by 64 bits of a hash, so two
 * different rows are taken for copies about once in ten thousand million million pairs.
 */
export class RowIndex {
  private readonly places = new Map<string, RowPlace>();
  private readonly files = new Map<string, string>();

  /** The first row that said the same; `undefined` for a new one, which is remembered. */
  seen(parts: readonly string[], place: RowPlace): RowPlace | undefined {
    const { high, low } = hashBytes(encoder.encode(parts.join('\u001f')));
    const key = String.fromCharCode(high >>> 16, high & 0xffff, low >>> 16, low & 0xffff);
    const first = this.places.get(key);
    if (first !== undefined) return first;
    // One text for each file, not one for each row.
    const file = this.files.get(place.file) ?? place.file;
    this.files.set(file, file);
    this.places.set(key, { file, line: place.line });
    return undefined;
  }
}
