import { isNamedByAct, standingListings, type Act } from '../model/act.ts';
import { ENTITY_KIND_LIST } from '../model/entityKinds.ts';
import type { EntityAddition, EntityRecord } from '../model/records.ts';
import { EntityFlag, type EntityColumns } from './caseData.ts';
import { countryCode } from './codes.ts';
import { GrowingInt32, GrowingUint8 } from './growing.ts';
import { IdIndex } from './idIndex.ts';
import { PairBuilder, withoutRepeats } from './lists.ts';
import { Names } from './names.ts';
import { TextColumnBuilder, type OwnedTexts } from './textColumn.ts';

const OTHER = ENTITY_KIND_LIST.indexOf('other');

/** Topic of the data formats that says a list names this very party. */
const LISTED_TOPIC = 'sanction';

/** Builds the entity columns; an entity exists from its first mention and is a placeholder until it is described. */
export class EntityBuilder {
  readonly index = new IdIndex();
  protected readonly ids = new TextColumnBuilder();
  private readonly kinds = new GrowingUint8();
  private readonly flags = new GrowingUint8();
  private readonly nameAt = new GrowingInt32();
  protected readonly names = new TextColumnBuilder();
  protected readonly aliases = new TextColumnBuilder();
  protected readonly aliasOwners = new GrowingInt32();
  protected readonly identifiers = new TextColumnBuilder();
  protected readonly identifierOwners = new GrowingInt32();
  protected readonly countries = new PairBuilder();
  private readonly topics = new PairBuilder();
  protected readonly topicNames = new Names();
  /** Acts of the few entities that have any, for the badge, which all of an entity's records decide together. */
  private readonly acts = new Map<number, Act[]>();
  /** Line of the first mention of each entity. */
  private readonly lines = new GrowingInt32();

  /** The index of an id, new or known, that a line mentions. */
  mention(id: string, line: number): number {
    const index = this.index.intern(id);
    if (index === this.ids.count) {
      this.ids.add(id);
      this.begin(line);
    }
    return index;
  }

  /** Line of the first mention. */
  lineAt(index: number): number {
    return this.lines.at(index);
  }

  isPlaceholder(index: number): boolean {
    return (this.flags.at(index) & EntityFlag.placeholder) !== 0;
  }

  get count(): number {
    return this.ids.count;
  }

  idAt(index: number): string {
    return this.ids.view().get(index);
  }

  /** Describes an entity; returns whether its id had been described before. */
  describe(index: number, record: EntityRecord): boolean {
    const repeated = !this.isPlaceholder(index);
    if (repeated) this.addAlias(index, record.name);
    else this.settle(index, ENTITY_KIND_LIST.indexOf(record.kind), this.names.add(record.name));
    if (record.unnamed === true) this.raise(index, EntityFlag.unnamed);
    this.add(index, record);
    return repeated;
  }

  /** Adds facts to an entity without describing it. */
  add(index: number, record: EntityAddition): void {
    for (const alias of record.aliases ?? []) this.addAlias(index, alias);
    for (const country of record.countries ?? []) {
      const code = countryCode(country);
      if (code !== 0) this.countries.add(index, code);
    }
    for (const { value } of record.identifiers ?? []) {
      this.identifiers.add(value);
      this.identifierOwners.push(index);
    }
    for (const topic of record.topics ?? []) this.addTopic(index, this.topicNames.intern(topic));
    if (record.acts && record.acts.length > 0) {
      const acts = this.acts.get(index) ?? [];
      acts.push(...record.acts);
      this.acts.set(index, acts);
    }
  }

  /** The finished columns. `asOf` is the date text against which ends of listings are held. */
  finish(asOf: string): EntityColumns {
    for (const [index, acts] of this.acts) {
      this.raise(index, EntityFlag.acts);
      if (standingListings(acts, asOf).length > 0) this.raise(index, EntityFlag.listed);
      if (isNamedByAct(acts, asOf)) this.raise(index, EntityFlag.namedByAct);
    }
    const count = this.ids.count;
    return {
      count,
      ids: this.ids.view(),
      index: this.index,
      standsFor: undefined,
      names: this.finishNames(),
      kinds: this.kinds.finish(),
      flags: this.flags.finish(),
      countries: withoutRepeats(this.countries.group(count, (length) => new Uint16Array(length))),
      topics: withoutRepeats(this.topics.group(count, (length) => new Uint16Array(length))),
      topicNames: this.topicNames.list,
      aliases: owned(this.aliases, this.aliasOwners),
      identifiers: owned(this.identifiers, this.identifierOwners),
    };
  }

  /** Names in entity order; a placeholder goes by its id. */
  private finishNames(): EntityColumns['names'] {
    const named = this.names.view();
    const ids = this.ids.view();
    const ordered = new TextColumnBuilder();
    for (let index = 0; index < this.ids.count; index++) {
      const at = this.nameAt.at(index);
      if (at < 0) ordered.addFrom(ids, index);
      else ordered.addFrom(named, at);
    }
    return ordered.view();
  }

  protected begin(line: number): void {
    this.kinds.push(OTHER);
    this.flags.push(EntityFlag.placeholder);
    this.nameAt.push(-1);
    this.lines.push(line);
  }

  /** The first description of an entity. */
  protected settle(index: number, kind: number, name: number): void {
    this.kinds.set(index, kind);
    this.flags.set(index, this.flags.at(index) & ~EntityFlag.placeholder);
    this.nameAt.set(index, name);
  }

  protected addTopic(index: number, topic: number): void {
    this.topics.add(index, topic);
    if (this.topicNames.list[topic] === LISTED_TOPIC) this.raise(index, EntityFlag.listed | EntityFlag.namedByAct);
  }

  private addAlias(index: number, alias: string): void {
    this.aliases.add(alias);
    this.aliasOwners.push(index);
  }

  protected raise(index: number, flag: number): void {
    this.flags.set(index, this.flags.at(index) | flag);
  }
}

function owned(texts: TextColumnBuilder, owners: GrowingInt32): OwnedTexts {
  return { texts: texts.view(), owners: owners.finish() };
}
