import type { SourceRecord } from '../model/evidence.ts';
import type { IssueType } from '../model/issue.ts';
import type { CaseHeader, EntityAddition, EntityRecord, RelationRecord } from '../model/records.ts';
import type { RecordSink } from '../model/sink.ts';
import { csvEdge, csvNode } from './csvGraphRow.ts';
import { EdgeIds } from './edgeIds.ts';
import { NamedSources } from './fileIds.ts';
import { edgeRow, nodeRow, type Attribute } from './graphAttributes.ts';
import { excerpt } from './json.ts';
import { RECORD_COLUMN, readOwnCells, type OwnCell } from './ownColumns.ts';

/** A node or an edge as a graph file gives it. */
export interface GraphPart {
  /** From 1; 0 where the format has no lines. */
  readonly line: number;
  readonly id: string | undefined;
  readonly attributes: readonly Attribute[];
}

/** An edge as a graph file gives it. */
export interface GraphLink extends GraphPart {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly directed: boolean;
}

/** Counters such as 17, n3, e12 and yEd's n0::n3; the register numbers of firms have more digits. */
const COUNTER = /^[a-z]?\d{1,7}(::[a-z]?\d{1,7})*$/;

/**
 * Sends the nodes and edges of one graph file to a sink. Attributes are read as the columns of a table of nodes or
 * edges are (`csvGraph`); what has no field is kept as text.
 *
 * Programs number nodes from 0 in every file, so an id that is a mere counter is known by the name of the file before
 * it and kept as text; any other id is taken as it is and joins the same id of other files.
 */
export class GraphRecords {
  private readonly fileName: string;
  private readonly sink: RecordSink;
  private readonly named: NamedSink;
  private readonly edgeIds: EdgeIds;
  private readonly sources: NamedSources;

  constructor(fileName: string, sink: RecordSink) {
    this.fileName = fileName;
    this.sink = sink;
    this.edgeIds = new EdgeIds(fileName);
    this.sources = new NamedSources(sink);
    this.named = new NamedSink(sink);
  }

  node({ line, id, attributes }: GraphPart): void {
    this.sink.row();
    if (isOwn(attributes, 'entity')) {
      readOwnCells('entity', [['id', id ?? ''], ...attributes], this.sink, line);
      return;
    }
    const own = cleanId(id);
    if (own === undefined) {
      this.sink.issue('missing-field', line, `A node without id is left out: ${excerpt(attributes)}`);
      return;
    }
    const wide = this.wideId(own);
    const { header, cells } = nodeRow(wide, own, withCounterId(own, wide, attributes));
    this.named.what = `node ${own}`;
    csvNode(header, cells, line, this.named, (text) => this.sources.cite(text));
  }

  edge({ line, id, from, to, directed, attributes }: GraphLink): void {
    this.sink.row();
    if (isOwn(attributes, 'relation')) {
      const named = attributes.map(([name, text]): OwnCell => [name === 'relation_id' ? 'id' : name, text]);
      readOwnCells('relation', [['from', from ?? ''], ['to', to ?? ''], ...named], this.sink, line);
      return;
    }
    const start = cleanId(from);
    const end = cleanId(to);
    if (start === undefined || end === undefined) {
      const known = [id, from, to].filter((text) => text !== undefined).join(', ');
      this.sink.issue('missing-field', line, `An edge without both ends is left out: ${excerpt(known)}`);
      return;
    }
    const own = cleanId(id);
    const wide = own === undefined ? undefined : this.wideId(own);
    const row = edgeRow(wide, this.wideId(start), this.wideId(end), directed, withCounterId(own, wide, attributes));
    this.named.what = `edge ${own ?? `${start} – ${end}`}`;
    if (row.directionless !== undefined) {
      const problem = `“${row.directionless}” has a direction, the edge has none; read as linked_to`;
      this.named.issue('wrong-type', line, problem);
    }
    const relation = csvEdge(row.header, row.cells, line, this.named, (text) => this.sources.cite(text));
    if (relation === undefined) return;
    this.sink.relation(relation.id === '' ? { ...relation, id: this.freeId(relation) } : relation, line);
  }

  /** Describes a source that attributes cite by its id. */
  source(source: SourceRecord): void {
    this.sources.send(source);
  }

  private wideId(id: string): string {
    return COUNTER.test(id) ? `${this.fileName}:${id}` : id;
  }

  /** An id by the ends as the file has them: the name of the file stands before it once. */
  private freeId({ from, to }: RelationRecord): string {
    const bare = (id: string) => (id.startsWith(`${this.fileName}:`) ? id.slice(this.fileName.length + 1) : id);
    return this.edgeIds.next(bare(from), bare(to));
  }
}

/** Whether a node or edge was written by this project: its attributes are then the fields of a record. */
function isOwn(attributes: readonly Attribute[], record: 'entity' | 'relation'): boolean {
  return attributes.some(([name, text]) => name === RECORD_COLUMN && text === record);
}

/** An id that now has the name of the file before it is kept as the file has it. */
function withCounterId(
  own: string | undefined,
  wide: string | undefined,
  attributes: readonly Attribute[],
): readonly Attribute[] {
  return own === undefined || own === wide ? attributes : [...attributes, ['id', own]];
}

/** Ids are one line of text without blanks around it. */
function cleanId(id: string | undefined): string | undefined {
  const text = id?.replace(/\p{Cc}+/gu, ' ').trim();
  return text === '' ? undefined : text;
}

/** Says of every issue which node or edge it is about: many of these formats have no lines. */
class NamedSink implements RecordSink {
  what = '';
  private readonly sink: RecordSink;

  constructor(sink: RecordSink) {
    this.sink = sink;
  }

  issue(type: IssueType, line: number, text: string): void {
    this.sink.issue(type, line, `${excerpt(this.what)}: ${text}`);
  }

  entity(entity: EntityRecord, line: number): void {
    this.sink.entity(entity, line);
  }

  relation(relation: RelationRecord, line: number): void {
    this.sink.relation(relation, line);
  }

  addition(addition: EntityAddition, line: number): void {
    this.sink.addition(addition, line);
  }

  header(header: CaseHeader): void {
    this.sink.header(header);
  }

  source(source: SourceRecord): void {
    this.sink.source(source);
  }

  view(title: string, state: unknown): void {
    this.sink.view(title, state);
  }

  row(): void {
    this.sink.row();
  }
}
