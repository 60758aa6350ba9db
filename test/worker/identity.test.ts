import { beforeAll, describe, expect, it } from 'vitest';
import { fakeWorker, opening, tutorial } from './fakeWorker.ts';

const { client, said } = fakeWorker();

beforeAll(async () => {
  await client.call('open', opening(tutorial()));
});

describe('suggestions that two parties are one', () => {
  it('come with both briefs and the reason, and are limited with a count', async () => {
    const reply = await client.call('mergeSuggestions', { limit: 1 });
    expect(reply).toMatchObject({
      pairs: [
        {
          first: { id: 'lotus', name: 'Lotus Link Ltd' },
          second: { id: 'lotus-2', name: 'Lotus Link Limited' },
          basis: 'identifier',
          strength: 'strong',
          reason: 'both have HKBR 00000077; both in HK',
        },
      ],
      count: 2,
      tooCommon: 0,
    });
    expect(reply.pairs).toHaveLength(1);
    expect(said.some(({ type }) => type === 'progress')).toBe(true);
  });
});

describe('ownership', () => {
  it('gives owners, holdings, circles and the sums of both rules by id', async () => {
    const reply = await client.call('ownership', { id: 'kamastan' });
    expect(reply?.owners.map(({ entity, from, to, last }) => [entity, from, to, last])).toEqual([
      ['iva', 45, 45, true],
      ['belaya', 30, 30, true],
      ['kedr', 25, 25, true],
    ]);
    expect(reply?.holdings).toContainEqual({
      owner: 'belaya',
      owned: 'kamastan',
      share: { from: 30, to: 30 },
      relations: ['R193'],
    });
    expect(reply?.sums.map(({ rule, from, outcome, counted }) => [rule, from, outcome, counted.length])).toEqual([
      ['ofac', 55, 'reached', 2],
      ['eu', 55, 'reached', 2],
    ]);
    expect(reply?.entities.map(({ id }) => id).toSorted()).toEqual(['belaya', 'iva', 'kamastan', 'kedr']);
    const circle = await client.call('ownership', { id: 'lotus' });
    expect(circle?.loops.map((loop) => loop.toSorted())).toEqual([['jade', 'pearl']]);
  });

  it('is empty for an entity without owners and missing for one the case does not hold', async () => {
    expect(await client.call('ownership', { id: 'masis' })).toMatchObject({ owners: [], loops: [], depth: 0 });
    expect(await client.call('ownership', { id: 'nobody' })).toBeUndefined();
  });
});

describe('before a case is open', () => {
  it('neither answers', async () => {
    const closed = fakeWorker().client;
    await expect(closed.call('mergeSuggestions', { limit: 1 })).rejects.toThrow('No case is open.');
    await expect(closed.call('ownership', { id: 'x' })).rejects.toThrow('No case is open.');
  });
});
