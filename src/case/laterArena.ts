import type { LaterRecords } from '../model/byteRecords.ts';
import type { NamedColumn } from './packed/container.ts';
import { CHUNK, RecordArena } from './recordArena.ts';

/** The length of a piece that is not made yet: its place is the number of its records, and its position there. */
const LATER = -1;

/** An arena some of whose pieces are made when they are asked for, or stored. */
export class LaterArena extends RecordArena {
  private readonly later: LaterRecords[] = [];

  /** Keeps one more piece for an owner: the record of others at a position. */
  addLater(owner: number, records: LaterRecords, position: number): void {
    if (this.waiting.length > 0) this.encodeWaiting();
    if (records !== this.later.at(-1)) this.later.push(records);
    this.begin(owner);
    this.pieces.push((this.later.length - 1) * CHUNK + position);
    this.lengths.push(LATER);
  }

  override columns(name: string): readonly NamedColumn[] {
    this.encodeWaiting();
    if (this.later.length > 0) this.makeAll();
    return super.columns(name);
  }

  protected override textAt(index: number): string {
    const place = this.pieces.at(index);
    if (this.lengths.at(index) !== LATER) return super.textAt(index);
    return this.later[Math.floor(place / CHUNK)]?.json(place % CHUNK) ?? '';
  }

  private makeAll(): void {
    for (let index = 0; index < this.pieces.count; index++) {
      if (this.lengths.at(index) !== LATER) continue;
      const length = this.encode(this.textAt(index));
      this.pieces.set(index, this.chunks.length * CHUNK + this.used);
      this.lengths.set(index, length);
      this.used += length;
    }
    this.later.length = 0;
  }
}
