const BLOCK = 2 ** 20;

/** Lines that are held until the file ends, in blocks of many: an array for each would cost more than its line. */
export class HeldLines {
  /** The block in which the last line stands; it stays where it is. */
  block: Uint8Array = new Uint8Array(0);
  private used = 0;

  /** Holds a line and what it says in other words, which stands right behind it; gives the place of its first byte. */
  add(line: Uint8Array, unescaped: Uint8Array): number {
    const size = line.length + unescaped.length;
    if (this.used + size > this.block.length) {
      this.block = new Uint8Array(Math.max(BLOCK, size));
      this.used = 0;
    }
    const place = this.used;
    this.block.set(line, place);
    this.block.set(unescaped, place + line.length);
    this.used += size;
    return place;
  }
}
