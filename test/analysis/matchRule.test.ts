import { describe, expect, it } from 'vitest';
import { matchRule } from '../../src/analysis/matchRule.ts';
import { resolveEnds } from '../../src/analysis/ends.ts';
import { parseRule } from '../../src/model/rule.ts';
import { smallCase } from '../support/smallCase.ts';

const data = smallCase({
  entities: [
    { id: 'maker', kind: 'manufacturer', name: 'Chips Ltd', countries: ['US'], aliases: ['Old Chips'] },
    { id: 'trader', kind: 'trader', name: 'Торговый дом', countries: ['KZ', 'RU'], topics: ['sanction'] },
    { id: 'nowhere', kind: 'trader', name: 'Somebody', unnamed: true, topics: ['sanction.linked'] },
    {
      id: 'listed',
      kind: 'end_user',
      name: 'Listed "works", plant 1',
      countries: ['RU'],
      acts: [{ type: 'listed', authority: 'Council', dateIs: 'on', about: 'this', date: '2023-01-01' }],
    },
  ],
  relations: [{ id: 'r', kind: 'ships', from: 'maker', to: 'ghost' }],
});

const matches = (text: string): string[] => {
  const reading = parseRule(text);
  if (!reading.ok) throw new Error(reading.fault.message);
  return matchRule(data, reading.rule).map((entity) => data.entities.ids.get(entity));
};

describe('matching a rule', () => {
  it.each([
    ['kind=trader', ['trader', 'nowhere']],
    ['kind=trader,manufacturer country=KZ,US', ['maker', 'trader']],
    ['family=trade', ['trader', 'nowhere']],
    ['country!=RU,BY', ['maker']],
    ['country=?', ['nowhere', 'ghost']],
    ['country=?,US', ['maker', 'nowhere', 'ghost']],
    ['country!=?', ['maker', 'trader', 'listed']],
    ['kind=?', ['ghost']],
    ['kind!=trader', ['maker', 'listed']],
    ['topic=sanction', ['trader']],
    ['topic~SANCTION', ['trader', 'nowhere']],
    ['unnamed=yes', ['nowhere']],
    ['listed=no unnamed=no', ['maker', 'ghost']],
    ['name~chips', ['maker']],
    ['name="Old Chips"', ['maker']],
    ['name~ДОМ,plant', ['trader', 'listed']],
    ['name="Listed \\"works\\", plant 1"', ['listed']],
    ['id=maker,ghost', ['maker', 'ghost']],
    ['id~LIST', ['listed']],
    ['goods=only_sends', ['maker']],
    ['goods=only_receives', ['ghost']],
    ['goods=only_sends,only_receives kind!=trader', ['maker']],
    ['goods!=only_sends', ['ghost']],
    ['goods=both', []],
    ['goods=?', ['trader', 'nowhere', 'listed']],
    ['money=?', ['maker', 'trader', 'nowhere', 'listed', 'ghost']],
  ])('%s', (rule, expected) => {
    expect(matches(rule).sort()).toEqual([...expected].sort());
  });
});

describe('the ends of a trace', () => {
  it('take exclusions from the to-set first, then these and the to-set from the from-set', () => {
    const { from, to, excluded } = resolveEnds(data, {
      from: { ids: ['maker', 'trader', 'listed', 'maker', 'unknown'] },
      to: { rule: 'country=RU' },
      exclude: ['trader'],
    });
    const ids = (entities: readonly number[]): string[] => entities.map((entity) => data.entities.ids.get(entity));
    expect(ids(to)).toEqual(['listed']);
    expect(ids(from)).toEqual(['maker']);
    expect(ids(excluded)).toEqual(['trader']);
  });

  it('say what is wrong with a rule', () => {
    expect(() => resolveEnds(data, { from: { rule: 'kind=' }, to: { ids: [] }, exclude: [] })).toThrow(
      'The rule "kind=" cannot be read. A value for kind is missing at character 6.',
    );
  });
});
