import { intervalOf, showDate } from '../../model/dates.ts';
import type { EntityKind } from '../../model/entityKinds.ts';
import type { FlagContext } from './context.ts';
import { isPriority } from './goods.ts';
import { INVASION, INVASION_DATES } from './invasion.ts';
import { absent, cannotTell, defineRule, present, type Finding } from './rule.ts';
import { all, any, daysBetween, isAfter, within } from './tri.ts';
import { count, list, showDays } from './words.ts';
import { MISSING } from './missing.ts';

const DEALERS: ReadonlySet<EntityKind> = new Set([
  'company',
  'trader',
  'procurement',
  'distributor',
  'forwarder',
  'customs_broker',
  'carrier',
  'broker',
]);

const EARLY = { yes: 'within', no: 'outside', unknown: 'perhaps within' };

/**
 * A firm that trades, buys for others or moves goods was founded after 24 Feb 2022 and has a part in at least one
 * relation in goods of the Common High Priority List, as an end or as a facilitator. The sentence gives the days after
 * 24 Feb 2022, and says when the firm is in a diversion-risk country or its first recorded shipment came within the
 * limit after founding: both make the indicator stronger and neither decides it. Says nothing of firms in whose name no
 * goods are recorded.
 *
 * Source: FinCEN and BIS, FIN-2023-Alert004, 19 May 2023; the days to the first shipment are ours.
 */
export const foundedAfterInvasion = defineRule({
  id: 'founded-after-invasion',
  title: 'Founded after 24 Feb 2022 and dealing in priority goods',
  basis: { text: 'FinCEN and BIS, FIN-2023-Alert004', date: '2023-05-19' },
  subjectType: 'entity',
  inputs: ['founding date', 'HS codes of six digits'],
  thresholds: {
    'first-shipment-days': {
      label: 'A first shipment this soon after founding makes it stronger',
      unit: 'days',
      default: 90,
      least: 0,
      most: 3650,
    },
  },
  countryLists: ['diversion'],
  judge: async (entity, context, limit) => {
    if (!DEALERS.has(context.kind(entity))) return undefined;
    const goods = goodsOf(context, entity);
    if (goods.length === 0) return undefined;
    const { founded } = await context.entity(entity);
    const founding = intervalOf(founded === undefined ? undefined : { from: founded, to: founded });
    const after = isAfter(founding, INVASION);
    const priority = goods.filter((relation) => isPriority(context, relation) === 'yes');
    const deals = any(...goods.map((relation) => isPriority(context, relation)));
    const name = context.name(entity);
    const said = !founding.known
      ? `No founding date of ${name} is recorded`
      : `${name} was founded ${showDate(founded ?? '')}`;
    const parts = `of ${count(goods.length, 'recorded goods relation')} ${priority.length} ${
      priority.length === 1 ? 'is' : 'are'
    } in priority goods`;

    switch (all(after, deals)) {
      case 'yes': {
        const days = showDays(daysBetween(INVASION_DATES, founding));
        return present(`${said}, ${days} after 24 Feb 2022; ${parts}${stronger()}.`, [entity], priority);
      }
      case 'no':
        return absent(`${said}; ${parts}.`, [entity], priority);
      case 'unknown':
        return unknown();
    }

    function unknown(): Finding {
      const missing = list([
        ...(founding.known ? [] : [MISSING.founding]),
        ...(founding.known && after === 'unknown' ? [MISSING.foundingDay] : []),
        ...(deals === 'unknown' ? [MISSING.codes] : []),
      ]);
      return cannotTell(missing, `${said}; ${parts}.`, [entity], priority);
    }

    function stronger(): string {
      const limitDays = limit('first-shipment-days');
      const dated = goods.filter((relation) => context.dates(relation).known);
      const first = dated.toSorted((a, b) => context.dates(a).from - context.dates(b).from)[0];
      const days = first === undefined ? undefined : daysBetween(founding, context.dates(first));
      const early = days === undefined ? 'unknown' : within(days, 0, limitDays);
      const reasons = [
        ...(context.inCountries(entity, context.diversion) === 'yes'
          ? [`in ${context.countries(entity).join(', ')}, a diversion-risk country`]
          : []),
        ...(days !== undefined
          ? [`first recorded shipment ${showDays(days)} after founding, ${EARLY[early]} the limit of ${limitDays}`]
          : []),
      ];
      return reasons.length === 0 ? '' : `; ${reasons.join('; ')}`;
    }
  },
});

/** Goods relations in which an entity has a part. */
function goodsOf(context: FlagContext, entity: number): number[] {
  return [...context.around(entity), ...context.served(entity)].filter((relation) => context.isGoods(relation));
}
