import type { Via } from '../../model/records.ts';
import { PARTY_FIELDS, type PartyRole } from './fields.ts';
import type { TableMapping } from './mapping.ts';
import { bareName } from './names.ts';
import type { PartyRegistry } from './parties.ts';
import type { Sighting } from './sighting.ts';
import { directionOf } from './recordsGuess.ts';
import type { RowCells } from './rowCells.ts';
import { readParty, splitParties, type Split, type SplitParty } from './split.ts';
import { isApplied } from './splitList.ts';

/** The party at one end of a row, and those it acts for. */
export interface RowEnd {
  /** Its number in the registry. */
  readonly party: number;
  /** Whom it acts for, the nearest first. */
  readonly principals: readonly number[];
  /** A person who signed for it. */
  readonly person: number | undefined;
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

type Side = 'sender' | 'receiver';

/** What the cells of an end say. */
interface Said {
  readonly name: string | undefined;
  readonly number: string | undefined;
  readonly country: string | undefined;
}

/** Finds the parties of rows. */
export class RowParties {
  private readonly splits = new Map<string, Split | undefined>();
  private readonly named = new Map<string, SplitParty | undefined>();
  private readonly forwarders = new Map<string, boolean>();
  /** The serving roles that the table has. */
  readonly serving: typeof SERVING;
  private readonly mapping: TableMapping;
  private readonly registry: PartyRegistry;

  constructor(mapping: TableMapping, registry: PartyRegistry) {
    this.mapping = mapping;
    this.serving = SERVING.filter(([role]) => mapping.columns.some(({ field }) => field.startsWith(`${role}.`)));
    this.registry = registry;
  }

  /** Sender and receiver of a row; `undefined` where it names neither. */
  ends(row: RowCells): { readonly sender: RowEnd; readonly receiver: RowEnd; readonly apart: boolean } | undefined {
    const sender = this.end(row, 'sender');
    const receiver = this.end(row, 'receiver');
    row.keep('direction');
    if (!sender.named && !receiver.named) return undefined;
    if (sender.party !== receiver.party || row.text('receiver.id') !== undefined)
      return { sender, receiver, apart: false };
    const name = row.text('receiver.name') ?? '';
    const party = this.registry.apart(receiver.party, { name, role: 'receiver', line: row.line });
    return { sender, receiver: { ...receiver, party }, apart: true };
  }

  /** The parties that served a row; one that is an end of it serves nobody and stays as text. */
  via(row: RowCells, ends: readonly RowEnd[]): readonly Via[] | undefined {
    const via: Via[] = [];
    const parties = this.serving.length === 0 ? [] : ends.map(({ party }) => party);
    for (const [role, word] of this.serving) {
      const sighting = this.servant(row, role);
      if (sighting === undefined) continue;
      const party = this.registry.see(sighting, parties);
      const id = this.registry.table.id(party);
      if (parties.includes(party)) row.keep(PARTY_FIELDS[role].name);
      else if (!via.some((known) => known.entity === id && known.role === word)) via.push({ entity: id, role: word });
    }
    for (const { person } of ends) {
      if (person !== undefined) via.push({ entity: this.registry.table.id(person), role: 'signed for it' });
    }
    return via.length === 0 ? undefined : via;
  }

  /** The maker that the row names, unless it is the sender itself, which then is known as a maker. */
  maker(row: RowCells, sender: RowEnd): string | undefined {
    const sighting = this.servant(row, 'maker');
    if (sighting === undefined) return undefined;
    const party = this.registry.see(sighting, [sender.party]);
    return party === sender.party ? undefined : this.registry.table.id(party);
  }

  /** Whether the receiver passes goods on: by its name, or because the file has it as a forwarder or carrier. */
  isForwarder(row: RowCells, receiver: RowEnd): boolean {
    if (this.isForwarderName(row.text('receiver.name') ?? '')) return true;
    const { table } = this.registry;
    const serves = table.serves(receiver.party);
    if (serves) this.registry.standsAlone = false;
    return serves;
  }

  /** Whether a name is that of a firm whose trade is to pass goods on. */
  isForwarderName(name: string): boolean {
    let known = this.forwarders.get(name);
    if (known === undefined) this.forwarders.set(name, (known = FORWARDER_NAME.test(name)));
    return known;
  }

  /** A party that serves a row, or the maker of its goods, as the row shows it; `undefined` where it names none. */
  servant(row: RowCells, role: PartyRole): Sighting | undefined {
    const alias = row.text(PARTY_FIELDS[role].alias);
    const name = row.text(PARTY_FIELDS[role].name) ?? alias;
    return name === undefined ? undefined : this.sighting(row, role, this.partyOf(name), alias);
  }

  /** An end of a row, where its cells name one party and say no more; else `undefined`. */
  plainEnd(row: RowCells, side: Side): Sighting | undefined {
    const said = this.said(row, side);
    const isNamed = said.name !== undefined || said.number !== undefined;
    return isNamed && this.splitOf(said.name) === undefined ? this.onlyParty(row, side, said) : undefined;
  }

  private onlyParty(row: RowCells, side: Side, { name, number, country }: Said): Sighting {
    const party = this.partyOf(name ?? '') ?? { name: bareName(name ?? number ?? ''), identifiers: [] };
    return this.sighting(row, side, party, row.text(PARTY_FIELDS[side].alias), country);
  }

  private said(row: RowCells, side: Side): Said {
    const records = directionOf(row.text('direction')) ?? this.mapping.records;
    const home = records === (side === 'sender' ? 'exports' : 'imports');
    return {
      name: row.text(PARTY_FIELDS[side].name) ?? row.text(PARTY_FIELDS[side].alias),
      number: row.text(PARTY_FIELDS[side].id),
      country: row.country(PARTY_FIELDS[side].country) ?? (home ? this.mapping.country : undefined),
    };
  }

  private end(row: RowCells, side: Side): RowEnd {
    const line = row.line;
    const said = this.said(row, side);
    const { name, number, country } = said;
    if (name === undefined && number === undefined) {
      const party = this.registry.see({
        name: `${side === 'sender' ? 'Sender' : 'Receiver'} not named (row ${line})`,
        country,
        role: 'unnamed',
        line,
      });
      return { party, principals: [], person: undefined, split: undefined, named: false };
    }
    const split = this.splitOf(name);
    if (split === undefined) {
      const party = this.registry.see(this.onlyParty(row, side, said));
      return { party, principals: [], person: undefined, split, named: true };
    }
    row.keep(PARTY_FIELDS[side].name);
    return this.splitEnd(row, side, split, country);
  }

  private splitEnd(row: RowCells, side: Side, split: Split, country: string | undefined): RowEnd {
    const line = row.line;
    const principals = split.chain.slice(0, split.actorMissing ? undefined : -1).toReversed();
    const actor = split.actorMissing ? undefined : split.chain.at(-1);
    const alias = row.text(PARTY_FIELDS[side].alias);
    const whole = alias !== undefined && split.chain.length === 1 && splitParties(alias) === undefined;
    const party =
      actor === undefined
        ? this.registry.see({
            name: `Not named, acts for ${principals[0]?.name ?? ''}`,
            country,
            role: 'unnamed',
            line,
          })
        : this.registry.see(this.sighting(row, side, actor, whole ? alias : undefined, country));
    const known = principals.map(({ name, identifiers, country: home }) =>
      this.registry.see({ name, identifiers, country: home, role: 'principal', line }),
    );
    const person =
      split.person === undefined ? undefined : this.registry.see({ name: split.person, role: 'person', line });
    return { party, principals: known.filter((other) => other !== party), person, split, named: true };
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
      identifiers:
        number === undefined ? own : [{ scheme: schemeOfText(number, party, country), value: number }, ...own],
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

  private splitOf(text: string | undefined): Split | undefined {
    if (text === undefined) return undefined;
    const known = this.splits.get(text);
    if (known !== undefined || this.splits.has(text)) return known;
    const found = splitParties(text);
    const made = found !== undefined && isApplied(found, this.mapping.splits) ? found : undefined;
    this.splits.set(text, made);
    return made;
  }
}

function schemeOfText(number: string, party: SplitParty | undefined, country: string | undefined): string {
  if (party?.identifiers.some(({ scheme, value }) => scheme === 'inn' && value === number) === true) return 'inn';
  return /^\d+$/.test(number) ? schemeOf(number.length, country) : 'tax';
}

/**
 * The scheme of a number of so many digits. Russian tax numbers have 10 or 12, Kazakh business numbers 12; of others the
 * column says no more than "tax".
 */
export function schemeOf(digits: number, country: string | undefined): string {
  if (country === 'KZ' && digits === 12) return 'bin';
  return country === 'RU' && (digits === 10 || digits === 12) ? 'inn' : 'tax';
}
