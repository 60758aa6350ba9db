import Papa from 'papaparse';
import { findDelimiter, type Delimiter } from '../csvRows.ts';
import { chooseEncoding, type EncodingChoice } from '../encodings/guess.ts';
import { cellText, type DateOrder, type DecimalSign } from './cells.ts';
import { guessColumns, type ColumnGuess } from './columnGuess.ts';
import { guessHeader } from './headers.ts';
import { columnNames, MAPPING_VERSION, type TableMapping } from './mapping.ts';
import { guessRecords, type RecordsGuess } from './recordsGuess.ts';

/** What a table looks like and what it is taken for: everything the screen asks about, and the mapping it comes to. */
export interface TablePreview {
  /** The encoding and the other readings of the same bytes; missing where the text was there already. */
  readonly encoding?: EncodingChoice;
  readonly separator: Delimiter;
  /** From 1; the first row where no row looks like names. */
  readonly headerRow: number;
  readonly header: readonly string[];
  /** The first rows below the header. */
  readonly rows: readonly (readonly string[])[];
  readonly columns: readonly ColumnGuess[];
  /** How many different fields are known by the names of columns. */
  readonly known: number;
  readonly dateOrder: { readonly order?: DateOrder; readonly why: string };
  readonly decimal: { readonly sign: DecimalSign; readonly why: string };
  /** What the rows seem to record; always asked, never taken as said. */
  readonly records: RecordsGuess;
  /** The guesses as a mapping that reads the table; `records` is "other" until somebody says otherwise. */
  readonly mapping: TableMapping;
}

/** What somebody has said already. */
export interface PreviewChoices {
  readonly name?: string;
  readonly encoding?: string;
  readonly separator?: Delimiter;
  readonly headerRow?: number;
}

/** The header is looked for in so many rows. */
const HEADER_ROWS = 10;
/** A row is a header when so many of its cells are known names. */
export const KNOWN_NAMES = 3;
const SAMPLE_ROWS = 200;
const SEPARATOR_LINE = /^"?sep=."?\r?\n/;
const SHOWN_ROWS = 20;

/** Looks at the first bytes of a table. `whole` says that they are all of it. */
export function previewBytes(bytes: Uint8Array, whole: boolean, choices: PreviewChoices = {}): TablePreview {
  const choice = chooseEncoding(bytes, whole);
  const encoding = choices.encoding ?? choice.encoding;
  const text = new TextDecoder(encoding).decode(bytes.subarray(choice.markBytes));
  const preview = previewText(whole ? text : wholeLines(text), choices);
  const forced = choices.encoding !== undefined || (encoding !== 'utf-8' && !encoding.startsWith('utf-16'));
  return {
    ...preview,
    encoding: choice,
    mapping: forced ? { ...preview.mapping, encoding } : preview.mapping,
  };
}

/** Looks at the first lines of a table in a text. */
export function previewText(text: string, choices: PreviewChoices = {}): TablePreview {
  const separator = choices.separator ?? findTableDelimiter(text);
  return previewTable(firstRows(text, separator), { ...choices, separator });
}

/** The first rows of a text, blank ones too; a line that names the separator is no row. */
export function firstRows(text: string, separator = findTableDelimiter(text)): readonly (readonly string[])[] {
  const body = text.replace(SEPARATOR_LINE, '');
  return Papa.parse<string[]>(body, { delimiter: separator, preview: SAMPLE_ROWS + HEADER_ROWS }).data;
}

/** Looks at the first rows of a table. */
export function previewTable(rows: readonly (readonly string[])[], choices: PreviewChoices = {}): TablePreview {
  const separator = choices.separator ?? ',';
  const headerAt = choices.headerRow === undefined ? findHeader(rows) : choices.headerRow - 1;
  const header = rows[Math.max(0, headerAt)] ?? [];
  const below = rows.slice(Math.max(0, headerAt) + 1).filter((row) => row.some((cell) => cell.trim() !== ''));
  const sample = below.slice(0, SAMPLE_ROWS);
  const { columns, currency, multiplier } = guessColumns(header, sample);
  const used = columns.filter(({ field, confidence }) => field !== undefined && confidence >= 0.5);
  const valuesOf = (fields: readonly string[]) =>
    used
      .filter(({ field }) => field !== undefined && fields.includes(field))
      .flatMap(({ index }) => sample.flatMap((row) => cellText(row[index]) ?? []));
  const dates = valuesOf(['date']);
  const dateOrder = guessOrder(dates);
  const midnight = guessMidnight(dates);
  const decimal = guessDecimal(valuesOf(['value', 'gross', 'net', 'quantity']));
  const names = columnNames(header);
  return {
    separator,
    headerRow: Math.max(0, headerAt) + 1,
    header,
    rows: below.slice(0, SHOWN_ROWS),
    columns,
    known: new Set(used.map(({ field }) => field)).size,
    dateOrder,
    decimal,
    records: guessRecords(columns, sample),
    mapping: {
      version: MAPPING_VERSION,
      name: choices.name ?? '',
      ...(choices.headerRow === undefined ? {} : { headerRow: choices.headerRow }),
      columns: used.flatMap(({ index, field }) => (field === undefined ? [] : [{ column: names[index] ?? '', field }])),
      ...(dateOrder.order === undefined ? {} : { dateOrder: dateOrder.order }),
      ...(midnight === undefined ? {} : { midnight }),
      decimal: decimal.sign,
      multiplier,
      ...(currency === undefined ? {} : { currency }),
      records: 'other',
      leaveOutCopies: false,
      splits: { accepted: [], refused: [] },
    },
  };
}

/** The position of the row with the most known names among the first ten; the first with any text where none has three. */
function findHeader(rows: readonly (readonly string[])[]): number {
  let best = Math.max(
    0,
    rows.findIndex((row) => row.some((cell) => cell.trim() !== '')),
  );
  let most = KNOWN_NAMES - 1;
  rows.slice(0, HEADER_ROWS).forEach((row, at) => {
    const known = knownNames(row);
    if (known > most) {
      most = known;
      best = at;
    }
  });
  return best;
}

/** How many different fields the cells of a row name. */
function knownNames(row: readonly string[]): number {
  return new Set(row.flatMap((cell) => guessHeader(cell)?.field ?? [])).size;
}

/** The delimiter of the line that looks most like a header; titles above it have none. */
function findTableDelimiter(text: string): Delimiter {
  const lines = text.split(/\r?\n/, HEADER_ROWS).filter((line) => line.trim() !== '');
  const widest = lines.toSorted((a, b) => separators(b) - separators(a))[0];
  return SEPARATOR_LINE.test(text) ? findDelimiter(text) : findDelimiter(widest ?? text);
}

function separators(line: string): number {
  return line.replace(/"[^"]*"/g, '').match(/[,;\t|]/g)?.length ?? 0;
}

function wholeLines(text: string): string {
  const end = text.lastIndexOf('\n');
  return end < 0 ? text : text.slice(0, end + 1);
}

function guessOrder(dates: readonly string[]): TablePreview['dateOrder'] {
  const parts = dates.flatMap((text) => {
    const match = /^(\d{1,2})([./-])(\d{1,2})\2\d{2,4}/.exec(text);
    return match === null ? [] : [{ first: Number(match[1]), second: Number(match[3]), sign: match[2] }];
  });
  if (parts.length === 0) return { why: 'no date needs it' };
  const dayFirst = parts.some(({ first }) => first > 12);
  const monthFirst = parts.some(({ second }) => second > 12);
  if (dayFirst && monthFirst) return { why: 'both orders occur' };
  if (dayFirst) return { order: 'dmy', why: 'some first numbers are no months' };
  if (monthFirst) return { order: 'mdy', why: 'some second numbers are no months' };
  if (parts.every(({ sign }) => sign === '.')) return { order: 'dmy', why: 'dates with points begin with the day' };
  return { why: 'every date could be read either way' };
}

/** The time of day that nearly all timestamps in UTC share, where it lies in the evening: midnight further east. */
function guessMidnight(dates: readonly string[]): string | undefined {
  const times = dates.flatMap((text) => /^\d{4}-\d{2}-\d{2}T(\d{2}:\d{2}):00(?:\.0+)?Z$/.exec(text)?.[1] ?? []);
  const [first] = times;
  if (first === undefined || first < '12:00') return undefined;
  return times.filter((time) => time === first).length >= dates.length * 0.9 ? first : undefined;
}

function guessDecimal(numbers: readonly string[]): TablePreview['decimal'] {
  const bare = numbers.map((text) => text.replace(/[\s\u00a0\u202f'’]/g, ''));
  const commas = bare.filter((text) => /^\d+,\d+$/.test(text) && !/^\d{1,3},\d{3}$/.test(text)).length;
  const pointed = bare.filter((text) => /^\d+\.\d+$/.test(text) && !/^\d{1,3}\.\d{3}$/.test(text)).length;
  const european = bare.filter((text) => /^\d{1,3}(\.\d{3})+,\d+$/.test(text)).length;
  const english = bare.filter((text) => /^\d{1,3}(,\d{3})+\.\d+$/.test(text)).length;
  if (commas + european > pointed + english) return { sign: ',', why: 'fractions stand behind a comma' };
  return pointed + english > 0
    ? { sign: '.', why: 'fractions stand behind a point' }
    : { sign: '.', why: 'no number has a fraction' };
}
