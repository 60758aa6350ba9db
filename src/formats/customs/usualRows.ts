import { RelationInBytes, type ByteSink } from '../../model/byteRecords.ts';
import { CLAIM_STATUSES } from '../../model/claim.ts';
import { intervalOf, type DayInterval } from '../../model/dates.ts';
import { hsDigits } from '../../model/hs.ts';
import { RELATION_KIND_LIST } from '../../model/relationKinds.ts';
import type { ByteCells } from '../table/byteCells.ts';
import { CellMemo } from '../table/cellMemo.ts';
import { RowKey } from './copies.ts';
import { tableCountry } from './countryText.ts';
import type { RowField } from './fields.ts';
import type { PartyRegistry } from './parties.ts';
import { RowBytes, Said } from './rowBytes.ts';
import { currencyCode, hasLostZero, mappedDate, multiplied, type TableLayout } from './rowCells.ts';
import { RowId } from './rowId.ts';
import type { RowIndex } from './rowIndex.ts';
import type { RowParties } from './rowParties.ts';
import { UsualParties } from './usualParties.ts';

const SHIPS = RELATION_KIND_LIST.indexOf('ships');
const DOCUMENTED = CLAIM_STATUSES.indexOf('documented');
const encoder = new TextEncoder();

/**
 * Cells that the careful reader has something to say of: each like what the others of its column say, since such values
 * are told apart faster than those of several sorts.
 */
const UNREAD_NUMBER = -2;
const UNREAD_DAYS: DayInterval = { from: 0, to: 0, known: false };
const UNREAD_CODE: Code = { digits: '', bytes: new Uint8Array(0) };
/** A cell that should be a number and says none. */
const NO_NUMBER = -1;

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
  private readonly dates: CellMemo<DayInterval>;
  private readonly codes = new CellMemo((text) => encodedCode(text));
  private readonly countries = new CellMemo((text) => tableCountry(text) !== undefined);
  private readonly currencies = new CellMemo((text) => currencyCode(text) ?? '');
  /** The codes of currencies in bytes. */
  private readonly currencyBytes = new Map<string, Uint8Array>();
  /** Units in capitals. */
  private readonly units = new CellMemo((text) => text.toUpperCase());
  private readonly id: RowId;
  private readonly layout: TableLayout;
  private readonly index: RowIndex;
  private readonly fileName: string;
  readonly parties: UsualParties;
  /** What the row that was taken measures (`Measured`); below 0 where it does not say. */
  value = NO_NUMBER;
  currency = '';
  quantity = NO_NUMBER;
  unit = '';
  gross = NO_NUMBER;
  net = NO_NUMBER;
  /** The first HS code of its goods. */
  hs: string | undefined;
  /** Lists of each length for those who serve a row: one that is emptied and filled in every row would be made anew. */
  private readonly vias: number[][] = [];
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
      return typeof reading === 'object' ? intervalOf({ from: reading.date, to: reading.date }) : UNREAD_DAYS;
    });
    this.id = new RowId(fileName);
  }

  /** Takes what a row says; false, with nothing changed, when it is not a usual one. */
  take(cells: ByteCells, line: number): boolean {
    const { relation, row } = this;
    if (cells.count !== this.layout.names.length) return false;
    row.begin(cells);
    relation.clear(SHIPS, true);
    relation.claim = DOCUMENTED;
    if (!this.measure() || !this.takeDate() || !this.areCountries()) return false;
    if (!this.takeCode() || !this.parties.hashCells() || !this.takeKey()) return false;
    this.id.give(relation, line);
    // One right after the other: what they need of the memory then comes at the same time.
    this.parties.look();
    this.key.look(this.index);
    if (!this.parties.take(line) || this.key.seenBefore(this.index) !== undefined) return false;
    const { value, currency } = this;
    if (value >= 0 && currency !== '') {
      relation.amount = value;
      let bytes = this.currencyBytes.get(currency);
      if (bytes === undefined) this.currencyBytes.set(currency, (bytes = encoder.encode(currency)));
      relation.currency.add(bytes, 0, bytes.length);
    }
    return true;
  }

  /** Whether its value has no currency. */
  get isBare(): boolean {
    return this.value >= 0 && this.currency === '';
  }

  /** The row is taken: sends what it says. */
  send(line: number): void {
    const { relation, parties } = this;
    this.key.remember(this.index, this.fileName, line);
    const from = this.entity(parties.from, line);
    const to = this.entity(parties.to, line);
    const via = this.vias[parties.viaCount] ?? this.viaOf(parties.viaCount);
    for (let at = 0; at < via.length; at++) via[at] = this.entity(parties.via[at] ?? -1, line);
    if (parties.madeBy >= 0) parties.known.see(parties.madeBy, line);
    this.out.relationBetween(relation, from, to, via, line);
  }

  private viaOf(length: number): number[] {
    return (this.vias[length] = Array.from({ length }, () => 0));
  }

  /** The place of a party of the row among the entities of the case; the row is one more that names it. */
  private entity(known: number, line: number): number {
    const { known: parties } = this.parties;
    parties.see(known, line);
    return parties.entity(known, line, this.out);
  }

  private measure(): boolean {
    const { row, places } = this;
    const value = this.numberOf(places.value);
    const quantity = this.numberOf(places.quantity);
    const unit = row.first(places.unit);
    if (value === UNREAD_NUMBER || quantity === UNREAD_NUMBER || unit === -2) return false;
    const currency = value < 0 ? '' : this.currencyOf();
    if (currency === undefined) return false;
    this.value = value < 0 ? value : multiplied(value, this.layout.mapping);
    this.currency = currency;
    this.quantity = quantity;
    this.unit = unit < 0 ? '' : this.units.of(row.cells, unit);
    // A weight that is no number stays as text, and nothing is said of it.
    this.gross = this.numberOf(places.gross);
    this.net = this.numberOf(places.net);
    return true;
  }

  /** A number larger than 0; `NO_NUMBER` or `UNREAD_NUMBER` where there is none. */
  private numberOf(places: readonly number[]): number {
    const cell = this.row.first(places);
    if (cell < 0) return cell === -1 ? NO_NUMBER : UNREAD_NUMBER;
    const value = this.row.number(cell);
    if (Number.isNaN(value)) return UNREAD_NUMBER;
    return value === 0 ? NO_NUMBER : value;
  }

  /** The code of the currency, "" where the table gives none; `undefined` where it takes more care. */
  private currencyOf(): string | undefined {
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
    if (days === UNREAD_DAYS) return false;
    this.relation.dated = days.known;
    this.relation.from = days.from;
    this.relation.to = days.to;
    return true;
  }

  private takeCode(): boolean {
    const cell = this.row.first(this.places.hs);
    this.hs = undefined;
    if (cell < 0) return cell === -1;
    const code = this.codes.of(this.row.cells, cell);
    if (code === UNREAD_CODE) return false;
    this.relation.hs.add(code.bytes, 0, code.bytes.length);
    this.hs = code.digits;
    return true;
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

interface Code {
  readonly digits: string;
  readonly bytes: Uint8Array;
}

function encodedCode(text: string): Code {
  const digits = hsDigits(text);
  return digits === undefined || hasLostZero(digits) ? UNREAD_CODE : { digits, bytes: encoder.encode(digits) };
}
