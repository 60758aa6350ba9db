import type { ByteSink } from '../model/byteRecords.ts';
import type { Evidence } from '../model/evidence.ts';
import type { RecordSink } from '../model/sink.ts';
import { RowElements } from './gleif/csvElement.ts';
import { ExceptionBytes } from './gleif/exceptionBytes.ts';
import { GleifColumns } from './gleif/gleifColumns.ts';
import { LeiBytes } from './gleif/leiBytes.ts';
import { RelationBytes } from './gleif/relationBytes.ts';
import { readLeiRecord } from './gleifEntities.ts';
import { GleifExceptions } from './gleifExceptions.ts';
import { GleifRelations } from './gleifRelations.ts';
import { forEachRow, readRow, type Delimiter } from './csvRows.ts';
import type { Detection, FileSample, Format } from './reader.ts';
import { columnsOf } from './table/tableRow.ts';
import { usualVisitor, type UsualRows } from './table/usualRows.ts';

/** What the rows of a table are records of. */
type Level = 'entities' | 'relations' | 'exceptions';

/** What a row is read again under. */
interface GleifLines {
  readonly header: readonly string[];
  readonly delimiter: Delimiter;
}

/** The tables of the Global LEI Foundation: the files of `gleif` with the paths of their elements as column names. */
export const gleifCsv: Format = {
  id: 'gleif-csv',
  label: 'GLEIF (CSV)',
  detect,
  async read(file, sink) {
    let rows: GleifRows | undefined;
    let usual: UsualRows | undefined;
    await forEachRow(
      file.chunks,
      sink,
      (cells, line, offset, delimiter) => {
        if (rows === undefined) {
          const header = cells.map((cell) => cell.trim());
          rows = new GleifRows(header, sink);
          usual = sink.bytes && rows.usual(sink.bytes);
          const lines: GleifLines = { header, delimiter };
          sink.linesUnder?.(JSON.stringify(lines));
          return;
        }
        sink.at?.(offset);
        rows.read(cells, line);
      },
      undefined,
      usualVisitor(sink, () => usual),
    );
    if (rows === undefined) sink.issue('not-a-record', 1, 'The table has no row.');
  },
  readLine(text, sink, { context }) {
    const { header, delimiter }: GleifLines = JSON.parse(context);
    new GleifRows(header, sink).read(readRow(text, delimiter), 1);
  },
};

/** Reads the rows under one header. */
class GleifRows {
  private readonly level: Level;
  private readonly elements: RowElements;
  private readonly relations: GleifRelations;
  private readonly exceptions: GleifExceptions;
  private readonly evidence: readonly Evidence[];

  constructor(
    private readonly header: readonly string[],
    private readonly sink: RecordSink,
  ) {
    this.level = levelOf(header);
    this.elements = new RowElements(header);
    this.relations = new GleifRelations(sink);
    this.exceptions = new GleifExceptions(sink);
    this.evidence = citeLevel(header, sink);
  }

  /** What reads usual rows as bytes; `undefined` where every row takes more care. */
  usual(out: ByteSink): UsualRows | undefined {
    const columns = new GleifColumns(this.header);
    if (this.level === 'exceptions') return ExceptionBytes.under(columns, this.exceptions.ids, out);
    return this.level === 'relations'
      ? RelationBytes.under(columns, this.relations.ids, out)
      : LeiBytes.under(columns, out);
  }

  read(cells: readonly string[], line: number): void {
    const { header, sink, level, evidence } = this;
    sink.row();
    if (cells.length !== header.length) {
      const type = cells.length < header.length ? 'short-row' : 'long-row';
      sink.issue(type, line, `${cells.length} cells under ${header.length} columns.`);
    }
    const element = this.elements.of(cells);
    if (level === 'relations') this.relations.read(element, line, evidence);
    else if (level === 'exceptions') this.exceptions.read(element, line, evidence);
    else readLeiRecord(element, sink, line, evidence);
  }
}

function levelOf(header: readonly string[]): Level {
  if (header.some((name) => name.startsWith('Relationship.'))) return 'relations';
  return header.includes('Exception.Category') ? 'exceptions' : 'entities';
}

function citeLevel(header: readonly string[], sink: RecordSink): readonly Evidence[] {
  const id = header.includes('Entity.LegalName') ? 'gleif:LEIData' : 'gleif:RelationshipData';
  const title = id === 'gleif:LEIData' ? 'GLEIF level 1, who is who' : 'GLEIF level 2, who owns whom';
  sink.source({ id, title, publisher: 'GLEIF', url: 'https://www.gleif.org/' });
  return [{ source: id }];
}

function certain(what: string): Detection {
  return { confidence: 0.97, why: `the first row has the columns of ${what}` };
}

function detect(sample: FileSample): Detection {
  const columns = columnsOf(sample);
  if (columns.has('relationshipstartnodenodeid')) return certain('GLEIF level 2, who owns whom');
  if (!columns.has('lei')) return { confidence: 0, why: 'no columns of GLEIF' };
  if (columns.has('entitylegalname')) return certain('GLEIF level 1, who is who');
  return columns.has('exceptioncategory')
    ? certain('GLEIF reporting exceptions')
    : { confidence: 0, why: 'an LEI alone' };
}
