import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCase, entityFacts, relationIds } from './buildCase.ts';
import { IDS, pieces, type Piece } from './records.ts';

/** Each id described once and each relation id used once: then the order of records can carry no meaning. */
function unambiguous(given: readonly Piece[]): Piece[] {
  const described = new Set<string>();
  const related = new Set<string>();
  return given.filter(({ type, record: { id } }) => {
    if (type === 'addition') return true;
    const seen = type === 'entity' ? described : related;
    return seen.size !== seen.add(id).size;
  });
}

const sorted = (texts: readonly string[]): string[] => texts.toSorted();

function factsById(given: readonly Piece[]): unknown {
  const data = buildCase(given);
  return IDS.map((id) => {
    const index = data.entities.index.find(id);
    if (index < 0) return undefined;
    const facts = entityFacts(data, index);
    return {
      ...facts,
      countries: sorted(facts.countries),
      topics: sorted(facts.topics),
      aliases: sorted(facts.aliases),
      identifiers: sorted(facts.identifiers),
      outgoing: sorted(relationIds(data, 'outgoing', index)),
      incoming: sorted(relationIds(data, 'incoming', index)),
      serving: sorted(relationIds(data, 'serving', index)),
    };
  });
}

describe('the order of records in a file', () => {
  it('changes no fact', () => {
    const shuffled = pieces
      .map(unambiguous)
      .chain((given) =>
        fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length, maxLength: given.length })),
      );
    fc.assert(
      fc.property(shuffled, ([given, mixed]) => {
        expect(factsById(mixed)).toEqual(factsById(given));
      }),
      { numRuns: 1_500 },
    );
  });
});
