import { RelationInBytes, type ByteSink } from '../../model/byteRecords.ts';
import { CLAIM_STATUSES } from '../../model/claim.ts';
import { intervalOf, type DayInterval } from '../../model/dates.ts';
import { hsDigits } from '../../model/hs.ts';
import { hashInto } from '../../model/ids.ts';
import { RELATION_KIND_LIST } from '../../model/relationKinds.ts';
import type { ByteCells } from '../table/byteCells.ts';
import { CellMemo } from '../table/cellMemo.ts';
import { RowKey } from './copies.ts';
import { tableCountry } from './countryText.ts';
import type { RowField } from './fields.ts';
import type { PartyRegistry } from './parties.ts';
import { RowBytes, Said } from './rowBytes.ts';
import { currencyCode, hasLostZero, mappedDate, multiplied, type Measured, type TableLayout } from './rowCells.ts';
import type { RowIndex } from './rowIndex.ts';
import type { RowParties } from './rowParties.ts';
import { UsualParties } from './usualParties.ts';

const SHIPS = RELATION_KIND_LIST.indexOf('ships');
const DOCUMENTED = CLAIM_STATUSES.indexOf('documented');
const encoder = new TextEncoder();
/** What a row measures whose cells say nothing. */
const NOTHING: Measured = { amount: undefined, quantity: undefined, unit: undefined, gross: undefined, net: undefined };

/**
 * Reads the usual row of a table of shipments without a text for most of its cells: one that names its parties plainly
 * (`UsualParties`), repeats no other row, and whose cells are what their columns should hold. Every other row is
 * refused, and the careful reader takes it; where both read a row, the case is the same.
 */
export class UsualRows {
  private readonly relation = new RelationInBytes();
  private readonly key = new RowKey();
  private readonly row: RowBytes;
  private readonly places: Readonly<Record<PlacedField, readonly number[]>>;
  private readonly dates: CellMemo<DayInterval | typeof UNREAD>;
  private readonly codes = new CellMemo((text) => encodedCode(text));
  private readonly countries = new CellMemo((text) => tableCountry(text) !== undefined);
  private readonly currencies = new CellMemo((text) => currencyCode(text) ?? '');
  /** The codes of currencies in bytes. */
  private readonly currencyBytes = new Map<string, Uint8Array>();
  /** Units in capitals. */
  private readonly units = new CellMemo((text) => text.toUpperCase());
  /** "file:" and the number of the line behind it. */
  private readonly id: Uint8Array;
  private readonly idPrefix: number;
  private readonly layout: TableLayout;
  private readonly index: RowIndex;
  private readonly fileName: string;
  readonly parties: UsualParties;
  /** What the row that was taken measures, the first HS code of its goods, and whether its value has no currency. */
  measured: Measured = NOTHING;
  hs: string | undefined;
  isBare = false;
  private readonly via: number[] = [];
  private readonly out: ByteSink;

  constructor(
    layout: TableLayout,
    index: RowIndex,
    fileName: string,
    registry: PartyRegistry,
    parties: RowParties,
    out: ByteSink,
  ) {
    this.layout = layout;
    this.index = index;
    this.fileName = fileName;
    this.out = out;
    this.row = new RowBytes(layout.names.length, layout.mapping.decimal);
    this.parties = new UsualParties(layout, this.row, fileName, parties, registry);
    const at = (field: RowField): readonly number[] => layout.places.get(field) ?? [];
    this.places = {
      value: at('value'),
      currency: at('currency'),
      quantity: at('quantity'),
      unit: at('unit'),
      gross: at('gross'),
      net: at('net'),
      date: at('date'),
      hs: at('hs'),
      origin: at('origin'),
      dispatch: at('dispatch'),
      destination: at('destination'),
    };
    this.dates = new CellMemo((text) => {
      const reading = mappedDate(text, layout.mapping);
      return typeof reading === 'object' ? intervalOf({ from: reading.date, to: reading.date }) : UNREAD;
    });
    const prefix = encoder.encode(`${fileName}:`);
    this.id = new Uint8Array(prefix.length + 12);
    this.id.set(prefix);
    this.idPrefix = prefix.length;
  }

  /** Takes what a row says; false, with nothing changed, when it is not a usual one. */
  take(cells: ByteCells, line: number): boolean {
    const { relation, row } = this;
    if (cells.count !== this.layout.names.length) return false;
    row.begin(cells);
    relation.clear(SHIPS, true);
    relation.claim = DOCUMENTED;
    const measured = this.measure();
    if (measured === undefined || !this.takeDate() || !this.areCountries()) return false;
    const hs = this.takeCode();
    if (hs === UNREAD || !this.parties.hashCells() || !this.takeKey()) return false;
    this.takeId(line);
    // One right after the other: what they need of the memory then comes at the same time.
    this.parties.look();
    this.key.look(this.index);
    if (!this.parties.take(line) || this.key.seenBefore(this.index) !== undefined) return false;
    const { amount } = measured;
    this.measured = measured;
    this.hs = hs;
    this.isBare = amount?.currency === '';
    if (amount !== undefined && !this.isBare) {
      relation.amount = amount.amount;
      let bytes = this.currencyBytes.get(amount.currency);
      if (bytes === undefined) this.currencyBytes.set(amount.currency, (bytes = encoder.encode(amount.currency)));
      relation.currency.add(bytes, 0, bytes.length);
    }
    return true;
  }

  /** The row is taken: sends what it says. */
  send(line: number): void {
    const { relation, parties } = this;
    this.key.remember(this.index, this.fileName, line);
    const from = this.entity(parties.from, line);
    const to = this.entity(parties.to, line);
    if (this.via.length > 0) this.via.length = 0;
    for (const servant of parties.via) this.via.push(this.entity(servant, line));
    if (parties.madeBy >= 0) parties.known.see(parties.madeBy, line);
    this.out.relationBetween(relation, from, to, this.via, line);
  }

  /** The place of a party of the row among the entities of the case; the row is one more that names it. */
  private entity(known: number, line: number): number {
    const { known: parties } = this.parties;
    parties.see(known, line);
    return parties.entity(known, line, this.out);
  }

  private takeId(line: number): void {
    const { texts, idHash } = this.relation;
    const end = writeDigits(this.id, this.idPrefix, line);
    texts.clear();
    texts.add(this.id, 0, end);
    hashInto(this.id, 0, end, idHash);
    this.relation.isIdHashed = true;
    // No two rows of a file stand on one line.
    this.relation.isIdNew = true;
  }

  private measure(): Measured | undefined {
    const { row, places } = this;
    const value = this.numberOf(places.value);
    const quantity = this.numberOf(places.quantity);
    const unit = row.first(places.unit);
    if (value === UNREAD || quantity === UNREAD || unit === -2) return undefined;
    const gross = this.numberOf(places.gross);
    const net = this.numberOf(places.net);
    const currency = value === undefined ? '' : this.currency();
    if (currency === undefined) return undefined;
    return {
      amount: value === undefined ? undefined : { amount: multiplied(value, this.layout.mapping), currency },
      quantity,
      unit: unit < 0 ? undefined : this.units.of(row.cells, unit),
      // A weight that is no number stays as text, and nothing is said of it.
      gross: gross === UNREAD ? undefined : gross,
      net: net === UNREAD ? undefined : net,
    };
  }

  /** A number larger than 0. */
  private numberOf(places: readonly number[]): number | typeof UNREAD | undefined {
    const cell = this.row.first(places);
    if (cell < 0) return cell === -1 ? undefined : UNREAD;
    const value = this.row.number(cell);
    if (Number.isNaN(value)) return UNREAD;
    return value === 0 ? undefined : value;
  }

  /** The code of the currency, "" where the table gives none; `undefined` where it takes more care. */
  private currency(): string | undefined {
    const { mapping } = this.layout;
    if (mapping.currency !== undefined) return mapping.currency;
    const cell = this.row.first(this.places.currency);
    if (cell < 0) return cell === -1 ? '' : undefined;
    const code = this.currencies.of(this.row.cells, cell);
    return code === '' ? undefined : code;
  }

  private takeDate(): boolean {
    const cell = this.row.first(this.places.date);
    if (cell < 0) return cell === -1;
    const days = this.dates.of(this.row.cells, cell);
    if (days === UNREAD) return false;
    this.relation.dated = days.known;
    this.relation.from = days.from;
    this.relation.to = days.to;
    return true;
  }

  private takeCode(): string | typeof UNREAD | undefined {
    const cell = this.row.first(this.places.hs);
    if (cell < 0) return cell === -1 ? undefined : UNREAD;
    const code = this.codes.of(this.row.cells, cell);
    if (code === UNREAD) return UNREAD;
    this.relation.hs.add(code.bytes, 0, code.bytes.length);
    return code.digits;
  }

  private areCountries(): boolean {
    const { origin, dispatch, destination } = this.places;
    return this.isCountry(origin) && this.isCountry(dispatch) && this.isCountry(destination);
  }

  private isCountry(places: readonly number[]): boolean {
    const cell = this.row.first(places);
    return cell < 0 ? cell === -1 : this.countries.of(this.row.cells, cell);
  }

  /** Puts what the row says into its key; false where that takes more care. */
  private takeKey(): boolean {
    const { key, row } = this;
    const { cells } = row;
    key.begin();
    for (const { part, at, isNumber } of this.layout.telling) {
      const said = row.said(at);
      if (said === Said.nothing) continue;
      if (said === Said.odd) return false;
      const number = isNumber ? row.number(at) : Number.NaN;
      if (Number.isNaN(number)) {
        cells.hash(at);
        key.hashed(part, cells.high[at] ?? 0, cells.low[at] ?? 0);
      } else key.number(part, number);
    }
    return true;
  }
}

type PlacedField = Extract<
  RowField,
  'value' | 'currency' | 'quantity' | 'unit' | 'gross' | 'net' | 'date' | 'hs' | 'origin' | 'dispatch' | 'destination'
>;

/** A cell that the careful reader has something to say of. */
const UNREAD = Symbol('unread');

/** Writes a whole number in decimal digits, and gives where they end. */
function writeDigits(into: Uint8Array, start: number, value: number): number {
  let end = start;
  for (let rest = value; rest > 0 || end === start; rest = Math.floor(rest / 10)) end++;
  let rest = value;
  for (let at = end - 1; at >= start; at--, rest = Math.floor(rest / 10)) into[at] = 48 + (rest % 10);
  return end;
}

function encodedCode(text: string): { readonly digits: string; readonly bytes: Uint8Array } | typeof UNREAD {
  const digits = hsDigits(text);
  return digits === undefined || hasLostZero(digits) ? UNREAD : { digits, bytes: encoder.encode(digits) };
}
