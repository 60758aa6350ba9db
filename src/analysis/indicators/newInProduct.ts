import { intervalOf } from '../../model/dates.ts';
import type { EntityKind } from '../../model/entityKinds.ts';
import { caseIndex } from './caseIndex.ts';
import { hs6Codes, isPriority, priorityCodes, showCode } from './goods.ts';
import { INVASION } from './invasion.ts';
import { absent, cannotTell, defineRule, present } from './rule.ts';
import { missingOf, sift } from './sift.ts';
import { all, any, isAfter } from './tri.ts';
import { count, list, when } from './words.ts';
import { MISSING } from './missing.ts';

/** Makers do not become new to what they make, and a country is not a party. */
const NOT_ASKED: ReadonlySet<EntityKind> = new Set(['manufacturer', 'country']);

/** The last possible day of the earliest goods relation of the case. */
const earliestTrade = caseIndex(async (context) => {
  let earliest = Number.POSITIVE_INFINITY;
  for (let relation = 0; relation < context.data.relations.count; relation++) {
    if (relation % 10_000 === 0) await context.pause();
    const dates = context.dates(relation);
    if (dates.known && dates.to < earliest && context.isGoods(relation)) earliest = dates.to;
  }
  return earliest;
});

/**
 * The first recorded trade of an entity in an HS-6 code of the Common High Priority List came after 24 Feb 2022; where
 * that was its first recorded trade of any kind, the sentence says so. A case without any trade before that day cannot
 * show what is new, except for a firm that was founded later. Makers are not asked. Only codes of the list count: every
 * trader takes up some new goods.
 *
 * Source: G7 industry guidance, 24 Sep 2024.
 */
export const newInProduct = defineRule({
  id: 'new-in-product',
  title: 'New in priority goods after 24 Feb 2022',
  basis: { text: 'G7 industry guidance', date: '2024-09-24' },
  subjectType: 'entity',
  inputs: ['HS codes of six digits', 'dates of deliveries', 'trade before 24 Feb 2022 or the founding date'],
  thresholds: {},
  judge: async (entity, context) => {
    const goods = NOT_ASKED.has(context.kind(entity))
      ? []
      : context.around(entity).filter((one) => context.isGoods(one));
    if (goods.length === 0) return undefined;
    const name = context.name(entity);
    const uncoded = goods.filter((relation) => isPriority(context, relation) === 'unknown');
    const codes = [...new Set(goods.flatMap((relation) => priorityCodes(context, relation)))].toSorted((a, b) => a - b);
    if (codes.length === 0 && uncoded.length === 0) {
      return absent(
        `None of ${count(goods.length, 'recorded delivery', 'recorded deliveries')} of ${name} is in priority goods.`,
        [entity],
        [],
      );
    }
    const { founded } = await context.entity(entity);
    const founding = intervalOf(founded === undefined ? undefined : { from: founded, to: founded });
    const reachesBack = any(
      isAfter(founding, INVASION),
      (await earliestTrade(context)) <= INVASION ? 'yes' : 'unknown',
    );
    const after = (relation: number) => isAfter(context.dates(relation), INVASION);
    const inCode = (code: number) => goods.filter((relation) => hs6Codes(context, relation).includes(code));
    const noneEarlierUncoded = uncoded.every((relation) => after(relation) === 'yes') ? 'yes' : 'unknown';
    const found = sift(codes, (code) => all(...inCode(code).map(after), noneEarlierUncoded, reachesBack));

    if (found.any === 'yes') {
      const firsts = found.yes.map((code) => firstOf(inCode(code)));
      const said = found.yes.map((code, at) => `HS ${showCode(code)} ${when(context.dates(firsts[at] ?? 0))}`);
      const start = Math.min(...goods.map((relation) => context.dates(relation).from));
      const isFirst = firsts.some((relation) => context.dates(relation).from === start);
      return present(
        `The first recorded trade of ${name} in priority goods came after 24 Feb 2022 in ${list(said)}` +
          `${isFirst ? ', its first recorded trade of any kind' : ''}.`,
        [entity],
        firsts,
      );
    }
    if (found.any === 'no' && uncoded.length === 0) {
      const old = codes.map((code) => `HS ${showCode(code)} ${when(context.dates(firstOf(inCode(code))))}`);
      return absent(
        `The first recorded trade of ${name} in priority goods was on or before 24 Feb 2022: ${list(old)}.`,
        [entity],
        codes.map((code) => firstOf(inCode(code))),
      );
    }
    const unclear = goods.filter((relation) => isPriority(context, relation) !== 'no');
    return cannotTell(
      missingOf(
        [uncoded.length > 0 ? 'unknown' : 'no', MISSING.codes],
        [unclear.some((relation) => after(relation) === 'unknown') ? 'unknown' : 'no', MISSING.deliveryDates],
        [reachesBack, `${MISSING.earlierTrade} or ${MISSING.founding}`],
      ),
      `Whether ${name} traded in ${codes.length === 0 ? 'priority goods' : list(codes.map((code) => `HS ${showCode(code)}`))} ` +
        'on or before 24 Feb 2022 is not recorded.',
      [entity],
      unclear,
    );

    function firstOf(relations: readonly number[]): number {
      return relations.toSorted((a, b) => context.dates(a).from - context.dates(b).from)[0] ?? 0;
    }
  },
});
