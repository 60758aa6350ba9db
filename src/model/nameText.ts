/** Characters that change how text looks without being seen: direction marks, zero-width and soft-hyphen characters. */
const UNSEEN = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;
const LATIN = /\p{Script=Latin}/u;
const CYRILLIC = /\p{Script=Cyrillic}/u;
const LONGEST = 200;

/** A name made safe to show, and what was odd about it. */
export interface ShownName {
  /** At most 200 characters, without unseen ones. */
  readonly text: string;
  readonly shortened: boolean;
  /** The code points left out, such as "U+202E". */
  readonly unseen: readonly string[];
  /** One word mixes Latin and Cyrillic letters. */
  readonly mixedScript: boolean;
}

/** Prepares a name from data for the screen (faults, 13, 14 and 23); the raw name stays in the record. */
export function showName(name: string): ShownName {
  const unseen = [...new Set(name.match(UNSEEN) ?? [])].map(
    (character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  const visible = name.replace(UNSEEN, '');
  const shortened = visible.length > LONGEST;
  return {
    // A pair of UTF-16 units that the cut parts would show as a broken character.
    text: shortened ? `${visible.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/u, '')}…` : visible,
    shortened,
    unseen,
    mixedScript: visible.split(/[\s-]+/).some((word) => LATIN.test(word) && CYRILLIC.test(word)),
  };
}
