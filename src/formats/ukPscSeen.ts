import type { ByteSink } from '../model/byteRecords.ts';
import { grown } from '../model/grown.ts';
import { HashTable } from '../model/hashTable.ts';
import { hashInto } from '../model/ids.ts';

const COMPANY = 1;
const CONTROLLER = 2;

const encoder = new TextEncoder();

/**
 * What the rows of a register have named so far. There are millions of ids, so each is known by a place: by that of its
 * entity where the sink gives those, else by one of its own.
 */
export class PscSeen {
  private readonly own = new HashTable();
  /** Which places are companies that were named, and which are ids that controllers had. */
  private flags = new Uint8Array(1024);
  /** How often controllers had an id, by its place, where it was more than once. */
  private readonly counts = new Map<number, number>();
  private readonly hash = new Int32Array(2);
  private readonly out: ByteSink | undefined;
  /** Whether any company was named. */
  hasCompanies = false;

  constructor(out: ByteSink | undefined) {
    this.out = out;
  }

  /** The place of an id. */
  place(id: string, line: number): number {
    const bytes = encoder.encode(id);
    const { hash } = this;
    hashInto(bytes, 0, bytes.length, hash);
    const high = hash[0] ?? 0;
    const low = hash[1] ?? 0;
    return this.out?.mention(bytes, 0, bytes.length, high, low, line) ?? this.own.internHash(high, low);
  }

  /** Names the company at a place; false when it was named before. */
  addCompany(place: number): boolean {
    this.hasCompanies = true;
    return this.add(place, COMPANY);
  }

  /** How often controllers have had the id at a place, this time included. */
  countController(place: number): number {
    if (this.addController(place)) return 1;
    const count = (this.counts.get(place) ?? 1) + 1;
    this.counts.set(place, count);
    return count;
  }

  /** A controller has the id at a place; false, with nothing changed, when one had it before. */
  addController(place: number): boolean {
    return this.add(place, CONTROLLER);
  }

  private add(place: number, flag: number): boolean {
    while (place >= this.flags.length) this.flags = grown(this.flags);
    const flags = this.flags[place] ?? 0;
    this.flags[place] = flags | flag;
    return (flags & flag) === 0;
  }
}
