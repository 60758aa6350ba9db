import type { ByteTexts, EntityInBytes } from '../model/byteRecords.ts';
import { ByteNames } from './byteNames.ts';
import { EntityFlag } from './caseData.ts';
import { EntityBuilder } from './entityBuilder.ts';
import type { GrowingInt32 } from './growing.ts';
import type { TextColumnBuilder } from './textColumn.ts';

/** Builds the entity columns from bytes as well. */
export class ByteEntityBuilder extends EntityBuilder {
  private readonly shortNames = new ByteNames(this.topicNames);

  /** `mention` for an id that is UTF-8 already, with its hash. */
  mentionBytes(bytes: Uint8Array, start: number, end: number, high: number, low: number, line: number): number {
    const index = this.index.internHash(high, low);
    if (index === this.ids.count) {
      this.ids.addBytes(bytes, start, end);
      this.begin(line);
    }
    return index;
  }

  /** The same for an id that can only be taken by those whose hashes are settled. */
  mentionNew(bytes: Uint8Array, start: number, end: number, high: number, low: number, line: number): number {
    const taken = this.index.findSettled(high, low);
    if (taken >= 0) return taken;
    this.ids.addBytes(bytes, start, end);
    this.begin(line);
    return this.index.appendHash(high, low);
  }

  /** From now on another reader says which ids are new. */
  settleIds(): void {
    this.index.settle();
  }

  /** `describe` for an entity read straight from bytes. */
  describeBytes(index: number, entity: EntityInBytes): boolean {
    const repeated = !this.isPlaceholder(index);
    if (repeated) addOwned(this.aliases, this.aliasOwners, index, entity.texts, 1);
    else this.settle(index, entity.kind, addText(this.names, entity.texts, 1));
    if (entity.unnamed) this.raise(index, EntityFlag.unnamed);
    for (const code of entity.countries) this.countries.add(index, code);
    for (let at = 0; at < entity.aliases.count; at++) {
      addOwned(this.aliases, this.aliasOwners, index, entity.aliases, at);
    }
    for (let at = 0; at < entity.identifiers.count; at++) {
      addOwned(this.identifiers, this.identifierOwners, index, entity.identifiers, at);
    }
    for (let at = 0; at < entity.topics.count; at++) this.addTopic(index, this.shortNames.intern(entity.topics, at));
    return repeated;
  }
}

function addText(column: TextColumnBuilder, texts: ByteTexts, at: number): number {
  const bytes = texts.bytes[at];
  return bytes === undefined ? column.add('') : column.addBytes(bytes, texts.starts[at] ?? 0, texts.ends[at] ?? 0);
}

function addOwned(column: TextColumnBuilder, owners: GrowingInt32, owner: number, texts: ByteTexts, at: number): void {
  addText(column, texts, at);
  owners.push(owner);
}
