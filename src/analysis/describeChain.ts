import type { CaseData } from '../case/caseData.ts';
import type { Chain, Hop } from '../model/result.ts';
import type { PickTests } from './labels.ts';
import { orderLabel } from './orderLabel.ts';
import type { Pick, PickFinder } from './picks.ts';
import { ANY_GOODS, NO_GOODS } from './prefixSets.ts';
import type { StaticChain } from './ranking.ts';
import { SlotFlag, type WalkGraph } from './walkGraph.ts';

/** Ids of the entities of a chain. */
export function entityIds(data: CaseData, graph: WalkGraph, chain: StaticChain): string[] {
  return chain.entities.map((entity) => data.entities.ids.get(graph.entities[entity] ?? 0));
}

/** The hops of a chain with the pick of each. */
export function describeHops(
  data: CaseData,
  graph: WalkGraph,
  finder: PickFinder,
  chain: StaticChain,
  pick: Pick,
): Hop[] {
  const entities = entityIds(data, graph, chain);
  const relationId = (slot: number): string => data.relations.ids.get(graph.slotRelation[slot] ?? 0);
  return chain.groups.map((group, hop) => {
    const picked = pick.slots[hop] ?? 0;
    return {
      from: entities[hop] ?? '',
      to: entities[hop + 1] ?? '',
      relations: finder.slotsOf(group).map(relationId),
      picked: relationId(picked),
      association: ((graph.slotFlags[picked] ?? 0) & SlotFlag.flow) === 0,
    };
  });
}

/** A coherent chain as the answer states it, with its cheapest pick. */
export function describeChain(
  data: CaseData,
  graph: WalkGraph,
  finder: PickFinder,
  chain: StaticChain,
  tests: PickTests,
): Chain {
  const pick = finder.cheapest(chain, tests) ?? { slots: [], cost: 0 };
  const hops = describeHops(data, graph, finder, chain, pick);
  const costs = pick.slots.map((slot) => graph.slotCost[slot] ?? 0);
  return {
    entities: entityIds(data, graph, chain),
    hops,
    cost: pick.cost,
    support: Math.min(...hops.map((hop) => hop.relations.length)),
    weakestHop: costs.indexOf(Math.max(...costs)),
    order: orderLabel(graph, chain, pick, tests),
    goodsChangeAt: goodsChangeAt(graph, pick),
  };
}

/** The first hop whose prefixes share nothing with the picks before it. */
function goodsChangeAt(graph: WalkGraph, pick: Pick): number | undefined {
  let shared = ANY_GOODS;
  for (const [hop, slot] of pick.slots.entries()) {
    shared = graph.sets.meet(shared, graph.slotGoods[slot] ?? 0);
    if (shared === NO_GOODS) return hop;
  }
  return undefined;
}
