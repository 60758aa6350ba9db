import { describe, expect, it } from 'vitest';
import { crowdedAddress } from '../../../src/analysis/indicators/crowdedAddress.ts';
import { listedAddress } from '../../../src/analysis/indicators/listedAddress.ts';
import type { EntityRecord, RelationRecord } from '../../../src/model/records.ts';
import { Random } from '../../support/random.ts';
import { smallCase } from '../../support/smallCase.ts';
import { tutorialCase } from '../removal/tutorialCase.ts';
import { firm, judgeAll, judgeOne } from './judging.ts';

const OFFICE = 'Office 5, 12 Samal Row, Almaty';
const LISTED = { topics: ['sanction'] };

const at = (address: string | undefined, more: Partial<EntityRecord> = {}, relations: readonly RelationRecord[] = []) =>
  judgeOne(listedAddress, 'x', {
    entities: [
      firm('x', 'KZ', address === undefined ? {} : { address }),
      firm('l', 'KZ', { address: OFFICE, ...LISTED, ...more }),
    ],
    relations,
  });

describe('listed-address', () => {
  it('is present in the tutorial for the successor at the same office, and for the listed address', async () => {
    const flags = await judgeAll(listedAddress, await tutorialCase());
    expect(flags.get('tausamal')).toMatchObject({
      outcome: 'present',
      sentence:
        'Tau-Samal Trade LLP shares the unit “Office 5, 12 Samal Row, Almaty” with Ala-Tau Trade LLP (KZ), listed.',
    });
    expect(flags.get('addr-lantern')).toMatchObject({ outcome: 'present' });
    expect(flags.get('addr-samal')).toMatchObject({ outcome: 'absent' });
    expect(flags.get('jade')?.sentence).toContain('a registered-office service, Harbour Registry Svc, is in that unit');
    expect(flags.get('elbe')).toMatchObject({ outcome: 'absent' });
    expect(flags.get('masis')).toMatchObject({ outcome: 'unknown', missing: 'the address of Masis Credit Bank' });
  });

  it('is present for one unit in another spelling and script', async () => {
    expect(await at('г. Алматы, Samal row, д. 12, оф. 05')).toMatchObject({ outcome: 'present', entities: ['x', 'l'] });
  });

  it('is absent in another unit of the house, which is said, and elsewhere', async () => {
    const neighbour = await at('Office 6, 12 Samal Row, Almaty');
    expect(neighbour).toMatchObject({ outcome: 'absent' });
    expect(neighbour?.sentence).toContain('in another unit; the house alone is information');
    expect(await at('Office 5, 14 Samal Row, Almaty')).toMatchObject({ outcome: 'absent', entities: ['x'] });
    expect(await at('Office 5, 12 Samal Row, Astana')).toMatchObject({ outcome: 'absent' });
  });

  it('cannot tell without an address, without an office in the house of a listed party, and by a bare statement', async () => {
    expect(await at(undefined)).toMatchObject({ outcome: 'unknown', missing: 'the address of Firm x' });
    expect(await at('Almaty')).toMatchObject({ outcome: 'unknown', missing: 'street and house of Firm x' });
    expect(await at('12 Samal Row')).toMatchObject({ outcome: 'unknown', missing: 'the office or room of Firm x' });
    expect(await at(OFFICE, { address: '12 Samal Row' })).toMatchObject({ missing: 'the office or room of Firm l' });
    const stated: RelationRecord = { id: 'r', kind: 'same_address', from: 'l', to: 'x' };
    expect(await at(undefined, {}, [stated])).toMatchObject({
      outcome: 'unknown',
      missing: 'the office or room that Firm x shares',
      relations: ['r'],
    });
  });

  it('cannot tell where nobody at all is listed', async () => {
    expect(await at(OFFICE, { topics: [] })).toMatchObject({
      outcome: 'unknown',
      missing: 'a list of sanctioned parties',
    });
  });

  it('says nothing of persons, ships, and those only referred to', async () => {
    const data = smallCase({
      entities: [
        { id: 'p', kind: 'person', name: 'A', address: OFFICE },
        { id: 'v', kind: 'vessel', name: 'V' },
        firm('l', 'KZ', { address: OFFICE, ...LISTED }),
      ],
      relations: [{ id: 'r', kind: 'ships', from: 'l', to: 'gone' }],
    });
    expect([...(await judgeAll(listedAddress, data)).keys()]).toEqual(['l']);
  });
});

const crowd = (
  count: number,
  more: readonly EntityRecord[] = [],
  relations: readonly RelationRecord[] = [],
  firms?: number,
) =>
  judgeOne(
    crowdedAddress,
    'x1',
    {
      entities: [
        ...Array.from({ length: count }, (_, index) => firm(`x${index + 1}`, 'KZ', { address: OFFICE })),
        ...more,
      ],
      relations,
    },
    firms === undefined ? {} : { thresholds: { 'crowded-address.firms': firms } },
  );

const registers = (count: number): RelationRecord[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `r${index}`,
    kind: 'provides_address',
    from: 'x2',
    to: `x${index + 3}`,
  }));

const alone = (more: Partial<EntityRecord>) =>
  judgeOne(crowdedAddress, 'x', { entities: [firm('x', 'KZ', more)], relations: [] });

describe('crowded-address', () => {
  it('is present in the tutorial at Samal Row and not where a registered-office service has its unit', async () => {
    const flags = await judgeAll(crowdedAddress, await tutorialCase());
    const present = [...flags.values()].filter(({ outcome }) => outcome === 'present').map(({ subject }) => subject);
    expect(present.toSorted()).toEqual(['addr-samal', 'alatau', 'gamma', 'sayan', 'tausamal']);
    expect(flags.get('alatau')?.sentence).toContain('4 firms at “Office 5, 12 Samal Row, Almaty”');
    expect(flags.get('jade')).toMatchObject({ outcome: 'absent' });
    expect(flags.get('jade')?.sentence).toContain(
      'the unit is that of a registered-office service, Harbour Registry Svc',
    );
  });

  it('holds the number at its boundary', async () => {
    expect(await crowd(3)).toMatchObject({ outcome: 'absent' });
    expect(await crowd(4)).toMatchObject({ outcome: 'present' });
    expect(await crowd(4, [], [], 5)).toMatchObject({ outcome: 'absent' });
    expect(await crowd(2, [], [], 2)).toMatchObject({ outcome: 'present' });
  });

  it('is absent where a service of the kind, or one that registers at least three firms, is in the unit', async () => {
    expect(await crowd(4, [{ ...firm('s', 'KZ', { address: OFFICE }), kind: 'service_provider' }])).toMatchObject({
      outcome: 'absent',
    });
    expect(await crowd(6, [], registers(3))).toMatchObject({ outcome: 'absent' });
    expect(await crowd(6, [], registers(2))).toMatchObject({ outcome: 'present' });
  });

  it('counts neither persons nor ships', async () => {
    const person: EntityRecord = { id: 'p', kind: 'person', name: 'A', address: OFFICE };
    expect(await crowd(3, [person, { ...person, id: 'v', kind: 'vessel' }])).toMatchObject({ outcome: 'absent' });
  });

  it('cannot tell without a unit', async () => {
    expect(await alone({})).toMatchObject({ outcome: 'unknown', missing: 'the office or room of Firm x' });
    expect(await alone({ address: '12 Samal Row, Almaty' })).toMatchObject({ outcome: 'unknown' });
  });

  it('agrees with a plain count, on 300 random cases', async () => {
    const random = new Random(404);
    for (let round = 0; round < 300; round++) {
      const units = Array.from({ length: 12 }, () => random.int(1, 4));
      const entities = units.map((unit, index) => firm(`f${index}`, 'KZ', { address: `Office ${unit}, 12 Samal Row` }));
      const flags = await judgeAll(crowdedAddress, smallCase({ entities, relations: [] }));
      const expected = units.map((unit) =>
        units.filter((other) => other === unit).length >= 4 ? 'present' : 'absent',
      );
      expect(
        units.map((_, index) => flags.get(`f${index}`)?.outcome),
        `round ${round}`,
      ).toEqual(expected);
    }
  });
});
