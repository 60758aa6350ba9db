import type { ByteTexts, RelationInBytes } from '../model/byteRecords.ts';
import { ByteNames } from './byteNames.ts';
import { RelationFlag } from './caseData.ts';
import { RelationBuilder } from './relationBuilder.ts';

const NO_BYTES = new Uint8Array(0);

/** Builds the relation columns from bytes as well. */
export class ByteRelationBuilder extends RelationBuilder {
  private readonly shortNames = new ByteNames(this.currencyNames);

  /** Looks ahead at where the table of ids will be asked for a hash (`HashTable.touch`). */
  touch(low: number): number {
    return this.index.touch(low);
  }

  /** From now on another reader says which ids are new. */
  settle(): void {
    this.index.settle();
  }

  /** Appends a relation read straight from bytes whose id is hashed; −1 when that is taken, and nothing is appended. */
  addBytes(relation: RelationInBytes, from: number, to: number, via: readonly number[]): number {
    const { texts, hs, currency } = relation;
    const id = texts.bytes[0] ?? NO_BYTES;
    const start = texts.starts[0] ?? 0;
    const end = texts.ends[0] ?? 0;
    const position = relation.isIdNew ? this.appendId(relation.idHash) : this.internId(relation.idHash);
    if (position < this.ids.count) return -1;
    this.ids.addBytes(id, start, end);
    const flags =
      (relation.dated ? RelationFlag.dated : 0) |
      (relation.collective ? RelationFlag.collective : 0) |
      (relation.rate ? RelationFlag.rate : 0) |
      (relation.sourced ? 0 : RelationFlag.unsourced);
    this.append(from, to, relation.kind, flags);
    this.claims.push(relation.claim);
    this.dateFrom.push(relation.from);
    this.dateTo.push(relation.to);
    this.amounts.push(relation.amount);
    this.currencies.push(currency.count === 0 ? this.currencyNames.intern('') : this.shortNames.intern(currency, 0));
    for (let at = 0; at < hs.count; at++) this.hs.add(packHsBytes(hs, at));
    this.hs.close();
    this.addVia(via);
    return position;
  }

  private internId(hash: Int32Array): number {
    return this.index.internHash(hash[0] ?? 0, hash[1] ?? 0);
  }

  /** The same for the hash of an id that can only be taken by those that were settled. */
  private appendId(hash: Int32Array): number {
    const taken = this.index.findSettled(hash[0] ?? 0, hash[1] ?? 0);
    return taken < 0 ? this.index.appendHash(hash[0] ?? 0, hash[1] ?? 0) : taken;
  }
}

/** `packHs` for text `at` of some, which is known to be 2 to 12 digits. */
export function packHsBytes(texts: ByteTexts, at: number): number {
  const bytes = texts.bytes[at] ?? new Uint8Array(0);
  const start = texts.starts[at] ?? 0;
  const length = Math.min((texts.ends[at] ?? 0) - start, 6);
  let digits = 0;
  for (let i = 0; i < 6; i++) digits = digits * 10 + (i < length ? (bytes[start + i] ?? 0) - 48 : 0);
  return length * 1_000_000 + digits;
}
