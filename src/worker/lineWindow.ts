/** Bytes read at a time: asking for them takes longer than reading them, and the next line is often asked for next. */
const WINDOW = 32 * 1024;
/** Milliseconds after which a text is asked again, lest it has changed. */
const KEPT_MS = 1_000;
const NEWLINE = 10;

/** A piece of a text, and when it was read. */
interface Piece {
  readonly start: number;
  readonly bytes: Uint8Array;
  readonly time: number;
}

/**
 * Lines of a text that is read piece by piece. The piece read last is kept for those who go on from line to line; a
 * line that is asked for again, or one before it, is read again.
 */
export class LineWindow {
  private window: Piece | undefined;
  private last = 0;
  private readonly read: (start: number, end: number) => Promise<Uint8Array>;

  constructor(read: LineWindow['read']) {
    this.read = read;
  }

  /**
   * The line that begins at a byte of the text, which has `length` bytes, without its end; only good until the next is
   * asked for. Throws what reading throws.
   */
  async at(start: number, length: number): Promise<Uint8Array> {
    const kept = start > this.last ? this.keptLine(start, length) : undefined;
    this.last = start;
    if (kept !== undefined) return kept;
    for (let size = WINDOW; ; size *= 16) {
      const end = Math.min(start + size, length);
      const bytes = await this.read(start, end);
      if (size === WINDOW) this.window = { start, bytes, time: performance.now() };
      const stop = bytes.indexOf(NEWLINE);
      if (stop >= 0) return bytes.subarray(0, stop);
      if (end === length) return bytes;
    }
  }

  private keptLine(start: number, length: number): Uint8Array | undefined {
    const { window } = this;
    if (window === undefined || performance.now() - window.time > KEPT_MS) return undefined;
    const { bytes } = window;
    const at = start - window.start;
    if (at < 0 || at >= bytes.length) return undefined;
    const stop = bytes.indexOf(NEWLINE, at);
    if (stop >= 0) return bytes.subarray(at, stop);
    return window.start + bytes.length === length ? bytes.subarray(at) : undefined;
  }
}
