import { EntityFlag, type CaseData } from '../case/caseData.ts';
import { ENTITY_KIND_LIST, type EntityKind } from '../model/entityKinds.ts';
import { defaultQuery, type Ends, type Layer, type TraceQuery } from '../model/query.ts';
import { RELATION_KIND_LIST, RELATION_KINDS, type RelationKind } from '../model/relationKinds.ts';
import type { Suggestion } from '../model/result.ts';
import type { Sort } from '../model/view.ts';
import { matchRule } from './matchRule.ts';
import { INFERRED, reaches } from './reaches.ts';
import { parseRule } from '../model/rule.ts';

/** Who sends and who receives what a layer moves, by entity: bits of `Part`. */
const Part = { sends: 1, receives: 2 } as const;

/** One way to choose an end; the first of a ladder that finds anybody is taken, never a union. */
interface Rung {
  /** Plural words for the parties, as within a sentence. */
  readonly words: string;
  readonly find: () => number[];
  /** The same choice as a rule, where rules can say it. */
  readonly rule?: string;
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
  const side = (chosen: Chosen | undefined): Suggestion['from'] =>
    chosen && {
      ids: chosen.entities.map((entity) => data.entities.ids.get(entity)),
      label: capital(chosen.rung.words),
    };
  return {
    from: side(from),
    to: side(to),
    layer,
    sort,
    why,
    start: start === undefined ? undefined : data.entities.ids.get(start),
  };
}

/**
 * The trace that a case suggests, or `undefined` where there is nothing to trace. An end that nobody fills, or that a
 * person has to pick, has no ids.
 */
export function suggestedQuery(data: CaseData): TraceQuery | undefined {
  const { layer, from, to } = choose(data);
  if (layer === undefined) return undefined;
  return defaultQuery(endsOf(data, from), endsOf(data, to), layer);
}

function endsOf(data: CaseData, chosen: Chosen | undefined): Ends {
  if (chosen === undefined) return { ids: [] };
  if (chosen.rung.rule !== undefined) return { rule: chosen.rung.rule };
  return { ids: chosen.entities.map((entity) => data.entities.ids.get(entity)) };
}

const isGoods = (kind: RelationKind): boolean => RELATION_KINDS[kind].family === 'goods';
const isPayment = (kind: RelationKind): boolean => kind === 'pays' || kind === 'invoices';

function choose(data: CaseData): Choice {
  const goods = partsIn(data, isGoods);
  if (goods.some((part) => part !== 0)) {
    const suppliers = supplierLadder(data, goods, 'senders', 'receive');
    const { from, to } = meetingRungs(data, isGoods, suppliers, buyerLadder(data, goods, 'receivers', 'send'));
    const oneStep = goods.every((part) => part !== (Part.sends | Part.receives));
    const why = [fromWords(from), toWords(data, to, 'receivers'), ...(oneStep ? ['One step is recorded.'] : [])].join(
      ' ',
    );
    return { layer: 'goods', from, to, sort: oneStep ? 'tier' : 'shortest', why, start: undefined };
  }
  const money = partsIn(data, isPayment);
  if (money.some((part) => part !== 0)) {
    // Money runs against goods: who pays stands where a receiver of goods would.
    const asGoods = money.map((part) => (part === Part.sends || part === Part.receives ? part ^ 3 : part));
    const payees = supplierLadder(data, asGoods, 'payees', 'pay');
    const { from, to } = meetingRungs(data, isPayment, buyerLadder(data, asGoods, 'payers', 'are paid'), payees);
    const why = `Payments are recorded, no deliveries. ${toWords(data, from, 'payers')} ${fromWords(to)}`;
    return { layer: 'money', from, to, sort: 'value', why, start: undefined };
  }
  const start = mostConnected(data);
  if (data.relations.count > 0 && data.entities.kinds.every((kind) => ENTITY_KIND_LIST[kind] === 'other')) {
    const why = 'The file does not say what its parties are. Pick two to see how they are connected.';
    return { layer: 'any', from: undefined, to: undefined, sort: 'shortest', why, start };
  }
  const name = start === undefined ? '…' : data.entities.names.get(start);
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
  const { words, rule } = chosen.rung;
  if (rule !== undefined) return `Ending at ${words}, ${chosen.entities.length}.`;
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
  counts: (kind: RelationKind) => boolean,
  fromLadder: readonly Rung[],
  toLadder: readonly Rung[],
): { readonly from: Chosen | undefined; readonly to: Chosen | undefined } {
  const filled = (ladder: readonly Rung[]): Chosen[] =>
    ladder.map((rung) => ({ rung, entities: rung.find() })).filter(({ entities }) => entities.length > 0);
  const [froms, tos] = [filled(fromLadder), filled(toLadder)];
  for (const from of froms) {
    for (const to of tos) {
      if (reaches(data, waysOf(counts), from.entities, to.entities, MEETING_HOPS)) return { from, to };
    }
  }
  return { from: froms[0], to: tos[0] };
}

/**
 * Where goods begin: makers, then distributors, then whoever only sends, all outside Russia and Belarus; last, in data
 * without countries, whoever only sends.
 */
function supplierLadder(data: CaseData, parts: Uint8Array, senders: string, receive: string): readonly Rung[] {
  const outside = 'outside Russia and Belarus';
  return [
    ruleRung(data, `manufacturers ${outside}`, 'kind=manufacturer country!=RU,BY'),
    ruleRung(data, `distributors ${outside}`, 'kind=distributor country!=RU,BY'),
    {
      words: `${senders} ${outside} that ${receive} nothing`,
      find: () => among(matching(data, 'country!=RU,BY'), parts, Part.sends),
    },
    {
      words: `${senders} that ${receive} nothing, wherever they are`,
      find: () => among([...parts.keys()], parts, Part.sends),
    },
  ];
}

/** Where goods end: end-users in Russia, then Russian parties that only receive, then any that only receive. */
function buyerLadder(data: CaseData, parts: Uint8Array, receivers: string, send: string): readonly Rung[] {
  return [
    ruleRung(data, 'end-users in Russia', 'kind=end_user country=RU'),
    {
      words: `last recorded Russian ${receivers}`,
      find: () => among(matching(data, 'country=RU'), parts, Part.receives),
    },
    {
      words: `${receivers} that ${send} nothing`,
      find: () => among([...parts.keys()], parts, Part.receives),
    },
  ];
}

function ruleRung(data: CaseData, words: string, rule: string): Rung {
  return { words, rule, find: () => matching(data, rule) };
}

function matching(data: CaseData, text: string): number[] {
  const reading = parseRule(text);
  return reading.ok ? matchRule(data, reading.rule) : [];
}

function among(entities: readonly number[], parts: Uint8Array, part: number): number[] {
  return entities.filter((entity) => parts[entity] === part);
}

/** For each kind code, whether it is walked as recorded (1), backwards (−1) or not at all (0). */
function waysOf(counts: (kind: RelationKind) => boolean): readonly number[] {
  return RELATION_KIND_LIST.map((kind) => (!counts(kind) ? 0 : RELATION_KINDS[kind].backwards ? -1 : 1));
}

/** For each entity, whether it sends or receives in stated relations of some kinds, read in the direction of flow. */
function partsIn(data: CaseData, counts: (kind: RelationKind) => boolean): Uint8Array {
  const parts = new Uint8Array(data.entities.count);
  const ways = waysOf(counts);
  const { kinds, claims, from, to, count } = data.relations;
  for (let relation = 0; relation < count; relation++) {
    const way = ways[kinds[relation] ?? 0] ?? 0;
    const a = from[relation] ?? 0;
    const b = to[relation] ?? 0;
    if (way === 0 || a === b || claims[relation] === INFERRED) continue;
    const [sender, receiver] = way > 0 ? [a, b] : [b, a];
    parts[sender] = (parts[sender] ?? 0) | Part.sends;
    parts[receiver] = (parts[receiver] ?? 0) | Part.receives;
  }
  return parts;
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
