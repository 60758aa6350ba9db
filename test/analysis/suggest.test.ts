import { describe, expect, it } from 'vitest';
import { suggest, suggestedIds, suggestedQuery } from '../../src/analysis/suggest.ts';
import type { CaseData } from '../../src/case/caseData.ts';
import type { SuggestedEnd } from '../../src/model/result.ts';
import type { EntityRecord, RelationRecord } from '../../src/model/records.ts';
import type { RelationKind } from '../../src/model/relationKinds.ts';
import { smallCase } from '../support/smallCase.ts';

/** A case from words: `"a:manufacturer:US"` for entities, `"a ships b"` for relations. */
function caseOf(entities: readonly string[], relations: readonly `${string} ${RelationKind} ${string}`[]): CaseData {
  return smallCase({
    entities: entities.map((text): EntityRecord => {
      const [id = '', kind = '', country = ''] = text.split(':');
      const isListed = id.endsWith('!');
      return {
        id,
        kind: KINDS.find((known) => known === kind) ?? 'other',
        name: id,
        ...(country === '' ? {} : { countries: [country] }),
        ...(isListed ? { acts: [{ type: 'listed', authority: 'Council', dateIs: 'on', about: 'this' }] } : {}),
      };
    }),
    relations: relations.map((text, i): RelationRecord => {
      const [from = '', , to = ''] = text.split(' ');
      const kind = RELATIONS.find((known) => text.includes(` ${known} `)) ?? 'linked_to';
      return { id: `r${i}`, kind, from, to };
    }),
  });
}

/** The suggestion with the parties that its ends stand for. */
function suggestedOf(data: CaseData) {
  const suggestion = suggest(data);
  const resolved = (end: SuggestedEnd | undefined) => end && { ids: suggestedIds(data, end), label: end.label };
  return { ...suggestion, from: resolved(suggestion.from), to: resolved(suggestion.to) };
}

const KINDS = ['manufacturer', 'distributor', 'trader', 'company', 'end_user', 'person'] as const;
const RELATIONS = ['ships', 'orders_from', 'pays', 'owns', 'linked_to'] as const;

describe('suggested ends', () => {
  it('are makers outside Russia and end-users in Russia where there are any', () => {
    const data = caseOf(
      ['m:manufacturer:US', 'ru:manufacturer:RU', 'd:distributor:DE', 't:trader:KZ', 'u:end_user:RU', 'r:trader:RU'],
      ['m ships d', 'd ships t', 't ships u', 't ships r', 'ru ships r'],
    );
    expect(suggestedOf(data)).toMatchObject({
      from: { ids: ['m'], label: 'Manufacturers outside Russia and Belarus' },
      to: { ids: ['u'], label: 'End-users in Russia' },
      layer: 'goods',
      why: 'Starting from manufacturers outside Russia and Belarus, 1. Ending at end-users in Russia, 1.',
    });
    expect(suggestedQuery(data)).toMatchObject({
      from: { rule: 'kind=manufacturer country!=RU,BY' },
      to: { rule: 'kind=end_user country=RU' },
      layer: 'goods',
      goodsMatch: 'prefer',
      goodsDigits: 4,
    });
  });

  it('fall back to distributors, and to the last Russian receivers, one rung at a time', () => {
    const data = caseOf(
      ['d:distributor:DE', 's:trader:US', 't:trader:KZ', 'r:trader:RU', 'q:trader:RU', 'x:trader:TR'],
      ['d ships t', 's ships t', 't ships r', 't ships q', 'q ships r', 't ships x'],
    );
    const { from, to, why } = suggestedOf(data);
    expect(from?.ids).toEqual(['d']);
    expect(to?.ids).toEqual(['r']);
    expect(why).toContain('No end-users are recorded. Showing the last recorded Russian receivers, 1.');
  });

  it('fall back to first senders outside and to any last receivers, reading orders backwards', () => {
    const data = caseOf(
      ['s:trader:US', 'n:trader', 't:trader:KZ', 'x:trader:TR'],
      ['t orders_from s', 't orders_from n', 't ships x'],
    );
    const { from, to, why } = suggestedOf(data);
    expect(from).toEqual({ ids: ['s'], label: 'Senders outside Russia and Belarus that receive nothing' });
    expect(to?.ids).toEqual(['x']);
    expect(why).toContain('No end-users are recorded. Showing the receivers that send nothing, 1.');
    expect(suggestedQuery(data)).toMatchObject({
      from: { rule: 'goods=only_sends country!=RU,BY' },
      to: { rule: 'goods=only_receives' },
    });
  });

  it('pass over end-users that nothing recorded leads to, and say so', () => {
    const data = caseOf(
      ['m:manufacturer:US', 't:trader:KZ', 'r:trader:RU', 'u:end_user:RU', 'd:trader:FI'],
      ['m ships t', 't ships r', 'd ships u'],
    );
    const { from, to, why } = suggestedOf(data);
    expect(from?.ids).toEqual(['m']);
    expect(to?.ids).toEqual(['r', 'u']);
    expect(why).toContain(
      'No recorded trade leads from there to the end-users in Russia, 1. Showing the last recorded Russian receivers, 2.',
    );
  });

  it('say when one step is recorded', () => {
    const data = caseOf(['s:trader:US', 'x:trader:RU'], ['s ships x']);
    expect(suggest(data).why).toMatch(/One step is recorded\.$/);
    expect(suggest(data).sort).toBe('tier');
  });

  it('follow payments from buyers to suppliers where only payments are recorded', () => {
    const data = caseOf(['u:end_user:RU', 'b:trader:AE', 'm:manufacturer:US'], ['u pays b', 'b pays m']);
    expect(suggestedOf(data)).toMatchObject({
      from: { ids: ['u'] },
      to: { ids: ['m'] },
      layer: 'money',
      sort: 'value',
    });
    expect(suggestedQuery(data)).toMatchObject({ layer: 'money', maxGapDays: 30, goodsMatch: 'off' });
    const bare = caseOf(['r:trader:RU', 'b:trader:AE', 's:trader:US'], ['r pays b', 'b pays s']);
    expect(suggestedOf(bare)).toMatchObject({
      from: { ids: ['r'], label: 'Last recorded Russian payers' },
      to: { ids: ['s'], label: 'Payees outside Russia and Belarus that pay nothing' },
    });
  });

  it('claim no chain for ownership: they ask about the most connected listed party', () => {
    const data = caseOf(
      ['a:company:RU', 'b!:company:RU', 'c!:person:RU', 'd:company:CY'],
      ['a owns d', 'a owns c!', 'a owns b!', 'c! owns d'],
    );
    expect(suggest(data)).toEqual({
      from: undefined,
      to: undefined,
      layer: undefined,
      sort: 'shortest',
      why: 'No trade is recorded. Who owns or controls c!?',
      start: 'c!',
    });
    expect(suggestedQuery(data)).toBeUndefined();
  });

  it('let a person pick two in a graph without kinds, with order and goods off', () => {
    const data = caseOf(['a', 'b', 'c'], ['a linked_to b', 'b linked_to c']);
    expect(suggest(data)).toMatchObject({ from: undefined, to: undefined, layer: 'any', start: 'b' });
    expect(suggestedQuery(data)).toMatchObject({
      from: { ids: [] },
      to: { ids: [] },
      layer: 'any',
      order: false,
      goodsMatch: 'off',
    });
  });

  it('have nothing to say of an empty case', () => {
    const data = caseOf([], []);
    expect(suggest(data)).toMatchObject({ from: undefined, to: undefined, layer: undefined, start: undefined });
    expect(suggestedQuery(data)).toBeUndefined();
  });
});
