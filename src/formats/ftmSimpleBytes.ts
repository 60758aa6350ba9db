import { EntityInBytes, type ByteSink, type ByteTexts } from '../model/byteRecords.ts';
import { ENTITY_KIND_LIST } from '../model/entityKinds.ts';
import { LONGEST_NAME, packedCountry } from './byteValues.ts';
import { countryCode } from './countries.ts';
import { ftmKind, isFtmSchema } from './ftmSchemata.ts';
import { CellSort, type ByteCells } from './table/byteCells.ts';
import { CellMemo } from './table/cellMemo.ts';
import { CitedCells } from './table/citedCells.ts';

/** The columns that are looked at. */
type Column = 'id' | 'schema' | 'name' | 'aliases' | 'countries' | 'identifiers' | 'sanctions' | 'dataset';

const SEMICOLON = 59;
const SANCTION = new TextEncoder().encode('sanction');
/** A cell that the careful reader has something to say of. */
const UNREAD = Symbol('unread');

/**
 * The usual row of the simple table of OpenSanctions, from bytes: one of a known schema whose countries are countries.
 * Every other row is refused, and the careful reader takes it; where both read a row, the case is the same.
 */
export class FtmSimpleBytes {
  private readonly entity = new EntityInBytes();
  private readonly kinds = new CellMemo((text) =>
    isFtmSchema(text) ? ENTITY_KIND_LIST.indexOf(ftmKind(text) ?? 'other') : UNREAD,
  );
  private readonly countries = new CellMemo((text) => {
    const codes = text.split(';').flatMap((part) => (part === '' ? [] : [countryCode(part)]));
    if (codes.includes(undefined)) return UNREAD;
    return codes.map((code = '') => packedCountry(code));
  });
  private readonly cited = new CitedCells();
  private readonly places: Readonly<Record<Column, number>>;
  private readonly width: number;
  private readonly out: ByteSink;

  private constructor(header: readonly string[], out: ByteSink) {
    this.width = header.length;
    this.out = out;
    this.places = {
      id: header.indexOf('id'),
      schema: header.indexOf('schema'),
      name: header.indexOf('name'),
      aliases: header.indexOf('aliases'),
      countries: header.indexOf('countries'),
      identifiers: header.indexOf('identifiers'),
      sanctions: header.indexOf('sanctions'),
      dataset: header.indexOf('dataset'),
    };
  }

  /** What reads the rows under a header; `undefined` where every row is for the careful reader. */
  static under(header: readonly string[], out: ByteSink): FtmSimpleBytes | undefined {
    return new Set(header).size < header.length ? undefined : new FtmSimpleBytes(header, out);
  }

  /** Reads a row; false, with nothing sent, when it is not a usual one. */
  read(cells: ByteCells, line: number): boolean {
    const { entity, places } = this;
    if (cells.count !== this.width || cells.sort(places.id) !== CellSort.plain) return false;
    const schema = cells.sort(places.schema) === CellSort.plain ? this.kinds.of(cells, places.schema) : UNREAD;
    if (schema === UNREAD || !this.takeNames(cells) || !this.takeCountries(cells)) return false;
    if (!addParts(entity.aliases, cells, places.aliases)) return false;
    if (!addParts(entity.identifiers, cells, places.identifiers)) return false;
    const dataset = cells.sort(places.dataset);
    if (dataset === CellSort.odd) return false;
    if (dataset === CellSort.plain && !this.cited.isKnown(cells, places.dataset)) return false;
    entity.kind = schema;
    entity.topics.clear();
    if (cells.sort(places.sanctions) !== CellSort.empty) entity.topics.add(SANCTION, 0, SANCTION.length);
    this.out.entity(entity, line);
    return true;
  }

  private takeNames(cells: ByteCells): boolean {
    const { texts } = this.entity;
    const { id, name } = this.places;
    const sort = cells.sort(name);
    const named = sort === CellSort.empty ? id : name;
    if (sort === CellSort.odd || (cells.ends[named] ?? 0) - (cells.starts[named] ?? 0) > LONGEST_NAME) return false;
    texts.clear();
    cells.addTo(texts, id);
    cells.addTo(texts, named);
    return true;
  }

  private takeCountries(cells: ByteCells): boolean {
    const { countries } = this.entity;
    countries.length = 0;
    const sort = cells.sort(this.places.countries);
    if (sort !== CellSort.plain) return sort === CellSort.empty;
    const codes = this.countries.of(cells, this.places.countries);
    if (codes === UNREAD) return false;
    for (const code of codes) countries.push(code);
    return true;
  }
}

/** Fills texts with the parts of a list; false for a cell that takes more care. */
function addParts(texts: ByteTexts, cells: ByteCells, cell: number): boolean {
  texts.clear();
  const sort = cells.sort(cell);
  if (sort !== CellSort.plain) return sort === CellSort.empty;
  const { bytes } = cells;
  const end = cells.ends[cell] ?? 0;
  let start = cells.starts[cell] ?? 0;
  for (let at = start; at <= end; at++) {
    if (at < end && bytes[at] !== SEMICOLON) continue;
    if (at > start) texts.add(bytes, start, at);
    start = at + 1;
  }
  return true;
}
