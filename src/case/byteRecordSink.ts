import type { ByteSink, ByteTexts, EntityInBytes, LaterRecords, RelationInBytes } from '../model/byteRecords.ts';
import { hashInto } from '../model/ids.ts';
import type { ByteEntityBuilder } from './byteEntityBuilder.ts';
import type { ByteRelationBuilder } from './byteRelationBuilder.ts';
import type { CaseBuilder } from './caseBuilder.ts';
import type { LineKeeper } from './lineKeeper.ts';
import { decodeText } from './textColumn.ts';

const NO_BYTES = new Uint8Array(0);

/** Puts records that were read straight from bytes into the columns of a builder; their lines hold the rest. */
export class ByteRecordSink implements ByteSink {
  private readonly builder: CaseBuilder;
  private readonly keeper: LineKeeper;
  private readonly entities: ByteEntityBuilder;
  private readonly relations: ByteRelationBuilder;
  private readonly via: number[] = [];
  /** Hashes of the ids of the record at hand, two halves each, and where the table was looked at for them. */
  private hashes = new Int32Array(32);
  private touched = new Int32Array(16);
  private readonly hash = new Int32Array(2);
  /** Who has the full record of the relation at hand, and at which position, where no line gives it alone. */
  private apart: LaterRecords | undefined;
  private apartAt = 0;

  /** The builder of a case that builds its columns with these. */
  constructor(builder: CaseBuilder, keeper: LineKeeper, entities: ByteEntityBuilder, relations: ByteRelationBuilder) {
    this.builder = builder;
    this.keeper = keeper;
    this.entities = entities;
    this.relations = relations;
    relations.settle();
    entities.settleIds();
  }

  entity(entity: EntityInBytes, line: number): void {
    this.hashTexts(entity.texts, 0, 1);
    this.entityAt(this.mentionText(entity.texts, 0, line), entity, line);
  }

  entityAt(place: number, entity: EntityInBytes, line: number): void {
    this.keeper.entityHere(place);
    if (this.entities.describeBytes(place, entity)) this.builder.repeated(textAt(entity.texts, 0), line);
  }

  addition(place: number): void {
    this.keeper.entityHere(place);
  }

  entityApart(place: number, entity: EntityInBytes, records: LaterRecords, position: number, line: number): void {
    this.keeper.entityApart(place, records, position);
    if (this.entities.describeBytes(place, entity)) this.builder.repeated(textAt(entity.texts, 0), line);
  }

  relation(relation: RelationInBytes, line: number): void {
    const { via } = this;
    const { texts } = relation;
    this.hashRelation(relation);
    this.touched[0] = this.relations.touch(relation.idHash[1] ?? 0);
    this.hashTexts(texts, 1, texts.count);
    const from = this.mentionText(texts, 1, line);
    const to = this.mentionText(texts, 2, line);
    via.length = 0;
    for (let at = 3; at < texts.count; at++) via.push(this.mentionText(texts, at, line));
    this.add(relation, from, to, via, line);
  }

  relationApart(relation: RelationInBytes, records: LaterRecords, position: number, line: number): void {
    this.apart = records;
    this.apartAt = position;
    this.relation(relation, line);
    this.apart = undefined;
  }

  mention(id: Uint8Array, start: number, end: number, high: number, low: number, line: number): number {
    return this.entities.mentionBytes(id, start, end, high, low, line);
  }

  mentionNew(id: Uint8Array, start: number, end: number, high: number, low: number, line: number): number {
    return this.entities.mentionNew(id, start, end, high, low, line);
  }

  relationBetween(relation: RelationInBytes, from: number, to: number, via: readonly number[], line: number): void {
    this.hashRelation(relation);
    this.add(relation, from, to, via, line);
  }

  private hashRelation(relation: RelationInBytes): void {
    const { texts } = relation;
    if (!relation.isIdHashed) {
      hashInto(texts.bytes[0] ?? NO_BYTES, texts.starts[0] ?? 0, texts.ends[0] ?? 0, relation.idHash);
    }
    relation.isIdHashed = false;
  }

  private add(relation: RelationInBytes, from: number, to: number, via: readonly number[], line: number): void {
    const { builder } = this;
    const { texts } = relation;
    let index = this.relations.addBytes(relation, from, to, via);
    if (index < 0) {
      const id = new TextEncoder().encode(builder.freeId(textAt(texts, 0), line));
      hashInto(id, 0, id.length, relation.idHash);
      texts.bytes[0] = id;
      texts.starts[0] = 0;
      texts.ends[0] = id.length;
      relation.isIdNew = false;
      index = this.relations.addBytes(relation, from, to, via);
    }
    relation.isIdNew = false;
    if (from === to) builder.selfRelation(textAt(texts, 0), this.entities.idAt(from), line);
    if (this.apart === undefined) this.keeper.relationHere(index);
    else this.keeper.relationApart(index, this.apart, this.apartAt);
  }

  /** Hashes some of the texts, and looks ahead at where the table of entities will be asked for them. */
  private hashTexts({ bytes, starts, ends }: ByteTexts, first: number, count: number): void {
    if (count > this.touched.length) {
      this.hashes = new Int32Array(count * 4);
      this.touched = new Int32Array(count * 2);
    }
    for (let at = first; at < count; at++) {
      hashInto(bytes[at] ?? NO_BYTES, starts[at] ?? 0, ends[at] ?? 0, this.hash);
      this.hashes[at * 2] = this.hash[0] ?? 0;
      this.hashes[at * 2 + 1] = this.hash[1] ?? 0;
    }
    const { index } = this.entities;
    for (let at = first; at < count; at++) this.touched[at] = index.touch(this.hashes[at * 2 + 1] ?? 0);
  }

  private mentionText(texts: ByteTexts, at: number, line: number): number {
    return this.mention(
      texts.bytes[at] ?? NO_BYTES,
      texts.starts[at] ?? 0,
      texts.ends[at] ?? 0,
      this.hashes[at * 2] ?? 0,
      this.hashes[at * 2 + 1] ?? 0,
      line,
    );
  }
}

function textAt(texts: ByteTexts, at: number): string {
  return decodeText(texts.bytes[at] ?? NO_BYTES, texts.starts[at] ?? 0, texts.ends[at] ?? 0);
}
