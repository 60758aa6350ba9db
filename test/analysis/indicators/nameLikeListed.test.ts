import { describe, expect, it } from 'vitest';
import { nameLikeListed } from '../../../src/analysis/indicators/nameLikeListed.ts';
import type { EntityRecord } from '../../../src/model/records.ts';
import { smallCase } from '../../support/smallCase.ts';
import { tutorialCase } from '../removal/tutorialCase.ts';
import { firm, judgeAll, judgeOne } from './judging.ts';

const LISTED = { topics: ['sanction'] };

const like = (name: string, listed: string, similarity?: number, more: Partial<EntityRecord> = {}) =>
  judgeOne(
    nameLikeListed,
    'x',
    { entities: [firm('x', 'KZ', { name, ...more }), firm('l', 'RU', { name: listed, ...LISTED })], relations: [] },
    similarity === undefined ? {} : { thresholds: { 'name-like-listed.similarity': similarity } },
  );

describe('name-like-listed', () => {
  it('is present in the tutorial for the like names, and names the letter of another script', async () => {
    const flags = await judgeAll(nameLikeListed, await tutorialCase());
    const present = [...flags.values()].filter(({ outcome }) => outcome === 'present').map(({ subject }) => subject);
    expect(present.toSorted()).toEqual(['rk-mixed', 'vector-kg', 'vektor-ru']);
    expect(flags.get('vector-kg')).toMatchObject({
      sentence:
        '“Vektor Import OsOO” is like “Vektor Import OOO”, listed (Vektor Import OOO (RU)): 1 − 0 edits / 12 letters = ' +
        '1.00, at least 0.90; review the name.',
      entities: ['vector-kg', 'vektor'],
    });
    expect(flags.get('rk-mixed')?.sentence).toContain(
      'letter 2 of “Rаdiokomplekt” is Cyrillic “а” (U+0430), like Latin “a”',
    );
    expect(flags.get('vektor-ru')?.sentence).toContain('both have INN 0012345678');
    expect(flags.get('elbe')).toMatchObject({ outcome: 'absent' });
    expect(flags.has('vektor')).toBe(false);
  });

  it('holds the similarity at its boundary', async () => {
    expect(await like('Nordwindel LLC', 'Nordwinder LLC')).toMatchObject({ outcome: 'present' });
    expect((await like('Nordwindel LLC', 'Nordwinder LLC'))?.sentence).toContain('1 − 1 edit / 10 letters = 0.90');
    expect(await like('Nordwinde LLC', 'Nordwindo LLC')).toMatchObject({ outcome: 'absent' });
    expect(await like('Nordwinde LLC', 'Nordwindo LLC', 0.88)).toMatchObject({ outcome: 'present' });
    expect(await like('Nordwindel LLC', 'Nordwinder LLC', 0.91)).toMatchObject({ outcome: 'absent' });
  });

  it('compares aliases too', async () => {
    expect(await like('Something Else', 'Нордвинд ООО', undefined, { aliases: ['NORDWIND'] })).toMatchObject({
      outcome: 'present',
    });
  });

  it('cannot tell without a listed firm, and is absent among listed ones of other names', async () => {
    expect(await judgeOne(nameLikeListed, 'x', { entities: [firm('x', 'KZ')], relations: [] })).toMatchObject({
      outcome: 'unknown',
      missing: 'a list of sanctioned parties',
    });
    expect(await like('Nordwind', 'Sommerfeld')).toMatchObject({ outcome: 'absent' });
  });

  it('says nothing of persons, sole traders and those whom nobody names', async () => {
    const name = 'Abel Winterbourne';
    const data = smallCase({
      entities: [
        { id: 'p', kind: 'person', name },
        { id: 'q', kind: 'person', name, ...LISTED },
        firm('s', 'KZ', { name: 'ИП Винтерборн А.' }),
        firm('u', 'KZ', { name, unnamed: true }),
        firm('f', 'KZ', { name }),
      ],
      relations: [],
    });
    const flags = await judgeAll(nameLikeListed, data);
    expect([...flags.keys()]).toEqual(['f']);
    expect(flags.get('f')).toMatchObject({ outcome: 'unknown' });
  });
});
