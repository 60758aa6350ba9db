import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeEntity } from '../../src/case/mergeEntity.ts';
import { RecordArena } from '../../src/case/recordArena.ts';
import type { EntityRecord } from '../../src/model/records.ts';
import { asJson } from '../support/collectSink.ts';
import { buildCase, TODAY } from './buildCase.ts';
import { plainCase } from './plainCase.ts';
import { pieces } from './records.ts';

describe('the details of a case', () => {
  it('give back every relation as it was read', async () => {
    await fc.assert(
      fc.asyncProperty(pieces, async (given) => {
        const data = buildCase(given);
        const { relations } = plainCase(given, TODAY);
        const read = await Promise.all(relations.map((_, index) => data.details.relation(index)));
        expect(read).toEqual(asJson(relations));
        await expect(data.details.relation(relations.length)).rejects.toThrow(RangeError);
      }),
      { numRuns: 1_000 },
    );
  });

  it('give every entity with all that its records say, and a placeholder by its id', async () => {
    await fc.assert(
      fc.asyncProperty(pieces, async (given) => {
        const data = buildCase(given);
        for (const [id, facts] of plainCase(given, TODAY).entities) {
          const record = await data.details.entity(data.entities.index.find(id));
          expect(record).toMatchObject({ id, kind: facts.kind, name: facts.name });
          expect(new Set(record.topics)).toEqual(new Set(facts.topics));
          expect(new Set((record.identifiers ?? []).map(({ value }) => value))).toEqual(new Set(facts.identifiers));
          for (const alias of facts.aliases) expect([record.name, ...(record.aliases ?? [])]).toContain(alias);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the record arena', () => {
  it('keeps pieces apart by owner in their order, over the bounds of its chunks', () => {
    const arena = new RecordArena();
    const wide = 'я'.repeat(900_000);
    for (let round = 0; round < 3; round++) {
      for (const owner of [0, 700, 5]) arena.add(owner, { round, owner, text: round === 1 ? wide : '𐐷' });
    }
    for (const owner of [0, 700, 5]) {
      expect(arena.pieceTexts(owner).map((text): unknown => JSON.parse(text))).toEqual(
        [0, 1, 2].map((round) => ({ round, owner, text: round === 1 ? wide : '𐐷' })),
      );
    }
    expect(arena.pieceTexts(1)).toEqual([]);
    expect(arena.pieceTexts(1_000_000)).toEqual([]);
  });

  it('gives back what a list for each owner would, of any texts and after each piece', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(20), fc.oneof(fc.string(), fc.string({ unit: 'grapheme', maxLength: 900 }))), {
          maxLength: 300,
        }),
        fc.nat(300),
        (pieces, look) => {
          const arena = new RecordArena();
          const lists = new Map<number, string[]>();
          const check = () => {
            for (const [owner, texts] of lists) expect(arena.pieceTexts(owner)).toEqual(texts);
          };
          pieces.forEach(([owner, text], at) => {
            arena.add(owner, { text });
            lists.set(owner, [...(lists.get(owner) ?? []), JSON.stringify({ text })]);
            if (at === look) check();
          });
          check();
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('takes a record that is larger than a chunk', () => {
    const arena = new RecordArena();
    const text = 'x'.repeat(6 * 1024 * 1024);
    arena.add(0, { before: 1 });
    arena.add(1, { text });
    arena.add(0, { after: 1 });
    expect(arena.pieceTexts(1)).toEqual([JSON.stringify({ text })]);
    expect(arena.pieceTexts(0)).toEqual(['{"before":1}', '{"after":1}']);
  });
});

describe('two records of one entity', () => {
  const first: EntityRecord = {
    id: 'a',
    kind: 'trader',
    name: 'Alfa',
    countries: ['KZ'],
    topics: ['x'],
    note: 'one',
    raw: { p: ['1'], q: ['2'] },
  };

  it('are joined: first values stand, lists are united, another name becomes an alias', () => {
    const more: EntityRecord = {
      id: 'a',
      kind: 'company',
      name: 'Alfa LLP',
      label: 'firm',
      aliases: ['A'],
      countries: ['KZ', 'RU'],
      topics: ['x', 'y'],
      note: 'two',
      founded: '2020',
      raw: { p: ['1', '3'], r: ['4'] },
    };
    expect(mergeEntity(first, more)).toEqual({
      id: 'a',
      kind: 'trader',
      name: 'Alfa',
      label: 'firm',
      aliases: ['A', 'Alfa LLP'],
      countries: ['KZ', 'RU'],
      topics: ['x', 'y'],
      note: 'one\ntwo',
      founded: '2020',
      raw: { p: ['1', '3'], q: ['2'], r: ['4'] },
    });
  });

  it('add nothing when they are the same, and no empty field', () => {
    expect(mergeEntity(first, first)).toEqual(first);
    expect(Object.keys(mergeEntity({ id: 'a', kind: 'other', name: 'a' }, { id: 'a' }))).toEqual([
      'id',
      'kind',
      'name',
    ]);
  });

  it('keep raw properties whose names objects inherit', () => {
    const raw: Record<string, string[]> = JSON.parse('{"__proto__":["1"],"constructor":["2"]}');
    const merged = mergeEntity({ ...first, raw }, { id: 'a', raw: { constructor: ['3'] } });
    expect(Object.entries(merged.raw ?? {})).toEqual([
      ['__proto__', ['1']],
      ['constructor', ['2', '3']],
    ]);
  });
});
