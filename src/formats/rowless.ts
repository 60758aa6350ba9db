import type { RecordSink } from '../model/sink.ts';

/** A sink that counts no rows, for records in rows that the reader of the file has counted. */
export function rowless(sink: RecordSink): RecordSink {
  return {
    header: (header) => sink.header(header),
    source: (source) => sink.source(source),
    entity: (entity, line) => sink.entity(entity, line),
    addition: (addition, line) => sink.addition(addition, line),
    relation: (relation, line) => sink.relation(relation, line),
    view: (title, state) => sink.view(title, state),
    issue: (type, line, text) => sink.issue(type, line, text),
    row: () => undefined,
  };
}
