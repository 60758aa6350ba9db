import { describe, expect, it } from 'vitest';
import { diversionRoute } from '../../../src/analysis/indicators/diversionRoute.ts';
import type { EntityRecord, RelationRecord } from '../../../src/model/records.ts';
import { smallCase } from '../../support/smallCase.ts';
import { Random } from '../../support/random.ts';
import { firm, judgeAll, judgeOne, shipment } from './judging.ts';
import { plainRoute } from './plainRoute.ts';

const entities = [
  firm('us', 'US'),
  firm('de', 'DE'),
  firm('kz', 'KZ'),
  firm('az', 'AZ'),
  firm('ru', 'RU'),
  firm('none', undefined),
];
const CHIPS = { goods: { hs: ['854231'] } };

const about = (id: string, relations: readonly RelationRecord[], thresholds: Record<string, number> = {}) =>
  judgeOne(diversionRoute, id, { entities, relations }, { thresholds });

/** Chips that reached KZ on 1 Jan 2023 go on to Russia. */
const sentOn = (date: string) =>
  about('r', [shipment('q', 'de', 'kz', '2023-01-01', CHIPS), shipment('r', 'kz', 'ru', date, CHIPS)]);

describe('diversion-route', () => {
  it('is present with the path and its days', async () => {
    const relations = [
      shipment('p', 'us', 'de', '2022-11-05', CHIPS),
      shipment('q', 'de', 'kz', '2023-01-03', CHIPS),
      shipment('r', 'kz', 'ru', '2023-01-14', CHIPS),
    ];
    expect(await about('r', relations)).toMatchObject({
      outcome: 'present',
      sentence:
        'Firm us (US) → Firm de (DE) → Firm kz (KZ) → Firm ru (RU): 70 days from the first to the last delivery, limit 180.',
      entities: ['us', 'de', 'kz', 'ru'],
      relations: ['p', 'q', 'r'],
    });
    expect(await about('q', relations)).toBeUndefined();
    expect(await about('r', relations, { 'diversion-route.days': 10 })).toMatchObject({ outcome: 'absent' });
  });

  it('goes back as far as the path is sure, past deliveries that do not fit', async () => {
    const late = shipment('late', 'us', 'de', '2023-01-10', CHIPS);
    const other = shipment('other', 'us', 'de', '2022-12-01', { goods: { hs: ['848210'] } });
    const relations = [
      late,
      other,
      shipment('p', 'us', 'de', '2022-12-01', CHIPS),
      shipment('q', 'de', 'kz', '2023-01-03', CHIPS),
      shipment('r', 'kz', 'ru', '2023-01-14', CHIPS),
    ];
    expect((await about('r', relations))?.relations).toEqual(['p', 'q', 'r']);
    const month = shipment('m', 'us', 'de', '2023-01', CHIPS);
    expect((await about('r', [month, ...relations]))?.relations).toEqual(['p', 'q', 'r']);
    expect((await about('r', [month, ...relations.slice(3)]))?.relations).toEqual(['q', 'r']);
  });

  it('holds its limit of days as written', async () => {
    expect((await sentOn('2023-06-30'))?.outcome).toBe('present');
    expect((await sentOn('2023-07-01'))?.outcome).toBe('absent');
    expect((await sentOn('2022-12-31'))?.outcome).toBe('absent');
    expect((await sentOn('2023-01-01'))?.outcome).toBe('present');
    expect(await sentOn('2023-01')).toMatchObject({ outcome: 'present' });
    expect(await sentOn('2023')).toMatchObject({ outcome: 'unknown', missing: 'precise dates of deliveries' });
  });

  it('is absent for other goods, and straight from the coalition', async () => {
    const other = { goods: { hs: ['848210'] } };
    const back = shipment('o', 'az', 'kz', '2023-01-01', other);
    const mixed = [
      shipment('q', 'de', 'kz', '2023-01-01', CHIPS),
      back,
      shipment('r', 'kz', 'ru', '2023-02-01', other),
    ];
    expect((await about('r', mixed))?.outcome).toBe('unknown');
    expect((await about('r', [shipment('r', 'de', 'ru', '2023-02-01', CHIPS)]))?.outcome).toBe('absent');
    const around = [shipment('q', 'de', 'az', '2023-01-01', CHIPS), shipment('r', 'az', 'ru', '2023-02-01', CHIPS)];
    expect((await about('r', around))?.outcome).toBe('absent');
  });

  it('cannot tell where the goods, a country or a code are not recorded', async () => {
    expect(await about('r', [shipment('r', 'kz', 'ru', '2023-02-01', CHIPS)])).toMatchObject({
      outcome: 'unknown',
      missing: 'the deliveries by which the goods had come',
    });
    const local = { ...CHIPS, origin: 'KZ' };
    expect((await about('r', [shipment('r', 'kz', 'ru', '2023-02-01', local)]))?.outcome).toBe('absent');
    expect(
      await about('r', [
        shipment('q', 'none', 'kz', '2023-01-01', CHIPS),
        shipment('r', 'kz', 'ru', '2023-02-01', CHIPS),
      ]),
    ).toMatchObject({ outcome: 'unknown', missing: 'the country of a party' });
    expect(
      await about('r', [shipment('q', 'de', 'kz', '2023-01-01'), shipment('r', 'kz', 'ru', '2023-02-01', CHIPS)]),
    ).toMatchObject({ outcome: 'unknown', missing: 'HS codes of six digits' });
    expect(await about('r', [shipment('r', 'kz', 'none', '2023-02-01', CHIPS)])).toMatchObject({
      outcome: 'unknown',
      missing: 'the country of a party',
    });
  });

  it('follows the country lists that are set', async () => {
    const relations = [shipment('q', 'de', 'az', '2023-01-01', CHIPS), shipment('r', 'az', 'ru', '2023-02-01', CHIPS)];
    const flag = await judgeOne(diversionRoute, 'r', { entities, relations }, { diversion: ['AZ'] });
    expect(flag?.outcome).toBe('present');
    const without = await judgeOne(
      diversionRoute,
      'r',
      { entities, relations },
      { diversion: ['AZ'], coalition: ['US'] },
    );
    expect(without?.outcome).toBe('unknown');
  });

  it('agrees with every path and every choice of days, 1,200 times', async () => {
    const seen = new Set<string>();
    for (let seed = 1; seed <= 1200; seed++) {
      const { parties, relations } = randomCase(new Random(seed));
      const flags = await judgeAll(diversionRoute, smallCase({ entities: parties, relations }), {
        thresholds: { 'diversion-route.days': 20, 'diversion-route.hops': 3 },
      });
      for (const relation of relations) {
        const expected = plainRoute(parties, relations, relation, 20, 3);
        seen.add(expected ?? 'nothing');
        expect(flags.get(relation.id)?.outcome, `seed ${seed}, ${relation.id}`).toBe(expected);
      }
    }
    expect([...seen].toSorted()).toEqual(['absent', 'nothing', 'present', 'unknown']);
  });
});

const day = (date: number) => `2023-01-${String(date).padStart(2, '0')}`;

function randomCase(random: Random): { readonly parties: EntityRecord[]; readonly relations: RelationRecord[] } {
  const countries = ['DE', 'KZ', 'AZ', 'BY', 'RU', undefined] as const;
  const parties = Array.from({ length: random.int(3, 6) }, (_, at) =>
    firm(`e${at}`, random.pick(countries), random.chance(0.1) ? { kind: 'manufacturer' } : {}),
  );
  const relations = Array.from({ length: random.int(2, 8) }, (_, at): RelationRecord => {
    const from = random.int(0, parties.length - 1);
    const to = (from + random.int(1, parties.length - 1)) % parties.length;
    const first = random.int(1, 25);
    const dates = random.chance(0.1) ? {} : { dates: { from: day(first), to: day(first + random.pick([0, 0, 2])) } };
    const hs = random.pick([['854231'], ['854231'], ['854232'], ['854231', '854232'], ['8542'], undefined]);
    const origin = random.chance(0.1) ? { origin: random.pick(['KZ', 'DE']) } : {};
    return { ...shipment(`r${at}`, `e${from}`, `e${to}`, undefined, hs ? { goods: { hs } } : {}), ...dates, ...origin };
  });
  return { parties, relations };
}
