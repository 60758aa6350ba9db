import type { ByteSink } from '../../model/byteRecords.ts';
import { grown } from '../../model/grown.ts';
import { joinHash } from '../../model/ids.ts';
import type { ByteCells } from '../table/byteCells.ts';
import type { PartyRegistry } from './parties.ts';
import { isSameHash, type Seen } from './sighting.ts';

/** What a row of the table holds, in its order. */
const At = {
  /** The hash of the cells. */
  high: 0,
  low: 1,
  marks: 2,
  /** Its number in the registry, or, until a row is taken that names it so, what it would be for the row at hand. */
  party: 3,
  /** Its place among the entities of the case; −1 as long as nobody has asked for it. */
  entity: 4,
  keyHigh: 5,
  keyLow: 6,
  numberHigh: 7,
  numberLow: 8,
  /** In how many rows it is named so after the first. */
  times: 9,
  /** The place of its name among those of the party. */
  spelling: 10,
} as const;
/** Sender, receiver, maker, and those that serve a row. */
const MOST_ROLES = 16;
/** Numbers a known party. */
const WIDTH = 12;
/** The slots double when they are fuller than this. */
const FULL = 0.6;

const Mark = {
  /** The careful reader has something to say of the cells. */
  odd: 1,
  /** A row that names it so was taken. */
  taken: 2,
  /** The row alone would give it the same id. */
  alone: 4,
  numbered: 8,
  /** It passes goods on, by the name of the receiver that the cells give. */
  forwarder: 16,
  /** The party that it is goes by another name. */
  renamed: 32,
} as const;

/** What cells say of a party. */
export interface Named {
  readonly seen: Seen;
  readonly isForwarder: boolean;
}

/** The cells that have a say in who it is that plays a role. */
export interface RoleCells {
  /** Another for each role. */
  readonly role: number;
  readonly places: readonly number[];
  /** Finds the party in cells that have not been met before; `undefined` where that takes more care. */
  readonly find: () => Named | undefined;
}

/**
 * The parties of a table by the bytes of the cells that name them, since the same cells stand in many rows. A party that
 * several cells name is known several times. All that most rows need of one stands together, since looking at so many
 * places of the memory is what takes the time.
 */
export class KnownParties {
  /** The numbers of the parties, where the low half of the hash tells or behind it. */
  private slots = new Int32Array(1024).fill(-1);
  private count = 0;
  private rows = new Int32Array(256 * WIDTH);
  /** What was seen of those that no row has been taken with. */
  private readonly waiting: (Seen | undefined)[] = [];
  private readonly hash = new Int32Array(2);
  /** The hashes of the roles that were looked at, and what was found where they would stand. */
  private readonly high = new Int32Array(MOST_ROLES);
  private readonly low = new Int32Array(MOST_ROLES);
  private readonly touched = new Int32Array(MOST_ROLES);
  private readonly registry: PartyRegistry;

  constructor(registry: PartyRegistry) {
    this.registry = registry;
  }

  /** Hashes the cells of a role that is number `nth` of those of the row at hand. */
  hashCells(nth: number, { role, places }: RoleCells, cells: ByteCells): void {
    const { hash } = this;
    hash[0] = role;
    hash[1] = role;
    for (const cell of places) {
      cells.hash(cell);
      joinHash(hash, cells.high[cell] ?? 0, cells.low[cell] ?? 0);
    }
    this.high[nth] = hash[0];
    this.low[nth] = hash[1];
  }

  /**
   * Looks ahead at who plays role `nth`, the cells of which are hashed. What several roles need of the memory is fetched
   * at the same time and not one after the other, where they are looked at one right after the other.
   */
  look(nth: number): void {
    this.touched[nth] = this.slots[(this.low[nth] ?? 0) & (this.slots.length - 1)] ?? -1;
  }

  /** Looks ahead once more, now that the first look has come back. */
  lookCloser(nth: number): void {
    const known = this.slots[(this.low[nth] ?? 0) & (this.slots.length - 1)] ?? -1;
    this.touched[nth] = this.at(Math.max(known, 0), At.high);
  }

  /** The party that plays role `nth` of the row, which has been looked at; −1 where finding out takes more care. */
  find(nth: number, { find }: RoleCells): number {
    const high = this.high[nth] ?? 0;
    const low = this.low[nth] ?? 0;
    const slot = this.slotOf(high, low);
    let known = this.slots[slot] ?? -1;
    if (known < 0) known = this.begin(slot, high, low, find());
    const marks = this.at(known, At.marks);
    if ((marks & Mark.odd) !== 0) return -1;
    if ((marks & Mark.taken) === 0) this.foresee(known);
    return known;
  }

  /** Whether the row at hand alone would give a party the same id. */
  standsAlone(known: number): boolean {
    return (this.at(known, At.marks) & Mark.alone) !== 0;
  }

  /** Whether its name is that of one who passes goods on. */
  isForwarder(known: number): boolean {
    return (this.at(known, At.marks) & Mark.forwarder) !== 0;
  }

  /** Its number in the registry; −1 as long as it has none. */
  party(known: number): number {
    return this.at(known, At.party);
  }

  /** Whether two are one, or have one number. */
  isSame(a: number, b: number): boolean {
    const party = this.party(a);
    if (party >= 0 || this.party(b) >= 0) {
      if (party === this.party(b)) return true;
    } else {
      const first = this.waiting[a];
      const second = this.waiting[b];
      if (first !== undefined && second !== undefined && isSameHash(first.id, second.id)) return true;
    }
    return (
      this.at(a, At.numberLow) === this.at(b, At.numberLow) &&
      this.at(a, At.numberHigh) === this.at(b, At.numberHigh) &&
      (this.at(a, At.marks) & this.at(b, At.marks) & Mark.numbered) !== 0
    );
  }

  /** Whether nothing that a row says could make one that serves it and another of the row one. */
  isOther(a: number, b: number): boolean {
    const high = this.at(a, At.keyHigh);
    const low = this.at(a, At.keyLow);
    if (this.at(b, At.keyLow) === low && this.at(b, At.keyHigh) === high) return false;
    if (this.isSame(a, b)) return false;
    const party = this.party(b);
    const isRenamed = party >= 0 && (this.at(b, At.marks) & (Mark.taken | Mark.renamed)) !== Mark.taken;
    return !isRenamed || !this.registry.table.hasKey(party, high, low);
  }

  /** A row that names it so is taken: cells that say the same again say nothing new but how often they do. */
  see(known: number, line: number): number {
    const row = known * WIDTH;
    const seen = (this.at(known, At.marks) & Mark.taken) === 0 ? this.waiting[known] : undefined;
    if (seen === undefined) {
      this.rows[row + At.times] = this.at(known, At.times) + 1;
      return this.party(known);
    }
    const { registry } = this;
    const foreseen = this.party(known);
    const party = foreseen < 0 ? registry.add(seen, line) : foreseen;
    const { table } = registry;
    const isRenamed = !table.hasKey(party, seen.key.high, seen.key.low);
    this.rows[row + At.party] = party;
    this.rows[row + At.marks] = this.at(known, At.marks) | Mark.taken | (isRenamed ? Mark.renamed : 0);
    this.rows[row + At.spelling] = table.note(party, seen);
    this.waiting[known] = undefined;
    return party;
  }

  /** The place among the entities of the case of one whom a row names that was taken; `line` may be the first to. */
  entity(known: number, line: number, out: ByteSink): number {
    const entity = this.at(known, At.entity);
    if (entity >= 0) return entity;
    return (this.rows[known * WIDTH + At.entity] = this.registry.table.entity(this.party(known), line, out));
  }

  /** No row is to come: the registry hears how often the names stand. */
  end(): void {
    for (let known = 0; known < this.count; known++) {
      const times = this.at(known, At.times);
      if (times > 0) this.registry.table.addTimes(this.party(known), this.at(known, At.spelling), times);
    }
  }

  private begin(slot: number, high: number, low: number, named: Named | undefined): number {
    const known = this.count++;
    this.waiting.push(named?.seen);
    if (this.count * WIDTH > this.rows.length) this.rows = grown(this.rows);
    const { rows } = this;
    const row = known * WIDTH;
    rows[row + At.high] = high;
    rows[row + At.low] = low;
    rows[row + At.party] = -1;
    rows[row + At.entity] = -1;
    this.slots[slot] = known;
    if (this.count > this.slots.length * FULL) this.rehash();
    if (named === undefined) {
      rows[row + At.marks] = Mark.odd;
      return known;
    }
    const { seen, isForwarder } = named;
    const { key, number } = seen;
    rows[row + At.marks] = (isForwarder ? Mark.forwarder : 0) | (number === undefined ? 0 : Mark.numbered);
    rows[row + At.keyHigh] = key.high;
    rows[row + At.keyLow] = key.low;
    rows[row + At.numberHigh] = number?.high ?? 0;
    rows[row + At.numberLow] = number?.low ?? 0;
    return known;
  }

  /** Where a party stands or would stand. */
  private slotOf(high: number, low: number): number {
    const mask = this.slots.length - 1;
    let slot = low & mask;
    for (;;) {
      const known = this.slots[slot] ?? -1;
      if (known < 0 || (this.at(known, At.low) === low && this.at(known, At.high) === high)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(-1);
    for (let known = 0; known < this.count; known++) {
      this.slots[this.slotOf(this.at(known, At.high), this.at(known, At.low))] = known;
    }
  }

  /** Another row names it so: looks who it is. */
  private foresee(known: number): void {
    const seen = this.waiting[known];
    if (seen === undefined) return;
    const party = this.registry.foresee(seen);
    const marks = this.at(known, At.marks);
    this.rows[known * WIDTH + At.party] = party;
    this.rows[known * WIDTH + At.marks] = this.registry.isFirst(party, seen) ? marks | Mark.alone : marks & ~Mark.alone;
  }

  private at(known: number, what: number): number {
    return this.rows[known * WIDTH + what] ?? 0;
  }
}
