import { CLAIM_STATUSES } from '../model/claim.ts';
import { intervalOf, type DayInterval } from '../model/dates.ts';
import type { DateSpan, RelationRecord } from '../model/records.ts';
import { RELATION_KIND_LIST } from '../model/relationKinds.ts';
import { RelationFlag, type RelationColumns } from './caseData.ts';
import { packHs } from './codes.ts';
import { GrowingFloat64, GrowingInt32, GrowingUint8 } from './growing.ts';
import { IdIndex } from './idIndex.ts';
import { ListsBuilder } from './lists.ts';
import { Names } from './names.ts';
import { TextColumnBuilder } from './textColumn.ts';

const KEPT_INTERVALS = 10_000;

/** Builds the relation columns, one relation after the other in file order. */
export class RelationBuilder {
  protected readonly index = new IdIndex();
  protected readonly ids = new TextColumnBuilder();
  private readonly from = new GrowingInt32();
  private readonly to = new GrowingInt32();
  private readonly kinds = new GrowingUint8();
  protected readonly claims = new GrowingUint8();
  private readonly flags = new GrowingUint8();
  protected readonly dateFrom = new GrowingInt32();
  protected readonly dateTo = new GrowingInt32();
  protected readonly amounts = new GrowingFloat64();
  protected readonly currencies = new GrowingInt32();
  protected readonly currencyNames = new Names();
  protected readonly hs = new ListsBuilder();
  private readonly via = new ListsBuilder();
  /** The intervals of date texts that stood for a start and an end. */
  private readonly intervals = new Map<string, DayInterval>();

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
    const dates = this.intervalOf(record.dates);
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

  finish(): RelationColumns {
    const count = this.ids.count;
    this.index.settle();
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

  /** Most spans of a table are single days or months, and the same few stand in many rows. */
  private intervalOf(span: DateSpan | undefined): DayInterval {
    if (span?.from === undefined || span.from !== span.to) return intervalOf(span);
    let interval = this.intervals.get(span.from);
    if (interval === undefined) {
      interval = intervalOf(span);
      if (this.intervals.size < KEPT_INTERVALS) this.intervals.set(span.from, interval);
    }
    return interval;
  }

  protected addVia(via: readonly number[]): void {
    for (const facilitator of via) if (!this.via.has(facilitator)) this.via.add(facilitator);
    this.via.close();
  }

  protected append(from: number, to: number, kind: number, flags: number): void {
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
