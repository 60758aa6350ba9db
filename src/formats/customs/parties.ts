import { HashTable } from '../../model/hashTable.ts';
import { hashText } from '../../model/ids.ts';
import type { RecordSink } from '../../model/sink.ts';
import { ByteStore } from '../table/byteStore.ts';
import { nameKey } from './names.ts';
import { PartyRecords } from './partyRecords.ts';
import { PartyTable } from './partyTable.ts';
import { isSameHash, type Hash, type Seen, type Sighting, type StoredName } from './sighting.ts';

/** Numbers that stand for no party: one digit over and over, or too short. */
const NO_NUMBER = /^(.)\1*$|^.{0,4}$/;

/** A number that a party is known by. */
function telling(number: string | undefined): string | undefined {
  return number === undefined || NO_NUMBER.test(number) ? undefined : number;
}

/**
 * The parties of one file. A party is known by its number and country, else by its name (`nameKey`) and country within
 * the file; the spellings of one are kept as aliases. Parties known by number and country have the same id in every
 * file. Within a registry a party goes by its number in `table`.
 */
export class PartyRegistry {
  /** The ids and names of all parties. */
  readonly store = new ByteStore();
  readonly table = new PartyTable(this.store);
  /** The numbers of parties by their ids. */
  private readonly ids = new HashTable();
  /** Parties by their numbers alone, for rows that do not repeat the country. */
  private readonly numbers = new HashTable();
  private readonly numbered: number[] = [];
  /** Texts of rows that were not read as bytes, with their places in the store. */
  private readonly stored = new Map<string, StoredName>();
  private readonly hash = new Int32Array(2);
  /** Numbers and names (`nameKey`) of the parties of the row at hand. */
  private readonly rowNumbers: Hash[] = [];
  private readonly rowKeys: Hash[] = [];
  private readonly fileName: string;

  constructor(fileName: string) {
    this.fileName = fileName;
  }

  /** Whether the row at hand, read without those before it, would certainly give its parties the same ids. */
  standsAlone = true;

  /** The parties to come are of another row. */
  beginRow(): void {
    this.standsAlone = true;
    if (this.rowNumbers.length > 0) this.rowNumbers.length = 0;
    if (this.rowKeys.length > 0) this.rowKeys.length = 0;
  }

  /** A party. `beside` are others of the same row: one of the same name is this one, whatever else the row leaves out. */
  see(sighting: Sighting, beside: readonly number[] = []): number {
    const seen = this.seen(sighting);
    const { key, number } = seen;
    if (beside.length > 0 && this.rowKeys.some((other) => isSameHash(other, key))) this.standsAlone = false;
    this.rowKeys.push(key);
    const near = this.findBeside(seen, sighting.number, beside);
    if (near >= 0) {
      this.table.note(near, seen);
      return near;
    }
    if (number !== undefined) {
      if (this.rowNumbers.some((other) => isSameHash(other, number))) this.standsAlone = false;
      this.rowNumbers.push(number);
    }
    const foreseen = this.foresee(seen);
    if (!this.isFirst(foreseen, seen)) this.standsAlone = false;
    const party = foreseen < 0 ? this.add(seen, sighting.line) : foreseen;
    this.table.note(party, seen);
    return party;
  }

  /** A party that is not there yet. Nothing is known of it but its id, name and number. */
  add({ id, key, number }: Seen, line: number): number {
    const party = this.known(id, key, line);
    if (number !== undefined && this.numbers.internHash(number.high, number.low) === this.numbered.length) {
      this.numbered.push(party);
    }
    return party;
  }

  /** What `see` would find without a party beside it; −1 for a party that is not there yet. */
  foresee({ id, number, country }: Seen): number {
    if (number !== undefined) {
      const before = this.byNumber(number);
      if (before !== undefined && (country === undefined || this.table.isPossiblyIn(before, country))) return before;
    }
    return this.ids.findHash(id.high, id.low);
  }

  /** Whether a row that is read without those before it would give what was foreseen the same id. */
  isFirst(foreseen: number, { id }: Seen): boolean {
    return foreseen < 0 || this.table.hasId(foreseen, id);
  }

  /** The receiver of a row whose sender has the same name and country, kept apart: two that trade are two. */
  apart(receiver: number, sighting: Sighting): number {
    this.standsAlone = false;
    const seen = this.seen(sighting);
    const party = this.known(this.storedName(`${this.table.id(receiver)}#receiver`), seen.key, sighting.line);
    this.table.note(party, seen);
    return party;
  }

  /** A sighting with its texts in the store. */
  seen({ name, alias, number, identifiers, address, country, role }: Sighting): Seen {
    const key = nameKey(name);
    const told = telling(number);
    return {
      id: this.storedName(
        told === undefined ? `${this.fileName}:${key}|${country ?? ''}` : this.idByNumber(told, country),
      ),
      key: this.hashOf(key),
      number: told === undefined ? undefined : this.hashOf(told),
      name: this.storedName(name),
      alias: alias === undefined ? undefined : this.storedName(alias),
      told: undefined,
      identifiers,
      address,
      country,
      role,
    };
  }

  /** Sends every party, each with all its spellings and the row where it is first seen. */
  send(sink: RecordSink, source: string): void {
    const { table, store } = this;
    const records = new PartyRecords(table, store, source);
    for (let party = 0; party < table.count; party++) {
      const isSent = sink.bytes !== undefined && records.send(party, sink.bytes);
      if (!isSent) sink.entity(table.record(party, source), table.line(party));
    }
  }

  private idByNumber(number: string, country: string | undefined): string {
    return country === undefined ? `${this.fileName}:no. ${number}` : `${country} no. ${number}`;
  }

  private findBeside({ key, number, country }: Seen, said: string | undefined, beside: readonly number[]): number {
    for (const party of beside) {
      if (!this.table.hasKey(party, key.high, key.low)) continue;
      this.standsAlone = false;
      const elsewhere = country !== undefined && !this.table.isPossiblyIn(party, country);
      const other = said !== undefined && (number === undefined || this.byNumber(number) !== party);
      if (!elsewhere && !other) return party;
    }
    return -1;
  }

  private byNumber({ high, low }: Hash): number | undefined {
    return this.numbered[this.numbers.findHash(high, low)];
  }

  /** The party of an id, a new one if need be. */
  private known(id: StoredName, key: Hash, line: number): number {
    const party = this.ids.internHash(id.high, id.low);
    return party === this.table.count ? this.table.add(id, key, line) : party;
  }

  private storedName(text: string): StoredName {
    let place = this.stored.get(text);
    if (place === undefined) {
      const start = this.store.addText(text);
      place = { start, end: this.store.length, ...this.hashOf(text) };
      this.stored.set(text, place);
    }
    return place;
  }

  private hashOf(text: string): Hash {
    hashText(text, this.hash);
    return { high: this.hash[0] ?? 0, low: this.hash[1] ?? 0 };
  }
}
