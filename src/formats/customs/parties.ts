import type { RecordSink } from '../../model/sink.ts';
import { nameKey } from './names.ts';
import { Party, type Sighting, type SightingRole } from './party.ts';

/** Numbers that stand for no party: one digit over and over, or too short. */
const NO_NUMBER = /^(.)\1*$|^.{0,4}$/;

/** A number that a party is known by. */
export function telling(number: string | undefined): string | undefined {
  return number === undefined || NO_NUMBER.test(number) ? undefined : number;
}

/** What a sighting will be taken for. */
export interface Foreseen {
  readonly id: string;
  readonly party: Party | undefined;
  readonly standsAlone: boolean;
}

/**
 * The parties of one file. A party is known by its number and country, else by its name (`nameKey`) and country within
 * the file; the spellings of one are kept as aliases. Parties known by number and country have the same id in every
 * file.
 */
export class PartyRegistry {
  private readonly parties = new Map<string, Party>();
  /** Parties by number alone, for rows that do not repeat the country. */
  private readonly byNumber = new Map<string, Party>();
  /** Numbers and names (`nameKey`) of the parties of the row at hand. */
  private readonly rowNumbers: string[] = [];
  private readonly rowKeys: string[] = [];
  private readonly fileName: string;

  constructor(fileName: string) {
    this.fileName = fileName;
  }

  /** Whether the row at hand, read without those before it, would certainly give its parties the same ids. */
  standsAlone = true;

  /** The parties to come are of another row. */
  beginRow(): void {
    this.standsAlone = true;
    this.rowNumbers.length = 0;
    this.rowKeys.length = 0;
  }

  /**
   * A party. `beside` are ids of parties of the same row: one of the same name is this one, whatever else the row
   * leaves out.
   */
  see(sighting: Sighting, beside: readonly string[] = []): Party {
    const key = nameKey(sighting.name);
    if (beside.length > 0 && this.rowKeys.includes(key)) this.standsAlone = false;
    this.rowKeys.push(key);
    const near = this.findBeside(sighting, key, beside);
    if (near !== undefined) {
      near.note(sighting);
      return near;
    }
    const number = telling(sighting.number);
    if (number !== undefined) {
      if (this.rowNumbers.includes(number)) this.standsAlone = false;
      this.rowNumbers.push(number);
    }
    const foreseen = this.foresee(sighting, key);
    if (!foreseen.standsAlone) this.standsAlone = false;
    return this.take(sighting, key, foreseen);
  }

  /** The party that was foreseen, if need be a new one, with what the sighting says of it. */
  take(sighting: Sighting, key: string, foreseen: Foreseen): Party {
    let { party } = foreseen;
    if (party === undefined) {
      party = new Party(foreseen.id, key, sighting.line);
      this.parties.set(foreseen.id, party);
      const number = telling(sighting.number);
      if (number !== undefined && !this.byNumber.has(number)) this.byNumber.set(number, party);
    }
    party.note(sighting);
    return party;
  }

  /**
   * What `see` would find without a party beside it: the id, the party if there is one yet, and whether a row that is
   * read without those before it would find the same. `key` is the `nameKey` of the name.
   */
  foresee({ number: said, country = '' }: Sighting, key: string): Foreseen {
    const number = telling(said);
    if (number === undefined) {
      const id = `${this.fileName}:${key}|${country}`;
      return { id, party: this.parties.get(id), standsAlone: true };
    }
    const id = this.idByNumber(number, country);
    const before = this.byNumber.get(number);
    if (before !== undefined && (country === '' || before.isPossiblyIn(country))) {
      return { id: before.id, party: before, standsAlone: before.id === id };
    }
    return { id, party: this.parties.get(id), standsAlone: true };
  }

  /** The receiver of a row whose sender has the same name and country, kept apart: two that trade are two. */
  apart(id: string, sighting: Sighting): string {
    this.standsAlone = false;
    const party = this.known(`${id}#receiver`, nameKey(sighting.name), sighting.line);
    party.note(sighting);
    return party.id;
  }

  /** Whether the file names the party in a role. */
  hasRole(id: string, role: SightingRole): boolean {
    return this.parties.get(id)?.hasRole(role) === true;
  }

  /** Sends every party, each with all its spellings and the row where it is first seen. */
  send(sink: RecordSink, source: string): void {
    for (const party of this.parties.values()) sink.entity(party.record(source), party.line);
  }

  private idByNumber(number: string, country: string): string {
    return country === '' ? `${this.fileName}:no. ${number}` : `${country} no. ${number}`;
  }

  private findBeside(sighting: Sighting, key: string, beside: readonly string[]): Party | undefined {
    for (const id of beside) {
      const party = this.parties.get(id);
      if (party === undefined || party.key !== key) continue;
      this.standsAlone = false;
      const elsewhere = sighting.country !== undefined && !party.isPossiblyIn(sighting.country);
      const other = sighting.number !== undefined && this.byNumber.get(sighting.number) !== party;
      if (!elsewhere && !other) return party;
    }
    return undefined;
  }

  private known(id: string, key: string, line: number): Party {
    let party = this.parties.get(id);
    if (party === undefined) this.parties.set(id, (party = new Party(id, key, line)));
    return party;
  }
}
