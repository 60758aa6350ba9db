import { describe, expect, it } from 'vitest';
import { allHoldings, holdingsAbove, jointShare, type Holdings } from '../../../src/analysis/ownership/holdings.ts';
import { ownershipOf, type Ownership } from '../../../src/analysis/ownership/ownership.ts';
import type { CaseData } from '../../../src/case/caseData.ts';
import { parseDateText } from '../../../src/model/dates.ts';
import type { RelationRecord } from '../../../src/model/records.ts';
import { openCase } from '../../../src/worker/openCase.ts';
import { Random } from '../../support/random.ts';
import { sharedData } from '../../support/sharedData.ts';
import { smallCase } from '../../support/smallCase.ts';
import { tutorialCase } from '../removal/tutorialCase.ts';
import { randomHoldings } from './randomHoldings.ts';

async function above(data: CaseData, id: string, on?: string): Promise<Ownership> {
  const entity = data.entities.index.find(id);
  const source = {
    data,
    relation: (relation: number) => data.details.relation(relation),
    pause: async () => undefined,
    on: on === undefined ? undefined : parseDateText(on)?.from,
  };
  const holdings = await holdingsAbove(source, entity);
  expect(ownershipOf(await allHoldings(source), entity)).toEqual(ownershipOf(holdings, entity));
  return ownershipOf(holdings, entity);
}

/** The owners by id: "id from–to" with a question mark for an unknown part, an asterisk for a last known owner. */
function said(data: CaseData, { owners }: Ownership): string[] {
  return owners.map(
    ({ entity, from, to, unknown, last }) =>
      `${data.entities.ids.get(entity)} ${from}–${to}${unknown ? '?' : ''}${last ? '*' : ''}`,
  );
}

function owns(
  id: string,
  from: string,
  to: string,
  share?: number | [number, number],
  more?: Partial<RelationRecord>,
): RelationRecord {
  const [low, high] = typeof share === 'number' ? [share, share] : (share ?? []);
  return {
    id,
    kind: 'owns',
    from,
    to,
    ...(low === undefined || high === undefined ? {} : { share: { from: low, to: high } }),
    ...more,
  };
}

/** Examples of the ownership standard: file, whose owners, and what they hold in all. */
const PUBLISHED: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'bods/0.4/bods-package-fi-soe.json',
    'Gasgrid Finland Oy',
    ['Suomen Kaasuverkko Oy 76.5–76.5', 'Suomen tasavalta 100–100', 'Valtiovarainministerio 100–100'],
  ],
  ['bods/0.4/indirect-ownership.json', 'Company A', ['Company B 60–60', 'Person 1 30–30']],
  ['bods/0.4/mixed-direct-and-indirect-ownership.json', 'Company A', ['Company B 50–50', 'Person 1 50–50']],
  [
    'bods/0.4/joint-ownership.json',
    'CHRINON LTD',
    ['Joint shareholding 100–100', 'Natalie Coleman 50–50', 'Roberto Lopez 50–50'],
  ],
  ['uk-psc/psc-data-1.json', 'UK company 08209948', ['Mr Marc Anthony Feldman 75–100']],
];

describe('owners of an entity', () => {
  it('hold the product along a chain and the sum over chains', async () => {
    const data = smallCase({
      entities: ['a', 'b', 'c', 'top'],
      relations: [
        owns('1', 'b', 'a', 60),
        owns('2', 'c', 'a', 40),
        owns('3', 'top', 'b', 50),
        owns('4', 'top', 'c', [50, 75]),
      ],
    });
    expect(said(data, await above(data, 'a'))).toEqual(['b 60–60', 'c 40–40', 'top 50–60*']);
  });

  it('keep an unknown share unknown', async () => {
    const data = smallCase({
      entities: ['a', 'b', 'c'],
      relations: [owns('1', 'b', 'a', 60), owns('2', 'c', 'b'), owns('3', 'c', 'a', 10)],
    });
    expect(said(data, await above(data, 'a'))).toEqual(['b 60–60', 'c 10–10?*']);
  });

  it('are named when they own each other, and counted once around', async () => {
    const data = await tutorialCase();
    const ownership = await above(data, 'lotus');
    expect(said(data, ownership)).toEqual(['pearl 100–100', 'jade 60–60']);
    expect(ownership.loops.map((loop) => loop.map((entity) => data.entities.ids.get(entity)).toSorted())).toEqual([
      ['jade', 'pearl'],
    ]);
    expect(ownership).toMatchObject({ depth: 2, complete: true });
  });

  it('are found five steps up, and those who had sold are not', async () => {
    const data = await tutorialCase();
    const dune = await above(data, 'dune');
    expect(said(data, dune)).toEqual([
      'sandstone 100–100',
      'bluedune 100–100',
      'cedarcrest 90–90',
      'mirage 90–90',
      'palmview 90–90*',
    ]);
    expect(dune.depth).toBe(5);
    expect(said(data, await above(data, 'orient', '2023-06-01'))).toEqual(['paperkite 40–40*', 'owner-hidden 0–0?*']);
    expect(said(data, await above(data, 'orient', '2024-06-01'))).toEqual(['owner-hidden 0–0?*']);
    expect(said(data, await above(data, 'sever'))).toEqual(['concern 51–74*']);
  });

  it('stand on a day unless a date says otherwise; a single date is only when it was seen', async () => {
    const data = smallCase({
      entities: ['a', 'p', 'q', 'r', 's', 't'],
      relations: [
        owns('1', 'p', 'a', 1, { dates: { to: '2023-05' } }),
        owns('2', 'q', 'a', 2, { dates: { from: '2023-07' } }),
        owns('3', 'r', 'a', 3, { dates: { from: '2022', to: '2022' } }),
        owns('4', 's', 'a', 4, { dates: { from: '2021-02-03', to: '2023-05-30' } }),
        owns('5', 't', 'a', 5),
      ],
    });
    const on = async (day: string): Promise<string[]> =>
      said(data, await above(data, 'a', day)).map((text) => text.slice(0, 1));
    expect((await on('2023-05-30')).toSorted()).toEqual(['p', 'r', 's', 't']);
    expect((await on('2023-05-31')).toSorted()).toEqual(['p', 'r', 't']);
    expect((await on('2023-06-01')).toSorted()).toEqual(['r', 't']);
    expect((await on('2023-07-01')).toSorted()).toEqual(['q', 'r', 't']);
  });

  it('do not count twice what two sources state alike, and are a range where they differ', () => {
    expect(
      jointShare([
        { from: 30, to: 30 },
        { from: 30, to: 30 },
      ]),
    ).toEqual({ from: 30, to: 30 });
    expect(jointShare([{ from: 30, to: 30 }, undefined])).toEqual({ from: 30, to: 30 });
    expect(
      jointShare([
        { from: 30, to: 30 },
        { from: 40, to: 40 },
      ]),
    ).toEqual({ from: 40, to: 70 });
    expect(
      jointShare([
        { from: 60, to: 70 },
        { from: 40, to: 50 },
      ]),
    ).toEqual({ from: 60, to: 100 });
    expect(jointShare([undefined])).toBeUndefined();
  });

  it('are added up once where a record sums up a chain that is there as well', async () => {
    const link = (id: string, from: string, to: string, share: number): RelationRecord => owns(id, from, to, share);
    const summary = owns('s', 'top', 'a', undefined, {
      raw: { componentRecords: ['1', '2'], directOrIndirect: ['indirect'] },
    });
    const data = smallCase({
      entities: ['a', 'b', 'top'],
      relations: [summary, link('1', 'top', 'b', 50), link('2', 'b', 'a', 50)],
    });
    expect(said(data, await above(data, 'a'))).toEqual(['b 50–50', 'top 25–25*']);
    const lone = smallCase({ entities: ['a', 'top'], relations: [{ ...summary, share: { from: 25, to: 25 } }] });
    expect(said(lone, await above(lone, 'a'))).toEqual(['top 25–25*']);
  });

  it('are those of a summary alone where the links of its chain do not lead up to them', async () => {
    const summary = owns('s', 'top', 'a', undefined, {
      raw: { componentRecords: ['1', '2'], directOrIndirect: ['indirect'], share: ['{"exact":30}'] },
    });
    const data = smallCase({
      entities: ['a', 'b', 'top'],
      relations: [summary, owns('1', 'b', 'a', 60), { id: '2', kind: 'controls', from: 'top', to: 'b' }],
    });
    expect(said(data, await above(data, 'a'))).toEqual(['b 60–60*', 'top 30–30*']);
  });

  it.each(PUBLISHED)('of the published example %s are added up as it describes', async (path, name, owners) => {
    const bytes = sharedData(path);
    if (bytes === undefined) return;
    async function* chunks(): AsyncGenerator<Uint8Array> {
      yield bytes ?? new Uint8Array();
    }
    const { data } = await openCase([{ name: 'x.json', size: bytes.length, chunks }], '2026-11-22');
    const entity = Array.from({ length: data.entities.count }, (_, index) => index).find(
      (index) => data.entities.names.get(index) === name,
    );
    const ownership = await above(data, data.entities.ids.get(entity ?? 0));
    expect(
      ownership.owners
        .map(({ entity: owner, from, to }) => `${data.entities.names.get(owner)} ${from}–${to}`)
        .toSorted(),
    ).toEqual(owners);
  });

  it('agree with every chain written out, on 3,000 random networks', () => {
    const random = new Random(20261123);
    for (let round = 0; round < 3000; round++) {
      const parties = random.int(1, 6);
      const holdings = randomHoldings(random, parties);
      const ownership = ownershipOf(holdings, 0);
      const chains = allChains(holdings, [0]);
      const expected = new Map<number, { from: number; to: number; unknown: boolean; depth: number }>();
      for (const chain of chains) {
        const owner = chain.at(-1) ?? 0;
        const sum = expected.get(owner) ?? { from: 0, to: 0, unknown: false, depth: 0 };
        const shares = chain
          .slice(1)
          .map((one, at) => holdings.get(chain[at] ?? 0)?.find((h) => h.owner === one)?.share);
        const known = shares.filter((share) => share !== undefined);
        if (known.length < shares.length) sum.unknown = true;
        else {
          sum.from += known.reduce((part, { from }) => (part * from) / 100, 100);
          sum.to += known.reduce((part, { to }) => (part * to) / 100, 100);
        }
        sum.depth = Math.max(sum.depth, chain.length - 1);
        expected.set(owner, sum);
      }
      expect(
        ownership.owners.map(({ entity }) => entity).toSorted((a, b) => a - b),
        `round ${round}`,
      ).toEqual([...expected.keys()].toSorted((a, b) => a - b));
      for (const { entity, from, to, unknown, depth, last } of ownership.owners) {
        const sum = expected.get(entity);
        expect(from, `round ${round}`).toBeCloseTo(sum?.from ?? -1, 8);
        expect(to, `round ${round}`).toBeCloseTo(sum?.to ?? -1, 8);
        expect({ unknown, depth, last }, `round ${round}`).toEqual({
          unknown: sum?.unknown,
          depth: sum?.depth,
          last: !holdings.has(entity),
        });
      }
      const inCircle = [0, ...expected.keys()].filter((one) => allChains(holdings, [one], true).length > 0);
      expect(ownership.loops.length > 0, `round ${round}`).toBe(inCircle.length > 0);
      for (const loop of ownership.loops) {
        expect(new Set(loop).size, `round ${round}`).toBe(loop.length);
        for (const [at, owner] of loop.entries()) {
          const owned = loop[(at + 1) % loop.length] ?? 0;
          expect(
            holdings.get(owned)?.some((holding) => holding.owner === owner),
            `round ${round}`,
          ).toBe(true);
        }
      }
      expect(ownership.complete, `round ${round}`).toBe(true);
    }
  });

  it('end in a network where everybody owns everybody, and say that not all was added up', () => {
    const parties = Array.from({ length: 14 }, (_, at) => at);
    const holdings: Holdings = new Map(
      parties.map((owned) => [
        owned,
        parties.map((owner) => ({ owner, owned, share: { from: 5, to: 5 }, relations: [], summary: false })),
      ]),
    );
    const ownership = ownershipOf(holdings, 0);
    expect(ownership.complete).toBe(false);
    expect(ownership.owners).toHaveLength(13);
    expect(ownership.loops).toHaveLength(1);
  });
});

/** Every chain of distinct owners above the first; or, to find circles, every chain that comes back to it. */
function allChains(holdings: Holdings, chain: readonly number[], back = false): number[][] {
  return (holdings.get(chain.at(-1) ?? 0) ?? []).flatMap(({ owner }) => {
    if (back && owner === chain[0]) return [[...chain, owner]];
    if (chain.includes(owner)) return [];
    const longer = [...chain, owner];
    return [...(back ? [] : [longer]), ...allChains(holdings, longer, back)];
  });
}
