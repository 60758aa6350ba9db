import type { RecordSink } from '../../model/sink.ts';
import { PARTY_FIELDS, PARTY_PARTS, PARTY_ROLES, type PartyPart, type PartyRole, type TableField } from './fields.ts';
import type { PartyRegistry } from './parties.ts';
import { KnownParties, type Named, type RoleCells } from './knownParties.ts';
import { PlainParty, roleColumns } from './plainParty.ts';
import { RowCells, type TableLayout } from './rowCells.ts';
import type { RowBytes } from './rowBytes.ts';
import type { RowParties } from './rowParties.ts';
import type { Sighting } from './sighting.ts';
import { silentSink } from '../silentSink.ts';

const ROLES = Object.keys(PARTY_ROLES);
const PARTS = Object.keys(PARTY_PARTS).filter((part): part is PartyPart => part in PARTY_PARTS);

/** One who serves rows, or makes their goods. */
interface Servant {
  readonly cells: RoleCells;
  /** The places of its names. */
  readonly names: readonly number[];
  readonly isMaker: boolean;
}

const NO_SERVANT: Servant = { cells: { role: -1, places: [], find: () => undefined }, names: [], isMaker: false };

/** The roles of a row by the order in which they are looked at. */
const SENDER = 0;
const RECEIVER = 1;
const FIRST_SERVANT = 2;

/**
 * `RowParties` for the usual row: sender and receiver are one named party each, nobody that serves it is one of them,
 * and the row alone would give every party the id that it has.
 */
export class UsualParties {
  readonly known: KnownParties;
  private readonly sender: RoleCells;
  private readonly receiver: RoleCells;
  /** Those that serve rows, and behind them the makers of goods. */
  private readonly servants: readonly Servant[];
  /** Whether the row at hand names each. */
  private readonly isNamed: boolean[] = [];
  /** Those of the row at hand, as `known` knows them. */
  from = -1;
  to = -1;
  /** Those who serve the row, the first `viaCount`. */
  readonly via: Int32Array;
  viaCount = 0;
  /** The maker of the goods; below 0 where none is named. */
  madeBy = -1;
  /** The row at hand. */
  private readonly row: RowBytes;
  private line = 0;
  private readonly plain: PlainParty;
  /** A row of empty cells. */
  private readonly blank: readonly string[];
  private readonly layout: TableLayout;
  private readonly parties: RowParties;
  private readonly registry: PartyRegistry;

  /** `row` is the row at hand, one after the other. */
  constructor(layout: TableLayout, row: RowBytes, fileName: string, parties: RowParties, registry: PartyRegistry) {
    this.layout = layout;
    this.row = row;
    this.blank = layout.names.map(() => '');
    this.parties = parties;
    this.registry = registry;
    this.known = new KnownParties(registry);
    this.plain = new PlainParty(layout, fileName, registry);
    this.sender = this.cellsOf('sender', (texts) => parties.plainEnd(texts, 'sender'));
    this.receiver = this.cellsOf('receiver', (texts) => parties.plainEnd(texts, 'receiver'));
    const roles: readonly PartyRole[] = [
      ...parties.serving.map(([role]) => role),
      ...(placesOf(layout, 'maker').length === 0 ? [] : (['maker'] as const)),
    ];
    this.servants = roles.map((role) => this.servantOf(role));
    this.via = new Int32Array(roles.length);
  }

  /** Hashes the cells of the row at hand that name parties; false when it is not a usual row. */
  hashCells(): boolean {
    const { row, known } = this;
    known.hashCells(SENDER, this.sender, row.cells);
    known.hashCells(RECEIVER, this.receiver, row.cells);
    for (let at = 0; at < this.servants.length; at++) {
      const { cells, names } = this.servants[at] ?? NO_SERVANT;
      const name = row.first(names);
      if (name === -2) return false;
      this.isNamed[at] = name >= 0;
      if (name >= 0) known.hashCells(FIRST_SERVANT + at, cells, row.cells);
    }
    return true;
  }

  /** Looks ahead at them. */
  look(): void {
    const { known, isNamed } = this;
    known.look(SENDER);
    known.look(RECEIVER);
    for (let at = 0; at < isNamed.length; at++) if (isNamed[at] === true) known.look(FIRST_SERVANT + at);
  }

  /** Finds those that were looked at; false when the row is not a usual one. Nothing is known that was not before. */
  take(line: number): boolean {
    this.line = line;
    const { known, isNamed } = this;
    known.lookCloser(SENDER);
    known.lookCloser(RECEIVER);
    for (let at = 0; at < isNamed.length; at++) if (isNamed[at] === true) known.lookCloser(FIRST_SERVANT + at);
    const from = known.find(SENDER, this.sender);
    const to = known.find(RECEIVER, this.receiver);
    if (from < 0 || to < 0 || !known.standsAlone(from) || !known.standsAlone(to) || known.isSame(from, to))
      return false;
    this.from = from;
    this.to = to;
    this.viaCount = 0;
    this.madeBy = -1;
    for (let at = 0; at < this.servants.length; at++) {
      if (isNamed[at] !== true) continue;
      const { cells, isMaker } = this.servants[at] ?? NO_SERVANT;
      const found = known.find(FIRST_SERVANT + at, cells);
      if (found < 0 || !known.standsAlone(found)) return false;
      if (!known.isOther(found, from) || !known.isOther(found, to)) return false;
      for (let other = 0; other < this.viaCount; other++) {
        if (!known.isOther(found, this.via[other] ?? -1)) return false;
      }
      if (isMaker) this.madeBy = found;
      else this.via[this.viaCount++] = found;
    }
    return !this.servesAsWell(to);
  }

  /** Whether the receiver passes goods on, by its name. */
  get isForwarder(): boolean {
    return this.known.isForwarder(this.to);
  }

  /** Whether the file has a receiver as one that forwards or carries goods. */
  private servesAsWell(to: number): boolean {
    const party = this.known.party(to);
    return party >= 0 && this.registry.table.serves(party);
  }

  private servantOf(role: PartyRole): Servant {
    const { places } = this.layout;
    const names = [PARTY_FIELDS[role].name, PARTY_FIELDS[role].alias].flatMap((field) => places.get(field) ?? []);
    const cells = this.cellsOf(role, (texts) => this.parties.servant(texts, role));
    return { cells, names, isMaker: role === 'maker' };
  }

  /** The cells of a role; what `find` says is asked for where the bytes alone do not tell. */
  private cellsOf(role: PartyRole, find: (texts: RowCells) => Sighting | undefined): RoleCells {
    const columns = roleColumns(this.layout, role);
    const direction = columns.home === undefined ? [] : (this.layout.places.get('direction') ?? []);
    const places = [...placesOf(this.layout, role), ...direction];
    return {
      role: ROLES.indexOf(role),
      places,
      find: () => {
        const seen = this.plain.find(this.row, columns);
        if (seen === undefined) return this.named(places, find);
        return { seen, isForwarder: role === 'receiver' && this.plain.isForwarder };
      },
    };
  }

  /** What the careful reader finds in cells; nothing where it has anything to say of them. */
  private named(places: readonly number[], find: (texts: RowCells) => Sighting | undefined): Named | undefined {
    let isClean = true;
    const sink: RecordSink = { ...silentSink, issue: () => (isClean = false) };
    const texts = this.blank.slice();
    for (const cell of places) texts[cell] = this.row.cells.text(cell);
    const row = new RowCells(this.layout, texts, this.line, sink);
    const sighting = find(row);
    if (sighting === undefined || !isClean) return undefined;
    const isForwarder = this.parties.isForwarderName(row.text(PARTY_FIELDS.receiver.name) ?? '');
    return { seen: this.registry.seen(sighting), isForwarder };
  }
}

function placesOf(layout: TableLayout, role: PartyRole): readonly number[] {
  const fields: readonly TableField[] = PARTS.map((part) => PARTY_FIELDS[role][part]);
  return fields.flatMap((field) => layout.places.get(field) ?? []);
}
