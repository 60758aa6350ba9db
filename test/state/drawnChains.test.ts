import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countryMark, drawnChains, routesOf } from '../../src/state/drawnChains.ts';
import { brief, chainOf, chains } from './answers.ts';

const NOBODY = new Map<string, ReturnType<typeof brief>>();

describe('the chains drawn', () => {
  it('and those grouped add up to all chains, each in one place', () => {
    fc.assert(
      fc.property(chains, fc.nat(), (all, which) => {
        const selected = all[which % Math.max(1, all.length)]?.entities;
        const { chains: drawn, grouped, routes } = drawnChains(all, selected, NOBODY);
        const inGroups = routes.flatMap((route) => route.chains);
        expect(drawn.length + grouped).toBe(all.length);
        expect(inGroups).toHaveLength(grouped);
        expect(new Set([...drawn, ...inGroups])).toEqual(new Set(all));
      }),
      { numRuns: 1_000 },
    );
  });

  it('hold the selected one and never lose another for it', () => {
    fc.assert(
      fc.property(chains, fc.nat(), (all, which) => {
        const selected = all[which % Math.max(1, all.length)];
        const without = drawnChains(all, undefined, NOBODY).chains;
        const drawn = drawnChains(all, selected?.entities, NOBODY).chains;
        expect(new Set(drawn)).toEqual(new Set([...without, ...(selected ? [selected] : [])]));
      }),
      { numRuns: 1_000 },
    );
  });

  it('are few enough to be read, and the best is always among them', () => {
    fc.assert(
      fc.property(chains, (all) => {
        const { chains: drawn } = drawnChains(all, undefined, NOBODY);
        expect(new Set(drawn.flatMap((chain) => chain.entities)).size).toBeLessThanOrEqual(44);
        expect(drawn[0]).toBe(all[0]);
        expect(drawn).toEqual(all.filter((chain) => drawn.includes(chain)));
      }),
      { numRuns: 1_000 },
    );
  });

  it('are all chains where these are few', () => {
    const all = [chainOf(['a', 'b', 'c']), chainOf(['a', 'd', 'c'])];
    expect(drawnChains(all, ['not', 'there'], NOBODY)).toEqual({ chains: all, grouped: 0, routes: [] });
  });
});

describe('routes', () => {
  const briefs = new Map([
    ['m', brief('m', { kind: 'manufacturer', countries: ['US'] })],
    ['t', brief('t', { kind: 'trader', countries: ['KZ', 'AE'] })],
    ['s', brief('s', { kind: 'trader', countries: ['KZ', 'TR'] })],
    ['x', brief('x', { kind: 'trader' })],
    ['r', brief('r', { kind: 'end_user', countries: ['RU'] })],
  ]);

  it('gather chains through the same countries and kinds, the largest group first', () => {
    const [first, second, other] = [chainOf(['m', 't', 'r']), chainOf(['m', 's', 'r']), chainOf(['m', 'x', 'r'])];
    const routes = routesOf([other, first, second], briefs);
    expect(routes.map(({ label, chains: members }) => [label, members])).toEqual([
      ['US ▸ KZ+ ▸ RU', [first, second]],
      ['US ▸ ? ▸ RU', [other]],
    ]);
    expect(routes[0]?.kinds).toBe('Manufacturer ▸ Trader ▸ End-user');
  });

  it('mark countries as one, several or none', () => {
    expect([[], ['RU'], ['RU', 'KZ']].map(countryMark)).toEqual(['?', 'RU', 'RU+']);
  });
});
