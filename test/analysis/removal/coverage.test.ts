import { describe, expect, it } from 'vitest';
import { Coverage, type Choice } from '../../../src/analysis/removal/coverage.ts';
import { Random } from '../../support/random.ts';

const CASES = 1_500;

/** Every set of at most `size` of the first members, smaller sets first, then by their members. */
function* setsUpTo(count: number, size: number): Generator<number[]> {
  for (let length = 0; length <= size; length++) yield* setsOf(count, length, 0);
}

function* setsOf(count: number, length: number, start: number): Generator<number[]> {
  if (length === 0) yield [];
  else {
    for (let first = start; first < count; first++) {
      for (const rest of setsOf(count, length - 1, first + 1)) yield [first, ...rest];
    }
  }
}

function best(coverage: Coverage, size: number, smaller: Choice): Choice {
  const steps = coverage.best(size, smaller);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

describe('the best set of a size', () => {
  it(`breaks as much as exhaustive search finds, with its ties, in ${CASES} random cases`, () => {
    let grew = 0;
    for (let seed = 1; seed <= CASES; seed++) {
      const random = new Random(seed);
      const count = random.int(1, 9);
      const sizes = random.pick([[1], [1, 1, 2], [2, 2, 3], [1, 2, 3, 3]]);
      const chains = Array.from({ length: random.int(0, 14) }, () =>
        Array.from({ length: random.int(0, 3) }, () => {
          const members = new Set<number>();
          const size = sizes[random.int(0, sizes.length - 1)] ?? 1;
          for (let i = 0; i < size; i++) members.add(random.int(0, count - 1));
          return [...members];
        }),
      );
      const coverage = new Coverage(chains, count);
      let choice: Choice = { members: [], broken: 0, exact: true };
      for (let size = 1; size <= 3; size++) {
        const before = choice.broken;
        choice = best(coverage, size, choice);
        let expected: { members: number[]; broken: number } = { members: [], broken: 0 };
        for (const members of setsUpTo(count, size)) {
          const broken = chains.filter((sets) => sets.some((set) => set.every((one) => members.includes(one)))).length;
          if (broken > expected.broken) expected = { members, broken };
        }
        expect(choice, `seed ${seed}, size ${size}`).toEqual({ ...expected, exact: true });
        if (size > 1 && choice.broken > before) grew++;
      }
    }
    expect(grew).toBeGreaterThan(CASES / 4);
  });

  it('is found among many that overlap', () => {
    const random = new Random(7);
    const chains = Array.from({ length: 10_000 }, () =>
      Array.from({ length: 5 }, () => [Math.floor(random.next() ** 2 * 2_000)]),
    );
    const coverage = new Coverage(chains, 2_000);
    let choice: Choice = { members: [], broken: 0, exact: true };
    for (let size = 1; size <= 3; size++) {
      choice = best(coverage, size, choice);
      expect(choice.exact).toBe(true);
      expect(choice.members.length).toBe(size);
      expect(coverage.broken(choice.members)).toBe(choice.broken);
    }
  });
});
