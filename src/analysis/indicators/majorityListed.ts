import { MAJORITY_RULES, majoritySum, type CountedHolding, type MajoritySum } from '../ownership/majority.ts';
import type { FlagContext } from './context.ts';
import { holdingsOf, listedBy, showShare } from './ownership.ts';
import { A_LIST, isParty, knowsListings } from './parties.ts';
import { absent, cannotTell, defineRule, present } from './rule.ts';
import { list, showNumber } from './words.ts';

/**
 * Listed owners together hold half of a party: the shares of direct owners who are listed, or of whom listed owners hold
 * half by the same count, are added up. The sentence gives the sum under the rule of OFAC (50 % or more) and under that
 * of the EU as commonly stated (more than 50 %), with who lists each owner; lists of different authorities are added
 * together, so whether one authority's rule applies is for the reader. Present as soon as one rule is reached; where a
 * range or a share that is not stated spans the limit, it cannot tell.
 *
 * Sources: OFAC, Revised Guidance on Entities Owned by Persons Whose Property and Interests in Property Are Blocked,
 * 13 Aug 2014; EU best practices on restrictive measures.
 */
export const majorityListed = defineRule({
  id: 'majority-listed',
  title: 'Listed owners hold half',
  basis: { text: 'Ownership rules of OFAC (50 % or more) and of the EU (more than 50 %)' },
  subjectType: 'entity',
  inputs: ['owners with their shares', 'listings of the owners'],
  thresholds: {},
  judge: async (entity, context) => {
    if (!isParty(context, entity)) return undefined;
    const holdings = await holdingsOf(context, entity);
    const name = context.name(entity);
    const direct = holdings.get(entity) ?? [];
    if (direct.length === 0)
      return cannotTell(`the owners of ${name}`, `no owner of ${name} is recorded.`, [entity], []);
    if (!knowsListings(context)) {
      return cannotTell(
        A_LIST,
        `nobody in the data loaded is listed, so that no owner of ${name} is says nothing.`,
        [entity],
        [],
      );
    }
    const isListed = (owner: number): boolean => context.isListed(owner);
    const ofac = majoritySum(holdings, entity, 'ofac', isListed);
    const eu = majoritySum(holdings, entity, 'eu', isListed);
    const entities = [entity, ...ofac.counted.map(({ owner }) => owner)];
    const relations = ofac.counted.flatMap((holding) => holding.relations);
    if (ofac.counted.length === 0) {
      const rest = 100 - direct.reduce((sum, { share }) => sum + (share?.to ?? 100), 0);
      const other = rest > 0 ? `; owners of ${showNumber(rest)} % are not recorded` : '';
      return absent(
        `none of the recorded owners of ${name} is listed or held by listed owners to half${other}.`,
        [entity],
        direct.flatMap((holding) => holding.relations),
      );
    }
    const terms = [];
    for (const holding of ofac.counted) terms.push(await term(context, holding));
    const sums = [ofac, eu].map(said).join(', ');
    const sentence = `${terms.join(' + ')} = ${showShare({ from: ofac.from, to: ofac.to })} of ${name}; ${sums}.`;
    if (ofac.outcome === 'reached') return present(sentence, entities, relations);
    if (ofac.outcome === 'not reached') return absent(sentence, entities, relations);
    const open = ofac.counted.filter(
      ({ share, certain }) => !certain || share === undefined || share.from !== share.to,
    );
    const missing = `the exact share of ${list(open.map(({ owner }) => context.name(owner)))}`;
    return cannotTell(missing, sentence, entities, relations);
  },
});

async function term(context: FlagContext, { owner, share, ownerListed }: CountedHolding): Promise<string> {
  const why = ownerListed ? `listed by ${await listedBy(context, owner)}` : 'of which listed owners hold half';
  return `${showShare(share)} (${context.name(owner)}, ${why})`;
}

function said({ rule, outcome }: MajoritySum): string {
  const words = { reached: 'reached', 'not reached': 'not reached', open: 'reached or not, as the shares turn out' };
  return `the ${MAJORITY_RULES[rule].label} is ${words[outcome]}`;
}
