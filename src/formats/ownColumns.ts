import type { SourceRecord } from '../model/evidence.ts';
import type { EntityRecord, RelationRecord } from '../model/records.ts';
import type { RecordSink } from '../model/sink.ts';
import { readCaseLine } from './caseFile.ts';
import { isObject, parseJson } from './json.ts';
import { rowless } from './rowless.ts';

/** A column or attribute with its text. */
export type OwnCell = readonly [name: string, text: string];

/** How the text of a column stands for a value: lists of texts are parted by `;`, what has parts is JSON. */
type CellType = 'text' | 'number' | 'truth' | 'texts' | 'json';

/** A column: its name, the path of its field in a record of the case file, and its type. */
interface OwnColumn {
  readonly name: string;
  readonly path: readonly string[];
  readonly type: CellType;
}

/** The column that says that a row or an element is written in these columns: "entity", "relation" or "source". */
export const RECORD_COLUMN = 'record';

const columns = (type: CellType, names: string): readonly OwnColumn[] =>
  names.split(' ').map((name) => ({ name, path: name.split('.'), type }));

/** The source's word for the kind; `label` is what programs for graphs show, so it goes by another name. */
const WORD: OwnColumn = { name: 'kind_word', path: ['label'], type: 'text' };

const ENTITY: readonly OwnColumn[] = [
  ...columns('text', 'id kind name'),
  WORD,
  ...columns('texts', 'aliases countries topics'),
  ...columns('text', 'founded dissolved address note'),
  ...columns('truth', 'unnamed'),
  ...columns('json', 'identifiers acts evidence raw'),
];

const RELATION: readonly OwnColumn[] = [
  ...columns('text', 'id kind from to'),
  WORD,
  ...columns('text', 'dates.from dates.to'),
  ...columns('texts', 'goods.hs'),
  ...columns('text', 'goods.text goods.unit goods.brand goods.maker goods.part'),
  ...columns('number', 'goods.quantity value.amount'),
  ...columns('text', 'value.currency value.per origin dispatch declaredDestination'),
  ...columns('number', 'share.from share.to'),
  ...columns('text', 'claim.status claim.scope claim.statedBy note'),
  ...columns('json', 'via refs evidence raw'),
];

const SOURCE: readonly OwnColumn[] = [
  ...columns('text', 'id title publisher date url sourceGrade'),
  ...columns('number', 'informationGrade'),
  ...columns('texts', 'derivedFrom'),
];

const OF = { entity: ENTITY, relation: RELATION, source: SOURCE } as const;

/** The records that have columns. */
export type OwnRecord = keyof typeof OF;

/** Whether a text in the column `record` is one of them. */
export function isOwnRecord(text: string | undefined): text is OwnRecord {
  return text !== undefined && Object.hasOwn(OF, text);
}

/** Whether the first row of a table is that of one written here: its first column says what each row is. */
export function isOwnHeader(cells: readonly string[]): boolean {
  return cells[0]?.trim() === RECORD_COLUMN && (cells.includes('kind_word') || cells.includes('derivedFrom'));
}

/** The names of the columns of a record, in the order they are written. */
export function ownColumnNames(record: OwnRecord): readonly string[] {
  return OF[record].map((column) => column.name);
}

/** A record as texts under its columns; fields it does not have are left out. */
export function ownCells(record: OwnRecord, value: EntityRecord | RelationRecord | SourceRecord): readonly OwnCell[] {
  const cells: OwnCell[] = [];
  for (const { name, path, type } of OF[record]) {
    const field = path.reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), value);
    if (field !== undefined && field !== '') cells.push([name, write(field, type)]);
  }
  return cells;
}

/**
 * Reads a record from its columns, as a line of the case file is read: every value is checked and what is wrong is an
 * issue. A column that is not among them is kept as text.
 */
export function readOwnCells(record: OwnRecord, cells: readonly OwnCell[], sink: RecordSink, line: number): void {
  const fields = new Map<string, unknown>([['record', record]]);
  const extra: [string, readonly string[]][] = [];
  const name = cells.find(([column]) => column === 'name')?.[1];
  for (const [column, text] of cells) {
    if (text === '' || column === RECORD_COLUMN) continue;
    const known = OF[record].find((candidate) => candidate.name === column);
    const [first = '', second] = known?.path ?? [];
    if (known === undefined || (second === undefined ? fields.has(first) : isRepeated(fields, first, second))) {
      // Programs for graphs want a label; the writers give them the name.
      if (column !== 'label' || text !== name) extra.push([column, [text]]);
    } else if (second === undefined) fields.set(first, read(text, known.type));
    else {
      const parent = fields.get(first);
      fields.set(first, { ...(isObject(parent) ? parent : {}), [second]: read(text, known.type) });
    }
  }
  if (extra.length > 0) {
    const raw = fields.get('raw');
    fields.set('raw', Object.fromEntries([...(isObject(raw) ? Object.entries(raw) : []), ...extra]));
  }
  readCaseLine(Object.fromEntries(fields), rowless(sink), line);
}

function isRepeated(fields: ReadonlyMap<string, unknown>, first: string, second: string): boolean {
  const parent = fields.get(first);
  return isObject(parent) && Object.hasOwn(parent, second);
}

function write(value: unknown, type: CellType): string {
  if (type === 'text' && typeof value === 'string') return plainOrQuoted(value);
  if (type === 'texts' && Array.isArray(value)) {
    const texts: readonly string[] = value.map(String);
    const plain = texts.length > 0 && texts.every((text) => text !== '' && !/[;]/.test(text) && !needsQuotes(text));
    if (plain && !texts[0]?.startsWith('[')) return texts.join('; ');
  }
  return escaped(JSON.stringify(value));
}

/** A value that JSON cannot be read from is handed on as text, for the reader of the case file to judge. */
function read(text: string, type: CellType): unknown {
  if (type === 'text') return unquoted(text);
  const value = parseJson(text);
  if (type === 'texts') {
    if (Array.isArray(value) && text.startsWith('[')) return value;
    return text
      .split(';')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  }
  return value ?? text;
}

/** A text as it is, or as a JSON text where blanks at its edges, line ends and signs that XML forbids would be lost. */
export function plainOrQuoted(text: string): string {
  return needsQuotes(text) ? escaped(JSON.stringify(text)) : text;
}

/** The text that `plainOrQuoted` was given. */
function unquoted(text: string): string {
  if (!text.startsWith('"')) return text;
  const value = parseJson(text);
  return typeof value === 'string' ? value : text;
}

const ODD = /[\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffd-\uffff]/u;

function needsQuotes(text: string): boolean {
  return text.startsWith('"') || text !== text.trim() || ODD.test(text);
}

/** JSON with the odd signs escaped that `JSON.stringify` leaves as they are and XML forbids or changes. */
export function escaped(json: string): string {
  return json.replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffd-\uffff]/g, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
