import type { Holding, Holdings } from './holdings.ts';

/** The rules under which what listed owners hold is counted together. */
export const MAJORITY_RULES = {
  ofac: { label: 'rule of OFAC (50 % or more)', reached: (sum: number) => sum >= HALF },
  eu: { label: 'rule of the EU (more than 50 %)', reached: (sum: number) => sum > HALF },
} as const;
export type MajorityRule = keyof typeof MAJORITY_RULES;

const HALF = 50;

/** What listed owners hold of an entity under one rule. */
export interface MajoritySum {
  readonly rule: MajorityRule;
  /** Percent held at least, and at most where ranges and missing shares leave it open. */
  readonly from: number;
  readonly to: number;
  /** `open`: between the bounds lies the limit. */
  readonly outcome: 'reached' | 'not reached' | 'open';
  /** The direct holdings that count, or may count. */
  readonly counted: readonly CountedHolding[];
}

/** One direct holding that counts: its owner is listed, or listed owners hold the majority of it in turn. */
export interface CountedHolding extends Holding {
  readonly ownerListed: boolean;
  /** Whether it counts for certain; its share may still be a range. */
  readonly certain: boolean;
}

/**
 * What listed owners hold of an entity. Direct shares are added up whose owner is listed, or is itself held by listed
 * owners to the limit by the same count: so along a chain every step must reach half, and listed owners count together
 * at each step. Once an owner counts, its whole share does: shares are not multiplied along the chain. A share that is
 * not stated is anything from 0 to 100 %.
 *
 * Rules: OFAC, Revised Guidance on Entities Owned by Persons Whose Property and Interests in Property Are Blocked
 * (13 August 2014), 50 % or more in the aggregate, directly or indirectly; the EU's rule as commonly stated, more than
 * 50 %.
 */
export function majoritySum(
  holdings: Holdings,
  entity: number,
  rule: MajorityRule,
  isListed: (entity: number) => boolean,
): MajoritySum {
  const certain = reachedBy(holdings, entity, rule, isListed, 'from');
  const possible = reachedBy(holdings, entity, rule, isListed, 'to');
  const counted = (holdings.get(entity) ?? [])
    .filter(({ owner }) => owner !== entity && possible.has(owner))
    .map((holding) => ({ ...holding, ownerListed: isListed(holding.owner), certain: certain.has(holding.owner) }));
  const from = counted.reduce((sum, holding) => sum + (holding.certain ? bound(holding, 'from') : 0), 0);
  const to = Math.min(
    100,
    counted.reduce((sum, holding) => sum + bound(holding, 'to'), 0),
  );
  const { reached } = MAJORITY_RULES[rule];
  const outcome = reached(from) ? 'reached' : reached(to) ? 'open' : 'not reached';
  return { rule, from, to, outcome, counted };
}

/** The parties above an entity that count, by the lower or the upper bounds of shares: the least set that explains itself. */
function reachedBy(
  holdings: Holdings,
  entity: number,
  rule: MajorityRule,
  isListed: (entity: number) => boolean,
  side: 'from' | 'to',
): ReadonlySet<number> {
  const above = partiesAbove(holdings, entity);
  const held = new Map<number, Holding[]>();
  for (const owned of above) {
    for (const holding of holdings.get(owned) ?? []) {
      const of = held.get(holding.owner) ?? [];
      of.push(holding);
      held.set(holding.owner, of);
    }
  }
  const sums = new Map<number, number>();
  const reached = new Set([...above].filter((party) => party !== entity && isListed(party)));
  for (const owner of reached) {
    for (const holding of held.get(owner) ?? []) {
      const { owned } = holding;
      if (owned === owner) continue;
      const sum = (sums.get(owned) ?? 0) + bound(holding, side);
      sums.set(owned, sum);
      if (owned !== entity && MAJORITY_RULES[rule].reached(sum)) reached.add(owned);
    }
  }
  return reached;
}

function partiesAbove(holdings: Holdings, entity: number): ReadonlySet<number> {
  const above = new Set([entity]);
  for (const owned of above) for (const { owner } of holdings.get(owned) ?? []) above.add(owner);
  return above;
}

/** A summary may lie within another holding that counts, so that nothing of it is certain. */
function bound({ share, summary }: Holding, side: 'from' | 'to'): number {
  if (summary && side === 'from') return 0;
  if (share === undefined) return side === 'from' ? 0 : 100;
  return share[side];
}
