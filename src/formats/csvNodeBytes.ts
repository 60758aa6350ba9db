import { EntityInBytes, type ByteSink } from '../model/byteRecords.ts';
import { ENTITY_KIND_LIST, isEntityKind } from '../model/entityKinds.ts';
import { LONGEST_NAME, packedCountry } from './byteValues.ts';
import { countryCode } from './countries.ts';
import { kindWord, listedParts } from './csvGraphCells.ts';
import type { GraphColumn, GraphHeader } from './csvGraphHeader.ts';
import { CellSort, type ByteCells } from './table/byteCells.ts';
import { CellMemo } from './table/cellMemo.ts';
import { CitedCells, isSingle } from './table/citedCells.ts';

const OTHER = ENTITY_KIND_LIST.indexOf('other');

/** The columns that are looked at; each stands in one place at most. */
const COLUMNS = ['id', 'name', 'label', 'kind', 'country', 'alias', 'source'] as const satisfies readonly GraphColumn[];
type Column = (typeof COLUMNS)[number];

/** A cell that the careful reader has something to say of. */
const UNREAD = Symbol('unread');

/**
 * `csvNode` for the usual row of a table of nodes: one that names its node and gives no issue. Every other row is
 * refused, and the careful reader takes it; where both read a row, the case is the same.
 */
export class CsvNodeBytes {
  private readonly entity = new EntityInBytes();
  private readonly kinds = new CellMemo((text): number | typeof UNREAD => {
    const kind = kindWord(text);
    return isEntityKind(kind) ? ENTITY_KIND_LIST.indexOf(kind) : UNREAD;
  });
  private readonly countries = new CellMemo((text) => packedCountries(text));
  private readonly cited = new CitedCells();
  private readonly places: Readonly<Record<Column, number>>;
  private readonly width: number;
  private readonly out: ByteSink;

  private constructor(places: Readonly<Record<Column, number>>, width: number, out: ByteSink) {
    this.places = places;
    this.width = width;
    this.out = out;
  }

  /** What reads the rows under a header of nodes; `undefined` where every row is for the careful reader. */
  static under({ columns }: GraphHeader, width: number, out: ByteSink): CsvNodeBytes | undefined {
    if (COLUMNS.some((column) => (columns.get(column)?.length ?? 0) > 1)) return undefined;
    const at = (column: Column): number => columns.get(column)?.[0] ?? -1;
    const places = {
      id: at('id'),
      name: at('name'),
      label: at('label'),
      kind: at('kind'),
      country: at('country'),
      alias: at('alias'),
      source: at('source'),
    };
    return new CsvNodeBytes(places, width, out);
  }

  /** Reads a row; false, with nothing sent, when it is not a usual one. */
  read(cells: ByteCells, line: number): boolean {
    const { entity, places } = this;
    if (cells.count !== this.width) return false;
    const id = this.firstOf(cells, places.id, places.name);
    const name = this.firstOf(cells, places.name, places.label, places.id);
    if (id < 0 || name < 0 || (cells.ends[name] ?? 0) - (cells.starts[name] ?? 0) > LONGEST_NAME) return false;
    const kind = this.kindOf(cells);
    if (kind === UNREAD || !this.takeCountries(cells)) return false;
    entity.aliases.clear();
    const alias = cells.sort(places.alias);
    if (alias !== CellSort.empty) {
      if (!isSingle(cells, places.alias)) return false;
      cells.addTo(entity.aliases, places.alias);
    }
    const source = cells.sort(places.source);
    if (source !== CellSort.empty && !(isSingle(cells, places.source) && this.cited.isKnown(cells, places.source))) {
      return false;
    }
    entity.kind = kind;
    entity.texts.clear();
    cells.addTo(entity.texts, id);
    cells.addTo(entity.texts, name);
    this.out.entity(entity, line);
    return true;
  }

  /** The first of some cells that says anything; −1 where none does, or one of them takes more care. */
  private firstOf(cells: ByteCells, ...places: readonly number[]): number {
    for (const place of places) {
      const sort = cells.sort(place);
      if (sort !== CellSort.empty) return sort === CellSort.plain ? place : -1;
    }
    return -1;
  }

  /** The label stands for the kind where the node has a name besides. */
  private kindOf(cells: ByteCells): number | typeof UNREAD {
    const { kind, name, label } = this.places;
    const sort = cells.sort(kind);
    if (sort === CellSort.odd) return UNREAD;
    if (sort === CellSort.plain) return this.kinds.of(cells, kind);
    if (cells.sort(name) !== CellSort.plain || cells.sort(label) === CellSort.empty) return OTHER;
    return cells.sort(label) === CellSort.plain ? this.kinds.of(cells, label) : UNREAD;
  }

  private takeCountries(cells: ByteCells): boolean {
    const { countries } = this.entity;
    const { country } = this.places;
    countries.length = 0;
    const sort = cells.sort(country);
    if (sort !== CellSort.plain) return sort === CellSort.empty;
    const codes = this.countries.of(cells, country);
    if (codes === UNREAD) return false;
    for (const code of codes) countries.push(code);
    return true;
  }
}

function packedCountries(text: string): readonly number[] | typeof UNREAD {
  const codes = listedParts([text]).map((part) => countryCode(part));
  if (codes.some((code) => code === undefined)) return UNREAD;
  return [...new Set(codes)].map((code = '') => packedCountry(code));
}
