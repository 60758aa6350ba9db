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
  private readonly byGram = new Map<string, number[]>();
  private readonly byLength = new Map<number, number[]>();

  constructor(private readonly keys: readonly string[]) {
    for (const [index, key] of keys.entries()) {
      for (const gram of new Set(gramsOf(key))) push(this.byGram, gram, index);
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
    const needed = GRAM * mostEdits(longest, similarity) + 1;
    const postings = gramsOf(key).map((gram) => this.byGram.get(gram) ?? []);
    if (postings.length < needed) return this.ofLength(Math.ceil(key.length * similarity - EPSILON), longest);
    postings.sort((a, b) => a.length - b.length);
    return new Set(postings.slice(0, needed).flat());
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

/** Levenshtein distance, or `undefined` where it is above `most`; only cells that near the diagonal are filled. */
function editDistance(a: string, b: string, most: number): number | undefined {
  const beyond = most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, at) => Math.min(at, beyond));
  for (let i = 1; i <= a.length; i++) {
    const next = Array.from({ length: b.length + 1 }, () => beyond);
    next[0] = Math.min(i, beyond);
    const from = Math.max(1, i - most);
    const to = Math.min(b.length, i + most);
    for (let j = from; j <= to; j++) {
      const replaced = (row[j - 1] ?? beyond) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min(replaced, (row[j] ?? beyond) + 1, (next[j - 1] ?? beyond) + 1, beyond);
    }
    row = next;
  }
  const distance = row[b.length] ?? beyond;
  return distance > most ? undefined : distance;
}

function gramsOf(key: string): string[] {
  return Array.from({ length: Math.max(0, key.length - GRAM + 1) }, (_, at) => key.slice(at, at + GRAM));
}

function push<K>(lists: Map<K, number[]>, key: K, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
