import fc from 'fast-check';
import { ACT_ABOUT, ACT_DATE_IS, ACT_TYPES, type Act } from '../../src/model/act.ts';
import { CLAIM_STATUSES } from '../../src/model/claim.ts';
import { ENTITY_KIND_LIST } from '../../src/model/entityKinds.ts';
import type { EntityAddition, EntityRecord, RelationRecord } from '../../src/model/records.ts';
import { RELATION_KIND_LIST } from '../../src/model/relationKinds.ts';

/** One record as a reader hands it on. */
export type Piece =
  | { readonly type: 'entity'; readonly record: EntityRecord }
  | { readonly type: 'addition'; readonly record: EntityAddition }
  | { readonly type: 'relation'; readonly record: RelationRecord };

/** Few ids, so that they repeat and dangle; some that fool objects and some outside the basic plane. */
export const IDS = ['a', 'b', 'c', 'd', 'constructor', '__proto__', '𐐷', 'é', 'é', ''] as const;

const id = fc.constantFrom(...IDS);
const word = fc.oneof(fc.constantFrom('Alfa', 'Захаров', '株式会社', '🚢', ''), fc.string({ maxLength: 6 }));
const date = fc.constantFrom('2022', '2022-11', '2023-01-14', '2024-02-29', '2023-02-30', 'soon');
const country = fc.constantFrom('RU', 'KZ', 'EU', 'ru', 'RUS', '');
const hs = fc.constantFrom('854231', '8542', '85', '8', '8542.31', '0101210000', 'chips');

const act: fc.Arbitrary<Act> = fc.record(
  {
    type: fc.constantFrom(...ACT_TYPES),
    authority: fc.constantFrom('Council', 'Treasury'),
    dateIs: fc.constantFrom(...ACT_DATE_IS),
    about: fc.constantFrom(...ACT_ABOUT),
    date,
    until: date,
  },
  { requiredKeys: ['type', 'authority', 'dateIs', 'about'] },
);

const facts = {
  aliases: fc.array(word, { maxLength: 2 }),
  identifiers: fc.array(fc.record({ scheme: fc.constantFrom('inn', 'lei'), value: word }), { maxLength: 2 }),
  acts: fc.array(act, { maxLength: 2 }),
  topics: fc.array(fc.constantFrom('sanction', 'sanction.linked', 'export.control'), { maxLength: 2 }),
  note: word,
};

const entity: fc.Arbitrary<EntityRecord> = fc.record(
  {
    id,
    kind: fc.constantFrom(...ENTITY_KIND_LIST),
    name: word,
    countries: fc.array(country, { maxLength: 3 }),
    unnamed: fc.boolean(),
    ...facts,
  },
  { requiredKeys: ['id', 'kind', 'name'] },
);

const addition: fc.Arbitrary<EntityAddition> = fc.record({ id, ...facts }, { requiredKeys: ['id'] });

const relation: fc.Arbitrary<RelationRecord> = fc.record(
  {
    id: fc.constantFrom('r1', 'r2', 'r3', 'r1#2', 'constructor'),
    kind: fc.constantFrom(...RELATION_KIND_LIST),
    from: id,
    to: id,
    via: fc.array(fc.record({ entity: id, role: word }), { maxLength: 3 }),
    dates: fc.record({ from: date, to: date }, { requiredKeys: [] }),
    goods: fc.record({ hs: fc.array(hs, { maxLength: 3 }) }, { requiredKeys: [] }),
    value: fc.record(
      {
        amount: fc.double({ noNaN: true, noDefaultInfinity: true }),
        currency: fc.constantFrom('USD', 'RUB'),
        per: word,
      },
      { requiredKeys: ['amount', 'currency'] },
    ),
    claim: fc.record({
      status: fc.constantFrom(...CLAIM_STATUSES),
      scope: fc.constantFrom('this' as const, 'collective' as const),
    }),
    evidence: fc.array(fc.record({ source: word }), { maxLength: 2 }),
  },
  { requiredKeys: ['id', 'kind', 'from', 'to'] },
);

const piece: fc.Arbitrary<Piece> = fc.oneof(
  entity.map((record): Piece => ({ type: 'entity', record })),
  addition.map((record): Piece => ({ type: 'addition', record })),
  relation.map((record): Piece => ({ type: 'relation', record })),
);

/** The records of a small case in the order of the file. */
export const pieces = fc.array(piece, { maxLength: 14 });
