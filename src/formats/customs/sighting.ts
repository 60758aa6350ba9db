import type { Identifier } from '../../model/records.ts';
import type { PartyRole } from './fields.ts';

/** What a party does in a row. */
export type SightingRole = PartyRole | 'principal' | 'person' | 'unnamed';

/** A party as the cells of one row show it. */
export interface Sighting {
  readonly name: string;
  readonly alias?: string | undefined;
  /** Tax or registration number: the party is known by it. */
  readonly number?: string | undefined;
  readonly identifiers?: readonly Identifier[];
  readonly address?: string | undefined;
  /** ISO 3166 alpha-2. */
  readonly country?: string | undefined;
  readonly role: SightingRole;
  readonly line: number;
}

/** A 64-bit hash (`hashInto`). */
export interface Hash {
  readonly high: number;
  readonly low: number;
}

/** A text in the store of a table, `bytes[start … end)`, with its hash. */
export interface StoredName extends Hash {
  readonly start: number;
  readonly end: number;
}

/** A number at the end of an id. */
export interface Told {
  readonly scheme: string;
  readonly length: number;
}

/** The same sighting for the registry, which knows texts by their hashes. */
export interface Seen {
  /** The id that the party has if nobody is known by its number yet. */
  readonly id: StoredName;
  /** Its name as `nameKey` gives it. */
  readonly key: Hash;
  /** The number it is told by. */
  readonly number: Hash | undefined;
  readonly name: StoredName;
  readonly alias: StoredName | undefined;
  /** The number that the id ends in, where the party has no other. */
  readonly told: Told | undefined;
  /** Its numbers where that does not say them. */
  readonly identifiers: readonly Identifier[] | undefined;
  readonly address: string | undefined;
  readonly country: string | undefined;
  readonly role: SightingRole;
}

/** Whether two hashes are the same. */
export function isSameHash(a: Hash, b: Hash): boolean {
  return a.low === b.low && a.high === b.high;
}
