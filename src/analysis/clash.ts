import type { CaseData } from '../case/caseData.ts';
import { hsLength } from '../case/codes.ts';
import { dayText, OPEN_END, OPEN_START, parseDateText, showSpan, type Day } from '../model/dates.ts';
import { showHs } from '../model/hs.ts';
import type { TraceQuery } from '../model/query.ts';
import type { DateSpan } from '../model/records.ts';
import type { NearMissReason } from '../model/result.ts';
import type { PickTests } from './labels.ts';
import type { PickFinder } from './picks.ts';
import { ANY_GOODS, NO_GOODS } from './prefixSets.ts';
import type { StaticChain } from './ranking.ts';
import { SlotFlag, type WalkGraph } from './walkGraph.ts';

/** What clashes in a near miss and at which hop it is first felt. */
export interface Clash {
  readonly text: string;
  readonly at: number;
}

/** More spans or codes than this are counted, not listed. */
const MOST_LISTED = 3;

/** Names the dates or codes for which a static chain has no coherent pick. */
export function describeClash(
  data: CaseData,
  query: TraceQuery,
  graph: WalkGraph,
  finder: PickFinder,
  chain: StaticChain,
  reasons: readonly NearMissReason[],
  tests: PickTests,
): Clash {
  const clashes = reasons.map((reason) => {
    if (reason === 'order') return orderClash(query, graph, finder, chain, tests);
    if (reason === 'goods') return goodsClash(data, query, graph, finder, chain, tests);
    const at = finder.passingHops(chain, tests);
    const text = `Dates and codes can each be kept to, but not by the same records: ${hopWord(at)} is the first that fails.`;
    return { text, at };
  });
  return { text: clashes.map((clash) => clash.text).join(' '), at: Math.min(...clashes.map((clash) => clash.at)) };
}

function orderClash(
  query: TraceQuery,
  graph: WalkGraph,
  finder: PickFinder,
  chain: StaticChain,
  tests: PickTests,
): Clash {
  const alone: PickTests = { ...tests, goods: 'off' };
  const at = finder.passingHops(chain, alone);
  const withoutGap = finder.passingHops(chain, { ...alone, maxGapDays: Infinity });
  const dates = (hop: number): string => spansOf(graph, chain.groups[hop] ?? 0);
  if (withoutGap > at) {
    const before = lastFlowHop(graph, chain, at);
    return {
      at,
      text: `${capital(hopWord(at))} (${dates(at)}) cannot follow ${hopWord(before)} (${dates(before)}) within ${query.maxGapDays} days.`,
    };
  }
  let before = at - 1;
  for (let hop = at - 1; hop >= 0; hop--) {
    if (latest(graph, chain.groups[at] ?? 0) < earliest(graph, chain.groups[hop] ?? 0)) {
      before = hop;
      break;
    }
  }
  return { at, text: `${capital(hopWord(at))} (${dates(at)}) is before ${hopWord(before)} (${dates(before)}).` };
}

/** The last hop before another that can be a flow hop; the one just before it where none can. */
function lastFlowHop(graph: WalkGraph, chain: StaticChain, at: number): number {
  for (let hop = at - 1; hop >= 0; hop--) {
    if (slotsOf(graph, chain.groups[hop] ?? 0).some((slot) => ((graph.slotFlags[slot] ?? 0) & SlotFlag.flow) !== 0)) {
      return hop;
    }
  }
  return at - 1;
}

function goodsClash(
  data: CaseData,
  query: TraceQuery,
  graph: WalkGraph,
  finder: PickFinder,
  chain: StaticChain,
  tests: PickTests,
): Clash {
  const at = finder.passingHops(chain, { ...tests, order: false });
  const before = chain.groups.slice(0, at).flatMap((group) => knownCodes(data, graph, group));
  const here = knownCodes(data, graph, chain.groups[at] ?? 0);
  return {
    at,
    text: `${capital(hopWord(at))} carries ${listed(here, 'codes')}, ${at === 1 ? 'hop 1' : 'the hops before'} ${listed(before, 'codes')}: no ${query.goodsDigits} digits in common.`,
  };
}

function knownCodes(data: CaseData, graph: WalkGraph, group: number): string[] {
  const { starts, items } = data.relations.hs;
  return slotsOf(graph, group)
    .filter((slot) => graph.slotGoods[slot] !== ANY_GOODS && graph.slotGoods[slot] !== NO_GOODS)
    .flatMap((slot) => {
      const relation = graph.slotRelation[slot] ?? 0;
      return [...items.subarray(starts[relation] ?? 0, starts[relation + 1] ?? 0)];
    })
    .map((packed) =>
      showHs(
        String(packed % 1_000_000)
          .padStart(6, '0')
          .slice(0, hsLength(packed)),
      ),
    );
}

function spansOf(graph: WalkGraph, group: number): string {
  const slots = slotsOf(graph, group).sort((a, b) => (graph.slotFrom[a] ?? 0) - (graph.slotFrom[b] ?? 0));
  const spans = slots.map((slot) => showSpan(spanOfDays(graph.slotFrom[slot] ?? 0, graph.slotTo[slot] ?? 0)));
  return listed(spans, 'spans of dates');
}

function listed(texts: readonly string[], noun: string): string {
  const distinct = [...new Set(texts)];
  if (distinct.length <= MOST_LISTED) return distinct.join(', ');
  return `${distinct[0] ?? ''} … ${distinct.at(-1) ?? ''}, ${distinct.length} ${noun}`;
}

/** The date texts of an interval at the coarsest precision that is exact: 1–31 March 2023 is "2023-03". */
function spanOfDays(from: Day, to: Day): DateSpan {
  for (const length of [4, 7, 10]) {
    const start = from === OPEN_START ? undefined : dayText(from).slice(0, length);
    const end = to === OPEN_END ? undefined : dayText(to).slice(0, length);
    const isExact =
      (start === undefined || parseDateText(start)?.from === from) &&
      (end === undefined || parseDateText(end)?.to === to);
    if (isExact) return { ...(start === undefined ? {} : { from: start }), ...(end === undefined ? {} : { to: end }) };
  }
  return {};
}

function slotsOf(graph: WalkGraph, group: number): number[] {
  const start = graph.slotStart[group] ?? 0;
  return Array.from({ length: (graph.slotStart[group + 1] ?? 0) - start }, (_, i) => start + i);
}

function earliest(graph: WalkGraph, group: number): Day {
  return Math.min(...slotsOf(graph, group).map((slot) => graph.slotFrom[slot] ?? 0));
}

function latest(graph: WalkGraph, group: number): Day {
  return Math.max(...slotsOf(graph, group).map((slot) => graph.slotTo[slot] ?? 0));
}

function hopWord(hop: number): string {
  return `hop ${hop + 1}`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
