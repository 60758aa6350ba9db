import { concat } from '../formats/encoding.ts';
import { LineWindow } from './lineWindow.ts';

/** Reads bytes of a file as it is on disk; rejects with a sentence for the screen when it has changed. */
export type ReadDisk = (start: number, end: number) => Promise<Uint8Array>;

/** A place on the machine's disk that takes bytes once, one after the other, and gives any of them back. */
export interface Storage {
  /** @throws Error when there is no room. */
  append(bytes: Uint8Array): void;
  read(start: number, end: number): Promise<Uint8Array>;
  /** Removes what was stored. */
  close(): void;
}

/** Bytes handed to the storage at a time. */
const STORED_AT_ONCE = 2 ** 20;

/** A stretch of the text, from `start` to where the next one begins. */
interface Stretch {
  readonly start: number;
  readonly where: 'disk' | 'storage' | 'memory';
  /** Place of its first byte there; for memory the number of the piece. */
  readonly at: number;
}

/**
 * The text of a file, to be read again at any place without being held in memory: from the file itself where its bytes
 * are the text, else from a storage it is written to as it is read, else from memory.
 */
export class KeptText {
  private readonly stretches: Stretch[] = [];
  private readonly pieces: Uint8Array[] = [];
  /** Bytes of the text that are in a stretch. */
  private length = 0;
  /** The bytes last read from disk, and their place there. */
  private disk: { readonly bytes: Uint8Array; readonly at: number } | undefined;
  private diskLength = 0;
  private stored = 0;
  /** Text that waits to be stored together with what follows. */
  private waiting = new Uint8Array(0);
  private waited = 0;
  private readonly readDisk: ReadDisk | undefined;
  private storage: Storage | undefined;
  private isFull = false;
  private isClosed = false;
  private readonly lines = new LineWindow((from, to) => this.read(from, to));

  constructor(readDisk: ReadDisk | undefined, storage: Storage | undefined) {
    this.readDisk = readDisk;
    this.storage = storage;
  }

  /** Hears the bytes of the file as they come from disk. */
  onDisk(bytes: Uint8Array): void {
    this.disk = { bytes, at: this.diskLength };
    this.diskLength += bytes.length;
  }

  /** Takes the next bytes of the text. */
  onText(bytes: Uint8Array): void {
    if (this.isClosed) return;
    const place = this.placeOnDisk(bytes);
    if (place === undefined) this.wait(bytes);
    else {
      this.flush();
      const last = this.stretches.at(-1);
      const goesOn = last?.where === 'disk' && last.at + this.length - last.start === place;
      if (!goesOn) this.stretches.push({ start: this.length, where: 'disk', at: place });
      this.length += bytes.length;
    }
  }

  /** The file was read to its end; from now on its lines can be asked for. */
  end(): void {
    this.flush();
    this.disk = undefined;
    this.waiting = new Uint8Array(0);
    if (this.stored === 0) this.letGo();
  }

  /** Length of the text. */
  get bytes(): number {
    return this.length;
  }

  /**
   * The line that begins at a byte of the text, without its end.
   *
   * @throws Error for the screen when the file has changed.
   */
  line(start: number): Promise<Uint8Array> {
    return this.lines.at(start, this.length);
  }

  /** All of the text, piece by piece. Throws an error for the screen when the file has changed. */
  async *chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < this.length; at += STORED_AT_ONCE) {
      yield await this.read(at, Math.min(at + STORED_AT_ONCE, this.length));
    }
  }

  /** Lets go of what was stored and takes no more. */
  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.pieces.length = 0;
    this.letGo();
  }

  private letGo(): void {
    this.storage?.close();
    this.storage = undefined;
  }

  /** Where text stands on disk: the same bytes, not a copy of them, came from there. */
  private placeOnDisk(bytes: Uint8Array): number | undefined {
    const { disk } = this;
    if (this.readDisk === undefined || disk === undefined || disk.bytes.buffer !== bytes.buffer) return undefined;
    const within = bytes.byteOffset - disk.bytes.byteOffset;
    return within >= 0 && within + bytes.length <= disk.bytes.length ? disk.at + within : undefined;
  }

  private wait(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length;) {
      if (this.waiting.length === 0) this.waiting = new Uint8Array(STORED_AT_ONCE);
      const part = bytes.subarray(at, at + this.waiting.length - this.waited);
      this.waiting.set(part, this.waited);
      this.waited += part.length;
      at += part.length;
      if (this.waited === this.waiting.length) this.flush();
    }
  }

  /** Stores what waits; what is refused for want of room stays in memory. */
  private flush(): void {
    if (this.waited === 0) return;
    const bytes = this.waiting.subarray(0, this.waited);
    const start = this.length;
    this.length += bytes.length;
    this.waited = 0;
    if (this.isStored(bytes)) {
      const last = this.stretches.at(-1);
      const goesOn = last?.where === 'storage' && last.at + start - last.start === this.stored;
      if (!goesOn) this.stretches.push({ start, where: 'storage', at: this.stored });
      this.stored += bytes.length;
    } else {
      this.pieces.push(bytes.slice());
      this.stretches.push({ start, where: 'memory', at: this.pieces.length - 1 });
    }
  }

  private isStored(bytes: Uint8Array): boolean {
    if (this.storage === undefined || this.isFull) return false;
    // The head of a file is often a copy where the rest is not: so little needs no storage.
    if (this.stored + this.pieces.length === 0 && bytes.length < STORED_AT_ONCE) return false;
    try {
      this.storage.append(bytes);
      return true;
    } catch {
      this.isFull = true;
      return false;
    }
  }

  private async read(start: number, end: number): Promise<Uint8Array> {
    let whole: Uint8Array = new Uint8Array(0);
    for (let at = start, position = this.stretchAt(start); at < end; position++) {
      const stop = Math.min(end, this.stretches[position + 1]?.start ?? this.length);
      whole = concat(whole, await this.readStretch(position, at, stop));
      at = stop;
    }
    return whole;
  }

  private async readStretch(position: number, start: number, end: number): Promise<Uint8Array> {
    const stretch = this.stretches[position];
    const first = (stretch?.at ?? 0) + start - (stretch?.start ?? 0);
    const last = first + end - start;
    if (stretch?.where === 'disk' && this.readDisk) return this.readDisk(first, last);
    if (stretch?.where === 'storage' && this.storage) return this.storage.read(first, last);
    const piece = this.pieces[stretch?.at ?? -1];
    if (stretch === undefined || piece === undefined) throw new RangeError(`The text has no byte ${start}.`);
    return piece.subarray(start - stretch.start, end - stretch.start);
  }

  /** The stretch that holds a byte of the text. */
  private stretchAt(place: number): number {
    let low = 0;
    let high = this.stretches.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.stretches[middle]?.start ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
