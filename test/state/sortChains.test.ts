import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HopBrief } from '../../src/model/brief.ts';
import type { Claim } from '../../src/model/claim.ts';
import type { Chain } from '../../src/model/result.ts';
import { SORTS, type Sort } from '../../src/model/view.ts';
import { sortChains, type Cast } from '../../src/state/chains.ts';
import { chainOf, chains, hopBriefOf } from './answers.ts';

function castWith(hops: readonly HopBrief[]): Cast {
  const byPick = new Map(hops.map((hop) => [`${hop.from}-${hop.to}`, hop]));
  return { briefs: new Map(), hops: new Map(), hopOf: (hop) => byPick.get(hop.picked) };
}

/** One-hop chains a, b, c … whose hops are as given, sorted; their names in order. */
function sorted(sort: Sort, hops: readonly Partial<HopBrief>[]): string {
  const given = hops.map((_, index): Chain => chainOf([String.fromCharCode(97 + index), 'z']));
  const cast = castWith(hops.map((hop, index) => hopBriefOf(String.fromCharCode(97 + index), 'z', hop)));
  return sortChains(given, sort, cast)
    .map((chain) => chain.entities[0])
    .join('');
}

function rests(hs: readonly string[]): Partial<HopBrief> {
  return { picked: { id: 'r', kind: 'ships', from: 'x', to: 'y', goods: { hs } } };
}

function claim(status: Claim['status']): Claim {
  return { status, scope: 'this' };
}

function usd(amount: number): Partial<HopBrief> {
  return { values: [{ currency: 'USD', amount }] };
}

describe('the list of chains', () => {
  it('keeps every chain in every order, and equal ones in the order of the ranking', () => {
    fc.assert(
      fc.property(chains, fc.constantFrom(...SORTS), (all, sort) => {
        const hops = all.flatMap((chain) => chain.hops.map(({ from, to }) => hopBriefOf(from, to)));
        expect(sortChains(all, sort, castWith(hops))).toEqual(all);
      }),
      { numRuns: 1_000 },
    );
  });

  it('puts the strongest weakest hop first: by claim, then by grades', () => {
    expect(
      sorted('evidence', [
        { claim: claim('inferred') },
        { claim: claim('reported'), grade: { source: 'B', information: 2 } },
        { claim: claim('reported'), grade: { source: 'A', information: 3 } },
        { claim: claim('documented') },
        { claim: claim('reported') },
      ]),
    ).toBe('dcbea');
    const strong = chainOf(['a', 'b', 'z']);
    const weak = chainOf(['c', 'd', 'z']);
    const hops = [
      hopBriefOf('a', 'b', { claim: claim('reported') }),
      hopBriefOf('b', 'z', { claim: claim('reported') }),
      hopBriefOf('c', 'd', { claim: claim('documented') }),
      hopBriefOf('d', 'z', { claim: claim('inferred') }),
    ];
    expect(sortChains([weak, strong], 'evidence', castWith(hops))).toEqual([strong, weak]);
  });

  it('puts the highest priority tier first', () => {
    expect(sorted('tier', [rests([]), rests(['845710']), rests(['854231']), rests(['848210', '854110'])])).toBe('cdba');
  });

  it('puts the largest value first, and chains without one last', () => {
    expect(sorted('value', [{}, usd(5), usd(700), usd(6)])).toBe('cdba');
  });

  it('puts the latest date first, and chains without one last', () => {
    expect(
      sorted('latest', [
        {},
        { dates: { from: '2022-01', to: '2022-03' } },
        { dates: { to: '2023-01-05' } },
        { dates: { from: '2022-12' } },
        { dates: { from: '2021', to: '2023' } },
      ]),
    ).toBe('ecdba');
  });
});
