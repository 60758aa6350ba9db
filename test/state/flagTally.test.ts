import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Flag } from '../../src/model/flag.ts';
import {
  listFlags,
  markFlags,
  missingOf,
  ruleTallies,
  STANDINGS,
  tallyOf,
  type MarkedFlag,
} from '../../src/state/flagTally.ts';
import { flags, marks, RULES } from './flagArbitrary.ts';

const nameOf = ({ subject }: Flag): string => `Name of ${subject}`;
/** A flag that cannot tell for want of something. */
function openFlag(subject: string, missing: string): Flag {
  return {
    rule: 'a',
    subject,
    subjectType: 'entity',
    outcome: 'unknown',
    sentence: '',
    entities: [],
    relations: [],
    missing,
  };
}

const EVERYTHING = { rule: undefined, standing: undefined, subject: '' };

describe('flags and what was written about them', () => {
  it('each flag is counted once: by its outcome, or as cleared where a mark of the same rule and subject says so', () => {
    fc.assert(
      fc.property(flags, marks, (all, written) => {
        const marked = markFlags(all, written);
        expect(marked.map(({ flag }) => flag)).toEqual(all);
        for (const { flag, mark, standing } of marked) {
          const own = written.filter(
            (one) => one.rule === flag.rule && one.subject === flag.subject && one.subjectType === flag.subjectType,
          );
          expect(mark).toBe(own[0]);
          expect(standing).toBe(own[0]?.state === 'cleared' ? 'cleared' : flag.outcome);
        }
        const tally = tallyOf(marked);
        expect(STANDINGS.reduce((sum, standing) => sum + tally[standing], 0)).toBe(all.length);
      }),
      { numRuns: 2_000 },
    );
  });

  it('have one line a rule, also for a rule without flags, and count what was left out', () => {
    fc.assert(
      fc.property(flags, marks, fc.nat({ max: 9 }), (all, written, count) => {
        const marked = markFlags(all, written);
        const leftOut = count === 0 ? [] : [{ rule: 'b', outcome: 'unknown' as const, count }];
        const tallies = ruleTallies(RULES, marked, leftOut);
        expect(tallies.map(({ rule }) => rule.id)).toEqual(['a', 'b', 'c', 'none']);
        for (const { rule, tally, missing } of tallies) {
          for (const standing of STANDINGS) {
            const listed = marked.filter((one) => one.flag.rule === rule.id && one.standing === standing).length;
            expect(tally[standing]).toBe(listed + (rule.id === 'b' && standing === 'unknown' ? count : 0));
          }
          const open = marked.filter((one) => one.flag.rule === rule.id && one.standing === 'unknown').length;
          expect(missing.reduce((sum, one) => sum + one.flags, 0)).toBe(open);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('name the missing data that would answer most first, without what is cleared', () => {
    const all = [
      openFlag('1', 'a value'),
      openFlag('2', 'a date'),
      openFlag('3', 'a date'),
      openFlag('4', 'a country'),
    ];
    const cleared = [{ rule: 'a', subject: '4', subjectType: 'entity', state: 'cleared', text: 'seen' }] as const;
    expect(missingOf(markFlags(all, cleared))).toEqual([
      { what: 'a date', flags: 2 },
      { what: 'a value', flags: 1 },
    ]);
  });
});

describe('the list of flags', () => {
  it('holds exactly what passes the filter, whatever the order', () => {
    const filter = fc.record({
      rule: fc.constantFrom(undefined, 'a', 'none'),
      standing: fc.constantFrom(undefined, ...STANDINGS),
      subject: fc.constantFrom('', ' ', 'X', 'zö', 'NAME OF', 'nobody'),
    });
    const sort = fc.record({
      by: fc.constantFrom('standing' as const, 'rule' as const, 'subject' as const),
      descending: fc.boolean(),
    });
    fc.assert(
      fc.property(flags, marks, filter, sort, (all, written, wanted, order) => {
        const marked = markFlags(all, written);
        const listed = listFlags(marked, wanted, order, RULES, nameOf);
        const text = wanted.subject.trim().toLowerCase();
        const passes = ({ flag, standing }: MarkedFlag): boolean =>
          (wanted.rule ?? flag.rule) === flag.rule &&
          (wanted.standing ?? standing) === standing &&
          `${flag.subject}\n${nameOf(flag)}`.toLowerCase().includes(text);
        expect(new Set(listed)).toEqual(new Set(marked.filter(passes)));
        expect(listed).toHaveLength(marked.filter(passes).length);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is sorted by outcome, rule or name, turned round on request, and ties keep the order they came in', () => {
    fc.assert(
      fc.property(flags, marks, fc.boolean(), (all, written, descending) => {
        const marked = markFlags(all, written);
        const keys = {
          standing: (one: MarkedFlag) => String(STANDINGS.indexOf(one.standing)),
          rule: (one: MarkedFlag) => one.flag.rule,
          subject: (one: MarkedFlag) => ['constructor', 'x', 'y', 'Zöe'].indexOf(one.flag.subject).toString(),
        };
        for (const by of ['standing', 'rule', 'subject'] as const) {
          const listed = listFlags(marked, EVERYTHING, { by, descending }, RULES, nameOf);
          const before = (a: MarkedFlag, b: MarkedFlag): boolean => {
            const [x, y] = [keys[by](a), keys[by](b)];
            return x === y ? marked.indexOf(a) < marked.indexOf(b) : x < y !== descending;
          };
          expect(listed).toHaveLength(marked.length);
          expect(listed.every((one, index) => listed.slice(index + 1).every((other) => before(one, other)))).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
