import type { RecordSink } from '../../model/sink.ts';
import type { ByteCells } from '../table/byteCells.ts';
import { PARTY_FIELDS, PARTY_PARTS, type PartyPart, type PartyRole, type TableField } from './fields.ts';
import type { PartyRegistry } from './parties.ts';
import { KnownParty, PartyMemo } from './partyMemo.ts';
import type { Sighting } from './party.ts';
import { RowCells, type TableLayout } from './rowCells.ts';
import type { RowBytes } from './rowBytes.ts';
import type { RowParties } from './rowParties.ts';
import { silentSink } from './silentSink.ts';

const PARTS = Object.keys(PARTY_PARTS).filter((part): part is PartyPart => part in PARTY_PARTS);

/** One who serves rows, or makes their goods. */
interface Servant {
  readonly role: PartyRole;
  readonly memo: PartyMemo;
  /** The places of its names. */
  readonly names: readonly number[];
}

/**
 * `RowParties` for the usual row: sender and receiver are one named party each, nobody that serves it is one of them,
 * and the row alone would give every party the id that it has.
 */
export class UsualParties {
  private readonly sender: PartyMemo;
  private readonly receiver: PartyMemo;
  private readonly servants: readonly Servant[];
  private readonly maker: Servant | undefined;
  /** Those of the row at hand. */
  from: KnownParty | undefined;
  to: KnownParty | undefined;
  readonly via: KnownParty[] = [];
  madeBy: KnownParty | undefined;
  /** A row of empty cells. */
  private readonly blank: readonly string[];
  private readonly layout: TableLayout;
  private readonly parties: RowParties;
  private readonly registry: PartyRegistry;

  constructor(layout: TableLayout, parties: RowParties, registry: PartyRegistry) {
    this.layout = layout;
    this.blank = layout.names.map(() => '');
    this.parties = parties;
    this.registry = registry;
    const direction = layout.places.get('direction') ?? [];
    this.sender = new PartyMemo([...placesOf(layout, 'sender'), ...direction]);
    this.receiver = new PartyMemo([...placesOf(layout, 'receiver'), ...direction]);
    this.servants = parties.serving.map(([role]) => servantOf(layout, role));
    this.maker = placesOf(layout, 'maker').length === 0 ? undefined : servantOf(layout, 'maker');
  }

  /** Finds those of a row; false when it is not a usual one. Nothing is known of them that was not before. */
  take(row: RowBytes, line: number): boolean {
    const { cells } = row;
    const from = this.sender.of(cells, (columns) =>
      this.known(columns, cells, line, (texts) => this.parties.plainEnd(texts, 'sender')),
    );
    const to = this.receiver.of(cells, (columns) =>
      this.known(columns, cells, line, (texts) => this.parties.plainEnd(texts, 'receiver')),
    );
    if (from === undefined || to === undefined) return false;
    from.foresee();
    to.foresee();
    if (!from.who.standsAlone || !to.who.standsAlone) return false;
    if (from.who.id === to.who.id || isSameNumber(from, to)) return false;
    this.from = from;
    this.to = to;
    this.via.length = 0;
    for (const servant of this.servants) {
      const found = this.serving(servant, row, line);
      if (found === undefined) return false;
      if (found !== NOBODY) this.via.push(found);
    }
    return this.takeMaker(row, line) && !this.servesAsWell(to);
  }

  /** Whether the receiver passes goods on, by its name. */
  get isForwarder(): boolean {
    return this.to?.isForwarder === true;
  }

  /** The row is taken: those of it are seen. */
  see(line: number): void {
    this.from?.see(line);
    this.to?.see(line);
    for (const servant of this.via) servant.see(line);
    this.madeBy?.see(line);
  }

  private takeMaker(row: RowBytes, line: number): boolean {
    this.madeBy = undefined;
    if (this.maker === undefined) return true;
    const found = this.serving(this.maker, row, line);
    if (found === undefined) return false;
    if (found !== NOBODY) this.madeBy = found;
    return true;
  }

  /** One who serves the row; `NOBODY` where it names none, `undefined` where finding out takes more care. */
  private serving({ role, memo, names }: Servant, row: RowBytes, line: number): KnownParty | typeof NOBODY | undefined {
    const { cells } = row;
    const name = row.first(names);
    if (name < 0) return name === -1 ? NOBODY : undefined;
    const found = memo.of(cells, (columns) =>
      this.known(columns, cells, line, (texts) => this.parties.servant(texts, role)),
    );
    const { from, to } = this;
    if (found === undefined || from === undefined || to === undefined) return undefined;
    found.foresee();
    const isApart = isOther(found, from) && isOther(found, to) && this.via.every((other) => isOther(found, other));
    return isApart && found.who.standsAlone ? found : undefined;
  }

  /** Whether the file has a receiver as one that forwards or carries goods. */
  private servesAsWell({ who: { party } }: KnownParty): boolean {
    return party !== undefined && (party.hasRole('forwarder') || party.hasRole('carrier'));
  }

  /** What the careful reader finds in cells; nothing where it has anything to say of them. */
  private known(
    columns: readonly number[],
    cells: ByteCells,
    line: number,
    find: (row: RowCells) => Sighting | undefined,
  ): KnownParty | undefined {
    let isClean = true;
    const sink: RecordSink = { ...silentSink, issue: () => (isClean = false) };
    const texts = this.blank.slice();
    for (const cell of columns) texts[cell] = cells.text(cell);
    const row = new RowCells(this.layout, texts, line, sink);
    const sighting = find(row);
    if (sighting === undefined || !isClean) return undefined;
    const isForwarder = this.parties.isForwarderName(row.text(PARTY_FIELDS.receiver.name) ?? '');
    return new KnownParty(sighting, isForwarder, this.registry);
  }
}

/** Nobody is named. */
const NOBODY = Symbol('nobody');

function servantOf(layout: TableLayout, role: PartyRole): Servant {
  const names = [PARTY_FIELDS[role].name, PARTY_FIELDS[role].alias].flatMap((field) => layout.places.get(field) ?? []);
  return { role, memo: new PartyMemo(placesOf(layout, role)), names };
}

function placesOf(layout: TableLayout, role: PartyRole): readonly number[] {
  const fields: readonly TableField[] = PARTS.map((part) => PARTY_FIELDS[role][part]);
  return fields.flatMap((field) => layout.places.get(field) ?? []);
}

function isSameNumber(a: KnownParty, b: KnownParty): boolean {
  return a.number !== undefined && a.number === b.number;
}

/** Whether nothing that a row says could make two parties of it one. */
function isOther(a: KnownParty, b: KnownParty): boolean {
  return a.who.id !== b.who.id && a.key !== b.key && a.key !== b.who.party?.key && !isSameNumber(a, b);
}
