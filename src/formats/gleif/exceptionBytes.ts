import { EntityInBytes, RelationInBytes, type ByteSink } from '../../model/byteRecords.ts';
import { CLAIM_STATUSES } from '../../model/claim.ts';
import { ENTITY_KIND_LIST } from '../../model/entityKinds.ts';
import { hashWords } from '../../model/ids.ts';
import { RELATION_KIND_LIST } from '../../model/relationKinds.ts';
import { copyWords, wordsOf } from '../../model/wordView.ts';
import { exceptionKinds, exceptionName } from '../gleifExceptions.ts';
import { CellSort, type ByteCells } from '../table/byteCells.ts';
import { CellMemo } from '../table/cellMemo.ts';
import type { ExceptionIds } from './exceptionIds.ts';
import type { GleifColumns } from './gleifColumns.ts';

const REPORTED = CLAIM_STATUSES.indexOf('reported');
const BLANK = 32;
const ROOM = 256;
const encoder = new TextEncoder();
const OF = encoder.encode(' of');
const NOBODY: readonly number[] = [];

/** What a reason has a say in. */
interface Reason {
  readonly person: boolean;
  readonly open: boolean;
}

/**
 * `GleifExceptions` for the usual row: one with an LEI, a category and a reason, and the first of its child and category.
 * Every other row is refused, and the careful reader takes it; where both read a row, the case is the same.
 */
export class ExceptionBytes {
  private readonly entity = new EntityInBytes();
  private readonly relation = new RelationInBytes();
  private readonly names = new CellMemo((text) => encoder.encode(exceptionName(text)));
  private readonly reasons = new CellMemo((text): Reason => {
    const { entity, relation } = exceptionKinds([text]);
    return { person: entity === 'person', open: relation === 'linked_to' };
  });
  /** The id of the parent, and " of" behind it. */
  private readonly id = new Uint8Array(ROOM);
  private readonly words = wordsOf(this.id);
  private readonly hash = new Int32Array(2);
  private readonly child: number;
  private readonly category: number;
  private readonly reasonCells: readonly number[];
  private readonly width: number;
  private readonly ids: ExceptionIds;
  private readonly out: ByteSink;

  private constructor(columns: GleifColumns, reasonCells: readonly number[], ids: ExceptionIds, out: ByteSink) {
    this.child = columns.at('LEI');
    this.category = columns.at('ExceptionCategory');
    this.reasonCells = reasonCells;
    this.width = columns.width;
    this.ids = ids;
    this.out = out;
    this.entity.unnamed = true;
  }

  /** What reads the rows under a header; `undefined` where every row is for the careful reader. */
  static under(columns: GleifColumns, ids: ExceptionIds, out: ByteSink): ExceptionBytes | undefined {
    const elements = columns.elements('ExceptionReason');
    if (elements === undefined || !columns.areSingle(['LEI', 'ExceptionCategory'])) return undefined;
    const cells = elements.flatMap((element) => element.get('') ?? []);
    return new ExceptionBytes(columns, cells, ids, out);
  }

  /** Reads a row; false, with nothing sent, when it is not a usual one. */
  read(cells: ByteCells, line: number): boolean {
    const { child, category, hash, id, words, entity, out } = this;
    if (cells.count !== this.width || cells.sort(child) !== CellSort.plain) return false;
    if (cells.sort(category) !== CellSort.plain || !this.takeReasons(cells)) return false;
    const { starts, ends } = cells;
    const length = (ends[child] ?? 0) - (starts[child] ?? 0) + (ends[category] ?? 0) - (starts[category] ?? 0);
    if (length + 1 + OF.length > ROOM) return false;
    let end = copyWords(cells.words, starts[child] ?? 0, ends[child] ?? 0, words, 0);
    id[end++] = BLANK;
    end = copyWords(cells.words, starts[category] ?? 0, ends[category] ?? 0, words, end);
    hashWords(words, 0, end, hash);
    const high = hash[0] ?? 0;
    const low = hash[1] ?? 0;
    if (!this.ids.take(high, low)) return false;
    const name = this.names.of(cells, category);
    entity.texts.clear();
    entity.texts.add(id, 0, end);
    entity.texts.add(name, 0, name.length);
    const parent = out.mention(id, 0, end, high, low, line);
    out.entityAt(parent, entity, line);
    cells.hash(child);
    const known = out.mention(
      cells.bytes,
      starts[child] ?? 0,
      ends[child] ?? 0,
      cells.high[child] ?? 0,
      cells.low[child] ?? 0,
      line,
    );
    id.set(OF, end);
    const { texts } = this.relation;
    texts.clear();
    texts.add(id, 0, end + OF.length);
    out.relationBetween(this.relation, parent, known, NOBODY, line);
    return true;
  }

  private takeReasons(cells: ByteCells): boolean {
    const { entity, relation, reasonCells } = this;
    let person = false;
    let open = false;
    let count = 0;
    for (let at = 0; at < reasonCells.length; at++) {
      const cell = reasonCells[at] ?? -1;
      const sort = cells.sort(cell);
      if (sort === CellSort.odd) return false;
      if (sort === CellSort.empty) continue;
      const reason = this.reasons.of(cells, cell);
      count++;
      if (reason.person) person = true;
      if (reason.open) open = true;
    }
    entity.kind = ENTITY_KIND_LIST.indexOf(person ? 'person' : 'other');
    relation.clear(RELATION_KIND_LIST.indexOf(open ? 'linked_to' : 'owns'), true);
    relation.claim = REPORTED;
    return count > 0;
  }
}
