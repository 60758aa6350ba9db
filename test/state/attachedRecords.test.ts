import { describe, expect, it } from 'vitest';
import { attachedRecords } from '../../src/state/attachedRecords.ts';
import { isOwnRecord } from '../../src/share/ownSchema.ts';
import { isOwnId } from '../../src/model/ownRecord.ts';
import type { ProposedMatch } from '../../src/worker/intake.ts';

function match(id: string, source: ProposedMatch['acts'][number]['source'], date = '2023-01-10'): ProposedMatch {
  const brief = {
    id,
    name: id,
    kind: 'company',
    countries: [],
    unnamed: false,
    placeholder: false,
    listed: false,
  } as const;
  return {
    entry: { id: `list-${id}`, kind: 'company', name: `Listed ${id}` },
    party: { id, kind: 'company', name: id },
    brief,
    acts: [{ act: { type: 'listed', authority: 'BIS', date, dateIs: 'on', about: 'this' }, source }],
    basis: 'name',
    strength: 'fair',
    reason: 'both are called the same',
  };
}

const LIST = { id: 'list', title: 'Invented list', publisher: 'Invented office', derivedFrom: ['other'] };

describe('attached matches', () => {
  it('become acts with one source, dated by the list where it gives no date, in the form that links carry', () => {
    const records = attachedRecords([match('a', LIST), match('b', LIST)], '2024-05-31', []);
    expect(records.map(({ type }) => type)).toEqual(['source', 'act', 'act']);
    expect(records.every(isOwnRecord)).toBe(true);
    const [source, first] = records;
    if (source?.type !== 'source' || first?.type !== 'act') throw new Error('The source comes before its acts.');
    expect(isOwnId(source.record.id)).toBe(true);
    expect(source.record).toMatchObject({ title: 'Invented list', publisher: 'Invented office', date: '2024-05-31' });
    expect(source.record.derivedFrom).toBeUndefined();
    expect(first).toMatchObject({ entity: 'a', act: { type: 'listed', authority: 'BIS', source: source.record.id } });
    expect(first.act.note).toBe(
      'Attached from the entry “Listed a” (list-a): both are called the same; confirmed by the analyst.',
    );
  });

  it('do not name a natural person in the note', () => {
    const found = match('a', LIST);
    const person = { ...found, entry: { ...found.entry, kind: 'person' as const }, basis: 'person' as const };
    const act = attachedRecords([person], undefined, []).find(({ type }) => type === 'act');
    expect(act?.type === 'act' && act.act.note).toBe(
      'Attached from the entry list-a: name, birth date and country agree; confirmed by the analyst.',
    );
  });

  it('keep the date of a source that has one', () => {
    const [source] = attachedRecords([match('a', { ...LIST, date: '2021-07-07' })], '2024-05-31', []);
    expect(source?.type === 'source' && source.record.date).toBe('2021-07-07');
  });

  it('are not added a second time', () => {
    const once = attachedRecords([match('a', LIST)], '2024-05-31', []);
    expect(attachedRecords([match('a', LIST)], '2024-05-31', once)).toEqual([]);
    const next = attachedRecords([match('a', LIST), match('b', LIST)], '2024-05-31', once);
    expect(next.map(({ type }) => type)).toEqual(['act']);
  });

  it('of another day rest on another source', () => {
    const once = attachedRecords([match('a', LIST)], '2024-05-31', []);
    const later = attachedRecords([match('b', LIST)], '2024-06-30', once);
    expect(later.map(({ type }) => type)).toEqual(['source', 'act']);
  });
});
