import { describe, expect, it } from 'vitest';
import { suggestMerges } from '../../../src/analysis/identity/merges.ts';
import type { EntityRecord, RelationRecord } from '../../../src/model/records.ts';
import { Random } from '../../support/random.ts';
import { smallCase } from '../../support/smallCase.ts';
import { tutorialCase } from '../removal/tutorialCase.ts';
import { firm, numbers, WORK } from './identityCase.ts';

async function suggest(
  entities: readonly EntityRecord[],
  relations: readonly RelationRecord[] = [],
): Promise<{ pair: string; basis: string; strength: string; reason: string }[]> {
  const data = smallCase({ entities, relations });
  const { suggestions } = await suggestMerges(data, WORK);
  return suggestions.map(({ first, second, basis, strength, reason }) => ({
    pair: `${data.entities.ids.get(first)} = ${data.entities.ids.get(second)}`,
    basis,
    strength,
    reason,
  }));
}

const RU = { countries: ['RU'] };

describe('parties that may be one', () => {
  it('are those of the tutorial that share a number', async () => {
    const data = await tutorialCase();
    const { suggestions } = await suggestMerges(data, WORK);
    const found = suggestions.map(({ first, second, strength, reason }) => [
      data.entities.ids.get(first),
      data.entities.ids.get(second),
      strength,
      reason,
    ]);
    expect(found).toEqual([
      ['lotus', 'lotus-2', 'strong', 'both have HKBR 00000077; both in HK'],
      ['vektor', 'vektor-ru', 'strong', 'both have INN 0012345678; both in RU'],
    ]);
  });

  it('share a national number in one country, or a number of the world anywhere', async () => {
    expect(
      await suggest([
        firm('a', { ...RU, identifiers: numbers('inn:77 0001-0002') }),
        firm('b', { ...RU, identifiers: numbers('INN:7700010002') }),
        firm('c', { countries: ['KG'], identifiers: numbers('inn:7700010002', 'lei:INVENTED0000000001') }),
        firm('d', { countries: ['DE'], identifiers: numbers('lei:INVENTED0000000001') }),
      ]),
    ).toMatchObject([
      { pair: 'a = b', strength: 'strong', reason: 'both have INN 77 0001-0002; both in RU' },
      { pair: 'c = d', strength: 'strong', reason: 'both have LEI INVENTED0000000001' },
    ]);
  });

  it('are weaker where a country is missing or the number goes by another word', async () => {
    expect(
      await suggest([
        firm('a', { ...RU, identifiers: numbers('inn:7700010002') }),
        firm('b', { identifiers: numbers('inn:7700010002') }),
        firm('c', { countries: ['TR'], identifiers: numbers('tax:88000100') }),
        firm('d', { countries: ['TR'], identifiers: numbers('vkn:88000100') }),
      ]),
    ).toMatchObject([
      {
        pair: 'a = b',
        basis: 'related identifier',
        reason: 'both have INN 7700010002, but the country of “b” is not recorded',
      },
      {
        pair: 'c = d',
        basis: 'related identifier',
        reason: 'the TAX 88000100 of one is the VKN of the other; both in TR',
      },
    ]);
  });

  it('are not told by shared accounts, by placeholders for numbers or by different registers', async () => {
    expect(
      await suggest([
        firm('a', {
          ...RU,
          identifiers: numbers('bik:044000001', 'kpp:770001001', 'swift:INVNRU00', 'inn:0000000000'),
        }),
        firm('b', {
          ...RU,
          identifiers: numbers('bik:044000001', 'kpp:770001001', 'swift:INVNRU00', 'inn:0000000000'),
        }),
        firm('c', { ...RU, identifiers: numbers('ogrn:1027700000001') }),
        firm('d', { ...RU, identifiers: numbers('inn:1027700000001') }),
      ]),
    ).toEqual([]);
  });

  it('share a folded name in one country', async () => {
    const found = await suggest([
      firm('ООО «Вектор Импорт»', RU),
      firm('Vektor-Import LLC', RU),
      firm('Vektor Import', { countries: ['KZ'] }),
      firm('VEKTOR IMPORT'),
    ]);
    expect(found).toMatchObject([{ pair: 'ООО «Вектор Импорт» = Vektor-Import LLC', basis: 'name', strength: 'fair' }]);
    expect(found[0]?.reason).toContain('both in RU');
  });

  it('are told by an alias less surely, and letters that look alike are named', async () => {
    const found = await suggest([
      firm('Radiokomplekt LLC', RU),
      firm('Rаdiokomplekt', RU),
      firm('Wind Rose', { ...RU, aliases: ['Radiokomplekt'] }),
    ]);
    expect(found).toMatchObject([
      { pair: 'Radiokomplekt LLC = Rаdiokomplekt', basis: 'name', strength: 'fair' },
      { pair: 'Radiokomplekt LLC = Wind Rose', basis: 'alias', strength: 'weak' },
    ]);
    expect(found[0]?.reason).toContain('U+0430');
  });

  it('have no other number of a register and no other legal form', async () => {
    expect(
      await suggest([
        firm('Vektor LLC', { ...RU, identifiers: numbers('inn:7700010002') }),
        firm('Vektor OOO', { ...RU, identifiers: numbers('inn:7700010003') }),
        firm('Vektor AO', RU),
      ]),
    ).toEqual([]);
  });

  it('never trade with, pay or own each other', async () => {
    const parties = [
      firm('a', { name: 'Vektor LLC', ...RU, identifiers: numbers('inn:7700010002') }),
      firm('b', { name: 'Vektor OOO', ...RU, identifiers: numbers('inn:7700010002') }),
    ];
    expect(await suggest(parties)).toHaveLength(1);
    expect(await suggest(parties, [{ id: 'r', kind: 'linked_to', from: 'a', to: 'b' }])).toHaveLength(1);
    for (const kind of ['ships', 'pays', 'owns', 'directs'] as const) {
      expect(await suggest(parties, [{ id: 'r', kind, from: 'b', to: 'a' }])).toEqual([]);
      expect(await suggest(parties, [{ id: 'r', kind, from: 'a', to: 'b' }])).toEqual([]);
    }
  });

  it('are never unnamed, and never two that are only referred to', async () => {
    const unnamed = { name: 'Unnamed maker', unnamed: true, ...RU, identifiers: numbers('inn:7700010002') };
    expect(await suggest([firm('a', unnamed), firm('b', unnamed), firm('c', { ...unnamed, unnamed: false })])).toEqual(
      [],
    );
    expect(await suggest([], [{ id: 'r', kind: 'linked_to', from: 'Vektor LLC', to: 'Vektor OOO' }])).toEqual([]);
  });

  it('are persons only by a number, or by name, birth date and country together, and neither is said', async () => {
    const person = (id: string, born: string | undefined, more: Partial<EntityRecord> = {}): EntityRecord => ({
      id,
      kind: 'person',
      name: 'Abel Winterbourne',
      ...RU,
      ...(born === undefined ? {} : { raw: { birthDate: [born] } }),
      ...more,
    });
    expect(await suggest([person('a', undefined), person('b', undefined)])).toEqual([]);
    expect(await suggest([person('a', '1970'), person('b', '1970')])).toEqual([]);
    expect(await suggest([person('a', '1970-05-12'), person('b', '1970-05-13')])).toEqual([]);
    expect(await suggest([person('a', '1970-05-12'), person('b', '1970-05', { countries: ['DE'] })])).toEqual([]);
    const [same] = await suggest([person('a', '1970-05-12'), person('b', '1970-05')]);
    expect(same).toMatchObject({ basis: 'person', strength: 'weak' });
    const passport = { identifiers: numbers('passport:AB123456') };
    const [numbered] = await suggest([person('a', undefined, passport), person('b', undefined, passport)]);
    expect(numbered).toMatchObject({ basis: 'identifier', reason: 'both have PASSPORT; both in RU' });
    for (const { reason } of [same, numbered].filter((one) => one !== undefined)) {
      expect(reason).not.toMatch(/1970|AB123456|Winterbourne/);
    }
    const untold = { kind: 'other', ...RU } as const;
    expect(await suggest([firm('WINTERBOURNE, Abel', untold), firm('Winterbourne Abel', untold)])).toEqual([]);
    expect(await suggest([firm('Winterbourne Abel Ltd', untold), firm('Winterbourne Abel', untold)])).toHaveLength(1);
    expect(await suggest([firm('ИП Винтерберн А.', RU), firm('IP Vinterbern A.', RU)])).toEqual([]);
  });

  it('agree with a comparison of all pairs', async () => {
    const random = new Random(20261123);
    for (let round = 0; round < 1000; round++) {
      const entities = Array.from({ length: 8 }, (_, at): EntityRecord => ({
        id: `e${at}`,
        kind: 'company',
        name: random.pick(['Nordwind LLC', 'Nordwind', 'Ostwind OOO', 'ООО Оствинд', 'Westwind JSC']),
        ...(random.chance(0.7) ? { countries: [random.pick(['RU', 'KZ'])] } : {}),
        ...(random.chance(0.5)
          ? { identifiers: numbers(random.pick(['inn:7700010001', 'inn:7700010002', 'bik:7700010001'])) }
          : {}),
        ...(random.chance(0.1) ? { unnamed: true } : {}),
      }));
      const found = await suggest(entities);
      const pairs = found.map(({ pair }) => pair.split(' = ').map((id) => Number(id.slice(1))));
      const groups = joinedGroups(8, pairs);
      const same = (a: number, b: number): boolean => plainlySame(entities[a] ?? firm(''), entities[b] ?? firm(''));
      const apart = entities.flatMap((_, a) =>
        entities.flatMap((__, b) => (b < a && same(a, b) && groups[a] !== groups[b] ? [[a, b]] : [])),
      );
      expect(apart, `round ${round}: not joined`).toEqual([]);
      expect(
        pairs.filter(([a = 0, b = 0]) => !same(a, b)),
        `round ${round}: joined`,
      ).toEqual([]);
    }
  });
});

function inn(record: EntityRecord): string | undefined {
  return record.identifiers?.find(({ scheme }) => scheme === 'inn')?.value;
}

function stem(name: string): string {
  return name
    .replace(/LLC|OOO|JSC|ООО/u, '')
    .trim()
    .replace('Оствинд', 'Ostwind');
}

/** The rule in one sentence, for the names and numbers drawn above. */
function plainlySame(a: EntityRecord, b: EntityRecord): boolean {
  if (a.unnamed === true || b.unnamed === true) return false;
  const [country, other] = [a.countries?.[0], b.countries?.[0]];
  const [number, second] = [inn(a), inn(b)];
  if (number !== undefined && number === second)
    return country === undefined || other === undefined || country === other;
  if (number !== undefined && second !== undefined) return false;
  return stem(a.name) === stem(b.name) && country !== undefined && country === other;
}

/** The smallest member of the group of each, when pairs are joined. */
function joinedGroups(count: number, pairs: readonly (readonly number[])[]): number[] {
  const group = Array.from({ length: count }, (_, at) => at);
  for (const [a = 0, b = 0] of pairs) {
    const [from, to] = [group[a] ?? a, group[b] ?? b];
    for (let at = 0; at < count; at++) if (group[at] === from) group[at] = to;
  }
  return group;
}
