import { describe, expect, it } from 'vitest';
import { suggestListMatches } from '../../../src/analysis/identity/listMatches.ts';
import type { EntityRecord } from '../../../src/model/records.ts';
import { smallCase } from '../../support/smallCase.ts';
import { firm, numbers, WORK } from './identityCase.ts';

async function join(
  parties: readonly EntityRecord[],
  list: readonly EntityRecord[],
): Promise<{ pair: string; basis: string; strength: string; reason: string }[]> {
  const data = smallCase({ entities: parties, relations: [] });
  const listData = smallCase({ entities: list, relations: [] });
  const { matches } = await suggestListMatches(data, listData, WORK);
  return matches.map(({ listEntity, caseEntity, basis, strength, reason }) => ({
    pair: `${listEntity} → ${caseEntity}`,
    basis,
    strength,
    reason,
  }));
}

const RU = { countries: ['RU'] };

function person(id: string, more: Partial<EntityRecord>): EntityRecord {
  return { id, kind: 'person', name: 'Abel Winterbourne', ...more };
}

describe('a list joined to a case', () => {
  it('finds a party by number with the country, strongest first, and by name only to confirm', async () => {
    expect(
      await join(
        [
          firm('a', { name: 'Vektor Import OOO', ...RU, identifiers: numbers('inn:7700010002') }),
          firm('b', { name: 'ВЕКТОР ИМПОРТ', ...RU }),
          firm('c', { name: 'Vektor Import', countries: ['KG'] }),
          firm('d', { name: 'Vektor Import Ltd' }),
          firm('e', { name: 'Nordwind', countries: ['KG'], identifiers: numbers('inn:7700010002') }),
        ],
        [
          firm('L1', {
            name: 'LLC VEKTOR IMPORT',
            ...RU,
            identifiers: numbers('inn:7700010002'),
            topics: ['sanction'],
          }),
        ],
      ),
    ).toMatchObject([
      { pair: 'L1 → a', basis: 'identifier', strength: 'strong', reason: 'both have INN 7700010002; both in RU' },
      { pair: 'L1 → b', basis: 'name', strength: 'fair' },
      { pair: 'L1 → d', basis: 'name', strength: 'weak' },
    ]);
  });

  it('takes the tax number of a list for the INN of a case in the same country alone', async () => {
    const list = [firm('L1', { ...RU, identifiers: numbers('tax:7700010002') })];
    expect(await join([firm('a', { ...RU, identifiers: numbers('inn:7700010002') })], list)).toMatchObject([
      { basis: 'related identifier', strength: 'fair' },
    ]);
    expect(await join([firm('a', { countries: ['KZ'], identifiers: numbers('inn:7700010002') })], list)).toEqual([]);
    expect(await join([firm('a', { identifiers: numbers('inn:7700010002') })], list)).toEqual([]);
  });

  it('looks for the listed parties of the list alone, where any is marked', async () => {
    const others = [firm('L2', { name: 'Nordwind', ...RU })];
    expect(await join([firm('Nordwind', RU)], others)).toHaveLength(1);
    expect(await join([firm('Nordwind', RU)], [...others, firm('L3', { topics: ['sanction'] })])).toEqual([]);
  });

  it('never finds a person by name alone', async () => {
    const listed = person('L1', { ...RU, raw: { birthDate: ['1970-05-12'] }, topics: ['sanction'] });
    expect(await join([person('a', RU), person('b', { raw: { birthDate: ['1970-05-12'] } })], [listed])).toEqual([]);
    expect(await join([firm('f', { name: 'Abel Winterbourne', ...RU })], [listed])).toEqual([]);
    expect(await join([person('c', { ...RU, raw: { birthDate: ['1970-05-12'] } })], [listed])).toMatchObject([
      { pair: 'L1 → c', basis: 'person', strength: 'weak' },
    ]);
  });

  it('never finds an unnamed party', async () => {
    const same = { name: 'Unnamed maker', ...RU, identifiers: numbers('inn:7700010002') };
    expect(await join([firm('a', { ...same, unnamed: true })], [firm('L1', same)])).toEqual([]);
    expect(await join([firm('a', same)], [firm('L1', { ...same, unnamed: true })])).toEqual([]);
  });
});
