import { RelationInBytes, type ByteSink } from '../../model/byteRecords.ts';
import { CLAIM_STATUSES } from '../../model/claim.ts';
import { OPEN_END, OPEN_START, parseDateText, type DayInterval } from '../../model/dates.ts';
import { RELATION_KIND_LIST } from '../../model/relationKinds.ts';
import { copyWords, wordsOf } from '../../model/wordView.ts';
import type { EdgeIds } from '../edgeIds.ts';
import { CellMemo } from '../table/cellMemo.ts';
import { CitedCells } from '../table/citedCells.ts';
import { CellSort, type ByteCells } from '../table/byteCells.ts';
import type { TableHeader } from '../table/tableRow.ts';
import { wordDate } from '../table/wordDate.ts';
import { fixedKind, foldedType, isHint, ICIJ_EDGE_COLUMNS, kindByWord } from './icijEdges.ts';
import { ICIJ_ID } from './icijNodes.ts';

const REPORTED = CLAIM_STATUSES.indexOf('reported');
const PREFIX = new TextEncoder().encode(ICIJ_ID);
const ROOM = 256;
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
  /** The ids of both nodes, each with so much room. */
  private readonly ends = new Uint8Array(ROOM * 2);
  private readonly words = wordsOf(this.ends);
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
    this.ends.set(PREFIX);
    this.ends.set(PREFIX, ROOM);
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
    if (!isShort(cells, places.start) || !isShort(cells, places.end)) return false;
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
    texts.clear();
    texts.add(this.ends, 0, 0);
    texts.add(this.ends, 0, this.putId(cells, this.places.start, 0));
    texts.add(this.ends, ROOM, this.putId(cells, this.places.end, ROOM));
  }

  private putId({ words, starts, ends }: ByteCells, cell: number, place: number): number {
    return copyWords(words, starts[cell] ?? 0, ends[cell] ?? 0, this.words, place + PREFIX.length);
  }
}

/** Whether a cell holds a number or word of usual length. */
function isShort(cells: ByteCells, cell: number): boolean {
  const length = (cells.ends[cell] ?? 0) - (cells.starts[cell] ?? 0);
  return cells.sort(cell) === CellSort.plain && length + PREFIX.length <= ROOM;
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
