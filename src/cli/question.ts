import { suggest, suggestedQuery } from '../analysis/suggest.ts';
import { MOST_HOPS } from '../analysis/buildWalk.ts';
import type { CaseData } from '../case/caseData.ts';
import { CLAIM_STATUSES } from '../model/claim.ts';
import { defaultQuery, LAYERS, type Ends, type Layer, type TraceQuery } from '../model/query.ts';
import { idsIn } from './caseIds.ts';
import type { Given, OptionTable } from './optionSpec.ts';
import { UsageError } from './usageError.ts';
import { claims, dateSpan, limit, oneOf, ruleText, wholeNumber } from './values.ts';

/** The options that make a trace; every command that traces takes them. */
export const QUESTION_OPTIONS: OptionTable = {
  from: { value: 'IDS', repeatable: true, help: 'start at these entities, ids with commas between them' },
  'from-rule': { value: 'RULE', help: 'start where a rule holds: "kind=manufacturer country!=RU,BY"' },
  to: { value: 'IDS', repeatable: true, help: 'end at these entities' },
  'to-rule': { value: 'RULE', help: 'end where a rule holds. Without either, the ends the case suggests' },
  layer: { value: LAYERS.join('|'), help: 'which relations are walked (the one the case suggests; else any)' },
  'max-hops': { value: 'N', help: `hops at most, 1 to ${MOST_HOPS} (6)` },
  order: { value: 'on|off', help: 'whether dates must allow the order (on; off for layer any)' },
  'max-gap-days': { value: 'N', help: 'days from one hop to the next at most (180; 30 for layer money)' },
  'goods-match': {
    value: 'off|prefer|require',
    help: 'whether hops must agree on goods (prefer; off for layers money and any)',
  },
  'goods-digits': { value: '2|4|6', help: 'digits of the HS code that must agree (4)' },
  claims: {
    value: 'all|A,B',
    help: `walk relations of these statuses only (all but inferred): ${CLAIM_STATUSES.join(', ')}`,
  },
  window: { value: 'A..B', help: 'walk relations dated within; undated ones stay' },
  exclude: { value: 'IDS', repeatable: true, help: 'entities no chain may touch' },
  require: { value: 'IDS', repeatable: true, help: 'entities every chain must pass' },
  'max-degree': {
    value: 'N|none',
    help: 'skip and name interior entities with more neighbours (none; 50 for layers control and any)',
  },
  k: { value: 'N', help: 'chains listed at most (50)' },
  'count-limit': { value: 'N|none', help: 'static chains counted at most (none)' },
};

/** A trace asked for at the terminal, for a case not yet read. */
export interface Question {
  /** Static chains counted at most. */
  readonly countLimit: number;
  /**
   * The trace on a case, with a note for each end that nobody fills.
   *
   * @throws UsageError for ids the case does not hold.
   */
  on(data: CaseData): { readonly query: TraceQuery; readonly notes: readonly string[] };
}

/**
 * Reads the options of a trace.
 *
 * @throws UsageError for values that make no sense.
 */
export function readQuestion(given: Given): Question {
  const from = readEnd(given, 'from');
  const to = readEnd(given, 'to');
  const layer = oneOf(given, 'layer', LAYERS);
  const settings = readSettings(given);
  const countLimit = limit(given, 'count-limit') ?? 'none';
  return {
    countLimit: countLimit === 'none' ? Number.POSITIVE_INFINITY : countLimit,
    on(data) {
      const suggested = suggestedEnds(data, layer);
      const ends = { from: from(data) ?? suggested.from, to: to(data) ?? suggested.to };
      const query: TraceQuery = {
        ...defaultQuery(ends.from, ends.to, suggested.layer),
        ...settings,
        exclude: idsIn(data, 'exclude', given.texts('exclude')),
        require: idsIn(data, 'require', given.texts('require')),
      };
      const empty = (['from', 'to'] as const).filter((side) => isNobody(ends[side]));
      const why = suggest(data).why;
      const notes = empty.length === 0 ? [] : [`${why} Nobody to trace: give --${empty.join(' and --')}.`];
      return { query, notes };
    },
  };
}

type Settings = Partial<
  Pick<
    TraceQuery,
    'maxHops' | 'order' | 'maxGapDays' | 'goodsMatch' | 'goodsDigits' | 'claims' | 'window' | 'maxDegree' | 'k'
  >
>;

/** The settings that were given; what was not keeps the default of the layer. */
function readSettings(given: Given): Settings {
  const maxHops = wholeNumber(given, 'max-hops', 1, MOST_HOPS);
  const order = oneOf(given, 'order', ['on', 'off']);
  const maxGapDays = wholeNumber(given, 'max-gap-days', 0, Number.MAX_SAFE_INTEGER);
  const goodsMatch = oneOf(given, 'goods-match', ['off', 'prefer', 'require']);
  const digits = oneOf(given, 'goods-digits', ['2', '4', '6']);
  const statuses = claims(given, 'claims');
  const window = dateSpan(given, 'window');
  const maxDegree = limit(given, 'max-degree');
  const k = wholeNumber(given, 'k', 0, Number.MAX_SAFE_INTEGER);
  return {
    ...(maxHops === undefined ? {} : { maxHops }),
    ...(order === undefined ? {} : { order: order === 'on' }),
    ...(maxGapDays === undefined ? {} : { maxGapDays }),
    ...(goodsMatch === undefined ? {} : { goodsMatch }),
    ...(digits === undefined ? {} : { goodsDigits: digits === '2' ? 2 : digits === '4' ? 4 : 6 }),
    ...(statuses === undefined ? {} : { claims: statuses }),
    ...(window === undefined ? {} : { window }),
    ...(maxDegree === undefined ? {} : { maxDegree: maxDegree === 'none' ? undefined : maxDegree }),
    ...(k === undefined ? {} : { k }),
  };
}

/** One end as ids or as a rule, or `undefined` where the case is to suggest it. */
function readEnd(given: Given, side: 'from' | 'to'): (data: CaseData) => Ends | undefined {
  const rule = ruleText(given, `${side}-rule`);
  if (rule !== undefined && given.has(side)) throw new UsageError(`--${side} and --${side}-rule exclude each other.`);
  if (rule !== undefined) return () => ({ rule });
  if (!given.has(side)) return () => undefined;
  return (data) => ({ ids: idsIn(data, side, given.texts(side)) });
}

/** The ends a case suggests, turned round where payments are followed in place of goods or the other way. */
function suggestedEnds(data: CaseData, wanted: Layer | undefined): { from: Ends; to: Ends; layer: Layer } {
  const query = suggestedQuery(data);
  const layer = wanted ?? query?.layer ?? 'any';
  if (!query) return { from: { ids: [] }, to: { ids: [] }, layer };
  const swap = (layer === 'money') !== (query.layer === 'money');
  return swap ? { from: query.to, to: query.from, layer } : { from: query.from, to: query.to, layer };
}

function isNobody(ends: Ends): boolean {
  return 'ids' in ends && ends.ids.length === 0;
}
