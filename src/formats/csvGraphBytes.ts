import { EntityInBytes, RelationInBytes, type ByteSink } from '../model/byteRecords.ts';
import { ENTITY_KIND_LIST } from '../model/entityKinds.ts';
import { RELATION_KIND_LIST } from '../model/relationKinds.ts';
import { ByteSpan, LONGEST_NAME, isPlainCode, plainAmount } from './byteValues.ts';
import { ByteWords } from './byteWords.ts';
import type { GraphColumn, GraphHeader } from './csvGraphHeader.ts';
import type { EdgeIds } from './edgeIds.ts';
import type { EndNames } from './endNames.ts';
import { CellSort, type ByteCells } from './table/byteCells.ts';
import { CitedCells, isSingle } from './table/citedCells.ts';

const KINDS = new ByteWords(RELATION_KIND_LIST);
const PAYS = RELATION_KIND_LIST.indexOf('pays');
const SUPPLIES = RELATION_KIND_LIST.indexOf('supplies');
const OTHER = ENTITY_KIND_LIST.indexOf('other');
const LINKED = RELATION_KIND_LIST.indexOf('linked_to');

/** The columns that are looked at; each stands in one place at most. */
const COLUMNS = [
  'from',
  'to',
  'id',
  'kind',
  'date',
  'start',
  'end',
  'goods',
  'hs',
  'value',
  'currency',
  'source',
] as const satisfies readonly GraphColumn[];
type Column = (typeof COLUMNS)[number];

/**
 * `csvEdge` for the usual row of a table of edges: plain cells whose columns follow from the row alone and which give
 * no issue. Every other row is refused, and the careful reader takes it; where both read a row, the case is the same.
 */
export class CsvGraphBytes {
  private readonly relation = new RelationInBytes();
  private readonly span = new ByteSpan();
  private readonly cited = new CitedCells();
  private readonly entity = new EntityInBytes();
  private readonly places: Readonly<Record<Column, number>>;
  private readonly header: GraphHeader;
  private readonly width: number;
  private readonly ids: EdgeIds;
  private readonly names: EndNames;
  private readonly out: ByteSink;

  private constructor(
    header: GraphHeader,
    places: Readonly<Record<Column, number>>,
    width: number,
    ids: EdgeIds,
    names: EndNames,
    out: ByteSink,
  ) {
    this.header = header;
    this.places = places;
    this.width = width;
    this.ids = ids;
    this.names = names;
    this.out = out;
  }

  /** What reads the rows under a header; `undefined` where every row is for the careful reader. */
  static under(
    header: GraphHeader,
    width: number,
    ids: EdgeIds,
    names: EndNames,
    out: ByteSink,
  ): CsvGraphBytes | undefined {
    const at = (column: Column): number => header.columns.get(column)?.[0] ?? -1;
    if (COLUMNS.some((column) => (header.columns.get(column)?.length ?? 0) > 1)) return undefined;
    const places = {
      from: at('from'),
      to: at('to'),
      id: at('id'),
      kind: at('kind'),
      date: at('date'),
      start: at('start'),
      end: at('end'),
      goods: at('goods'),
      hs: at('hs'),
      value: at('value'),
      currency: at('currency'),
      source: at('source'),
    };
    return new CsvGraphBytes(header, places, width, ids, names, out);
  }

  /** Reads a row; false, with nothing sent, when it is not a usual one. */
  read(cells: ByteCells, line: number): boolean {
    const { places, relation } = this;
    if (cells.count !== this.width) return false;
    if (cells.sort(places.from) !== CellSort.plain || cells.sort(places.to) !== CellSort.plain) return false;
    const id = cells.sort(places.id);
    const hs = cells.sort(places.hs);
    const goods = cells.sort(places.goods);
    if (id === CellSort.odd || hs === CellSort.odd || goods === CellSort.odd) return false;
    if (this.header.namedEnds && !this.areNames(cells)) return false;
    const kind = this.kindOf(cells, hs === CellSort.plain || goods === CellSort.plain);
    if (kind < 0) return false;
    relation.clear(kind, false);
    if (hs === CellSort.plain && !this.takeCode(cells)) return false;
    if (!this.takeDates(cells) || !this.takeAmount(cells) || !this.takeSource(cells)) return false;
    if (this.header.namedEnds) this.nameEnds(cells, line);
    this.takeTexts(cells, id === CellSort.plain);
    this.out.relation(relation, line);
    return true;
  }

  private takeTexts(cells: ByteCells, hasId: boolean): void {
    const { places } = this;
    const { texts } = this.relation;
    texts.clear();
    if (hasId) cells.addTo(texts, places.id);
    else texts.add(NO_BYTES, 0, 0);
    cells.addTo(texts, places.from);
    cells.addTo(texts, places.to);
    if (!hasId) this.ids.name(this.relation);
  }

  /** The kind of the row; −1 for a word that is none. */
  private kindOf(cells: ByteCells, hasGoods: boolean): number {
    const { kind } = this.places;
    const sort = cells.sort(kind);
    if (sort === CellSort.odd) return -1;
    if (sort === CellSort.plain) return KINDS.find(cells.bytes, cells.starts[kind] ?? 0, cells.ends[kind] ?? 0);
    if (this.header.payments) return PAYS;
    return hasGoods ? SUPPLIES : LINKED;
  }

  private takeCode(cells: ByteCells): boolean {
    const { hs } = this.places;
    if (!isPlainCode(cells.bytes, cells.starts[hs] ?? 0, cells.ends[hs] ?? 0)) return false;
    cells.addTo(this.relation.hs, hs);
    return true;
  }

  private takeDates(cells: ByteCells): boolean {
    const { places, span, relation } = this;
    const start = cells.sort(places.start);
    const end = cells.sort(places.end);
    const point = cells.sort(places.date);
    if (start === CellSort.odd || end === CellSort.odd || point === CellSort.odd) return false;
    const day = point === CellSort.plain ? places.date : -1;
    const from = start === CellSort.plain ? places.start : day;
    const to = end === CellSort.plain ? places.end : start === CellSort.plain ? -1 : day;
    span.clear();
    if (from >= 0 && !span.begin(cells.bytes, cells.starts[from] ?? 0, cells.ends[from] ?? 0)) return false;
    if (to >= 0 && !span.finish(cells.bytes, cells.starts[to] ?? 0, cells.ends[to] ?? 0)) return false;
    if (span.from > span.to) return false;
    relation.dated = span.known;
    relation.from = span.from;
    relation.to = span.to;
    return true;
  }

  /** An amount of digits whose currency stands beside it in capital letters. */
  private takeAmount(cells: ByteCells): boolean {
    const { value, currency } = this.places;
    const sort = cells.sort(value);
    if (sort !== CellSort.plain) return sort === CellSort.empty;
    const amount = plainAmount(cells.bytes, cells.starts[value] ?? 0, cells.ends[value] ?? 0);
    if (Number.isNaN(amount) || cells.sort(currency) !== CellSort.plain) return false;
    for (let at = cells.starts[currency] ?? 0; at < (cells.ends[currency] ?? 0); at++) {
      if ((cells.bytes[at] ?? 0) < 65 || (cells.bytes[at] ?? 0) > 90) return false;
    }
    this.relation.amount = amount;
    cells.addTo(this.relation.currency, currency);
    return true;
  }

  /** A text that the careful reader has cited. Asked last: what it has not cited it will, as nothing else is in the way. */
  private takeSource(cells: ByteCells): boolean {
    const { source } = this.places;
    if (cells.sort(source) === CellSort.empty) return true;
    this.relation.sourced = isSingle(cells, source) && this.cited.isKnown(cells, source);
    return this.relation.sourced;
  }

  private areNames({ starts, ends }: ByteCells): boolean {
    const { from, to } = this.places;
    return (
      (ends[from] ?? 0) - (starts[from] ?? 0) <= LONGEST_NAME && (ends[to] ?? 0) - (starts[to] ?? 0) <= LONGEST_NAME
    );
  }

  /** Sends the ends that no row has named so far. */
  private nameEnds(cells: ByteCells, line: number): void {
    const { entity } = this;
    for (const end of [this.places.from, this.places.to]) {
      cells.hash(end);
      if (!this.names.isNew(cells.high[end] ?? 0, cells.low[end] ?? 0)) continue;
      entity.kind = OTHER;
      entity.texts.clear();
      cells.addTo(entity.texts, end);
      cells.addTo(entity.texts, end);
      this.out.entity(entity, line);
    }
  }
}

const NO_BYTES = new Uint8Array(0);
