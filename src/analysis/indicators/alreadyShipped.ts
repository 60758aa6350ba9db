import type { FlagContext } from './context.ts';
import { isPriority } from './goods.ts';
import { INVASION, RUSSIA } from './invasion.ts';
import { absent, cannotTell, defineRule, present } from './rule.ts';
import { missingOf, sift } from './sift.ts';
import { all, isAfter, type Tri } from './tri.ts';
import { count, when } from './words.ts';
import { MISSING } from './missing.ts';

/**
 * The entity, itself not in Russia, sent goods of the Common High Priority List to a party in Russia after 24 Feb 2022;
 * the last date is given. Says nothing of parties in Russia and of those that send nothing.
 *
 * Source: BIS guidance, 10 Jul 2024.
 */
export const alreadyShipped = defineRule({
  id: 'already-shipped',
  title: 'Has shipped priority goods to Russia after 24 Feb 2022',
  basis: { text: 'BIS guidance', date: '2024-07-10' },
  subjectType: 'entity',
  inputs: ['countries of sender and receiver', 'HS codes of six digits', 'dates of deliveries'],
  thresholds: {},
  judge: async (entity, context) => {
    const inRussia = context.inCountries(entity, RUSSIA);
    const sent = context.sent(entity);
    if (inRussia === 'yes' || sent.length === 0) return undefined;
    const abroad: Tri = inRussia === 'no' ? 'yes' : 'unknown';
    const tests = (relation: number): Tests => ({
      toRussia: context.inCountries(context.flow(relation).receiver, RUSSIA),
      priority: isPriority(context, relation),
      after: isAfter(context.dates(relation), INVASION),
    });
    const found = sift(sent, (relation) => {
      const { toRussia, priority, after } = tests(relation);
      return all(abroad, toRussia, priority, after);
    });
    const name = context.name(entity);
    switch (found.any) {
      case 'yes': {
        const last = found.yes.toSorted((a, b) => context.dates(b).to - context.dates(a).to)[0] ?? 0;
        return present(
          `${name} sent priority goods to Russia after 24 Feb 2022 in ${count(found.yes.length, 'recorded delivery', 'recorded deliveries')}, ` +
            `the last to ${context.name(context.flow(last).receiver)} ${when(context.dates(last))}.`,
          [entity, ...receivers(context, found.yes)],
          found.yes,
        );
      }
      case 'no':
        return absent(
          `Of ${count(sent.length, 'recorded delivery', 'recorded deliveries')} sent by ${name}, ${counted((t) => t.toRussia)} went to Russia, ` +
            `${counted((t) => t.priority)} held priority goods and ${counted((t) => t.after)} came after 24 Feb 2022; none is all three.`,
          [entity],
          sent.filter((relation) => tests(relation).toRussia === 'yes'),
        );
      case 'unknown': {
        const unclear = found.unknown.map(tests);
        return cannotTell(
          missingOf(
            [abroad, MISSING.country],
            ...unclear.flatMap(({ toRussia, priority, after }) => [
              [toRussia, MISSING.country] as const,
              [priority, MISSING.codes] as const,
              [after, MISSING.deliveryDates] as const,
            ]),
          ),
          `${count(found.unknown.length, 'delivery', 'deliveries')} sent by ${name} may have been priority goods to Russia after ` +
            '24 Feb 2022, and none surely was.',
          [entity, ...receivers(context, found.unknown)],
          found.unknown,
        );
      }
    }

    function counted(test: (tests: Tests) => Tri): number {
      return sent.filter((relation) => test(tests(relation)) === 'yes').length;
    }
  },
});

interface Tests {
  readonly toRussia: Tri;
  readonly priority: Tri;
  readonly after: Tri;
}

function receivers(context: FlagContext, relations: readonly number[]): number[] {
  return relations.map((relation) => context.flow(relation).receiver);
}
