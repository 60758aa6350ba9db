import { grown } from '../model/grown.ts';

const NEWLINE = 10;
const NOTHING = new Uint8Array(0);

/** Where the lines of a block end: each at its line feed, the last one at the end of the block where it has none. */
export class LineEnds {
  ends = new Int32Array(4096);
  count = 0;
  private block: Uint8Array = NOTHING;

  /** Finds the ends of the lines of a block. */
  find(block: Uint8Array): this {
    this.block = block;
    this.count = 0;
    for (let at = 0; at < block.length;) {
      const newline = block.indexOf(NEWLINE, at);
      const end = newline < 0 ? block.length : newline;
      if (this.count === this.ends.length) this.ends = grown(this.ends);
      this.ends[this.count++] = end;
      at = end + 1;
    }
    return this;
  }

  /** Lets go of the block. */
  forget(): void {
    this.block = NOTHING;
  }

  /** Whether these are the ends of the lines of a block that nobody has changed since. */
  areOf(block: Uint8Array): boolean {
    const { buffer, byteOffset, length } = this.block;
    return buffer === block.buffer && byteOffset === block.byteOffset && length === block.length;
  }
}

/** Those of the block that was hashed last: whoever reads a file reads the same blocks right after they are hashed. */
export const hashedEnds = new LineEnds();
