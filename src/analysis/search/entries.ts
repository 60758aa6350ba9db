import type { CaseData } from '../../case/caseData.ts';
import type { TextColumn } from '../../case/textColumn.ts';

/** Where a hit was found. */
export type HitField = 'name' | 'alias' | 'identifier' | 'id';

/** One kind of text that entities can be found by: its texts are the entries `first … end)`. */
export interface Field {
  readonly field: HitField;
  readonly texts: TextColumn;
  /** Entity of each text; missing where text i belongs to entity i. */
  readonly owners?: Int32Array;
  readonly first: number;
  readonly end: number;
}

/** Every text that an entity of a case can be found by, numbered: names, then aliases, then identifiers, then ids. */
export class Entries {
  readonly count: number;
  /** How many of them, the first ones, are names and aliases. */
  readonly nameCount: number;
  private readonly fields: readonly Field[];
  /** The field asked for last: entries are asked for in their order. */
  private current: Field;

  constructor({ entities }: CaseData) {
    const { names, aliases, identifiers, ids } = entities;
    const aliasEnd = names.count + aliases.texts.count;
    const identifierEnd = aliasEnd + identifiers.texts.count;
    this.current = { field: 'name', texts: names, first: 0, end: names.count };
    this.count = identifierEnd + ids.count;
    this.nameCount = aliasEnd;
    this.fields = [
      this.current,
      { field: 'alias', ...aliases, first: names.count, end: aliasEnd },
      { field: 'identifier', ...identifiers, first: aliasEnd, end: identifierEnd },
      { field: 'id', texts: ids, first: identifierEnd, end: this.count },
    ];
  }

  /** The field that an entry is a text of. */
  fieldOf(entry: number): Field {
    if (entry >= this.current.first && entry < this.current.end) return this.current;
    const found = this.fields.find(({ first, end }) => entry >= first && entry < end);
    if (found === undefined) throw new RangeError(`There is no entry ${entry}.`);
    this.current = found;
    return found;
  }

  /** The entity an entry belongs to. */
  ownerOf(entry: number): number {
    const { owners, first } = this.fieldOf(entry);
    return owners === undefined ? entry - first : (owners[entry - first] ?? 0);
  }
}
