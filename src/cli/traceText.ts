import type { CaseData } from '../case/caseData.ts';
import { countryName } from '../case/codes.ts';
import { listAt } from '../case/lists.ts';
import { showSpan } from '../model/dates.ts';
import { showHs } from '../model/hs.ts';
import { RELATION_KINDS } from '../model/relationKinds.ts';
import { ORDER_WORDS, type Chain, type Count, type Hop, type TraceAnswer } from '../model/result.ts';
import type { TraceQuery } from '../model/query.ts';
import { showCount } from './plainText.ts';

const STOPPED: Readonly<Record<TraceAnswer['stoppedBy'], string>> = {
  exhausted: 'everything was looked at',
  limit: 'stopped at the counting limit',
  time: 'stopped by time',
  cancelled: 'stopped before the end',
};

/** A trace for people to read. */
export async function traceLines(data: CaseData, query: TraceQuery, answer: TraceAnswer): Promise<string[]> {
  const { found, chains, nearMisses, skipped } = answer;
  const [one, many] =
    query.layer === 'goods' || query.layer === 'money' ? ['chain', 'chains'] : ['connection', 'connections'];
  const lines = [
    `From ${showCount(answer.fromCount)} to ${showCount(answer.toCount)} entities, ` +
      `layer ${query.layer}, at most ${query.maxHops} hops`,
    `${showNumber(found)} ${found.count === 1 ? one : many}, ${showCount(chains.length)} listed; ${STOPPED[answer.stoppedBy]}`,
  ];
  if (answer.undatedInWindow > 0)
    lines.push(`${showCount(answer.undatedInWindow)} undated relations kept in the window`);
  if (skipped.length > 0) lines.push(`Skipped for too many neighbours: ${skipped.join(', ')}`);
  for (const [index, chain] of chains.entries()) {
    lines.push('', `${index + 1}. ${chainHead(chain)}`, ...(await hopLines(data, chain, chain.weakestHop)));
  }
  const { order, goods, together, complete } = nearMisses;
  const reasons = `${showCount(order)} by order, ${showCount(goods)} by goods, ${showCount(together)} by both together`;
  lines.push('', `Near misses: ${complete ? '' : 'at least '}${reasons}`);
  for (const miss of nearMisses.listed) {
    lines.push('', `- cost ${miss.cost}: ${miss.clash}`, ...(await hopLines(data, miss, undefined)));
  }
  return lines;
}

function showNumber({ count, complete }: Count): string {
  return complete ? showCount(count) : `At least ${showCount(count)}`;
}

function chainHead({ cost, order, support, goodsChangeAt }: Chain): string {
  const goods = goodsChangeAt === undefined ? '' : `, goods change at hop ${goodsChangeAt + 1}`;
  return `cost ${cost}, ${ORDER_WORDS[order]}, support ${support}${goods}`;
}

async function hopLines(
  data: CaseData,
  { entities, hops }: { readonly entities: readonly string[]; readonly hops: readonly Hop[] },
  weakest: number | undefined,
): Promise<string[]> {
  const lines = [partyLine(data, entities[0] ?? '')];
  for (const [index, hop] of hops.entries()) {
    lines.push(await hopLine(data, hop, index === weakest && hops.length > 1), partyLine(data, hop.to));
  }
  return lines;
}

function partyLine({ entities }: CaseData, id: string): string {
  const index = entities.index.find(id);
  const countries = [...listAt(entities.countries, index)].map(countryName).join(', ');
  const name = entities.names.get(index);
  return `   ${name}${countries === '' ? '' : ` (${countries})`}${name === id ? '' : ` [${id}]`}`;
}

async function hopLine(data: CaseData, hop: Hop, isWeakest: boolean): Promise<string> {
  const picked = await data.details.relation(data.relations.index.find(hop.picked));
  const arrow = picked.from === hop.from ? '→' : '←';
  const hs = picked.goods?.hs?.map(showHs).join(', ');
  const more = hop.relations.length - 1;
  return [
    `     ${arrow} ${RELATION_KINDS[picked.kind].label}, ${showSpan(picked.dates)}`,
    ...(hs === undefined || hs === '' ? [] : [`HS ${hs}`]),
    `${picked.claim?.status ?? 'unknown'} [${hop.picked}]`,
    ...(more > 0 ? [`and ${more} more`] : []),
    ...(hop.association ? ['association'] : []),
    ...(isWeakest ? ['weakest hop'] : []),
  ].join(', ');
}
