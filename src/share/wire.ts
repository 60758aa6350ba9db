import type { JsonObject } from './objectReader.ts';

/**
 * The lists of ids in a view, with the letter that names each in the bytes of a link. Letters of released links are
 * never given another meaning.
 */
export const ID_LISTS = {
  from: 'f',
  to: 't',
  exclude: 'x',
  require: 'r',
  chain: 'c',
  selection: 's',
  expanded: 'e',
  hidden: 'h',
  measures: 'd',
  groups: 'g',
  reviews: 'v',
  own: 'o',
  merges: 'j',
  flagMarks: 'k',
  moved: 'm',
} as const;

/** A list of ids in a view. */
export type IdList = keyof typeof ID_LISTS;

/** The names of the lists. */
export const ID_LIST_NAMES: readonly IdList[] = Object.keys(ID_LISTS).filter(isIdList);

/** Whether a word names a list of ids. */
export function isIdList(word: string): word is IdList {
  return Object.hasOwn(ID_LISTS, word);
}

/**
 * What links and view files carry, apart from how it is written down: settings as JSON, ids by list (hashes in a
 * link, texts in a file), and x, y of each moved entity in turn. Migrations work on this.
 */
export interface Wire<Id> {
  readonly head: JsonObject;
  readonly ids: ReadonlyMap<string, readonly Id[]>;
  readonly places: readonly number[];
}
