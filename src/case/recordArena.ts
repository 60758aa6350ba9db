import { grown } from '../model/grown.ts';
import { GrowingFloat64, GrowingInt32 } from './growing.ts';
import type { NamedColumn } from './packed/container.ts';

/** Chunks double from the first size to the largest, so that a small case takes little. */
const FIRST_CHUNK_BYTES = 16 * 1024;
const LARGEST_CHUNK_BYTES = 4 * 1024 * 1024;
/** Pieces are encoded together, as long as they are short: each call costs as much as encoding a few hundred bytes. */
const WAITING_PIECES = 64;
const WAITING_CHARACTERS = 16 * 1024;
/** The place of a piece is the number of its chunk times this, plus where it begins there. */
export const CHUNK = 2 ** 32;
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
  protected readonly chunks: Uint8Array[] = [];
  private current = new Uint8Array(FIRST_CHUNK_BYTES);
  protected used = 0;
  /** Texts of the last pieces, which are not encoded yet. */
  protected waiting: string[] = [];
  private waitingCharacters = 0;
  /** Where each piece stands, and how many bytes it has. */
  protected readonly pieces = new GrowingFloat64();
  protected readonly lengths = new GrowingInt32();
  private readonly next = new GrowingInt32();
  private heads = new Int32Array(256).fill(-1);
  private tails = new Int32Array(256).fill(-1);

  /** Keeps one more piece for an owner. */
  add(owner: number, piece: object): void {
    const text = JSON.stringify(piece);
    this.begin(owner);
    this.waiting.push(text);
    this.waitingCharacters += text.length;
    if (this.waiting.length === WAITING_PIECES || this.waitingCharacters > WAITING_CHARACTERS) this.encodeWaiting();
  }

  /** The pieces of an owner in the order they were kept; none for a placeholder. */
  pieceTexts(owner: number): readonly string[] {
    const texts: string[] = [];
    for (let index = this.heads[owner] ?? -1; index >= 0; index = this.next.at(index)) {
      texts.push(index < this.pieces.count ? this.textAt(index) : (this.waiting[index - this.pieces.count] ?? ''));
    }
    return texts;
  }

  columns(name: string): readonly NamedColumn[] {
    this.encodeWaiting();
    const chunks = [...this.chunks, this.current.subarray(0, this.used)];
    let length = 0;
    const starts = chunks.map((chunk) => (length += chunk.length) - chunk.length);
    const places = this.pieces.finish().map((place) => (starts[Math.floor(place / CHUNK)] ?? 0) + (place % CHUNK));
    return [
      { name: `${name}.bytes`, parts: chunks },
      { name: `${name}.places`, parts: [places] },
      { name: `${name}.lengths`, parts: [this.lengths.finish()] },
      { name: `${name}.next`, parts: [this.next.finish()] },
      { name: `${name}.heads`, parts: [this.heads] },
    ];
  }

  protected textAt(index: number): string {
    const place = this.pieces.at(index);
    const chunk = this.chunks[Math.floor(place / CHUNK)] ?? this.current;
    const start = place % CHUNK;
    return decoder.decode(chunk.subarray(start, start + this.lengths.at(index)));
  }

  protected encodeWaiting(): void {
    const texts = this.waiting;
    const joined = texts.join('');
    this.waiting = [];
    this.waitingCharacters = 0;
    if (this.encode(joined) === joined.length) {
      // All ASCII: a character is a byte, and each piece begins where the one before it ends.
      for (const text of texts) this.put(text.length);
      return;
    }
    for (const text of texts) this.put(this.encode(text));
  }

  /** Encodes a text behind the last piece and gives its bytes. */
  protected encode(text: string): number {
    if (text.length * 3 > this.current.length - this.used) this.startChunk(text.length * 3);
    return encoder.encodeInto(text, this.current.subarray(this.used)).written;
  }

  /** The next bytes are the next piece. */
  private put(length: number): void {
    this.pieces.push(this.chunks.length * CHUNK + this.used);
    this.lengths.push(length);
    this.used += length;
  }

  private startChunk(room: number): void {
    this.chunks.push(this.current.slice(0, this.used));
    this.current = new Uint8Array(Math.max(Math.min(this.current.length * 2, LARGEST_CHUNK_BYTES), room));
    this.used = 0;
  }

  /** The next piece is one of an owner. */
  protected begin(owner: number): void {
    this.link(owner, this.next.count);
    this.next.push(-1);
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
