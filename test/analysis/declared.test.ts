import { describe, expect, it } from 'vitest';
import { declaredElsewhere } from '../../src/analysis/declared.ts';
import type { EntityRecord, RelationRecord } from '../../src/model/records.ts';
import { smallCase } from '../support/smallCase.ts';
import { tutorialCase } from './removal/tutorialCase.ts';

const firm = (id: string, country?: string): EntityRecord => ({
  id,
  kind: 'company',
  name: id,
  ...(country === undefined ? {} : { countries: [country] }),
});
const FIRMS = [firm('sender', 'DE'), firm('buyer', 'RU'), firm('uzbek', 'UZ'), firm('russian', 'RU'), firm('nowhere')];
const day = { from: '2023-01-14', to: '2023-01-14' };
const DELIVERY: RelationRecord = {
  id: 'delivery',
  kind: 'ships',
  from: 'sender',
  to: 'buyer',
  dates: day,
  goods: { hs: ['854231'] },
  refs: [{ type: 'invoice', number: 'Z-1' }],
};

function found(delivery: Partial<RelationRecord>, ...declarations: readonly Partial<RelationRecord>[]) {
  const relations: RelationRecord[] = [
    { ...DELIVERY, ...delivery },
    ...declarations.map((more, index): RelationRecord => ({
      id: `d${index}`,
      kind: 'declares',
      from: 'sender',
      to: 'uzbek',
      dates: day,
      goods: { hs: ['85423100'] },
      ...more,
    })),
  ];
  const data = smallCase({ entities: FIRMS, relations });
  return declaredElsewhere(data, data.relations.index.find('delivery'));
}

describe('a delivery declared for somewhere else', () => {
  it('is told by a declaration of the same sender, day and HS-6 code for another country', async () => {
    expect(await found({}, {})).toEqual([
      { relation: 'delivery', from: 'sender', to: 'buyer', declaration: 'd0', party: 'uzbek', countries: ['UZ'] },
    ]);
  });

  it('is told by a shared reference, whatever the day', async () => {
    const declaration = { dates: { from: '2022', to: '2022' }, goods: {}, refs: [{ type: 'cmr', number: 'Z-1' }] };
    expect(await found({}, declaration)).toHaveLength(1);
    expect(await found({}, { ...declaration, refs: [{ type: 'cmr', number: 'Z-2' }] })).toEqual([]);
  });

  it('is not told by other days, months, codes, senders or short codes', async () => {
    for (const other of [
      { dates: { from: '2023-01-15', to: '2023-01-15' } },
      { dates: { from: '2023-01', to: '2023-01' } },
      { goods: { hs: ['854232'] } },
      { goods: { hs: ['8542'] } },
      { from: 'russian' },
    ]) {
      expect(await found({}, other)).toEqual([]);
    }
    const { dates: _, ...undated } = DELIVERY;
    expect(await found({ ...undated, refs: [] }, { to: 'buyer' })).toEqual([]);
  });

  it('does not differ where the declared party or country is that of the receiver', async () => {
    expect(await found({}, { to: 'buyer' })).toEqual([]);
    expect(await found({}, { to: 'russian' })).toEqual([]);
    expect(await found({}, { to: 'uzbek', declaredDestination: 'RU' })).toEqual([]);
  });

  it('is told by its own declared destination, once, unless a declaration says the same', async () => {
    const own = { relation: 'delivery', from: 'sender', to: 'buyer', declaration: undefined, party: undefined };
    expect(await found({ declaredDestination: 'KZ' })).toEqual([{ ...own, countries: ['KZ'] }]);
    expect(await found({ declaredDestination: 'RU' })).toEqual([]);
    expect(await found({ declaredDestination: 'UZ' }, {})).toHaveLength(1);
    expect(await found({ declaredDestination: 'KZ' }, {})).toHaveLength(2);
    // Where the receiver is, is not recorded: nothing differs from that.
    expect(await found({ declaredDestination: 'KZ', to: 'nowhere' })).toEqual([]);
  });

  it('reads orders backwards and asks nothing of what moves no goods', async () => {
    expect(await found({ kind: 'orders_from', from: 'buyer', to: 'sender' }, {})).toMatchObject([
      { from: 'sender', to: 'buyer', party: 'uzbek' },
    ]);
    expect(await found({ kind: 'pays' }, {})).toEqual([]);
  });

  it('is found in the tutorial, where Ala-Tau declared for Kazakhstan what went to Russia', async () => {
    const data = await tutorialCase();
    const answer = await declaredElsewhere(data, data.relations.index.find('R005'));
    expect(answer).toMatchObject([{ from: 'alatau', to: 'vektor', declaration: 'R120', party: 'kazakhstan' }]);
  });
});
