import fc from 'fast-check';
import { CLAIM_STATUSES } from '../../src/model/claim.ts';
import { LAYERS, type CostTable, type Ends, type TraceQuery } from '../../src/model/query.ts';
import { CHPL_TIERS } from '../../src/model/chplTable.ts';
import type { OwnRecord } from '../../src/model/ownRecord.ts';
import { LAYOUTS, PANES, SORTS, type Selection, type View } from '../../src/model/view.ts';
import type { ViewFileState } from '../../src/share/viewFile.ts';

/** Ids as data give them, the awkward ones included. */
const id = fc.oneof(
  { weight: 4, arbitrary: fc.string({ minLength: 1, maxLength: 12 }) },
  { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'toString', 'ООО «Вектор»', 'a"], node', '😀') },
);
const ids = fc.uniqueArray(id, { maxLength: 12 });
const ends: fc.Arbitrary<Ends> = fc.oneof(
  ids.map((list) => ({ ids: list })),
  fc.string({ maxLength: 40 }).map((rule) => ({ rule })),
);
const dateText = fc.oneof(
  fc.integer({ min: 1990, max: 2030 }).map(String),
  fc.integer({ min: 1, max: 12 }).map((month) => `2023-${String(month).padStart(2, '0')}`),
  fc.integer({ min: 1, max: 28 }).map((day) => `2022-02-${String(day).padStart(2, '0')}`),
);
const window = fc
  .record({ from: dateText, to: dateText }, { requiredKeys: [] })
  .map((span) => (Object.keys(span).length === 0 ? undefined : span));
const cost = fc.integer({ min: 0, max: 1_000_000 });
const costs: fc.Arbitrary<CostTable> = fc.record({
  flow: cost,
  association: cost,
  claim: fc.record({
    documented: cost,
    official: cost,
    convicted: cost,
    charged: cost,
    reported: cost,
    suspected: cost,
    unknown: cost,
    inferred: cost,
  }),
  collective: cost,
  undated: cost,
  codesUnknown: cost,
  goodsChange: cost,
});
const query: fc.Arbitrary<TraceQuery> = fc.record({
  from: ends,
  to: ends,
  layer: fc.constantFrom(...LAYERS),
  maxHops: fc.integer({ min: 1, max: 30 }),
  order: fc.boolean(),
  maxGapDays: fc.integer({ min: 0, max: 100_000 }),
  goodsMatch: fc.constantFrom('off', 'prefer', 'require'),
  goodsDigits: fc.constantFrom(2, 4, 6),
  claims: fc.uniqueArray(fc.constantFrom(...CLAIM_STATUSES)),
  window,
  exclude: ids,
  require: ids,
  maxDegree: fc.option(fc.nat(1_000_000_000), { nil: undefined }),
  k: fc.integer({ min: 1, max: 10_000 }),
  costs,
});
const selection: fc.Arbitrary<Selection> = fc.oneof(
  id.map((one): Selection => ({ type: 'entity', id: one })),
  id.map((one): Selection => ({ type: 'relation', id: one })),
  fc.record({ from: id, to: id }).map((hop): Selection => ({ type: 'hop', ...hop })),
);
const place = fc.integer({ min: -1_000_000, max: 1_000_000 });

const ownId = fc.integer({ min: 0, max: 99 }).map((n) => `own:${n}`);
const evidence = fc.constant([{ source: 'own:s', locator: 'p. 3' }]);
const ownRecord: fc.Arbitrary<OwnRecord> = fc.oneof(
  ownId.map((one): OwnRecord => ({ type: 'source', record: { id: one, title: 'A letter', informationGrade: 2 } })),
  fc
    .record({ id: ownId, name: fc.string({ maxLength: 20 }), evidence })
    .map((record): OwnRecord => ({ type: 'entity', record: { ...record, kind: 'trader', countries: ['KG'] } })),
  fc
    .record({ id: ownId, from: fc.oneof(id, ownId), to: id, via: id, evidence })
    .map(({ via, ...record }): OwnRecord => ({
      type: 'relation',
      record: {
        ...record,
        kind: 'ships',
        via: [{ entity: via, role: 'carrier' }],
        dates: { from: '2023-01' },
        goods: { hs: ['854231'] },
        value: { amount: 1.5, currency: 'USD' },
      },
    })),
  id.map((entity): OwnRecord => ({ type: 'role', entity, kind: 'end_user', source: 'own:s' })),
  fc.record({ relation: id, entity: id }).map(({ relation, entity }): OwnRecord => ({
    type: 'facilitator',
    relation,
    via: { entity, claim: 'suspected' },
    source: 'own:s',
  })),
  id.map((entity): OwnRecord => ({
    type: 'act',
    entity,
    act: { type: 'listed', authority: 'EU Council', date: '2024-06', dateIs: 'on', about: 'this' },
  })),
);

/** Views whose places are whole, as they are once they have travelled. */
export const views: fc.Arbitrary<View> = fc.record({
  title: fc.string({ unit: 'grapheme', maxLength: 30 }),
  query: fc.option(query, { nil: undefined }),
  selection: fc.option(selection, { nil: undefined }),
  chain: fc.option(fc.uniqueArray(id, { minLength: 1, maxLength: 8 }), { nil: undefined }),
  pane: fc.constantFrom(...PANES),
  sort: fc.constantFrom(...SORTS),
  layout: fc.constantFrom(...LAYOUTS),
  moved: fc
    .uniqueArray(fc.record({ id, x: place, y: place }), { maxLength: 10, selector: (moved) => moved.id })
    .map((moved) => Object.fromEntries(moved.map((one) => [one.id, { x: one.x, y: one.y }]))),
  expanded: ids,
  measures: fc.array(fc.record({ entity: id, from: fc.constantFrom(undefined, '2023', '2023-04', '2023-04-05') }), {
    maxLength: 4,
  }),
  groups: fc.array(
    fc.record({
      entity: id,
      relation: fc.constantFrom('banks', 'ships', 'owns'),
      kind: fc.constantFrom('trader', 'bank', 'person'),
    }),
    { maxLength: 4 },
  ),
  reviews: fc.array(
    fc.record({
      from: id,
      to: id,
      state: fc.constantFrom('confirmed', 'disputed'),
      note: fc.string({ maxLength: 20 }),
    }),
    { maxLength: 4 },
  ),
  own: fc.array(ownRecord, { maxLength: 4 }),
  merges: fc.array(fc.record({ kept: id, joined: fc.uniqueArray(id, { minLength: 1, maxLength: 3 }) }), {
    maxLength: 3,
  }),
  flagSettings: fc.record({
    thresholds: fc.constantFrom<Record<string, number>>({}, { 'pass-through.days': 30, 'price-high.factor': 2.5 }),
    diversion: fc.constantFrom(undefined, [], ['KZ', 'AE']),
    coalition: fc.constantFrom(undefined, ['US']),
  }),
  flagMarks: fc.array(
    fc.record({
      rule: fc.constantFrom('pass-through', 'surge'),
      subject: id,
      subjectType: fc.constantFrom('entity', 'relation'),
      state: fc.constantFrom('cleared', 'noted'),
      text: fc.string({ minLength: 1, maxLength: 20 }),
    }),
    { maxLength: 4 },
  ),
  tiers: fc.subarray([...CHPL_TIERS]),
  personNames: fc.boolean(),
  hidden: ids,
  camera: fc.option(
    fc.record({ x: place, y: place, zoom: fc.integer({ min: 1, max: 9_000 }).map((zoom) => zoom / 1000) }),
    { nil: undefined },
  ),
  note: fc.string({ unit: 'binary', maxLength: 60 }),
});

/** All that a view file carries. */
export const states: fc.Arbitrary<ViewFileState> = fc.record({
  view: views,
  case: fc.record({ title: fc.string(), hash: fc.string({ maxLength: 16 }) }),
  semantics: fc.nat(),
  answer: fc.option(
    fc.record({
      chains: fc.nat(),
      complete: fc.boolean(),
      entities: fc.nat(),
      digest: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    }),
    { nil: undefined },
  ),
});
