import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCase, entityFacts, TODAY } from './buildCase.ts';
import { plainCase } from './plainCase.ts';
import { pieces } from './records.ts';

describe('the entity columns', () => {
  it('say of every entity what its records say, in the order of first mention', () => {
    fc.assert(
      fc.property(pieces, (given) => {
        const data = buildCase(given);
        const plain = plainCase(given, TODAY);
        const ids = [...plain.entities.keys()];
        expect(data.entities.count).toBe(ids.length);
        expect(ids.map((_, index) => data.entities.ids.get(index))).toEqual(ids);
        expect(ids.map((id) => data.entities.index.find(id))).toEqual(ids.map((_, index) => index));
        expect(ids.map((_, index) => entityFacts(data, index))).toEqual([...plain.entities.values()]);
        expect(data.entities.index.find('not there')).toBe(-1);
      }),
      { numRuns: 1_500 },
    );
  });

  it('find no entity by a name that objects inherit', () => {
    const { entities } = buildCase([]);
    for (const id of ['constructor', '__proto__', 'toString', '']) expect(entities.index.find(id)).toBe(-1);
  });
});
