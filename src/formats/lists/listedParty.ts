import type { Act } from '../../model/act.ts';
import type { EntityKind } from '../../model/entityKinds.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { EntityAddition, EntityRecord, Identifier } from '../../model/records.ts';
import type { RecordSink } from '../../model/sink.ts';
import { RecordContext } from '../fields.ts';
import { listCountry } from './listCountries.ts';
import { listDate, type DateOrder } from './listDates.ts';

/** Words of lists for a country that nobody knows. */
const NO_COUNTRY = /^(undetermined|unknown|none identified|n\/a|00)$/i;

/** What a list says of one party, gathered field by field; texts without a place in the model are kept as they are. */
export class ListedParty {
  readonly id: string;
  readonly context: RecordContext;
  note: string | undefined;
  private readonly evidence: readonly Evidence[];
  private readonly names = new Set<string>();
  private readonly identifiers: Identifier[] = [];
  private readonly countries = new Set<string>();
  private readonly addresses = new Set<string>();
  private readonly acts: Act[] = [];
  private readonly topics = new Set<string>();

  constructor(id: string, sink: RecordSink, line: number, evidence: readonly Evidence[]) {
    this.id = id;
    this.context = new RecordContext(sink, line, `entity ${id}`);
    this.evidence = evidence;
  }

  /** A name: the first one is what the party goes by, the others are aliases. */
  name(text: string | undefined): void {
    if (text !== undefined && text !== '') this.names.add(text);
  }

  /** An alias that the list itself calls weak, of low quality or a mere by-name: an alias that is marked. */
  weakAlias(text: string | undefined): void {
    if (text === undefined || text === '') return;
    this.names.add(text);
    this.context.keep('weakAlias', text);
  }

  /** An identifier, once; a cell may end in a separator ("123 (TRN),"), so an empty number is none. */
  identifier(scheme: string, value: string): void {
    if (value === '') return;
    if (this.identifiers.some((one) => one.scheme === scheme && one.value === value)) return;
    this.identifiers.push({ scheme, value });
  }

  /** A country the party belongs to; a name that says more than the code stays as text under `path`. */
  country(path: string, text: string | undefined): void {
    if (text === undefined || text === '') return;
    const code = listCountry(text);
    if (code === undefined && NO_COUNTRY.test(text)) this.context.keep(path, text);
    else if (code === undefined) {
      this.context.refuse('bad-country', path, text, 'not a known country');
    } else {
      this.countries.add(code);
      if (text.length !== 2) this.context.keep(path, text);
    }
  }

  /** The country that an address names beside its text; one that is not known is an issue. */
  countryOfAddress(text: string | undefined): void {
    if (text === undefined || text === '' || NO_COUNTRY.test(text)) return;
    const code = listCountry(text);
    if (code === undefined) this.context.issue('bad-country', 'address', `not a known country: ${text}`);
    else this.countries.add(code);
  }

  /** A country whose code is known, such as that of an address. */
  countryCode(code: string | undefined): void {
    if (code !== undefined) this.countries.add(code);
  }

  /** Whether the party is known to belong to a country, by its code. */
  hasCountry(code: string): boolean {
    return this.countries.has(code);
  }

  /** An address: the first one is shown, the others stay as text. */
  address(text: string): void {
    if (text !== '') this.addresses.add(text);
  }

  act(act: Omit<Act, 'type' | 'about' | 'dateIs'> & { readonly dateIs?: Act['dateIs'] }): void {
    this.acts.push({ type: 'listed', about: 'this', dateIs: 'on', ...act });
  }

  topic(text: string): void {
    this.topics.add(text);
  }

  /** A date of the list; one that cannot be read is an issue and stays as text. */
  date(path: string, text: string | undefined, order?: DateOrder): string | undefined {
    if (text === undefined || text === '') return undefined;
    const date = listDate(text, order);
    if (date === undefined) this.context.refuse('bad-date', path, text, 'not a date');
    return date;
  }

  /** Keeps a text under the name its column or element has; nothing for a missing one. */
  keep(path: string, text: string | undefined): void {
    if (text !== undefined && text !== '') this.context.keep(path, text);
  }

  /** The whole entity. Without a name its id stands for it, which is an issue. */
  entity(kind: EntityKind, label?: string): EntityRecord {
    const [name, ...aliases] = this.names;
    if (name === undefined) this.context.issue('missing-field', 'name', 'missing; the id stands for it');
    const [address, ...others] = this.addresses;
    if (others.length > 0) this.context.keep('address', others);
    return {
      id: this.id,
      kind,
      label,
      name: name ?? this.id,
      aliases: some(aliases),
      countries: some([...this.countries]),
      identifiers: some(this.identifiers),
      address,
      acts: some(this.acts),
      topics: some([...this.topics]),
      note: this.note,
      evidence: this.evidence,
      raw: this.context.raw(),
    };
  }

  /**
   * The same facts for an entity that another record describes: all names are aliases. Addresses also stay as text,
   * because of those that several records give only the first is shown.
   */
  addition(): EntityAddition {
    if (this.addresses.size > 0) this.context.keep('address', [...this.addresses]);
    return {
      id: this.id,
      aliases: some([...this.names]),
      countries: some([...this.countries]),
      identifiers: some(this.identifiers),
      address: [...this.addresses][0],
      acts: some(this.acts),
      note: this.note,
      evidence: this.evidence,
      raw: this.context.raw(),
    };
  }
}

function some<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}

/** The parts of a cell that lists its items by semicolons. */
export function semicolonList(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(/;\s+|;$/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
