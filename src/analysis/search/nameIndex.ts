import type { CaseData } from '../../case/caseData.ts';
import { Entries, type Field, type HitField } from './entries.ts';
import { bySound, plain, type Romanise } from './fold.ts';
import { BLOCK_SIZE, GramBlocks } from './gramBlocks.ts';
import { placeOf, standsAt } from './holds.ts';
import { LineFolder } from './lineFolder.ts';
import { WordLists } from './wordLists.ts';

/** One entity found, with the text that was found and the field it stands in. */
export interface Hit {
  readonly entity: number;
  readonly field: HitField;
  readonly text: string;
}

/** Lines considered before ranking; the best of them are shown, and the count says when there were more. */
const CONSIDERED = 2000;
/** Entries folded for words that are frequent each but seldom stand together: some tens of milliseconds. */
const LOOKED_AT = 100_000;
/** How many entries one counts for that has to be folded as a string. */
const SLOW_ENTRY = 20;
/** Entries folded between two looks at the caller: a millisecond or two. */
const ENTRIES_A_STEP = 1_000;

const SPACE = 0x20;
/**
 * What sounds as it is written, in whatever line of ASCII: digits (a 6 may also stand for letters), and two letters that
 * nothing else sounds like. Not three: the one in the middle may be written twice.
 */
const AS_WRITTEN = /[0-57-9]+|(?=([abdfglmnopqrtuz]{2}))/g;
/** The same in Cyrillic, where a letter without a sound may stand between two digits. */
const DIGIT = /[0-57-9]/g;

/** What no spelling by sound holds: letters that stand for others there, and a letter twice in a row. */
const UNSOUNDED = /[jwxy]|([a-z])\1/;

/** An id is often a name in disguise: any hit in a name or number goes before it. */
const ID_PENALTY = 4;

/** Hits in rank order, and how many there were (`complete` false: at least). */
export interface Hits {
  readonly hits: readonly Hit[];
  readonly count: number;
  readonly complete: boolean;
}

/** The best line found of an entity. */
interface Best {
  readonly rank: number;
  readonly entry: number;
}

/**
 * Finds names, aliases, identifiers and ids of a case by parts of their words, in two spellings: as written and by
 * sound. Names and aliases are lists of words; of identifiers and ids it is only kept which blocks of them may hold what
 * letters. What may be a hit is folded again, so that the index is smaller than the names. Nothing that is typed is ever
 * a pattern.
 */
export class NameIndex {
  private constructor(
    private readonly data: CaseData,
    private readonly entries: Entries,
    private readonly names: WordLists,
    private readonly codes: GramBlocks,
    private readonly folder: LineFolder,
    private readonly romanise: Romanise,
  ) {}

  /** Builds the index in slices of work: each `yield` gives the share done, 0 to 1. */
  static *build(data: CaseData, romanise: Romanise): Generator<number, NameIndex> {
    const entries = new Entries(data);
    const folder = new LineFolder(romanise);
    const names = new WordLists(folder);
    const codes = new GramBlocks(Math.ceil((entries.count - entries.nameCount) / BLOCK_SIZE));
    for (let entry = 0; entry < entries.count; entry++) {
      const { texts, first } = entries.fieldOf(entry);
      const index = entry - first;
      if (entry < entries.nameCount) {
        folder.foldWritten(texts, index);
        names.add();
      } else {
        folder.fold(texts, index);
        const block = Math.floor((entry - entries.nameCount) / BLOCK_SIZE);
        codes.add(block, folder.written, folder.writtenLength);
        codes.add(block, folder.sound, folder.soundLength);
      }
      if (entry % ENTRIES_A_STEP === ENTRIES_A_STEP - 1) yield entry / entries.count;
    }
    names.finish();
    return new NameIndex(data, entries, names, codes, folder, romanise);
  }

  /** Entities whose name, alias or identifier holds every word of the query, best first. */
  search(query: string, limit: number): Hits {
    const written = plain(query);
    if (written === '') return { hits: [], count: 0, complete: true };
    const best = new Map<number, Best>();
    const sound = bySound(written, this.romanise);
    const complete = this.scan(written, 0, best) && (sound === '' || sound === written || this.scan(sound, 0.5, best));
    const hits = [...best]
      .sort(([a, x], [b, y]) => x.rank - y.rank || this.nameLength(a) - this.nameLength(b) || a - b)
      .slice(0, limit)
      .map(([entity, { entry }]) => {
        const { field, texts, first } = this.entries.fieldOf(entry);
        return { entity, field, text: texts.get(entry - first) };
      });
    return { hits, count: best.size, complete };
  }

  /** Collects lines that hold every word, in the order of the entries; false when there are more than are looked at. */
  private scan(wanted: string, penalty: number, best: Map<number, Best>): boolean {
    const line = codesOf(wanted);
    const words = wanted.split(' ').map(codesOf);
    const { folder, entries } = this;
    let lines = 0;
    let looked = 0;
    const runs = [...wanted.matchAll(AS_WRITTEN)].map(([digits, letters]) => codesOf(letters ?? digits));
    const digits = wanted.match(DIGIT)?.map(codesOf) ?? [];
    const canSound = !UNSOUNDED.test(wanted);
    const take = (entry: number, field: Field, codes: Uint16Array, length: number): void => {
      const rank = rankOf(codes, length, line, words);
      this.offer(best, entry, rank + penalty + (field.field === 'id' ? ID_PENALTY : 0));
      lines++;
    };
    /** Looks at the spellings of an entry that may hold every word; false when there is no going on. */
    const look = (entry: number): boolean => {
      if (looked >= LOOKED_AT) return false;
      const field = entries.fieldOf(entry);
      folder.foldWritten(field.texts, entry - field.first);
      looked += folder.isSlow ? SLOW_ENTRY : 1;
      if (holdsAll(folder.written, folder.writtenLength, words)) {
        if (lines >= CONSIDERED) return false;
        take(entry, field, folder.written, folder.writtenLength);
      }
      const asWritten = folder.isAscii ? runs : folder.keepsDigits ? digits : [];
      if (!canSound || !holdsAll(folder.written, folder.writtenLength, asWritten)) return true;
      folder.foldSound(0, folder.writtenLength);
      if (folder.soundsAsWritten() || !holdsAll(folder.sound, folder.soundLength, words)) return true;
      if (lines >= CONSIDERED) return false;
      take(entry, field, folder.sound, folder.soundLength);
      return true;
    };
    if (!this.names.scan(words, look)) return false;
    for (const [place, bits] of this.codes.candidates(words).entries()) {
      for (let left = bits; left !== 0; left &= left - 1) {
        const first = entries.nameCount + (place * 32 + 31 - Math.clz32(left & -left)) * BLOCK_SIZE;
        const end = Math.min(entries.count, first + BLOCK_SIZE);
        for (let entry = first; entry < end; entry++) if (!look(entry)) return false;
      }
    }
    return true;
  }

  private offer(best: Map<number, Best>, entry: number, rank: number): void {
    const entity = this.entries.ownerOf(entry);
    const known = best.get(entity);
    if (known === undefined || rank < known.rank) best.set(entity, { rank, entry });
  }

  private nameLength(entity: number): number {
    const { starts } = this.data.entities.names;
    return (starts[entity + 1] ?? 0) - (starts[entity] ?? 0);
  }
}

/** Whether every word stands somewhere in a line. */
function holdsAll(line: Uint16Array, length: number, words: readonly Uint16Array[]): boolean {
  for (const word of words) if (placeOf(line, 0, length, word) < 0) return false;
  return true;
}

/** Whole text first, then its beginning, then the beginning of a word, then anywhere. */
function rankOf(line: Uint16Array, length: number, wanted: Uint16Array, words: readonly Uint16Array[]): number {
  if (standsAt(line, 0, length, wanted)) return length === wanted.length ? 0 : 1;
  for (const word of words) if (!beginsAWord(line, length, word)) return 3;
  return 2;
}

function beginsAWord(line: Uint16Array, length: number, word: Uint16Array): boolean {
  for (let at = 0; at < length; at++) {
    if ((at === 0 || line[at - 1] === SPACE) && standsAt(line, at, length, word)) return true;
  }
  return false;
}

function codesOf(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}
