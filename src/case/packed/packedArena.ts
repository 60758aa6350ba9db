import type { RecordPieces } from '../recordArena.ts';
import type { ColumnReader } from './columnReader.ts';
import type { NamedColumn } from './container.ts';

const decoder = new TextDecoder();

/** The records of an arena that was stored. */
export class PackedArena implements RecordPieces {
  private readonly bytes: Uint8Array;
  private readonly places: Float64Array;
  private readonly lengths: Int32Array;
  private readonly next: Int32Array;
  private readonly heads: Int32Array;

  /** `name` is the one its columns were stored under. */
  constructor(name: string, read: ColumnReader) {
    this.bytes = read.u8(`${name}.bytes`);
    this.places = read.f64(`${name}.places`);
    this.lengths = read.i32(`${name}.lengths`);
    this.next = read.i32(`${name}.next`);
    this.heads = read.i32(`${name}.heads`);
  }

  pieceTexts(owner: number): readonly string[] {
    const texts: string[] = [];
    for (let index = this.heads[owner] ?? -1; index >= 0; index = this.next[index] ?? -1) {
      const start = this.places[index] ?? 0;
      texts.push(decoder.decode(this.bytes.subarray(start, start + (this.lengths[index] ?? 0))));
    }
    return texts;
  }

  columns(name: string): readonly NamedColumn[] {
    const { bytes, places, lengths, next, heads } = this;
    return Object.entries({ bytes, places, lengths, next, heads }).map(([part, column]) => ({
      name: `${name}.${part}`,
      parts: [column],
    }));
  }
}
