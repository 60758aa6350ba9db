import { hashWords } from '../model/ids.ts';
import { wordsOf } from '../model/wordView.ts';
import { LineBlocks } from './lineBlocks.ts';
import { hashedEnds } from './lineEnds.ts';

const WORD = 2 ** 32;
const RETURN = 13;

/**
 * The case hash of design section 3: the sum modulo 2^64 of a 64-bit hash of each line, so that the order of lines
 * does not matter. Line ends and blank lines do not count either, so a copy with other line ends has the same hash.
 */
export class LineHash {
  /** How many bytes it has taken. */
  bytes = 0;
  private high = 0;
  private low = 0;
  private readonly line = new Uint32Array(2);
  private readonly blocks = new LineBlocks((block) => this.addLines(block));

  /** Takes the next bytes of the file, as UTF-8 without a byte order mark. */
  push(chunk: Uint8Array): void {
    this.bytes += chunk.length;
    this.blocks.push(chunk);
  }

  /** The file has ended: the sum as 16 hexadecimal digits. */
  end(): string {
    this.blocks.end();
    hashedEnds.forget();
    return hex(this.high) + hex(this.low);
  }

  private addLines(block: Uint8Array): void {
    const words = wordsOf(block);
    const { ends, count } = hashedEnds.find(block);
    let at = 0;
    for (let line = 0; line < count; line++) {
      const stop = ends[line] ?? 0;
      const end = stop > at && block[stop - 1] === RETURN ? stop - 1 : stop;
      if (end > at) {
        hashWords(words, at, end, this.line);
        this.high += this.line[0] ?? 0;
        this.low += this.line[1] ?? 0;
        if (this.low >= WORD) {
          this.low -= WORD;
          this.high++;
        }
        this.high %= WORD;
      }
      at = stop + 1;
    }
  }
}

/** The sum modulo 2^64 of the hashes of several files, 16 hexadecimal digits each. */
export function addHashes(hashes: readonly string[]): string {
  const sum = hashes.reduce((total, hash) => total + BigInt(`0x${hash}`), 0n);
  return BigInt.asUintN(64, sum).toString(16).padStart(16, '0');
}

function hex(word: number): string {
  return word.toString(16).padStart(8, '0');
}
