import { grown } from '../model/grown.ts';
import type { LaterRecords } from '../model/byteRecords.ts';
import { GrowingFloat64, GrowingInt32 } from './growing.ts';
import type { NamedColumn } from './packed/container.ts';

/** Chunks double from the first size to the largest, so that a small case takes little. */
const FIRST_CHUNK_BYTES = 16 * 1024;
const LARGEST_CHUNK_BYTES = 4 * 1024 * 1024;
/** Pieces are encoded together, as long as they are short: each call costs as much as encoding a few hundred bytes. */
const WAITING_PIECES = 64;
const WAITING_CHARACTERS = 16 * 1024;
/** The place of a piece is the number of its chunk times this, plus where it begins there. */
const CHUNK = 2 ** 32;
/** The length of a piece that is not made yet: its place is the number of its records, and its position there. */
const LATER = -1;
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
  /** Texts of the last pieces, which are not encoded yet. */
  private waiting: string[] = [];
  private waitingCharacters = 0;
  /** Those who make the pieces that are not made yet. */
  private readonly later: LaterRecords[] = [];
  /** Where each piece stands, and how many bytes it has. */
  private readonly pieces = new GrowingFloat64();
  private readonly lengths = new GrowingInt32();
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

  /** The same for a piece that is made when it is asked for, or stored. */
  addLater(owner: number, records: LaterRecords, position: number): void {
    if (this.waiting.length > 0) this.encodeWaiting();
    if (records !== this.later.at(-1)) this.later.push(records);
    this.begin(owner);
    this.pieces.push((this.later.length - 1) * CHUNK + position);
    this.lengths.push(LATER);
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
    this.makeLater();
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

  private textAt(index: number): string {
    const place = this.pieces.at(index);
    if (this.lengths.at(index) === LATER) return this.later[Math.floor(place / CHUNK)]?.json(place % CHUNK) ?? '';
    const chunk = this.chunks[Math.floor(place / CHUNK)] ?? this.current;
    const start = place % CHUNK;
    return decoder.decode(chunk.subarray(start, start + this.lengths.at(index)));
  }

  private encodeWaiting(): void {
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
  private encode(text: string): number {
    if (text.length * 3 > this.current.length - this.used) this.startChunk(text.length * 3);
    return encoder.encodeInto(text, this.current.subarray(this.used)).written;
  }

  /** Makes the pieces that nobody has asked for. */
  private makeLater(): void {
    if (this.later.length === 0) return;
    for (let index = 0; index < this.pieces.count; index++) {
      if (this.lengths.at(index) !== LATER) continue;
      const length = this.encode(this.textAt(index));
      this.pieces.set(index, this.chunks.length * CHUNK + this.used);
      this.lengths.set(index, length);
      this.used += length;
    }
    this.later.length = 0;
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
  private begin(owner: number): void {
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
