import type { DateSpan } from './records.ts';
import type { Layer } from './query.ts';
import type { Sort } from './view.ts';

/** A number that is exact when `complete`, and otherwise a lower bound ("at least"). */
export interface Count {
  readonly count: number;
  readonly complete: boolean;
}

/** Why a trace or a count ended. */
export type StoppedBy = 'exhausted' | 'limit' | 'time' | 'cancelled';

/** How the dates of a chain's picks stand to each other (design, section 4). */
export type OrderLabel = 'in order' | 'could be' | 'missing' | 'indifferent';

/** The words for each order label. */
export const ORDER_WORDS: Readonly<Record<OrderLabel, string>> = {
  'in order': 'in order',
  'could be': 'could be in order',
  missing: 'dates missing',
  indifferent: 'dates do not discriminate',
};

/** All allowed relations between two neighbours of a chain, and the one that was picked. */
export interface Hop {
  readonly from: string;
  readonly to: string;
  /** Ids of the allowed relations, by code point. */
  readonly relations: readonly string[];
  readonly picked: string;
  /** Whether the pick is anything but a goods or money relation in its own direction. */
  readonly association: boolean;
}

/** A chain of distinct entities with one picked relation for each hop. */
export interface Chain {
  readonly entities: readonly string[];
  readonly hops: readonly Hop[];
  /** Hundredths; see `CostTable`. */
  readonly cost: number;
  /** Relations in the thinnest hop. */
  readonly support: number;
  /** Index into `hops` of the costliest pick, the earlier one on a tie. */
  readonly weakestHop: number;
  readonly order: OrderLabel;
  /** Index of the first hop whose goods share no prefix with the picks before it; missing when they agree. */
  readonly goodsChangeAt: number | undefined;
}

/** Why a static chain is not coherent. */
export type NearMissReason = 'order' | 'goods' | 'together';

/** A static chain for which no coherent pick exists. */
export interface NearMiss {
  readonly entities: readonly string[];
  readonly hops: readonly Hop[];
  readonly cost: number;
  /** `order` and `goods` may both hold; `together` stands alone. */
  readonly reasons: readonly NearMissReason[];
  /** What clashes, in words, with the dates or codes: "hop 2 ends 1 Mar 2023, hop 3 …". */
  readonly clash: string;
  /** Index of the hop the clash is first felt at. */
  readonly clashAt: number;
}

/** Static chains that are not coherent, by reason (one may count under order and under goods), and the cheapest. */
export interface NearMisses {
  readonly order: number;
  readonly goods: number;
  readonly together: number;
  readonly complete: boolean;
  readonly listed: readonly NearMiss[];
}

/** The answer to a trace. */
export interface TraceAnswer {
  readonly found: Count;
  readonly stoppedBy: StoppedBy;
  /** Interior entities left out because they have more than `maxDegree` neighbours. */
  readonly skipped: readonly string[];
  /** Relations that the window would test but whose date is unknown; they stay in. */
  readonly undatedInWindow: number;
  /** Relations that can lie on a chain within the hops allowed. */
  readonly relevantRelations: number;
  /** Sizes of the two sets after exclusions. */
  readonly fromCount: number;
  readonly toCount: number;
  readonly chains: readonly Chain[];
  readonly nearMisses: NearMisses;
}

/** One setting that would turn an empty answer into a full one, with the chains it would give. */
export interface Relaxation {
  readonly id: 'goods' | 'order' | 'claims' | 'gap' | 'hops' | 'window' | 'degree' | 'layer';
  /** In words: "if goods may change". */
  readonly label: string;
  readonly found: Count;
}

/** One end that a case suggests: as a rule, because it may be half of a large case; and in words. */
export interface SuggestedEnd {
  readonly rule: string;
  readonly label: string;
}

/** The ends and layer a case suggests, and why (design, section 4). */
export interface Suggestion {
  readonly from: SuggestedEnd | undefined;
  readonly to: SuggestedEnd | undefined;
  /** Missing when no trace makes sense: ownership or sanctions without trade. */
  readonly layer: Layer | undefined;
  /** The order the first list is best read in (design, section 4): payments by amount, single steps by tier. */
  readonly sort: Sort;
  /** One sentence for the screen: what was chosen and why. */
  readonly why: string;
  /** Where there is nothing to trace: the most connected party, listed if one is. */
  readonly start: string | undefined;
}

/** A span of dates as text, with how many records have none. */
export interface DateCoverage {
  readonly span: DateSpan | undefined;
  readonly undated: number;
}
