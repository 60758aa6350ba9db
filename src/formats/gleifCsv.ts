import type { Evidence } from '../model/evidence.ts';
import type { RecordSink } from '../model/sink.ts';
import { elementOf } from './gleif/csvElement.ts';
import { readLeiRecord } from './gleifEntities.ts';
import { GleifExceptions } from './gleifExceptions.ts';
import { GleifRelations } from './gleifRelations.ts';
import { forEachRow } from './csvRows.ts';
import type { Detection, FileSample, Format } from './reader.ts';
import { columnsOf } from './table/tableRow.ts';

/** The tables of the Global LEI Foundation: the files of `gleif` with the paths of their elements as column names. */
export const gleifCsv: Format = {
  id: 'gleif-csv',
  label: 'GLEIF (CSV)',
  detect,
  async read(file, sink) {
    const relations = new GleifRelations(sink);
    const exceptions = new GleifExceptions(sink);
    let header: readonly string[] | undefined;
    let evidence: readonly Evidence[] = [];
    await forEachRow(file.chunks, sink, (cells, line) => {
      if (header === undefined) {
        header = cells.map((cell) => cell.trim());
        evidence = citeLevel(header, sink);
        return;
      }
      sink.row();
      if (cells.length !== header.length) {
        const type = cells.length < header.length ? 'short-row' : 'long-row';
        sink.issue(type, line, `${cells.length} cells under ${header.length} columns.`);
      }
      const element = elementOf(header, cells);
      if (header.some((name) => name.startsWith('Relationship.'))) relations.read(element, line, evidence);
      else if (header.includes('Exception.Category')) exceptions.read(element, line, evidence);
      else readLeiRecord(element, sink, line, evidence);
    });
    if (header === undefined) sink.issue('not-a-record', 1, 'The table has no row.');
  },
};

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
