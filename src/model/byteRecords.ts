import { CLAIM_STATUSES } from './claim.ts';
import { OPEN_END, OPEN_START, type Day } from './dates.ts';

/** Texts that stand in bytes as UTF-8, filled anew for each record: millions of small objects would be slower. */
export class ByteTexts {
  count = 0;
  /** Text i is `bytes[i][starts[i] … ends[i])`. */
  readonly bytes: Uint8Array[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];

  clear(): void {
    this.count = 0;
  }

  add(bytes: Uint8Array, start: number, end: number): void {
    const at = this.count++;
    // Most are the same again, and writing what the collector watches costs more than looking.
    if (this.bytes[at] !== bytes) this.bytes[at] = bytes;
    this.starts[at] = start;
    this.ends[at] = end;
  }

  /** Adds text `index` of others. */
  addFrom(others: ByteTexts, index: number): void {
    this.add(others.bytes[index] ?? EMPTY, others.starts[index] ?? 0, others.ends[index] ?? 0);
  }

  /** Whether text `index` has the same bytes as one before it. */
  isRepeat(index: number): boolean {
    for (let other = 0; other < index; other++) if (this.isSame(index, this, other)) return true;
    return false;
  }

  /** Whether text `index` and a text of others have the same bytes. */
  isSame(index: number, others: ByteTexts, other: number): boolean {
    const a = this.bytes[index] ?? EMPTY;
    const b = others.bytes[other] ?? EMPTY;
    const start = this.starts[index] ?? 0;
    const offset = (others.starts[other] ?? 0) - start;
    const end = this.ends[index] ?? 0;
    if (end + offset !== (others.ends[other] ?? 0)) return false;
    for (let at = start; at < end; at++) if (a[at] !== b[at + offset]) return false;
    return true;
  }
}

const EMPTY = new Uint8Array(0);

/** What the columns hold of an entity, read straight from bytes. */
export class EntityInBytes {
  /** The id, then the name. */
  readonly texts = new ByteTexts();
  /** Position in `ENTITY_KIND_LIST`. */
  kind = 0;
  unnamed = false;
  readonly aliases = new ByteTexts();
  readonly identifiers = new ByteTexts();
  readonly topics = new ByteTexts();
  /** Country codes of two capital letters, each as first letter × 256 + second. */
  readonly countries: number[] = [];
}

/** What the columns hold of a relation, read straight from bytes. */
export class RelationInBytes {
  /** The id, then the ids of both ends as recorded, then those of the facilitators. */
  readonly texts = new ByteTexts();
  /** The hash of the id (`hashInto`), where whoever made the id says that it is; a sink takes that back. */
  readonly idHash = new Int32Array(2);
  isIdHashed = false;
  /** Whether the id differs from all others for which the same reader of a file says so; a sink takes that back. */
  isIdNew = false;
  /** Position in `RELATION_KIND_LIST`. */
  kind = 0;
  /** Position in `CLAIM_STATUSES`. */
  claim = 0;
  collective = false;
  dated = false;
  /** First and last possible day; open or unknown as in the columns. */
  from: Day = 0;
  to: Day = 0;
  /** NaN where missing. */
  amount = Number.NaN;
  /** The currency, or nothing. */
  readonly currency = new ByteTexts();
  /** Whether the amount is a rate. */
  rate = false;
  sourced = false;
  /** HS codes, each 2 to 12 digits. */
  readonly hs = new ByteTexts();

  /** Of the next relation nothing but its ends, its kind and whether it names a source is known. */
  clear(kind: number, sourced: boolean): void {
    this.kind = kind;
    this.claim = UNKNOWN_CLAIM;
    this.collective = false;
    this.dated = false;
    this.from = OPEN_START;
    this.to = OPEN_END;
    this.amount = Number.NaN;
    this.rate = false;
    this.sourced = sourced;
    this.currency.clear();
    this.hs.clear();
  }
}

const UNKNOWN_CLAIM = CLAIM_STATUSES.indexOf('unknown');

/** Full records that are only made when somebody asks for them: few ever are, and making them all takes long. */
export interface LaterRecords {
  /** The record at a position, as JSON. */
  json(position: number): string;
}

/** Where records go that were read straight from bytes; what it is given is only good until it returns. */
export interface ByteSink {
  entity(entity: EntityInBytes, line: number): void;
  /** The same for an entity that has been mentioned, by its place. */
  entityAt(place: number, entity: EntityInBytes, line: number): void;
  /** The line says more of an entity that has been mentioned, by its place, and nothing that the columns hold. */
  addition(place: number): void;
  /** `entityAt` for an entity that no line gives alone: `records` has its full record at a position. */
  entityApart(place: number, entity: EntityInBytes, records: LaterRecords, position: number, line: number): void;
  relation(relation: RelationInBytes, line: number): void;
  /** The same for a relation that no line gives alone: `records` has its full record at a position. */
  relationApart(relation: RelationInBytes, records: LaterRecords, position: number, line: number): void;
  /** The place of the entity whose id is `id[start … end)` with this hash (`hashInto`), a new one if need be. */
  mention(id: Uint8Array, start: number, end: number, high: number, low: number, line: number): number;
  /** The same for an id that differs from all others for which the same reader of a file asks so. */
  mentionNew(id: Uint8Array, start: number, end: number, high: number, low: number, line: number): number;
  /** A relation of which `texts` holds the id alone, between entities that have been mentioned, by their places. */
  relationBetween(relation: RelationInBytes, from: number, to: number, via: readonly number[], line: number): void;
}
