import { EntityInBytes, type ByteSink } from '../../model/byteRecords.ts';
import { parseDateText, type DayInterval } from '../../model/dates.ts';
import { ENTITY_KIND_LIST } from '../../model/entityKinds.ts';
import { LONGEST_NAME, packedCountry } from '../byteValues.ts';
import { countryCode } from '../countries.ts';
import { CellMemo } from '../table/cellMemo.ts';
import { CitedCells } from '../table/citedCells.ts';
import { CellSort, type ByteCells } from '../table/byteCells.ts';
import { countriesIn, type TableHeader } from '../table/tableRow.ts';
import { wordDate } from '../table/wordDate.ts';
import { ICIJ_KINDS, ICIJ_ID, nodeTypeByColumns, nodeTypeByLabels, type NodeType } from './icijNodes.ts';

const DISSOLVED = ['struckoffdate', 'closeddate', 'inactivationdate'] as const;
const ALIASES = ['originalname', 'formername'] as const;
/** The columns that are looked at, by their folded names; each stands in one place at most. */
const COLUMNS = [
  'nodeid',
  'name',
  ...ALIASES,
  'address',
  'labelsn',
  'labels',
  'incorporationdate',
  ...DISSOLVED,
  'ibcruc',
  'countrycodes',
  'countries',
  'jurisdictiondescription',
  'sourceid',
] as const;
type Column = (typeof COLUMNS)[number];

/** A cell that the careful reader has something to say of. */
const UNREAD = Symbol('unread');

/**
 * `readIcijNode` for the usual row of a table of nodes: one that names its node and gives no issue. Every other row is
 * refused, and the careful reader takes it; where both read a row, the case is the same.
 */
export class IcijBytes {
  private readonly entity = new EntityInBytes();
  private readonly types = new CellMemo((text) => nodeTypeByLabels(text) ?? UNREAD);
  private readonly dates = new CellMemo((text): Pick<DayInterval, 'from' | 'to'> | typeof UNREAD => {
    return parseDateText(wordDate(text) ?? '') ?? UNREAD;
  });
  private readonly lists = new CellMemo((text) => {
    const { codes, others } = countriesIn(text);
    return others.length > 0 ? UNREAD : codes.map(packedCountry);
  });
  private readonly jurisdictions = new CellMemo((text) => {
    const code = countryCode(text);
    return code === undefined ? 0 : packedCountry(code);
  });
  private readonly cited = new CitedCells();
  private readonly id = new Uint8Array(256);
  private readonly places: Readonly<Record<Column, number>>;
  private readonly width: number;
  private readonly typeByColumns: NodeType;
  private readonly out: ByteSink;

  private constructor(header: TableHeader, out: ByteSink) {
    const at = (column: Column): number => header.positions.get(column)?.[0] ?? -1;
    this.places = {
      nodeid: at('nodeid'),
      name: at('name'),
      originalname: at('originalname'),
      formername: at('formername'),
      address: at('address'),
      labelsn: at('labelsn'),
      labels: at('labels'),
      incorporationdate: at('incorporationdate'),
      struckoffdate: at('struckoffdate'),
      closeddate: at('closeddate'),
      inactivationdate: at('inactivationdate'),
      ibcruc: at('ibcruc'),
      countrycodes: at('countrycodes'),
      countries: at('countries'),
      jurisdictiondescription: at('jurisdictiondescription'),
      sourceid: at('sourceid'),
    };
    this.width = header.names.length;
    this.typeByColumns = nodeTypeByColumns((column) => header.positions.has(column));
    this.out = out;
    new TextEncoder().encodeInto(ICIJ_ID, this.id);
  }

  /** What reads the rows under a header; `undefined` where every row is for the careful reader. */
  static under(header: TableHeader, out: ByteSink): IcijBytes | undefined {
    const isTwice = COLUMNS.some((column) => (header.positions.get(column)?.length ?? 0) > 1);
    return isTwice ? undefined : new IcijBytes(header, out);
  }

  /** Reads a row; false, with nothing sent, when it is not a usual one. */
  read(cells: ByteCells, line: number): boolean {
    const { entity } = this;
    if (cells.count !== this.width || !this.takeId(cells)) return false;
    const type = this.typeOf(cells);
    if (type === UNREAD || !this.takeNames(cells, type === 'address') || !this.areDatesRead(cells)) return false;
    entity.kind = ENTITY_KIND_LIST.indexOf(ICIJ_KINDS[type]);
    entity.unnamed = false;
    entity.topics.clear();
    if (!this.takeCountries(cells) || !this.isCited(cells)) return false;
    this.out.entity(entity, line);
    return true;
  }

  private takeId(cells: ByteCells): boolean {
    const { texts, identifiers } = this.entity;
    const cell = this.at('nodeid');
    const register = this.at('ibcruc');
    const start = cells.starts[cell] ?? 0;
    const length = (cells.ends[cell] ?? 0) - start;
    if (cells.sort(cell) !== CellSort.plain || cells.sort(register) === CellSort.odd) return false;
    if (ICIJ_ID.length + length > this.id.length) return false;
    for (let at = 0; at < length; at++) this.id[ICIJ_ID.length + at] = cells.bytes[start + at] ?? 0;
    texts.clear();
    texts.add(this.id, 0, ICIJ_ID.length + length);
    identifiers.clear();
    cells.addTo(identifiers, cell);
    if (cells.sort(register) === CellSort.plain) cells.addTo(identifiers, register);
    return true;
  }

  private typeOf(cells: ByteCells): NodeType | typeof UNREAD {
    for (const column of ['labelsn', 'labels'] as const) {
      const sort = cells.sort(this.at(column));
      if (sort === CellSort.plain) return this.types.of(cells, this.at(column));
      if (sort === CellSort.odd) return UNREAD;
    }
    return this.typeByColumns;
  }

  /** The name of an address is the address where it has no other. */
  private takeNames(cells: ByteCells, isAddress: boolean): boolean {
    const { texts, aliases } = this.entity;
    const named = this.at('name');
    const name = isAddress && cells.sort(named) === CellSort.empty ? this.at('address') : named;
    if (cells.sort(name) !== CellSort.plain) return false;
    if ((cells.ends[name] ?? 0) - (cells.starts[name] ?? 0) > LONGEST_NAME) return false;
    cells.addTo(texts, name);
    aliases.clear();
    for (const column of ALIASES) {
      const cell = this.at(column);
      const sort = cells.sort(cell);
      // A former or original name may stand for the name.
      if (sort === CellSort.odd || (sort === CellSort.plain && name !== named)) return false;
      if (sort === CellSort.plain) cells.addTo(aliases, cell);
    }
    return true;
  }

  /** Whether every date that is looked at is one, and none is before another that it should follow. */
  private areDatesRead(cells: ByteCells): boolean {
    const founded = this.dateAt(cells, 'incorporationdate');
    if (founded === UNREAD) return false;
    for (const column of DISSOLVED) {
      const dissolved = this.dateAt(cells, column);
      if (dissolved === UNREAD) return false;
      if (dissolved !== undefined) return founded === undefined || founded.from <= dissolved.to;
    }
    return true;
  }

  private dateAt(cells: ByteCells, column: Column): Pick<DayInterval, 'from' | 'to'> | typeof UNREAD | undefined {
    const cell = this.at(column);
    const sort = cells.sort(cell);
    if (sort === CellSort.plain) return this.dates.of(cells, cell);
    return sort === CellSort.empty ? undefined : UNREAD;
  }

  private takeCountries(cells: ByteCells): boolean {
    const { countries } = this.entity;
    countries.length = 0;
    const codes = cells.sort(this.at('countrycodes'));
    const list = codes === CellSort.empty ? this.at('countries') : this.at('countrycodes');
    const sort = cells.sort(list);
    const jurisdiction = this.at('jurisdictiondescription');
    if (sort === CellSort.odd || cells.sort(jurisdiction) === CellSort.odd) return false;
    if (sort === CellSort.plain) {
      const found = this.lists.of(cells, list);
      if (found === UNREAD) return false;
      countries.push(...found);
    }
    if (cells.sort(jurisdiction) === CellSort.plain) {
      const code = this.jurisdictions.of(cells, jurisdiction);
      if (code !== 0 && !countries.includes(code)) countries.push(code);
    }
    return true;
  }

  /** Whether the careful reader has cited the source. Asked last: what it has not cited it will. */
  private isCited(cells: ByteCells): boolean {
    const cell = this.at('sourceid');
    if (cells.sort(cell) === CellSort.odd) return false;
    return this.cited.isKnown(cells, cell);
  }

  private at(column: Column): number {
    return this.places[column];
  }
}
