import type { CaseData } from '../case/caseData.ts';
import type { CutReport, Facilitator, ValueSum, WhatIf } from '../model/removal.ts';
import type { Chain } from '../model/result.ts';
import { showCount } from './plainText.ts';

/** Facilitators listed for people; the JSON has them all. */
const MOST_LISTED = 20;

/** A cut report for people to read. */
export function cutLines(data: CaseData, report: CutReport): string[] {
  const name = (id: string): string => nameOf(data, id);
  const { minimumCut, direct, disjointPaths, gates, facilitators, budgets } = report;
  const cutLine =
    minimumCut === null
      ? `Minimum cut: none, relations join both ends directly: ${direct.join(', ')}`
      : `Minimum cut: ${minimumCut.length === 0 ? 'nobody needed' : minimumCut.map(name).join(', ')}`;
  return [
    'In the recorded network; one route nobody recorded defeats a cut.',
    cutLine,
    ...disjointPaths.map((path) => `   apart from each other: ${path.map(name).join(' → ')}`),
    `On every static chain: ${gates.length === 0 ? 'nobody' : gates.map(name).join(', ')}`,
    '',
    `Facilitators of ${howMany(report)}:`,
    ...facilitators.slice(0, MOST_LISTED).map((one) => facilitatorLine(data, one)),
    ...(facilitators.length > MOST_LISTED ? [`   and ${showCount(facilitators.length - MOST_LISTED)} more`] : []),
    '',
    'Most chains broken by:',
    ...budgets.map(
      ({ size, ids, chainsBroken, exact }) =>
        `   ${size}: ${showCount(chainsBroken)}${exact ? '' : ' (greedy)'}, ${ids.map(name).join(', ') || 'nobody'}`,
    ),
  ];
}

/** A what-if for people to read. */
export function whatIfLines(data: CaseData, answer: WhatIf): string[] {
  const { detour, stopped, noLongerCarried, stoppedOnChainsCounts } = answer;
  const names = (ids: readonly string[]): string => ids.map((id) => nameOf(data, id)).join(', ') || 'none';
  return [
    `Without ${answer.measures.map((one) => nameOf(data, one.entity) + (one.from === undefined ? '' : ` from ${one.from}`)).join(', ')}: ` +
      `of ${howMany(answer)} ${showCount(answer.broken)} broken, ${showCount(answer.surviving)} surviving`,
    `Stopped: ${showCount(stopped.relations)} relations, ${showCount(stoppedOnChainsCounts.relations)} of them on the ` +
      `chains; only because their date is unknown ${showCount(stoppedOnChainsCounts.unknownDate)}, ` +
      `with dates across the day ${showCount(stoppedOnChainsCounts.spanning)}`,
    `Cheapest chain before: ${chainLine(data, answer.cheapestBefore)}`,
    `Cheapest chain after: ${chainLine(data, answer.cheapestAfter)}`,
    ...(detour === undefined
      ? []
      : [
          `   cost ${signed(detour.cost)}, hops ${signed(detour.hops)}, ` +
            `new countries: ${detour.countries.join(', ') || 'none'}; new parties: ${names(detour.parties)}; ` +
            `new facilitators: ${names(detour.facilitators)}`,
        ]),
    `No longer carried: ${valueLine(noLongerCarried)}`,
  ];
}

function howMany({ of, complete }: { readonly of: number; readonly complete: boolean }): string {
  return `${complete ? '' : 'at least '}${showCount(of)} ${of === 1 ? 'chain' : 'chains'}`;
}

function facilitatorLine(data: CaseData, one: Facilitator): string {
  return (
    `   ${nameOf(data, one.id)}: ${showCount(one.chainsBroken)} fall with it alone, serves ${showCount(one.chains)}; ` +
    `${valueLine(one.value)}; ${showCount(one.recordedOnNoChain)} of ${showCount(one.recorded)} recorded dealings on no chain`
  );
}

function valueLine({ relations, totals, rates, missing }: ValueSum): string {
  return [
    `${showCount(relations)} relations`,
    ...totals.map(({ amount, currency }) => `${showCount(amount)} ${currency}`),
    ...(rates > 0 ? [`${showCount(rates)} rates not added`] : []),
    ...(missing > 0 ? [`${showCount(missing)} without a value`] : []),
  ].join(', ');
}

function chainLine(data: CaseData, chain: Chain | undefined): string {
  if (chain === undefined) return 'none';
  return `cost ${chain.cost}, ${chain.entities.map((id) => nameOf(data, id)).join(' → ')}`;
}

function signed(difference: number): string {
  return difference < 0 ? `−${-difference}` : `+${difference}`;
}

/** The name of an entity with its id where that is another. */
function nameOf({ entities }: CaseData, id: string): string {
  const name = entities.names.get(entities.index.find(id));
  return name === id || name === '' ? id : `${name} [${id}]`;
}
