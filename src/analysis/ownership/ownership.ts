import type { Holding, Holdings } from './holdings.ts';
import { circleIn, knotsAbove, type Knots } from './loops.ts';

/** A part of an entity in percent, as far as it is known. */
export interface Part {
  /** The sum over the chains whose every share is known, by the lower and by the upper bounds. */
  readonly from: number;
  readonly to: number;
  /** At least one more chain has a link whose share is not stated. */
  readonly unknown: boolean;
}

/** A party above an entity. */
export interface OwnerAbove extends Part {
  readonly entity: number;
  /** Steps of the longest chain of owners from it down to the entity, no party twice. */
  readonly depth: number;
  /** Nobody is recorded to own it: the last known owner. */
  readonly last: boolean;
}

/** Who owns an entity, as far as the records go. */
export interface Ownership {
  readonly entity: number;
  /** Every party above, the nearest first, then by share and index. */
  readonly owners: readonly OwnerAbove[];
  /** The holdings between them and in the entity. */
  readonly holdings: readonly Holding[];
  /** Circles of owners, each owning the next and the last the first; one for each group that owns itself. */
  readonly loops: readonly (readonly number[])[];
  /** Steps of the longest chain; 0 where no owner is recorded. */
  readonly depth: number;
  /** False where circles have so many chains that not all were added up: shares and depth are then "at least". */
  readonly complete: boolean;
}

/** Chains that are followed inside one group of parties that own each other. */
const MOST_CHAINS = 50_000;

/**
 * The owners of an entity up to the last known ones. The part of an owner is the product of the shares along a chain,
 * summed over all chains on which no party comes twice; ranges are carried as their bounds, and a share that is not
 * stated leaves its chain unknown. Sums above 100 show records that contradict each other. Never endless: what owns
 * itself in a circle is followed once around and named.
 */
export function ownershipOf(holdings: Holdings, entity: number): Ownership {
  const knots = knotsAbove(holdings, entity);
  const sums = new ChainSums(holdings, knots, entity);
  const owners = [...sums.parts]
    .filter(([owner]) => owner !== entity)
    .map(([owner, { from, to, unknown, depth }]) => ({
      entity: owner,
      from,
      to,
      unknown,
      depth,
      last: !holdings.has(owner),
    }))
    .sort((a, b) => a.depth - b.depth || b.from - a.from || a.entity - b.entity);
  return {
    entity,
    owners,
    holdings: [...knots.groupOf.keys()].flatMap((owned) => holdings.get(owned) ?? []),
    loops: knots.groups.flatMap((members) => {
      const circle = circleIn(holdings, members);
      return circle === undefined ? [] : [circle];
    }),
    depth: Math.max(0, ...owners.map(({ depth }) => depth)),
    complete: sums.complete,
  };
}

interface Sum {
  from: number;
  to: number;
  unknown: boolean;
  depth: number;
}

/**
 * A chain that leaves a group of parties that own each other never comes back to it. So groups are taken in turn, from
 * the entity up, and only inside a group are chains followed one by one.
 */
class ChainSums {
  /** What each party holds of the entity, over all chains; depth is that of the longest. */
  readonly parts = new Map<number, Sum>();
  complete = true;

  constructor(
    private readonly holdings: Holdings,
    private readonly knots: Knots,
    entity: number,
  ) {
    /** What reaches each party of the groups to come from the groups below. */
    const arriving = new Map<number, Sum>([[entity, { from: 100, to: 100, unknown: false, depth: 0 }]]);
    for (const [group, members] of knots.groups.entries()) {
      for (const member of members) {
        const start = arriving.get(member);
        if (start !== undefined) this.follow(member, start, group);
      }
      for (const owned of members) this.passOn(owned, group, arriving);
    }
  }

  /** Adds every chain inside a group from where it is entered. */
  private follow(entry: number, start: Sum, group: number): void {
    let chains = 0;
    const visited = new Set<number>();
    const stack: { entity: number; sum: Sum; holdings: readonly Holding[]; next: number }[] = [];
    const visit = (entity: number, sum: Sum): void => {
      chains++;
      addTo(this.parts, entity, sum);
      visited.add(entity);
      stack.push({ entity, sum, holdings: this.holdings.get(entity) ?? [], next: 0 });
    };
    visit(entry, start);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const holding = top.holdings[top.next++];
      if (holding === undefined) {
        visited.delete(top.entity);
        stack.pop();
      } else if (this.knots.groupOf.get(holding.owner) === group && !visited.has(holding.owner)) {
        if (chains >= MOST_CHAINS) {
          this.complete = false;
          return;
        }
        visit(holding.owner, through(top.sum, holding));
      }
    }
  }

  private passOn(owned: number, group: number, arriving: Map<number, Sum>): void {
    const part = this.parts.get(owned);
    if (part === undefined) return;
    for (const holding of this.holdings.get(owned) ?? []) {
      if (this.knots.groupOf.get(holding.owner) !== group) addTo(arriving, holding.owner, through(part, holding));
    }
  }
}

/** What an owner holds through a party that holds a part. */
function through(part: Sum, { share }: Holding): Sum {
  if (share === undefined) return { from: 0, to: 0, unknown: true, depth: part.depth + 1 };
  return {
    from: (part.from * share.from) / 100,
    to: (part.to * share.to) / 100,
    unknown: part.unknown,
    depth: part.depth + 1,
  };
}

function addTo(sums: Map<number, Sum>, entity: number, more: Sum): void {
  const sum = sums.get(entity);
  if (sum === undefined) {
    sums.set(entity, { ...more });
    return;
  }
  sum.from += more.from;
  sum.to += more.to;
  sum.unknown ||= more.unknown;
  sum.depth = Math.max(sum.depth, more.depth);
}
