import { HashTable } from '../../model/hashTable.ts';
import { hashInto } from '../../model/ids.ts';
import type { ByteCells } from '../table/byteCells.ts';
import { nameKey } from './names.ts';
import { telling, type Foreseen, type PartyRegistry } from './parties.ts';
import type { Sighting, Spelling } from './party.ts';

const PART = 0x1f;
const encoder = new TextEncoder();

const NOT_YET: Foreseen = { id: '', party: undefined, standsAlone: false };

/** A party as the same cells name it in many rows. */
export class KnownParty {
  /** What the cells say. */
  readonly sighting: Sighting;
  readonly isForwarder: boolean;
  /** The name (`nameKey`) and the number it is told by. */
  readonly key: string;
  readonly number: string | undefined;
  /** Who it is, or, until a row is taken that names it so, would be for the row at hand. */
  who: Foreseen = NOT_YET;
  private spelling: Spelling | undefined;
  private bytes: Uint8Array | undefined;
  private readonly registry: PartyRegistry;

  /** `isForwarder`: it passes goods on, by the name of the receiver that the cells give. */
  constructor(sighting: Sighting, isForwarder: boolean, registry: PartyRegistry) {
    this.sighting = sighting;
    this.isForwarder = isForwarder;
    this.registry = registry;
    this.key = nameKey(sighting.name);
    this.number = telling(sighting.number);
  }

  /** Another row names it so: looks who it is. */
  foresee(): void {
    if (this.spelling === undefined) this.who = this.registry.foresee(this.sighting, this.key);
  }

  /** Its id in bytes. */
  get idBytes(): Uint8Array {
    return (this.bytes ??= encoder.encode(this.who.id));
  }

  /** A row that names it so is taken: cells that say the same again say nothing new but how often they do. */
  see(line: number): void {
    if (this.spelling !== undefined) {
      this.spelling.count++;
      return;
    }
    const sighting = { ...this.sighting, line };
    const party = this.registry.take(sighting, this.key, this.who);
    this.who = { ...this.who, party };
    this.spelling = party.spellingOf(sighting.name);
  }
}

/** The parties that the cells of some columns name, by the bytes of the cells; `undefined` where that takes more care. */
export class PartyMemo {
  private readonly table = new HashTable();
  private readonly parties: (KnownParty | undefined)[] = [];
  private readonly hash = new Int32Array(2);
  private said = new Uint8Array(1024);
  private readonly columns: readonly number[];

  /** `columns` are the places of all cells that have a say in who it is. */
  constructor(columns: readonly number[]) {
    this.columns = columns;
  }

  /** The party of a row; `find` is asked about cells that have not been met before. */
  of(cells: ByteCells, find: (columns: readonly number[]) => KnownParty | undefined): KnownParty | undefined {
    let length = 0;
    for (const cell of this.columns) {
      const end = cells.ends[cell] ?? 0;
      const start = cells.starts[cell] ?? 0;
      while (length + end - start >= this.said.length) this.grow();
      const { said } = this;
      const { bytes } = cells;
      for (let at = start; at < end; at++) said[length++] = bytes[at] ?? 0;
      said[length++] = PART;
    }
    hashInto(this.said, 0, length, this.hash);
    const position = this.table.internHash(this.hash[0] ?? 0, this.hash[1] ?? 0);
    if (position === this.parties.length) this.parties.push(find(this.columns));
    return this.parties[position];
  }

  private grow(): void {
    const bigger = new Uint8Array(this.said.length * 2);
    bigger.set(this.said);
    this.said = bigger;
  }
}
