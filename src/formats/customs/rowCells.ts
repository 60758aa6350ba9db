import { hsDigits } from '../../model/hs.ts';
import type { DateSpan, Goods, RawProperties, Reference } from '../../model/records.ts';
import type { RecordSink } from '../../model/sink.ts';
import { RecordContext } from '../fields.ts';
import { cellText, parseDate, parseNumber, type DateReading } from './cells.ts';
import { tellingColumns, type TellingColumn } from './copies.ts';
import { tableCountry } from './countryText.ts';
import type { RowField, TableField } from './fields.ts';
import type { TableMapping } from './mapping.ts';

/** Codes of HS digits that lost a leading zero where a spreadsheet took them for numbers: 5, 7 and 9 become 6, 8, 10. */
const LOST_ZERO = /^[1-9](?:\d{4}|\d{6}|\d{8})$/;

/** Currencies by the numbers of ISO 4217 that declarations use. */
const CURRENCY_NUMBERS: Readonly<Record<string, string>> = {
  '840': 'USD',
  '978': 'EUR',
  '643': 'RUB',
  '398': 'KZT',
  '156': 'CNY',
  '860': 'UZS',
  '051': 'AMD',
  '51': 'AMD',
  '417': 'KGS',
  '949': 'TRY',
  '933': 'BYN',
  '784': 'AED',
  '356': 'INR',
};
/** Dates remembered for each table. */
const KEPT_DATES = 10_000;
const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

const REFERENCES: readonly (readonly [RowField, string])[] = [
  ['declaration', 'declaration'],
  ['billOfLading', 'bill_of_lading'],
  ['container', 'container'],
  ['invoice', 'invoice'],
  ['contract', 'contract'],
];

/** One row of a table seen through its mapping. A cell that a field takes is not kept twice; every other one is. */
export class RowCells {
  readonly line: number;
  private readonly layout: TableLayout;
  /** What the cells say; see `cellText`. */
  private readonly texts: readonly (string | undefined)[];
  private readonly sink: RecordSink;

  constructor(layout: TableLayout, cells: readonly string[], line: number, sink: RecordSink) {
    this.layout = layout;
    this.texts = cells.map(cellText);
    this.line = line;
    this.sink = sink;
  }

  /** The text of the first column of a field that says anything. */
  text(field: TableField): string | undefined {
    const places = this.layout.places.get(field);
    if (places === undefined) return undefined;
    for (const at of places) {
      const text = this.texts[at];
      if (text === undefined) continue;
      this.layout.taken[at] = this.line;
      return text;
    }
    return undefined;
  }

  /** The same without taking it: the cell is also kept as text unless the field takes it. */
  see(field: TableField): string | undefined {
    for (const at of this.layout.places.get(field) ?? []) {
      const text = this.texts[at];
      if (text !== undefined) return text;
    }
    return undefined;
  }

  /** What the cell at a position says. */
  textAt(at: number): string | undefined {
    return this.texts[at];
  }

  /** What the row adds to the totals of the file; what is wrong with a number is said when the record is made. */
  measured(): Measured {
    const value = this.seeNumber('value');
    return {
      amount: value === undefined ? undefined : this.inCurrency(value, this.codeOf(this.see('currency')) ?? ''),
      quantity: this.seeNumber('quantity'),
      unit: this.see('unit')?.toUpperCase(),
      gross: this.seeNumber('gross'),
      net: this.seeNumber('net'),
    };
  }

  /** The number of a field, larger than 0. */
  number(field: RowField): number | undefined {
    const text = this.text(field);
    if (text === undefined) return undefined;
    const value = parseNumber(text, this.layout.mapping.decimal);
    if (value === undefined) this.refuse('bad-number', field, 'not a number');
    return value === 0 ? undefined : value;
  }

  /** The country of a field; text that is none stays as text. */
  country(field: TableField): string | undefined {
    const text = this.text(field);
    if (text === undefined) return undefined;
    const code = tableCountry(text);
    if (code === undefined) this.refuse('bad-country', field, `“${text.slice(0, 40)}” is not a country`);
    return code;
  }

  dates(): DateSpan | undefined {
    const text = this.text('date');
    if (text === undefined) return undefined;
    const reading = this.dateOf(text);
    if (typeof reading === 'object') return { from: reading.date, to: reading.date };
    if (reading === 'ambiguous')
      this.refuse('ambiguous-date', 'date', `“${text.slice(0, 40)}” could be read either way`);
    else this.refuse('bad-date', 'date', `“${text.slice(0, 40)}” is not a date`);
    return undefined;
  }

  goods(): Goods | undefined {
    const hs = this.hs();
    const text = this.text('goods');
    const quantity = this.number('quantity');
    const unit = this.text('unit');
    const brand = this.text('brand');
    const maker = this.text('maker.name');
    const part = this.text('part');
    const empty =
      hs === undefined &&
      text === undefined &&
      quantity === undefined &&
      brand === undefined &&
      maker === undefined &&
      part === undefined;
    return empty ? undefined : { hs: hs === undefined ? undefined : [hs], text, quantity, unit, brand, maker, part };
  }

  /** The amount of the row with its currency, "" where the table gives none; the cell then stays as text. */
  amount(): { readonly amount: number; readonly currency: string } | undefined {
    const amount = this.number('value');
    if (amount === undefined) return undefined;
    const code = this.layout.mapping.currency ?? this.currency() ?? '';
    if (code === '') this.keep('value');
    return this.inCurrency(amount, code);
  }

  refs(): readonly Reference[] | undefined {
    const refs: Reference[] = [];
    for (const [field, type] of REFERENCES) {
      for (const at of this.layout.places.get(field) ?? []) {
        const number = this.texts[at];
        if (number === undefined) continue;
        this.layout.taken[at] = this.line;
        refs.push({ type, number });
      }
    }
    return refs.length === 0 ? undefined : refs;
  }

  /** Says that the text of a field stays as text. */
  keep(field: TableField): void {
    for (const at of this.layout.places.get(field) ?? []) this.layout.taken[at] = 0;
  }

  /** Every cell that no field took, by the name of its column. */
  raw(): RawProperties | undefined {
    const { names, taken, ownNames } = this.layout;
    const own = ownNames && this.texts.length <= names.length;
    const entries = new Map<string, string[]>();
    const texts: Record<string, readonly string[]> = {};
    let found = false;
    for (let at = 0; at < this.texts.length; at++) {
      const text = this.texts[at];
      if (text === undefined || taken[at] === this.line) continue;
      found = true;
      const name = names[at] ?? `#${at + 1}`;
      if (own) texts[name] = [text];
      else {
        const known = entries.get(name);
        if (known === undefined) entries.set(name, [text]);
        else known.push(text);
      }
    }
    if (!found) return undefined;
    return own ? texts : Object.fromEntries(entries);
  }

  private hs(): string | undefined {
    const text = this.text('hs');
    if (text === undefined) return undefined;
    const digits = hsDigits(text);
    if (digits === undefined) {
      this.refuse('bad-code', 'hs', `“${text.slice(0, 40)}” is not an HS code`);
      return undefined;
    }
    if (!hasLostZero(digits)) return digits;
    this.refuse('bad-code', 'hs', `${digits} read with the zero in front that it lost`);
    return `0${digits}`;
  }

  private seeNumber(field: RowField): number | undefined {
    const text = this.see(field);
    const value = text === undefined ? undefined : parseNumber(text, this.layout.mapping.decimal);
    return value === 0 ? undefined : value;
  }

  private inCurrency(value: number, code: string): { readonly amount: number; readonly currency: string } {
    return { amount: multiplied(value, this.layout.mapping), currency: code };
  }

  /** The same few days stand in most rows. */
  private dateOf(text: string): DateReading {
    const { dates, mapping } = this.layout;
    let reading = dates.get(text);
    if (reading === undefined) {
      reading = mappedDate(text, mapping);
      if (dates.size < KEPT_DATES) dates.set(text, reading);
    }
    return reading;
  }

  private codeOf(text: string | undefined): string | undefined {
    const { currency } = this.layout.mapping;
    if (currency !== undefined || text === undefined) return currency;
    return currencyCode(text);
  }

  private currency(): string | undefined {
    const text = this.text('currency');
    if (text === undefined) return undefined;
    const code = currencyCode(text);
    if (code === undefined) this.refuse('no-currency', 'currency', `“${text.slice(0, 20)}” is not a currency`);
    return code;
  }

  private refuse(type: Parameters<RecordContext['issue']>[0], field: TableField, problem: string): void {
    this.keep(field);
    const context = new RecordContext(this.sink, this.line, `row ${this.line}`);
    context.issue(type, field, `${problem}; kept as text`);
  }
}

/** A value times the multiplier; products of decimals and powers of ten are rounded to what the text could say. */
export function multiplied(value: number, { multiplier }: TableMapping): number {
  return multiplier === 1 ? value : Number((value * multiplier).toPrecision(15));
}

/** The ISO 4217 code of a currency cell: a code in any case or its number; `undefined` for anything else. */
export function currencyCode(text: string): string | undefined {
  if (CURRENCIES.has(text)) return text;
  const upper = text.toUpperCase();
  if (CURRENCIES.has(upper)) return upper;
  return Object.hasOwn(CURRENCY_NUMBERS, text) ? CURRENCY_NUMBERS[text] : undefined;
}

/** Whether a spreadsheet took a code for a number. */
export function hasLostZero(digits: string): boolean {
  return LOST_ZERO.test(digits);
}

/** The date of a cell as the mapping says that dates are written. */
export function mappedDate(text: string, { dateOrder, midnight }: TableMapping): DateReading {
  return parseDate(text, {
    ...(dateOrder === undefined ? {} : { order: dateOrder }),
    ...(midnight === undefined ? {} : { midnight }),
  });
}

/** What a row adds to the totals. */
export interface Measured {
  readonly amount: { readonly amount: number; readonly currency: string } | undefined;
  readonly quantity: number | undefined;
  /** In capitals. */
  readonly unit: string | undefined;
  readonly gross: number | undefined;
  readonly net: number | undefined;
}

/** Where the fields of a table stand. */
export interface TableLayout {
  readonly mapping: TableMapping;
  /** Names of the columns. */
  readonly names: readonly string[];
  readonly places: ReadonlyMap<TableField, readonly number[]>;
  /** Whether each column has a name that no other column or position has. */
  readonly ownNames: boolean;
  /** By position the line of the row whose field took the cell: one list for all rows, since there are many. */
  readonly taken: Float64Array;
  /** The columns by which a row is known again. */
  readonly telling: readonly TellingColumn[];
  /** Dates read so far. */
  readonly dates: Map<string, DateReading>;
}

/** The layout of a table from the positions of its fields. */
export function layoutOf(
  mapping: TableMapping,
  names: readonly string[],
  placed: ReadonlyMap<number, TableField>,
): TableLayout {
  const places = new Map<TableField, number[]>();
  for (const [at, field] of [...placed].sort((a, b) => a[0] - b[0])) {
    places.set(field, [...(places.get(field) ?? []), at]);
  }
  const ownNames = new Set(names).size === names.length && !names.includes('__proto__');
  const taken = new Float64Array(names.length);
  return { mapping, names, places, ownNames, taken, telling: tellingColumns(places), dates: new Map() };
}
