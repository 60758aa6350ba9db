import { csvCell } from '../../model/csvCell.ts';
import type { SourceRecord } from '../../model/evidence.ts';
import type { EntityRecord, RelationRecord } from '../../model/records.ts';
import { ownCells, ownColumnNames, RECORD_COLUMN, type OwnRecord } from '../ownColumns.ts';
import { countFrame, type CaseWriter } from './caseWriter.ts';

/** One row an entity. UTF-8 with a byte order mark, so that spreadsheets read Cyrillic; every cell quoted and harmless. */
export const entitiesCsv: CaseWriter = {
  id: 'csv-entities',
  label: 'Entities (CSV)',
  extension: 'entities.csv',
  mediaType: 'text/csv',
  needsEnds: false,
  async *write(content, losses) {
    countFrame(content, losses);
    losses.add('relations: they have a table of their own', content.counts.relations);
    yield headerRow('entity');
    for await (const entity of content.entities()) yield row('entity', entity);
  },
};

/** One row a relation, as `entitiesCsv`. */
export const relationsCsv: CaseWriter = {
  id: 'csv-relations',
  label: 'Relations (CSV)',
  extension: 'relations.csv',
  mediaType: 'text/csv',
  needsEnds: false,
  async *write(content, losses) {
    countFrame(content, losses);
    losses.add('entities: they have a table of their own', content.counts.entities);
    yield headerRow('relation');
    for await (const relation of content.relations()) yield row('relation', relation);
  },
};

/** One row a source, as `entitiesCsv`: the records of the other tables cite them by their ids. */
export const sourcesCsv: CaseWriter = {
  id: 'csv-sources',
  label: 'Sources (CSV)',
  extension: 'sources.csv',
  mediaType: 'text/csv',
  needsEnds: false,
  async *write({ sources, views, counts }, losses) {
    losses.add('title, date and note of the case');
    losses.add('saved views', views.length);
    losses.add('entities: they have a table of their own', counts.entities);
    losses.add('relations: they have a table of their own', counts.relations);
    yield headerRow('source');
    for (const source of sources) yield row('source', source);
  },
};

function headerRow(record: OwnRecord): string {
  return `\uFEFF${[RECORD_COLUMN, ...ownColumnNames(record)].map(csvCell).join(',')}\r\n`;
}

function row(record: OwnRecord, value: EntityRecord | RelationRecord | SourceRecord): string {
  const cells = new Map(ownCells(record, value));
  return `${[record, ...ownColumnNames(record).map((name) => cells.get(name))].map(csvCell).join(',')}\r\n`;
}
