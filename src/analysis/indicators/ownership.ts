import { listAt } from '../../case/lists.ts';
import { parseDateText, type Day } from '../../model/dates.ts';
import { standingListings } from '../../model/act.ts';
import { holdingsAbove, type Holdings } from '../ownership/holdings.ts';
import { keyedCaseIndex } from './caseIndex.ts';
import type { FlagContext } from './context.ts';
import { showNumber } from './words.ts';

/** The holdings above an entity that may stand on the day of the data; all of them where the data give no day. */
export async function holdingsOf(context: FlagContext, entity: number): Promise<Holdings> {
  const owned = listAt(context.data.adjacency.incoming, entity).some((one) => context.relationKind(one) === 'owns');
  return owned ? readHoldings(context, entity) : NOBODY;
}

/** Most entities have no recorded owner, and nothing is kept of them. */
const NOBODY: Holdings = new Map();

const readHoldings = keyedCaseIndex<number, Holdings>((context, entity) =>
  holdingsAbove(
    {
      data: context.data,
      relation: (relation) => context.relation(relation),
      pause: context.pause,
      on: dayOfData(context),
    },
    entity,
  ),
);

/** The authorities whose listings of an entity stand, in words: "EU Council and UK"; "a list" where no act says whose. */
export async function listedBy(context: FlagContext, entity: number): Promise<string> {
  const { acts } = await context.entity(entity);
  const { asOf } = context.data.header;
  const standing =
    asOf === undefined ? (acts ?? []).filter(({ type }) => type === 'listed') : standingListings(acts ?? [], asOf);
  const authorities = [...new Set(standing.map(({ authority }) => authority))];
  return authorities.length === 0 ? 'a list' : authorities.join(' and ');
}

/** A share in words: "30 %", "51 to 74 %", "an unstated share". */
export function showShare(share: { readonly from: number; readonly to: number } | undefined): string {
  if (share === undefined) return 'an unstated share';
  if (share.from === share.to) return `${showNumber(share.from)} %`;
  return `${showNumber(share.from)} to ${showNumber(share.to)} %`;
}

function dayOfData({ data }: FlagContext): Day | undefined {
  return data.header.asOf === undefined ? undefined : parseDateText(data.header.asOf)?.to;
}
