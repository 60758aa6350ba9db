/** What a column of a plain node or edge table holds. */
export type GraphColumn =
  | 'id'
  | 'name'
  | 'label'
  | 'kind'
  | 'country'
  | 'alias'
  | 'address'
  | 'from'
  | 'to'
  | 'source'
  | 'date'
  | 'start'
  | 'end'
  | 'goods'
  | 'hs'
  | 'value'
  | 'currency'
  | 'note';

/** A table of parties or of what lies between them, with the column of each field. */
export interface GraphHeader {
  readonly table: 'nodes' | 'edges';
  /** Positions of columns by what they hold; a field may stand in several. */
  readonly columns: ReadonlyMap<GraphColumn, readonly number[]>;
  /** The ends of an edge are names, not ids: the rows are all there is to know of the parties. */
  readonly namedEnds: boolean;
  /** The rows are payments by the names of their ends. */
  readonly payments: boolean;
  /** Names of the columns that are none of these, by position. */
  readonly others: ReadonlyMap<number, string>;
}

const FROM = [
  'source',
  'from',
  'start',
  'start_id',
  ':start_id',
  'node_1',
  'node_id_start',
  'entity a',
  'sender',
  'payer',
];
const TO = ['target', 'to', 'end', 'end_id', ':end_id', 'node_2', 'node_id_end', 'entity b', 'receiver', 'beneficiary'];

/** First ends that are told by name. */
const NAMED: ReadonlySet<string> = new Set(['entity a', 'sender', 'payer']);

/** Names of the ends, pair by pair: a table of edges has both of one pair. */
const PAIRS: readonly (readonly [string, string])[] = FROM.map((from, i) => [from, TO[i] ?? '']);

const BOTH: readonly (readonly [GraphColumn, readonly string[]])[] = [
  ['id', ['id', 'key', 'node_id', ':id', 'edge_id']],
  ['label', ['label', ':label', 'connection', 'relationship', 'rel_type', 'link']],
  ['kind', ['kind', ':type', 'type', 'relation']],
  ['note', ['note', 'notes', 'description', 'comment']],
];
const NODES: readonly (readonly [GraphColumn, readonly string[]])[] = [
  ...BOTH,
  ['name', ['name', 'full name', 'title', 'entity']],
  ['country', ['country', 'countries', 'country_code', 'country_codes', 'jurisdiction']],
  ['alias', ['alias', 'aliases']],
  ['address', ['address']],
  ['source', ['source', 'sources', 'source(s)', 'sourceid']],
];
const EDGES: readonly (readonly [GraphColumn, readonly string[]])[] = [
  ...BOTH,
  ['source', ['source(s)', 'sources', 'evidence', 'sourceid']],
  ['date', ['date']],
  ['start', ['start_date', 'startdate', 'start date', 'date_from']],
  ['end', ['end_date', 'enddate', 'end date', 'date_to']],
  ['goods', ['goods', 'product', 'goods description']],
  ['hs', ['hs', 'hs_code', 'hscode', 'hs code']],
  ['value', ['value', 'amount']],
  ['currency', ['currency']],
];

/** What a row says when it is read as a header; `undefined` when it is no header of a node or edge table. */
export function readGraphHeader(cells: readonly string[]): GraphHeader | undefined {
  const names = cells.map(foldName);
  const pair = PAIRS.find(([from, to]) => names.includes(from) && names.includes(to));
  const columns = new Map<GraphColumn, number[]>();
  const others = new Map<number, string>();
  const put = (column: GraphColumn, at: number) => columns.set(column, [...(columns.get(column) ?? []), at]);
  names.forEach((name, at) => {
    if (name === pair?.[0]) put('from', at);
    else if (name === pair?.[1]) put('to', at);
    else {
      const known = (pair === undefined ? NODES : EDGES).find(([, words]) => words.includes(name));
      // A second column of the same name is kept under its own name; only countries, sources and aliases are lists.
      if (known === undefined || (columns.has(known[0]) && !LISTS.has(known[0])))
        others.set(at, (cells[at] ?? '').trim());
      else put(known[0], at);
    }
  });
  const from = pair?.[0] ?? '';
  const common = { columns, others, namedEnds: NAMED.has(from), payments: from === 'payer' };
  if (pair !== undefined) return { table: 'edges', ...common };
  if (!columns.has('id') && !(columns.has('name') && names.length > 1)) return undefined;
  return columns.has('name') || columns.has('label') || columns.has('kind') ? { table: 'nodes', ...common } : undefined;
}

const LISTS: ReadonlySet<GraphColumn> = new Set<GraphColumn>(['country', 'alias', 'source']);

/** Neo4j writes `name:string` and `personId:ID(Person)`; the part after the colon decides only where it names a role. */
function foldName(cell: string): string {
  const name = cell.trim().toLowerCase();
  const role = /:(id|start_id|end_id|type|label)(\(.*\))?$/.exec(name)?.[1];
  if (role !== undefined) return `:${role}`;
  return name.replace(/:(string|int|integer|long|float|double|boolean|date|datetime)(\[\])?$/, '');
}
