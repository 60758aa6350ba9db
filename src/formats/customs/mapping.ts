import * as v from 'valibot';
import { DELIMITERS, type Delimiter } from '../csvRows.ts';
import { isTableField, type TableField } from './fields.ts';
import { foldHeader } from './headers.ts';
import type { DateOrder, DecimalSign } from './cells.ts';

/** The version of mappings that this code writes. */
export const MAPPING_VERSION = 1;

/** What a table's rows record: goods coming into a country, going out of it, or neither is said. */
export type RecordsKind = 'imports' | 'exports' | 'other';

/** One column and what it holds. */
export interface MappedColumn {
  /** The column's name as the file writes it; columns without a name are "#4" by their number from 1. */
  readonly column: string;
  readonly field: TableField;
}

/**
 * How a table of shipments is read: a plain value that can be saved, shared as a file and applied from the terminal. It
 * names columns and says nothing of parties, except in the splits that were looked at.
 */
export interface TableMapping {
  readonly version: typeof MAPPING_VERSION;
  readonly name: string;
  /** The column names stand on this row, from 1, or below it; on the first row that has them when missing. */
  readonly headerRow?: number;
  /** Found by the text when missing. */
  readonly separator?: Delimiter;
  /** A label that `TextDecoder` knows; taken where the bytes tell no encoding for certain. */
  readonly encoding?: string;
  readonly columns: readonly MappedColumn[];
  /** Missing: a date that could be read either way is unknown. */
  readonly dateOrder?: DateOrder;
  /** The time of day in UTC, "18:30", that stands for midnight of the next day. */
  readonly midnight?: string;
  readonly decimal: DecimalSign;
  /** What values are multiplied with: 1000 for a column in thousands. */
  readonly multiplier: number;
  /** ISO 4217 code of the value column, where it is the same in every row; it goes before a currency column. */
  readonly currency?: string;
  readonly records: RecordsKind;
  /** ISO 3166 alpha-2: the country the goods were imported into or exported from. */
  readonly country?: string;
  /** Rows that repeat another row are left out; otherwise they are kept and marked. */
  readonly leaveOutCopies: boolean;
  /** Cells with several parties that were looked at, by their whole text. */
  readonly splits: { readonly accepted: readonly string[]; readonly refused: readonly string[] };
}

const text = v.pipe(v.string(), v.maxLength(1000));
const schema = v.strictObject({
  version: v.literal(MAPPING_VERSION),
  name: text,
  headerRow: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))),
  separator: v.optional(v.picklist(DELIMITERS)),
  encoding: v.optional(v.pipe(v.string(), v.regex(/^[\w.:-]{1,40}$/))),
  columns: v.pipe(
    v.array(v.strictObject({ column: text, field: v.custom<TableField>(isTableField, 'is no field of a table') })),
    v.maxLength(1000),
  ),
  dateOrder: v.optional(v.picklist(['dmy', 'mdy'])),
  midnight: v.optional(v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/))),
  decimal: v.picklist(['.', ',']),
  multiplier: v.pipe(v.number(), v.finite(), v.minValue(1e-9), v.maxValue(1e12)),
  currency: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))),
  records: v.picklist(['imports', 'exports', 'other']),
  country: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/))),
  leaveOutCopies: v.boolean(),
  splits: v.strictObject({ accepted: v.array(v.string()), refused: v.array(v.string()) }),
});

/** A mapping, or why a value is none. */
export type MappingReading =
  { readonly ok: true; readonly mapping: TableMapping } | { readonly ok: false; readonly problem: string };

/** Reads the text of a mapping file; every fault is named with its place. */
export function parseMapping(json: string): MappingReading {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { ok: false, problem: 'It is no JSON.' };
  }
  return checkMapping(value);
}

/** Checks a value from a file, a store or a message. */
export function checkMapping(value: unknown): MappingReading {
  const result = v.safeParse(schema, value);
  if (result.success) return { ok: true, mapping: pruned(result.output) };
  const [issue] = result.issues;
  const path = v.getDotPath(issue);
  return { ok: false, problem: `${path === null ? 'The mapping' : path}: ${issue.message}` };
}

/** The text of a mapping file. */
export function writeMapping(mapping: TableMapping): string {
  return `${JSON.stringify(mapping, undefined, 2)}\n`;
}

/** Names that a header gives its columns; one without a name is called by its number. */
export function columnNames(header: readonly string[]): readonly string[] {
  return header.map((name, at) => (name.trim() === '' ? `#${at + 1}` : name.trim()));
}

/**
 * The position of each field by a mapping: of columns of one name the first not yet taken. `undefined` where a column
 * of the mapping is not in the header: the mapping is for another table.
 */
export function placeColumns(
  mapping: Pick<TableMapping, 'columns'>,
  header: readonly string[],
): ReadonlyMap<number, TableField> | undefined {
  const names = columnNames(header).map((name) => foldHeader(name) || name);
  const placed = new Map<number, TableField>();
  for (const { column, field } of mapping.columns) {
    const wanted = foldHeader(column) || column;
    const at = names.findIndex((name, index) => name === wanted && !placed.has(index));
    if (at < 0) return undefined;
    placed.set(at, field);
  }
  return placed;
}

function pruned(mapping: v.InferOutput<typeof schema>): TableMapping {
  const { headerRow, separator, encoding, dateOrder, midnight, currency, country, ...rest } = mapping;
  return {
    ...rest,
    ...(headerRow === undefined ? {} : { headerRow }),
    ...(separator === undefined ? {} : { separator }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(midnight === undefined ? {} : { midnight }),
    ...(currency === undefined ? {} : { currency }),
    ...(country === undefined ? {} : { country }),
  };
}
