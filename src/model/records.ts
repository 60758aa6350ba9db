import type { Act } from './act.ts';
import type { Claim } from './claim.ts';
import type { EntityKind } from './entityKinds.ts';
import type { Evidence } from './evidence.ts';
import type { RelationKind } from './relationKinds.ts';

/** A number or code by which registers and lists know a party, such as `{scheme: 'inn', value: '7704730655'}`. */
export interface Identifier {
  /** Lower-case name of the numbering scheme: inn, ogrn, lei, imo, swift, … */
  readonly scheme: string;
  readonly value: string;
}

/** Text as data give it: kept when the model has no field for it, so that nothing is lost. */
export type RawProperties = Readonly<Record<string, readonly string[]>>;

/** A party or thing (design, section 3). Missing fields are unknown, never empty facts. */
export interface EntityRecord {
  readonly id: string;
  readonly kind: EntityKind;
  /** The source's own word for the kind, where it says more than the table or is not in it. */
  readonly label?: string;
  readonly name: string;
  readonly aliases?: readonly string[];
  /** ISO 3166 alpha-2, upper case; `EU` allowed. */
  readonly countries?: readonly string[];
  readonly identifiers?: readonly Identifier[];
  /** Date text. */
  readonly founded?: string;
  readonly dissolved?: string;
  /** The source does not name this party: drawn hollow and never merged with another. */
  readonly unnamed?: boolean;
  readonly address?: string;
  readonly acts?: readonly Act[];
  readonly topics?: readonly string[];
  readonly note?: string;
  readonly evidence?: readonly Evidence[];
  readonly raw?: RawProperties;
}

/**
 * Facts that a further record adds to an entity without describing it, such as a listing kept on a line of its own.
 * Merged into the entity with that id; alone it makes no entity, only a placeholder.
 */
export type EntityAddition = Pick<
  EntityRecord,
  'id' | 'aliases' | 'countries' | 'identifiers' | 'address' | 'acts' | 'topics' | 'note' | 'evidence' | 'raw'
>;

/** A party that served a relation without being its end. */
export interface Via {
  readonly entity: string;
  /** What it did: carrier, bank, payment processor, forwarder, broker, registry … */
  readonly role?: string;
  /** How its part is known, where that differs from the relation's own claim. */
  readonly claim?: Claim['status'];
}

/** Date texts of precision year, month or day; a missing bound is open. */
export interface DateSpan {
  readonly from?: string;
  readonly to?: string;
}

/** What moved. */
export interface Goods {
  /** Harmonised System codes as text, digits only, leading zeros kept. */
  readonly hs?: readonly string[];
  readonly text?: string;
  readonly quantity?: number;
  readonly unit?: string;
  readonly brand?: string;
  readonly maker?: string;
  readonly part?: string;
}

/** A paper or lot number: declaration, bill_of_lading, container, invoice, serial, … */
export interface Reference {
  readonly type: string;
  readonly number: string;
}

/** Money as recorded; `per` marks a rate ("month"), which is never added up. */
export interface Value {
  readonly amount: number;
  readonly currency: string;
  readonly per?: string;
}

/** Percent of a company held, 0–100; both bounds equal when the share is exact. */
export interface Share {
  readonly from: number;
  readonly to: number;
}

/** One recorded fact between two entities (design, section 3). */
export interface RelationRecord {
  readonly id: string;
  readonly kind: RelationKind;
  /** The source's own word for the kind. */
  readonly label?: string;
  readonly from: string;
  readonly to: string;
  readonly via?: readonly Via[];
  /** Missing: the date is unknown. */
  readonly dates?: DateSpan;
  readonly goods?: Goods;
  readonly refs?: readonly Reference[];
  readonly value?: Value;
  readonly origin?: string;
  readonly dispatch?: string;
  readonly declaredDestination?: string;
  readonly share?: Share;
  readonly claim?: Claim;
  readonly evidence?: readonly Evidence[];
  readonly note?: string;
  readonly raw?: RawProperties;
}

/** What a case says of itself. */
export interface CaseHeader {
  readonly title: string;
  /** Date text: the data are as of then. */
  readonly asOf?: string;
  readonly note?: string;
}
