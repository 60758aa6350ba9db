import type { RelationRecord } from '../../model/records.ts';
import { goodsWords, quantityOf } from './amounts.ts';
import type { FlagContext } from './context.ts';
import { hs6Codes, sharesCode, showCode } from './goods.ts';
import { absent, cannotTell, defineRule, present } from './rule.ts';
import { missingOf } from './sift.ts';
import { all, any, daysBetween, within, type Range, type Tri } from './tri.ts';
import { count, showDays, when, showNumber } from './words.ts';
import { MISSING } from './missing.ts';

/** A delivery in and a delivery out of one entity, and what the rule asks of them. */
interface Pair {
  readonly incoming: number;
  readonly outgoing: number;
  readonly goods: Tri;
  readonly quantity: Tri;
  readonly time: Tri;
  readonly days: Range;
  /** Difference of the quantities as a share of what came in; infinite where unknown. */
  readonly difference: number;
}

/**
 * What came into an entity left it again: the same HS-6 code or the same words for the goods, a quantity that differs by
 * no more than the limit from what came in, in the same unit, and out at most so many days after in. Both deliveries
 * are named, those with the smallest difference first, then with the fewest days.
 *
 * Source: case practice; the limits are ours.
 */
export const passThrough = defineRule({
  id: 'pass-through',
  title: 'The same goods in and out',
  basis: { text: 'Case practice: no published source' },
  subjectType: 'entity',
  inputs: [
    'deliveries in and out with dates',
    'HS codes of six digits or words for the goods',
    'quantities with units',
  ],
  thresholds: {
    percent: { label: 'Quantities differ by at most', unit: '%', default: 5, least: 0, most: 100 },
    days: { label: 'Out after in, at most', unit: 'days', default: 60, least: 0, most: 3650 },
  },
  judge: async (entity, context, limit) => {
    const [received, sent] = [context.received(entity), context.sent(entity)];
    if (received.length === 0 || sent.length === 0) return undefined;
    const name = context.name(entity);
    const ins = await context.relationRecords(received);
    const outs = await context.relationRecords(sent);
    const outDates = sent.map((relation) => context.dates(relation));
    const limitDays = limit('days');
    let best: Pair | undefined;
    let unclear: Pair | undefined;
    let pairs = 0;
    let possible = 0;
    for (const [i, incoming] of received.entries()) {
      await context.pause();
      const into = context.dates(incoming);
      for (const [o, outgoing] of sent.entries()) {
        const out = outDates[o] ?? into;
        if (out.to < into.from || out.from > into.to + limitDays) continue;
        const days = daysBetween(into, out);
        const time = within(days, 0, limitDays);
        const [recordIn, recordOut] = [ins[i], outs[o]];
        if (recordIn === undefined || recordOut === undefined) continue;
        const goods = sameGoods(context, incoming, outgoing, recordIn, recordOut);
        const quantity = sameQuantity(recordIn, recordOut, limit('percent'));
        const pair = { incoming, outgoing, goods, days, time, ...quantity };
        const test = all(goods, quantity.quantity, time);
        if (test === 'yes') {
          pairs++;
          if (best === undefined || isCloser(pair, best)) best = pair;
        } else if (test === 'unknown') {
          possible++;
          if (unclear === undefined || isCloser(pair, unclear)) unclear = pair;
        }
      }
    }
    const ends = (pair: Pair): number[] => [
      entity,
      context.flow(pair.incoming).sender,
      context.flow(pair.outgoing).receiver,
    ];
    if (best !== undefined) {
      const more = pairs > 1 ? `; ${count(pairs - 1, 'more pair')} like it` : '';
      return present(`${await inAndOut(best)}${more}.`, ends(best), [best.incoming, best.outgoing]);
    }
    if (unclear !== undefined) {
      return cannotTell(
        missingOf(
          [unclear.goods, 'the HS codes or words for the goods'],
          [unclear.quantity, MISSING.quantities],
          [unclear.time, MISSING.deliveryDates],
        ),
        `${await inAndOut(unclear)}; ${count(possible, 'pair')} of deliveries may be the same goods, none surely is.`,
        ends(unclear),
        [unclear.incoming, unclear.outgoing],
      );
    }
    return absent(
      `None of ${count(received.length, 'delivery', 'deliveries')} to ${name} and ${sent.length} from it hold the same goods, within ` +
        `${limit('percent')} % of the quantity and ${limit('days')} days.`,
      [entity],
      [],
    );

    async function inAndOut({ incoming, outgoing, days }: Pair): Promise<string> {
      const [into, out] = [await context.relation(incoming), await context.relation(outgoing)];
      const code = hs6Codes(context, incoming).find((one) => hs6Codes(context, outgoing).includes(one));
      const what = code === undefined ? (goodsWords(into) ?? 'goods') : `HS ${showCode(code)}`;
      return (
        `${name} received ${amount(into)} of ${what} ${when(context.dates(incoming))} and sent ${amount(out)} ` +
        `${when(context.dates(outgoing))}: ${showDays(days)}, limit ${limit('days')}; quantity limit ${limit('percent')} %`
      );
    }
  },
});

function amount(record: RelationRecord): string {
  const quantity = quantityOf(record);
  return quantity === undefined ? 'an unknown quantity' : `${showNumber(quantity.amount)} ${quantity.measure}`;
}

/** The same code, or the same words; different words alone do not tell goods apart. */
function sameGoods(context: FlagContext, a: number, b: number, recordA: RelationRecord, recordB: RelationRecord): Tri {
  const [words, others] = [goodsWords(recordA), goodsWords(recordB)];
  return any(sharesCode(context, a, b), words !== undefined && words === others ? 'yes' : 'no');
}

function sameQuantity(
  into: RelationRecord,
  out: RelationRecord,
  percent: number,
): Pick<Pair, 'quantity' | 'difference'> {
  const [a, b] = [quantityOf(into), quantityOf(out)];
  if (a === undefined || b === undefined || a.measure !== b.measure) {
    return { quantity: 'unknown', difference: Number.POSITIVE_INFINITY };
  }
  const apart = Math.abs(a.amount - b.amount);
  return { quantity: apart * 100 <= percent * a.amount ? 'yes' : 'no', difference: apart / a.amount };
}

function isCloser(a: Pair, b: Pair): boolean {
  if (a.difference !== b.difference) return a.difference < b.difference;
  return a.days.most < b.days.most;
}
