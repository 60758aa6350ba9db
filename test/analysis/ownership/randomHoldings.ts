import type { Holding, Holdings } from '../../../src/analysis/ownership/holdings.ts';
import type { Share } from '../../../src/model/records.ts';
import type { Random } from '../../support/random.ts';

/** Holdings between a few parties, circles and self-owners among them; shares are exact, ranges or not stated. */
export function randomHoldings(random: Random, parties: number): Holdings {
  const holdings = new Map<number, Holding[]>();
  const density = random.next() * 0.6;
  for (let owned = 0; owned < parties; owned++) {
    for (let owner = 0; owner < parties; owner++) {
      if (!random.chance(density)) continue;
      const of = holdings.get(owned) ?? [];
      of.push({ owner, owned, share: randomShare(random), relations: [owned * parties + owner], summary: false });
      holdings.set(owned, of);
    }
  }
  return holdings;
}

function randomShare(random: Random): Share | undefined {
  const from = random.pick([5, 10, 25, 30, 50, 51, 75, 100]);
  const kind = random.int(0, 5);
  if (kind === 0) return undefined;
  return { from, to: kind === 1 ? Math.min(100, from + random.pick([1, 20, 25])) : from };
}
