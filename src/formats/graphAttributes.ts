import { isEntityKind } from '../model/entityKinds.ts';
import { isRelationKind, RELATION_KINDS, type RelationKind } from '../model/relationKinds.ts';
import { parseAmount } from './amounts.ts';
import { readGraphHeader, type GraphColumn, type GraphHeader } from './csvGraphHeader.ts';

/** A name and a text; names may repeat, as lists do. */
export type Attribute = readonly [name: string, text: string];

/** The attributes of a node or edge as one row of a table, so that they are read as the columns of a table are. */
export interface AttributeRow {
  readonly header: GraphHeader;
  readonly cells: readonly string[];
}

/** The row of an edge, and the directed kind that an edge without direction claims to have. */
interface EdgeRow extends AttributeRow {
  readonly directionless: string | undefined;
}

/** Columns that may stand several times. */
const LISTS: ReadonlySet<GraphColumn> = new Set<GraphColumn>(['country', 'alias', 'source', 'hs']);

/** Further names by which graph programs know the name of a node, below `name` and `label`. */
const NODE_NAMES: readonly string[] = ['shared_name', 'shared name'];
/** Further names by which they know the kind of an edge. */
const EDGE_WORDS: readonly string[] = ['interaction', 'shared_interaction', 'shared interaction', 'predicate'];

/** Lays the attributes of a node out as a row; without a name it goes by `ownName`. */
export function nodeRow(id: string, ownName: string, attributes: readonly Attribute[]): AttributeRow {
  const row = new RowBuilder('nodes');
  row.put('id', id);
  const named = best(attributes, nameRank);
  if (named === undefined) row.put('name', ownName);
  const kind = best(attributes, (name, text) => {
    if (name.toLowerCase() !== 'labels' && columnOf('nodes', name) !== 'kind') return undefined;
    return isEntityKind(foldWord(kindText(text))) ? 0 : 1;
  });
  for (const attribute of attributes) {
    const [name, text] = attribute;
    const column = columnOf('nodes', name);
    if (attribute === named) row.put('name', text);
    else if (attribute === kind) row.put('kind', kindText(text));
    else if (named !== undefined && text === named[1] && nameRank(name) !== undefined) continue;
    else if (column === 'name' || column === 'label' || column === 'kind' || column === 'id') row.keep(name, text);
    else row.add(column, name, text);
  }
  return row.finish();
}

/**
 * Lays the attributes of an edge out as a row. The word for its kind is the first of `kind` or `type`, `interaction`
 * and `label` that is a kind of ours, else the first there is. An edge without direction is an association: a kind
 * that has one cannot be read from it.
 */
export function edgeRow(
  id: string | undefined,
  from: string,
  to: string,
  directed: boolean,
  attributes: readonly Attribute[],
): EdgeRow {
  const row = new RowBuilder('edges');
  if (id !== undefined) row.put('id', id);
  row.put('from', from);
  row.put('to', to);
  const known = best(attributes, (name, text) => (relationKind(text) === undefined ? undefined : wordRank(name)));
  const said = best(attributes, (name, text) => (isDirectedness(text) || wordRank(name) !== 0 ? undefined : 0));
  const kind = known === undefined ? undefined : relationKind(known[1]);
  const directionless = !directed && kind !== undefined && RELATION_KINDS[kind].family !== 'association';
  const label =
    directionless && known !== undefined
      ? known
      : best(attributes, (name, text) => {
          const rank = wordRank(name);
          const free = rank !== undefined && rank > 0 && text !== known?.[1] && !isDirectedness(text);
          return free ? -rank : undefined;
        });
  if (kind !== undefined && !directionless) row.put('kind', kind);
  else if (said === undefined || directionless) {
    if (!directed) row.put('kind', 'linked_to');
  } else row.put('kind', said[1]);
  for (const attribute of attributes) {
    const [name, text] = attribute;
    const column = columnOf('edges', name);
    if (attribute === label) row.put('label', text);
    else if (attribute === known || (attribute === said && known === undefined)) continue;
    else if (wordRank(name) !== undefined && [label?.[1], known?.[1]].includes(text)) continue;
    else if (column === 'label' || column === 'kind' || column === 'id') row.keep(name, text);
    else row.add(isUnused(column, attributes) ? undefined : column, name, text);
  }
  return { ...row.finish(), directionless: directionless ? kind : undefined };
}

/** A currency without an amount and a date beside a start stand for nothing in a row, so they keep their own names. */
function isUnused(column: GraphColumn | undefined, attributes: readonly Attribute[]): boolean {
  const first = (wanted: GraphColumn) =>
    attributes.find(([name, text]) => columnOf('edges', name) === wanted && text.trim() !== '')?.[1];
  if (column === 'date') return first('start') !== undefined;
  return column === 'currency' && parseAmount(first('value') ?? '') === undefined;
}

class RowBuilder {
  private readonly columns = new Map<GraphColumn, number[]>();
  private readonly others = new Map<number, string>();
  private readonly cells: string[] = [];
  private readonly table: GraphHeader['table'];

  constructor(table: GraphHeader['table']) {
    this.table = table;
  }

  put(column: GraphColumn, text: string): void {
    const positions = this.columns.get(column);
    if (positions === undefined) this.columns.set(column, [this.cells.length]);
    else positions.push(this.cells.length);
    this.cells.push(text);
  }

  keep(name: string, text: string): void {
    this.others.set(this.cells.length, name);
    this.cells.push(text);
  }

  /** Puts a text into its column; what has none, and what would stand there a second time, keeps its own name. */
  add(column: GraphColumn | undefined, name: string, text: string): void {
    if (column === undefined || text.trim() === '' || (this.columns.has(column) && !LISTS.has(column)))
      this.keep(name, text);
    else this.put(column, text);
  }

  finish(): AttributeRow {
    const { table, columns, others, cells } = this;
    return { header: { table, columns, others, namedEnds: false, payments: false }, cells };
  }
}

/** Columns that make a table one of nodes or of edges; where a name is taken, another start leaves room for it. */
const STARTS: Readonly<Record<GraphHeader['table'], readonly (readonly string[])[]>> = {
  nodes: [
    ['id', 'name'],
    ['id', 'label'],
  ],
  edges: [['source', 'target']],
};

/** Columns by table and name: the same few names stand at every node. */
const asked = { nodes: new Map<string, GraphColumn | undefined>(), edges: new Map<string, GraphColumn | undefined>() };

/** The column of a table that an attribute of this name would be; the ends of an edge are never attributes. */
function columnOf(table: GraphHeader['table'], name: string): GraphColumn | undefined {
  const known = asked[table];
  if (known.has(name)) return known.get(name);
  let found: GraphColumn | undefined;
  for (const start of STARTS[table]) {
    const header = readGraphHeader([...start, name]);
    for (const [column, positions] of header?.columns ?? []) {
      if (positions.includes(start.length) && column !== 'from' && column !== 'to') found ??= column;
    }
  }
  if (known.size < 10_000) known.set(name, found);
  return found;
}

/** The attribute with the lowest rank, the first of several; those without a rank or a text are out of the question. */
function best(
  attributes: readonly Attribute[],
  rank: (name: string, text: string) => number | undefined,
): Attribute | undefined {
  let found: Attribute | undefined;
  let lowest = Number.POSITIVE_INFINITY;
  for (const attribute of attributes) {
    const [name, text] = attribute;
    const at = text.trim() === '' ? undefined : rank(name, text);
    if (at === undefined || at >= lowest) continue;
    lowest = at;
    found = attribute;
  }
  return found;
}

function nameRank(name: string): number | undefined {
  const folded = name.trim().toLowerCase();
  if (folded === 'name') return 0;
  if (folded === 'label') return 1;
  if (NODE_NAMES.includes(folded)) return 2;
  return columnOf('nodes', name) === 'name' ? 3 : undefined;
}

/** 0 for words that are meant as the kind; higher for labels and interactions, which may be one. */
function wordRank(name: string): number | undefined {
  const folded = name.trim().toLowerCase();
  const at = EDGE_WORDS.indexOf(folded);
  if (at >= 0) return at + 1;
  const column = columnOf('edges', name);
  if (column === 'kind') return 0;
  return column === 'label' ? EDGE_WORDS.length + 1 : undefined;
}

/** Neo4j writes the labels of a node as ":Person". */
function kindText(text: string): string {
  return text.trim().replace(/^:/, '');
}

function relationKind(word: string): RelationKind | undefined {
  const folded = foldWord(word);
  return isRelationKind(folded) ? folded : undefined;
}

function foldWord(word: string): string {
  return word
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
}

function isDirectedness(word: string): boolean {
  return /^\s*(un)?directed\s*$/i.test(word);
}
