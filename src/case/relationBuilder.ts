import type { RelationInBytes } from '../model/byteRecords.ts';
import { CLAIM_STATUSES } from '../model/claim.ts';
import { intervalOf } from '../model/dates.ts';
import type { RelationRecord } from '../model/records.ts';
import { RELATION_KIND_LIST } from '../model/relationKinds.ts';
import { RelationFlag, type RelationColumns } from './caseData.ts';
import { packHs, packHsBytes } from './codes.ts';
import { GrowingFloat64, GrowingInt32, GrowingUint8 } from './growing.ts';
import { IdIndex } from './idIndex.ts';
import { ListsBuilder } from './lists.ts';
import { Names } from './names.ts';
import { TextColumnBuilder } from './textColumn.ts';

const NO_BYTES = new Uint8Array(0);

/** Builds the relation columns, one relation after the other in file order. */
export class RelationBuilder {
  private readonly index = new IdIndex();
  private readonly ids = new TextColumnBuilder();
  private readonly from = new GrowingInt32();
  private readonly to = new GrowingInt32();
  private readonly kinds = new GrowingUint8();
  private readonly claims = new GrowingUint8();
  private readonly flags = new GrowingUint8();
  private readonly dateFrom = new GrowingInt32();
  private readonly dateTo = new GrowingInt32();
  private readonly amounts = new GrowingFloat64();
  private readonly currencies = new GrowingInt32();
  private readonly currencyNames = new Names();
  private readonly hs = new ListsBuilder();
  private readonly via = new ListsBuilder();

  get count(): number {
    return this.ids.count;
  }

  /** The id under which a relation is kept: its own, or with `#2`, `#3` … when another relation has it already. */
  freeId(id: string): string {
    if (this.index.find(id) < 0) return id;
    let copy = 2;
    while (this.index.find(`${id}#${copy}`) >= 0) copy++;
    return `${id}#${copy}`;
  }

  /** Appends a relation whose ends and facilitators are entity indices. */
  add(id: string, record: RelationRecord, from: number, to: number, via: readonly number[]): number {
    const position = this.index.intern(id);
    this.ids.add(id);
    const dates = intervalOf(record.dates);
    this.append(from, to, RELATION_KIND_LIST.indexOf(record.kind), flagsOf(record, dates.known));
    this.claims.push(CLAIM_STATUSES.indexOf(record.claim?.status ?? 'unknown'));
    this.dateFrom.push(dates.from);
    this.dateTo.push(dates.to);
    this.amounts.push(record.value?.amount ?? Number.NaN);
    this.currencies.push(this.currencyNames.intern(record.value?.currency ?? ''));
    for (const code of record.goods?.hs ?? []) {
      const packed = packHs(code);
      if (packed !== 0) this.hs.add(packed);
    }
    this.hs.close();
    this.addVia(via);
    return position;
  }

  /** Appends a relation read straight from bytes; −1 when its id is taken, and nothing is appended. */
  addBytes(relation: RelationInBytes, from: number, to: number, via: readonly number[]): number {
    const { texts, hs, currency } = relation;
    const id = texts.bytes[0] ?? NO_BYTES;
    const start = texts.starts[0] ?? 0;
    const end = texts.ends[0] ?? 0;
    const position = this.index.internBytes(id, start, end);
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
    this.currencies.push(
      currency.count === 0 ? this.currencyNames.intern('') : this.currencyNames.internBytes(currency, 0),
    );
    for (let at = 0; at < hs.count; at++) this.hs.add(packHsBytes(hs, at));
    this.hs.close();
    this.addVia(via);
    return position;
  }

  finish(): RelationColumns {
    const count = this.ids.count;
    const hs = this.hs.finish();
    return {
      count,
      ids: this.ids.view(),
      index: this.index,
      from: this.from.finish(),
      to: this.to.finish(),
      kinds: this.kinds.finish(),
      claims: this.claims.finish(),
      flags: this.flags.finish(),
      dateFrom: this.dateFrom.finish(),
      dateTo: this.dateTo.finish(),
      hs: { starts: hs.starts, items: new Uint32Array(hs.items.buffer, 0, hs.items.length) },
      via: this.via.finish(),
      amounts: this.amounts.finish(),
      currencies: new Uint16Array(this.currencies.finish()),
      currencyNames: this.currencyNames.list,
    };
  }

  private addVia(via: readonly number[]): void {
    for (const facilitator of via) if (!this.via.has(facilitator)) this.via.add(facilitator);
    this.via.close();
  }

  private append(from: number, to: number, kind: number, flags: number): void {
    this.from.push(from);
    this.to.push(to);
    this.kinds.push(kind);
    this.flags.push(flags);
  }
}

function flagsOf(record: RelationRecord, dated: boolean): number {
  return (
    (dated ? RelationFlag.dated : 0) |
    (record.claim?.scope === 'collective' ? RelationFlag.collective : 0) |
    (record.value?.per !== undefined ? RelationFlag.rate : 0) |
    ((record.evidence ?? []).length === 0 ? RelationFlag.unsourced : 0)
  );
}
