import { describe, expect, it } from 'vitest';
import { resolveMeasures, StopGrade } from '../../../src/analysis/removal/measures.ts';
import { smallCase } from '../../support/smallCase.ts';
import { randomRemoval, stopOf } from './randomRemoval.ts';

const CASES = 700;
const GRADES = { certain: StopGrade.certain, spanning: StopGrade.spanning, unknown: StopGrade.unknownDate };

describe('measures', () => {
  it(`stop the relations that the records say in ${CASES} random cases`, () => {
    let unknown = 0;
    let spanning = 0;
    for (let seed = 1; seed <= CASES; seed++) {
      const { ids, relations, measures } = randomRemoval(seed);
      const { mask, counts, strangers } = resolveMeasures(smallCase({ entities: ids, relations }), measures);
      const ways = relations.map((relation) => stopOf(relation, measures));
      expect(Array.from(mask), `seed ${seed}`).toEqual(
        ways.map((way) => (way === undefined ? StopGrade.none : GRADES[way])),
      );
      expect(counts, `seed ${seed}`).toEqual({
        relations: ways.filter((way) => way !== undefined).length,
        unknownDate: ways.filter((way) => way === 'unknown').length,
        spanning: ways.filter((way) => way === 'spanning').length,
      });
      expect(strangers).toEqual(measures.filter(({ entity }) => entity === 'nobody').map(({ entity }) => entity));
      unknown += counts.unknownDate;
      spanning += counts.spanning;
    }
    expect(unknown).toBeGreaterThan(15);
    expect(spanning).toBeGreaterThan(15);
  });

  it('refuse a date that cannot be read', () => {
    const data = smallCase({ entities: ['a'], relations: [] });
    expect(() => resolveMeasures(data, [{ entity: 'a', from: 'soon' }])).toThrow(RangeError);
  });

  it('hold from the first day of a month or year', () => {
    const data = smallCase({
      entities: ['a', 'b'],
      relations: [
        { id: 'r1', kind: 'ships', from: 'a', to: 'b', dates: { from: '2022-12-31', to: '2022-12-31' } },
        { id: 'r2', kind: 'ships', from: 'a', to: 'b', dates: { from: '2023-01-01', to: '2023-01-01' } },
      ],
    });
    expect(Array.from(resolveMeasures(data, [{ entity: 'b', from: '2023' }]).mask)).toEqual([
      StopGrade.none,
      StopGrade.certain,
    ]);
  });
});
