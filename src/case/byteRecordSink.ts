import type { ByteSink, ByteTexts, EntityInBytes, RelationInBytes } from '../model/byteRecords.ts';
import type { CaseBuilder } from './caseBuilder.ts';
import type { LineKeeper } from './lineKeeper.ts';
import { decodeText } from './textColumn.ts';

/** Puts records that were read straight from bytes into the columns of a builder; their lines hold the rest. */
export class ByteRecordSink implements ByteSink {
  private readonly builder: CaseBuilder;
  private readonly keeper: LineKeeper;
  private readonly via: number[] = [];

  constructor(builder: CaseBuilder, keeper: LineKeeper) {
    this.builder = builder;
    this.keeper = keeper;
  }

  entity(entity: EntityInBytes, line: number): void {
    const index = this.mention(entity.texts, 0, line);
    this.keeper.entityHere(index);
    if (this.builder.entityBuilder.describeBytes(index, entity)) this.builder.repeated(textAt(entity.texts, 0), line);
  }

  relation(relation: RelationInBytes, line: number): void {
    const { builder, via } = this;
    const { texts } = relation;
    const from = this.mention(texts, 1, line);
    const to = this.mention(texts, 2, line);
    via.length = 0;
    for (let at = 3; at < texts.count; at++) via.push(this.mention(texts, at, line));
    let index = builder.relationBuilder.addBytes(relation, from, to, via);
    if (index < 0) {
      const id = new TextEncoder().encode(builder.freeId(textAt(texts, 0), line));
      texts.bytes[0] = id;
      texts.starts[0] = 0;
      texts.ends[0] = id.length;
      index = builder.relationBuilder.addBytes(relation, from, to, via);
    }
    if (from === to) builder.selfRelation(textAt(texts, 0), textAt(texts, 1), line);
    this.keeper.relationHere(index);
  }

  private mention(texts: ByteTexts, at: number, line: number): number {
    const bytes = texts.bytes[at] ?? new Uint8Array(0);
    return this.builder.entityBuilder.mentionBytes(bytes, texts.starts[at] ?? 0, texts.ends[at] ?? 0, line);
  }
}

function textAt(texts: ByteTexts, at: number): string {
  return decodeText(texts.bytes[at] ?? new Uint8Array(0), texts.starts[at] ?? 0, texts.ends[at] ?? 0);
}
