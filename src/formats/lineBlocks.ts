/** A line longer than this is not read as a line: no record is, and it would not fit into memory with others. */
export const MAX_LINE_BYTES = 256 * 2 ** 20;

/** Pieces are kept below this so that decoding them needs little memory and long work can pause between them. */
const PIECE_BYTES = 2 ** 20;

const NEWLINE = 10;

/** Receives whole lines with their ends, or with `cut` a piece of a line that is too long. */
export type BlockReceiver = (block: Uint8Array, cut: boolean) => void;

/** Cuts chunks of any size into blocks of whole lines; only the last block may lack its line end. */
export class LineBlocks {
  private pieces: Uint8Array[] = [];
  private length = 0;
  private readonly receive: BlockReceiver;

  private readonly maxLine: number;

  constructor(receive: BlockReceiver, maxLine = MAX_LINE_BYTES) {
    this.receive = receive;
    this.maxLine = maxLine;
  }

  /** Takes the next bytes of the file. */
  push(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; at += PIECE_BYTES) this.pushPiece(chunk.subarray(at, at + PIECE_BYTES));
  }

  /** The file has ended: what is left is the last line. */
  end(): void {
    if (this.length > 0) this.flush(false);
  }

  private pushPiece(piece: Uint8Array): void {
    const last = piece.lastIndexOf(NEWLINE);
    if (last < 0) {
      this.hold(piece);
      return;
    }
    // Only the line that was held is put together; the lines after it are handed on where they are.
    const first = this.length > 0 ? piece.indexOf(NEWLINE) + 1 : 0;
    this.pass(piece.subarray(0, first));
    this.pass(piece.subarray(first, last + 1));
    this.hold(piece.subarray(last + 1));
  }

  private pass(lines: Uint8Array): void {
    this.hold(lines);
    if (this.length > 0) this.flush(false);
  }

  /** Cuts at exactly the longest line, so that the blocks do not depend on how the file came in chunks. */
  private hold(bytes: Uint8Array): void {
    let rest = bytes;
    while (this.length + rest.length > this.maxLine && !this.endsSoon(rest)) {
      const room = this.maxLine - this.length;
      this.pieces.push(rest.subarray(0, room));
      this.length += room;
      rest = rest.subarray(room);
      this.flush(true);
    }
    if (rest.length === 0) return;
    this.pieces.push(rest);
    this.length += rest.length;
  }

  /** Whether the line in hand ends within the limit; what follows it are other lines. */
  private endsSoon(rest: Uint8Array): boolean {
    const first = rest.indexOf(NEWLINE);
    return first >= 0 && this.length + first <= this.maxLine;
  }

  private flush(cut: boolean): void {
    const [only] = this.pieces;
    let block: Uint8Array;
    if (this.pieces.length === 1 && only !== undefined) block = only;
    else {
      block = new Uint8Array(this.length);
      let at = 0;
      for (const piece of this.pieces) {
        block.set(piece, at);
        at += piece.length;
      }
    }
    this.pieces = [];
    this.length = 0;
    this.receive(block, cut);
  }
}
