import { hashWords } from '../../model/ids.ts';
import { wordsOf } from '../../model/wordView.ts';
import { CellMemo } from '../table/cellMemo.ts';
import { tableCountry } from './countryText.ts';
import { PARTY_FIELDS, type PartyRole, type TableField } from './fields.ts';
import type { PartyRegistry } from './parties.ts';
import { PlainName } from './plainName.ts';
import { directionOf } from './recordsGuess.ts';
import type { RowBytes } from './rowBytes.ts';
import type { TableLayout } from './rowCells.ts';
import { schemeOf } from './rowParties.ts';
import type { Hash, Seen, StoredName } from './sighting.ts';

/** Shorter numbers stand for no party. */
const SHORTEST_NUMBER = 5;
const ZERO = 48;
const encoder = new TextEncoder();

/** Where the cells of a role stand. */
interface RoleColumns {
  readonly role: PartyRole;
  readonly name: readonly number[];
  readonly alias: readonly number[];
  readonly number: readonly number[];
  readonly address: readonly number[];
  readonly country: readonly number[];
  /** The direction that makes the home of the table the country of the role. */
  readonly home: 'imports' | 'exports' | undefined;
}

/** Where the cells of a role stand in a table. */
export function roleColumns({ places }: TableLayout, role: PartyRole): RoleColumns {
  const at = (field: TableField): readonly number[] => places.get(field) ?? [];
  const fields = PARTY_FIELDS[role];
  return {
    role,
    name: at(fields.name),
    alias: at(fields.alias),
    number: at(fields.id),
    address: at(fields.address),
    country: at(fields.country),
    home: role === 'sender' ? 'exports' : role === 'receiver' ? 'imports' : undefined,
  };
}

/** `RowParties` for cells that say no more than a plain name (`PlainName`), a number, a country and an address. */
export class PlainParty {
  private readonly plain = new PlainName();
  private readonly countries = new CellMemo((text) => tableCountry(text) ?? '');
  private readonly directions = new CellMemo((text) => directionOf(text) ?? '');
  /** What stands before a number and behind a name in the ids of a country. */
  private readonly beginnings = new Map<string, DataView>();
  private readonly endings = new Map<string, DataView>();
  private readonly pair = new Int32Array(2);
  private readonly direction: readonly number[];
  private readonly file: DataView;
  private readonly layout: TableLayout;
  private readonly registry: PartyRegistry;

  constructor(layout: TableLayout, fileName: string, registry: PartyRegistry) {
    this.layout = layout;
    this.registry = registry;
    this.direction = layout.places.get('direction') ?? [];
    this.file = viewOf(`${fileName}:`);
    this.beginnings.set('', viewOf(`${fileName}:no. `));
  }

  /** Whether the party that was found last passes goods on, by its name. */
  get isForwarder(): boolean {
    return this.plain.isForwarder;
  }

  /** The party that the cells of a row name; `undefined` where that takes more care. */
  find(row: RowBytes, columns: RoleColumns): Seen | undefined {
    const { cells } = row;
    const name = row.first(columns.name);
    if (name < 0 || row.first(columns.alias) !== -1) return undefined;
    const number = row.first(columns.number);
    if (number === -2 || (number >= 0 && !isTelling(cells.bytes, cells.starts[number] ?? 0, cells.ends[number] ?? 0))) {
      return undefined;
    }
    const address = row.first(columns.address);
    const country = this.countryOf(row, columns);
    if (address === -2 || country === undefined) return undefined;
    if (!this.plain.fold(cells.bytes, cells.starts[name] ?? 0, cells.ends[name] ?? 0)) return undefined;
    const code = country === '' ? undefined : country;
    const length = number < 0 ? 0 : (cells.ends[number] ?? 0) - (cells.starts[number] ?? 0);
    return {
      id: number < 0 ? this.idByName(country) : this.idByNumber(row, number, country),
      key: this.key(),
      number: number < 0 ? undefined : hashOfCell(row, number),
      name: this.storedCell(row, name),
      alias: undefined,
      told: number < 0 ? undefined : { scheme: schemeOf(length, code), length },
      identifiers: undefined,
      address: address < 0 ? undefined : cells.text(address),
      country: code,
      role: columns.role,
    };
  }

  /** The code of a country, "" where there is none; `undefined` where it takes more care. */
  private countryOf(row: RowBytes, { country, home }: RoleColumns): string | undefined {
    const { mapping } = this.layout;
    const cell = row.first(country);
    if (cell === -2) return undefined;
    if (cell >= 0) {
      const code = this.countries.of(row.cells, cell);
      return code === '' ? undefined : code;
    }
    if (home === undefined || mapping.country === undefined) return '';
    const direction = row.first(this.direction);
    if (direction === -2) return undefined;
    const said = direction < 0 ? '' : this.directions.of(row.cells, direction);
    return (said === '' ? mapping.records : said) === home ? mapping.country : '';
  }

  private idByName(country: string): StoredName {
    const { store } = this.registry;
    const start = store.addWords(this.file, 0, this.file.byteLength);
    store.addWords(this.plain.words, 0, this.plain.length);
    let ending = this.endings.get(country);
    if (ending === undefined) this.endings.set(country, (ending = viewOf(`|${country}`)));
    store.addWords(ending, 0, ending.byteLength);
    return this.stored(start);
  }

  private idByNumber({ cells }: RowBytes, number: number, country: string): StoredName {
    const { store } = this.registry;
    let beginning = this.beginnings.get(country);
    if (beginning === undefined) this.beginnings.set(country, (beginning = viewOf(`${country} no. `)));
    const start = store.addWords(beginning, 0, beginning.byteLength);
    store.addWords(cells.words, cells.starts[number] ?? 0, cells.ends[number] ?? 0);
    return this.stored(start);
  }

  private key(): Hash {
    hashWords(this.plain.words, 0, this.plain.length, this.pair);
    return { high: this.pair[0] ?? 0, low: this.pair[1] ?? 0 };
  }

  private storedCell({ cells }: RowBytes, cell: number): StoredName {
    const { store } = this.registry;
    const start = store.addWords(cells.words, cells.starts[cell] ?? 0, cells.ends[cell] ?? 0);
    cells.hash(cell);
    return { start, end: store.length, high: cells.high[cell] ?? 0, low: cells.low[cell] ?? 0 };
  }

  /** What stands in the store from a place on. */
  private stored(start: number): StoredName {
    const { words, length } = this.registry.store;
    hashWords(words, start, length, this.pair);
    return { start, end: length, high: this.pair[0] ?? 0, low: this.pair[1] ?? 0 };
  }
}

function viewOf(text: string): DataView {
  return wordsOf(encoder.encode(text));
}

function hashOfCell({ cells }: RowBytes, cell: number): Hash {
  cells.hash(cell);
  return { high: cells.high[cell] ?? 0, low: cells.low[cell] ?? 0 };
}

/** Digits, not one over and over: a number that a party is known by (`telling`). */
function isTelling(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < SHORTEST_NUMBER) return false;
  const first = bytes[start] ?? 0;
  let isOneDigit = true;
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return false;
    if (digit + ZERO !== first) isOneDigit = false;
  }
  return !isOneDigit;
}
