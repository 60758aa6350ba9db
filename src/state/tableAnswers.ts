import { columnNames, MAPPING_VERSION } from '../formats/customs/mapping.ts';
import type { TablePreview } from '../formats/customs/preview.ts';
import { fieldsByColumn, type Field, type Mapping } from './mappings.ts';

/** What a person says of a table before it is read: the guesses of the preview, corrected. */
export interface TableAnswers {
  readonly name: string;
  /** By position; a missing one is kept as text. */
  readonly fields: ReadonlyMap<number, Field>;
  readonly dateOrder: Mapping['dateOrder'];
  readonly decimal: Mapping['decimal'];
  readonly multiplier: number;
  readonly currency: string;
  /** Never taken from a guess: missing until somebody says it. */
  readonly records: Mapping['records'] | undefined;
  readonly country: string;
  readonly leaveOutCopies: boolean;
  readonly splits: Mapping['splits'];
}

/** The answers that a preview comes to; what the rows record stays open. */
export function answersOf({ mapping, header }: TablePreview): TableAnswers {
  return withMapping(mapping, header);
}

/** The answers of a mapping made before; what the rows of this table record is asked again. */
export function withMapping(mapping: Mapping, header: readonly string[]): TableAnswers {
  return {
    name: mapping.name,
    fields: fieldsByColumn(mapping, header),
    dateOrder: mapping.dateOrder,
    decimal: mapping.decimal,
    multiplier: mapping.multiplier,
    currency: mapping.currency ?? '',
    records: undefined,
    country: '',
    leaveOutCopies: false,
    splits: mapping.splits,
  };
}

/** The mapping that the answers come to; while it is not said what the rows record, they are read as neither. */
export function mappingOf(answers: TableAnswers, { mapping, header, separator }: TablePreview): Mapping {
  const names = columnNames(header);
  const { name, fields, dateOrder, decimal, multiplier, currency, records, country, leaveOutCopies, splits } = answers;
  return {
    version: MAPPING_VERSION,
    name,
    separator,
    ...(mapping.headerRow === undefined ? {} : { headerRow: mapping.headerRow }),
    ...(mapping.encoding === undefined ? {} : { encoding: mapping.encoding }),
    columns: [...fields].toSorted(([a], [b]) => a - b).map(([index, field]) => ({ column: names[index] ?? '', field })),
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(mapping.midnight === undefined ? {} : { midnight: mapping.midnight }),
    decimal,
    multiplier,
    ...(/^[A-Z]{3}$/.test(currency) ? { currency } : {}),
    records: records ?? 'other',
    ...(records === undefined || records === 'other' || country === '' ? {} : { country }),
    leaveOutCopies,
    splits,
  };
}

/** What still has to be said before a table can be read, in words; `undefined` when nothing has. */
export function missingAnswer({ records, country, fields, currency, multiplier }: TableAnswers): string | undefined {
  if (records === undefined) return 'what its rows record';
  if (records !== 'other' && country === '') return records === 'imports' ? 'imports into where' : 'exports from where';
  if (![...fields.values()].some((field) => /^(sender|receiver)\./.test(field)))
    return 'which columns name the parties';
  if (currency !== '' && !/^[A-Z]{3}$/.test(currency)) return 'a currency of three letters';
  return multiplier > 0 && multiplier <= 1e12 ? undefined : 'what values are multiplied with';
}
