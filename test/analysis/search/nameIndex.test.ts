import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bySound, plain } from '../../../src/analysis/search/fold.ts';
import { NameIndex } from '../../../src/analysis/search/nameIndex.ts';
import type { EntityRecord } from '../../../src/model/records.ts';
import { smallCase } from '../../support/smallCase.ts';
import { indexOf, romanise, searcher } from './search.ts';

/** Every text an entity can be found by. */
function textsOf({ id, name, aliases, identifiers }: EntityRecord): string[] {
  return [name, ...(aliases ?? []), ...(identifiers ?? []).map(({ value }) => value), id];
}

/** Whether a line holds every word. */
function holds(line: string, wanted: string): boolean {
  return wanted !== '' && wanted.split(' ').every((word) => line.includes(word));
}

/** Whether one text of an entity holds every word of the query, as written or by sound. */
function isNamed(entity: EntityRecord, query: string): boolean {
  const written = plain(query);
  const sound = bySound(written, romanise);
  return textsOf(entity).some((text) => {
    const line = plain(text);
    // A query by sound also finds plain text that is spelled that way, and the other way round.
    return [line, bySound(line, romanise)].some((spelling) => holds(spelling, written) || holds(spelling, sound));
  });
}

const word = fc.constantFrom(
  'Захаров',
  'zakharov',
  'Вектор',
  'Bектор',
  'Vektor',
  'ООО',
  'Trade',
  'é',
  '12',
  '(a+)+$',
  '🚢',
);
const text = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const entity = fc.record(
  {
    id: fc.stringMatching(/^[a-z]{1,3}\d{1,3}$/),
    kind: fc.constant('company' as const),
    name: text,
    aliases: fc.array(text, { maxLength: 2 }),
    identifiers: fc.array(fc.record({ scheme: fc.constant('inn'), value: fc.stringMatching(/^\d{4}$/) }), {
      maxLength: 1,
    }),
  },
  { requiredKeys: ['id', 'kind', 'name'] },
);
const entities = fc.uniqueArray(entity, { maxLength: 12, selector: ({ id }) => id });
const query = fc.oneof(
  text,
  fc.string({ maxLength: 3 }),
  fc.tuple(text, fc.nat({ max: 8 })).map(([words, end]) => words.slice(0, end)),
);

describe('a search', () => {
  it('finds exactly the entities with a text that holds every word', () => {
    fc.assert(
      fc.property(entities, query, (records, asked) => {
        const named = records.filter((record) => isNamed(record, asked)).map(({ id }) => id);
        expect(searcher(records)(asked).toSorted()).toEqual(named.toSorted());
      }),
      { numRuns: 2_000 },
    );
  });

  it('names the text and field in which it found an entity, each entity once', () => {
    fc.assert(
      fc.property(entities, query, (records, asked) => {
        const data = smallCase({ entities: records, relations: [] });
        const { hits, count, complete } = indexOf(data).search(asked, 100);
        expect({ count, complete }).toEqual({ count: hits.length, complete: true });
        expect(new Set(hits.map((hit) => hit.entity)).size).toBe(hits.length);
        for (const hit of hits) {
          const record = records[hit.entity];
          if (!record) throw new Error('A hit names no entity.');
          const fields = {
            name: [record.name],
            alias: record.aliases ?? [],
            identifier: (record.identifiers ?? []).map(({ value }) => value),
            id: [record.id],
          };
          expect(fields[hit.field]).toContain(hit.text);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('puts the whole name first, then its beginning, then the beginning of a word', () => {
    const find = searcher(['New Alfa', 'Ralfa', 'Alfa Trade', 'Alfa']);
    expect(find('alfa')).toEqual(['Alfa', 'Alfa Trade', 'New Alfa', 'Ralfa']);
    expect(find('alfa', 2)).toEqual(['Alfa', 'Alfa Trade']);
  });

  it('takes a pattern for its letters', () => {
    const find = searcher(['a', 'aaaa', '(a+)+$', 'b']);
    expect(find('(a+)+$').toSorted()).toEqual(find('a a').toSorted());
    expect(find('(a+)+$')).not.toContain('b');
    expect(find('.*')).toEqual([]);
    expect(find('[')).toEqual([]);
    expect(find('\n')).toEqual([]);
  });

  it('finds nothing for a query without letters or digits', () => {
    const index = indexOf(smallCase({ entities: ['a'], relations: [] }));
    for (const asked of ['', '   ', '«»', '---']) {
      expect(index.search(asked, 10)).toEqual({ hits: [], count: 0, complete: true });
    }
  });

  it('says "at least" where more hits stand than are looked at', () => {
    const many = Array.from({ length: 3_000 }, (_, index) => `Firm ${index}`);
    const index = indexOf(smallCase({ entities: many, relations: [] }));
    const { hits, count, complete } = index.search('firm', 20);
    expect(hits).toHaveLength(20);
    expect(complete).toBe(false);
    expect(count).toBeGreaterThan(20);
  });

  it('finds a rare word beside a frequent one, however long the frequent one is', () => {
    const many = Array.from({ length: 9_000 }, (_, index) => `International Firm ${index}`);
    const index = indexOf(smallCase({ entities: many, relations: [] }));
    for (const asked of ['international 8999', '8999 firm', 'firm 8999 international']) {
      expect(index.search(asked, 20)).toMatchObject({ complete: true, count: 1 });
    }
    expect(index.search('international x', 20)).toEqual({ hits: [], count: 0, complete: true });
  });

  it('is built in slices that say how far it is', () => {
    const many = Array.from({ length: 6_000 }, (_, index) => `Firm ${index}`);
    const shares = [...NameIndex.build(smallCase({ entities: many, relations: [] }), romanise)];
    expect(shares.length).toBeGreaterThan(0);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.every((share) => share > 0 && share <= 1)).toBe(true);
  });
});
