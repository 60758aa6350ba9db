import type { Claim } from './claim.ts';
import type { EntityKind } from './entityKinds.ts';
import type { InformationGrade, SourceGrade } from './evidence.ts';
import type { DateSpan, RelationRecord } from './records.ts';

/** What lists and drawings need of an entity. */
export interface EntityBrief {
  readonly id: string;
  readonly name: string;
  readonly kind: EntityKind;
  readonly countries: readonly string[];
  readonly unnamed: boolean;
  readonly placeholder: boolean;
  /** A standing listing names this very party. */
  readonly listed: boolean;
  /** A natural person, whose name here stands for the recorded one. */
  readonly nameHidden?: boolean;
  /** Added by the analyst. */
  readonly own?: boolean;
  /** The kind is the analyst's assumption. */
  readonly assumed?: boolean;
}

/** Source and information grade of the best evidence, such as B and 2; missing parts are not graded. */
export interface Grade {
  readonly source: SourceGrade | undefined;
  readonly information: InformationGrade | undefined;
}

/** A facilitator of a hop: in which role it served how many of the hop's relations. */
export interface HopVia {
  readonly entity: string;
  readonly role: string | undefined;
  readonly relations: number;
  /** Every one of these placements is inferred. */
  readonly inferred: boolean;
}

/** All relations of a hop in one line: what lists and drawings need of them. */
export interface HopBrief {
  readonly from: string;
  readonly to: string;
  /** Number of relations. */
  readonly relations: number;
  /** Earliest and latest date text; missing when every date is. */
  readonly dates: DateSpan | undefined;
  readonly undated: number;
  /** Distinct HS codes, by code. */
  readonly hs: readonly string[];
  /** Sums by currency of the values that may be summed (no rates). */
  readonly values: readonly { readonly currency: string; readonly amount: number }[];
  /** Rates, as recorded: never summed. */
  readonly rates: readonly { readonly currency: string; readonly amount: number; readonly per: string }[];
  readonly valueMissing: number;
  /** The relation that the chain rests on. */
  readonly picked: RelationRecord;
  readonly claim: Claim;
  /** Best grade of the picked relation's evidence; missing when it has no source. */
  readonly grade: Grade | undefined;
  readonly via: readonly HopVia[];
}

/** The key by which a hop is found: both ends, which ids cannot fake as no id holds a line feed. */
export function hopKey(from: string, to: string): string {
  return `${from}\n${to}`;
}
