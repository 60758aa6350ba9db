/** A key that is like another. */
export interface SimilarKey {
  /** Its position in the list given. */
  readonly index: number;
  /** Letters to insert, delete or replace. */
  readonly edits: number;
  /** Letters of the longer key. */
  readonly letters: number;
}

const GRAM = 3;

/**
 * Finds keys like a given one among many: similarity is 1 − edits / letters of the longer key (Levenshtein distance).
 * An edit changes at most three of a key's runs of three letters, so a like key holds at least one of any 3·edits + 1 of
 * them: the rarest are looked up, and only what holds one is compared.
 */
export class SimilarKeys {
  /** Index and place of each run in turn. */
  private readonly byGram = new Map<string, number[]>();
  private readonly byLength = new Map<number, number[]>();

  constructor(private readonly keys: readonly string[]) {
    for (const [index, key] of keys.entries()) {
      for (const [place, gram] of gramsOf(key).entries()) push(this.byGram, gram, index, place);
      push(this.byLength, key.length, index);
    }
  }

  /** The keys of at least a similarity (above 0, at most 1), the likest first, then by position. */
  find(key: string, similarity: number): readonly SimilarKey[] {
    const found: SimilarKey[] = [];
    for (const index of this.candidates(key, similarity)) {
      const other = this.keys[index] ?? '';
      const letters = Math.max(key.length, other.length);
      const most = mostEdits(letters, similarity);
      if (Math.abs(key.length - other.length) > most) continue;
      const edits = editDistance(key, other, most);
      if (edits !== undefined) found.push({ index, edits, letters });
    }
    return found.sort((a, b) => a.edits / a.letters - b.edits / b.letters || a.index - b.index);
  }

  private candidates(key: string, similarity: number): Iterable<number> {
    const longest = Math.floor(key.length / similarity + EPSILON);
    const shortest = Math.ceil(key.length * similarity - EPSILON);
    const most = mostEdits(longest, similarity);
    const needed = GRAM * most + 1;
    const runs = gramsOf(key).map((gram, place) => ({ place, postings: this.byGram.get(gram) ?? [] }));
    if (runs.length < needed) return this.ofLength(shortest, longest);
    runs.sort((a, b) => a.postings.length - b.postings.length);
    const found = new Set<number>();
    for (const { place, postings } of runs.slice(0, needed)) {
      for (let at = 0; at < postings.length; at += 2) {
        // Edits move a run by no more places than there are edits.
        if (Math.abs((postings[at + 1] ?? 0) - place) > most) continue;
        const index = postings[at] ?? 0;
        const { length } = this.keys[index] ?? '';
        if (length >= shortest && length <= longest) found.add(index);
      }
    }
    return found;
  }

  private *ofLength(least: number, most: number): Generator<number> {
    for (let length = least; length <= most; length++) yield* this.byLength.get(length) ?? [];
  }
}

const EPSILON = 1e-9;

/** The edits that leave keys of at most some letters as similar as asked. */
function mostEdits(letters: number, similarity: number): number {
  return Math.floor((1 - similarity) * letters + EPSILON);
}

let upper = new Int32Array(64);
let lower = new Int32Array(64);

/**
 * Levenshtein distance, or `undefined` where it is above `most`: only cells near the diagonal are filled, and a row
 * with nothing within reach ends the search.
 */
function editDistance(a: string, b: string, most: number): number | undefined {
  const beyond = most + 1;
  while (upper.length <= b.length) {
    upper = new Int32Array(upper.length * 2);
    lower = new Int32Array(upper.length);
  }
  for (let j = 0; j <= b.length; j++) upper[j] = Math.min(j, beyond);
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - most);
    const to = Math.min(b.length, i + most);
    lower[from - 1] = from === 1 ? Math.min(i, beyond) : beyond;
    let least = lower[from - 1] ?? beyond;
    const letter = a.charCodeAt(i - 1);
    for (let j = from; j <= to; j++) {
      const replaced = (upper[j - 1] ?? beyond) + (letter === b.charCodeAt(j - 1) ? 0 : 1);
      const cell = Math.min(replaced, (upper[j] ?? beyond) + 1, (lower[j - 1] ?? beyond) + 1, beyond);
      lower[j] = cell;
      if (cell < least) least = cell;
    }
    if (to < b.length) lower[to + 1] = beyond;
    if (least > most) return undefined;
    [upper, lower] = [lower, upper];
  }
  const distance = upper[b.length] ?? beyond;
  return distance > most ? undefined : distance;
}

function gramsOf(key: string): string[] {
  return Array.from({ length: Math.max(0, key.length - GRAM + 1) }, (_, at) => key.slice(at, at + GRAM));
}

function push<K>(lists: Map<K, number[]>, key: K, ...values: readonly number[]): void {
  const list = lists.get(key);
  if (list) list.push(...values);
  else lists.set(key, [...values]);
}
