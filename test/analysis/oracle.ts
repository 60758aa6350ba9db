import { intervalOf, type DayInterval } from '../../src/model/dates.ts';
import { byCodePoint } from '../../src/model/ids.ts';
import type { TraceQuery } from '../../src/model/query.ts';
import type { RelationRecord } from '../../src/model/records.ts';
import { RELATION_KINDS } from '../../src/model/relationKinds.ts';
import type { Chain, NearMiss, OrderLabel } from '../../src/model/result.ts';

/** A relation as it can be walked from one entity to another. */
interface Step {
  readonly relation: RelationRecord;
  readonly from: string;
  readonly to: string;
  readonly flow: boolean;
  readonly dates: DayInterval;
  /** Known prefixes; `undefined` when codes are unknown or no goods are carried. */
  readonly prefixes: readonly string[] | undefined;
  readonly cost: number;
}

/** What the oracle says of a trace; near misses without the words of their clash. */
export interface OracleAnswer {
  readonly chains: readonly Chain[];
  readonly found: number;
  readonly order: number;
  readonly goods: number;
  readonly together: number;
  readonly nearMisses: readonly Omit<NearMiss, 'clash' | 'clashAt'>[];
  readonly skipped: readonly string[];
  readonly relevantRelations: number;
  readonly undatedInWindow: number;
}

/**
 * Answers a trace the slow and obvious way, straight from records: every static chain by depth-first search, every
 * combination of picks, times by the Bellman–Ford test of difference constraints, the ranking by sorting.
 */
export function oracle(ids: readonly string[], relations: readonly RelationRecord[], query: TraceQuery): OracleAnswer {
  const excluded = new Set(query.exclude);
  const known = (list: readonly string[]): string[] => list.filter((id) => ids.includes(id) && !excluded.has(id));
  const to = new Set(known('ids' in query.to ? query.to.ids : []));
  const from = new Set(known('ids' in query.from ? query.from.ids : []).filter((id) => !to.has(id)));
  const steps = relations.flatMap((relation) => stepsOf(relation, query));
  const interior = (id: string): boolean => !from.has(id) && !to.has(id) && !excluded.has(id);
  const most = query.maxDegree ?? Infinity;
  const isHub = (id: string): boolean => interior(id) && neighbours(id, relations, query) > most;

  const withHubs = relevantSteps(steps, from, to, excluded, query.maxHops);
  const skipped = ids
    .filter((id) => isHub(id) && withHubs.some((step) => step.from === id) && withHubs.some((step) => step.to === id))
    .sort(byCodePoint);
  const blocked = new Set([...excluded, ...skipped]);
  const relevant = relevantSteps(steps, from, to, blocked, query.maxHops);
  const relevantRelations = new Set(relevant.map((step) => step.relation));
  const hasWindow = query.window?.from !== undefined || query.window?.to !== undefined;

  const chains: Chain[] = [];
  const nearMisses: Omit<NearMiss, 'clash' | 'clashAt'>[] = [];
  for (const path of staticPaths(steps, from, to, (id) => interior(id) && !isHub(id), query.maxHops)) {
    if (!query.require.every((id) => path.includes(id))) continue;
    const hops = path.slice(1).map((id, i) => {
      const hop = steps.filter((step) => step.from === path[i] && step.to === id);
      return hop.sort((a, b) => byCodePoint(a.relation.id, b.relation.id));
    });
    const combinations = combine(hops);
    const ordered = combinations.filter((picks) => !query.order || passesOrder(picks, query.maxGapDays));
    const passesGoods = (picks: readonly Step[]): boolean => query.goodsMatch !== 'require' || shareGoods(picks);
    const coherent = ordered.filter(passesGoods);
    const describe = (candidates: readonly (readonly Step[])[]): Omit<Chain, 'order' | 'goodsChangeAt'> => {
      const best = cheapest(candidates, query);
      const costs = best.picks.map((step) => step.cost);
      return {
        entities: path,
        cost: best.cost,
        support: Math.min(...hops.map((hop) => hop.length)),
        weakestHop: costs.indexOf(Math.max(...costs)),
        hops: hops.map((hop, i) => ({
          from: path[i] ?? '',
          to: path[i + 1] ?? '',
          relations: hop.map((step) => step.relation.id),
          picked: best.picks[i]?.relation.id ?? '',
          association: best.picks[i]?.flow !== true,
        })),
      };
    };
    if (coherent.length > 0) {
      const { picks } = cheapest(coherent, query);
      const changeAt = picks.findIndex((_, i) => !shareGoods(picks.slice(0, i + 1)));
      chains.push({
        ...describe(coherent),
        order: labelOf(picks, combinations, query, passesGoods),
        goodsChangeAt: query.goodsMatch === 'off' || changeAt < 0 ? undefined : changeAt,
      });
      continue;
    }
    const withGoods = combinations.filter(passesGoods);
    const orderFails = ordered.length === 0;
    const goodsFails = withGoods.length === 0;
    const reasons: NearMiss['reasons'] = [
      ...(orderFails ? (['order'] as const) : []),
      ...(goodsFails ? (['goods'] as const) : []),
      ...(!orderFails && !goodsFails ? (['together'] as const) : []),
    ];
    const eased = !orderFails && goodsFails ? ordered : orderFails && !goodsFails ? withGoods : combinations;
    const { entities, hops: described, cost } = describe(eased);
    nearMisses.push({ entities, hops: described, cost, reasons });
  }
  return {
    chains: chains.sort(byRank).slice(0, query.k),
    found: chains.length,
    order: nearMisses.filter((miss) => miss.reasons.includes('order')).length,
    goods: nearMisses.filter((miss) => miss.reasons.includes('goods')).length,
    together: nearMisses.filter((miss) => miss.reasons.includes('together')).length,
    nearMisses: nearMisses
      .sort((a, b) => a.cost - b.cost || a.hops.length - b.hops.length || comparePaths(a.entities, b.entities))
      .slice(0, query.k),
    skipped,
    relevantRelations: relevantRelations.size,
    undatedInWindow: hasWindow ? [...relevantRelations].filter((one) => !intervalOf(one.dates).known).length : 0,
  };
}

function byRank(a: Chain, b: Chain): number {
  return (
    a.cost - b.cost || a.hops.length - b.hops.length || b.support - a.support || comparePaths(a.entities, b.entities)
  );
}

function comparePaths(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((id, i) => id !== b[i]);
  return at < 0 ? 0 : byCodePoint(a[at] ?? '', b[at] ?? '');
}

/** Which ways the layer walks a relation: [as recorded, against it], each flow, association or not at all. */
function waysOf(relation: RelationRecord, query: TraceQuery): readonly ('flow' | 'association' | undefined)[] {
  const { family, backwards } = RELATION_KINDS[relation.kind];
  const own = (other: 'association' | undefined): readonly ('flow' | 'association' | undefined)[] =>
    backwards ? [other, 'flow'] : ['flow', other];
  if (query.layer === 'goods') return family === 'goods' ? own(undefined) : [];
  if (query.layer === 'money') return relation.kind === 'pays' || relation.kind === 'invoices' ? own(undefined) : [];
  if (query.layer === 'control') {
    if (family === 'goods') return own(undefined);
    return family === 'control' || family === 'association' ? ['association', 'association'] : [];
  }
  if (family === 'legal') return [];
  return family === 'goods' || family === 'money' ? own('association') : ['association', 'association'];
}

function stepsOf(relation: RelationRecord, query: TraceQuery): Step[] {
  const status = relation.claim?.status ?? 'unknown';
  if (relation.from === relation.to || !query.claims.includes(status)) return [];
  let dates = intervalOf(relation.dates);
  if (dates.known && query.window !== undefined) {
    const window = intervalOf(query.window);
    dates = { from: Math.max(dates.from, window.from), to: Math.min(dates.to, window.to), known: true };
    if (dates.from > dates.to) return [];
  }
  const isGoods = RELATION_KINDS[relation.kind].family === 'goods' && query.goodsMatch !== 'off';
  const codes = (relation.goods?.hs ?? []).map((code) => code.replace(/\D/g, '')).filter((code) => code.length >= 2);
  const prefixes = codes
    .filter((code) => code.length >= query.goodsDigits)
    .map((code) => code.slice(0, query.goodsDigits));
  const known = isGoods && prefixes.length > 0;
  return waysOf(relation, query).flatMap((way, i) => {
    if (way === undefined) return [];
    const { costs } = query;
    const cost =
      (way === 'flow' ? costs.flow : costs.association) +
      costs.claim[status] +
      (relation.claim?.scope === 'collective' ? costs.collective : 0) +
      (query.order && !dates.known ? costs.undated : 0) +
      (isGoods && !known ? costs.codesUnknown : 0);
    return {
      relation,
      from: i === 0 ? relation.from : relation.to,
      to: i === 0 ? relation.to : relation.from,
      flow: way === 'flow',
      dates,
      prefixes: known ? prefixes : undefined,
      cost,
    };
  });
}

function neighbours(id: string, relations: readonly RelationRecord[], query: TraceQuery): number {
  const others = relations
    .filter((relation) => waysOf(relation, query).some((way) => way !== undefined))
    .flatMap((relation) => (relation.from === id ? [relation.to] : relation.to === id ? [relation.from] : []));
  return new Set(others.filter((other) => other !== id)).size;
}

function relevantSteps(
  steps: readonly Step[],
  from: ReadonlySet<string>,
  to: ReadonlySet<string>,
  blocked: ReadonlySet<string>,
  maxHops: number,
): Step[] {
  const usable = steps.filter(
    (step) => !blocked.has(step.from) && !blocked.has(step.to) && !to.has(step.from) && !from.has(step.to),
  );
  const hopsFrom = levels(from, usable, (step) => [step.from, step.to], maxHops);
  const hopsTo = levels(to, usable, (step) => [step.to, step.from], maxHops);
  return usable.filter(
    (step) => (hopsFrom.get(step.from) ?? Infinity) + 1 + (hopsTo.get(step.to) ?? Infinity) <= maxHops,
  );
}

function levels(
  start: ReadonlySet<string>,
  steps: readonly Step[],
  ends: (step: Step) => readonly [string, string],
  maxHops: number,
): Map<string, number> {
  const hops = new Map([...start].map((id) => [id, 0]));
  for (let level = 1; level <= maxHops; level++) {
    for (const step of steps) {
      const [near, far] = ends(step);
      if (hops.get(near) === level - 1 && !hops.has(far)) hops.set(far, level);
    }
  }
  return hops;
}

function staticPaths(
  steps: readonly Step[],
  from: ReadonlySet<string>,
  to: ReadonlySet<string>,
  mayPass: (id: string) => boolean,
  maxHops: number,
): string[][] {
  const paths: string[][] = [];
  const walk = (path: string[]): void => {
    const here = path.at(-1) ?? '';
    if (to.has(here)) {
      paths.push(path);
      return;
    }
    if (path.length > maxHops) return;
    for (const next of new Set(steps.filter((step) => step.from === here).map((step) => step.to))) {
      if (!path.includes(next) && (to.has(next) || mayPass(next))) walk([...path, next]);
    }
  };
  for (const id of from) walk([id]);
  return paths;
}

/** Every choice of one relation a hop, in the order of their relation ids. */
function combine(hops: readonly (readonly Step[])[]): Step[][] {
  return hops.reduce<Step[][]>((all, hop) => all.flatMap((picks) => hop.map((step) => [...picks, step])), [[]]);
}

/** Whether times exist: a system of difference constraints holds unless its graph has a negative cycle. */
function passesOrder(picks: readonly Step[], maxGapDays: number): boolean {
  const origin = picks.length;
  const constraints: [number, number, number][] = [];
  let lastFlow = -1;
  picks.forEach((step, i) => {
    constraints.push([origin, i, step.dates.to], [i, origin, -step.dates.from]);
    if (i > 0) constraints.push([i, i - 1, 0]);
    if (!step.flow) return;
    if (lastFlow >= 0) constraints.push([lastFlow, i, maxGapDays]);
    lastFlow = i;
  });
  const distance = Array.from({ length: picks.length + 1 }, () => 0);
  for (let round = 0; round <= picks.length + 1; round++) {
    let changed = false;
    for (const [a, b, weight] of constraints) {
      const through = (distance[a] ?? 0) + weight;
      if (through < (distance[b] ?? 0)) {
        distance[b] = through;
        changed = true;
      }
    }
    if (!changed) return true;
  }
  return false;
}

function shareGoods(picks: readonly Step[]): boolean {
  const known = picks.flatMap((step) => (step.prefixes === undefined ? [] : [step.prefixes]));
  return known.length === 0 || (known[0] ?? []).some((prefix) => known.every((list) => list.includes(prefix)));
}

function cheapest(
  candidates: readonly (readonly Step[])[],
  query: TraceQuery,
): { picks: readonly Step[]; cost: number } {
  let best: { picks: readonly Step[]; cost: number } = { picks: [], cost: Infinity };
  for (const picks of candidates) {
    const change = query.goodsMatch === 'prefer' && !shareGoods(picks) ? query.costs.goodsChange : 0;
    const cost = picks.reduce((sum, step) => sum + step.cost, change);
    if (cost < best.cost) best = { picks, cost };
  }
  return best;
}

function labelOf(
  picks: readonly Step[],
  combinations: readonly (readonly Step[])[],
  query: TraceQuery,
  passesGoods: (picks: readonly Step[]) => boolean,
): OrderLabel {
  const gap = query.order ? query.maxGapDays : Infinity;
  const follows = (steps: readonly Step[]): boolean =>
    steps.every((step, i) => i === 0 || (steps[i - 1]?.dates.to ?? 0) <= step.dates.from);
  if (picks.some((step) => !step.dates.known)) return 'missing';
  const reversed = combinations.map((steps) => [...steps].reverse());
  if (
    reversed.some(
      (steps) =>
        steps.every((step) => step.dates.known) && follows(steps) && passesOrder(steps, gap) && passesGoods(steps),
    )
  ) {
    return 'indifferent';
  }
  if (follows(picks)) return 'in order';
  return passesOrder(picks, Infinity) ? 'could be' : 'indifferent';
}
