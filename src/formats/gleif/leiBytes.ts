import { EntityInBytes, type ByteSink } from '../../model/byteRecords.ts';
import { ENTITY_KIND_LIST } from '../../model/entityKinds.ts';
import { ByteSpan, LONGEST_NAME, packedCountry } from '../byteValues.ts';
import { ByteWords } from '../byteWords.ts';
import { countryCode } from '../countries.ts';
import { LEI_KINDS, leiKind, OTHER_NAMES } from '../gleifEntities.ts';
import { CellSort, type ByteCells } from '../table/byteCells.ts';
import { CellMemo } from '../table/cellMemo.ts';
import type { GleifColumns } from './gleifColumns.ts';

/** The columns that are looked at besides those of other names; each stands in one place at most. */
const PATHS = {
  lei: 'LEI',
  name: 'Entity.LegalName',
  category: 'Entity.EntityCategory',
  founded: 'Entity.EntityCreationDate',
  dissolved: 'Entity.EntityExpirationDate',
  jurisdiction: 'Entity.LegalJurisdiction',
  country: 'Entity.LegalAddress.Country',
  register: 'Entity.RegistrationAuthority.RegistrationAuthorityEntityID',
} as const;

const CATEGORIES = [...LEI_KINDS.keys()];
const CATEGORY_WORDS = new ByteWords(CATEGORIES);
const KINDS = CATEGORIES.map((category) => ENTITY_KIND_LIST.indexOf(leiKind(category)));
const USUAL_KIND = ENTITY_KIND_LIST.indexOf(leiKind(undefined));

/**
 * `readLeiRecord` for the usual row of level 1, from bytes: an entity with a name and no issue. Every other row is
 * refused, and the careful reader takes it; where both read a row, the case is the same.
 */
export class LeiBytes {
  private readonly entity = new EntityInBytes();
  private readonly span = new ByteSpan();
  private readonly countries = new CellMemo((text) => {
    const code = countryCode(text);
    return code === undefined ? 0 : packedCountry(code);
  });
  private readonly places: Readonly<Record<keyof typeof PATHS, number>>;
  private readonly otherNames: readonly number[];
  private readonly width: number;
  private readonly out: ByteSink;

  private constructor(columns: GleifColumns, otherNames: readonly number[], out: ByteSink) {
    this.width = columns.width;
    this.otherNames = otherNames;
    this.out = out;
    this.places = {
      lei: columns.at(PATHS.lei),
      name: columns.at(PATHS.name),
      category: columns.at(PATHS.category),
      founded: columns.at(PATHS.founded),
      dissolved: columns.at(PATHS.dissolved),
      jurisdiction: columns.at(PATHS.jurisdiction),
      country: columns.at(PATHS.country),
      register: columns.at(PATHS.register),
    };
  }

  /** What reads the rows under a header; `undefined` where every row is for the careful reader. */
  static under(columns: GleifColumns, out: ByteSink): LeiBytes | undefined {
    if (!columns.areSingle(Object.values(PATHS))) return undefined;
    const otherNames: number[] = [];
    for (const path of OTHER_NAMES) {
      const elements = columns.elements(path.join('.'));
      if (elements === undefined) return undefined;
      for (const element of elements) otherNames.push(element.get('') ?? -1);
    }
    return new LeiBytes(columns, otherNames, out);
  }

  /** Reads a row; false, with nothing sent, when it is not a usual one. */
  read(cells: ByteCells, line: number): boolean {
    const { entity, places } = this;
    if (cells.count !== this.width || !this.takeNames(cells) || !this.areDatesRead(cells)) return false;
    const category = cells.sort(places.category);
    const register = cells.sort(places.register);
    if (category === CellSort.odd || register === CellSort.odd || !this.takeCountries(cells)) return false;
    entity.kind = category === CellSort.empty ? USUAL_KIND : this.kindOf(cells);
    entity.identifiers.clear();
    cells.addTo(entity.identifiers, places.lei);
    if (register === CellSort.plain) cells.addTo(entity.identifiers, places.register);
    this.out.entity(entity, line);
    return true;
  }

  private kindOf({ bytes, starts, ends }: ByteCells): number {
    const { category } = this.places;
    return KINDS[CATEGORY_WORDS.find(bytes, starts[category] ?? 0, ends[category] ?? 0)] ?? USUAL_KIND;
  }

  /** Other names that repeat are left out. */
  private takeNames(cells: ByteCells): boolean {
    const { texts, aliases } = this.entity;
    const { lei, name } = this.places;
    if (cells.sort(lei) !== CellSort.plain || cells.sort(name) !== CellSort.plain) return false;
    if ((cells.ends[name] ?? 0) - (cells.starts[name] ?? 0) > LONGEST_NAME) return false;
    texts.clear();
    cells.addTo(texts, lei);
    cells.addTo(texts, name);
    aliases.clear();
    for (const cell of this.otherNames) {
      const sort = cells.sort(cell);
      if (sort === CellSort.odd) return false;
      if (sort === CellSort.empty) continue;
      const { count } = aliases;
      cells.addTo(aliases, cell);
      if (texts.isSame(1, aliases, count) || aliases.isRepeat(count)) aliases.count = count;
    }
    return true;
  }

  /** Whether both dates are some, and not in the wrong order. */
  private areDatesRead(cells: ByteCells): boolean {
    const { span } = this;
    const { founded, dissolved } = this.places;
    const { bytes, starts, ends } = cells;
    const first = cells.sort(founded);
    const last = cells.sort(dissolved);
    if (first === CellSort.odd || last === CellSort.odd) return false;
    span.clear();
    if (first === CellSort.plain && !span.begin(bytes, starts[founded] ?? 0, ends[founded] ?? 0)) return false;
    if (last === CellSort.plain && !span.finish(bytes, starts[dissolved] ?? 0, ends[dissolved] ?? 0)) return false;
    return span.from <= span.to;
  }

  private takeCountries(cells: ByteCells): boolean {
    const { countries } = this.entity;
    countries.length = 0;
    for (const cell of [this.places.jurisdiction, this.places.country]) {
      const sort = cells.sort(cell);
      if (sort === CellSort.empty) continue;
      const code = sort === CellSort.plain ? this.countries.of(cells, cell) : 0;
      if (code === 0) return false;
      if (!countries.includes(code)) countries.push(code);
    }
    return true;
  }
}
