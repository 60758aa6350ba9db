import fc from 'fast-check';
import type { LaneInput } from '../../../src/analysis/lanes/lanes.ts';

const name = (index: number): string => `e${index}`;

/** Chains that always go on to a higher number: their union has no cycle. Facilitators serve some of the hops. */
export const acyclicInput: fc.Arbitrary<LaneInput> = fc
  .record({
    paths: fc.array(fc.uniqueArray(fc.nat({ max: 24 }), { minLength: 2, maxLength: 7 }), {
      minLength: 1,
      maxLength: 14,
    }),
    russianFrom: fc.integer({ min: 0, max: 25 }),
    servants: fc.array(fc.array(fc.tuple(fc.nat({ max: 13 }), fc.nat({ max: 5 })), { maxLength: 4 }), { maxLength: 9 }),
  })
  .map(({ paths, russianFrom, servants }) => {
    const chains = paths.map((path) => path.toSorted((a, b) => a - b).map(name));
    return {
      chains,
      russian: [...new Set(paths.flat())].filter((index) => index >= russianFrom).map(name),
      served: servants.map((hops, index) => ({ id: `f${index}`, hops: hopsOf(chains, hops) })),
    };
  });

/** Any chains of distinct entities, also such that run against each other. */
export const anyInput: fc.Arbitrary<LaneInput> = fc
  .record({
    paths: fc.array(fc.uniqueArray(fc.nat({ max: 9 }), { minLength: 2, maxLength: 6 }), { maxLength: 10 }),
    russian: fc.uniqueArray(fc.nat({ max: 9 })),
  })
  .map(({ paths, russian }) => ({
    chains: paths.map((path) => path.map(name)),
    russian: russian.map(name),
    served: [],
  }));

function hopsOf(
  chains: readonly (readonly string[])[],
  wanted: readonly (readonly [number, number])[],
): (readonly [string, string])[] {
  return wanted.flatMap(([chain, hop]) => {
    const from = chains[chain]?.[hop];
    const to = chains[chain]?.[hop + 1];
    return from === undefined || to === undefined ? [] : [[from, to] as const];
  });
}
