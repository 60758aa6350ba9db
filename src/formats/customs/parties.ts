import type { EntityKind } from '../../model/entityKinds.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { EntityRecord, Identifier } from '../../model/records.ts';
import type { RecordSink } from '../../model/sink.ts';
import type { PartyRole } from './fields.ts';
import { nameKey } from './names.ts';

/** A party as one row shows it. */
export interface Sighting {
  readonly name: string;
  readonly alias?: string | undefined;
  /** Tax or registration number: the party is known by it. */
  readonly number?: string | undefined;
  readonly identifiers?: readonly Identifier[];
  readonly address?: string | undefined;
  /** ISO 3166 alpha-2. */
  readonly country?: string | undefined;
  readonly role: PartyRole | 'principal' | 'person' | 'unnamed';
  readonly line: number;
}

interface Party {
  readonly id: string;
  readonly key: string;
  readonly names: Map<string, number>;
  readonly identifiers: Map<string, Identifier>;
  readonly addresses: Set<string>;
  readonly countries: Set<string>;
  readonly roles: Set<Sighting['role']>;
  readonly line: number;
}

/** Numbers that stand for no party: one digit over and over, or too short. */
const NO_NUMBER = /^(.)\1*$|^.{0,4}$/;

/**
 * The parties of one file. A party is known by its number and country, else by its name (`nameKey`) and country within
 * the file; the spellings of one are kept as aliases. Parties known by number and country have the same id in every
 * file.
 */
export class PartyRegistry {
  private readonly parties = new Map<string, Party>();
  /** Parties by number alone, for rows that do not repeat the country. */
  private readonly byNumber = new Map<string, Party>();
  private readonly fileName: string;

  constructor(fileName: string) {
    this.fileName = fileName;
  }

  /**
   * The id of a party. `beside` are parties of the same row: one of the same name is this one, whatever else the row
   * leaves out.
   */
  see(sighting: Sighting, beside: readonly string[] = []): string {
    const key = nameKey(sighting.name);
    const party = this.findBeside(sighting, key, beside) ?? this.find(sighting, key);
    party.names.set(sighting.name, (party.names.get(sighting.name) ?? 0) + 1);
    if (sighting.alias !== undefined && sighting.alias !== sighting.name && !party.names.has(sighting.alias)) {
      party.names.set(sighting.alias, 0);
    }
    for (const identifier of sighting.identifiers ?? []) {
      party.identifiers.set(`${identifier.scheme}:${identifier.value}`, identifier);
    }
    if (sighting.address !== undefined) party.addresses.add(sighting.address);
    if (sighting.country !== undefined) party.countries.add(sighting.country);
    party.roles.add(sighting.role);
    return party.id;
  }

  /** The receiver of a row whose sender has the same name and country, kept apart: two that trade are two. */
  apart(id: string, sighting: Sighting): string {
    const party =
      this.parties.get(`${id}#receiver`) ?? this.make(`${id}#receiver`, nameKey(sighting.name), sighting.line);
    party.names.set(sighting.name, (party.names.get(sighting.name) ?? 0) + 1);
    if (sighting.country !== undefined) party.countries.add(sighting.country);
    party.roles.add(sighting.role);
    return party.id;
  }

  /** Whether the file names the party in a role. */
  hasRole(id: string, role: Sighting['role']): boolean {
    return this.parties.get(id)?.roles.has(role) === true;
  }

  /** Sends every party, each with all its spellings and the row where it is first seen. */
  send(sink: RecordSink, source: string): void {
    for (const party of this.parties.values()) sink.entity(recordOf(party, source), party.line);
  }

  private find(sighting: Sighting, key: string): Party {
    const number = sighting.number === undefined || NO_NUMBER.test(sighting.number) ? undefined : sighting.number;
    const country = sighting.country ?? '';
    if (number === undefined) return this.known(`${this.fileName}:${key}|${country}`, key, sighting.line);
    const before = this.byNumber.get(number);
    if (before !== undefined && (country === '' || before.countries.size === 0 || before.countries.has(country))) {
      return before;
    }
    const id = country === '' ? `${this.fileName}:no. ${number}` : `${country} no. ${number}`;
    const party = this.known(id, key, sighting.line);
    if (before === undefined) this.byNumber.set(number, party);
    return party;
  }

  private findBeside(sighting: Sighting, key: string, beside: readonly string[]): Party | undefined {
    for (const id of beside) {
      const party = this.parties.get(id);
      if (party === undefined || party.key !== key) continue;
      const elsewhere =
        sighting.country !== undefined && !party.countries.has(sighting.country) && party.countries.size > 0;
      const other = sighting.number !== undefined && this.byNumber.get(sighting.number) !== party;
      if (!elsewhere && !other) return party;
    }
    return undefined;
  }

  private known(id: string, key: string, line: number): Party {
    return this.parties.get(id) ?? this.make(id, key, line);
  }

  private make(id: string, key: string, line: number): Party {
    const party: Party = {
      id,
      key,
      names: new Map(),
      identifiers: new Map(),
      addresses: new Set(),
      countries: new Set(),
      roles: new Set(),
      line,
    };
    this.parties.set(id, party);
    return party;
  }
}

function recordOf(party: Party, source: string): EntityRecord {
  const [name = party.id, ...others] = [...party.names].sort((a, b) => b[1] - a[1]).map(([text]) => text);
  const [address, ...addresses] = party.addresses;
  const evidence: Evidence = { source, locator: `row ${party.line}` };
  return {
    id: party.id,
    kind: kindOf(party.roles),
    name,
    ...(others.length === 0 ? {} : { aliases: others }),
    ...(party.countries.size === 0 ? {} : { countries: [...party.countries] }),
    ...(party.identifiers.size === 0 ? {} : { identifiers: [...party.identifiers.values()] }),
    ...(party.roles.has('unnamed') ? { unnamed: true } : {}),
    ...(address === undefined ? {} : { address }),
    evidence: [evidence],
    ...(addresses.length === 0 ? {} : { raw: { addresses } }),
  };
}

/** What the columns say of a party, from the most to the least telling; one that trades is a company and no more. */
function kindOf(roles: ReadonlySet<Sighting['role']>): EntityKind {
  if (roles.has('maker')) return 'manufacturer';
  if (roles.has('person')) return 'person';
  if (roles.has('vessel')) return 'vessel';
  const trades = roles.has('sender') || roles.has('receiver') || roles.has('principal');
  if (trades || roles.has('unnamed')) return 'company';
  if (roles.has('forwarder')) return 'forwarder';
  if (roles.has('carrier')) return 'carrier';
  return roles.has('broker') ? 'customs_broker' : 'company';
}
