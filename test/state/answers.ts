import fc from 'fast-check';
import type { EntityBrief, HopBrief } from '../../src/model/brief.ts';
import type { Chain, Hop } from '../../src/model/result.ts';

/** A party of which nothing special is known. */
export function brief(id: string, more: Partial<EntityBrief> = {}): EntityBrief {
  return { id, name: id, kind: 'company', countries: [], unnamed: false, placeholder: false, listed: false, ...more };
}

/** A chain over some entities, one relation a hop. */
export function chainOf(entities: readonly string[], more: Partial<Chain> = {}): Chain {
  return {
    entities,
    hops: entities.slice(1).map((to, index) => hopBetween(entities[index] ?? '', to)),
    cost: 100 * (entities.length - 1),
    support: 1,
    weakestHop: 0,
    order: 'in order',
    goodsChangeAt: undefined,
    ...more,
  };
}

function hopBetween(from: string, to: string): Hop {
  const id = `${from}-${to}`;
  return { from, to, relations: [id], picked: id, association: false };
}

/** The brief of a hop of `chainOf`. */
export function hopBriefOf(from: string, to: string, more: Partial<HopBrief> = {}): HopBrief {
  return {
    from,
    to,
    relations: 1,
    dates: undefined,
    undated: 1,
    hs: [],
    values: [],
    rates: [],
    valueMissing: 1,
    picked: { id: `${from}-${to}`, kind: 'ships', from, to },
    claim: { status: 'documented', scope: 'this' },
    grade: undefined,
    via: [],
    ...more,
  };
}

/** Distinct chains over a few or many entities. */
export const chains: fc.Arbitrary<readonly Chain[]> = fc
  .nat({ max: 120 })
  .chain((most) =>
    fc.uniqueArray(fc.uniqueArray(fc.nat({ max: most + 6 }), { minLength: 2, maxLength: 7 }), {
      maxLength: 60,
      selector: (path) => path.join(' '),
    }),
  )
  .map((paths) => paths.map((path) => chainOf(path.map((index) => `e${index}`))));
