import { grown } from '../../model/grown.ts';
import { GrowingInts } from '../growingInts.ts';
import { placeOf } from './holds.ts';
import type { LineFolder } from './lineFolder.ts';

const SPACE = 0x20;
/** The sign is set in the last word of a line; these bits are its number. */
const NUMBER = 0x7fffffff;
/** Words of a query told apart; a line that holds these is still to be looked at. */
const MOST_WORDS = 15;

/**
 * Lines as lists of words. Names share most of their words, so each word is kept once, in both spellings, and a line
 * takes four bytes a word: which words hold what is typed is found among the words, and a line is a few look-ups.
 */
export class WordLists {
  /** Numbers of the words of each line, one line after the other; a line without words is one empty word. */
  private lists = new Int32Array(1024);
  private size = 0;
  /** Written and sounding codes of the words, one after the other, and where each begins. */
  private readonly written = new CodeLists();
  private readonly sound = new CodeLists();
  private slots = new Int32Array(2048).fill(-1);

  constructor(private readonly folder: LineFolder) {
    this.wordAt(0, 0);
  }

  /** Appends the line that the folder holds as written. */
  add(): void {
    const { written, writtenLength } = this.folder;
    const first = this.size;
    for (let start = 0, at = 0; at <= writtenLength; at++) {
      if (at < writtenLength && written[at] !== SPACE) continue;
      if (at > start || first === this.size) this.push(this.wordAt(start, at));
      start = at + 1;
    }
    this.lists[this.size - 1] = (this.lists[this.size - 1] ?? 0) | ~NUMBER;
  }

  /** Gives back what room is left over once every line is in. */
  finish(): void {
    this.lists = this.lists.slice(0, this.size);
    this.slots = new Int32Array(0);
    this.written.finish();
    this.sound.finish();
  }

  /**
   * Calls `visit` with each line of which one spelling may hold every word, until that answers false; answers whether
   * it never did.
   */
  scan(words: readonly Uint16Array[], visit: (line: number) => boolean): boolean {
    const marks = this.marksOf(words.slice(0, MOST_WORDS));
    if (marks === undefined) return true;
    const wanted = (1 << Math.min(words.length, MOST_WORDS)) - 1;
    const wantedSound = wanted << MOST_WORDS;
    const { lists, size } = this;
    let line = 0;
    let held = 0;
    for (let at = 0; at < size; at++) {
      const word = lists[at] ?? 0;
      held |= marks[word & NUMBER] ?? 0;
      if (word >= 0) continue;
      const mayHold = (held & wanted) === wanted || (held & wantedSound) === wantedSound;
      if (mayHold && !visit(line)) return false;
      held = 0;
      line++;
    }
    return true;
  }

  /** For each word of the lists what it holds; `undefined` where something typed is in none of them. */
  private marksOf(words: readonly Uint16Array[]): Int32Array | undefined {
    const marks = new Int32Array(this.written.count);
    for (const [bit, asked] of words.entries()) {
      const asWritten = this.written.mark(asked, marks, 1 << bit);
      const asSound = this.sound.mark(asked, marks, 1 << (bit + MOST_WORDS));
      if (!asWritten && !asSound) return undefined;
    }
    return marks;
  }

  private push(word: number): void {
    if (this.size === this.lists.length) this.lists = grown(this.lists);
    this.lists[this.size++] = word;
  }

  /** The number of a part of the folder's line, which is a new one when the word is. */
  private wordAt(start: number, end: number): number {
    const { folder, written } = this;
    const mask = this.slots.length - 1;
    let slot = hashOf(folder.written, start, end) & mask;
    for (;;) {
      const word = this.slots[slot] ?? -1;
      if (word < 0) break;
      if (written.equals(word, folder.written, start, end)) return word;
      slot = (slot + 1) & mask;
    }
    const word = written.add(folder.written, start, end);
    folder.foldSound(start, end);
    this.sound.add(folder.sound, 0, folder.soundLength);
    this.slots[slot] = word;
    if (written.count * 2 > this.slots.length) this.rehash();
    return word;
  }

  private rehash(): void {
    const { written } = this;
    this.slots = new Int32Array(this.slots.length * 2).fill(-1);
    const mask = this.slots.length - 1;
    for (let word = 0; word < written.count; word++) {
      let slot = written.hashAt(word) & mask;
      while ((this.slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask;
      this.slots[slot] = word;
    }
  }
}

/** Short lists of UTF-16 codes in one array. */
class CodeLists {
  private codes = new Uint16Array(4096);
  private starts = new GrowingInts();

  constructor() {
    this.starts.push(0);
  }

  get count(): number {
    return this.starts.length - 1;
  }

  add(codes: Uint16Array, start: number, end: number): number {
    const size = this.starts.get(this.count);
    while (size + end - start > this.codes.length) {
      const more = new Uint16Array(this.codes.length * 2);
      more.set(this.codes);
      this.codes = more;
    }
    this.codes.set(codes.subarray(start, end), size);
    this.starts.push(size + end - start);
    return this.count - 1;
  }

  equals(index: number, codes: Uint16Array, start: number, end: number): boolean {
    const own = this.starts.get(index);
    const length = this.starts.get(index + 1) - own;
    if (length !== end - start) return false;
    for (let at = 0; at < length; at++) if (this.codes[own + at] !== codes[start + at]) return false;
    return true;
  }

  hashAt(index: number): number {
    return hashOf(this.codes, this.starts.get(index), this.starts.get(index + 1));
  }

  /** Sets a bit for each list that holds the codes asked for; answers whether there is one. */
  mark(asked: Uint16Array, marks: Int32Array, bit: number): boolean {
    const { codes, starts } = this;
    const end = starts.get(this.count);
    let index = 0;
    let any = false;
    for (let at = placeOf(codes, 0, end, asked); at >= 0; at = placeOf(codes, starts.get(index), end, asked)) {
      while (starts.get(index + 1) <= at) index++;
      // What stands across two lists is in neither; what else the first of them holds was before it.
      if (at + asked.length <= starts.get(index + 1)) {
        marks[index] = (marks[index] ?? 0) | bit;
        any = true;
      }
      index++;
    }
    return any;
  }

  finish(): void {
    this.codes = this.codes.slice(0, this.starts.get(this.count));
  }
}

function hashOf(codes: Uint16Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (codes[at] ?? 0), 0x01000193);
  return hash ^ (hash >>> 15);
}
