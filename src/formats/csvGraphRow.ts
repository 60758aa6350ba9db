import { isEntityKind } from '../model/entityKinds.ts';
import type { EntityRecord, Goods, RelationRecord } from '../model/records.ts';
import { isRelationKind, type RelationKind } from '../model/relationKinds.ts';
import type { RecordSink } from '../model/sink.ts';
import { GraphRow, kindWord, type Cite } from './csvGraphCells.ts';
import type { GraphHeader } from './csvGraphHeader.ts';

/** Reads one row of a table of nodes. */
export function csvNode(
  header: GraphHeader,
  cells: readonly string[],
  line: number,
  sink: RecordSink,
  cite: Cite,
): void {
  const row = new GraphRow(header, cells, line, sink);
  const id = row.first('id') ?? row.first('name');
  if (id === undefined) {
    sink.issue('missing-field', line, 'A row without id and name is left out.');
    return;
  }
  const named = row.first('name');
  const word = row.first('kind') ?? (named === undefined ? undefined : row.first('label'));
  const kind = word === undefined ? undefined : kindWord(word);
  const known = kind !== undefined && isEntityKind(kind);
  if (kind !== undefined && !known) row.context.issue('unknown-kind', 'kind', `“${word}” read as other`);
  const entity: EntityRecord = {
    id,
    kind: known ? kind : 'other',
    label: known && kind === word ? undefined : word,
    name: named ?? row.first('label') ?? id,
    aliases: row.list('alias'),
    countries: row.countries(),
    address: row.first('address'),
    note: row.first('note'),
    evidence: row.evidence(cite),
    raw: row.rest(),
  };
  sink.entity(entity, line);
}

/** Reads one row of a table of edges; its id is empty where the row has none. */
export function csvEdge(
  header: GraphHeader,
  cells: readonly string[],
  line: number,
  sink: RecordSink,
  cite: Cite,
): RelationRecord | undefined {
  const row = new GraphRow(header, cells, line, sink);
  const from = row.first('from');
  const to = row.first('to');
  if (from === undefined || to === undefined) {
    sink.issue('missing-field', line, 'A row without both ends is left out.');
    return undefined;
  }
  const word = row.first('kind');
  const directedness = word !== undefined && /^(un)?directed$/i.test(word);
  const kind = directedness || word === undefined ? undefined : kindWord(word);
  const known = kind !== undefined && isRelationKind(kind);
  if (directedness) row.context.keep('type', word);
  if (kind !== undefined && !known) row.context.issue('unknown-kind', 'kind', `“${word}” read as linked_to`);
  const label = row.first('label');
  if (label !== undefined && kind !== undefined && !known) row.context.keep('kind', word);
  const goods = row.goods();
  return {
    id: row.first('id') ?? '',
    kind: known ? kind : word !== undefined && !directedness ? 'linked_to' : kindByColumns(header, goods),
    label: label ?? (known || directedness ? undefined : word),
    from,
    to,
    dates: row.dates(),
    goods,
    value: row.value(),
    evidence: row.evidence(cite),
    note: row.first('note'),
    raw: row.rest(),
  };
}

/** Without a word for it, goods in a row are supplied and a payer pays. */
function kindByColumns(header: GraphHeader, goods: Goods | undefined): RelationKind {
  if (header.payments) return 'pays';
  return goods === undefined ? 'linked_to' : 'supplies';
}
