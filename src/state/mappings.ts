import { isTableField, TABLE_FIELDS, type TableField } from '../formats/customs/fields.ts';
import {
  checkMapping,
  parseMapping,
  placeColumns,
  writeMapping,
  type MappingReading,
  type TableMapping,
} from '../formats/customs/mapping.ts';

/** How a table of shipments is read. */
export type Mapping = TableMapping;

/** What a column of a table holds. */
export type Field = TableField;

/** Every field with its name, in the order it is offered. */
export const FIELDS = TABLE_FIELDS;

/** The field of a word; `undefined` for any other word. */
export function fieldOf(word: string): Field | undefined {
  return isTableField(word) ? word : undefined;
}

const PREFIX = 'throughline.mapping.';

/** The mappings kept in this browser, by name; none where the browser keeps nothing. */
export function savedMappings(): readonly Mapping[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX))
      .toSorted()
      .flatMap((key) => {
        const reading = parseMapping(localStorage.getItem(key) ?? '');
        return reading.ok ? [reading.mapping] : [];
      });
  } catch {
    return [];
  }
}

/** Keeps a mapping under its name in place of one of that name. Says why the browser refuses. */
export function saveMapping(mapping: Mapping): string | undefined {
  try {
    localStorage.setItem(PREFIX + mapping.name, writeMapping(mapping));
    return undefined;
  } catch {
    return 'This browser keeps nothing here. Save the mapping as a file instead.';
  }
}

/** Forgets a mapping by its name. */
export function forgetMapping(name: string): void {
  localStorage.removeItem(PREFIX + name);
}

/** The text of a mapping file. */
export function mappingText(mapping: Mapping): string {
  return writeMapping(mapping);
}

/** Reads a mapping file; what is wrong is named. */
export async function readMappingFile(file: File): Promise<MappingReading> {
  if (file.size > 1_000_000) return { ok: false, problem: 'It is too large for a mapping.' };
  return parseMapping(await file.text());
}

/** What is wrong with a mapping, if anything. */
export function problemOf(mapping: Mapping): string | undefined {
  const reading = checkMapping(mapping);
  return reading.ok ? undefined : reading.problem;
}

/** Whether a header has every column of a mapping. */
export function fitsHeader(mapping: Mapping, header: readonly string[]): boolean {
  return mapping.columns.length > 0 && placeColumns(mapping, header) !== undefined;
}

/** The field each column of a header has by a mapping. */
export function fieldsByColumn(mapping: Mapping, header: readonly string[]): ReadonlyMap<number, Field> {
  return placeColumns(mapping, header) ?? new Map();
}
