import { EntityFlag, RelationFlag, shownName, type CaseData } from '../../case/caseData.ts';
import { countryName } from '../../case/codes.ts';
import { listAt } from '../../case/lists.ts';
import { COALITION_COUNTRIES, DIVERSION_COUNTRIES } from '../../model/countryLists.ts';
import type { DayInterval } from '../../model/dates.ts';
import { ENTITY_KIND_LIST, type EntityKind } from '../../model/entityKinds.ts';
import type { FlagSettings } from '../../model/flag.ts';
import type { EntityRecord, RelationRecord } from '../../model/records.ts';
import { isNaturalPerson } from '../../model/person.ts';
import { RELATION_KIND_LIST, RELATION_KINDS, type RelationKind } from '../../model/relationKinds.ts';
import { RecordCache } from './recordCache.ts';
import type { Tri } from './tri.ts';

const caches = new WeakMap<CaseData, RecordCache>();

/** Entities whose goods relations are kept at most. */
const MOST_FLOWS = 2000;

interface GoodsFlows {
  readonly sent: readonly number[];
  readonly received: readonly number[];
}

/** The case a rule looks at, with the settings in force. Entities and relations go by their index. */
export class FlagContext {
  readonly diversion: ReadonlySet<string>;
  readonly coalition: ReadonlySet<string>;
  private readonly cache: RecordCache;
  private readonly goods = new Map<number, GoodsFlows>();

  /** `pause` gives way to other work now and then, and throws when the request was cancelled. */
  constructor(
    readonly data: CaseData,
    readonly settings: FlagSettings,
    readonly pause: () => Promise<void>,
  ) {
    this.diversion = new Set(settings.diversion ?? DIVERSION_COUNTRIES.map(({ country }) => country));
    this.coalition = new Set(settings.coalition ?? COALITION_COUNTRIES.map(({ country }) => country));
    this.cache = caches.get(data) ?? new RecordCache(data);
    caches.set(data, this.cache);
  }

  /** The full record of an entity: costly, so ask the columns first. */
  entity(entity: number): Promise<EntityRecord> {
    return this.cache.entity(entity);
  }

  /** The full record of a relation: costly, so ask the columns first. */
  relation(relation: number): Promise<RelationRecord> {
    return this.cache.relation(relation);
  }

  /** The full records of some relations, pausing between them. */
  async relationRecords(relations: readonly number[]): Promise<RelationRecord[]> {
    const records: RelationRecord[] = [];
    for (const relation of relations) {
      records.push(await this.relation(relation));
      await this.pause();
    }
    return records;
  }

  kind(entity: number): EntityKind {
    return ENTITY_KIND_LIST[this.data.entities.kinds[entity] ?? 0] ?? 'other';
  }

  relationKind(relation: number): RelationKind {
    return RELATION_KIND_LIST[this.data.relations.kinds[relation] ?? 0] ?? 'linked_to';
  }

  /**
   * The name for a sentence: as the case shows it, or in a case that hides nobody without the name of a natural person
   * whom no act concerns, because sentences travel in exports.
   */
  name(entity: number): string {
    const { entities, people } = this.data;
    const name = entities.names.get(entity);
    if (people) return shownName(this.data, entity);
    const isHidden = isNaturalPerson({ kind: this.kind(entity), name });
    return isHidden && ((entities.flags[entity] ?? 0) & EntityFlag.acts) === 0 ? 'a natural person' : name;
  }

  /** The name with its countries: "Ala-Tau Trade LLP (KZ)". */
  place(entity: number): string {
    const countries = this.countries(entity);
    return `${this.name(entity)} (${countries.length === 0 ? 'country unknown' : countries.join(', ')})`;
  }

  countries(entity: number): string[] {
    return [...listAt(this.data.entities.countries, entity)].map(countryName);
  }

  /** Whether an entity is in one of some countries; unknown where it has none recorded, or some inside and some not. */
  inCountries(entity: number, countries: ReadonlySet<string>): Tri {
    const own = this.countries(entity);
    const inside = own.filter((country) => countries.has(country)).length;
    if (own.length === 0 || (inside > 0 && inside < own.length)) return 'unknown';
    return inside > 0 ? 'yes' : 'no';
  }

  isListed(entity: number): boolean {
    return ((this.data.entities.flags[entity] ?? 0) & EntityFlag.listed) !== 0;
  }

  /** The dates of a relation as days. */
  dates(relation: number): DayInterval {
    const { flags, dateFrom, dateTo } = this.data.relations;
    const known = ((flags[relation] ?? 0) & RelationFlag.dated) !== 0;
    return { from: dateFrom[relation] ?? 0, to: dateTo[relation] ?? 0, known };
  }

  /** Who sends and who receives: an order or an invoice is recorded against the direction of the flow. */
  flow(relation: number): { readonly sender: number; readonly receiver: number } {
    const { from, to } = this.data.relations;
    const [start, end] = [from[relation] ?? 0, to[relation] ?? 0];
    return RELATION_KINDS[this.relationKind(relation)].backwards
      ? { sender: end, receiver: start }
      : { sender: start, receiver: end };
  }

  isGoods(relation: number): boolean {
    return RELATION_KINDS[this.relationKind(relation)].family === 'goods';
  }

  /** Goods relations by which something leaves an entity for another. */
  sent(entity: number): readonly number[] {
    return this.goodsOf(entity).sent;
  }

  /** Goods relations by which something reaches an entity from another. */
  received(entity: number): readonly number[] {
    return this.goodsOf(entity).received;
  }

  /** Kept for the entities asked for lately: one with very many relations is asked for by each of them. */
  private goodsOf(entity: number): GoodsFlows {
    const known = this.goods.get(entity);
    if (known !== undefined) return known;
    const goods = this.around(entity).filter((relation) => this.isGoods(relation));
    const flows = {
      sent: goods.filter((relation) => this.flow(relation).sender === entity),
      received: goods.filter((relation) => this.flow(relation).receiver === entity),
    };
    if (this.goods.size >= MOST_FLOWS) this.goods.clear();
    this.goods.set(entity, flows);
    return flows;
  }

  /** All relations of an entity with another one, in file order for each direction. */
  around(entity: number): number[] {
    const { outgoing, incoming } = this.data.adjacency;
    const { from, to } = this.data.relations;
    return [...listAt(outgoing, entity), ...listAt(incoming, entity)].filter((one) => from[one] !== to[one]);
  }

  /** The relations an entity served as a facilitator. */
  served(entity: number): number[] {
    return [...listAt(this.data.adjacency.serving, entity)];
  }
}
