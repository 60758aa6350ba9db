import { RelationFlag, type CaseData } from '../../case/caseData.ts';
import { listAt } from '../../case/lists.ts';
import { dayText, OPEN_END, OPEN_START } from '../../model/dates.ts';
import { byCodePoint } from '../../model/ids.ts';
import type { DateSpan } from '../../model/records.ts';
import { RELATION_KIND_LIST, RELATION_KINDS, type RelationFamily } from '../../model/relationKinds.ts';
import type { Facilitator } from '../../model/removal.ts';
import type { DateCoverage } from '../../model/result.ts';
import { compareIdsAt } from '../idOrder.ts';
import type { BreakerFinder } from './breakers.ts';
import type { BreakableChain } from './budgets.ts';
import { familyOf } from './replacements.ts';
import { sumValues } from './valueSum.ts';

/** Families of relations that are dealings a measure would hit; control, association and legal facts are none. */
const TRAFFIC: ReadonlySet<RelationFamily> = new Set(['goods', 'logistics', 'money', 'services']);
const IS_TRAFFIC = RELATION_KIND_LIST.map((kind) => TRAFFIC.has(RELATION_KINDS[kind].family));

/** What one facilitator did on the chains, by positions in `chains` and group numbers. */
interface Service {
  readonly chains: Set<number>;
  readonly groups: Set<number>;
  readonly relations: Set<number>;
}

/** Chains between two looks at the caller. */
const CHAINS_A_TURN = 200;

/**
 * Every facilitator on the chains, ranked by the chains that fall with it alone, then by the chains it serves, then by
 * id (design, section 5). `chains` are the coherent chains with the sets that break them. Yields how many facilitators
 * are done.
 */
export function* rankFacilitators(
  data: CaseData,
  finder: BreakerFinder,
  chains: readonly BreakableChain[],
): Generator<number, readonly Facilitator[], void> {
  const { ids } = data.entities;
  const services = new Map<number, Service>();
  const servantsOfGroup = new Map<number, readonly Service[]>();
  const brokenAlone = new Map<number, number>();
  const onChains = new Set<number>();
  const serve = (group: number): readonly Service[] => {
    const servants = new Set<Service>();
    for (const relation of finder.relationsOf(group)) {
      onChains.add(relation);
      for (const entity of finder.servantsOf(relation)) {
        const service = services.get(entity) ?? { chains: new Set(), groups: new Set(), relations: new Set() };
        services.set(entity, service);
        service.groups.add(group);
        service.relations.add(relation);
        servants.add(service);
      }
    }
    return [...servants];
  };
  for (const [at, { chain, sets }] of chains.entries()) {
    if (at % CHAINS_A_TURN === 0) yield 0;
    for (const [alone, ...others] of sets) {
      if (alone !== undefined && others.length === 0) brokenAlone.set(alone, (brokenAlone.get(alone) ?? 0) + 1);
    }
    for (const group of chain.groups) {
      const servants = servantsOfGroup.get(group) ?? serve(group);
      servantsOfGroup.set(group, servants);
      for (const service of servants) service.chains.add(at);
    }
  }
  const described: Facilitator[] = [];
  for (const [entity, service] of services) {
    described.push({
      id: ids.get(entity),
      chainsBroken: finder.isEnd(entity)
        ? chains.filter(({ chain }) => finder.falls(chain, [entity])).length
        : (brokenAlone.get(entity) ?? 0),
      chains: service.chains.size,
      value: sumValues(data, service.relations),
      dates: datesOf(data, service.relations),
      relations: [...service.relations]
        .sort((a, b) => compareIdsAt(data.relations.ids, a, b))
        .map((relation) => data.relations.ids.get(relation)),
      pairs: service.groups.size,
      pairsItAloneServed: [...service.groups].filter((group) =>
        finder.relationsOf(group).every((relation) => service.relations.has(relation)),
      ).length,
      alternatives: alternativesTo(data, finder, entity, service),
      ...trafficOf(data, entity, onChains),
    });
    yield described.length;
  }
  return described.sort((a, b) => b.chainsBroken - a.chainsBroken || b.chains - a.chains || byCodePoint(a.id, b.id));
}

/** Who of the same family of kinds served relations of the same pairs that this one did not. */
function alternativesTo(
  data: CaseData,
  finder: BreakerFinder,
  entity: number,
  service: Service,
): Facilitator['alternatives'] {
  const family = familyOf(data, entity);
  const pairs = new Map<number, number>();
  for (const group of service.groups) {
    const others = new Set<number>();
    for (const relation of finder.relationsOf(group)) {
      if (service.relations.has(relation)) continue;
      for (const other of finder.servantsOf(relation)) if (familyOf(data, other) === family) others.add(other);
    }
    for (const other of others) pairs.set(other, (pairs.get(other) ?? 0) + 1);
  }
  return [...pairs]
    .sort(([a, x], [b, y]) => y - x || compareIdsAt(data.entities.ids, a, b))
    .map(([other, count]) => ({ id: data.entities.ids.get(other), pairs: count }));
}

function trafficOf(
  { adjacency, relations }: CaseData,
  entity: number,
  onChains: ReadonlySet<number>,
): Pick<Facilitator, 'recorded' | 'recordedOnNoChain'> {
  const recorded = new Set<number>();
  for (const lists of [adjacency.outgoing, adjacency.incoming, adjacency.serving]) {
    for (const relation of listAt(lists, entity)) {
      if (IS_TRAFFIC[relations.kinds[relation] ?? 0] === true) recorded.add(relation);
    }
  }
  let elsewhere = 0;
  for (const relation of recorded) if (!onChains.has(relation)) elsewhere++;
  return { recorded: recorded.size, recordedOnNoChain: elsewhere };
}

/** From the earliest to the latest recorded day; a bound that is open in some relation is missing. */
function datesOf({ relations }: CaseData, of: Iterable<number>): DateCoverage {
  let from = OPEN_END;
  let to = OPEN_START;
  let undated = 0;
  for (const relation of of) {
    if (((relations.flags[relation] ?? 0) & RelationFlag.dated) === 0) {
      undated++;
      continue;
    }
    from = Math.min(from, relations.dateFrom[relation] ?? 0);
    to = Math.max(to, relations.dateTo[relation] ?? 0);
  }
  if (from > to) return { span: undefined, undated };
  const span: DateSpan = {
    ...(from === OPEN_START ? {} : { from: dayText(from) }),
    ...(to === OPEN_END ? {} : { to: dayText(to) }),
  };
  return { span, undated };
}
