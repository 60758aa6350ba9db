import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutLanes, type LaneInput } from '../../../src/analysis/lanes/lanes.ts';
import type { Position } from '../../../src/model/view.ts';
import { acyclicInput, anyInput } from './randomChains.ts';

/** Least distances that keep marks and names of the lanes apart, in canvas units. */
const ROW = 72;
const STEP = 152;

function placesOf(input: LaneInput): ReadonlyMap<string, Position> {
  return new Map(layOutLanes(input).positions);
}

function hopsOf({ chains }: LaneInput): (readonly [string, string])[] {
  return chains.flatMap((chain) => chain.slice(1).map((to, index) => [chain[index] ?? '', to] as const));
}

const xOf = (places: ReadonlyMap<string, Position>, id: string): number => places.get(id)?.x ?? Number.NaN;

/** What a chain passes after it last enters Russia. */
function tailOf(chain: readonly string[], russian: ReadonlySet<string>): readonly string[] {
  return chain.slice(chain.findLastIndex((id) => !russian.has(id)) + 1);
}

describe('lanes', () => {
  it('place every entity of the chains and every facilitator once, in a column and not over another', () => {
    fc.assert(
      fc.property(fc.oneof(acyclicInput, anyInput), (input) => {
        const { positions } = layOutLanes(input);
        const ids = [...new Set(input.chains.flat()), ...input.served.map(({ id }) => id)];
        expect(positions.map(([id]) => id).toSorted()).toEqual(ids.toSorted());
        const columns = new Map<number, number[]>();
        const onChains = new Set(input.chains.flat());
        for (const [id, { x, y }] of positions) {
          expect([Number.isFinite(x), Number.isFinite(y)]).toEqual([true, true]);
          if (!onChains.has(id)) continue;
          expect(x % STEP).toBe(0);
          columns.set(x, [...(columns.get(x) ?? []), y]);
        }
        for (const ys of columns.values()) {
          const sorted = ys.toSorted((a, b) => a - b);
          for (const [index, y] of sorted.slice(1).entries()) {
            expect(y - (sorted[index] ?? 0)).toBeGreaterThan(ROW - 0.001);
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('run every hop to the right where chains do not run against each other', () => {
    const nested = acyclicInput.filter(({ chains, russian }) =>
      // A chain that leaves Russia again has its first Russian part outside the border by intent.
      chains.every((chain) =>
        chain.every((id, index) => !russian.includes(id) || russian.includes(chain[index + 1] ?? id)),
      ),
    );
    fc.assert(
      fc.property(nested, (input) => {
        const places = placesOf(input);
        for (const [from, to] of hopsOf(input)) expect(xOf(places, to)).toBeGreaterThan(xOf(places, from));
      }),
      { numRuns: 1_000 },
    );
  });

  it('run the hops of the first chain to the right, also where others run against it', () => {
    fc.assert(
      fc.property(
        anyInput.map((input) => ({ ...input, russian: [] })),
        (input) => {
          const places = placesOf(input);
          for (const [from, to] of hopsOf({ ...input, chains: input.chains.slice(0, 1) })) {
            expect(xOf(places, to)).toBeGreaterThan(xOf(places, from));
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('put the line "enters Russia" between what lies outside and the Russian ends', () => {
    fc.assert(
      fc.property(acyclicInput, (input) => {
        const { positions, entersRussiaX } = layOutLanes(input);
        const places = new Map(positions);
        const russian = new Set(input.russian);
        const ends = input.chains.map((chain) => chain.at(-1) ?? '').filter((id) => russian.has(id));
        const starts = input.chains.filter((chain) => !russian.has(chain[0] ?? '')).map((chain) => chain[0] ?? '');
        if (entersRussiaX === undefined) return;
        for (const id of ends) expect(xOf(places, id)).toBeGreaterThan(entersRussiaX);
        for (const id of starts) expect(xOf(places, id)).toBeLessThan(entersRussiaX);
      }),
      { numRuns: 1_000 },
    );
  });

  it('draw that line exactly where a chain that ends in Russia begins outside', () => {
    fc.assert(
      fc.property(acyclicInput, (input) => {
        const russian = new Set(input.russian);
        const crosses = input.chains.some((chain) => {
          const inside = tailOf(chain, russian).length;
          return inside > 0 && inside < chain.length;
        });
        expect(layOutLanes(input).entersRussiaX !== undefined).toBe(crosses);
      }),
      { numRuns: 1_000 },
    );
  });

  it('give the same places for the same input', () => {
    fc.assert(
      fc.property(fc.oneof(acyclicInput, anyInput), (input) => {
        const again: LaneInput = structuredClone(input);
        expect(layOutLanes(again)).toEqual(layOutLanes(input));
      }),
      { numRuns: 1_000 },
    );
  });

  it('name a step for each column, and bounds that hold every mark of a chain', () => {
    fc.assert(
      fc.property(acyclicInput, (input) => {
        const { positions, steps, top, bottom } = layOutLanes(input);
        const onChains = new Set(input.chains.flat());
        const xs = new Set(steps.map(({ x }) => x));
        for (const [id, { x, y }] of positions) {
          if (!onChains.has(id)) continue;
          expect(xs).toContain(x);
          expect([y >= top, y <= bottom]).toEqual([true, true]);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('are empty without chains', () => {
    expect(layOutLanes({ chains: [], russian: [], served: [] })).toEqual({
      positions: [],
      steps: [],
      entersRussiaX: undefined,
      rail: undefined,
      top: 0,
      bottom: 0,
    });
  });

  it('draw the first chain straight along the top', () => {
    const first = ['a', 'b', 'c', 'd'];
    const places = placesOf({ chains: [first, ['a', 'x', 'd'], ['y', 'c', 'd']], russian: ['d'], served: [] });
    const ys = first.map((id) => places.get(id)?.y ?? 0);
    for (const y of ys) expect(Math.abs(y - (ys[0] ?? 0))).toBeLessThan(2);
    expect(Math.min(...[...places.values()].map(({ y }) => y))).toBeCloseTo(ys[0] ?? 0, 0);
  });
});

describe('the rail of facilitators', () => {
  it('keeps its marks apart, above the lanes and inside its box', () => {
    fc.assert(
      fc.property(acyclicInput, (input) => {
        const { positions, rail, top } = layOutLanes(input);
        const marks = positions.filter(([id]) => id.startsWith('f')).map(([, place]) => place);
        expect(rail?.count ?? 0).toBe(marks.length);
        if (!rail) return;
        for (const [index, a] of marks.entries()) {
          expect(a.y).toBeLessThan(top - ROW / 2);
          expect([a.x > rail.x, a.x < rail.x + rail.width]).toEqual([true, true]);
          expect([a.y > rail.y, a.y < rail.y + rail.height]).toEqual([true, true]);
          for (const b of marks.slice(index + 1)) {
            const isApart = a.y === b.y ? Math.abs(a.x - b.x) > 100 : Math.abs(a.y - b.y) > 50;
            expect(isApart).toBe(true);
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([3, 12, 24, 60])('is no tower where %i of them served a single hop, and stands over its middle', (count) => {
    const hops = [['a', 'b'] as const];
    const served = Array.from({ length: count }, (_, at) => ({ id: `f${at}`, hops }));
    const { rail } = layOutLanes({ chains: [['a', 'b']], russian: ['b'], served });
    if (!rail) throw new Error('There is no rail.');
    expect(rail.height).toBeLessThan(rail.width);
    expect(Math.abs(rail.x + rail.width / 2 - STEP / 2)).toBeLessThan(STEP / 2);
  });
});
