import { RUSSIA, RUSSIA_OR_BELARUS } from './invasion.ts';
import { absent, cannotTell, defineRule, present } from './rule.ts';
import { searchRoutes } from './routeSearch.ts';
import { missingOf } from './sift.ts';
import { list, showDays, when } from './words.ts';
import { MISSING } from './missing.ts';

/** Makers are where goods begin. */
const ORIGINS = new Set(['manufacturer']);

/**
 * Goods that enter Russia or Belarus by this delivery came from a party in the coalition through at least one party in a
 * diversion-risk country, within the days of the threshold from the first delivery to the last; the path is given, as
 * far back as it surely goes. Every delivery of the path shares an HS-6 code with the last and comes no earlier than the
 * one before. Where the record of the goods breaks off at a party that is not their maker, what is not recorded cannot be ruled out, unless
 * the stated country of origin is outside the coalition. Asked of deliveries from outside Russia.
 *
 * Source: FinCEN and BIS, 28 Jun 2022; European Commission, 7 Sep 2023; the days are ours.
 */
export const diversionRoute = defineRule({
  id: 'diversion-route',
  title: 'From the coalition through a diversion-risk country',
  basis: { text: 'FinCEN and BIS, 28 Jun 2022; European Commission, 7 Sep 2023' },
  subjectType: 'relation',
  inputs: ['countries of all parties on the way', 'dates of deliveries', 'HS codes of six digits'],
  thresholds: {
    days: { label: 'First to last delivery, at most', unit: 'days', default: 180, least: 0, most: 3650 },
    hops: { label: 'Deliveries on the path, at most', unit: '', default: 6, least: 2, most: 8 },
  },
  countryLists: ['diversion', 'coalition'],
  judge: async (relation, context, limit) => {
    if (!context.isGoods(relation)) return undefined;
    const { sender, receiver } = context.flow(relation);
    const enters = context.inCountries(receiver, RUSSIA_OR_BELARUS);
    const within = context.inCountries(sender, RUSSIA) === 'yes';
    const inBelarus = [sender, receiver].every((party) => context.countries(party).join('') === 'BY');
    if (enters === 'no' || within || inBelarus) return undefined;
    const what = `${context.place(sender)} sent goods to ${context.place(receiver)} ${when(context.dates(relation))}`;
    if (enters === 'unknown') {
      const missing = MISSING.country;
      return cannotTell(
        missing,
        `${what}; whether they entered Russia or Belarus is not recorded.`,
        [sender, receiver],
        [relation],
      );
    }
    const limits = `limit ${limit('days')}`;
    const { best, openEnds, stopped } = searchRoutes(context, relation, limit('hops'), limit('days'));
    if (best?.outcome === 'yes') {
      const path = best.parties.map((party) => context.place(party)).join(' → ');
      return present(
        `${path}: ${showDays(best.days)} from the first to the last delivery, ${limits}.`,
        best.parties,
        best.relations,
      );
    }
    if (best !== undefined) {
      const path = best.parties.map((party) => context.place(party)).join(' → ');
      const missing = missingOf(
        [best.origin === 'unknown' || best.diverted === 'unknown' ? 'unknown' : 'no', MISSING.country],
        [best.goods, MISSING.codes],
        [best.time, MISSING.deliveryDates],
      );
      return cannotTell(
        missing,
        `${path} may be one path of these goods: ${showDays(best.days)}, ${limits}.`,
        best.parties,
        best.relations,
      );
    }
    if (stopped) {
      return cannotTell(
        'a complete search: the network around is too dense',
        `${what}; not every way back was looked at.`,
        [sender, receiver],
        [relation],
      );
    }
    const { origin } = await context.relation(relation);
    const open = openEnds.filter(
      (party) => !ORIGINS.has(context.kind(party)) && context.inCountries(party, context.coalition) !== 'yes',
    );
    if (open.length > 0 && (origin === undefined || context.coalition.has(origin))) {
      const names = list(open.map((party) => context.name(party)));
      return cannotTell(
        'the deliveries by which the goods had come',
        `${what}; no delivery of them to ${names} is recorded.`,
        [sender, receiver, ...open],
        [relation],
      );
    }
    return absent(
      `${what}; no recorded path leads to it from the coalition through a diversion-risk country within ${limit('days')} days.`,
      [sender, receiver],
      [relation],
    );
  },
});
