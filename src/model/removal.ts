import type { Measure } from './measure.ts';
import type { Chain, DateCoverage } from './result.ts';

/** Money of one currency, each relation once. */
export interface MoneyTotal {
  readonly currency: string;
  readonly amount: number;
  /** How many relations the amount adds up. */
  readonly relations: number;
}

/** What relations are worth together, as far as it can be said. */
export interface ValueSum {
  readonly relations: number;
  /** By currency, in code-point order of the currency. */
  readonly totals: readonly MoneyTotal[];
  /** Relations whose value is a rate per period: counted, never added up. */
  readonly rates: number;
  /** Relations without a value. */
  readonly missing: number;
}

/** How many relations measures stop. */
export interface StoppedCounts {
  readonly relations: number;
  /** Stopped only because their date is unknown. */
  readonly unknownDate: number;
  /** Stopped although their dates begin before the measure and end after it began. */
  readonly spanning: number;
}

/** What the cheapest chain needs more after the measures than before. Differences may be negative. */
export interface Detour {
  readonly cost: number;
  readonly hops: number;
  /** Countries of parties on the new cheapest chain that no party of the old one has. */
  readonly countries: readonly string[];
  /** Ids of parties of the new cheapest chain that are not on the old one, in the order of the chain. */
  readonly parties: readonly string[];
  /** Ids of facilitators of its picks that served no pick of the old one, by code point. */
  readonly facilitators: readonly string[];
}

/** The same trace before and after a set of measures, in the recorded network (design, section 5). */
export interface WhatIf {
  readonly measures: readonly Measure[];
  /** Ids of the measures that the case does not hold. */
  readonly strangers: readonly string[];
  /** In the whole case. */
  readonly stopped: StoppedCounts;
  /** Coherent chains looked at before the measures; all of them when `complete`. */
  readonly of: number;
  readonly complete: boolean;
  /** Chains without a coherent pick after the measures; with `surviving` they make `of`. */
  readonly broken: number;
  readonly surviving: number;
  /** The k best chains before, in the order of the ranking, and whether each survives. */
  readonly before: readonly { readonly entities: readonly string[]; readonly survives: boolean }[];
  /** The k best chains after, with the picks they then need. */
  readonly after: readonly Chain[];
  readonly cheapestBefore: Chain | undefined;
  readonly cheapestAfter: Chain | undefined;
  /** Missing where there is no chain before or none after. */
  readonly detour: Detour | undefined;
  /** Relations on the chains looked at that are on no surviving chain any more, or stopped themselves. */
  readonly noLongerCarried: ValueSum;
  /** Of the relations on the chains looked at: ids of the stopped ones, by code point, and how many of each sort. */
  readonly stoppedOnChains: readonly string[];
  readonly stoppedOnChainsCounts: StoppedCounts;
}

/** An entity that served hops of chains, and what its loss alone would do. */
export interface Facilitator {
  readonly id: string;
  /** Chains that fall when it alone is stopped. */
  readonly chainsBroken: number;
  /** Chains with a hop of which it served some relation. */
  readonly chains: number;
  /** Relations on the chains that it served. */
  readonly value: ValueSum;
  readonly dates: DateCoverage;
  /** Ids of the relations of `value`, by code point. */
  readonly relations: readonly string[];
  /** Pairs of neighbours it served on the chains, and those of which it served every relation. */
  readonly pairs: number;
  readonly pairsItAloneServed: number;
  /** Entities of its kind's family that served other relations of the same pairs: most pairs first, then ids. */
  readonly alternatives: readonly { readonly id: string; readonly pairs: number }[];
  /**
   * Goods, logistics, money and service relations of the case that it is an end of or served, and how many of them lie
   * on none of the chains: other traffic that an action against it would hit.
   */
  readonly recorded: number;
  readonly recordedOnNoChain: number;
}

/** The set of at most `size` parties whose loss breaks most chains. */
export interface Budget {
  readonly size: number;
  /** By code point; fewer than `size` where more would break no further chain. */
  readonly ids: readonly string[];
  readonly chainsBroken: number;
  /** Whether no other set of that size breaks more; false for a greedy choice. */
  readonly exact: boolean;
}

/** Where the chains can be cut, in the recorded network (design, sections 5 and 11). */
export interface CutReport {
  /** Ids of a smallest set of interior entities that meets every chain; `null` where a relation joins both ends. */
  readonly minimumCut: readonly string[] | null;
  /** Ids of the relations that join both ends directly, by code point. */
  readonly direct: readonly string[];
  /** As many paths as the minimum cut has members, with no interior entity in common; they may exceed maxHops. */
  readonly disjointPaths: readonly (readonly string[])[];
  /** Ids of interior entities on every static chain, by code point. */
  readonly gates: readonly string[];
  /** Most chains broken first, then most chains served, then ids. */
  readonly facilitators: readonly Facilitator[];
  /** For 1 to 5 parties. */
  readonly budgets: readonly Budget[];
  /** Coherent chains that facilitators and budgets rest on; all of them when `complete`. */
  readonly of: number;
  readonly complete: boolean;
}

/** A facilitator that first served a pair of parties after another facilitator of that pair was listed. */
export interface Replacement {
  /** Ids: who came, and the pair it then served. */
  readonly by: string;
  readonly from: string;
  readonly to: string;
  /** Id of its first relation with that pair after the listing. */
  readonly relation: string;
  /** Days from the (last possible) day of the listing to the (first possible) day of that relation. */
  readonly days: number;
}

/** What the records say followed a listing of a facilitator. It came after; that it came because is not said. */
export interface AfterListing {
  readonly authority: string;
  /** Date text of the listing. */
  readonly date: string;
  /** Pairs of parties it had served before. */
  readonly pairs: number;
  /** For each pair that got another facilitator in time, the first one: fewest days first, then ids. */
  readonly replacements: readonly Replacement[];
}

/** What is read from the full records of a facilitator. */
export interface FacilitatorDetails {
  /** The words its role goes by on the relations given, the most frequent first, then by code point. */
  readonly roles: readonly string[];
  /** Relations that were read for the roles, out of those given. */
  readonly rolesFrom: number;
  readonly afterListings: readonly AfterListing[];
}
