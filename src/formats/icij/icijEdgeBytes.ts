import { RelationInBytes, type ByteSink } from '../../model/byteRecords.ts';
import { CLAIM_STATUSES } from '../../model/claim.ts';
import { OPEN_END, OPEN_START, parseDateText, type DayInterval } from '../../model/dates.ts';
import { RELATION_KIND_LIST } from '../../model/relationKinds.ts';
import type { EdgeIds } from '../edgeIds.ts';
import { CellMemo } from '../table/cellMemo.ts';
import { CitedCells } from '../table/citedCells.ts';
import { CellSort, type ByteCells } from '../table/byteCells.ts';
import type { TableHeader } from '../table/tableRow.ts';
import { wordDate } from '../table/wordDate.ts';
import { fixedKind, foldedType, isHint, ICIJ_EDGE_COLUMNS, kindByWord } from './icijEdges.ts';
import { ICIJ_ID } from './icijNodes.ts';

const REPORTED = CLAIM_STATUSES.indexOf('reported');
/** A column that the table does not have. */
const NOWHERE = -1;

/** What the type of an edge says; both below 0 where the careful reader has something to say of it. */
interface EdgeType {
  /** Position of the kind in `RELATION_KIND_LIST` whatever the link says, −1 where that has a say. */
  readonly fixed: number;
  /** The kind where there is no link. */
  readonly alone: number;
}

const UNREAD_TYPE: EdgeType = { fixed: -1, alone: -1 };
type Days = Pick<DayInterval, 'from' | 'to'>;
const UNREAD_DAYS: Days = { from: 0, to: 0 };

/**
 * `readIcijEdge` for the usual row of a table of edges: one that names both nodes and a type that is no hint, and gives
 * no issue. Every other row is refused, and the careful reader takes it; where both read a row, the case is the same.
 */
export class IcijEdgeBytes {
  private readonly relation = new RelationInBytes();
  private readonly types = new CellMemo((text) => edgeType(text));
  private readonly links = new CellMemo((text) => RELATION_KIND_LIST.indexOf(kindByWord(text)));
  private readonly dates = new CellMemo((text): Days => parseDateText(wordDate(text) ?? '') ?? UNREAD_DAYS);
  private readonly cited = new CitedCells();
  /** The ids of both nodes, one behind the other. */
  private ends = new Uint8Array(256);
  private readonly places: Readonly<Record<keyof typeof ICIJ_EDGE_COLUMNS, number>>;
  private readonly width: number;
  private readonly ids: EdgeIds;
  private readonly out: ByteSink;

  private constructor(header: TableHeader, ids: EdgeIds, out: ByteSink) {
    const at = (columns: readonly string[]): number =>
      columns.map((column) => header.positions.get(column)?.[0]).find((place) => place !== undefined) ?? NOWHERE;
    this.places = {
      start: at(ICIJ_EDGE_COLUMNS.start),
      end: at(ICIJ_EDGE_COLUMNS.end),
      type: at(ICIJ_EDGE_COLUMNS.type),
      link: at(ICIJ_EDGE_COLUMNS.link),
      from: at(ICIJ_EDGE_COLUMNS.from),
      to: at(ICIJ_EDGE_COLUMNS.to),
      leak: at(ICIJ_EDGE_COLUMNS.leak),
    };
    this.width = header.names.length;
    this.ids = ids;
    this.out = out;
  }

  /** What reads the rows under a header; `undefined` where every row is for the careful reader. */
  static under(header: TableHeader, ids: EdgeIds, out: ByteSink): IcijEdgeBytes | undefined {
    const isTwice = Object.values(ICIJ_EDGE_COLUMNS).some(
      (columns) => columns.flatMap((column) => header.positions.get(column) ?? []).length > 1,
    );
    return isTwice ? undefined : new IcijEdgeBytes(header, ids, out);
  }

  /** Reads a row; false, with nothing sent, when it is not a usual one. */
  read(cells: ByteCells, line: number): boolean {
    const { places, relation } = this;
    if (cells.count !== this.width) return false;
    if (cells.sort(places.start) !== CellSort.plain || cells.sort(places.end) !== CellSort.plain) return false;
    const kind = this.kindOf(cells);
    if (kind < 0) return false;
    relation.clear(kind, true);
    relation.claim = REPORTED;
    if (!this.takeDates(cells) || !this.isCited(cells)) return false;
    this.takeEnds(cells);
    this.ids.name(relation);
    this.out.relation(relation, line);
    return true;
  }

  private kindOf(cells: ByteCells): number {
    const { type, link } = this.places;
    const sort = cells.sort(link);
    if (cells.sort(type) !== CellSort.plain || sort === CellSort.odd) return -1;
    const { fixed, alone } = this.types.of(cells, type);
    if (alone < 0 || fixed >= 0) return fixed;
    return sort === CellSort.plain ? this.links.of(cells, link) : alone;
  }

  private takeDates(cells: ByteCells): boolean {
    const { relation } = this;
    const from = this.daysAt(cells, this.places.from);
    const to = this.daysAt(cells, this.places.to);
    if (from === UNREAD_DAYS || to === UNREAD_DAYS) return false;
    relation.dated = from !== undefined || to !== undefined;
    relation.from = from?.from ?? OPEN_START;
    relation.to = to?.to ?? OPEN_END;
    return relation.from <= relation.to;
  }

  private daysAt(cells: ByteCells, cell: number): Days | undefined {
    const sort = cells.sort(cell);
    if (sort === CellSort.plain) return this.dates.of(cells, cell);
    return sort === CellSort.empty ? undefined : UNREAD_DAYS;
  }

  /** Whether the careful reader has cited the source. Asked last: what it has not cited it will. */
  private isCited(cells: ByteCells): boolean {
    const { leak } = this.places;
    return cells.sort(leak) !== CellSort.odd && this.cited.isKnown(cells, leak);
  }

  private takeEnds(cells: ByteCells): void {
    const { texts } = this.relation;
    const { start, end } = this.places;
    const room = idLength(cells, start) + idLength(cells, end);
    if (room > this.ends.length) this.ends = new Uint8Array(room * 2);
    const middle = this.putId(cells, start, 0);
    texts.clear();
    texts.add(this.ends, 0, 0);
    texts.add(this.ends, 0, middle);
    texts.add(this.ends, middle, this.putId(cells, end, middle));
  }

  private putId({ bytes, starts, ends }: ByteCells, cell: number, place: number): number {
    let to = place;
    for (let at = 0; at < PREFIX.length; at++) this.ends[to++] = PREFIX[at] ?? 0;
    for (let at = starts[cell] ?? 0; at < (ends[cell] ?? 0); at++) this.ends[to++] = bytes[at] ?? 0;
    return to;
  }
}

const PREFIX = new TextEncoder().encode(ICIJ_ID);

function idLength({ starts, ends }: ByteCells, cell: number): number {
  return PREFIX.length + (ends[cell] ?? 0) - (starts[cell] ?? 0);
}

function edgeType(text: string): EdgeType {
  const type = foldedType(text);
  if (isHint(type)) return UNREAD_TYPE;
  const fixed = fixedKind(type);
  return {
    fixed: fixed === undefined ? -1 : RELATION_KIND_LIST.indexOf(fixed),
    alone: RELATION_KIND_LIST.indexOf(kindByWord(type)),
  };
}
