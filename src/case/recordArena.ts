import { grown } from './lists.ts';
import { GrowingFloat64, GrowingInt32 } from './growing.ts';
import type { NamedColumn } from './packed/container.ts';

/** Chunks double from the first size to the largest, so that a small case takes little. */
const FIRST_CHUNK_BYTES = 16 * 1024;
const LARGEST_CHUNK_BYTES = 4 * 1024 * 1024;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Records that can be read back by their owner. */
export interface RecordPieces {
  /** The pieces of an owner in the order they were kept, as JSON; none where there are none. */
  pieceTexts(owner: number): readonly string[];
  /** Its arrays, to be stored; their names begin with `name`. */
  columns(name: string): readonly NamedColumn[];
}

/**
 * Records as JSON bytes outside the JavaScript heap, several pieces an owner: an entity may be described in one line
 * and listed in another. Read back only when a person opens it.
 */
export class RecordArena implements RecordPieces {
  private readonly chunks: Uint8Array[] = [];
  private current = new Uint8Array(FIRST_CHUNK_BYTES);
  private used = 0;
  private readonly pieces = new GrowingFloat64();
  private readonly lengths = new GrowingInt32();
  private readonly next = new GrowingInt32();
  private heads = new Int32Array(256).fill(-1);
  private tails = new Int32Array(256).fill(-1);

  /** Keeps one more piece for an owner. */
  add(owner: number, piece: object): void {
    const text = JSON.stringify(piece);
    if (text.length * 3 > this.current.length - this.used) this.startChunk(text.length * 3);
    const { written } = encoder.encodeInto(text, this.current.subarray(this.used));
    const index = this.pieces.count;
    this.pieces.push(this.chunks.length * 2 ** 32 + this.used);
    this.lengths.push(written);
    this.next.push(-1);
    this.used += written;
    this.link(owner, index);
  }

  /** The pieces of an owner in the order they were kept; none for a placeholder. */
  pieceTexts(owner: number): readonly string[] {
    const texts: string[] = [];
    for (let index = this.heads[owner] ?? -1; index >= 0; index = this.next.at(index)) {
      const place = this.pieces.at(index);
      const chunk = this.chunks[Math.floor(place / 2 ** 32)] ?? this.current;
      const start = place % 2 ** 32;
      texts.push(decoder.decode(chunk.subarray(start, start + this.lengths.at(index))));
    }
    return texts;
  }

  columns(name: string): readonly NamedColumn[] {
    const chunks = [...this.chunks, this.current.subarray(0, this.used)];
    let length = 0;
    const starts = chunks.map((chunk) => (length += chunk.length) - chunk.length);
    const places = this.pieces.finish().map((place) => (starts[Math.floor(place / 2 ** 32)] ?? 0) + (place % 2 ** 32));
    return [
      { name: `${name}.bytes`, parts: chunks },
      { name: `${name}.places`, parts: [places] },
      { name: `${name}.lengths`, parts: [this.lengths.finish()] },
      { name: `${name}.next`, parts: [this.next.finish()] },
      { name: `${name}.heads`, parts: [this.heads] },
    ];
  }

  private startChunk(room: number): void {
    this.chunks.push(this.current.slice(0, this.used));
    this.current = new Uint8Array(Math.max(Math.min(this.current.length * 2, LARGEST_CHUNK_BYTES), room));
    this.used = 0;
  }

  private link(owner: number, index: number): void {
    while (owner >= this.heads.length) {
      const from = this.heads.length;
      this.heads = grown(this.heads).fill(-1, from);
      this.tails = grown(this.tails).fill(-1, from);
    }
    const tail = this.tails[owner] ?? -1;
    if (tail < 0) this.heads[owner] = index;
    else this.next.set(tail, index);
    this.tails[owner] = index;
  }
}
