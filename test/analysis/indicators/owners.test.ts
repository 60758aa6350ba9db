import { describe, expect, it } from 'vitest';
import { majorityListed } from '../../../src/analysis/indicators/majorityListed.ts';
import { ownershipHidden } from '../../../src/analysis/indicators/ownershipHidden.ts';
import type { EntityRecord, RelationRecord } from '../../../src/model/records.ts';
import { Random } from '../../support/random.ts';
import { smallCase } from '../../support/smallCase.ts';
import { tutorialCase } from '../removal/tutorialCase.ts';
import { firm, judgeAll, judgeOne } from './judging.ts';

const LISTED = { topics: ['sanction'] };
const PERSON: EntityRecord = { id: 'p', kind: 'person', name: 'A person' };

/** "owner>owned:share", a share as "30" or "25-50"; none: not stated. */
function owns(...texts: readonly string[]): RelationRecord[] {
  return texts.map((text, index) => {
    const [, from = '', to = '', low, high = low] = /^(\w+)>(\w+)(?::([\d.]+)(?:-([\d.]+))?)?$/.exec(text) ?? [];
    const share = low === undefined || high === undefined ? {} : { share: { from: Number(low), to: Number(high) } };
    return { id: `r${index}`, kind: 'owns', from, to, ...share };
  });
}

const hidden = (entities: readonly EntityRecord[], relations: readonly RelationRecord[], depth?: number) =>
  judgeOne(
    ownershipHidden,
    'x',
    { entities: [firm('x', 'KZ'), PERSON, ...entities], relations },
    depth === undefined ? {} : { thresholds: { 'ownership-hidden.depth': depth } },
  );

describe('ownership-hidden', () => {
  it('is present in the tutorial for the circle, the nominee and the deep chain', async () => {
    const flags = await judgeAll(ownershipHidden, await tutorialCase());
    const present = [...flags.values()].filter(({ outcome }) => outcome === 'present').map(({ subject }) => subject);
    expect(present.toSorted()).toEqual(['dune', 'jade', 'lotus', 'orient', 'pearl']);
    expect(flags.get('jade')?.sentence).toContain('a circle, Pearl Gate Ltd owns Jade Meadow Ltd owns Pearl Gate Ltd');
    expect(flags.get('orient')?.sentence).toContain('an owner whom the source does not name, with an unstated share');
    expect(flags.get('dune')?.sentence).toContain('up to Palm View Trust Co. 5 steps, more than 4');
    expect(flags.get('elbe')).toMatchObject({ outcome: 'absent' });
    expect(flags.get('radiokomplekt')).toMatchObject({
      outcome: 'unknown',
      missing: 'the owners of the other 80 % of Radiokomplekt OOO',
    });
  });

  it('is absent where every share is stated and ends in a person', async () => {
    expect(await hidden([firm('a', 'KZ')], owns('a>x:60', 'p>x:40', 'p>a:100'))).toMatchObject({ outcome: 'absent' });
    expect(await hidden([], owns('p>x:99.6'))).toMatchObject({ outcome: 'absent' });
    expect(await hidden([], owns('p>x:75-100'))).toMatchObject({ outcome: 'absent' });
  });

  it('holds the depth at its boundary', async () => {
    const chain = ['a', 'b', 'c'].map((id) => firm(id, 'KZ'));
    const links = owns('a>x:100', 'b>a:100', 'c>b:100', 'p>c:100');
    expect(await hidden(chain, links)).toMatchObject({ outcome: 'absent' });
    expect(await hidden(chain, links, 3)).toMatchObject({ outcome: 'present' });
    expect(
      await hidden([...chain, firm('d', 'KZ')], owns('a>x:100', 'b>a:100', 'c>b:100', 'd>c:100', 'p>d:100')),
    ).toMatchObject({ outcome: 'present' });
  });

  it('is present for a firm that owns itself, and for an unnamed owner far above', async () => {
    expect(await hidden([], owns('x>x:10', 'p>x:90'))).toMatchObject({ outcome: 'present' });
    const unnamed: EntityRecord = { id: 'u', kind: 'person', name: 'Not named', unnamed: true };
    expect(await hidden([firm('a', 'KZ'), unnamed], owns('a>x:100', 'u>a:100'))).toMatchObject({ outcome: 'present' });
  });

  it('cannot tell where the records stop', async () => {
    expect(await hidden([], [])).toMatchObject({ outcome: 'unknown', missing: 'the owners of Firm x' });
    expect(await hidden([firm('a', 'KZ')], owns('a>x:100'))).toMatchObject({ missing: 'the owners of Firm a' });
    expect(await hidden([], owns('p>x:99'))).toMatchObject({ missing: 'the owners of the other 1 % of Firm x' });
    expect(await hidden([], owns('p>x'))).toMatchObject({ missing: 'the share of a natural person in Firm x' });
  });
});

const majority = (...holdings: readonly string[]) =>
  judgeOne(majorityListed, 'x', {
    entities: [firm('x', 'RU'), firm('l', 'RU', LISTED), firm('m', 'RU', LISTED), firm('a', 'RU'), PERSON],
    relations: owns(...holdings),
  });

describe('majority-listed', () => {
  it('adds up listed owners in the tutorial: 55 % is present, 30 % is not', async () => {
    const flags = await judgeAll(majorityListed, await tutorialCase());
    expect(flags.get('kamastan')).toMatchObject({
      outcome: 'present',
      sentence:
        '30 % (Belaya Reka Kapital AO, listed by EU Council) + 25 % (Kedrovy Invest AO, listed by US OFAC) = 55 % of ' +
        'Kamastan Servis OOO; the rule of OFAC (50 % or more) is reached, the rule of the EU (more than 50 %) is reached.',
      entities: ['kamastan', 'belaya', 'kedr'],
      relations: ['R193', 'R194'],
    });
    expect(flags.get('volok')).toMatchObject({ outcome: 'absent' });
    expect(flags.get('volok')?.sentence).toContain('30 % (Belaya Reka Kapital AO');
    expect(flags.get('masis')).toMatchObject({ outcome: 'unknown', missing: 'the owners of Masis Credit Bank' });
  });

  it('says which rule is reached at exactly half', async () => {
    const half = await majority('l>x:50', 'p>x:50');
    expect(half).toMatchObject({ outcome: 'present' });
    expect(half?.sentence).toContain(
      'OFAC (50 % or more) is reached, the rule of the EU (more than 50 %) is not reached',
    );
    expect(await majority('l>x:49.99', 'p>x:50')).toMatchObject({ outcome: 'absent' });
    expect((await majority('l>x:50.01'))?.sentence).toContain('of the EU (more than 50 %) is reached');
  });

  it('counts through an owner of whom listed owners hold half', async () => {
    expect(await majority('l>a:25', 'm>a:25', 'a>x:50')).toMatchObject({ outcome: 'present' });
    expect(await majority('l>a:49', 'a>x:100')).toMatchObject({ outcome: 'absent' });
  });

  it('cannot tell where a range or an unstated share spans the limit, or no owner is recorded', async () => {
    expect(await majority('l>x:25-50')).toMatchObject({ outcome: 'unknown', missing: 'the exact share of Firm l' });
    expect(await majority('l>x')).toMatchObject({ outcome: 'unknown', missing: 'the exact share of Firm l' });
    expect(await majority('l>x:25-49')).toMatchObject({ outcome: 'absent' });
    expect(await majority('l>x:50-75')).toMatchObject({ outcome: 'present' });
    expect(await majority()).toMatchObject({ outcome: 'unknown', missing: 'the owners of Firm x' });
  });

  it('cannot tell where nobody at all is listed', async () => {
    const nobody = { entities: [firm('x', 'RU'), firm('a', 'RU')], relations: owns('a>x:60') };
    expect(await judgeOne(majorityListed, 'x', nobody)).toMatchObject({
      outcome: 'unknown',
      missing: 'a list of sanctioned parties',
    });
  });

  it('agrees with a plain sum of direct shares, on 500 random cases', async () => {
    const random = new Random(51);
    const listedElsewhere = firm('elsewhere', 'RU', LISTED);
    for (let round = 0; round < 500; round++) {
      const shares = Array.from({ length: random.int(1, 4) }, () => random.pick([5, 10, 20, 25, 30, 50]));
      const listed = shares.map(() => random.chance(0.6));
      const entities = [
        firm('x', 'RU'),
        listedElsewhere,
        ...shares.map((_, index) => firm(`o${index}`, 'RU', listed[index] === true ? LISTED : {})),
      ];
      const relations = owns(...shares.map((share, index) => `o${index}>x:${share}`));
      const sum = shares.reduce((total, share, index) => total + (listed[index] === true ? share : 0), 0);
      const flag = (await judgeAll(majorityListed, smallCase({ entities, relations }))).get('x');
      expect(flag?.outcome, `round ${round}`).toBe(sum >= 50 ? 'present' : 'absent');
    }
  });
});
