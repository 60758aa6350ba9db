import { EntityFlag, type CaseData } from '../../case/caseData.ts';
import { listAt } from '../../case/lists.ts';
import { ENTITY_KIND_LIST, ENTITY_KINDS, type EntityKind } from '../../model/entityKinds.ts';
import type { EntityRecord } from '../../model/records.ts';
import { RELATION_KIND_LIST, RELATION_KINDS } from '../../model/relationKinds.ts';
import type { Romanise } from '../search/fold.ts';
import { nearness, parseAddress, type ParsedAddress } from './parseAddress.ts';

/** One address of one party, or of an address that is an entity itself. */
export interface Place {
  readonly entity: number;
  /** As recorded. */
  readonly text: string;
  readonly parsed: ParsedAddress;
  /** The address entity it comes from, and the relation that says so. */
  readonly address: number | undefined;
  readonly relation: number | undefined;
}

/** What building the index needs of its caller. */
export interface AddressSource {
  readonly data: CaseData;
  /** The full record of an entity. */
  readonly entity: (entity: number) => Promise<EntityRecord>;
  readonly romanise: Romanise;
  readonly pause: () => Promise<void>;
}

const ADDRESS = ENTITY_KIND_LIST.indexOf('address');
/** Addresses of more countries apart must say at least this much beside house and office to be one. */
const WORDS_ABROAD = 2;
/** Firms registered by one party from which on it is a service, whatever its kind. */
const FIRMS_OF_A_SERVICE = 3;

/** Who sits where in a case, down to the office. */
export class AddressIndex {
  private readonly places = new Map<number, Place[]>();
  private readonly byUnit = new Map<string, Place[]>();
  private readonly listed: Place[] = [];

  private constructor(private readonly data: CaseData) {}

  /** Reads the address of every party, once for a case. */
  static async build(source: AddressSource): Promise<AddressIndex> {
    const { data, romanise, pause } = source;
    const index = new AddressIndex(data);
    for (let entity = 0; entity < data.entities.count; entity++) {
      await pause();
      const { address, name } = await source.entity(entity);
      const isAddress = data.entities.kinds[entity] === ADDRESS;
      const texts = new Set(isAddress ? [name, address] : [address]);
      for (const text of texts) {
        if (text === undefined || text === '') continue;
        const parsed = parseAddress(text, romanise);
        index.add({ entity, text, parsed, address: isAddress ? entity : undefined, relation: undefined });
        if (isAddress) index.addParties(entity, text, parsed);
      }
    }
    return index;
  }

  /** The addresses of an entity. */
  of(entity: number): readonly Place[] {
    return this.places.get(entity) ?? [];
  }

  /** The other places in the same unit, one for each entity. */
  sameUnit(place: Place): readonly Place[] {
    const found = new Map<number, Place>();
    for (const word of place.parsed.words) {
      for (const other of this.byUnit.get(keyOf(place.parsed, word)) ?? []) {
        if (other.entity === place.entity || found.has(other.entity)) continue;
        if (this.nearness(place, other) === 'unit') found.set(other.entity, other);
      }
    }
    return [...found.values()].sort((a, b) => a.entity - b.entity);
  }

  /** Places of listed parties and listed addresses in the same house, whatever their unit. */
  listedInBuilding(place: Place): readonly Place[] {
    return this.listed.filter((other) => other.entity !== place.entity && this.nearness(place, other) !== 'apart');
  }

  /**
   * The registered-office services at a unit, itself included: parties of the kinds registry and service provider, and
   * whoever provides an address to, or registers, at least three parties.
   */
  servicesAt(place: Place): readonly number[] {
    const here = new Set([place.entity, ...this.sameUnit(place).map(({ entity }) => entity)]);
    return [...here].filter((entity) => isOfficeService(this.data, entity));
  }

  private nearness(a: Place, b: Place): ReturnType<typeof nearness> {
    const near = nearness(a.parsed, b.parsed);
    if (near === 'apart' || (a.address !== undefined && a.address === b.address)) return near;
    const [one, other] = [a, b].map(({ entity }) => listAt(this.data.entities.countries, entity));
    const abroad =
      one && other && one.length > 0 && other.length > 0 && !one.some((country) => other.includes(country));
    const said = Math.min(a.parsed.words.length, b.parsed.words.length);
    return abroad === true && said < WORDS_ABROAD ? 'apart' : near;
  }

  /** Places of the parties that relations join to an address entity. */
  private addParties(address: number, text: string, parsed: ParsedAddress): void {
    const { adjacency, relations } = this.data;
    const join = (relation: number, entity: number): void => {
      if (isAddressLink(relations.kinds[relation]) && this.data.entities.kinds[entity] !== ADDRESS) {
        this.add({ entity, text, parsed, address, relation });
      }
    };
    for (const relation of listAt(adjacency.incoming, address)) join(relation, relations.from[relation] ?? 0);
    for (const relation of listAt(adjacency.outgoing, address)) join(relation, relations.to[relation] ?? 0);
  }

  private add(place: Place): void {
    push(this.places, place.entity, place);
    if (((this.data.entities.flags[place.entity] ?? 0) & EntityFlag.listed) !== 0) this.listed.push(place);
    if (place.parsed.unit === undefined || !place.parsed.isHouse) return;
    for (const word of place.parsed.words) push(this.byUnit, keyOf(place.parsed, word), place);
  }
}

/** Whether an entity lends its address to others: see `AddressIndex.servicesAt`. */
function isOfficeService({ entities, adjacency, relations }: CaseData, entity: number): boolean {
  const kind = ENTITY_KIND_LIST[entities.kinds[entity] ?? 0];
  if (kind === 'registry' || kind === 'service_provider') return true;
  const served = new Set<number>();
  for (const relation of listAt(adjacency.outgoing, entity)) {
    const relationKind = RELATION_KIND_LIST[relations.kinds[relation] ?? 0];
    if (relationKind !== 'provides_address' && relationKind !== 'registers') continue;
    served.add(relations.to[relation] ?? 0);
    if (served.size >= FIRMS_OF_A_SERVICE) return true;
  }
  return false;
}

/** Whether an entity counts as a firm at its address. */
export function isFirm({ entities }: CaseData, entity: number): boolean {
  const kind: EntityKind = ENTITY_KIND_LIST[entities.kinds[entity] ?? 0] ?? 'other';
  if (kind === 'vessel' || kind === 'aircraft' || kind === 'vehicle' || kind === 'account') return false;
  return ['supply', 'trade', 'logistics', 'money', 'end'].includes(ENTITY_KINDS[kind].family);
}

function isAddressLink(kind: number | undefined): boolean {
  const { family } = RELATION_KINDS[RELATION_KIND_LIST[kind ?? 0] ?? 'linked_to'];
  return family === 'association' || family === 'services';
}

function keyOf({ unit, house }: ParsedAddress, word: string): string {
  return `${unit}|${house}|${word}`;
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
