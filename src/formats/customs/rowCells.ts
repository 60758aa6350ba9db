import { hsDigits } from '../../model/hs.ts';
import type { DateSpan, Goods, RawProperties, Reference } from '../../model/records.ts';
import type { RecordSink } from '../../model/sink.ts';
import { RecordContext } from '../fields.ts';
import { cellText, parseDate, parseNumber } from './cells.ts';
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
  readonly context: RecordContext;
  private readonly taken = new Set<number>();
  private readonly layout: TableLayout;
  private readonly cells: readonly string[];

  constructor(layout: TableLayout, cells: readonly string[], line: number, sink: RecordSink) {
    this.layout = layout;
    this.cells = cells;
    this.context = new RecordContext(sink, line, `row ${line}`);
  }

  /** The text of the first column of a field that says anything. */
  text(field: TableField): string | undefined {
    for (const at of this.layout.places.get(field) ?? []) {
      const text = cellText(this.cells[at]);
      if (text === undefined) continue;
      this.taken.add(at);
      return text;
    }
    return undefined;
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
    const { dateOrder, midnight } = this.layout.mapping;
    const reading = parseDate(text, {
      ...(dateOrder === undefined ? {} : { order: dateOrder }),
      ...(midnight === undefined ? {} : { midnight }),
    });
    if (typeof reading === 'object') return { from: reading.date, to: reading.date };
    if (reading === 'ambiguous')
      this.refuse('ambiguous-date', 'date', `“${text.slice(0, 40)}” could be read either way`);
    else this.refuse('bad-date', 'date', `“${text.slice(0, 40)}” is not a date`);
    return undefined;
  }

  goods(): Goods | undefined {
    const hs = this.hs();
    const goods = {
      hs: hs === undefined ? undefined : [hs],
      text: this.text('goods'),
      quantity: this.number('quantity'),
      unit: this.text('unit'),
      brand: this.text('brand'),
      maker: this.text('maker.name'),
      part: this.text('part'),
    };
    const { hs: codes, text, quantity, unit, brand, maker, part } = goods;
    return [codes, text, quantity, brand, maker, part].every((value) => value === undefined)
      ? undefined
      : {
          ...(codes === undefined ? {} : { hs: codes }),
          ...(text === undefined ? {} : { text }),
          ...(quantity === undefined ? {} : { quantity }),
          ...(unit === undefined ? {} : { unit }),
          ...(brand === undefined ? {} : { brand }),
          ...(maker === undefined ? {} : { maker }),
          ...(part === undefined ? {} : { part }),
        };
  }

  /** The amount of the row with its currency, "" where the table gives none; the cell then stays as text. */
  amount(): { readonly amount: number; readonly currency: string } | undefined {
    const amount = this.number('value');
    if (amount === undefined) return undefined;
    const { multiplier, currency } = this.layout.mapping;
    const code = currency ?? this.currency() ?? '';
    if (code === '') this.keep('value');
    // Products of decimals and powers of ten are rounded to what the text could say.
    return { amount: multiplier === 1 ? amount : Number((amount * multiplier).toPrecision(15)), currency: code };
  }

  refs(): readonly Reference[] | undefined {
    const refs: Reference[] = [];
    for (const [field, type] of REFERENCES) {
      for (const at of this.layout.places.get(field) ?? []) {
        const number = cellText(this.cells[at]);
        if (number === undefined) continue;
        this.taken.add(at);
        refs.push({ type, number });
      }
    }
    return refs.length === 0 ? undefined : refs;
  }

  /** Says that the text of a field stays as text. */
  keep(field: TableField): void {
    for (const at of this.layout.places.get(field) ?? []) this.taken.delete(at);
  }

  /** Every cell that no field took, by the name of its column. */
  raw(): RawProperties | undefined {
    const entries = new Map<string, string[]>();
    this.cells.forEach((cell, at) => {
      if (this.taken.has(at) || cellText(cell) === undefined) return;
      const name = this.layout.names[at] ?? `#${at + 1}`;
      const texts = entries.get(name);
      if (texts === undefined) entries.set(name, [cell.trim()]);
      else texts.push(cell.trim());
    });
    return entries.size === 0 ? undefined : Object.fromEntries(entries);
  }

  private hs(): string | undefined {
    const text = this.text('hs');
    if (text === undefined) return undefined;
    const digits = hsDigits(text);
    if (digits === undefined) {
      this.refuse('bad-code', 'hs', `“${text.slice(0, 40)}” is not an HS code`);
      return undefined;
    }
    if (!LOST_ZERO.test(digits)) return digits;
    this.refuse('bad-code', 'hs', `${digits} read with the zero in front that it lost`);
    return `0${digits}`;
  }

  private currency(): string | undefined {
    const text = this.text('currency');
    if (text === undefined) return undefined;
    const upper = text.toUpperCase();
    if (CURRENCIES.has(upper)) return upper;
    const code = Object.hasOwn(CURRENCY_NUMBERS, text) ? CURRENCY_NUMBERS[text] : undefined;
    if (code === undefined) this.refuse('no-currency', 'currency', `“${text.slice(0, 20)}” is not a currency`);
    return code;
  }

  private refuse(type: Parameters<RecordContext['issue']>[0], field: TableField, problem: string): void {
    this.keep(field);
    this.context.issue(type, field, `${problem}; kept as text`);
  }
}

/** Where the fields of a table stand. */
export interface TableLayout {
  readonly mapping: TableMapping;
  /** Names of the columns. */
  readonly names: readonly string[];
  readonly places: ReadonlyMap<TableField, readonly number[]>;
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
  return { mapping, names, places };
}
