import { describe, expect, it } from 'vitest';
import type { HopBrief } from '../../src/model/brief.ts';
import { chainsOfTiers, tiersOfChain, type Cast } from '../../src/state/chains.ts';
import { tierWords } from '../../src/state/tiers.ts';
import { chainOf, hopBriefOf } from './answers.ts';

const codes: Readonly<Record<string, readonly string[]>> = {
  'a-b': ['854231'],
  'b-c': ['8542', '851762'],
  'a-d': ['010121'],
  'd-c': ['85423100', '850440'],
};
const cast: Cast = {
  briefs: new Map(),
  hops: new Map(),
  hopOf: ({ from, to }): HopBrief | undefined => {
    const hs = codes[`${from}-${to}`];
    return hs && hopBriefOf(from, to, { picked: { id: `${from}-${to}`, kind: 'ships', from, to, goods: { hs } } });
  },
};
const CHAINS = [chainOf(['a', 'b', 'c']), chainOf(['a', 'd', 'c']), chainOf(['a', 'd']), chainOf(['x', 'y'])];

describe('chains of a tier of the priority list', () => {
  it('are those of which one pick at least moves goods of it, any of its codes', () => {
    expect(CHAINS.map((chain) => [...tiersOfChain(chain, cast)].toSorted())).toEqual([
      ['1', '2'],
      ['1', '3.A'],
      [],
      [],
    ]);
    expect(chainsOfTiers(CHAINS, ['2'], cast)).toEqual([CHAINS[0]]);
    expect(chainsOfTiers(CHAINS, ['1'], cast)).toEqual([CHAINS[0], CHAINS[1]]);
    expect(chainsOfTiers(CHAINS, ['2', '3.A'], cast)).toEqual([CHAINS[0], CHAINS[1]]);
    expect(chainsOfTiers(CHAINS, ['4.B'], cast)).toEqual([]);
    expect(chainsOfTiers(CHAINS, [], cast)).toBe(CHAINS);
  });

  it('are named by the tiers', () => {
    expect(tierWords(['1'])).toBe('tier 1 only');
    expect(tierWords(['1', '2'])).toBe('tiers 1 and 2 only');
  });
});
