import type { RecordSink } from '../../model/sink.ts';
import { PARTY_FIELDS, PARTY_PARTS, PARTY_ROLES, type PartyPart, type PartyRole, type TableField } from './fields.ts';
import type { PartyRegistry } from './parties.ts';
import { KnownParties, type Named, type RoleCells } from './knownParties.ts';
import { PlainParty, roleColumns } from './plainParty.ts';
import { RowCells, type TableLayout } from './rowCells.ts';
import type { RowBytes } from './rowBytes.ts';
import type { RowParties } from './rowParties.ts';
import type { Sighting } from './sighting.ts';
import { silentSink } from './silentSink.ts';

const ROLES = Object.keys(PARTY_ROLES);
const PARTS = Object.keys(PARTY_PARTS).filter((part): part is PartyPart => part in PARTY_PARTS);

/** One who serves rows, or makes their goods. */
interface Servant {
  readonly cells: RoleCells;
  /** The places of its names. */
  readonly names: readonly number[];
}

/** Nobody is named, and finding out who is takes more care. */
const NOBODY = -2;
const UNCLEAR = -1;

/**
 * `RowParties` for the usual row: sender and receiver are one named party each, nobody that serves it is one of them,
 * and the row alone would give every party the id that it has.
 */
export class UsualParties {
  readonly known: KnownParties;
  private readonly sender: RoleCells;
  private readonly receiver: RoleCells;
  private readonly servants: readonly Servant[];
  private readonly maker: Servant | undefined;
  /** Those of the row at hand, as `known` knows them. */
  from = UNCLEAR;
  to = UNCLEAR;
  readonly via: number[] = [];
  /** The maker of the goods; below 0 where none is named. */
  madeBy = NOBODY;
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
    this.servants = parties.serving.map(([role]) => this.servantOf(role));
    this.maker = placesOf(layout, 'maker').length === 0 ? undefined : this.servantOf('maker');
  }

  /** Finds those of the row at hand; false when it is not a usual one. Nothing is known of them that was not before. */
  take(line: number): boolean {
    this.line = line;
    const { known } = this;
    const { cells } = this.row;
    const from = known.find(this.sender, cells);
    const to = known.find(this.receiver, cells);
    if (from < 0 || to < 0 || !known.standsAlone(from) || !known.standsAlone(to) || known.isSame(from, to))
      return false;
    this.from = from;
    this.to = to;
    this.via.length = 0;
    for (const servant of this.servants) {
      const found = this.serving(servant);
      if (found === UNCLEAR) return false;
      if (found !== NOBODY) this.via.push(found);
    }
    this.madeBy = this.maker === undefined ? NOBODY : this.serving(this.maker);
    return this.madeBy !== UNCLEAR && !this.servesAsWell(to);
  }

  /** Whether the receiver passes goods on, by its name. */
  get isForwarder(): boolean {
    return this.known.isForwarder(this.to);
  }

  /** Whether the file has a receiver as one that forwards or carries goods. */
  private servesAsWell(to: number): boolean {
    const party = this.known.party(to);
    const { table } = this.registry;
    return party >= 0 && (table.hasRole(party, 'forwarder') || table.hasRole(party, 'carrier'));
  }

  /** One who serves the row; `NOBODY` where it names none, `UNCLEAR` where finding out takes more care. */
  private serving({ cells, names }: Servant): number {
    const { row, known } = this;
    const name = row.first(names);
    if (name < 0) return name === -1 ? NOBODY : UNCLEAR;
    const found = known.find(cells, row.cells);
    if (found < 0 || !known.standsAlone(found)) return UNCLEAR;
    if (!known.isOther(found, this.from) || !known.isOther(found, this.to)) return UNCLEAR;
    for (const other of this.via) if (!known.isOther(found, other)) return UNCLEAR;
    return found;
  }

  private servantOf(role: PartyRole): Servant {
    const { places } = this.layout;
    const names = [PARTY_FIELDS[role].name, PARTY_FIELDS[role].alias].flatMap((field) => places.get(field) ?? []);
    return { cells: this.cellsOf(role, (texts) => this.parties.servant(texts, role)), names };
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
        return { seen, isForwarder: role === 'receiver' && this.isForwarderAt(columns.name) };
      },
    };
  }

  private isForwarderAt(names: readonly number[]): boolean {
    const { row } = this;
    return this.plain.mayForward && this.parties.isForwarderName(row.cells.text(row.first(names)));
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
