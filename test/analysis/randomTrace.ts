import { CLAIM_STATUSES } from '../../src/model/claim.ts';
import { dayText } from '../../src/model/dates.ts';
import { DEFAULT_COSTS, LAYERS, type Layer, type TraceQuery } from '../../src/model/query.ts';
import type { DateSpan, RelationRecord } from '../../src/model/records.ts';
import { RELATION_KINDS, type RelationKind } from '../../src/model/relationKinds.ts';
import { Random } from '../support/random.ts';

/** A random small case and a question about it. */
export interface RandomTrace {
  readonly ids: readonly string[];
  readonly relations: readonly RelationRecord[];
  readonly query: TraceQuery;
}

const KINDS: readonly [RelationKind, ...RelationKind[]] = [
  'ships',
  'ships',
  'ships',
  'supplies',
  'orders_from',
  'orders_from',
  'pays',
  'pays',
  'invoices',
  'banks',
  'carries',
  'owns',
  'front_for',
  'same_address',
  'linked_to',
  'lists',
];
const CODES: readonly [string, ...string[]] = ['8542', '85.42.31', '854232', '8526', '85', '852610', '0101.21'];
/** Kinds of which most are walked in a layer, so that chains grow long enough to clash. */
const LAYER_KINDS: Readonly<Record<Layer, readonly [RelationKind, ...RelationKind[]]>> = {
  goods: ['ships', 'ships', 'orders_from'],
  money: ['pays', 'pays', 'invoices'],
  control: ['ships', 'supplies', 'ships', 'orders_from', 'owns', 'same_address'],
  any: ['ships', 'ships', 'pays', 'orders_from', 'carries', 'linked_to'],
};
/** Ids whose order differs between code points and UTF-16 units, and between bytes and length. */
const IDS = ['b', 'a', 'aa', 'é', 'ж', '\u{1F600}', '\uFF5E', 'B', 'c"]', '10', '9'];

/** Builds the case of a seed. */
export function randomTrace(seed: number): RandomTrace {
  const random = new Random(seed);
  const ids = IDS.slice(0, random.pick([3, 4, 4, 5, 6, 8]));
  const some = (): string => ids[random.int(0, ids.length - 1)] ?? '';
  // Most relations lead onwards in the list of ids, so that the first reach the last over several hops.
  const onwards = random.chance(0.8);
  const ends = (kind: RelationKind): { from: string; to: string } => {
    if (!onwards || random.chance(0.15)) return { from: some(), to: some() };
    const at = random.int(0, ids.length - 2);
    const [near, far] = [ids[at] ?? '', ids[Math.min(at + random.int(1, 2), ids.length - 1)] ?? ''];
    return RELATION_KINDS[kind].backwards ? { from: far, to: near } : { from: near, to: far };
  };
  const layer = random.pick<Layer>(['goods', ...LAYERS]);
  const kinds = random.chance(0.7) ? LAYER_KINDS[layer] : KINDS;
  const days = random.pick([12, 60, 500]);
  const statuses = random.chance(0.5) ? CLAIM_STATUSES : (['documented', 'reported'] as const);
  const withoutCodes = random.pick([0.1, 0.4]);
  const relations = Array.from({ length: random.int(5, 18) }, (_, i): RelationRecord => {
    const dates = randomDates(random, days);
    const kind = random.pick<RelationKind>(kinds);
    return {
      id: `${random.pick(['r', 'é', '\u{1F600}', 'R'])}${i}`,
      kind,
      ...ends(kind),
      ...(random.chance(0.2) ? { via: [{ entity: some(), role: 'carrier' }] } : {}),
      ...(dates === undefined ? {} : { dates }),
      ...(random.chance(1 - withoutCodes)
        ? { goods: { hs: Array.from({ length: random.int(1, 2) }, () => random.pick(CODES)) } }
        : {}),
      ...(random.chance(0.9)
        ? {
            claim: {
              status: statuses[random.int(0, statuses.length - 1)] ?? 'unknown',
              scope: random.chance(0.2) ? 'collective' : 'this',
            },
          }
        : {}),
    };
  });
  const window = random.chance(0.15) ? randomDates(random, days) : undefined;
  const query: TraceQuery = {
    from: { ids: [onwards ? (ids[0] ?? '') : some(), ...(random.chance(0.4) ? [some(), some()] : [])] },
    to: { ids: [onwards ? (ids.at(-1) ?? '') : some(), ...(random.chance(0.3) ? [some()] : [])] },
    layer,
    maxHops: random.pick([1, 2, 3, 4, 4, 5, 6]),
    order: random.chance(0.75),
    maxGapDays: random.pick([0, 1, 5, 5, 30, 180, 1000]),
    goodsMatch: random.pick(['off', 'prefer', 'prefer', 'require', 'require']),
    goodsDigits: random.pick([2, 4, 6]),
    claims: random.chance(0.85) ? CLAIM_STATUSES : CLAIM_STATUSES.filter(() => random.chance(0.7)),
    window,
    exclude: random.chance(0.2) ? [some()] : [],
    require: random.chance(0.12) ? [some(), ...(random.chance(0.3) ? [some()] : [])] : [],
    maxDegree: random.chance(0.25) ? random.int(1, 4) : undefined,
    k: random.chance(0.3) ? random.int(1, 3) : 50,
    costs: random.chance(0.8) ? DEFAULT_COSTS : { ...DEFAULT_COSTS, flow: 0, association: 5, goodsChange: 7 },
  };
  return { ids, relations, query };
}

/** Dates of every precision, some open at one side; `undefined` for none. */
function randomDates(random: Random, days: number): DateSpan | undefined {
  const day = (): string => dayText(19_000 + random.int(0, days));
  switch (random.int(0, 14)) {
    case 0:
      return undefined;
    case 1:
      return { from: day() };
    case 2:
      return { to: day() };
    case 3: {
      const month = day().slice(0, 7);
      return { from: month, to: month };
    }
    case 4: {
      const year = day().slice(0, 4);
      return { from: year, to: year };
    }
    case 5:
    case 6: {
      const [a, b] = [day(), day()].sort();
      return { from: a ?? '', to: b ?? '' };
    }
    default: {
      const one = day();
      return { from: one, to: one };
    }
  }
}
