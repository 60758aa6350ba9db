import type { EntityKind } from '../../model/entityKinds.ts';
import { onwardOf } from './onward.ts';
import { absent, cannotTell, defineRule, present } from './rule.ts';
import { sift } from './sift.ts';
import { any } from './tri.ts';
import { count, list, showInterval } from './words.ts';

const FORWARDERS: ReadonlySet<EntityKind> = new Set(['forwarder', 'customs_broker', 'carrier', 'broker']);

/**
 * A forwarder or another logistics firm received goods as the consignee, and no recorded delivery carries goods of the
 * same HS-6 code on from it, on that day or later. Not asked of firms that receive nothing.
 *
 * Source: BIS red-flag indicators.
 */
export const forwarderConsignee = defineRule({
  id: 'forwarder-consignee',
  title: 'The last consignee is a forwarder',
  basis: { text: 'BIS red-flag indicators' },
  subjectType: 'entity',
  inputs: ['deliveries to and from the forwarder with dates and HS codes'],
  thresholds: {},
  judge: async (entity, context) => {
    if (!FORWARDERS.has(context.kind(entity))) return undefined;
    const received = context.received(entity);
    if (received.length === 0) return undefined;
    const name = context.name(entity);
    const leaves = new Map(received.map((relation) => [relation, onwardOf(context, relation)]));
    const found = sift(received, (relation) => {
      const goesOn = any(...(leaves.get(relation) ?? []).map(({ same }) => same));
      return goesOn === 'unknown' ? 'unknown' : goesOn === 'yes' ? 'no' : 'yes';
    });
    const total = count(received.length, 'delivery', 'deliveries');
    switch (found.any) {
      case 'yes': {
        const dates = found.yes.map((relation) => showInterval(context.dates(relation)));
        return present(
          `${name} is the consignee of ${total}; for ${found.yes.length}, of ${list(dates)}, nothing is recorded to carry the goods on.`,
          [entity, ...found.yes.map((relation) => context.flow(relation).sender)],
          found.yes,
        );
      }
      case 'no':
        return absent(
          `${name} is the consignee of ${total}, and goods of the same code left it no earlier each time.`,
          [entity],
          [...received, ...onward(received)],
        );
      case 'unknown':
        return cannotTell(
          'dates and HS codes of what went on',
          `${name} is the consignee of ${total}; whether what left it later are the same goods is not recorded for ${found.unknown.length}.`,
          [entity],
          [...found.unknown, ...onward(found.unknown)],
        );
    }

    function onward(relations: readonly number[]): number[] {
      return relations.flatMap((relation) => (leaves.get(relation) ?? []).map((next) => next.relation));
    }
  },
});
