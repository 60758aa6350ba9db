import { EntityFlag, shownName, type CaseData } from '../case/caseData.ts';
import { ENTITY_KIND_LIST, type EntityKind } from '../model/entityKinds.ts';
import { defaultQuery, type Ends, type Layer, type TraceQuery } from '../model/query.ts';
import type { SuggestedEnd, Suggestion } from '../model/result.ts';
import type { Sort } from '../model/view.ts';
import { matchRule } from './matchRule.ts';
import { Part, partsIn, waysOf, type Flow } from './parts.ts';
import { reaches } from './reaches.ts';
import { parseRule } from '../model/rule.ts';

/** One way to choose an end; the first of a ladder that finds anybody is taken, never a union. */
interface Rung {
  /** Plural words for the parties, as within a sentence. */
  readonly words: string;
  readonly rule: string;
  /** These are ends by what they are, not by their place in the records. */
  readonly byKind: boolean;
}

interface Chosen {
  readonly rung: Rung;
  readonly entities: readonly number[];
}

/** What a case suggests, with the ends still as rungs so that a query can use their rules. */
interface Choice {
  readonly layer: Layer | undefined;
  readonly from: Chosen | undefined;
  readonly to: Chosen | undefined;
  readonly sort: Sort;
  readonly why: string;
  readonly start: number | undefined;
}

/** The ends and layer that a case suggests, said in words (design, section 4, "Suggested ends" and first views). */
export function suggest(data: CaseData): Suggestion {
  const { layer, from, to, sort, why, start } = choose(data);
  return {
    from: inWords(from),
    to: inWords(to),
    layer,
    sort,
    why,
    start: start === undefined ? undefined : data.entities.ids.get(start),
  };
}

function inWords(chosen: Chosen | undefined): SuggestedEnd | undefined {
  return chosen && { rule: chosen.rung.rule, label: capital(chosen.rung.words) };
}

/**
 * The trace that a case suggests, or `undefined` where there is nothing to trace. An end that nobody fills, or that a
 * person has to pick, has no ids.
 */
export function suggestedQuery(data: CaseData): TraceQuery | undefined {
  const { layer, from, to } = choose(data);
  if (layer === undefined) return undefined;
  return defaultQuery(endsOf(from), endsOf(to), layer);
}

/** Ids of the parties that a suggested end stands for, in the order of the case. */
export function suggestedIds(data: CaseData, end: SuggestedEnd): readonly string[] {
  return matching(data, end.rule).map((entity) => data.entities.ids.get(entity));
}

function endsOf(chosen: Chosen | undefined): Ends {
  return chosen === undefined ? { ids: [] } : { rule: chosen.rung.rule };
}

function choose(data: CaseData): Choice {
  const goods = partsIn(data, 'goods');
  if (goods.some((part) => part !== 0)) {
    const suppliers = supplierLadder('goods=only_sends', 'senders', 'receive');
    const { from, to } = meetingRungs(
      data,
      'goods',
      suppliers,
      buyerLadder('goods=only_receives', 'receivers', 'send'),
    );
    const oneStep = goods.every((part) => part !== (Part.sends | Part.receives));
    const why = [fromWords(from), toWords(data, to, 'receivers'), ...(oneStep ? ['One step is recorded.'] : [])].join(
      ' ',
    );
    return { layer: 'goods', from, to, sort: oneStep ? 'tier' : 'shortest', why, start: undefined };
  }
  const money = partsIn(data, 'money');
  if (money.some((part) => part !== 0)) {
    // Money runs against goods: who pays stands where a receiver of goods would.
    const payees = supplierLadder('money=only_receives', 'payees', 'pay');
    const payers = buyerLadder('money=only_sends', 'payers', 'are paid');
    const { from, to } = meetingRungs(data, 'money', payers, payees);
    const why = `Payments are recorded, no deliveries. ${toWords(data, from, 'payers')} ${fromWords(to)}`;
    return { layer: 'money', from, to, sort: 'value', why, start: undefined };
  }
  const start = mostConnected(data);
  if (data.relations.count > 0 && data.entities.kinds.every((kind) => ENTITY_KIND_LIST[kind] === 'other')) {
    const why = 'The file does not say what its parties are. Pick two to see how they are connected.';
    return { layer: 'any', from: undefined, to: undefined, sort: 'shortest', why, start };
  }
  const name = start === undefined ? '…' : shownName(data, start);
  const why = `No trade is recorded. Who owns or controls ${name}?`;
  return { layer: undefined, from: undefined, to: undefined, sort: 'shortest', why, start };
}

function fromWords(chosen: Chosen | undefined): string {
  if (chosen === undefined)
    return 'No manufacturer, distributor or first sender outside Russia and Belarus is recorded.';
  return `Starting from ${chosen.rung.words}, ${chosen.entities.length}.`;
}

function toWords(data: CaseData, chosen: Chosen | undefined, parties: string): string {
  if (chosen === undefined) return `No end-users and no last ${parties} are recorded.`;
  const { words, byKind } = chosen.rung;
  if (byKind) return `Ending at ${words}, ${chosen.entities.length}.`;
  const inRussia = matching(data, 'kind=end_user country=RU').length;
  const missing =
    inRussia > 0
      ? `No recorded trade leads from there to the end-users in Russia, ${inRussia}.`
      : `No ${matching(data, 'kind=end_user').length === 0 ? 'end-users' : 'end-users in Russia'} are recorded.`;
  return `${missing} Showing the ${words}, ${chosen.entities.length}.`;
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** The hops within which two rungs must meet: those of a trace unless told otherwise. */
const MEETING_HOPS = 6;

/**
 * The first rungs that are not empty and that stated relations join: a first trace between parties that no record
 * leads from and to would show nothing. Where none are joined, the first that are not empty.
 */
function meetingRungs(
  data: CaseData,
  flow: Flow,
  fromLadder: readonly Rung[],
  toLadder: readonly Rung[],
): { readonly from: Chosen | undefined; readonly to: Chosen | undefined } {
  const filled = (ladder: readonly Rung[]): Chosen[] =>
    ladder.map((rung) => ({ rung, entities: matching(data, rung.rule) })).filter(({ entities }) => entities.length > 0);
  const [froms, tos] = [filled(fromLadder), filled(toLadder)];
  for (const from of froms) {
    for (const to of tos) {
      if (reaches(data, waysOf(flow), from.entities, to.entities, MEETING_HOPS)) return { from, to };
    }
  }
  return { from: froms[0], to: tos[0] };
}

/**
 * Where goods begin: makers, then distributors, then whoever only sends, all outside Russia and Belarus; last, in data
 * without countries, whoever only sends.
 */
function supplierLadder(onlySends: string, senders: string, receive: string): readonly Rung[] {
  const outside = 'outside Russia and Belarus';
  const abroad = 'country!=RU,BY';
  return [
    { words: `manufacturers ${outside}`, rule: `kind=manufacturer ${abroad}`, byKind: true },
    { words: `distributors ${outside}`, rule: `kind=distributor ${abroad}`, byKind: true },
    { words: `${senders} ${outside} that ${receive} nothing`, rule: `${onlySends} ${abroad}`, byKind: false },
    { words: `${senders} that ${receive} nothing, wherever they are`, rule: onlySends, byKind: false },
  ];
}

/** Where goods end: end-users in Russia, then Russian parties that only receive, then any that only receive. */
function buyerLadder(onlyReceives: string, receivers: string, send: string): readonly Rung[] {
  return [
    { words: 'end-users in Russia', rule: 'kind=end_user country=RU', byKind: true },
    { words: `last recorded Russian ${receivers}`, rule: `${onlyReceives} country=RU`, byKind: false },
    { words: `${receivers} that ${send} nothing`, rule: onlyReceives, byKind: false },
  ];
}

function matching(data: CaseData, text: string): number[] {
  const reading = parseRule(text);
  return reading.ok ? matchRule(data, reading.rule) : [];
}

/** The entity with most relations, among listed ones if any of them has one. */
function mostConnected(data: CaseData): number | undefined {
  const listed = mostConnectedOf(data, (flags) => (flags & EntityFlag.listed) !== 0);
  return listed.score > 0 ? listed.entity : mostConnectedOf(data, () => true).entity;
}

function mostConnectedOf(
  data: CaseData,
  counts: (flags: number) => boolean,
): { readonly entity: number | undefined; readonly score: number } {
  const { outgoing, incoming } = data.adjacency;
  const { flags, kinds, count } = data.entities;
  let best: number | undefined;
  let bestScore = -1;
  for (let entity = 0; entity < count; entity++) {
    const kind: EntityKind = ENTITY_KIND_LIST[kinds[entity] ?? 0] ?? 'other';
    if (!counts(flags[entity] ?? 0) || kind === 'country' || kind === 'document') continue;
    const score =
      (outgoing.starts[entity + 1] ?? 0) -
      (outgoing.starts[entity] ?? 0) +
      (incoming.starts[entity + 1] ?? 0) -
      (incoming.starts[entity] ?? 0);
    if (score > bestScore) {
      bestScore = score;
      best = entity;
    }
  }
  return { entity: best, score: bestScore };
}
