/** Entries that share one place in the table. */
export const BLOCK_SIZE = 64;

/** Classes of letters: small Latin ones and digits are told apart, others share their classes. */
const CLASSES = 36;
const PAIRS_FROM = CLASSES;
const TRIPLES_FROM = PAIRS_FROM + CLASSES * CLASSES;
const TRIPLE_ROWS = 2048;
/** The row of blocks that hold a letter other than those of ASCII. */
const OTHER_ROW = TRIPLES_FROM + TRIPLE_ROWS;
const ROWS = OTHER_ROW + 1;

const SPACE = 0x20;
/** Cyrillic а to я each take the class of a Latin letter; two that share one only cost a look more. */
const CYRILLIC_CLASSES = Array.from('abvgdejzijklmnoprstufhcxwqyyyeua', (letter) => letter.charCodeAt(0) - 97);

/**
 * Which blocks of entries may hold a word: for each letter, pair and (hashed) triple of letters one bit a block. For
 * numbers and ids, of which each is its own word: they are told apart by their letters, not by lists of words.
 */
export class GramBlocks {
  private readonly width: number;
  private readonly bits: Uint32Array;

  constructor(blocks: number) {
    this.width = (blocks + 31) >> 5;
    this.bits = new Uint32Array(ROWS * this.width);
  }

  /** Notes the letters of a line in a block; `codes` are UTF-16. */
  add(block: number, codes: Uint16Array, length: number): void {
    const { bits, width } = this;
    const at = block >> 5;
    const bit = 1 << (block & 31);
    let before = -1;
    let pairBefore = -1;
    for (let i = 0; i < length; i++) {
      const code = codes[i] ?? 0;
      if (code >= 0x80) bits[OTHER_ROW * width + at] = (bits[OTHER_ROW * width + at] ?? 0) | bit;
      if (code === SPACE) {
        before = -1;
        pairBefore = -1;
        continue;
      }
      const own = classOf(code);
      const single = own * width + at;
      bits[single] = (bits[single] ?? 0) | bit;
      if (before >= 0) {
        const pair = (PAIRS_FROM + before * CLASSES + own) * width + at;
        bits[pair] = (bits[pair] ?? 0) | bit;
      }
      if (pairBefore >= 0) {
        const triple = tripleRow(pairBefore, before, own) * width + at;
        bits[triple] = (bits[triple] ?? 0) | bit;
      }
      pairBefore = before;
      before = own;
    }
  }

  /** Bits of the blocks that may hold every word, 32 a number, the lowest first. */
  candidates(words: readonly Uint16Array[]): Uint32Array {
    const found = new Uint32Array(this.width).fill(0xffffffff);
    for (const word of words) for (const row of rowsOf(word)) this.keep(found, row);
    return found;
  }

  private keep(found: Uint32Array, row: number): void {
    const { bits, width } = this;
    const start = row * width;
    for (let i = 0; i < width; i++) found[i] = (found[i] ?? 0) & (bits[start + i] ?? 0);
  }
}

function rowsOf(word: Uint16Array): readonly number[] {
  const classes = Array.from(word, classOf);
  const rows = word.some((code) => code >= 0x80) ? [OTHER_ROW] : [];
  const [first = 0] = classes;
  if (classes.length === 1) rows.push(first);
  for (let i = 1; i < classes.length; i++) {
    const own = classes[i] ?? 0;
    const before = classes[i - 1] ?? 0;
    rows.push(PAIRS_FROM + before * CLASSES + own);
    if (i > 1) rows.push(tripleRow(classes[i - 2] ?? 0, before, own));
  }
  return rows;
}

function tripleRow(a: number, b: number, c: number): number {
  return TRIPLES_FROM + (Math.imul((a * CLASSES + b) * CLASSES + c, 0x9e3779b1) >>> 21);
}

function classOf(code: number): number {
  if (code >= 97 && code <= 122) return code - 97;
  if (code >= 48 && code <= 57) return code - 22;
  return CYRILLIC_CLASSES[code - 0x430] ?? code % CLASSES;
}
