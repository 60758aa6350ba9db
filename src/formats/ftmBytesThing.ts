import type { ByteSink, ByteTexts, EntityInBytes, RelationInBytes } from '../model/byteRecords.ts';
import { RELATION_KIND_LIST } from '../model/relationKinds.ts';
import { LONGEST_NAME, firstDay, plainCountry } from './byteValues.ts';
import { propertyNumber, type BytesProperties } from './ftmBytesProperties.ts';
import { FTM_ALIASES, FTM_COUNTRIES, FTM_IDENTIFIERS } from './ftmEntities.ts';
import type { FtmLink } from './ftmEdges.ts';
import type { JsonTape } from './jsonTape.ts';

/** More names are compared the careful way. */
const MOST_ALIASES = 32;

const NAME = propertyNumber('name');
const TOPICS = propertyNumber('topics');
const ALIASES = FTM_ALIASES.map(propertyNumber);
const COUNTRIES = FTM_COUNTRIES.map(propertyNumber);
const DATES = ['incorporationDate', 'dissolutionDate'].map(propertyNumber);
const IDENTIFIERS: ReadonlySet<number> = new Set([...FTM_IDENTIFIERS.keys()].map(propertyNumber));

/** A property that names another entity, for a schema that has it. */
export interface BytesLink {
  readonly property: number;
  readonly kind: number;
  readonly reversed: boolean;
  /** "#property", as it ends the id of the relation. */
  readonly ending: Uint8Array;
  /** Ties two other entities: left to the careful reader. */
  readonly pair: boolean;
}

/** The links of a schema in numbers. */
export function bytesLinks(links: readonly FtmLink[]): readonly BytesLink[] {
  return links.map(({ property, kind, reversed, to }) => ({
    property: propertyNumber(property),
    kind: RELATION_KIND_LIST.indexOf(kind),
    reversed,
    ending: new TextEncoder().encode(`#${property}`),
    pair: to !== undefined,
  }));
}

/** What of an entity is not among its properties: tokens, 0 where missing. */
export interface Envelope {
  readonly id: number;
  readonly caption: number;
  readonly referents: number;
  /** Whether it names any source. */
  readonly sourced: boolean;
}

/** `readFtmThing` for the usual entity; false, with nothing sent, for any other. */
export class FtmBytesThing {
  private scratch = new Uint8Array(256);
  private readonly tape: JsonTape;
  private readonly properties: BytesProperties;
  private readonly entity: EntityInBytes;
  private readonly relation: RelationInBytes;
  private readonly out: ByteSink;

  constructor(
    tape: JsonTape,
    properties: BytesProperties,
    entity: EntityInBytes,
    relation: RelationInBytes,
    out: ByteSink,
  ) {
    this.tape = tape;
    this.properties = properties;
    this.entity = entity;
    this.relation = relation;
    this.out = out;
  }

  read(kind: number, links: readonly BytesLink[], envelope: Envelope, line: number): boolean {
    const { entity } = this;
    entity.kind = kind;
    entity.topics.clear();
    if (!this.areLinksPlain(links)) return false;
    if (!this.takeNames(envelope) || !this.takeCountries() || !this.areDatesRead()) return false;
    this.takeIdentifiers(envelope.referents);
    this.properties.addAll(TOPICS, entity.topics);
    this.sendLinks(links, envelope.sourced, line);
    this.out.entity(entity, line);
    return true;
  }

  private takeNames({ id, caption }: Envelope): boolean {
    const { properties, tape, entity } = this;
    const { texts, aliases } = entity;
    const first = properties.first(NAME);
    const name = caption > 0 ? caption : first;
    if (name === 0 || (tape.ends[name] ?? 0) - (tape.starts[name] ?? 0) > LONGEST_NAME) return false;
    texts.clear();
    properties.add(id, texts);
    properties.add(name, texts);
    aliases.clear();
    this.addAliases(NAME, texts, aliases);
    for (const property of ALIASES) this.addAliases(property, texts, aliases);
    return aliases.count < MOST_ALIASES;
  }

  /** Adds the values that are neither the name nor there yet. */
  private addAliases(property: number, texts: ByteTexts, aliases: ByteTexts): void {
    const { properties } = this;
    let item = properties.first(property);
    for (; item > 0 && aliases.count < MOST_ALIASES; item = properties.following(property, item)) {
      const at = aliases.count;
      properties.add(item, aliases);
      if (aliases.isSame(at, texts, 1) || aliases.isRepeat(at)) aliases.count = at;
    }
  }

  private takeCountries(): boolean {
    const { properties, tape } = this;
    const { countries } = this.entity;
    countries.length = 0;
    for (const property of COUNTRIES) {
      for (let item = properties.first(property); item > 0; item = properties.following(property, item)) {
        const code = plainCountry(tape.bytesOf(item), tape.starts[item] ?? 0, tape.ends[item] ?? 0, true);
        if (code === 0) return false;
        if (!countries.includes(code)) countries.push(code);
      }
    }
    return true;
  }

  private areDatesRead(): boolean {
    const { properties, tape } = this;
    for (const property of DATES) {
      for (let item = properties.first(property); item > 0; item = properties.following(property, item)) {
        const day = firstDay(tape.bytesOf(item), tape.starts[item] ?? 0, tape.ends[item] ?? 0);
        if (Number.isNaN(day)) return false;
      }
    }
    return true;
  }

  private takeIdentifiers(referents: number): void {
    const { properties, tape } = this;
    const { identifiers } = this.entity;
    identifiers.clear();
    for (const property of properties.present) {
      if (IDENTIFIERS.has(property)) properties.addAll(property, identifiers);
    }
    if (referents === 0) return;
    const end = tape.next(referents);
    for (let item = referents + 1; item < end; item++) properties.add(item, identifiers);
  }

  /** Whether each link has values of its own that no other part of the entity takes. */
  private areLinksPlain(links: readonly BytesLink[]): boolean {
    for (let at = 0; at < links.length; at++) {
      const link = links[at];
      if (link === undefined || !this.properties.has(link.property)) continue;
      if (link.pair || IDENTIFIERS.has(link.property)) return false;
      for (let other = 0; other < at; other++) if (links[other]?.property === link.property) return false;
    }
    return true;
  }

  private sendLinks(links: readonly BytesLink[], sourced: boolean, line: number): void {
    const { properties, relation, entity } = this;
    for (const { property, kind, reversed, ending } of links) {
      let count = 0;
      for (let item = properties.first(property); item > 0; item = properties.following(property, item)) {
        count++;
        const { texts } = relation;
        texts.clear();
        this.addId(ending, count);
        if (!reversed) texts.addFrom(entity.texts, 0);
        properties.add(item, texts);
        if (reversed) texts.addFrom(entity.texts, 0);
        relation.clear(kind, sourced);
        this.out.relation(relation, line);
      }
    }
  }

  /** The id of a link: "id#property", and from the second on "id#property#2". */
  private addId(ending: Uint8Array, count: number): void {
    const { texts } = this.entity;
    const id = texts.bytes[0] ?? ending;
    const start = texts.starts[0] ?? 0;
    const end = texts.ends[0] ?? 0;
    const number = count > 1 ? `#${count}` : '';
    const length = end - start + ending.length + number.length;
    if (length > this.scratch.length) this.scratch = new Uint8Array(length * 2);
    const bytes = this.scratch;
    bytes.set(id.subarray(start, end));
    bytes.set(ending, end - start);
    for (let at = 0; at < number.length; at++) bytes[end - start + ending.length + at] = number.charCodeAt(at);
    this.relation.texts.add(bytes, 0, length);
  }
}
