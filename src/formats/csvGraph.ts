import type { ByteSink } from '../model/byteRecords.ts';
import { hashText } from '../model/ids.ts';
import type { RelationRecord } from '../model/records.ts';
import type { RecordSink } from '../model/sink.ts';
import { forEachRow, findDelimiter, readRow, type Delimiter } from './csvRows.ts';
import { CsvGraphBytes } from './csvGraphBytes.ts';
import { EndNames } from './endNames.ts';
import { readGraphHeader, type GraphHeader } from './csvGraphHeader.ts';
import { plainText } from '../model/csvCell.ts';
import { isOwnHeader, isOwnRecord, RECORD_COLUMN, readOwnCells, type OwnCell } from './ownColumns.ts';
import { EdgeIds } from './edgeIds.ts';
import { NamedSources } from './fileIds.ts';
import { CsvNodeBytes } from './csvNodeBytes.ts';
import { csvEdge, csvNode } from './csvGraphRow.ts';
import { usualVisitor, type UsualRows } from './table/usualRows.ts';
import type { Detection, FileSample, Format } from './reader.ts';

/** Plain tables of nodes or of edges; which one, the header says. Files of both are opened together in any order. */
export const csvGraph: Format = {
  id: 'csv',
  label: 'Table of nodes or edges (CSV)',
  detect,
  async read(file, sink) {
    const table = new GraphTable(file.name, sink);
    await forEachRow(
      file.chunks,
      sink,
      (cells, line, offset, delimiter) => {
        sink.at?.(offset);
        table.row(cells, line, delimiter);
      },
      undefined,
      usualVisitor(sink, () => table.usual),
    );
    table.end();
  },
  readLine(text, sink, { file, context }) {
    const { header, delimiter }: GraphLines = JSON.parse(context);
    const table = new GraphTable(file, sink);
    table.row(header, 0, delimiter);
    table.row(readRow(text, delimiter), 0, delimiter);
  },
};

/** What a row of a table is read again under. */
interface GraphLines {
  readonly header: readonly string[];
  readonly delimiter: Delimiter;
}

class GraphTable {
  private header: GraphHeader | undefined;
  /** The columns of a table that this project wrote. */
  private own: readonly string[] | undefined;
  private width = 0;
  private refused = false;
  /** Reads usual rows as bytes. */
  usual: UsualRows | undefined;
  private readonly edgeIds: EdgeIds;
  private readonly named = new EndNames();
  private readonly hash = new Int32Array(2);
  private readonly sources: NamedSources;
  private readonly sink: RecordSink;

  constructor(fileName: string, sink: RecordSink) {
    this.sink = sink;
    this.edgeIds = new EdgeIds(fileName);
    this.sources = new NamedSources(sink);
  }

  row(cells: readonly string[], line: number, delimiter: Delimiter): void {
    if (this.own !== undefined) {
      this.ownRow(this.own, cells, line);
      return;
    }
    if (this.header === undefined) {
      if (!this.refused) this.readHeader(cells, line, delimiter);
      else this.refuseRow(line);
      return;
    }
    this.sink.row();
    if (cells.length > this.width) {
      const extra = cells.slice(this.width).join(' | ');
      this.sink.issue(
        'long-row',
        line,
        `${cells.length} cells under ${this.width} columns; left out: ${extra.slice(0, 60)}`,
      );
    } else if (cells.length < this.width) {
      this.sink.issue('short-row', line, `${cells.length} cells under ${this.width} columns; the others are unknown.`);
    }
    if (this.header.table === 'nodes') csvNode(this.header, cells, line, this.sink, (text) => this.sources.cite(text));
    else this.edge(this.header, cells, line);
  }

  end(): void {
    if (this.header === undefined && this.own === undefined && !this.refused)
      this.sink.issue('not-a-record', 1, 'The table has no row.');
  }

  private readHeader(cells: readonly string[], line: number, delimiter: Delimiter): void {
    const lines: GraphLines = { header: cells, delimiter };
    this.sink.linesUnder?.(JSON.stringify(lines));
    if (isOwnHeader(cells)) {
      this.own = cells.map((cell) => cell.trim());
      return;
    }
    this.header = readGraphHeader(cells);
    this.width = cells.length;
    if (this.header === undefined) {
      this.refused = true;
      this.sink.issue('not-a-record', line, 'No header of a table of nodes or edges; nothing is read.');
      return;
    }
    this.usual = this.sink.bytes && this.usualUnder(this.header, this.sink.bytes);
    const seen = new Set<string>();
    for (const cell of cells) {
      const name = cell.trim().toLowerCase();
      if (seen.has(name) && name !== '')
        this.sink.issue('repeated-header', line, `Column ${cell.trim()} stands twice.`);
      seen.add(name);
    }
  }

  private usualUnder(header: GraphHeader, out: ByteSink): UsualRows | undefined {
    if (header.table === 'nodes') return CsvNodeBytes.under(header, this.width, out);
    return CsvGraphBytes.under(header, this.width, this.edgeIds, this.named, out);
  }

  private ownRow(names: readonly string[], cells: readonly string[], line: number): void {
    this.sink.row();
    if (cells.length < names.length) {
      const text = `${cells.length} cells under ${names.length} columns; the others are unknown.`;
      this.sink.issue('short-row', line, text);
    }
    const known = cells.map((cell, at): OwnCell => [names[at] ?? `column ${at + 1}`, plainText(cell)]);
    const record = known.find(([name]) => name === RECORD_COLUMN)?.[1];
    if (isOwnRecord(record)) readOwnCells(record, known, this.sink, line);
    else
      this.sink.issue('not-a-record', line, 'A row whose record is neither entity, relation nor source is left out.');
  }

  private refuseRow(line: number): void {
    this.sink.row();
    this.sink.issue('not-a-record', line, 'A row below an unknown header is left out.');
  }

  private edge(header: GraphHeader, cells: readonly string[], line: number): void {
    const relation = csvEdge(header, cells, line, this.sink, (text) => this.sources.cite(text));
    if (relation === undefined) return;
    if (header.namedEnds) this.nameEnds(relation, line);
    if (header.columns.has('id') && relation.id !== '') {
      this.sink.relation(relation, line);
      return;
    }
    this.sink.relation({ ...relation, id: this.edgeIds.next(relation.from, relation.to) }, line);
  }

  /** Where the ends are names, each name is a party: there is no other file to describe it. */
  private nameEnds(relation: RelationRecord, line: number): void {
    for (const id of [relation.from, relation.to]) {
      hashText(id, this.hash);
      if (this.named.isNew(this.hash[0] ?? 0, this.hash[1] ?? 0))
        this.sink.entity({ id, kind: 'other', name: id }, line);
    }
  }
}

function detect(sample: FileSample): Detection {
  const delimiter = findDelimiter(sample.text);
  const [first = '', second = ''] = sample.text.replace(/^"?sep=.*\r?\n/, '').split(/\r?\n/, 2);
  const names = first.split(delimiter).map((cell) => cell.replace(/^\s*"|"\s*$/g, ''));
  if (isOwnHeader(names)) return { confidence: 0.99, why: 'the first row has the columns of a table written here' };
  const header = readGraphHeader(names);
  if (header === undefined || first.startsWith('{') || first.startsWith('<') || second.startsWith('<')) {
    return { confidence: 0, why: 'the first row is no header of nodes or edges' };
  }
  const named = header.table === 'edges' ? 'two columns that name the ends of an edge' : 'columns that name a party';
  const confidence = header.table === 'edges' ? 0.7 : header.columns.has('id') ? 0.5 : 0.3;
  return { confidence, why: `the first row has ${named}` };
}
