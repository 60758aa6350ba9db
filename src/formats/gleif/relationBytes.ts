import { RelationInBytes, type ByteSink } from '../../model/byteRecords.ts';
import { CLAIM_STATUSES } from '../../model/claim.ts';
import { OPEN_END } from '../../model/dates.ts';
import { RELATION_KIND_LIST } from '../../model/relationKinds.ts';
import { ByteSpan, firstDay } from '../byteValues.ts';
import { ByteWords } from '../byteWords.ts';
import { ACTIVE, CONFIRMED, GLEIF_CLAIMS, GLEIF_RELATION_KINDS, RELATIONSHIP_PERIOD } from '../gleifRelations.ts';
import { CellSort, type ByteCells } from '../table/byteCells.ts';
import type { GleifColumns } from './gleifColumns.ts';
import type { RelationIds } from './relationIds.ts';

/** The columns that are looked at besides those of periods; each stands in one place at most. */
const PATHS = {
  child: 'Relationship.StartNode.NodeID',
  parent: 'Relationship.EndNode.NodeID',
  type: 'Relationship.RelationshipType',
  status: 'Relationship.RelationshipStatus',
  updated: 'Registration.LastUpdateDate',
  validation: 'Registration.ValidationSources',
} as const;
const PERIODS = 'Relationship.RelationshipPeriods.RelationshipPeriod';

const TYPES = new ByteWords([...GLEIF_RELATION_KINDS.keys()]);
const KINDS = [...GLEIF_RELATION_KINDS.values()].map((kind) => RELATION_KIND_LIST.indexOf(kind));
const PERIOD_TYPES = new ByteWords([RELATIONSHIP_PERIOD]);
const STATUSES = new ByteWords([ACTIVE]);
const VALIDATIONS = new ByteWords([CONFIRMED]);

/** The columns of a period. */
interface Period {
  readonly type: number;
  readonly start: number;
  readonly end: number;
}

/**
 * What `GleifRelations` reads for the usual row of level 2, from bytes: a relationship of a known type with no issue.
 * Every other row is refused, and the careful reader takes it; where both read a row, the case is the same.
 */
export class RelationBytes {
  private readonly relation = new RelationInBytes();
  private readonly span = new ByteSpan();
  private readonly places: Readonly<Record<keyof typeof PATHS, number>>;
  private readonly periods: readonly Period[];
  private readonly width: number;
  private readonly ids: RelationIds;
  private readonly out: ByteSink;

  private constructor(columns: GleifColumns, periods: readonly Period[], ids: RelationIds, out: ByteSink) {
    this.width = columns.width;
    this.periods = periods;
    this.ids = ids;
    this.out = out;
    this.places = {
      child: columns.at(PATHS.child),
      parent: columns.at(PATHS.parent),
      type: columns.at(PATHS.type),
      status: columns.at(PATHS.status),
      updated: columns.at(PATHS.updated),
      validation: columns.at(PATHS.validation),
    };
  }

  /** What reads the rows under a header; `undefined` where every row is for the careful reader. */
  static under(columns: GleifColumns, ids: RelationIds, out: ByteSink): RelationBytes | undefined {
    const elements = columns.elements(PERIODS);
    if (elements === undefined || !columns.areSingle(Object.values(PATHS))) return undefined;
    const periods = elements.map((element) => ({
      type: element.get('PeriodType') ?? -1,
      start: element.get('StartDate') ?? -1,
      end: element.get('EndDate') ?? -1,
    }));
    return new RelationBytes(columns, periods, ids, out);
  }

  /** Reads a row; false, with nothing sent, when it is not a usual one. */
  read(cells: ByteCells, line: number): boolean {
    const { places, relation, span } = this;
    const { child, parent, type } = places;
    if (cells.count !== this.width || cells.sort(child) !== CellSort.plain) return false;
    if (cells.sort(parent) !== CellSort.plain || cells.sort(type) !== CellSort.plain) return false;
    const kind = KINDS[wordIn(TYPES, cells, type)];
    const validation = cells.sort(places.validation);
    if (kind === undefined || validation === CellSort.odd || !this.takeDates(cells)) return false;
    relation.clear(kind, true);
    const isConfirmed = validation === CellSort.plain && wordIn(VALIDATIONS, cells, places.validation) >= 0;
    relation.claim = CLAIM_STATUSES.indexOf(isConfirmed ? GLEIF_CLAIMS.confirmed : GLEIF_CLAIMS.other);
    relation.dated = span.known;
    relation.from = span.from;
    relation.to = span.to;
    const { texts } = relation;
    texts.clear();
    texts.add(cells.bytes, 0, 0);
    cells.addTo(texts, parent);
    cells.addTo(texts, child);
    this.ids.name(relation, cells, child, type, parent);
    this.out.relation(relation, line);
    return true;
  }

  /** A relationship that is not active and has no end was over by its last update. */
  private takeDates(cells: ByteCells): boolean {
    const { span } = this;
    const { status, updated } = this.places;
    const { bytes, starts, ends } = cells;
    span.clear();
    if (!this.takePeriod(cells)) return false;
    const state = cells.sort(status);
    const update = cells.sort(updated);
    if (state === CellSort.odd || update === CellSort.odd) return false;
    if (update === CellSort.plain) {
      const isOver = state === CellSort.plain && wordIn(STATUSES, cells, status) < 0;
      const start = starts[updated] ?? 0;
      const end = ends[updated] ?? 0;
      if (Number.isNaN(firstDay(bytes, start, end))) return false;
      if (isOver && span.to === OPEN_END && !span.finish(bytes, start, end)) return false;
    }
    return span.from <= span.to;
  }

  /** Takes the dates of the first period that is that of the relationship. */
  private takePeriod(cells: ByteCells): boolean {
    const { bytes, starts, ends } = cells;
    for (const { type, start, end } of this.periods) {
      const sort = cells.sort(type);
      if (sort === CellSort.odd) return false;
      if (sort === CellSort.empty || wordIn(PERIOD_TYPES, cells, type) < 0) continue;
      const first = cells.sort(start);
      const last = cells.sort(end);
      if (first === CellSort.odd || last === CellSort.odd) return false;
      if (first === CellSort.plain && !this.span.begin(bytes, starts[start] ?? 0, ends[start] ?? 0)) return false;
      return last === CellSort.empty || this.span.finish(bytes, starts[end] ?? 0, ends[end] ?? 0);
    }
    return true;
  }
}

function wordIn(words: ByteWords, { bytes, starts, ends }: ByteCells, cell: number): number {
  return words.find(bytes, starts[cell] ?? 0, ends[cell] ?? 0);
}
