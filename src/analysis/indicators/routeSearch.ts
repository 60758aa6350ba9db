import type { FlagContext } from './context.ts';
import { sharesCode } from './goods.ts';
import { RUSSIA } from './invasion.ts';
import { all, any, type Range, type Tri } from './tri.ts';

/** A way by which goods may have come to a last delivery, from its first sender on. */
export interface Route {
  /** The relations in the order of the goods, the last delivery included. */
  readonly relations: readonly number[];
  /** The parties in the order of the goods, one more than the relations. */
  readonly parties: readonly number[];
  /** The first sender is in the coalition. */
  readonly origin: Tri;
  /** A party between the ends is in a diversion-risk country. */
  readonly diverted: Tri;
  /** Every delivery shares an HS-6 code with the last. */
  readonly goods: Tri;
  /** Each delivery comes no earlier than the one before, and the last within the limit after the first. */
  readonly time: Tri;
  /** Days from the first to the last delivery. */
  readonly days: Range;
  readonly outcome: Tri;
}

/** What a search finds: the best route, and the parties to whom no delivery of the goods is recorded. */
export interface RouteSearch {
  readonly best: Route | undefined;
  readonly openEnds: readonly number[];
  /** The search was stopped before it had looked at everything. */
  readonly stopped: boolean;
}

/** Relations looked at for one last delivery; a denser network is searched in part, and the answer says so. */
const MOST_VISITS = 5000;

/**
 * Looks back from a delivery for a route of distinct parties, of at least two deliveries and at most `maxHops`, none of
 * the parties between in Russia. The first route that surely meets every test is followed back as far as it does.
 * A route that may meet them is the second best.
 */
export function searchRoutes(context: FlagContext, last: number, maxHops: number, limitDays: number): RouteSearch {
  let best: Route | undefined;
  let visits = 0;
  const openEnds = new Set<number>();
  const { sender, receiver } = context.flow(last);
  const relations = [last];
  const parties = [sender, receiver];
  visit('yes', context.dates(last).to, context.dates(last).from, context.dates(last).to);
  return { best, openEnds: [...openEnds], stopped: visits > MOST_VISITS };

  /** The route so far has its goods test, the latest day its first delivery may have, the latest start and earliest end. */
  function visit(goods: Tri, latest: number, maxFrom: number, minTo: number): void {
    const [first = sender] = parties;
    if (relations.length === maxHops) return;
    let isRecorded = false;
    for (const relation of context.received(first)) {
      if (++visits > MOST_VISITS) return;
      const known = best;
      const dates = context.dates(relation);
      const before = context.flow(relation).sender;
      const shared = all(goods, sharesCode(context, relation, last));
      isRecorded ||= shared !== 'no';
      const latestHere = Math.min(latest, dates.to);
      const [from, to] = [Math.max(maxFrom, dates.from), Math.min(minTo, dates.to)];
      if (shared === 'no' || latestHere < dates.from || from - to > limitDays || parties.includes(before)) continue;
      relations.unshift(relation);
      parties.unshift(before);
      const route = routeOf(shared);
      if (isBetter(route)) best = route;
      if (context.inCountries(before, RUSSIA) !== 'yes') visit(shared, latestHere, from, to);
      relations.shift();
      parties.shift();
      // A route that is sure was followed back as far as it goes.
      if (best !== known && best?.outcome === 'yes') return;
    }
    if (!isRecorded) openEnds.add(first);
  }

  function isBetter(route: Route): boolean {
    if (route.outcome === 'no') return false;
    if (best === undefined || best.outcome !== route.outcome) return best === undefined || route.outcome === 'yes';
    return route.outcome === 'yes' && route.relations.length > best.relations.length;
  }

  function routeOf(goods: Tri): Route {
    const [first = sender, ...others] = parties;
    const origin = context.inCountries(first, context.coalition);
    const diverted = any(...others.slice(0, -1).map((party) => context.inCountries(party, context.diversion)));
    const dates = relations.map((relation) => context.dates(relation));
    const [start, end] = [dates[0] ?? context.dates(last), context.dates(last)];
    const days = { least: Math.max(0, end.from - start.to), most: end.to - start.from };
    const isOrdered = dates.every((date, at) => date.known && (at === 0 || (dates[at - 1]?.to ?? 0) <= date.from));
    // What is left is possible: the search went on only with routes that some days within the dates allow.
    const time: Tri = isOrdered && days.most <= limitDays ? 'yes' : 'unknown';
    const outcome = all(origin, diverted, goods, time);
    return { relations: [...relations], parties: [...parties], origin, diverted, goods, time, days, outcome };
  }
}
