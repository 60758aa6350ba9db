import { endUseNumbers, endUsePapers } from './endUsePapers.ts';
import { isPriority, sharesCode } from './goods.ts';
import { notBefore } from './onward.ts';
import { absent, cannotTell, defineRule, present } from './rule.ts';
import { missingOf } from './sift.ts';
import { all, any, type Tri } from './tri.ts';
import { count, list, when } from './words.ts';
import { MISSING } from './missing.ts';

/**
 * Priority goods left the coalition without an end-use document, or under one whose named end-user received no such
 * goods on that day or later. In a case that records no end-use document at all, a missing one says nothing. Not asked
 * of other goods or routes.
 *
 * Source: BIS best practice, Oct 2023; Tri-Seal note, 2 Mar 2023.
 */
export const noEndUsePaper = defineRule({
  id: 'no-end-use-paper',
  title: 'Priority goods without an end-use document',
  basis: { text: 'BIS best practice, Oct 2023; Tri-Seal note, 2 Mar 2023' },
  subjectType: 'relation',
  inputs: ['end-use documents', 'countries of sender and receiver', 'HS codes of six digits'],
  thresholds: {},
  countryLists: ['coalition'],
  judge: async (relation, context) => {
    if (!context.isGoods(relation)) return undefined;
    const { sender, receiver } = context.flow(relation);
    const from = context.inCountries(sender, context.coalition);
    const inside = context.inCountries(receiver, context.coalition);
    const to: Tri = inside === 'yes' ? 'no' : inside === 'no' ? 'yes' : 'unknown';
    const priority = isPriority(context, relation);
    const applies = all(from, to, priority);
    if (applies === 'no') return undefined;
    const said = `${context.place(sender)} sent ${priority === 'yes' ? 'priority goods' : 'goods'} to ${context.place(receiver)} ${when(context.dates(relation))}`;
    if (applies === 'unknown') {
      const missing = missingOf([from, MISSING.country], [to, MISSING.country], [priority, MISSING.codes]);
      return cannotTell(
        missing,
        `${said}; whether they needed an end-use document is not recorded.`,
        [sender, receiver],
        [relation],
      );
    }
    const papers = await endUsePapers(context);
    const numbers = endUseNumbers((await context.relation(relation)).refs);
    if (numbers.length === 0) {
      if (papers.count === 0) {
        return cannotTell(
          'end-use documents: the case holds none at all',
          `${said}; no end-use document is recorded in this case.`,
          [sender, receiver],
          [relation],
        );
      }
      return present(
        `${said} without an end-use document; the case records ${count(papers.count, 'such document')} for other deliveries.`,
        [sender, receiver],
        [relation],
      );
    }
    const named = numbers.flatMap((number) => papers.named.get(number) ?? []);
    const users = named.flatMap(({ entities }) => entities);
    const stated = named.flatMap(({ relations }) => relations);
    const paper = `${said} under ${list(numbers)}`;
    if (users.length === 0) {
      return cannotTell(
        'the end-user whom the document names',
        `${paper}; whom it names is not recorded.`,
        [sender, receiver],
        [relation],
      );
    }
    const names = list(users.map((user) => context.name(user)));
    const arrivals = users.flatMap((user) => context.received(user));
    const tests = arrivals.map((one) =>
      one === relation ? 'yes' : all(notBefore(context, relation, one), sharesCode(context, relation, one)),
    );
    switch (any(...tests)) {
      case 'yes': {
        const arrived = arrivals.filter((_, at) => tests[at] === 'yes');
        return absent(
          `${paper}, which names ${names}, and ${names} received such goods.`,
          [sender, receiver, ...users],
          [relation, ...stated, ...arrived],
        );
      }
      case 'no':
        return present(
          `${paper}, which names ${names}; ${names} received no such goods on that day or later.`,
          [sender, receiver, ...users],
          [relation, ...stated],
        );
      case 'unknown':
        return cannotTell(
          'dates and HS codes of what the named end-user received',
          `${paper}, which names ${names}; whether these goods reached ${names} is not recorded.`,
          [sender, receiver, ...users],
          [relation, ...stated],
        );
    }
  },
});
