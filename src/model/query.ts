import { CLAIM_STATUSES, type ClaimStatus } from './claim.ts';
import type { GoodsDigits } from './hs.ts';
import type { DateSpan } from './records.ts';

/** A set of entities, as picked ids or as a rule of `rule.ts`. */
export type Ends = { readonly ids: readonly string[] } | { readonly rule: string };

/** Which relations a trace walks (design, section 4). */
export type Layer = 'goods' | 'money' | 'control' | 'any';
export const LAYERS: readonly Layer[] = ['goods', 'money', 'control', 'any'];

/** Whether picks must agree on goods. */
export type GoodsMatch = 'off' | 'prefer' | 'require';

/**
 * What a picked relation costs, in hundredths (design, section 4). Visible settings: integers of 0 or more.
 * A pick costs `flow` or `association`, plus its claim status, plus the surcharges that apply to it.
 */
export interface CostTable {
  readonly flow: number;
  readonly association: number;
  readonly claim: Readonly<Record<ClaimStatus, number>>;
  /** The claim is one statement about several parties. */
  readonly collective: number;
  /** Order is on and the date is unknown. */
  readonly undated: number;
  /** Goods are preferred or required and the codes of a goods relation are unknown. */
  readonly codesUnknown: number;
  /** Goods are preferred and the picks share no prefix; once for the chain. */
  readonly goodsChange: number;
}

/** The costs of the design. */
export const DEFAULT_COSTS: CostTable = {
  flow: 100,
  association: 200,
  claim: {
    documented: 0,
    official: 5,
    convicted: 5,
    charged: 10,
    reported: 25,
    suspected: 50,
    unknown: 50,
    inferred: 100,
  },
  collective: 15,
  undated: 15,
  codesUnknown: 10,
  goodsChange: 50,
};

/** One trace (design, section 4): which chains lead from one set of entities to another. */
export interface TraceQuery {
  readonly from: Ends;
  readonly to: Ends;
  readonly layer: Layer;
  readonly maxHops: number;
  readonly order: boolean;
  /** Days that may pass from one flow hop to the next; counts only while `order` is on. */
  readonly maxGapDays: number;
  readonly goodsMatch: GoodsMatch;
  readonly goodsDigits: GoodsDigits;
  /** Relations with another claim status are not walked. */
  readonly claims: readonly ClaimStatus[];
  /** Clips date intervals and drops relations wholly outside. */
  readonly window: DateSpan | undefined;
  /** Ids of entities no chain may touch. */
  readonly exclude: readonly string[];
  /** Ids of entities every chain must pass. */
  readonly require: readonly string[];
  /** Interior entities with more distinct neighbours in the layer are skipped; `undefined` is no limit. */
  readonly maxDegree: number | undefined;
  /** How many chains are listed. */
  readonly k: number;
  readonly costs: CostTable;
}

/** Every status but inferred: the claims a trace walks unless told otherwise. */
export const STATED_CLAIMS: readonly ClaimStatus[] = CLAIM_STATUSES.filter((status) => status !== 'inferred');

/** The limit of distinct neighbours for interior entities that a layer starts with. */
export function defaultMaxDegree(layer: Layer): number | undefined {
  return layer === 'goods' || layer === 'money' ? undefined : 50;
}

/** A trace between two sets with every other setting at its default for the layer. */
export function defaultQuery(from: Ends, to: Ends, layer: Layer = 'goods'): TraceQuery {
  return {
    from,
    to,
    layer,
    maxHops: 6,
    order: layer !== 'any',
    maxGapDays: layer === 'money' ? 30 : 180,
    goodsMatch: layer === 'any' || layer === 'money' ? 'off' : 'prefer',
    goodsDigits: 4,
    claims: STATED_CLAIMS,
    window: undefined,
    exclude: [],
    require: [],
    maxDegree: defaultMaxDegree(layer),
    k: 50,
    costs: DEFAULT_COSTS,
  };
}
