import type { CaseHeader, EntityRecord, RelationRecord } from '../model/records.ts';
import type { SourceRecord } from '../model/evidence.ts';
import type { IssueGroup } from '../model/issue.ts';
import type { Lists } from './lists.ts';
import type { OwnedTexts, TextColumn } from './textColumn.ts';
import type { IdLookup } from './idIndex.ts';
import type { NamedColumn } from './packed/container.ts';

/** Bits of `EntityColumns.flags`. */
export const EntityFlag = {
  /** The source does not name the party. */
  unnamed: 1,
  /** Referred to, but not in the file. */
  placeholder: 2,
  /** A standing listing names this very party, or a list's topic says so. */
  listed: 4,
  /** At least one act of an authority is recorded. */
  acts: 8,
  /** Taken for another party by the analyst: that one carries its relations and facts. */
  joined: 16,
  /** Added by the analyst. */
  own: 32,
  /** The analyst assumes the kind; the data say another, or none. */
  assumed: 64,
  /** A standing act of an authority names this very party. */
  namedByAct: 128,
} as const;

/** Bits of `RelationColumns.flags`. */
export const RelationFlag = {
  /** At least one bound of the date is recorded. */
  dated: 1,
  /** The claim is one statement about several parties. */
  collective: 2,
  /** The value is a rate per period and is never added up. */
  rate: 4,
  /** No evidence is recorded. */
  unsourced: 8,
} as const;

/** Facts of the entities by index, in the order of first mention. */
export interface EntityColumns {
  readonly count: number;
  readonly ids: TextColumn;
  readonly index: IdLookup;
  /** For each entity the one that stands for it; missing where no parties were taken for one. */
  readonly standsFor: Int32Array | undefined;
  readonly names: TextColumn;
  /** Position in `ENTITY_KIND_LIST`. */
  readonly kinds: Uint8Array;
  /** `EntityFlag` bits. */
  readonly flags: Uint8Array;
  /** Country codes by entity, as `countryCode` numbers. */
  readonly countries: Lists<Uint16Array>;
  /** Topics by entity, as positions in `topicNames`. */
  readonly topics: Lists<Uint16Array>;
  readonly topicNames: readonly string[];
  readonly aliases: OwnedTexts;
  readonly identifiers: OwnedTexts;
}

/** Facts of the relations by index, in file order. */
export interface RelationColumns {
  readonly count: number;
  readonly ids: TextColumn;
  readonly index: IdLookup;
  /** Entity indices as recorded; see `RelationKindInfo.backwards` for the direction of flow. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Position in `RELATION_KIND_LIST`. */
  readonly kinds: Uint8Array;
  /** Position in `CLAIM_STATUSES`. */
  readonly claims: Uint8Array;
  /** `RelationFlag` bits. */
  readonly flags: Uint8Array;
  /** First and last possible day; `OPEN_START` and `OPEN_END` where open or unknown. */
  readonly dateFrom: Int32Array;
  readonly dateTo: Int32Array;
  /** HS codes by relation, as `packHs` numbers. */
  readonly hs: Lists<Uint32Array>;
  /** Facilitators by relation, as entity indices. */
  readonly via: Lists<Int32Array>;
  /** Amount of money; NaN where missing. */
  readonly amounts: Float64Array;
  /** Position in `currencyNames`. */
  readonly currencies: Uint16Array;
  readonly currencyNames: readonly string[];
}

/**
 * Relation indices around each entity, with what a walk asks of each beside it, so that walking reads memory in
 * sequence rather than the columns of the relations at random.
 */
export interface NeighbourLists extends Lists<Int32Array> {
  /** The entity at the other end of each relation. */
  readonly others: Int32Array;
  /** Kind, claim and flags of each relation; `neighbourCode` takes them apart. */
  readonly codes: Uint16Array;
}

/** Outgoing relations also have beside them what the tests of a trace ask. */
export interface OutgoingLists extends NeighbourLists {
  readonly dateFrom: Int32Array;
  /** Days from the first possible day to the last; `MANY_DAYS` where there are as many or more. */
  readonly days: Uint8Array;
  /** The one HS code as a `packHs` number, 0 where there is none, `MANY_CODES` where there are several. */
  readonly hs: Uint32Array;
}

/** The relations around each entity, by recorded direction. */
export interface Adjacency {
  readonly outgoing: OutgoingLists;
  readonly incoming: NeighbourLists;
  /** Relations that an entity served as a facilitator. */
  readonly serving: Lists<Int32Array>;
}

/** A text whose lines hold records, as it is stored with its case. */
export interface StoredText {
  /** Name of the file it is of. */
  readonly name: string;
  /** Id of the format that reads its lines. */
  readonly format: string;
  /** What its lines are read again under (`RecordSink.linesUnder`). */
  readonly context: string;
  readonly bytes: number;
  /** All of it, piece by piece. Throws an error for the screen when it cannot be read any more. */
  readonly chunks: () => AsyncIterable<Uint8Array>;
}

/** What is to be stored so that full records can be read again. */
export interface StoredDetails {
  readonly columns: readonly NamedColumn[];
  /** The texts that the columns have places in, in their order; none where records are in the columns. */
  readonly texts: readonly StoredText[];
}

/** The full records, read when a person asks for them. */
export interface Details {
  /** @throws Error for the screen when the file has changed since it was opened. */
  entity(index: number): Promise<EntityRecord>;
  /** @throws Error for the screen when the file has changed since it was opened; RangeError when there is none. */
  relation(index: number): Promise<RelationRecord>;
  /** Lets go of what was stored for them; nothing is read afterwards. Missing where nothing was. */
  close?(): void;
  /** What is to be stored of them. Missing under an overlay: the case beneath is what is stored. */
  stored?(): StoredDetails;
}

/** What was read from one file. */
export interface FileReport {
  readonly name: string;
  /** Id of the format in `formats/formats.ts`. */
  readonly format: string;
  readonly rows: number;
  readonly bytes: number;
}

/** One opened case: immutable once built. */
export interface CaseData {
  readonly header: CaseHeader;
  /** Sum modulo 2^64 of the hashes of all lines, 16 hexadecimal digits (design, section 3). */
  readonly hash: string;
  readonly files: readonly FileReport[];
  readonly entities: EntityColumns;
  readonly relations: RelationColumns;
  readonly adjacency: Adjacency;
  readonly sources: ReadonlyMap<string, SourceRecord>;
  /** Saved views found in the file, undecoded. */
  readonly views: readonly { readonly title: string; readonly state: unknown }[];
  readonly issues: readonly IssueGroup[];
  readonly issueCount: number;
  readonly details: Details;
  /**
   * How natural persons are shown; missing: by the names as recorded, as for the terminal. Where it is set, `details`
   * holds back what is personal, so that whatever hands out records needs no thought of it.
   */
  readonly people?: People;
}

/** Keeps the names and personal details of natural persons from what is handed out. */
export interface People {
  isPerson(entity: number): boolean;
  /** What a person is called instead of the recorded name; `undefined` where that is shown. */
  nameOf(entity: number): string | undefined;
  /** The full record of a person with the personal details that `Details` holds back, though never a hidden name. */
  personal(entity: number): Promise<EntityRecord>;
}

/** The name of an entity as it may be shown. */
export function shownName({ entities, people }: CaseData, entity: number): string {
  return people?.nameOf(entity) ?? entities.names.get(entity);
}
