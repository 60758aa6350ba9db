import type { ByteTexts } from '../../model/byteRecords.ts';
import { grown } from '../../model/grown.ts';
import type { JsonTape } from '../jsonTape.ts';

const EMPTY = new Uint8Array(0);

/**
 * What the columns hold of lines that are held, as numbers: those of one line follow each other, and a text is where it
 * begins and ends in the block of its line.
 */
export class HeldFacts {
  length = 0;
  private numbers = new Int32Array(1024);
  private tape: JsonTape | undefined;
  /** What is added to a place in the line, and to one in what the line says in other words. */
  private shift = 0;
  private unescapedAt = 0;
  /** Where the next number is read. */
  private at = 0;
  private block: Uint8Array = EMPTY;

  /** The numbers to come are of the line on a tape, which is held at a place; its first byte was at `start`. */
  begin(tape: JsonTape, start: number, end: number, place: number): void {
    this.tape = tape;
    this.shift = place - start;
    this.unescapedAt = place + end - start;
  }

  add(number: number): void {
    if (this.length === this.numbers.length) this.numbers = grown(this.numbers);
    this.numbers[this.length++] = number;
  }

  addTexts({ bytes, starts, ends, count }: ByteTexts): void {
    this.add(count);
    for (let at = 0; at < count; at++) {
      const shift = this.tape?.isUnescaped(bytes[at] ?? EMPTY) === true ? this.unescapedAt : this.shift;
      this.add((starts[at] ?? 0) + shift);
      this.add((ends[at] ?? 0) + shift);
    }
  }

  /** Reads from a position on what was added for a line in a block. */
  open(position: number, block: Uint8Array): void {
    this.at = position;
    this.block = block;
  }

  next(): number {
    return this.numbers[this.at++] ?? 0;
  }

  /** Fills texts with those that were added. */
  nextTexts(texts: ByteTexts): void {
    texts.clear();
    for (let left = this.next(); left > 0; left--) {
      const start = this.next();
      texts.add(this.block, start, this.next());
    }
  }
}
