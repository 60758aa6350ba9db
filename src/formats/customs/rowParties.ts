import type { Via } from '../../model/records.ts';
import { PARTY_FIELDS, type PartyRole } from './fields.ts';
import type { TableMapping } from './mapping.ts';
import { bareName } from './names.ts';
import type { PartyRegistry, Sighting } from './parties.ts';
import { directionOf } from './recordsGuess.ts';
import type { RowCells } from './rowCells.ts';
import { readParty, splitParties, type Split, type SplitParty } from './split.ts';
import { isApplied } from './splitList.ts';

/** The party at one end of a row, and those it acts for. */
export interface RowEnd {
  readonly id: string;
  /** Whom it acts for, the nearest first. */
  readonly principals: readonly string[];
  /** A person who signed for it. */
  readonly person: string | undefined;
  /** The split that was made of the cell. */
  readonly split: Split | undefined;
  readonly named: boolean;
}

/** The roles that serve a row, with the word for them in `via`. */
const SERVING: readonly (readonly [PartyRole, string])[] = [
  ['notify', 'notify party'],
  ['responsible', 'financially responsible'],
  ['declarant', 'declarant'],
  ['broker', 'customs broker'],
  ['carrier', 'carrier'],
  ['forwarder', 'forwarder'],
  ['vessel', 'vessel'],
];

/** Names of firms whose trade is to pass goods on. */
const FORWARDER_NAME =
  /(?:^|[^\p{L}])(?:LOGISTICS?|FORWARD(?:ING|ERS?)|FREIGHT|CARGO|ЛОГИСТИ(?:К|КА|КС|КИ)|КАРГО|ЭКСПЕДИ(?:ТОР|ЦИЯ|ЦИОНН\p{L}*))(?:[^\p{L}]|$)/iu;

/** Finds the parties of rows. */
export class RowParties {
  private readonly splits = new Map<string, Split | undefined>();
  private readonly named = new Map<string, SplitParty | undefined>();
  private readonly forwarders = new Map<string, boolean>();
  /** The serving roles that the table has. */
  private readonly serving: typeof SERVING;
  private readonly mapping: TableMapping;
  private readonly registry: PartyRegistry;

  constructor(mapping: TableMapping, registry: PartyRegistry) {
    this.mapping = mapping;
    this.serving = SERVING.filter(([role]) => mapping.columns.some(({ field }) => field.startsWith(`${role}.`)));
    this.registry = registry;
  }

  /** Sender and receiver of a row; `undefined` where it names neither. */
  ends(row: RowCells): { readonly sender: RowEnd; readonly receiver: RowEnd; readonly apart: boolean } | undefined {
    const side = directionOf(row.text('direction')) ?? this.mapping.records;
    row.keep('direction');
    const sender = this.end(row, 'sender', side === 'exports');
    const receiver = this.end(row, 'receiver', side === 'imports');
    if (!sender.named && !receiver.named) return undefined;
    if (sender.id !== receiver.id || row.text('receiver.id') !== undefined) return { sender, receiver, apart: false };
    const name = row.text('receiver.name') ?? '';
    const id = this.registry.apart(receiver.id, { name, role: 'receiver', line: row.line });
    return { sender, receiver: { ...receiver, id }, apart: true };
  }

  /** The parties that served a row; one that is an end of it serves nobody and stays as text. */
  via(row: RowCells, ends: readonly RowEnd[]): readonly Via[] | undefined {
    const via: Via[] = [];
    const ids = this.serving.length === 0 ? [] : ends.map(({ id }) => id);
    for (const [role, word] of this.serving) {
      const name = row.text(PARTY_FIELDS[role].name) ?? row.text(PARTY_FIELDS[role].alias);
      if (name === undefined) continue;
      const id = this.registry.see(
        this.sighting(row, role, this.partyOf(name), row.text(PARTY_FIELDS[role].alias)),
        ids,
      );
      if (ids.includes(id)) row.keep(PARTY_FIELDS[role].name);
      else if (!via.some((known) => known.entity === id && known.role === word)) via.push({ entity: id, role: word });
    }
    for (const { person } of ends) if (person !== undefined) via.push({ entity: person, role: 'signed for it' });
    return via.length === 0 ? undefined : via;
  }

  /** The maker that the row names, unless it is the sender itself, which then is known as a maker. */
  maker(row: RowCells, sender: RowEnd): string | undefined {
    const name = row.text('maker.name') ?? row.text('maker.alias');
    if (name === undefined) return undefined;
    const id = this.registry.see(this.sighting(row, 'maker', this.partyOf(name), row.text('maker.alias')), [sender.id]);
    return id === sender.id ? undefined : id;
  }

  /** Whether the receiver passes goods on: by its name, or because the file has it as a forwarder or carrier. */
  isForwarder(row: RowCells, receiver: RowEnd): boolean {
    const name = row.text('receiver.name') ?? '';
    let known = this.forwarders.get(name);
    if (known === undefined) this.forwarders.set(name, (known = FORWARDER_NAME.test(name)));
    if (known) return true;
    return this.registry.hasRole(receiver.id, 'forwarder') || this.registry.hasRole(receiver.id, 'carrier');
  }

  private end(row: RowCells, side: 'sender' | 'receiver', home: boolean): RowEnd {
    const line = row.line;
    const name = row.text(PARTY_FIELDS[side].name) ?? row.text(PARTY_FIELDS[side].alias);
    const number = row.text(PARTY_FIELDS[side].id);
    const country = row.country(PARTY_FIELDS[side].country) ?? (home ? this.mapping.country : undefined);
    if (name === undefined && number === undefined) {
      const id = this.registry.see({
        name: `${side === 'sender' ? 'Sender' : 'Receiver'} not named (row ${line})`,
        country,
        role: 'unnamed',
        line,
      });
      return { id, principals: [], person: undefined, split: undefined, named: false };
    }
    const split = name === undefined ? undefined : this.splitOf(name);
    if (split === undefined) {
      const party = this.partyOf(name ?? '') ?? { name: bareName(name ?? number ?? ''), identifiers: [] };
      const id = this.registry.see(this.sighting(row, side, party, row.text(PARTY_FIELDS[side].alias), country));
      return { id, principals: [], person: undefined, split, named: true };
    }
    row.keep(PARTY_FIELDS[side].name);
    return this.splitEnd(row, side, split, country);
  }

  private splitEnd(row: RowCells, side: 'sender' | 'receiver', split: Split, country: string | undefined): RowEnd {
    const line = row.line;
    const principals = split.chain.slice(0, split.actorMissing ? undefined : -1).toReversed();
    const actor = split.actorMissing ? undefined : split.chain.at(-1);
    const alias = row.text(PARTY_FIELDS[side].alias);
    const whole = alias !== undefined && split.chain.length === 1 && splitParties(alias) === undefined;
    const id =
      actor === undefined
        ? this.registry.see({
            name: `Not named, acts for ${principals[0]?.name ?? ''}`,
            country,
            role: 'unnamed',
            line,
          })
        : this.registry.see(this.sighting(row, side, actor, whole ? alias : undefined, country));
    const known = principals.map((party) =>
      this.registry.see({
        name: party.name,
        identifiers: party.identifiers,
        country: party.country,
        role: 'principal',
        line,
      }),
    );
    const person =
      split.person === undefined ? undefined : this.registry.see({ name: split.person, role: 'person', line });
    return { id, principals: known.filter((other) => other !== id), person, split, named: true };
  }

  private sighting(
    row: RowCells,
    role: PartyRole,
    party: SplitParty | undefined,
    alias: string | undefined,
    country = row.country(PARTY_FIELDS[role].country),
  ): Sighting {
    const number = row.text(PARTY_FIELDS[role].id);
    const own = party?.identifiers ?? [];
    return {
      name: party?.name ?? '',
      alias: alias === undefined ? undefined : bareName(alias),
      number: number ?? own.find(({ scheme }) => scheme === 'inn' || scheme === 'tax')?.value,
      identifiers: number === undefined ? own : [{ scheme: schemeOf(number, party, country), value: number }, ...own],
      address: row.text(PARTY_FIELDS[role].address),
      country: country ?? party?.country,
      role,
      line: row.line,
    };
  }

  private partyOf(text: string): SplitParty | undefined {
    const known = this.named.get(text);
    if (known !== undefined || this.named.has(text)) return known;
    const party = readParty(text);
    this.named.set(text, party);
    return party;
  }

  private splitOf(text: string): Split | undefined {
    const known = this.splits.get(text);
    if (known !== undefined || this.splits.has(text)) return known;
    const found = splitParties(text);
    const made = found !== undefined && isApplied(found, this.mapping.splits) ? found : undefined;
    this.splits.set(text, made);
    return made;
  }
}

/** Russian tax numbers have 10 or 12 digits, Kazakh business numbers 12; of others the column says no more than "tax". */
function schemeOf(number: string, party: SplitParty | undefined, country: string | undefined): string {
  if (party?.identifiers.some(({ scheme, value }) => scheme === 'inn' && value === number) === true) return 'inn';
  if (country === 'KZ' && /^\d{12}$/.test(number)) return 'bin';
  return country === 'RU' && /^(\d{10}|\d{12})$/.test(number) ? 'inn' : 'tax';
}
