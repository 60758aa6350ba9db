import { describe, expect, it } from 'vitest';
import { replacement } from '../../../src/analysis/indicators/replacement.ts';
import { sameHands } from '../../../src/analysis/indicators/sameHands.ts';
import type { EntityRecord, RelationRecord } from '../../../src/model/records.ts';
import { Random } from '../../support/random.ts';
import { tutorialCase } from '../removal/tutorialCase.ts';
import { firm, judgeAll, judgeOne, shipment } from './judging.ts';

const PERSON: EntityRecord = { id: 'p', kind: 'person', name: 'A person' };

/** A sells to R on one date, B on another; a person directs both unless other hands are given. */
const hands = (
  earlier: string | undefined,
  later: string | undefined,
  more: {
    readonly a?: string | undefined;
    readonly b?: string | undefined;
    readonly r?: string | undefined;
    readonly to?: string;
    readonly links?: readonly RelationRecord[];
  } = {},
  subject = 'b',
) => {
  const { a = 'DE', b = 'AE', r = 'RU', to = 'r' } = more;
  return judgeOne(sameHands, subject, {
    entities: [firm('a', a), firm('b', b), firm('r', r), firm('s', 'RU'), PERSON],
    relations: [
      shipment('old', 'a', 'r', earlier),
      shipment('new', 'b', to, later),
      ...(more.links ?? [directs('d1', 'a'), directs('d2', 'b')]),
    ],
  });
};

function directs(id: string, to: string): RelationRecord {
  return { id, kind: 'directs', from: 'p', to };
}

describe('same-hands', () => {
  it('is present in the tutorial for both firms of one director', async () => {
    const flags = await judgeAll(sameHands, await tutorialCase());
    const present = [...flags.values()].filter(({ outcome }) => outcome === 'present').map(({ subject }) => subject);
    expect(present.toSorted()).toEqual(['dune', 'merikivi']);
    expect(flags.get('dune')?.sentence).toBe(
      'Merikivi Elekter OÜ (EE) sold to Radiokomplekt OOO (RU) in Jun 2021, until 24 Feb 2022; Dune Lantern FZE (AE) ' +
        'sold to the same party on 3 Feb 2023, after it; both have the same owner or director: a natural person.',
    );
    expect(flags.get('dune')?.entities).toEqual(
      expect.arrayContaining(['dune', 'merikivi', 'radiokomplekt', 'dir-dune']),
    );
    expect(flags.get('lipov')).toMatchObject({ outcome: 'unknown' });
    expect(flags.has('radiokomplekt')).toBe(false);
  });

  it('holds 24 Feb 2022 at its boundary', async () => {
    expect(await hands('2022-02-24', '2022-02-25')).toMatchObject({ outcome: 'present' });
    expect(await hands('2022-02-25', '2022-02-26')).toMatchObject({ outcome: 'absent' });
    expect(await hands('2022-02', '2022-03')).toMatchObject({
      outcome: 'unknown',
      missing: 'the date of the earlier sale',
    });
    expect(await hands('2022-01', '2022')).toMatchObject({ outcome: 'unknown', missing: 'the date of the later sale' });
    expect(await hands(undefined, '2023')).toMatchObject({ outcome: 'unknown' });
  });

  it('follows the group of the buyer', async () => {
    const links = [directs('d1', 'a'), directs('d2', 'b')];
    expect(await hands('2021', '2023', { to: 's' })).toMatchObject({ outcome: 'absent' });
    const owned: RelationRecord = { id: 'g', kind: 'owns', from: 's', to: 'r' };
    const found = await hands('2021', '2023', { to: 's', links: [...links, owned] });
    expect(found).toMatchObject({ outcome: 'present' });
    expect(found?.sentence).toContain('sold to Firm s, of its group');
  });

  it('takes a stated common owner, and cannot tell without owners and directors', async () => {
    const stated: RelationRecord = { id: 'c', kind: 'common_owner', from: 'b', to: 'a' };
    expect(await hands('2021', '2023', { links: [stated] })).toMatchObject({ outcome: 'present' });
    expect(await hands('2021', '2023', { links: [] })).toMatchObject({
      outcome: 'unknown',
      missing: 'the owners and directors of Firm b',
    });
    expect(await hands('2021', '2023', { links: [directs('d2', 'b')] })).toMatchObject({ outcome: 'absent' });
  });

  it('needs one firm inside the coalition and one outside, neither in Russia', async () => {
    expect(await hands('2021', '2023', { a: 'TR' })).toMatchObject({ outcome: 'absent' });
    expect(await hands('2021', '2023', { b: 'FR' })).toBeUndefined();
    expect(await hands('2021', '2023', { b: 'RU' })).toBeUndefined();
    expect(await hands('2021', '2023', { r: 'KZ', to: 's' })).toMatchObject({ outcome: 'absent' });
    expect(await hands('2021', '2023', {}, 'a')).toMatchObject({ outcome: 'present' });
    expect(await hands('2021', '2023', {}, 'r')).toBeUndefined();
  });
});

const LISTING = { type: 'listed', authority: 'Desk', dateIs: 'on', about: 'this' } as const;

const follows = (
  founded: string | undefined,
  listing: string | undefined,
  relations: readonly RelationRecord[],
  thresholds: Record<string, number> = {},
) =>
  judgeOne(
    replacement,
    'x',
    {
      entities: [
        firm('x', 'KZ', founded === undefined ? {} : { founded }),
        firm('l', 'KZ', { acts: [listing === undefined ? LISTING : { ...LISTING, date: listing }] }),
        firm('a', 'DE'),
        firm('b', 'RU'),
      ],
      relations,
    },
    { thresholds },
  );

/** The listed firm dealt with both partners in 2023, the newcomer on a date of its own. */
const trade = (date: string | undefined): RelationRecord[] => [
  shipment('1', 'a', 'l', '2023-02'),
  shipment('2', 'l', 'b', '2023-03'),
  shipment('3', 'a', 'x', date),
  shipment('4', 'x', 'b', date),
];

describe('replacement', () => {
  it('is present in the tutorial for the successor at the same office', async () => {
    const flags = await judgeAll(replacement, await tutorialCase());
    const present = [...flags.values()].filter(({ outcome }) => outcome === 'present').map(({ subject }) => subject);
    expect(present).toEqual(['tausamal']);
    expect(flags.get('tausamal')?.sentence).toBe(
      'Tau-Samal Trade LLP was founded 23 Aug 2024, 60 days after the listing of Ala-Tau Trade LLP (KZ) by EU Council ' +
        '(24 Jun 2024), limit 180 days; it has 4 things of it (the office “Office 5, 12 Samal Row, Almaty”, a contact, ' +
        'the partner Vektor Import OOO and the partner Elbe Components GmbH), where 2 are needed.',
    );
  });

  it('holds the days at their boundary', async () => {
    expect(await follows('2023-12-28', '2023-07-01', trade('2024-02'))).toMatchObject({ outcome: 'present' });
    expect(await follows('2023-12-29', '2023-07-01', trade('2024-02'))).toMatchObject({ outcome: 'absent' });
    expect(await follows('2023-07-01', '2023-07-01', trade('2024-02'))).toMatchObject({ outcome: 'present' });
    expect(await follows('2023-06-30', '2023-07-01', trade('2024-02'))).toMatchObject({ outcome: 'absent' });
    expect(await follows('2023-12-29', '2023-07-01', trade('2024-02'), { 'replacement.days': 181 })).toMatchObject({
      outcome: 'present',
    });
    expect(await follows('2023-12', '2023-07-01', trade('2024-02'))).toMatchObject({
      outcome: 'unknown',
      missing: 'the days of founding and listing',
    });
  });

  it('needs two things taken over after the listing', async () => {
    expect(await follows('2023-08-01', '2023-07-01', trade('2023-07-01'))).toMatchObject({ outcome: 'absent' });
    expect(await follows('2023-08-01', '2023-07-01', trade('2023-07-02'))).toMatchObject({ outcome: 'present' });
    expect(await follows('2023-08-01', '2023-07-01', trade('2024').slice(0, 3))).toMatchObject({ outcome: 'absent' });
    expect(
      await follows('2023-08-01', '2023-07-01', trade('2024').slice(0, 3), { 'replacement.shared': 1 }),
    ).toMatchObject({ outcome: 'present' });
    const contact: RelationRecord = { id: '5', kind: 'same_contact', from: 'x', to: 'l' };
    expect(await follows('2023-08-01', '2023-07-01', [...trade('2024').slice(0, 3), contact])).toMatchObject({
      outcome: 'present',
    });
  });

  it('cannot tell without the dates that decide', async () => {
    expect(await follows(undefined, '2023-07-01', trade('2024'))).toMatchObject({
      outcome: 'unknown',
      missing: 'the founding date of Firm x',
    });
    expect(await follows('2023-08-01', undefined, trade('2024'))).toMatchObject({ outcome: 'unknown' });
    expect(await follows('2023-08-01', '2023-07-01', trade(undefined))).toMatchObject({
      outcome: 'unknown',
      missing: 'the dates of trade with the shared partners',
    });
  });

  it('is absent for a firm that shares nothing with a listed one', async () => {
    const other = [shipment('1', 'a', 'x', '2024')];
    expect(await follows('2023-08-01', '2023-07-01', other)).toMatchObject({ outcome: 'absent', entities: ['x'] });
    expect(await follows(undefined, '2023-07-01', other)).toMatchObject({ outcome: 'absent' });
    expect(await follows(undefined, '2023-07-01', [])).toMatchObject({
      outcome: 'unknown',
      missing: 'the trade, the address and the contacts of Firm x',
    });
  });

  it('agrees with plain arithmetic on days, on 500 random cases', async () => {
    const random = new Random(180);
    const day = (): string =>
      `2023-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`;
    for (let round = 0; round < 500; round++) {
      const [listing, founded] = [day(), day()];
      const days = (Date.parse(founded) - Date.parse(listing)) / 86_400_000;
      const limit = random.int(30, 250);
      const flag = await follows(
        founded,
        listing,
        trade('2024-02').map((one) => (one.id < '3' ? { ...one, dates: { from: '2022', to: '2022' } } : one)),
        {
          'replacement.days': limit,
        },
      );
      expect(flag?.outcome, `round ${round}: ${listing} ${founded} ${limit}`).toBe(
        days >= 0 && days <= limit ? 'present' : 'absent',
      );
    }
  });
});
