import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EntityFlag, RelationFlag, type CaseData } from '../../../src/case/caseData.ts';
import { listAt } from '../../../src/case/lists.ts';
import { overlaid } from '../../../src/case/overlay/overlaid.ts';
import type { Merge, OwnRecord } from '../../../src/model/ownRecord.ts';
import type { RelationRecord } from '../../../src/model/records.ts';
import { buildCase, entityFacts, relationIds, TODAY, type EntityFacts } from '../buildCase.ts';
import { IDS, pieces as somePieces, type Piece } from '../records.ts';

const id = fc.constantFrom(...IDS, 'own:a', 'own:b', 'nobody');
const source = 'own:s';
const own: fc.Arbitrary<OwnRecord> = fc.oneof(
  fc.constantFrom('own:a', 'own:b').map((one): OwnRecord => ({
    type: 'entity',
    record: { id: one, kind: 'trader', name: `Added ${one}`, countries: ['KG'], aliases: ['Other'] },
  })),
  fc
    .record({ n: fc.integer({ min: 1, max: 3 }), from: id, to: id, via: id })
    .map(({ n, from, to, via }): OwnRecord => ({
      type: 'relation',
      record: { id: `own:r${n}`, kind: 'ships', from, to, via: [{ entity: via }], goods: { hs: ['854232'] } },
    })),
  id.map((entity): OwnRecord => ({ type: 'role', entity, kind: 'end_user', source })),
  fc
    .record({ relation: fc.constantFrom('r1', 'r2', 'r1#2', 'constructor'), entity: id })
    .map(({ relation, entity }): OwnRecord => ({ type: 'facilitator', relation, via: { entity }, source })),
  fc
    .record({ entity: id, type: fc.constantFrom('listed' as const, 'delisted' as const) })
    .map(({ entity, type }): OwnRecord => ({
      type: 'act',
      entity,
      act: { type, authority: 'Council', date: '2024-02-29', dateIs: 'on', about: 'this' },
    })),
);
const overlays = fc.record({
  own: fc.array(own, { maxLength: 5 }),
  merges: fc.array(fc.record({ kept: id, joined: fc.array(id, { minLength: 1, maxLength: 2 }) }), { maxLength: 3 }),
});

const set = (list: readonly string[]): readonly string[] => [...new Set(list)].sort();

/** The facts of an entity without order and repeats, which a union does not keep. */
function plainFacts(facts: EntityFacts): EntityFacts {
  const [countries, topics, identifiers] = [set(facts.countries), set(facts.topics), set(facts.identifiers)];
  // A name that is also an alias says nothing new.
  return { ...facts, countries, topics, identifiers, aliases: set(facts.aliases).filter((one) => one !== facts.name) };
}

/** Everything the columns say, by id; entities that others stand for are left out. */
function everything(data: CaseData): { readonly entities: unknown; readonly relations: unknown } {
  const { entities, relations } = data;
  const shown = Array.from({ length: entities.count }, (_, index) => index).filter(
    (index) => ((entities.flags[index] ?? 0) & EntityFlag.joined) === 0,
  );
  return {
    entities: new Map(
      shown.map((index) => [
        entities.ids.get(index),
        {
          ...plainFacts(entityFacts(data, index)),
          outgoing: relationIds(data, 'outgoing', index).toSorted(),
          incoming: relationIds(data, 'incoming', index).toSorted(),
          serving: relationIds(data, 'serving', index).toSorted(),
        },
      ]),
    ),
    relations: new Map(
      Array.from({ length: relations.count }, (_, index) => [
        relations.ids.get(index),
        [
          entities.ids.get(relations.from[index] ?? -1),
          entities.ids.get(relations.to[index] ?? -1),
          relations.kinds[index],
          relations.claims[index],
          (relations.flags[index] ?? 0) & RelationFlag.unsourced,
          relations.dateFrom[index],
          relations.dateTo[index],
          [...listAt(relations.hs, index)],
          [...new Set([...listAt(relations.via, index)].map((entity) => entities.ids.get(entity)))].sort(),
          relations.amounts[index],
          relations.currencyNames[relations.currencies[index] ?? 0],
        ],
      ]),
    ),
  };
}

/** The slow way: the records of the file with every change written into them, read as a case of their own. */
function rewritten(base: CaseData, pieces: readonly Piece[], { own, merges }: Overlays): readonly Piece[] {
  const roots = rootsOf(base, merges);
  const rootOf = (id: string): string => roots.get(id) ?? id;
  const isKnown = (id: string): boolean => base.entities.index.find(id) >= 0;
  const added = new Map(own.flatMap((one) => (one.type === 'entity' ? [[one.record.id, one.record] as const] : [])));
  const holds = (id: string): boolean => isKnown(id) || added.has(id);
  const ids = Array.from({ length: base.entities.count }, (_, index) => base.entities.ids.get(index));
  const kinds = new Map(own.flatMap((one) => (one.type === 'role' ? [[rootOf(one.entity), one.kind] as const] : [])));
  // Records of the entity that stands first, as they stand in the file, then those of the others.
  const described = [...ids.filter((id) => rootOf(id) === id), ...ids.filter((id) => rootOf(id) !== id)].flatMap(
    (id) => {
      const records = pieces.filter((piece) => piece.type !== 'relation' && piece.record.id === id);
      const isDescribed = records.some((piece) => piece.type === 'entity');
      const alias: Piece[] =
        rootOf(id) === id || isDescribed ? [] : [{ type: 'addition', record: { id: rootOf(id), aliases: [id] } }];
      return [...records.map((piece) => withId(piece, rootOf(id))), ...alias];
    },
  );
  const relations = Array.from({ length: base.relations.count }, (_, index) => base.relations.ids.get(index));
  const recorded = pieces.flatMap((piece) => (piece.type === 'relation' ? [piece.record] : []));
  const mapped = relations.map((id, index): RelationRecord => {
    const record = recorded[index];
    if (!record) throw new Error('A relation without a record.');
    const extra = own.flatMap((one) =>
      one.type === 'facilitator' && one.relation === id && holds(one.via.entity) ? [one.via] : [],
    );
    const via = [...(record.via ?? []), ...extra].map((served) => ({ ...served, entity: rootOf(served.entity) }));
    const evidence = [...(record.evidence ?? []), ...extra.map(() => ({ source }))];
    return { ...record, id, from: rootOf(record.from), to: rootOf(record.to), via, evidence };
  });
  const new_ = [
    ...new Map(own.flatMap((one) => (one.type === 'relation' ? [[one.record.id, one.record] as const] : []))).values(),
  ].filter(({ from, to, via }) => [from, to, ...(via ?? []).map(({ entity }) => entity)].every(holds));
  const facts = own.flatMap((one): Piece[] =>
    one.type === 'act' && holds(one.entity)
      ? [{ type: 'addition', record: { id: rootOf(one.entity), acts: [one.act] } }]
      : [],
  );
  const all: Piece[] = [
    ...described,
    ...[...added.values()].filter(({ id }) => !isKnown(id)).map((record): Piece => ({ type: 'entity', record })),
    ...facts,
    ...[...mapped, ...new_].map((record): Piece => ({
      type: 'relation',
      record: {
        ...record,
        from: rootOf(record.from),
        to: rootOf(record.to),
        via: (record.via ?? []).map((served) => ({ ...served, entity: rootOf(served.entity) })),
      },
    })),
  ];
  // An entity whose kind is assumed is described by that alone, if by nothing else.
  const assumed = [...kinds].filter(([id]) => holds(id));
  return assumed.reduce<readonly Piece[]>((list, [id, kind]) => {
    if (!list.some((piece) => piece.type === 'entity' && piece.record.id === id)) {
      return [{ type: 'entity', record: { id, kind, name: id } }, ...list];
    }
    return list.map((piece) =>
      piece.type === 'entity' && piece.record.id === id ? { ...piece, record: { ...piece.record, kind } } : piece,
    );
  }, all);
}

interface Overlays {
  readonly own: readonly OwnRecord[];
  readonly merges: readonly Merge[];
}

function withId(piece: Piece, id: string): Piece {
  if (piece.type === 'entity') return { type: 'entity', record: { ...piece.record, id } };
  if (piece.type === 'addition') return { type: 'addition', record: { ...piece.record, id } };
  return piece;
}

/** Which id stands for which, one merge after the other, by walking the whole table each time. */
function rootsOf({ entities }: CaseData, merges: readonly Merge[]): ReadonlyMap<string, string> {
  const roots = new Map(
    Array.from({ length: entities.count }, (_, index) => [entities.ids.get(index), entities.ids.get(index)]),
  );
  const isNamed = (id: string): boolean => {
    const index = entities.index.find(id);
    return index >= 0 && ((entities.flags[index] ?? 0) & EntityFlag.unnamed) === 0;
  };
  for (const { kept, joined } of merges) {
    for (const id of joined) {
      if (!isNamed(kept) || !isNamed(id)) continue;
      const [root, other] = [roots.get(kept), roots.get(id)];
      for (const [one, its] of roots) if (its === other && root !== undefined) roots.set(one, root);
    }
  }
  return roots;
}

/** Merges whose kept entity the file describes; a party that is only referred to has no name to keep. */
const keptIsDescribed = (data: CaseData, merges: readonly Merge[]): boolean => {
  const roots = rootsOf(data, merges);
  return [...roots].every(([id, root]) => {
    const flags = data.entities.flags[data.entities.index.find(root)] ?? 0;
    return id === root || (flags & EntityFlag.placeholder) === 0;
  });
};

describe('a case with an overlay', () => {
  it('reads like the case whose file had every change written into it', async () => {
    await fc.assert(
      fc.asyncProperty(somePieces, overlays, async (pieces, overlay) => {
        const base = buildCase(pieces);
        fc.pre(keptIsDescribed(base, overlay.merges));
        const { data } = await overlaid(base, overlay, TODAY);
        expect(everything(data)).toEqual(everything(buildCase(rewritten(base, pieces, overlay))));
      }),
      { numRuns: 2_000 },
    );
  });

  it('leaves the case beneath as it was', async () => {
    await fc.assert(
      fc.asyncProperty(somePieces, overlays, async (pieces, overlay) => {
        const base = buildCase(pieces);
        const before = everything(base);
        await overlaid(base, overlay, TODAY);
        expect(everything(base)).toEqual(before);
      }),
      { numRuns: 1_000 },
    );
  });
});
