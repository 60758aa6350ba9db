import type { EntityKind } from '../../model/entityKinds.ts';
import type { EntityRecord, Identifier } from '../../model/records.ts';
import type { PartyRole } from './fields.ts';

/** What a party does in a row. */
export type SightingRole = PartyRole | 'principal' | 'person' | 'unnamed';

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
  readonly role: SightingRole;
  readonly line: number;
}

/** A way the name of a party is written, and how often it is. */
export interface Spelling {
  readonly text: string;
  count: number;
}

/** A party of a file, with what all rows together say of it. Most have one name, one country and one role. */
export class Party {
  readonly id: string;
  /** Its name as `nameKey` gives it. */
  readonly key: string;
  readonly line: number;
  private first: Spelling | undefined;
  private others: Map<string, Spelling> | undefined;
  private identifiers: Map<string, Identifier> | undefined;
  private addresses: Set<string> | undefined;
  private readonly countries: string[] = [];
  private readonly roles: SightingRole[] = [];

  constructor(id: string, key: string, line: number) {
    this.id = id;
    this.key = key;
    this.line = line;
  }

  /** Takes what a row says. */
  note({ name, alias, identifiers = [], address, country, role }: Sighting): void {
    this.spellingOf(name).count++;
    if (alias !== undefined && alias !== name) this.spellingOf(alias);
    for (const identifier of identifiers) {
      (this.identifiers ??= new Map()).set(`${identifier.scheme}:${identifier.value}`, identifier);
    }
    if (address !== undefined) (this.addresses ??= new Set()).add(address);
    if (country !== undefined && !this.countries.includes(country)) this.countries.push(country);
    if (!this.roles.includes(role)) this.roles.push(role);
  }

  /** A way its name is written, which is one of them from now on. */
  spellingOf(text: string): Spelling {
    this.first ??= { text, count: 0 };
    if (this.first.text === text) return this.first;
    this.others ??= new Map();
    let spelling = this.others.get(text);
    if (spelling === undefined) this.others.set(text, (spelling = { text, count: 0 }));
    return spelling;
  }

  hasRole(role: SightingRole): boolean {
    return this.roles.includes(role);
  }

  /** Whether a party in this country can be this one: it is at home there, or nobody has said where it is. */
  isPossiblyIn(country: string): boolean {
    return this.countries.length === 0 || this.countries.includes(country);
  }

  /** Everything the file says of it; `source` is the file. */
  record(source: string): EntityRecord {
    const spellings = this.first === undefined ? [] : [this.first, ...(this.others?.values() ?? [])];
    const [name = this.id, ...aliases] = spellings.sort((a, b) => b.count - a.count).map(({ text }) => text);
    const [address, ...addresses] = this.addresses ?? [];
    return {
      id: this.id,
      kind: kindOf(this.roles),
      name,
      ...(aliases.length === 0 ? {} : { aliases }),
      ...(this.countries.length === 0 ? {} : { countries: this.countries }),
      ...(this.identifiers === undefined ? {} : { identifiers: [...this.identifiers.values()] }),
      ...(this.roles.includes('unnamed') ? { unnamed: true } : {}),
      ...(address === undefined ? {} : { address }),
      evidence: [{ source, locator: `row ${this.line}` }],
      ...(addresses.length === 0 ? {} : { raw: { addresses } }),
    };
  }
}

/** What the columns say of a party, from the most to the least telling; one that trades is a company and no more. */
function kindOf(roles: readonly SightingRole[]): EntityKind {
  if (roles.includes('maker')) return 'manufacturer';
  if (roles.includes('person')) return 'person';
  if (roles.includes('vessel')) return 'vessel';
  const trades = roles.includes('sender') || roles.includes('receiver') || roles.includes('principal');
  if (trades || roles.includes('unnamed')) return 'company';
  if (roles.includes('forwarder')) return 'forwarder';
  if (roles.includes('carrier')) return 'carrier';
  return roles.includes('broker') ? 'customs_broker' : 'company';
}
