import type { CaseData } from '../../case/caseData.ts';
import { bySound, plain, type Romanise } from './fold.ts';

/** Where a hit was found. */
export type HitField = 'name' | 'alias' | 'identifier' | 'id';

/** One entity found, with the text that was found and the field it stands in. */
export interface Hit {
  readonly entity: number;
  readonly field: HitField;
  readonly text: string;
}

/** Hits considered before ranking; the best of them are shown, and the count says when there were more. */
const CONSIDERED = 2000;
/** Lines looked at for words that are frequent each but seldom stand together: some tens of milliseconds. */
const LOOKED_AT = 100_000;

/** An id is often a name in disguise: any hit in a name or number goes before it. */
const ID_PENALTY = 4;

/** Hits in rank order, and how many there were (`complete` false: at least). */
export interface Hits {
  readonly hits: readonly Hit[];
  readonly count: number;
  readonly complete: boolean;
}

/**
 * Names, aliases and identifiers of a case in one long text, a line each, in two spellings: as written and by sound.
 * A search is a scan of that text, which the engine does at memory speed; nothing of it is ever a pattern.
 */
export class NameIndex {
  private constructor(
    private readonly text: string,
    /** Start of each line in `text`, and after the last one its end. */
    private readonly starts: Uint32Array,
    /** Entry of each line; entries are names, then aliases, then identifiers, then ids. */
    private readonly entries: Int32Array,
    private readonly data: CaseData,
    private readonly romanise: Romanise,
  ) {}

  /** Builds the index in slices of work: each `yield` gives the share done, 0 to 1. */
  static *build(data: CaseData, romanise: Romanise): Generator<number, NameIndex> {
    const total = entryCount(data);
    const parts: string[] = [];
    const starts: number[] = [];
    const entries: number[] = [];
    let length = 0;
    const add = (line: string, entry: number): void => {
      starts.push(length);
      entries.push(entry);
      parts.push(line, '\n');
      length += line.length + 1;
    };
    for (let entry = 0; entry < total; entry++) {
      const written = plain(entryText(data, entry));
      if (written !== '') add(written, entry);
      const sound = bySound(written, romanise);
      if (sound !== '' && sound !== written) add(sound, entry);
      if (entry % 5000 === 4999) yield entry / total;
    }
    starts.push(length);
    return new NameIndex(parts.join(''), Uint32Array.from(starts), Int32Array.from(entries), data, romanise);
  }

  /** Entities whose name, alias or identifier holds every word of the query, best first. */
  search(query: string, limit: number): Hits {
    const written = plain(query);
    if (written === '') return { hits: [], count: 0, complete: true };
    const best = new Map<number, { rank: number; entry: number }>();
    const complete = [written, bySound(written, this.romanise)].every(
      (wanted, position, both) =>
        wanted === '' || (position === 1 && wanted === both[0]) || this.scan(wanted, position * 0.5, best),
    );
    const hits = [...best]
      .sort(([a, x], [b, y]) => x.rank - y.rank || this.nameLength(a) - this.nameLength(b) || a - b)
      .slice(0, limit)
      .map(([entity, { entry }]) => ({ entity, field: fieldOf(this.data, entry), text: entryText(this.data, entry) }));
    return { hits, count: best.size, complete };
  }

  /**
   * Collects lines that hold every word; false when there were too many to look at all. Each word's next place is kept,
   * and the farthest of them names the next line that can hold all: the rarest word sets the pace.
   */
  private scan(wanted: string, penalty: number, best: Map<number, { rank: number; entry: number }>): boolean {
    const words = wanted.split(' ');
    const places = words.map(() => -1);
    let hits = 0;
    let at = 0;
    for (let looked = 0; ; looked++) {
      let farthest = at;
      for (const [index, word] of words.entries()) {
        if ((places[index] ?? -1) < at) places[index] = this.text.indexOf(word, at);
        const place = places[index] ?? -1;
        if (place < 0) return true;
        farthest = Math.max(farthest, place);
      }
      if (hits >= CONSIDERED || looked >= LOOKED_AT) return false;
      const lineIndex = this.lineAt(farthest);
      const start = this.starts[lineIndex] ?? 0;
      const end = (this.starts[lineIndex + 1] ?? 1) - 1;
      const line = this.text.slice(start, end);
      at = start;
      if (words.every((word) => line.includes(word))) {
        hits++;
        const entry = this.entries[lineIndex] ?? 0;
        const entity = ownerOf(this.data, entry);
        const rank = rankOf(line, wanted, words) + penalty + (fieldOf(this.data, entry) === 'id' ? ID_PENALTY : 0);
        const known = best.get(entity);
        if (!known || rank < known.rank) best.set(entity, { rank, entry });
        at = end;
      }
    }
  }

  private lineAt(position: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) <= position) low = middle;
      else high = middle;
    }
    return low;
  }

  private nameLength(entity: number): number {
    const { starts } = this.data.entities.names;
    return (starts[entity + 1] ?? 0) - (starts[entity] ?? 0);
  }
}

/** Whole text first, then its beginning, then the beginning of a word, then anywhere. */
function rankOf(line: string, wanted: string, words: readonly string[]): number {
  if (line === wanted) return 0;
  if (line.startsWith(wanted)) return 1;
  const padded = ` ${line}`;
  return words.every((word) => padded.includes(` ${word}`)) ? 2 : 3;
}

function entryCount({ entities }: CaseData): number {
  return entities.count * 2 + entities.aliases.owners.length + entities.identifiers.owners.length;
}

function entryText({ entities }: CaseData, entry: number): string {
  if (entry < entities.count) return entities.names.get(entry);
  const alias = entry - entities.count;
  if (alias < entities.aliases.owners.length) return entities.aliases.texts.get(alias);
  const identifier = alias - entities.aliases.owners.length;
  if (identifier < entities.identifiers.owners.length) return entities.identifiers.texts.get(identifier);
  return entities.ids.get(identifier - entities.identifiers.owners.length);
}

function ownerOf({ entities }: CaseData, entry: number): number {
  if (entry < entities.count) return entry;
  const alias = entry - entities.count;
  if (alias < entities.aliases.owners.length) return entities.aliases.owners[alias] ?? 0;
  const identifier = alias - entities.aliases.owners.length;
  if (identifier < entities.identifiers.owners.length) return entities.identifiers.owners[identifier] ?? 0;
  return identifier - entities.identifiers.owners.length;
}

function fieldOf({ entities }: CaseData, entry: number): HitField {
  if (entry < entities.count) return 'name';
  const alias = entry - entities.count;
  if (alias < entities.aliases.owners.length) return 'alias';
  return alias - entities.aliases.owners.length < entities.identifiers.owners.length ? 'identifier' : 'id';
}
