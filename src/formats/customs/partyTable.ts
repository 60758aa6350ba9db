import type { ByteSink } from '../../model/byteRecords.ts';
import type { EntityKind } from '../../model/entityKinds.ts';
import { grown } from '../../model/grown.ts';
import type { EntityRecord, Identifier } from '../../model/records.ts';
import type { ByteStore } from '../table/byteStore.ts';
import type { Hash, Seen, SightingRole, StoredName, Told } from './sighting.ts';

/** What a row of the table holds, in its order. */
const At = {
  /** Its place among the entities of the case, once a row that is read as bytes names it; −1 before. */
  entity: 0,
  keyHigh: 1,
  keyLow: 2,
  line: 3,
  /** How often it goes by its first name. */
  times: 4,
  idStart: 5,
  idEnd: 6,
  idHigh: 7,
  idLow: 8,
  nameStart: 9,
  nameEnd: 10,
  nameHigh: 11,
  nameLow: 12,
  /** Where the number begins that its id ends in, where that is the only one it has. */
  numberStart: 13,
  /** The scheme of that number, counted from 1; 0 where there is none. */
  scheme: 14,
} as const;
/** Numbers a party. */
const WIDTH = 15;

const ROLE_BITS: Readonly<Record<SightingRole, number>> = {
  sender: 1,
  receiver: 2,
  notify: 4,
  responsible: 8,
  declarant: 16,
  broker: 32,
  carrier: 64,
  forwarder: 128,
  vessel: 256,
  maker: 512,
  principal: 1024,
  person: 2048,
  unnamed: 4096,
};

/** A further way the name of a party is written, and how often it is. */
interface Spelling {
  readonly name: StoredName;
  times: number;
}

/** What few parties have. */
interface More {
  readonly spellings: Spelling[];
  /** Their places in the list, by their hashes. */
  readonly places: Map<number, number>;
  readonly countries: string[];
  readonly addresses: Set<string>;
}

/**
 * The parties of a file, with what all rows together say of each. Most have one name, one country and one role: those
 * stand in arrays of numbers, since objects for hundreds of thousands of them would cost more than reading their rows.
 */
export class PartyTable {
  count = 0;
  private rows = new Int32Array(16 * WIDTH);
  /** The roles of each, a bit a role: they are asked for in every row, and these alone stay at hand. */
  private roles = new Int32Array(16);
  private readonly countries: (string | undefined)[] = [];
  /** The numbers of parties that have others than the one their id ends in. */
  private readonly identifiers = new Map<number, readonly Identifier[]>();
  private readonly schemes: string[] = [];
  private readonly more = new Map<number, More>();
  private readonly store: ByteStore;

  /** `store` holds the ids and names. */
  constructor(store: ByteStore) {
    this.store = store;
  }

  /** Adds a party of which nothing is known yet but its id and the key of its name, and gives its number. */
  add(id: StoredName, key: Hash, line: number): number {
    const party = this.count++;
    if (this.count * WIDTH > this.rows.length) this.rows = grown(this.rows);
    if (this.count > this.roles.length) this.roles = grown(this.roles);
    const { rows } = this;
    const row = party * WIDTH;
    rows[row + At.entity] = -1;
    rows[row + At.keyHigh] = key.high;
    rows[row + At.keyLow] = key.low;
    rows[row + At.line] = line;
    rows[row + At.idStart] = id.start;
    rows[row + At.idEnd] = id.end;
    rows[row + At.idHigh] = id.high;
    rows[row + At.idLow] = id.low;
    this.countries.push(undefined);
    return party;
  }

  /** Takes what a row says, and gives the place of the name among those of the party. */
  note(party: number, { name, alias, told, identifiers, address, country, role }: Seen): number {
    const spelling = this.spellingOf(party, name);
    this.addTimes(party, spelling, 1);
    if (alias !== undefined) this.spellingOf(party, alias);
    if (told !== undefined) this.tell(party, told);
    if (identifiers !== undefined) this.identify(party, identifiers);
    if (address !== undefined) this.moreOf(party).addresses.add(address);
    if (country !== undefined) this.locate(party, country);
    this.roles[party] = (this.roles[party] ?? 0) | ROLE_BITS[role];
    return spelling;
  }

  /** The name at a place among those of a party stands so many times more. */
  addTimes(party: number, spelling: number, times: number): void {
    if (spelling === 0) this.rows[party * WIDTH + At.times] = this.at(party, At.times) + times;
    else {
      const known = this.more.get(party)?.spellings[spelling - 1];
      if (known !== undefined) known.times += times;
    }
  }

  /** Whether it forwards or carries goods in any row. */
  serves(party: number): boolean {
    return this.hasRole(party, SERVING);
  }

  /** Whether a party in this country can be this one: it is at home there, or nobody has said where it is. */
  isPossiblyIn(party: number, country: string): boolean {
    const first = this.countries[party];
    return first === undefined || first === country || this.more.get(party)?.countries.includes(country) === true;
  }

  hasKey(party: number, high: number, low: number): boolean {
    return this.at(party, At.keyLow) === low && this.at(party, At.keyHigh) === high;
  }

  hasId(party: number, { high, low }: Hash): boolean {
    return this.at(party, At.idLow) === low && this.at(party, At.idHigh) === high;
  }

  id(party: number): string {
    return this.store.text(this.at(party, At.idStart), this.at(party, At.idEnd));
  }

  line(party: number): number {
    return this.at(party, At.line);
  }

  /** Its place among the entities of the case, which `line` may be the first to name. */
  entity(party: number, line: number, out: ByteSink): number {
    const known = this.at(party, At.entity);
    if (known >= 0) return known;
    const start = this.at(party, At.idStart);
    const end = this.at(party, At.idEnd);
    const high = this.at(party, At.idHigh);
    const low = this.at(party, At.idLow);
    return (this.rows[party * WIDTH + At.entity] = out.mentionNew(this.store.bytes, start, end, high, low, line));
  }

  /** A party of which no more is known than a name, a country, a number and its roles; `undefined` for others. */
  plain(party: number): PlainRecord | undefined {
    if (this.more.has(party) || this.identifiers.has(party) || this.hasRole(party, ROLE_BITS.unnamed)) return undefined;
    return {
      kind: this.kind(party),
      idStart: this.at(party, At.idStart),
      idEnd: this.at(party, At.idEnd),
      nameStart: this.at(party, At.nameStart),
      nameEnd: this.at(party, At.nameEnd),
      country: this.countries[party],
      numberStart: this.at(party, At.scheme) === 0 ? this.at(party, At.idEnd) : this.at(party, At.numberStart),
      line: this.line(party),
    };
  }

  /** Everything the file says of a party; `source` is the file. */
  record(party: number, source: string): EntityRecord {
    const { spellings = [], countries: others = [], addresses: said = [] } = this.more.get(party) ?? {};
    const first = { name: this.firstName(party), times: this.at(party, At.times) };
    const [name = '', ...aliases] = [first, ...spellings]
      .sort((a, b) => b.times - a.times)
      .map(({ name: { start, end } }) => this.store.text(start, end));
    const country = this.countries[party];
    const identifiers = this.identifiersOf(party);
    const [address, ...addresses] = said;
    return {
      id: this.id(party),
      kind: this.kind(party),
      name,
      ...(aliases.length === 0 ? {} : { aliases }),
      ...(country === undefined ? {} : { countries: [country, ...others] }),
      ...(identifiers.length === 0 ? {} : { identifiers }),
      ...(this.hasRole(party, ROLE_BITS.unnamed) ? { unnamed: true } : {}),
      ...(address === undefined ? {} : { address }),
      evidence: [{ source, locator: `row ${this.line(party)}` }],
      ...(addresses.length === 0 ? {} : { raw: { addresses } }),
    };
  }

  /** Whether it plays any of some roles, a bit each. */
  private hasRole(party: number, roles: number): boolean {
    return ((this.roles[party] ?? 0) & roles) !== 0;
  }

  private at(party: number, what: number): number {
    return this.rows[party * WIDTH + what] ?? 0;
  }

  private firstName(party: number): { readonly start: number; readonly end: number } {
    return { start: this.at(party, At.nameStart), end: this.at(party, At.nameEnd) };
  }

  /** The place of a name among those of a party, to which it belongs from now on. */
  private spellingOf(party: number, name: StoredName): number {
    const { rows } = this;
    const row = party * WIDTH;
    if (rows[row + At.nameEnd] === 0) {
      rows[row + At.nameStart] = name.start;
      rows[row + At.nameEnd] = name.end;
      rows[row + At.nameHigh] = name.high;
      rows[row + At.nameLow] = name.low;
    }
    if (rows[row + At.nameLow] === name.low && rows[row + At.nameHigh] === name.high) return 0;
    const { spellings, places } = this.moreOf(party);
    const key = (name.high >>> 11) * 2 ** 32 + (name.low >>> 0);
    let place = places.get(key);
    if (place === undefined) places.set(key, (place = spellings.push({ name, times: 0 })));
    return place;
  }

  /** The id of a party ends in its number. */
  private tell(party: number, { scheme, length }: Told): void {
    const row = party * WIDTH;
    if (this.rows[row + At.scheme] !== 0) return;
    const start = this.at(party, At.idEnd) - length;
    if (this.identifiers.has(party)) {
      this.identify(party, [{ scheme, value: this.store.text(start, this.at(party, At.idEnd)) }]);
      return;
    }
    if (!this.schemes.includes(scheme)) this.schemes.push(scheme);
    this.rows[row + At.numberStart] = start;
    this.rows[row + At.scheme] = this.schemes.indexOf(scheme) + 1;
  }

  private identify(party: number, identifiers: readonly Identifier[]): void {
    const known = [...this.identifiersOf(party)];
    for (const { scheme, value } of identifiers) {
      if (!known.some((other) => other.scheme === scheme && other.value === value)) known.push({ scheme, value });
    }
    if (known.length > 0) this.identifiers.set(party, known);
  }

  private identifiersOf(party: number): readonly Identifier[] {
    const known = this.identifiers.get(party);
    if (known !== undefined) return known;
    const scheme = this.schemes[this.at(party, At.scheme) - 1];
    if (scheme === undefined) return [];
    return [{ scheme, value: this.store.text(this.at(party, At.numberStart), this.at(party, At.idEnd)) }];
  }

  private locate(party: number, country: string): void {
    const first = this.countries[party];
    if (first === undefined) this.countries[party] = country;
    else if (first !== country) {
      const { countries } = this.moreOf(party);
      if (!countries.includes(country)) countries.push(country);
    }
  }

  private moreOf(party: number): More {
    let more = this.more.get(party);
    if (more === undefined) {
      this.more.set(party, (more = { spellings: [], places: new Map(), countries: [], addresses: new Set() }));
    }
    return more;
  }

  /** What the columns say of a party, from the most to the least telling; one that trades is a company and no more. */
  private kind(party: number): EntityKind {
    if (this.hasRole(party, ROLE_BITS.maker)) return 'manufacturer';
    if (this.hasRole(party, ROLE_BITS.person)) return 'person';
    if (this.hasRole(party, ROLE_BITS.vessel)) return 'vessel';
    if (this.hasRole(party, TRADING)) return 'company';
    if (this.hasRole(party, ROLE_BITS.forwarder)) return 'forwarder';
    if (this.hasRole(party, ROLE_BITS.carrier)) return 'carrier';
    return this.hasRole(party, ROLE_BITS.broker) ? 'customs_broker' : 'company';
  }
}

const SERVING = ROLE_BITS.forwarder | ROLE_BITS.carrier;
const TRADING = ROLE_BITS.sender | ROLE_BITS.receiver | ROLE_BITS.principal | ROLE_BITS.unnamed;

/** What is known of most parties; the places are those of texts in the store. */
export interface PlainRecord {
  readonly kind: EntityKind;
  readonly idStart: number;
  readonly idEnd: number;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly country: string | undefined;
  /** Where its number begins in the id, which ends in it; the end of that where it has none. */
  readonly numberStart: number;
  readonly line: number;
}
