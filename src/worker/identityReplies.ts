import type { CaseData } from '../case/caseData.ts';
import { EntityFlag } from '../case/caseData.ts';
import { parseDateText } from '../model/dates.ts';
import { briefsOf, entityBrief } from './briefs.ts';
import type { Context } from './context.ts';
import type { MergeReply, OwnershipReply } from './identityProtocol.ts';
import type { RequestType } from './protocol.ts';

/** The parties of the case that may be one, strongest first; analysis and romaniser load when first asked for. */
export async function mergeReply(data: CaseData, limit: number, context: Context<RequestType>): Promise<MergeReply> {
  const [{ transliterate }, { suggestMerges }] = await Promise.all([
    import('transliteration'),
    import('../analysis/identity/merges.ts'),
  ]);
  const { suggestions, tooCommon } = await suggestMerges(data, {
    romanise: (text) => transliterate(text),
    pause: context.pause,
    progress: (done) => context.progress({ label: 'Comparing names and numbers', done, total: 1 }),
  });
  return {
    pairs: suggestions.slice(0, limit).map(({ first, second, basis, strength, reason }) => ({
      first: entityBrief(data, first),
      second: entityBrief(data, second),
      basis,
      strength,
      reason,
    })),
    count: suggestions.length,
    tooCommon,
  };
}

/** Who owns an entity as far as the records go, as of the day of the data where they give one. */
export async function ownershipReply(
  data: CaseData,
  entity: number,
  context: Context<RequestType>,
): Promise<OwnershipReply> {
  const [{ holdingsAbove }, { ownershipOf }, { MAJORITY_RULES, majoritySum }] = await Promise.all([
    import('../analysis/ownership/holdings.ts'),
    import('../analysis/ownership/ownership.ts'),
    import('../analysis/ownership/majority.ts'),
  ]);
  const { asOf } = data.header;
  const holdings = await holdingsAbove(
    {
      data,
      relation: (relation) => data.details.relation(relation),
      pause: context.pause,
      on: asOf === undefined ? undefined : parseDateText(asOf)?.to,
    },
    entity,
  );
  const { owners, holdings: all, loops, depth, complete } = ownershipOf(holdings, entity);
  const idOf = (index: number): string => data.entities.ids.get(index);
  const isListed = (index: number): boolean => ((data.entities.flags[index] ?? 0) & EntityFlag.listed) !== 0;
  return {
    id: idOf(entity),
    asOf,
    owners: owners.map((owner) => ({ ...owner, entity: idOf(owner.entity) })),
    holdings: all.map(({ owner, owned, share, relations }) => ({
      owner: idOf(owner),
      owned: idOf(owned),
      share,
      relations: relations.map((relation) => data.relations.ids.get(relation)),
    })),
    loops: loops.map((loop) => loop.map(idOf)),
    depth,
    complete,
    sums: (['ofac', 'eu'] as const).map((rule) => {
      const { from, to, outcome, counted } = majoritySum(holdings, entity, rule, isListed);
      return {
        rule,
        label: MAJORITY_RULES[rule].label,
        from,
        to,
        outcome,
        counted: counted.map(({ owner, share, ownerListed, certain }) => ({
          owner: idOf(owner),
          share,
          ownerListed,
          certain,
        })),
      };
    }),
    entities: briefsOf(data, [idOf(entity), ...owners.map((owner) => idOf(owner.entity))]),
  };
}
